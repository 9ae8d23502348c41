/** Records as they are read: the state is what the events of a history make, and of a review what its application gives. */
import type { DatabaseSync } from "node:sqlite";
import { givenFacts } from "../../functions/adapters/givenFacts.ts";
import { readable } from "../../functions/adapters/setAside.ts";
import { GENESIS } from "../../functions/app/base/history.ts";
import type { Case, Page, Recorded } from "../../functions/app/base/ports.ts";
import {
  parseHistory,
  readApplication,
  readComplaint,
  readReview,
  Unreadable,
  type Before,
} from "../../functions/contracts/stored.ts";
import type { Application } from "../../functions/domain/application/application.ts";
import type { CaseEvent } from "../../functions/domain/application/caseEvent.ts";
import { applicationOf, SORT } from "../../functions/domain/base/ids.ts";
import type { Chained } from "../../functions/domain/base/history.ts";
import type { CaseFacts, Review } from "../../functions/domain/review/review.ts";
import type { Complaint } from "../../functions/domain/supervision/complaint.ts";

/** A record with one event of its history. */
type Row = {
  subject: string;
  sort: string;
  version: number;
  attempts: number;
  generation: number;
  body: string | null;
};

/** A record with its history as it is stored, oldest first. */
type Stored = { record: Omit<Row, "body">; history: string[] };

const WHOLE: Before = { head: GENESIS, state: null };

const ROWS = `SELECT subject, sort, version, attempts, generation, body
  FROM records LEFT JOIN events USING (subject)`;

/** @param onRead told of every application of which anything is read */
export function recordsOf(database: DatabaseSync, onRead: (applicationId: string) => void) {
  const one = database.prepare(`${ROWS} WHERE subject = ? ORDER BY seq`);
  const under = database.prepare(`${ROWS} WHERE application = ? AND sort BETWEEN ? AND ? ORDER BY sort, seq`);
  // The planner would rather begin with all records than with what it is given.
  const some = database.prepare(
    `SELECT subject, sort, version, attempts, generation, body
     FROM json_each(?) AS asked CROSS JOIN records ON subject = asked.value LEFT JOIN events USING (subject)
     ORDER BY asked.key, seq`,
  );
  const given = givenFacts();

  function stored(subject: string): Stored | undefined {
    onRead(applicationOf(subject));
    return grouped(one.all(subject) as Row[])[0];
  }

  function within(applicationId: string, from: string, to: string): Stored[] {
    onRead(applicationId);
    return grouped(under.all(applicationId, from, `${to}\uffff`) as Row[]);
  }

  function application(row: Stored): Recorded<Application> {
    const read = recorded(row, readApplication);
    given.keep(read.state);
    return read;
  }

  function review(row: Stored): Recorded<Review> {
    const own = givenTo(row.record.subject);
    return recorded(row, (history, before) => readReview(own, history, before));
  }

  const complaint = (row: Stored): Recorded<Complaint> => recorded(row, readComplaint);

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
    const rows = grouped(some.all(JSON.stringify(subjects)) as Row[]);
    return readable(rows, read, ({ record }) => record.subject);
  }

  /** The applications that these reviews need and that nobody has read yet, all at once. */
  function readGiven(reviewIds: readonly string[]): void {
    const missing = new Set(reviewIds.map(applicationOf).filter((id) => !given.has(id)));
    // What cannot be read here is told of with each of its reviews.
    if (missing.size > 0) many([...missing], application);
  }

  const found = <S>(subject: string, read: (row: Stored) => Recorded<S>): Recorded<S> | undefined => {
    const row = stored(subject);
    return row && read(row);
  };

  return {
    application: (applicationId: string) => found(applicationId, application),
    review: (reviewId: string) => found(reviewId, review),
    complaint: (complaintId: string) => found(complaintId, complaint),

    case(applicationId: string): Case | undefined {
      const rows = within(applicationId, SORT.application, SORT.review);
      const own = rows.find(({ record }) => record.sort === SORT.application);
      if (!own) return undefined;
      const of = (prefix: string) => rows.filter(({ record }) => record.sort.startsWith(prefix));
      return {
        application: application(own),
        reviews: of(SORT.review).map(review),
        complaints: of(SORT.complaint).map(complaint),
      };
    },

    complaintsUnder: (applicationId: string) =>
      within(applicationId, SORT.complaint, SORT.complaint).map(complaint),

    histories: (applicationId: string): { subject: string; events: Chained<CaseEvent>[] }[] =>
      within(applicationId, SORT.application, SORT.review).map(({ record, history }) => ({
        subject: record.subject,
        events: parseHistory(history, GENESIS),
      })),

    reviews(reviewIds: readonly string[]): Omit<Page<Recorded<Review>>, "cursor"> {
      readGiven(reviewIds);
      return many(reviewIds, review);
    },

    complaints: (complaintIds: readonly string[]): Omit<Page<Recorded<Complaint>>, "cursor"> =>
      many(complaintIds, complaint),
  };
}

/** Rows of one record follow one another. */
function grouped(rows: readonly Row[]): Stored[] {
  const all: Stored[] = [];
  let last: Stored | undefined;
  for (const row of rows) {
    if (last?.record.subject !== row.subject) all.push((last = { record: row, history: [] }));
    if (row.body !== null) last.history.push(row.body);
  }
  return all;
}

/** @throws Unreadable */
function recorded<S>(
  { record: { version, attempts, generation }, history: stored }: Stored,
  read: (history: readonly Chained<CaseEvent>[], before: Before) => S,
): Recorded<S> {
  const history = parseHistory(stored, GENESIS);
  const last = history.at(-1);
  if (last?.seq !== version || history.length !== version)
    throw unreadable(`a record of version ${version} has ${history.length} events`);
  // A table holds a history of any length: none goes on elsewhere.
  return { state: read(history, WHOLE), version, head: last.hash, attempts, generation, bytes: 0 };
}

const unreadable = (what: string): Unreadable =>
  new Unreadable("a record is not whole", { cause: new Error(what) });
