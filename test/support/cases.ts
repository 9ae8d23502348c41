/** An accepted application and its reviews, made by the rules themselves. */
import { createApplication, createReview } from "../../functions/app/base/commit.ts";
import type { CaseStore } from "../../functions/app/base/ports.ts";
import { open } from "../../functions/domain/review/advance.ts";
import { acceptanceOf, reviewFacts } from "../../functions/domain/application/application.ts";
import { receive } from "../../functions/domain/application/intake.ts";

import type { Submission as DomainSubmission } from "../../functions/domain/application/submission.ts";
import { parseInstant, type Instant } from "../../functions/domain/base/time.ts";
import { example, fixtureRules } from "./fixtures.ts";
import { MONDAY } from "./runtime.ts";

export const rules = fixtureRules();
export const T0: Instant = parseInstant(MONDAY);
export const ACT = { at: T0, by: "test" };

const submission = {
  claims: [],
  ...example("municipal-road-application"),
} as unknown as DomainSubmission;

/** Stores an accepted application. */
export async function anApplication(store: CaseStore, applicationId: string) {
  const { events } = receive(rules.region, submission, { applicationId, digest: "d" }, T0, rules.clock);
  const created = await createApplication(store, events, ACT);
  if (created === "conflict") throw new Error("taken");
  return created;
}

/** Stores the review of one department, waited for by `token` and served `at`; answers its id. */
export async function aReview(
  store: CaseStore,
  applicationId: string,
  department = "housing",
  token = "token-1",
  at = T0,
): Promise<string> {
  const application =
    (await store.loadApplication(applicationId)) ?? (await anApplication(store, applicationId));
  const { facts } = application.state;
  const acceptance = acceptanceOf(application.state);
  if (!acceptance) throw new Error("not accepted");
  const planned = acceptance.reviews.find((review) => review.department.id === department)!;
  const opened = open(reviewFacts(facts, acceptance, planned), at, rules.clock);
  if (!opened.ok) throw new Error("calendar");
  await createReview(store, opened.value, ACT, token);
  return planned.reviewId;
}
