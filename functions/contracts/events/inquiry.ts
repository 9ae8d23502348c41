/**
 * The events of an inquiry: what was asked and answered leaves in no announcement. Whom one concerns is announced as `organ`, and
 * hears of it by webhook.
 */
import * as z from "zod";
import type { InquiryEvent } from "../../domain/application/inquiry.ts";
import type { EventRow, Follow } from "./row.ts";
import { firstContact, inquiryFacts } from "./shapes/inquiry.ts";
import { instant, text } from "./shapes/base.ts";

const counts = (): readonly Follow[] => [{ does: "count" }];

export const INQUIRY_EVENTS = {
  "inquiry-asked": {
    data: z.object({ type: z.literal("inquiry-asked"), facts: inquiryFacts }),
    announced: ({ facts: { inquiryId, contact, answerBy } }) => ({
      inquiryId,
      organ: contact.organ.id,
      answerBy,
    }),
    follows: counts,
    webhook: "inquiry.asked",
  },
  "inquiry-term-set": {
    data: z.object({ type: z.literal("inquiry-term-set"), answerBy: instant }),
    announced: ({ answerBy }) => ({ answerBy }),
  },
  "inquiry-handed-on": {
    data: z.object({
      type: z.literal("inquiry-handed-on"),
      to: firstContact,
      reasons: text,
      at: instant,
      answerBy: instant,
    }),
    announced: ({ to, at, answerBy }) => ({ organ: to.organ.id, at, answerBy }),
    follows: counts,
    webhook: "inquiry.handed-on",
  },
  "inquiry-accepted": {
    data: z.object({ type: z.literal("inquiry-accepted"), person: text, at: instant }),
    announced: ({ at }) => ({ at }),
  },
  "inquiry-refused": {
    data: z.object({ type: z.literal("inquiry-refused"), reasons: text, at: instant }),
    announced: ({ at }) => ({ at }),
  },
  "inquiry-assigned": {
    data: z.object({ type: z.literal("inquiry-assigned"), to: firstContact, reasons: text, at: instant }),
    announced: ({ to, at }) => ({ organ: to.organ.id, at }),
    webhook: "inquiry.assigned",
  },
  "inquiry-overdue": {
    data: z.object({ type: z.literal("inquiry-overdue"), organ: text, asOf: instant }),
    announced: ({ organ, asOf }) => ({ organ, asOf }),
    follows: counts,
    webhook: "inquiry.overdue",
  },
  "inquiry-answered": {
    data: z.object({ type: z.literal("inquiry-answered"), answer: text, at: instant }),
    announced: ({ at }) => ({ at }),
    follows: counts,
    mail: "progress",
  },
} as const satisfies { [E in InquiryEvent as E["type"]]: EventRow<E> };
