/** What complaints say. */
import * as z from "zod";
import { attached } from "../base/attached.ts";
import { KINDS, WAYS } from "../../domain/supervision/complaint.ts";
import { breachRule } from "./answers.ts";
import { reviewId } from "../base/identifiers.ts";
import { fault } from "../base/faults.ts";
import { creditCode, departmentId, instant, localDate, text } from "../base/primitives.ts";

export const ComplaintBody = z.strictObject({
  about: z.union(
    [
      z.strictObject({ reviewId }),
      z.strictObject({ department: departmentId }),
      z.strictObject({ supervision: z.literal(true) }),
    ],
    fault("about"),
  ),
  how: z.enum(["confidential"]).optional().meta({
    description: "the department learns neither who complains nor what they write; by name without it",
  }),
  text: text(2000),
  attachments: attached.optional(),
});

/** By nobody: about no review, and without files, by which they could be told. */
export const UnsignedComplaintBody = z.strictObject({
  about: z.union(
    [z.strictObject({ department: departmentId }), z.strictObject({ supervision: z.literal(true) })],
    fault("about-unsigned"),
  ),
  text: text(2000),
});

export const RefusalBody = z.strictObject({
  ways: z
    .array(z.enum(WAYS))
    .min(1)
    .max(WAYS.length)
    .refine((ways) => new Set(ways).size === ways.length, fault("way-twice"))
    .meta({ description: "行政复议, 行政诉讼, or another organ, which the reasons name" }),
  reasons: text(2000),
});

export const PassingOnBody = z.strictObject({
  kind: z.enum(KINDS).meta({ description: "不作为, 慢作为, 乱作为, 服务态度, 其他" }),
  wording: text(1000).meta({ description: "what the department is told, in words of supervision's own" }),
});

/** Which card, as it is shown, and why it should not stand. */
export const CardCorrectionBody = z.strictObject({
  rule: breachRule,
  at: instant.meta({ description: "the instant that the card names" }),
  reasons: text(1000),
});

export const ComplaintAnswerBody = z.strictObject({
  cause: text(2000),
  remedy: text(2000),
  responsibility: text(2000),
  answer: text(2000),
  attachments: attached.optional(),
});

export const ComplaintReopeningBody = z.strictObject({
  reasons: text(2000).meta({ description: "what the answer leaves open" }),
});

const none = z.strictObject({ none: text(1000).meta({ description: "why there is none" }) });
const doer = text(60)
  .optional()
  .meta({ description: "who did it; whoever closes the complaint where it is left out" });
const closing = z.union(
  [
    z.strictObject({
      text: text(2000),
      by: doer,
      on: localDate.optional().meta({
        description: "on which day, today at the latest; the day of the closing where it is left out",
      }),
    }),
    none,
  ],
  fault("closing"),
);

export const ComplaintClosingBody = z.strictObject({
  cause: closing,
  remedy: closing,
  person: closing.meta({ description: "who was dealt with, and how" }),
  measure: z
    .union(
      [
        z.strictObject({
          text: text(2000),
          inForceSince: localDate.meta({
            description: "since which day it is in force, today at the latest",
          }),
          shownBy: text(500).meta({ description: "what shows that it is" }),
          by: doer,
        }),
        none,
      ],
      fault("closing"),
    )
    .meta({ description: "what keeps it from coming again" }),
});

export const HoldBody = z
  .strictObject({
    creditCode,
    reason: text(300),
    basis: text(200),
    from: localDate.meta({ description: "its first day" }),
    until: localDate.nullable().default(null).meta({ description: "its last day, itself included" }),
  })
  .refine(({ from, until }) => until === null || from <= until, {
    path: ["until"],
    error: fault("before-from"),
  });

export const HoldEndBody = z.strictObject({ reason: text(300) });

export const InspectionsBody = z.strictObject({
  marks: z
    .array(
      z.strictObject({
        department: departmentId,
        mark: z
          .number()
          .min(0)
          .max(100)
          .multipleOf(0.01, fault("two-decimals"))
          .meta({ description: "0 to 100, with two decimals at most" }),
        source: text(200).meta({ description: "which inspection, or which paper says so" }),
      }),
    )
    .min(1)
    .max(200)
    .refine(
      (marks) => new Set(marks.map(({ department }) => department)).size === marks.length,
      fault("department-twice"),
    ),
});
