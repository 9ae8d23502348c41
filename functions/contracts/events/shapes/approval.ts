/** What was asked for by somebody who may not approve it. */
import * as z from "zod";
import { APPROVERS, type ApprovedCommand } from "../../../domain/review/approver.ts";
import type { Asked, AskedAct } from "../../../domain/review/asking.ts";
import { actor } from "./actor.ts";
import { day, instant, shape, text } from "./base.ts";
import { handler, procedureKind, revocationAsked } from "./review.ts";

export const approvedCommand = shape<ApprovedCommand>()(
  z.enum(Object.keys(APPROVERS) as [ApprovedCommand, ...ApprovedCommand[]]),
);

const act = shape<AskedAct>()(
  z.discriminatedUnion("command", [
    z.object({
      command: z.literal("extendLimit"),
      request: z.object({ days: z.int().min(1), reasons: text }),
    }),
    z.object({
      command: z.literal("startSpecialProcedure"),
      request: z.object({
        kind: procedureKind,
        basis: text,
        reasons: text,
        plannedEnd: day,
        handler: handler.nullable(),
      }),
    }),
    z.object({
      command: z.literal("revokeDeemedConsent"),
      request: revocationAsked,
    }),
  ]),
);

export const asked = shape<Omit<Asked, "end">>()(z.object({ act, by: actor, at: instant }));
