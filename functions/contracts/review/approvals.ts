/** What waits for an approval, as answers say it. */
import * as z from "zod";
import { APPROVERS, type ApprovedCommand } from "../../domain/review/approver.ts";
import { actor, rank } from "../base/actor.ts";
import { deadline, instant } from "../base/answers.ts";

export const approvedCommand = z.enum(Object.keys(APPROVERS) as [ApprovedCommand, ...ApprovedCommand[]]);

/** One act that waits. */
export const awaitedAct = z.strictObject({
  command: approvedCommand,
  request: z.looseObject({}).meta({ description: "what is asked for, as it will be done" }),
  by: actor.meta({ description: "who asked: somebody else approves" }),
  at: instant,
  until: deadline.meta({ description: "when it lapses; null where time alone takes it from nobody" }),
  ranks: z.array(rank).meta({ description: "who may approve it" }),
  mayApprove: z.boolean().meta({ description: "whether the caller may" }),
});

export const awaited = z
  .array(awaitedAct)
  .meta({ description: "what was asked for by somebody who may not approve it: it changes nothing yet" });
