/** The shapes of ids where they come in from outside, by the grammar of each kind. */
import * as z from "zod";
import { asPrinted, IDS, type IdKind } from "../../domain/base/ids.ts";
import { fault } from "./faults.ts";

const FAULT = {
  application: fault("application-id"),
  review: fault("review-id"),
  complaint: fault("complaint-id"),
  confidential: fault("complaint-id"),
  bill: fault("format"),
  paymentCode: fault("payment-code"),
  payout: fault("format"),
  inquiry: fault("inquiry-id"),
  rating: fault("rating-id"),
  notice: fault("notice-id"),
  noticeCode: fault("notice-code"),
  hold: fault("hold-id"),
  authorisation: fault("authorisation-id"),
  file: fault("file-id"),
  uploadKey: fault("upload-key"),
} as const satisfies Readonly<Record<IdKind, string>>;

/** @param text what the id is written in, before its form is looked at */
const id = (kind: IdKind, description: string, example: string, text = z.string()) =>
  text.regex(IDS[kind], FAULT[kind]).meta({ description, examples: [example] });

export const applicationId = id("application", "an application's number", "440307-0123456789ABCDEF");
export const reviewId = id(
  "review",
  "the application's number, a dot and the matter's code",
  "440307-0123456789ABCDEF.consult-water",
).meta({ id: "ReviewId" });
/** What departments hear of by webhook. */
export const recordId = z
  .string()
  .regex(
    new RegExp([IDS.review, IDS.inquiry, IDS.application].map(({ source }) => source).join("|")),
    fault("record-id"),
  )
  .meta({
    description: "a review, an inquiry, or an application as a whole",
    examples: ["440307-0123456789ABCDEF-Q0123456789AB"],
  });
export const noticeId = id("notice", "a notice's id", "decision.application.5");
export const complaintId = id("complaint", "a complaint's id", "440307-0123456789ABCDEF-C0123456789AB");
export const paymentCode = id(
  "paymentCode",
  "the payment code of a slip (缴款码), or with 00 that of all of them",
  "440307-0123456789ABCDEF-P01",
);
export const payoutId = id("payout", "a payout's number", "440307-0123456789ABCDEF-R1-1");
export const inquiryId = id("inquiry", "an inquiry's id", "440307-0123456789ABCDEF-Q0123456789AB");
export const ratingId = id("rating", "a rating's id", "440307-0123456789ABCDEF-S0123456789AB");
export const holdId = id("hold", "an entry of the register of holds", "91990000MA5EXMP08Y-H0123456789AB");
export const authorisationId = id(
  "authorisation",
  "an authorisation of an agent (委托书)",
  "91990000MA5EXMP08Y-A0123456789AB",
);
export const fileId = id("file", "a file's id", "F-0123456789ABCDEFGHJKMNPQRS");
export const uploadKey = id(
  "uploadKey",
  "the key under which files were announced before the submission",
  "0123456789ABCDEF0123456789ABCDEFGHJKMNPQRS",
);
/** Where a file was announced before the submission: by what it is held. */
export const uploadKeyHeader = uploadKey.optional();
export const noticeCode = id(
  "noticeCode",
  "the 16 characters printed on the notice",
  "0123456789ABCDEF",
  z.string().overwrite(asPrinted),
);

/** As people type it: brackets of any kind, spaces, full width, with 第 or without 号. */
export const documentNumber = z
  .string()
  .min(1)
  .max(60)
  .overwrite((typed) =>
    typed
      .normalize("NFKC")
      .replaceAll(/\s/g, "")
      .replaceAll(/[[({<【〖〈《「]/g, "〔")
      .replaceAll(/[\])}>】〗〉》」]/g, "〕")
      .replace(/〕第?(\d+)号?$/, "〕$1号"),
  )
  .meta({ description: "a document's official number (文号)", examples: ["示例受〔2026〕1号"] });

/** No comma: where a header came twice, a gateway joins the two with one. */
const key = z.string().regex(/^[\x21-\x2b\x2d-\x7e]{1,128}$/, fault("idempotency-key"));

export const idempotencyKey = key.optional().meta({
  description: "makes sending it again safe: the same key and body get the first answer",
});

/** Of what cannot be told from another one of the same words. */
export const neededKey = key.meta({
  description: "a new one for each; the same key and body get the first answer, however often they are sent",
});
