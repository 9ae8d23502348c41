/** The events of a complaint. */
import * as z from "zod";
import { answered } from "../../domain/notices/ofComplaint.ts";
import type { ComplaintEvent } from "../../domain/supervision/complaint.ts";
import type { EventRow } from "./row.ts";
import { instant, text } from "./shapes/base.ts";
import { actor } from "./shapes/actor.ts";
import { closings, complaintAnswer, complaintFacts } from "./shapes/supervision.ts";

export const COMPLAINT_EVENTS = {
  "complaint-filed": {
    data: z.object({ type: z.literal("complaint-filed"), facts: complaintFacts }),
    announced: ({ facts: { complaintId, answerBy } }) => ({ complaintId, answerBy }),
    follows: () => [{ does: "count" }],
    mail: "agent",
  },
  "complaint-term-set": {
    data: z.object({ type: z.literal("complaint-term-set"), answerBy: instant }),
    announced: ({ answerBy }) => ({ answerBy }),
  },
  "complaint-answered": {
    data: z.object({
      type: z.literal("complaint-answered"),
      answer: complaintAnswer,
      at: instant,
      by: actor.optional(),
    }),
    announced: ({ at }) => ({ at }),
    notices: answered,
    mail: "progress",
  },
  "complaint-reopened": {
    data: z.object({ type: z.literal("complaint-reopened"), reasons: text, answerBy: instant, at: instant }),
    announced: ({ answerBy, at }) => ({ answerBy, at }),
  },
  "complaint-closed": {
    data: z.object({ type: z.literal("complaint-closed"), closings, by: actor, at: instant }),
    announced: ({ at }) => ({ at }),
  },
} as const satisfies { [E in ComplaintEvent as E["type"]]: EventRow<E> };
