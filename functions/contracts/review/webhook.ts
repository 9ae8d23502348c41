/** What a webhook about a review says: ids, names of the catalogue and dates; what people wrote is read through the API. */
import * as z from "zod";
import { bindingLimit, instant, limitUnit, onTimeout } from "../base/answers.ts";

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
    callbackUrl: z
      .string()
      .meta({ format: "uri-reference", description: "where the opinion goes, relative to the API" }),
  })
  .meta({ id: "WebhookData" });

export const WebhookBody = z
  .object({ type: z.string(), timestamp: instant, data: WebhookData })
  .meta({ id: "WebhookBody" });

export type WebhookBody = z.infer<typeof WebhookBody>;
