/** What is answered about inquiries (咨询). */
import * as z from "zod";
import { HANDLER_POSTS } from "../../domain/review/opinion.ts";
import { LADDER } from "../../domain/review/ladder.ts";
import { deadline, instant, lamp, named } from "../base/answers.ts";
import { applicationId, inquiryId } from "../base/identifiers.ts";
import { offer } from "../base/offer.ts";
import { pageEnd } from "../base/lists.ts";

const organ = z.strictObject({ id: z.string(), ...named });

export const InquiryAnswer = z
  .strictObject({
    inquiryId,
    applicationId: applicationId.nullable().meta({ description: "null of one before there is a case" }),
    projectType: z.string().nullable().meta({
      description: "what kind of project it is about, before there is a case; null of one on a case",
    }),
    text: z.string(),
    status: z.enum(["open", "answered"]),
    askedAt: instant,
    answerBy: deadline,
    lamp,
    overdue: z.boolean(),
    raisedTo: z
      .enum(LADDER)
      .nullable()
      .meta({ description: "how far up the ladder one is that is late; null while it is in time" }),
    urged: z
      .strictObject({ name: z.string(), post: z.enum(["leader", "head"]) })
      .nullable()
      .meta({
        description: "whom the ladder has reached in the organ that has it; null while it is in time",
      }),
    holder: z
      .strictObject({
        organ,
        post: z.string().nullable(),
        person: z.strictObject({ name: z.string(), post: z.enum(HANDLER_POSTS).nullable() }),
        enquiries: z.string().meta({ description: "the telephone number of the organ" }),
        since: instant,
        by: z.enum(["asked", "accepted", "assigned"]),
      })
      .meta({ description: "who answers for it now: always one post, and one person" }),
    offered: z
      .strictObject({ organ, reasons: z.string(), at: instant, answerBy: deadline })
      .nullable()
      .meta({ description: "to whom it is handed on (转办); it stays with its holder until they accept it" }),
    awaitsAssignment: z
      .boolean()
      .meta({ description: "nobody has taken it: the supervisor names who answers it" }),
    steps: z
      .array(
        z.strictObject({
          step: z.enum(["handed-on", "accepted", "refused", "assigned"]),
          at: instant,
          organ: organ.nullable().meta({ description: "to whom it was handed on, or who was named" }),
          person: z.string().nullable(),
          reasons: z.string().nullable(),
        }),
      )
      .meta({ description: "what has become of it, oldest first" }),
    answer: z.string().nullable(),
    answeredAt: instant.nullable(),
    offers: z
      .array(
        z.discriminatedUnion("command", [
          offer("answerInquiry", {}),
          offer("handInquiryOn", {}),
          offer("answerInquiryOffer", {}),
          offer("assignInquiry", {}),
        ]),
      )
      .meta({ description: "what the caller may do with it now" }),
  })
  .meta({ id: "Inquiry" });

/** The number of a question before there is a case, with the code that opens it: nobody else is told the code. */
export const AskedAnswer = z.strictObject({
  inquiry: InquiryAnswer,
  queryCode: z.string().meta({ description: "opens it; it is shown once, and not kept" }),
});

export const InquiriesAnswer = z.strictObject({ inquiries: z.array(InquiryAnswer), ...pageEnd });
