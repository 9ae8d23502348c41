/** What is sent and answered about whom to ring up. */
import * as z from "zod";
import type { Contact } from "../../domain/application/contact.ts";
import { instant } from "../base/answers.ts";
import { fault } from "../base/faults.ts";
import { applicationId } from "../base/identifiers.ts";
import { text } from "../base/primitives.ts";

/** Whom to ring up, or write to: kept apart from the case, for its applicant and its departments alone, and not for ever. */
export const ContactBody = z.strictObject({
  name: text(100),
  phone: z.string().regex(/^[+\d][\d -]{4,30}$/, fault("telephone")),
  email: z
    .email(fault("email"))
    .max(100)
    .exactOptional()
    .meta({ description: "where notifications go, if anywhere" }),
}) satisfies z.ZodType<Contact>;

export const ContactAnswer = z.strictObject({
  applicationId,
  contact: z
    .strictObject({ name: z.string(), phone: z.string(), email: z.string().optional() })
    .nullable()
    .meta({ description: "null once it has been erased" }),
  correctedAt: instant.nullable(),
  erasedAt: instant.nullable(),
});

/** Why what is personal of a case is erased before its time. */
export const ErasureBody = z.strictObject({
  basis: text(200).meta({ description: "the provision that asks for it" }),
  reasons: text(500),
});

export const ErasureAnswer = z.strictObject({
  applicationId,
  erasedAt: instant,
  why: z.enum(["retention", "ordered"]),
  basis: z.string(),
});
