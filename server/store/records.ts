/** Records as they are read: the state is what the events of a history make, and of a review what its application gives. */
import type { DatabaseSync } from "node:sqlite";
import { lastToldAt } from "../../functions/contracts/events/telling.ts";
import { givenFacts } from "../../functions/adapters/givenFacts.ts";
import { readable } from "../../functions/adapters/setAside.ts";
import { GENESIS } from "../../functions/app/base/history.ts";
import {
  subjectOfChange,
  type Case,
  type Change,
  type Copy,
  type Page,
  type Place,
  type Recorded,
} from "../../functions/app/base/ports.ts";
import {
  copyHistory,
  parseHistory,
  readApplication,
  readBill,
  readComplaint,
  readInquiry,
  readRating,
  readReview,
  Unreadable,
  type Before,
} from "../../functions/contracts/stored.ts";
import type { Application } from "../../functions/domain/application/application.ts";
import { applicationOf, SORT } from "../../functions/domain/base/ids.ts";
import type { CaseFacts, Review } from "../../functions/domain/review/review.ts";
import type { Bill } from "../../functions/domain/billing/bill.ts";
import type { Rating } from "../../functions/domain/supervision/rating.ts";
import type { Inquiry } from "../../functions/domain/application/inquiry.ts";
import type { Complaint } from "../../functions/domain/supervision/complaint.ts";
import type { Events, Kept } from "./kept.ts";
import { endOf, LAST } from "./ranges.ts";

/** A record without its history. */
type Row = { subject: string; sort: string; version: number; attempts: number; generation: number };

/** A record; its history is parsed when it is asked for, so that what is wrong with one is told by that one. */
type Stored = { record: Row; history: () => Events };

const WHOLE: Before = { head: GENESIS, state: null };

const COLUMNS = "subject, sort, version, attempts, generation";

/** @param onRead told of every application of which anything is read */
export function recordsOf(database: DatabaseSync, kept: Kept, onRead: (applicationId: string) => void) {
  const one = database.prepare(`SELECT ${COLUMNS} FROM records WHERE subject = ?`);
  const under = database.prepare(
    `SELECT ${COLUMNS} FROM records WHERE subject BETWEEN ? AND ? AND sort BETWEEN ? AND ? ORDER BY sort`,
  );
  const rowsOf = (applicationId: string, from: string, to: string): Row[] =>
    under.all(applicationId, endOf(applicationId), from, `${to}${LAST}`) as Row[];
  // The planner would rather begin with all records than with what it is given.
  const some = database.prepare(
    `SELECT ${COLUMNS} FROM json_each(?) AS asked CROSS JOIN records ON subject = asked.value ORDER BY asked.key`,
  );
  const events = database.prepare(
    `SELECT subject, body FROM json_each(?) AS asked CROSS JOIN events ON subject = asked.value
     ORDER BY asked.key, seq`,
  );
  const copied = database.prepare(
    "SELECT subject, version, queue, rank FROM records WHERE subject BETWEEN ? AND ? ORDER BY sort",
  );
  const given = givenFacts();

  /** Records with their histories; those that are not kept are read together. */
  function withHistories(rows: readonly Row[]): Stored[] {
    const known = rows.map(({ subject, version }) => kept.of(subject, version));
    const missing = rows.filter((_, i) => !known[i]).map(({ subject }) => subject);
    const bodies = missing.length === 0 ? NONE : bodiesOf(missing);
    return rows.map((record, i) => {
      const { subject, version } = record;
      const history = () => known[i] ?? parsed(subject, version, bodies.get(subject) ?? []);
      return { record, history };
    });
  }

  function bodiesOf(subjects: readonly string[]): ReadonlyMap<string, string[]> {
    const found = new Map<string, string[]>(subjects.map((subject) => [subject, []]));
    for (const { subject, body } of events.all(JSON.stringify(subjects)) as {
      subject: string;
      body: string;
    }[])
      found.get(subject)!.push(body);
    return found;
  }

  /** Only what is whole is kept. */
  function parsed(subject: string, version: number, bodies: readonly string[]): Events {
    const history = parseHistory(bodies, GENESIS);
    if (history.length === version) kept.keep(subject, history);
    return history;
  }

  function stored(subject: string): Stored | undefined {
    onRead(applicationOf(subject));
    const row = one.get(subject) as Row | undefined;
    return row && withHistories([row])[0];
  }

  function within(applicationId: string, from: string, to: string): Stored[] {
    onRead(applicationId);
    return withHistories(rowsOf(applicationId, from, to));
  }

  function application(row: Stored): Recorded<Application> {
    const read = recorded(row, readApplication);
    given.keep(read.state);
    return read;
  }

  function review(row: Stored): Recorded<Review> {
    const own = givenTo(row.record.subject);
    return recorded(row, (history, before) => readReview(own, history, before), own);
  }

  const bill = (row: Stored): Recorded<Bill> => recorded(row, readBill);
  const complaint = (row: Stored): Recorded<Complaint> => recorded(row, readComplaint);
  const inquiry = (row: Stored): Recorded<Inquiry> => recorded(row, readInquiry);
  const rating = (row: Stored): Recorded<Rating> => recorded(row, readRating);

  /** What a review's application gives it, which is read once. */
  function givenTo(reviewId: string): CaseFacts {
    const known = given.of(reviewId);
    if (known) return known;
    const row = stored(applicationOf(reviewId));
    if (row) application(row);
    const read = given.of(reviewId);
    if (!read) throw unreadable(`no accepted application gives ${reviewId} its facts`);
    return read;
  }

  /** Of many, those that can be read, in the order in which they are asked for; what cannot is set aside. */
  function many<S>(subjects: readonly string[], read: (row: Stored) => Recorded<S>) {
    const rows = withHistories(some.all(JSON.stringify(subjects)) as Row[]);
    return readable(rows, read, ({ record }) => record.subject);
  }

  /** The applications that these reviews need and that nobody has read yet, all at once. */
  function readGiven(reviewIds: readonly string[]): void {
    const missing = new Set(reviewIds.map(applicationOf).filter((id) => !given.has(id)));
    // What cannot be read here is told of with each of its reviews.
    if (missing.size > 0) many([...missing], application);
  }

  /** What a commit made, as whoever reads it next would make it again of the histories. */
  function keep(changes: readonly Change[]): void {
    for (const change of changes) {
      const subject = subjectOfChange(change);
      const from = change.before?.version ?? 0;
      kept.add(subject, from, change.events);
      const history = kept.of(subject, from + change.events.length);
      if (change.of === "application") given.keep(change.state);
      const own = change.of === "review" ? given.of(subject) : undefined;
      // What an application gives to a review that it asked for stays as it was, whatever else is asked for later.
      if (history && (own || change.of !== "review")) MADE.set(history, { given: own, state: change.state });
    }
  }

  const found = <S>(subject: string, read: (row: Stored) => Recorded<S>): Recorded<S> | undefined => {
    const row = stored(subject);
    return row && read(row);
  };

  return {
    keep,

    application: (applicationId: string) => found(applicationId, application),
    review: (reviewId: string) => found(reviewId, review),
    bill: (billId: string) => found(billId, bill),
    complaint: (complaintId: string) => found(complaintId, complaint),
    inquiry: (inquiryId: string) => found(inquiryId, inquiry),
    rating: (ratingId: string) => found(ratingId, rating),

    case(applicationId: string): Case | undefined {
      const rows = within(applicationId, SORT.application, SORT.review);
      const own = rows.find(({ record }) => record.sort === SORT.application);
      if (!own) return undefined;
      const of = (prefix: string) => rows.filter(({ record }) => record.sort.startsWith(prefix));
      return {
        application: application(own),
        reviews: of(SORT.review).map(review),
        complaints: of(SORT.complaint).map(complaint),
        ...of(SORT.bill)
          .slice(0, 1)
          .map((one) => ({ bill: bill(one) }))[0],
        inquiries: of(SORT.inquiry).map(inquiry),
        ratings: of(SORT.rating).map(rating),
      };
    },

    complaintsUnder: (applicationId: string) =>
      within(applicationId, SORT.complaint, SORT.complaint).map(complaint),

    histories: (applicationId: string): { subject: string; events: Events }[] =>
      within(applicationId, SORT.application, SORT.review).map(({ record, history }) => ({
        subject: record.subject,
        events: history(),
      })),

    copies(applicationId: string): Copy[] {
      onRead(applicationId);
      const rows = copied.all(applicationId, endOf(applicationId)) as (Place &
        Pick<Row, "subject" | "version">)[];
      const bodies = bodiesOf(rows.map(({ subject }) => subject));
      return rows.map(({ subject, version, queue, rank }) => ({
        subject,
        events: copyHistory(bodies.get(subject) ?? [], GENESIS),
        version,
        place: { queue, rank },
        base: null,
      }));
    },

    reviews(reviewIds: readonly string[]): Omit<Page<Recorded<Review>>, "cursor"> {
      readGiven(reviewIds);
      return many(reviewIds, review);
    },

    bills: (billIds: readonly string[]): Omit<Page<Recorded<Bill>>, "cursor"> => many(billIds, bill),

    complaints: (complaintIds: readonly string[]): Omit<Page<Recorded<Complaint>>, "cursor"> =>
      many(complaintIds, complaint),

    inquiries: (inquiryIds: readonly string[]): Omit<Page<Recorded<Inquiry>>, "cursor"> =>
      many(inquiryIds, inquiry),

    ratings: (ratingIds: readonly string[]): Omit<Page<Recorded<Rating>>, "cursor"> =>
      many(ratingIds, rating),
  };
}

const NONE: ReadonlyMap<string, string[]> = new Map();

/** What histories that are kept have made of their records, with what their applications gave. */
const MADE = new WeakMap<Events, { given: unknown; state: unknown }>();

/** @param given what the state is made of beside the history @throws Unreadable */
function recorded<S>(
  { record: { version, attempts, generation }, history: stored }: Stored,
  read: (history: Events, before: Before) => S,
  given?: unknown,
): Recorded<S> {
  const history = stored();
  const last = history.at(-1);
  if (last?.seq !== version || history.length !== version)
    throw unreadable(`a record of version ${version} has ${history.length} events`);
  const known = MADE.get(history);
  // A table holds a history of any length: none goes on elsewhere.
  const state = known?.given === given && known ? (known.state as S) : read(history, WHOLE);
  MADE.set(history, { given, state });
  return { state, version, head: last.hash, toldAt: lastToldAt(history), attempts, generation, bytes: 0 };
}

const unreadable = (what: string): Unreadable =>
  new Unreadable("a record is not whole", { cause: new Error(what) });
