/** The events of the whole: its limit (办理总时限), and what becomes of its decision where that is looked at again (复核). */
import * as z from "zod";
import { REVISION_RESULTS, type DecisionRevised } from "../../domain/application/revision.ts";
import { decisionRevised } from "../../domain/notices/ofRevision.ts";
import { decision } from "./shapes/application.ts";
import type { WholeEvent } from "../../domain/application/whole.ts";
import { wholeExtended, wholeOverdue } from "../../domain/notices/ofWhole.ts";
import type { EventRow } from "./row.ts";
import { day, instant, text } from "./shapes/base.ts";
import { approver } from "./shapes/review.ts";

export const OF_THE_WHOLE = {
  "whole-extension-asked": {
    data: z.object({
      type: z.literal("whole-extension-asked"),
      days: z.int().min(1),
      reasons: text,
      at: instant,
    }),
    announced: ({ days, at }) => ({ days, at }),
  },
  "whole-extended": {
    data: z.object({
      type: z.literal("whole-extended"),
      extension: z.object({
        days: z.int().min(1),
        reasons: text,
        approver,
        before: day,
        after: day,
        at: instant,
      }),
    }),
    announced: ({ extension: { days, before, after, at } }) => ({ days, before, after, at }),
    notices: wholeExtended,
    mail: "progress",
  },
  "whole-overdue": {
    data: z.object({ type: z.literal("whole-overdue"), asOf: instant, dueDate: day }),
    announced: ({ asOf }) => ({ asOf }),
    follows: () => [{ does: "count" }],
    notices: wholeOverdue,
    mail: "progress",
  },
  "decision-revised": {
    data: z.object({
      type: z.literal("decision-revised"),
      revision: z.object({
        reviewId: text,
        result: z.enum(REVISION_RESULTS),
        reasons: text,
        article: text.nullable(),
        change: text.nullable(),
        compensation: text.nullable(),
        at: instant,
      }),
      decision,
    }),
    announced: ({ revision: { reviewId, result, at }, decision: { result: now } }) => ({
      reviewId,
      result,
      decision: now,
      at,
    }),
    notices: decisionRevised,
    mail: "progress",
  },
} as const satisfies { [E in WholeEvent | DecisionRevised as E["type"]]: EventRow<E> };
