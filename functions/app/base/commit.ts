/**
 * The one way to change a record: load, decide, write if nobody else wrote, and load again if somebody did.
 * Whoever loses the race is judged by what the winner wrote.
 */
import { caseFactsOf, framesOf, type Application } from "../../domain/application/application.ts";
import type {
  ApplicationDecision,
  ApplicationEvent,
  ReviewChange,
  ApplicationRefusal,
} from "../../domain/application/applicationEvent.ts";
import { joiningGreen } from "../../domain/application/enteringGreen.ts";
import * as applications from "../../domain/application/replay.ts";
import * as inquiries from "../../domain/application/inquiry.ts";
import type { Inquiry, InquiryDecision, InquiryEvent } from "../../domain/application/inquiry.ts";
import * as ratings from "../../domain/supervision/rating.ts";
import type { Rating, RatingDecision, RatingEvent } from "../../domain/supervision/rating.ts";
import * as complaints from "../../domain/supervision/complaint.ts";
import type { Complaint, ComplaintDecision, ComplaintEvent } from "../../domain/supervision/complaint.ts";
import * as bills from "../../domain/billing/bill.ts";
import type { Bill, BillEvent } from "../../domain/billing/bill.ts";
import type { BillDecision, BillRefusal } from "../../domain/billing/deciding.ts";
import type { Actor } from "../../domain/base/actor.ts";
import type { Chained } from "../../domain/base/history.ts";
import type { CircumstancesOf } from "../../domain/review/circumstances.ts";
import * as reviews from "../../domain/review/replay.ts";
import type { Review, ReviewDecision, ReviewEvent, ReviewRefusal } from "../../domain/review/review.ts";
import type { Instant } from "../../domain/base/time.ts";
import { knowing } from "./circumstances.ts";
import { chain, GENESIS } from "./history.ts";
import type { SealedContact } from "./contacts.ts";
import type {
  Authority,
  Case,
  CaseStore,
  Change,
  ContactChange,
  ProjectEntry,
  Recorded,
  RegionRecords,
} from "./ports.ts";
import { LOST, racing } from "./racing.ts";

/** The authorisation by which an agent acts is over; nothing was written. */
export class AuthorityOver extends Error {
  override name = "AuthorityOver";
}

/** Who acts and when: the history says both. */
export type Act = { at: Instant; by: Actor };

/** By what a commit of theirs stands: of everybody but an agent by nothing, and nothing more is written. */
const authorityOf = ({ at, by }: Act): Authority | undefined =>
  by.role === "agent" ? { authorisationId: by.for.authorisationId, at } : undefined;

/** @throws AuthorityOver where an agent's authorisation has been ended since it was looked at */
async function written(
  store: Pick<CaseStore, "commit">,
  act: Act,
  changes: readonly Change[],
  entry?: ProjectEntry,
  contact?: ContactChange,
): Promise<"saved" | "conflict"> {
  const authority = authorityOf(act);
  const answer = await store.commit(changes, entry, contact, ...(authority ? [authority] : []));
  if (answer === "over") throw new AuthorityOver(authority!.authorisationId);
  return answer;
}

/** Decides about a review and commits what follows; `undefined` when there is no such review. */
export async function changeReview(
  store: Pick<CaseStore, "loadReview" | "commit" | "countAttempt"> & RegionRecords,
  reviewId: string,
  act: Act,
  decide: (review: Review, before: Recorded<Review>, circumstancesOf: CircumstancesOf) => ReviewDecision,
): Promise<{ review: Recorded<Review>; refusal?: ReviewRefusal } | undefined> {
  return racing(`review ${reviewId}`, async () => {
    const before = await store.loadReview(reviewId);
    if (!before) return undefined;
    const decision = await knowing(store, (circumstancesOf) => decide(before.state, before, circumstancesOf));
    const { events, refusal, attempt = false } = decision;
    const answer = (review: Recorded<Review>) => ({ review, ...(refusal && { refusal }) });
    if (events.length === 0) {
      if (attempt) await store.countAttempt(reviewId);
      return answer(before);
    }
    const after = append(before, events, act, reviews.evolve, attempt);
    const done = await written(store, act, [{ of: "review", ...after.commit }]);
    return done === "saved" ? answer(after.recorded) : LOST;
  });
}

/**
 * Decides about a review as it was read a moment ago and commits what follows, without trying again.
 * @returns it as it is on record then, or `conflict` when somebody else got on
 */
export async function changeAsRead(
  store: Pick<CaseStore, "commit"> & RegionRecords,
  before: Recorded<Review>,
  act: Act,
  decide: (review: Review, circumstancesOf: CircumstancesOf) => readonly ReviewEvent[],
): Promise<Recorded<Review> | "conflict"> {
  const events = await knowing(store, (circumstancesOf) => decide(before.state, circumstancesOf));
  if (events.length === 0) return before;
  const after = append(before, events, act, reviews.evolve, false);
  const done = await written(store, act, [{ of: "review", ...after.commit }]);
  return done === "saved" ? after.recorded : "conflict";
}

/** The same of all reviews of a case, in one commit. */
export async function changeReviewsAsRead(
  store: Pick<CaseStore, "commit"> & RegionRecords,
  before: Case,
  act: Act,
  decide: (review: Review, circumstancesOf: CircumstancesOf) => readonly ReviewEvent[],
): Promise<Case | "conflict"> {
  const changes = await knowing(store, (circumstancesOf) =>
    before.reviews.map(({ state }) => ({
      reviewId: state.facts.reviewId,
      events: decide(state, circumstancesOf),
    })),
  );
  const changed = changes.filter(({ events }) => events.length > 0);
  if (changed.length === 0) return before;
  const after = next(before, [], changed, act, noReview);
  return (await written(store, act, after.changes)) === "saved" ? after.found : "conflict";
}

type CaseChanged = { found: Case; refusal?: ApplicationRefusal };
type DecideCase = (found: Case, circumstancesOf: CircumstancesOf) => ApplicationDecision;
type CaseWriter = Pick<CaseStore, "loadCase" | "commit"> & RegionRecords;

/**
 * Decides about a case and commits what follows in its application and in its reviews, all at once; `undefined` when
 * there is no such application. It makes no review: whoever calls it need not have the right to write a record anew.
 * @param contact what its contact is from then on, written with it: another one, or none
 * @returns the case as it is on record then
 */
export const changeCase = (
  store: CaseWriter,
  applicationId: string,
  act: Act,
  decide: DecideCase,
  contact?: SealedContact | null,
): Promise<CaseChanged | undefined> => decided(store, applicationId, act, decide, noReview, contact);

/** The same, where what follows may be reviews that are not there yet: an acceptance, a changed project. */
export const extendCase = (
  store: CaseWriter,
  applicationId: string,
  act: Act,
  decide: DecideCase,
): Promise<CaseChanged | undefined> => decided(store, applicationId, act, decide, newReview);

async function decided(
  store: CaseWriter,
  applicationId: string,
  act: Act,
  decide: DecideCase,
  begin: BeginReview,
  contact?: SealedContact | null,
): Promise<CaseChanged | undefined> {
  return racing(`application ${applicationId}`, async () => {
    const before = await store.loadCase(applicationId);
    if (!before) return undefined;
    const decision = await knowing(store, (circumstancesOf) => decide(before, circumstancesOf));
    const { events, reviews: changes = [], refusal } = decision;
    if (events.length === 0 && changes.length === 0) return { found: before, ...(refusal && { refusal }) };
    const after = next(before, events, changes, act, begin);
    const since = before.application.state.facts.receivedAt;
    const beside = contact === undefined ? undefined : { applicationId, sealed: contact, since };
    const done = await written(store, act, after.changes, undefined, beside);
    return done === "saved" ? { found: after.found } : LOST;
  });
}

/**
 * The first commit of an application, with its reviews where it is accepted at once; `conflict` when its number is taken, or
 * another application about its project came in between.
 */
export async function createCase(
  store: Pick<CaseStore, "commit">,
  { events, reviews: changes = [] }: ApplicationDecision,
  act: Act,
  entry?: ProjectEntry,
  contact?: SealedContact,
): Promise<Case | "conflict"> {
  const application = beginWith(applications.begin(events), events, act);
  const made = changes.map((change) => newReview(application.recorded.state, change, act));
  const all: Change[] = [
    { of: "application", ...application.commit },
    ...made.map(({ commit }) => ({ of: "review" as const, ...commit })),
  ];
  const { applicationId, receivedAt: since } = application.recorded.state.facts;
  const beside = contact && { applicationId, sealed: contact, since };
  if ((await written(store, act, all, entry, beside)) === "conflict") return "conflict";
  return {
    application: application.recorded,
    reviews: made.map(({ recorded }) => recorded),
    complaints: [],
    inquiries: [],
    ratings: [],
  };
}

/** The case after a decision, and what has to be written for it. */
function next(
  before: Case,
  events: readonly ApplicationEvent[],
  changes: readonly ReviewChange[],
  act: Act,
  begin: BeginReview,
): { found: Case; changes: Change[] } {
  const own =
    events.length === 0 ? null : append(before.application, events, act, applications.evolve, false);
  const application = own?.recorded ?? before.application;
  const known = new Map(before.reviews.map((review) => [review.state.facts.reviewId, review]));
  const written = changes.map((change) => {
    const review = known.get(change.reviewId);
    return review
      ? append(review, change.events, act, reviews.evolve, false)
      : begin(application.state, change, act);
  });
  for (const { recorded } of written) known.set(recorded.state.facts.reviewId, recorded);
  return {
    found: { ...before, application, reviews: [...known.values()] },
    changes: [
      ...(own ? [{ of: "application" as const, ...own.commit }] : []),
      ...written.map(({ commit }) => ({ of: "review" as const, ...commit })),
    ],
  };
}

type BeginReview = typeof newReview;

const noReview: BeginReview = (_, { reviewId }) => {
  throw new Error(`${reviewId} is none of the reviews of its case`);
};

function newReview(application: Application, { reviewId, events }: ReviewChange, act: Act) {
  const frames = framesOf(application);
  if (frames.length === 0) throw new Error(`${reviewId} begins before its application is accepted`);
  const given = caseFactsOf(frames, reviewId);
  const all = joiningGreen(application, events, act.at);
  return beginWith(reviews.begin(given, all), all, act);
}

/** Files a complaint; `conflict` when one of this id is there. */
export async function createComplaint(
  store: Pick<CaseStore, "commit">,
  events: readonly ComplaintEvent[],
  act: Act,
): Promise<Recorded<Complaint> | "conflict"> {
  const first = beginWith(complaints.begin(events), events, act);
  const done = await written(store, act, [{ of: "complaint", ...first.commit }]);
  return done === "saved" ? first.recorded : "conflict";
}

/** Decides about a complaint and commits what follows; `undefined` when there is no such complaint. */
export async function changeComplaint(
  store: Pick<CaseStore, "loadComplaint" | "commit">,
  complaintId: string,
  act: Act,
  decide: (complaint: Complaint) => ComplaintDecision,
): Promise<{ complaint: Recorded<Complaint>; refusal?: complaints.ComplaintRefusal } | undefined> {
  return racing(`complaint ${complaintId}`, async () => {
    const before = await store.loadComplaint(complaintId);
    if (!before) return undefined;
    const { events, refusal } = decide(before.state);
    if (events.length === 0) return { complaint: before, ...(refusal && { refusal }) };
    const after = append(before, events, act, complaints.evolve, false);
    const done = await written(store, act, [{ of: "complaint", ...after.commit }]);
    return done === "saved" ? { complaint: after.recorded } : LOST;
  });
}

type BillChanged = { found: Case; refusal?: BillRefusal };
type DecideBill = (found: Case) => BillDecision;
type BillWriter = Pick<CaseStore, "loadCase" | "commit">;

/**
 * Decides about the bill of a case and commits what follows, the bill alone; `undefined` when there is no such case. It comes
 * on record with the first thing that happens to it.
 */
export const changeBill = (
  store: BillWriter,
  applicationId: string,
  act: Act,
  decide: DecideBill,
): Promise<BillChanged | undefined> =>
  billDecided(store, applicationId, act, decide, (events) => beginWith(bills.begin(events), events, act));

/** The same of a bill that is there: whoever calls it need not have the right to write a record anew. */
export const changeOpenedBill = (
  store: BillWriter,
  applicationId: string,
  act: Act,
  decide: DecideBill,
): Promise<BillChanged | undefined> =>
  billDecided(store, applicationId, act, decide, () => {
    throw new Error(`there is no bill of ${applicationId} yet`);
  });

const billDecided = (
  store: BillWriter,
  applicationId: string,
  act: Act,
  decide: DecideBill,
  begin: (events: BillDecision["events"]) => ReturnType<typeof beginWith<Bill, BillEvent>>,
): Promise<BillChanged | undefined> =>
  racing(`the bill of ${applicationId}`, async () => {
    const before = await store.loadCase(applicationId);
    if (!before) return undefined;
    const { events, refusal } = decide(before);
    if (events.length === 0) return { found: before, ...(refusal && { refusal }) };
    const after = before.bill ? append(before.bill, events, act, bills.evolve, false) : begin(events);
    const done = await store.commit([{ of: "bill", ...after.commit }]);
    return done === "saved" ? { found: { ...before, bill: after.recorded } } : LOST;
  });

/** Puts an inquiry on record; `conflict` when one of this id is there. */
export async function createInquiry(
  store: Pick<CaseStore, "commit">,
  events: readonly InquiryEvent[],
  act: Act,
): Promise<Recorded<Inquiry> | "conflict"> {
  const first = beginWith(inquiries.begin(events), events, act);
  const done = await written(store, act, [{ of: "inquiry", ...first.commit }]);
  return done === "saved" ? first.recorded : "conflict";
}

/** Decides about an inquiry and commits what follows; `undefined` when there is no such inquiry. */
export async function changeInquiry(
  store: Pick<CaseStore, "loadInquiry" | "commit">,
  inquiryId: string,
  act: Act,
  decide: (inquiry: Inquiry) => InquiryDecision,
): Promise<{ inquiry: Recorded<Inquiry>; refusal?: inquiries.InquiryRefusal } | undefined> {
  return racing(`inquiry ${inquiryId}`, async () => {
    const before = await store.loadInquiry(inquiryId);
    if (!before) return undefined;
    const { events, refusal } = decide(before.state);
    if (events.length === 0) return { inquiry: before, ...(refusal && { refusal }) };
    const after = append(before, events, act, inquiries.evolve, false);
    const done = await written(store, act, [{ of: "inquiry", ...after.commit }]);
    return done === "saved" ? { inquiry: after.recorded } : LOST;
  });
}

/** Puts a rating on record; `conflict` when one of this id is there. */
export async function createRating(
  store: Pick<CaseStore, "commit">,
  events: readonly RatingEvent[],
  act: Act,
): Promise<Recorded<Rating> | "conflict"> {
  const first = beginWith(ratings.begin(events), events, act);
  const done = await written(store, act, [{ of: "rating", ...first.commit }]);
  return done === "saved" ? first.recorded : "conflict";
}

/** Decides about a rating and commits what follows; `undefined` when there is no such rating. */
export async function changeRating(
  store: Pick<CaseStore, "loadRating" | "commit">,
  ratingId: string,
  act: Act,
  decide: (rating: Rating) => RatingDecision,
): Promise<{ rating: Recorded<Rating>; refusal?: ratings.RatingRefusal } | undefined> {
  return racing(`rating ${ratingId}`, async () => {
    const before = await store.loadRating(ratingId);
    if (!before) return undefined;
    const { events, refusal } = decide(before.state);
    if (events.length === 0) return { rating: before, ...(refusal && { refusal }) };
    const after = append(before, events, act, ratings.evolve, false);
    const done = await written(store, act, [{ of: "rating", ...after.commit }]);
    return done === "saved" ? { rating: after.recorded } : LOST;
  });
}

function beginWith<S, E extends object>(state: S, events: readonly E[], { at, by }: Act) {
  const chained = chain(GENESIS, 0, events, at, by);
  return {
    commit: { before: null, state, events: chained, attempt: false },
    recorded: {
      state,
      version: chained.length,
      head: headOf(chained, GENESIS),
      attempts: 0,
      generation: 1,
      bytes: 0,
    },
  };
}

function append<S, E extends object>(
  before: Recorded<S>,
  events: readonly E[],
  { at, by }: Act,
  evolve: (state: S, event: E) => S,
  attempt: boolean,
) {
  const state = events.reduce(evolve, before.state);
  const chained = chain(before.head, before.version, events, at, by);
  return {
    commit: { before, state, events: chained, attempt },
    recorded: {
      ...before,
      state,
      version: before.version + events.length,
      head: headOf(chained, before.head),
      attempts: before.attempts + (attempt ? 1 : 0),
    },
  };
}

const headOf = (events: readonly Chained<unknown>[], before: string): string => events.at(-1)?.hash ?? before;
