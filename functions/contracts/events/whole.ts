/** The events of the whole's limit (办理总时限). */
import * as z from "zod";
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
    notices: wholeOverdue,
    mail: "progress",
  },
} as const satisfies { [E in WholeEvent as E["type"]]: EventRow<E> };
