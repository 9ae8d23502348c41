/** The events of a complaint. */
import * as z from "zod";
import { answered } from "../../domain/notices/ofComplaint.ts";
import type { ComplaintEvent } from "../../domain/supervision/complaint.ts";
import type { EventRow } from "./row.ts";
import { instant, text } from "./shapes/base.ts";
import { actor } from "./shapes/actor.ts";
import { KINDS, WAYS } from "../../domain/supervision/complaint.ts";
import { closings, complaintAnswer, complaintFacts } from "./shapes/supervision.ts";

const act = { by: actor, at: instant };

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
  "complaint-accepted": {
    data: z.object({ type: z.literal("complaint-accepted"), ...act }),
    announced: ({ at }) => ({ at }),
    mail: "progress",
  },
  "complaint-refused": {
    data: z.object({
      type: z.literal("complaint-refused"),
      ways: z.array(z.enum(WAYS)),
      reasons: text,
      ...act,
    }),
    announced: ({ at }) => ({ at }),
    follows: () => [{ does: "count" }],
    mail: "progress",
  },
  "complaint-joined": {
    // Of which other one nobody but supervision learns.
    data: z.object({ type: z.literal("complaint-joined"), to: text, ...act }),
    announced: ({ at }) => ({ at }),
    follows: () => [{ does: "count" }],
    withheld: ["to"],
  },
  "complaint-passed-on": {
    data: z.object({
      type: z.literal("complaint-passed-on"),
      kind: z.enum(KINDS),
      wording: text,
      ...act,
    }),
    announced: ({ at }) => ({ at }),
  },
  "complaint-agreed": {
    data: z.object({ type: z.literal("complaint-agreed"), at: instant }),
    announced: ({ at }) => ({ at }),
  },
  "complaint-closing-extended": {
    data: z.object({ type: z.literal("complaint-closing-extended"), reasons: text, ...act }),
    announced: ({ at }) => ({ at }),
  },
} as const satisfies { [E in ComplaintEvent as E["type"]]: EventRow<E> };
