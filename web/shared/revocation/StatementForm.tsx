/** 陈述、申辩: the applicant states their side, once, before a consent by silence is taken back. */
import type { ReviewSummary, Status } from "../api/answers.ts";
import { call } from "../api/client.ts";
import { Field } from "../form/Field.tsx";
import { Form } from "../form/Form.tsx";
import { standingOne } from "./Announced.tsx";
import { revocationWords as SAYS } from "./words.ts";

type Props = {
  own: { applicationId: string; queryCode: string | null };
  review: ReviewSummary;
  onStatus: (status: Status) => void;
};

export function StatementForm({ own, review, onStatus }: Props) {
  const standing = standingOne(review);
  if (standing === null) return null;
  const about = { reviewId: review.reviewId, announcedAt: standing.at };
  return (
    <Form
      submit={SAYS.answer.submit}
      sending={SAYS.answer.sending}
      send={async (body) => call("answerRevocation", { path: own, body: { ...body, ...about }, by: own })}
      onDone={onStatus}
    >
      <p>{SAYS.answer.explain}</p>
      <Field path="text" label={SAYS.answer.text} kind="text" longest={2000} />
    </Form>
  );
}
