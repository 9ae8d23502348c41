/** The notices about one review, for whoever may see it: its department, the lead, supervisors. */
import { callText } from "../api/client.ts";
import { language } from "../language/language.ts";
import { useAnswer } from "../load/useLoaded.ts";
import { NoticeReader, type NoticeReaderProps } from "./NoticeReader.tsx";

type Props = {
  reviewId: string;
  /** The list is read again when this changes. */
  standing?: string;
} & Pick<NoticeReaderProps, "empty">;

export function ReviewNotices({ reviewId, standing, empty }: Props) {
  const list = useAnswer("listReviewNotices", { path: { reviewId } }, standing);
  const read = async (noticeId: string) =>
    callText("getReviewNotice", { path: { reviewId, noticeId }, query: { lang: language } }, "text/html");
  return <NoticeReader list={list} read={read} empty={empty} />;
}
