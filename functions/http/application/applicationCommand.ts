/** The frame of every command about an application: one conditional write, what follows from it, and the status. */
import { changeApplication } from "../../app/base/commit.ts";
import type { CaseStore } from "../../app/base/ports.ts";
import type { Application, ApplicationDecision } from "../../domain/application/application.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import type { Review } from "../../domain/review/review.ts";
import type { Instant } from "../../domain/base/time.ts";
import { unknownApplication } from "../base/access.ts";
import { refusedBy } from "../base/refused.ts";
import { checkIsLead } from "./lead.ts";
import { statusView, versionsOf } from "./statusView.ts";

type Deps = {
  store: Pick<CaseStore, "loadCase" | "loadApplication" | "saveApplication">;
  region: Region;
  rules: ClockRules;
};

/** By the applicant, or by the lead. */
type Command = {
  path: { applicationId: string };
  caller: { role: "applicant" } | { role: "department"; department: string };
  by: string;
  now: Instant;
  isConditional: boolean;
  holds: (versions: string) => void;
};

type Deed = {
  /** Whether the decision looks at the reviews too. */
  readsReviews?: boolean;
  /** `reviews` as they are on record; empty unless `readsReviews`. */
  decide: (application: Application, now: Instant, reviews: readonly Review[]) => ApplicationDecision;
  /** What follows in other records, done at once so that the answer shows it; done again from the stream. */
  follow?: (application: Application, now: Instant) => Promise<unknown>;
};

/** Decides about the application that the path names and answers with its status. */
export async function commandApplication(
  { store, region, rules }: Deps,
  { path: { applicationId }, caller, by, now, isConditional, holds }: Command,
  { readsReviews = false, decide, follow }: Deed,
) {
  const known = readsReviews || isConditional ? await store.loadCase(applicationId) : undefined;
  const reviews = (known?.reviews ?? []).map(({ state }) => state);
  const changed = await changeApplication(store, applicationId, { at: now, by }, (application, before) => {
    if (caller.role === "department") checkIsLead(caller.department, application, region);
    const decision = decide(application, now, reviews);
    if (decision.events.length > 0 && known) holds(versionsOf({ ...known, application: before }));
    return decision;
  });
  if (!changed) throw unknownApplication(applicationId);
  if (changed.refusal) throw refusedBy(changed.refusal, rules.zone);
  const { application } = changed;
  await follow?.(application.state, now);
  // Before acceptance there are no reviews to look for.
  const isAccepted = "acceptance" in application.state;
  const found = (isAccepted && (await store.loadCase(applicationId))) || {
    application,
    reviews: [],
    complaints: [],
  };
  return {
    versions: versionsOf(found),
    body: statusView(found, region, now, rules, caller.role === "applicant" ? "applicant" : "lead"),
  };
}
