/** An accepted application with all its reviews, made by the rules themselves. */
import { APPLICANT } from "../../functions/domain/base/actor.ts";
import { SOMEBODY } from "./people.ts";
import type { SealedContact } from "../../functions/app/base/contacts.ts";
import { changeCase, changeReview, createCase } from "../../functions/app/base/commit.ts";
import type {
  Case,
  CaseStore,
  ProjectEntry,
  Recorded,
  RegionRecords,
} from "../../functions/app/base/ports.ts";
import type { Application } from "../../functions/domain/application/application.ts";
import { receive } from "../../functions/domain/application/intake.ts";
import type { Submission } from "../../functions/domain/application/submission.ts";
import { withdraw } from "../../functions/domain/application/withdrawal.ts";
import { parseInstant, type Instant } from "../../functions/domain/base/time.ts";
import type { Region } from "../../functions/domain/catalogue/region.ts";
import { giveOpinion } from "../../functions/domain/review/giveOpinion.ts";
import { remind, reminderOwedFrom } from "../../functions/domain/review/reminder.ts";
import { example, fixtureRules, MONDAY } from "./fixtures.ts";

export const rules = fixtureRules();
export const T0: Instant = parseInstant(MONDAY);
export const ACT = { at: T0, by: SOMEBODY };

export const submission = example("municipal-road-application") as unknown as Submission;

export type Given = {
  region?: Region;
  claims?: Submission["claims"];
  at?: Instant;
  entry?: ProjectEntry;
  sealed?: SealedContact;
};

/** Stores an application as it is received, with all its reviews where the region accepts it at once. */
export async function aCase(
  store: Pick<CaseStore, "commit">,
  applicationId: string,
  { region = rules.region, claims = [], at = T0, entry, sealed }: Given = {},
): Promise<Case> {
  const given = { applicationId, digest: "d", contact: "c" };
  const decision = receive(region, { ...submission, claims }, given, at, rules.clock);
  const created = await createCase(store, decision, { at, by: APPLICANT }, entry, sealed);
  if (created === "conflict") throw new Error("taken");
  return created;
}

/** Stores an accepted application with all its reviews; answers the application. */
export const anApplication = async (
  store: Pick<CaseStore, "commit">,
  applicationId: string,
): Promise<Recorded<Application>> => (await aCase(store, applicationId)).application;

/**
 * The review of one department in an application, which is stored with all of them where it is not there yet, accepted
 * `at`; waited for by `token` where one is given. Answers its id.
 */
export async function aReview(
  store: Pick<CaseStore, "commit" | "loadCase" | "noteWait">,
  applicationId: string,
  department = "housing",
  token?: string,
  at = T0,
): Promise<string> {
  const found = (await store.loadCase(applicationId)) ?? (await aCase(store, applicationId, { at }));
  const review = found.reviews.find(({ state }) => state.facts.department.id === department);
  if (!review) throw new Error(`${department} has no review in ${applicationId}`);
  const { reviewId } = review.state.facts;
  if (token !== undefined) await store.noteWait({ subject: reviewId, generation: 1, token });
  return reviewId;
}

/** The round of the first working day reminds the department of a review that nobody has opened. */
export async function reminded(
  store: Pick<CaseStore, "loadReview" | "commit" | "countAttempt"> & RegionRecords,
  reviewId: string,
): Promise<string> {
  await changeReview(store, reviewId, ACT, (review) => {
    const from = reminderOwedFrom(review, rules.clock);
    return { events: from === null ? [] : remind(review, from, rules.clock) };
  });
  return reviewId;
}

/** The department of a review consents. */
export const consent = (
  store: Pick<CaseStore, "loadReview" | "commit" | "countAttempt"> & RegionRecords,
  reviewId: string,
  at: Instant = T0,
) =>
  changeReview(store, reviewId, { at, by: SOMEBODY }, (review) =>
    giveOpinion(review, { kind: "consent" }, at, rules.clock),
  );

/** The applicant withdraws: the application and all its open reviews change at once. */
export const withdrawCase = (
  store: Pick<CaseStore, "loadCase" | "commit"> & RegionRecords,
  applicationId: string,
  at: Instant = T0,
) =>
  changeCase(store, applicationId, { at, by: SOMEBODY }, ({ application, reviews }) =>
    withdraw(
      application.state,
      "no money",
      at,
      reviews.map(({ state }) => state),
      rules.clock,
    ),
  );
