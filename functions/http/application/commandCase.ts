/** The frame of every command about what a case has beside its reviews: its visits (联合踏勘), its green channel (绿色通道). */
import { momentOf } from "../../app/application/catchUp.ts";
import { changeUpToDate } from "../../app/application/changeUpToDate.ts";
import type { UpToDateDeps } from "../../app/application/upToDate.ts";
import type { Case } from "../../app/base/ports.ts";
import type { ApplicationDecision } from "../../domain/application/applicationEvent.ts";
import type { Standing } from "../../domain/application/caseActs.ts";
import type { Actor } from "../../domain/base/actor.ts";
import type { Instant } from "../../domain/base/time.ts";
import type { ReviewRules } from "../../domain/review/circumstances.ts";
import { unknownApplication } from "../base/applicants.ts";
import { refusedBy } from "../base/refused.ts";
import { checkIsLead, checkTakesPart } from "./lead.ts";

export type CaseDeps = UpToDateDeps & { settleSeconds: number };

/** Who asks; a department by its code. */
export type Visitor = { role: "applicant" | "supervisor" } | { role: "department"; department: string };

export type CaseCommand = { path: { applicationId: string }; caller: Visitor; by: Actor; now: Instant };

/** Which departments may: the lead alone, or whoever takes part; and what the rules make of it. */
export type Deciding = [
  may: "lead" | "takes-part",
  decide: (standing: Standing, rules: ReviewRules) => ApplicationDecision,
];

/**
 * Decides about the case that the path names.
 * @returns the case as it is then @throws Refused when it is none, none of the caller's, or the rules refuse it
 */
export async function commandCase(
  deps: CaseDeps,
  { path: { applicationId }, caller, by, now }: CaseCommand,
  ...[may, decide]: Deciding
): Promise<Case> {
  const { region, rules, settleSeconds } = deps;
  const admit = may === "lead" ? checkIsLead : checkTakesPart;
  const changed = await changeUpToDate(
    deps,
    applicationId,
    { at: now, by },
    momentOf(now, settleSeconds),
    ({ application: { state } }) => {
      if (caller.role === "department") admit(caller.department, state, region);
    },
    ({ application, reviews }, known) =>
      decide({ application: application.state, reviews: reviews.map(({ state }) => state), region }, known),
  );
  if (!changed) throw unknownApplication(applicationId);
  if (changed.refusal) throw refusedBy(changed.refusal, rules.zone);
  return changed.found;
}
