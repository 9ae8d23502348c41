/** What webhooks say. One about a review: ids, names of the catalogue and dates; what people wrote is read through the API. */
import * as z from "zod";
import { bindingLimit, instant, limitUnit, onTimeout } from "../base/answers.ts";

const Naming = z
  .object({
    decides: z.enum(["lead", "supervisor"]).nullable(),
    until: instant.nullable(),
    named: z.string().nullable(),
  })
  .meta({ id: "WebhookNaming" });

export type NamingData = z.infer<typeof Naming>;

export const WebhookData = z
  .object({
    reviewId: z.string(),
    applicationId: z.string(),
    department: z.string(),
    matter: z.object({ code: z.string(), name: z.string() }).meta({ id: "WebhookMatter" }),
    project: z
      .object({ name: z.string(), code: z.string(), type: z.string() })
      .meta({ id: "WebhookProject" }),
    status: z.string(),
    limit: z.object({ days: z.int(), unit: limitUnit }).meta({ id: "WebhookLimit" }),
    bindingLimit: bindingLimit.nullable(),
    onTimeout,
    dueAt: instant.nullable(),
    sittingAt: instant.nullable().meta({
      description: "when the joint review sits that the department is invited to; `null` where there is none",
    }),
    visitAt: instant.nullable().meta({
      description:
        "when the joint site visit begins that the department is invited to; `null` where there is none",
    }),
    naming: Naming.nullable().meta({
      description:
        "whose the matter is, where that is disputed or goes round (踢皮球): who names it until when, and who was named; `null` where neither is so",
    }),
    callbackUrl: z
      .string()
      .meta({ format: "uri-reference", description: "where the opinion goes, relative to the API" }),
  })
  .meta({ id: "WebhookData" });

export const WebhookBody = z
  .object({ type: z.string(), timestamp: instant, data: WebhookData })
  .meta({ id: "WebhookBody" });

/** What a webhook about an inquiry says: that it is there, and until when; the question is read through the API. */
export const InquiryWebhookData = z
  .object({
    inquiryId: z.string(),
    applicationId: z.string().nullable().meta({ description: "null of one before there is a case" }),
    department: z.string(),
    status: z.enum(["open", "answered"]),
    askedAt: instant,
    answerBy: instant.nullable(),
    acceptBy: instant.nullable().meta({
      description: "until when the department says whether it takes it; `null` where nobody has to",
    }),
    readUrl: z
      .string()
      .meta({ format: "uri-reference", description: "where it is read, relative to the API" }),
  })
  .meta({ id: "InquiryWebhookData" });

export const InquiryWebhookBody = z
  .object({ type: z.string(), timestamp: instant, data: InquiryWebhookData })
  .meta({ id: "InquiryWebhookBody" });

/** What a webhook to whoever keeps track of a case says (专人负责): which case, and what to look at; the rest is read through the API. */
export const TrackingWebhookData = z
  .object({
    applicationId: z.string(),
    project: z.object({ name: z.string(), code: z.string() }).meta({ id: "TrackedProject" }),
    department: z.string().meta({ description: "the tracker's" }),
    reviewId: z
      .string()
      .nullable()
      .meta({ description: "whose lamp has turned yellow; `null` where it is told of the case" }),
    contactBy: instant.nullable().meta({
      description: "until when contact is to be made; `null` once it was",
    }),
    readUrl: z
      .string()
      .meta({ format: "uri-reference", description: "where it is read, relative to the API" }),
  })
  .meta({ id: "TrackingWebhookData" });

export const TrackingWebhookBody = z
  .object({ type: z.string(), timestamp: instant, data: TrackingWebhookData })
  .meta({ id: "TrackingWebhookBody" });

export type TrackingWebhookBody = z.infer<typeof TrackingWebhookBody>;
export type InquiryWebhookBody = z.infer<typeof InquiryWebhookBody>;
export type WebhookBody = z.infer<typeof WebhookBody>;
