/** The frame of every command about an application: one commit of it and of whatever becomes of its reviews, and the status. */
import { momentOf } from "../../app/application/catchUp.ts";
import type { UpToDateDeps } from "../../app/application/upToDate.ts";
import { knowing } from "../../app/base/circumstances.ts";
import type { Application } from "../../domain/application/application.ts";
import type { ApplicationDecision } from "../../domain/application/applicationEvent.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import type { ReviewRules } from "../../domain/review/circumstances.ts";
import type { Review } from "../../domain/review/review.ts";
import type { Actor } from "../../domain/base/actor.ts";
import type { Instant } from "../../domain/base/time.ts";
import { unknownApplication } from "../base/applicants.ts";
import { refusedBy } from "../base/refused.ts";
import { changeUpToDate } from "../../app/application/changeUpToDate.ts";
import { audienceOf, checkIsLead } from "./lead.ts";
import { offeredTo } from "./offeredTo.ts";
import { statusView, versionsOf } from "./statusView.ts";

type Deps = UpToDateDeps & { settleSeconds: number };

/** By the applicant, by the lead, or by who acts in its place, or by a supervisor. */
type Command = {
  path: { applicationId: string };
  caller: { role: "applicant" | "supervisor" } | { role: "department"; department: string };
  by: Actor;
  now: Instant;
  holds: (versions: string) => void;
};

/** @param reviews as they are on record */
type Decide = (
  application: Application,
  now: Instant,
  reviews: readonly Review[],
  rules: ReviewRules,
) => ApplicationDecision;

type Deed = {
  decide: Decide;
  /** Which department may do it; the lead, unless it is said otherwise. @throws Refused */
  may?: (department: string, application: Application, region: Region) => void;
  /** What follows in other records, done at once so that the answer shows it; done again from the stream. */
  follow?: (application: Application) => Promise<unknown>;
};

/** Decides about the application that the path names and answers with its status. */
export async function commandApplication(
  deps: Deps,
  { path: { applicationId }, caller, by, now, holds }: Command,
  { decide, may = checkIsLead, follow }: Deed,
) {
  const { store, region, rules } = deps;
  const moment = momentOf(now, deps.settleSeconds);

  const changed = await changeUpToDate(
    deps,
    applicationId,
    { at: now, by },
    moment,
    ({ application: { state } }) => {
      if (caller.role === "department") may(caller.department, state, region);
    },
    (found, known) => {
      const reviews = found.reviews.map((review) => review.state);
      const decision = decide(found.application.state, now, reviews, known);
      // A repeat changes nothing: it gets its first answer, whatever the caller had read before.
      if (decision.events.length > 0 || (decision.reviews ?? []).length > 0) holds(versionsOf(found));
      return decision;
    },
  );
  if (!changed) throw unknownApplication(applicationId);
  if (changed.refusal) throw refusedBy(changed.refusal, rules.zone);
  const found = follow ? await followed(changed.found.application.state) : changed.found;
  return {
    versions: versionsOf(found),
    body: await knowing(store, (circumstancesOf) =>
      offeredTo(
        caller,
        statusView(
          found,
          region,
          now,
          { ...rules, circumstancesOf },
          audienceOf(caller, found.application.state, region),
        ),
      ),
    ),
  };

  async function followed(application: Application) {
    await follow?.(application);
    return (await store.loadCase(applicationId)) ?? changed!.found;
  }
}
