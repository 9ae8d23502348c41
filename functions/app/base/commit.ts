/**
 * The one way to change a record: load, decide, write if nobody else wrote, and load again if somebody did.
 * Whoever loses the race is judged by what the winner wrote.
 */
import * as applications from "../../domain/application/application.ts";
import type {
  Application,
  ApplicationDecision,
  ApplicationEvent,
} from "../../domain/application/application.ts";
import * as complaints from "../../domain/supervision/complaint.ts";
import type { Complaint, ComplaintDecision, ComplaintEvent } from "../../domain/supervision/complaint.ts";
import type { Chained } from "../../domain/base/history.ts";
import * as reviews from "../../domain/review/review.ts";
import type { Review, ReviewDecision } from "../../domain/review/review.ts";
import type { Instant } from "../../domain/base/time.ts";
import { chain, GENESIS } from "./history.ts";
import type { CaseStore, Recorded } from "./ports.ts";

/** A lost race means that somebody else got on; so many in a row mean that something is wrong. */
const TRIES = 12;

/** Too many writers at once; nothing was written, and asking again is safe. */
export class Busy extends Error {
  override name = "Busy";
}

/** Who acts and when: the history says both. */
export type Act = { at: Instant; by: string };

/** Decides about a review and commits what follows; `undefined` when there is no such review. */
export async function changeReview(
  store: Pick<CaseStore, "loadReview" | "saveReview" | "countAttempt">,
  reviewId: string,
  act: Act,
  decide: (review: Review, before: Recorded<Review>) => ReviewDecision,
): Promise<{ review: Recorded<Review>; refusal?: reviews.ReviewRefusal } | undefined> {
  for (let i = 0; i < TRIES; i++) {
    const before = await store.loadReview(reviewId);
    if (!before) return undefined;
    const { events, refusal, attempt = false } = decide(before.state, before);
    const answer = (review: Recorded<Review>) => ({ review, ...(refusal && { refusal }) });
    if (events.length === 0) {
      if (attempt) await store.countAttempt(reviewId);
      return answer(before);
    }
    const after = append(before, events, act, reviews.evolve, attempt);
    if ((await store.saveReview(after.commit)) === "saved") return answer(after.recorded);
  }
  throw new Busy(`review ${reviewId}: ${TRIES} lost races`);
}

/** Decides about an application and commits what follows; `undefined` when there is no such application. */
export async function changeApplication(
  store: Pick<CaseStore, "loadApplication" | "saveApplication">,
  applicationId: string,
  act: Act,
  decide: (application: Application, before: Recorded<Application>) => ApplicationDecision,
): Promise<{ application: Recorded<Application>; refusal?: applications.ApplicationRefusal } | undefined> {
  for (let i = 0; i < TRIES; i++) {
    const before = await store.loadApplication(applicationId);
    if (!before) return undefined;
    const { events, refusal } = decide(before.state, before);
    if (events.length === 0) return { application: before, ...(refusal && { refusal }) };
    const after = append(before, events, act, applications.evolve, false);
    if ((await store.saveApplication(after.commit)) === "saved") return { application: after.recorded };
  }
  throw new Busy(`application ${applicationId}: ${TRIES} lost races`);
}

/** The first write of an application; `conflict` when its number is taken. */
export async function createApplication(
  store: Pick<CaseStore, "saveApplication">,
  events: readonly ApplicationEvent[],
  act: Act,
): Promise<Recorded<Application> | "conflict"> {
  const first = beginWith(applications.begin(events), events, act);
  return (await store.saveApplication(first.commit)) === "saved" ? first.recorded : "conflict";
}

/** The first write of a review, with the token that waits for it; `conflict` when it is there already. */
export async function createReview(
  store: Pick<CaseStore, "saveReview">,
  events: readonly reviews.ReviewEvent[],
  act: Act,
  token: string,
): Promise<Recorded<Review> | "conflict"> {
  const first = beginWith(reviews.begin(events), events, act);
  return (await store.saveReview(first.commit, token)) === "saved" ? first.recorded : "conflict";
}

/** Files a complaint; `conflict` when one of this id is there. */
export async function createComplaint(
  store: Pick<CaseStore, "saveComplaint">,
  events: readonly ComplaintEvent[],
  act: Act,
): Promise<Recorded<Complaint> | "conflict"> {
  const first = beginWith(complaints.begin(events), events, act);
  return (await store.saveComplaint(first.commit)) === "saved" ? first.recorded : "conflict";
}

/** Decides about a complaint and commits what follows; `undefined` when there is no such complaint. */
export async function changeComplaint(
  store: Pick<CaseStore, "loadComplaint" | "saveComplaint">,
  complaintId: string,
  act: Act,
  decide: (complaint: Complaint) => ComplaintDecision,
): Promise<{ complaint: Recorded<Complaint>; refusal?: complaints.ComplaintRefusal } | undefined> {
  for (let i = 0; i < TRIES; i++) {
    const before = await store.loadComplaint(complaintId);
    if (!before) return undefined;
    const { events, refusal } = decide(before.state);
    if (events.length === 0) return { complaint: before, ...(refusal && { refusal }) };
    const after = append(before, events, act, complaints.evolve, false);
    if ((await store.saveComplaint(after.commit)) === "saved") return { complaint: after.recorded };
  }
  throw new Busy(`complaint ${complaintId}: ${TRIES} lost races`);
}

function beginWith<S, E>(state: S, events: readonly E[], { at, by }: Act) {
  const chained = chain(GENESIS, 0, events, at, by);
  return {
    commit: { expected: 0, state, events: chained, attempt: false },
    recorded: { state, version: chained.length, head: headOf(chained, GENESIS), attempts: 0 },
  };
}

function append<S, E>(
  before: Recorded<S>,
  events: readonly E[],
  { at, by }: Act,
  evolve: (state: S, event: E) => S,
  attempt: boolean,
) {
  const state = events.reduce(evolve, before.state);
  const chained = chain(before.head, before.version, events, at, by);
  return {
    commit: { expected: before.version, state, events: chained, attempt },
    recorded: {
      state,
      version: before.version + events.length,
      head: headOf(chained, before.head),
      attempts: before.attempts + (attempt ? 1 : 0),
    },
  };
}

const headOf = (events: readonly Chained<unknown>[], before: string): string => events.at(-1)?.hash ?? before;
