/** The frame of every command about an application: one commit of it and of whatever becomes of its reviews, and the status. */
import { catchUpApplication, isAcceptedBySilence, momentOf } from "../../app/application/catchUp.ts";
import { changeCase } from "../../app/base/commit.ts";
import type { CaseRecords } from "../../app/base/ports.ts";
import type { Application, ApplicationDecision } from "../../domain/application/application.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import type { Review } from "../../domain/review/review.ts";
import type { Instant } from "../../domain/base/time.ts";
import { unknownApplication } from "../base/access.ts";
import { refusedBy } from "../base/refused.ts";
import { checkIsLead } from "./lead.ts";
import { statusView, versionsOf } from "./statusView.ts";

type Deps = { store: CaseRecords; region: Region; rules: ClockRules; settleSeconds: number };

/** By the applicant, or by the lead. */
type Command = {
  path: { applicationId: string };
  caller: { role: "applicant" } | { role: "department"; department: string };
  by: string;
  now: Instant;
  holds: (versions: string) => void;
};

/** @param reviews as they are on record */
type Decide = (application: Application, now: Instant, reviews: readonly Review[]) => ApplicationDecision;

type Deed = {
  decide: Decide;
  /** What follows in other records, done at once so that the answer shows it; done again from the stream. */
  follow?: (application: Application) => Promise<unknown>;
};

/** Decides about the application that the path names and answers with its status. */
export async function commandApplication(
  deps: Deps,
  { path: { applicationId }, caller, by, now, holds }: Command,
  { decide, follow }: Deed,
) {
  const { store, region, rules } = deps;
  const moment = momentOf(now, deps.settleSeconds);

  const attempt = (isLast: boolean) =>
    changeCase(store, applicationId, { at: now, by }, (found) => {
      const { state } = found.application;
      if (caller.role === "department") checkIsLead(caller.department, state, region);
      // The window's term is over and nobody has noticed: the acceptance comes first, with its reviews.
      if (!isLast && isAcceptedBySilence(deps, state, moment)) throw new AcceptedBySilence();
      const decision = decide(
        state,
        now,
        found.reviews.map((review) => review.state),
      );
      // A repeat changes nothing: it gets its first answer, whatever the caller had read before.
      if (decision.events.length > 0) holds(versionsOf(found));
      return decision;
    });

  const changed = await attempt(false).catch(async (error: unknown) => {
    if (!(error instanceof AcceptedBySilence)) throw error;
    await catchUpApplication(deps, applicationId, moment);
    return attempt(true);
  });
  if (!changed) throw unknownApplication(applicationId);
  if (changed.refusal) throw refusedBy(changed.refusal, rules.zone);
  const found = follow ? await followed(changed.found.application.state) : changed.found;
  return {
    versions: versionsOf(found),
    body: statusView(found, region, now, rules, caller.role === "applicant" ? "applicant" : "lead"),
  };

  async function followed(application: Application) {
    await follow?.(application);
    return (await store.loadCase(applicationId)) ?? changed!.found;
  }
}

class AcceptedBySilence extends Error {
  override name = "AcceptedBySilence";
}
