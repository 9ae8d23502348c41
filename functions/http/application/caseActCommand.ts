/** The frame of what window, lead and departments say of a case's flags and facts: one commit, and how they stand then. */
import { momentOf } from "../../app/application/catchUp.ts";
import type { UpToDateDeps } from "../../app/application/upToDate.ts";
import type { ApplicationDecision } from "../../domain/application/applicationEvent.ts";
import type { Application } from "../../domain/application/application.ts";
import { capacityOf, caseActOffers, type Standing } from "../../domain/application/caseActs.ts";
import type { Actor } from "../../domain/base/actor.ts";
import type { Instant } from "../../domain/base/time.ts";
import type { CaseActor } from "../../domain/review/caseAct.ts";
import { unknownApplication } from "../base/applicants.ts";
import { offersView } from "../base/offersView.ts";
import { refusedBy } from "../base/refused.ts";
import { caseFlagsView } from "../review/caseFlagsView.ts";
import { changeUpToDate } from "../../app/application/changeUpToDate.ts";

type Command = {
  path: { applicationId: string };
  caller: { role: "department"; department: string };
  by: Actor;
  now: Instant;
};

/** A department that has no part in the case does not know of it. */
export async function commandCaseAct(
  deps: UpToDateDeps & { settleSeconds: number },
  { path: { applicationId }, caller: { department }, by, now }: Command,
  decide: (standing: Standing, actor: CaseActor, now: Instant) => ApplicationDecision,
) {
  const { region, rules } = deps;
  const capacity = (application: Application) => {
    const as = capacityOf(application, department, region);
    if (as === null) throw unknownApplication(applicationId);
    return as;
  };
  const changed = await changeUpToDate(
    deps,
    applicationId,
    { at: now, by },
    momentOf(now, deps.settleSeconds),
    ({ application }) => void capacity(application.state),
    ({ application: { state: application }, reviews }) => {
      const actor = { as: capacity(application), department };
      return decide({ application, reviews: reviews.map(({ state }) => state), region }, actor, now);
    },
  );
  if (!changed) throw unknownApplication(applicationId);
  if (changed.refusal) throw refusedBy(changed.refusal, rules.zone);
  const { state } = changed.found.application;
  return {
    body: {
      applicationId,
      ...caseFlagsView(state, region, rules.zone),
      offers: offersView(caseActOffers(state, department, region), rules.zone),
    },
  };
}
