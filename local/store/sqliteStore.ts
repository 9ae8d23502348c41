/** The record in SQLite: one row per application, review and complaint, its history in rows of its own, one outbox. */
import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import {
  placeOfApplication,
  placeOfComplaint,
  placeOfReview,
  queueOfApplications,
  queueOfComplaints,
  queueOfDepartment,
  DONE,
  type Place,
} from "../../functions/adapters/places.ts";
import type { QueuePage } from "../../functions/adapters/sealedQueues.ts";
import { readable } from "../../functions/adapters/setAside.ts";
import type {
  CaseStore,
  Commit,
  IssuedNotice,
  Page,
  Recorded,
  WaitToken,
} from "../../functions/app/base/ports.ts";
import {
  parseApplication,
  parseChained,
  parseComplaint,
  parseNotice,
  parseReview,
} from "../../functions/contracts/stored.ts";
import { keyOfSubject, SORT } from "../../functions/domain/base/ids.ts";
import { queuesOf } from "./queues.ts";
import type { Writes } from "./writes.ts";

/** Told of what the store does, for counting. */
export type Observer = { read(applicationId: string | undefined): void; write(applicationId: string): void };

export type SqliteStoreOptions = {
  database: DatabaseSync;
  writes: Writes;
  /** What cursors are sealed with. */
  cursorKey: Uint8Array;
  /** Called after a commit is on the disk: the outbox has something new for this case. */
  onCommit: (applicationId: string) => void;
  observe?: Observer;
};

type Row = { subject: string; version: number; head: string; attempts: number; body: string };
type NoticeRow = { body: string; issued_at: string; digest: string };

const ROW = "subject, version, head, attempts, body";

export function sqliteStore({
  database,
  writes,
  cursorKey,
  onCommit,
  observe,
}: SqliteStoreOptions): CaseStore {
  const sql = {
    one: database.prepare(`SELECT ${ROW} FROM records WHERE subject = ?`),
    under: database.prepare(
      `SELECT ${ROW} FROM records WHERE application = ? AND sort BETWEEN ? AND ? ORDER BY sort`,
    ),
    insert: database.prepare(
      `INSERT INTO records (subject, application, sort, version, head, attempts, body, queue, rank, done, token)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    ),
    update: database.prepare(
      `UPDATE records SET version = ?, head = ?, attempts = attempts + ?, body = ?, queue = ?, rank = ?, done = ?
       WHERE subject = ? AND version = ?`,
    ),
    event: database.prepare("INSERT INTO events (subject, seq, body) VALUES (?, ?, ?)"),
    outbox: database.prepare("INSERT INTO outbox (application, subject, first, last) VALUES (?, ?, ?, ?)"),
    attempt: database.prepare("UPDATE records SET attempts = attempts + 1 WHERE subject = ?"),
    token: database.prepare("UPDATE records SET token = ? WHERE subject = ?"),
    forget: database.prepare("UPDATE records SET token = NULL WHERE subject = ? AND token = ?"),
    generation: database.prepare("UPDATE records SET generation = ? WHERE subject = ?"),
    generationOf: database.prepare("SELECT generation FROM records WHERE subject = ?"),
    waits: database.prepare(
      "SELECT subject, token FROM records WHERE application = ? AND done = 1 AND token IS NOT NULL ORDER BY sort",
    ),
    histories: database.prepare(
      `SELECT events.subject AS subject, events.body AS body FROM records JOIN events USING (subject)
       WHERE application = ? AND sort BETWEEN ? AND ? ORDER BY sort, seq`,
    ),
    issue: database.prepare(
      "INSERT INTO notices (application, id, body, issued_at, digest) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
    ),
    notices: database.prepare(
      "SELECT body, issued_at, digest FROM notices WHERE application = ? ORDER BY id",
    ),
    notice: database.prepare("SELECT body, issued_at, digest FROM notices WHERE application = ? AND id = ?"),
    noted: database.prepare("SELECT value FROM notes WHERE name = ?"),
    note: database.prepare(
      "INSERT INTO notes (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
    ),
  };
  const queues = queuesOf(database, cursorKey);

  function get<S>(subject: string, parse: (json: string) => S): Recorded<S> | undefined {
    observe?.read(keyOfSubject(subject).applicationId);
    const row = sql.one.get(subject) as Row | undefined;
    return row && recorded(row, parse);
  }

  function under(applicationId: string, from: string, to: string): Row[] {
    observe?.read(applicationId);
    return sql.under.all(applicationId, from, `${to}\uffff`) as Row[];
  }

  /** One transaction with the outbox: the record, what is new in its history, and that somebody has to react. */
  async function save(
    subject: string,
    { expected, state, events, attempt }: Commit<unknown, unknown>,
    { queue, rank, phase }: Place,
    token: WaitToken | null = null,
  ): Promise<"saved" | "conflict"> {
    const { applicationId, sortKey } = keyOfSubject(subject);
    const version = expected + events.length;
    const done = Number(phase !== null && DONE.has(phase));
    const body = JSON.stringify(state);
    const head = events.at(-1)!.hash;
    const attempts = Number(attempt);
    observe?.write(applicationId);
    const saved = await writes.run(() => {
      const values: SQLInputValue[] =
        expected === 0
          ? [subject, applicationId, sortKey, version, head, attempts, body, queue, rank, done, token]
          : [version, head, attempts, body, queue, rank, done, subject, expected];
      const { changes } = (expected === 0 ? sql.insert : sql.update).run(...values);
      if (changes === 0) return false;
      for (const event of events) sql.event.run(subject, event.seq, JSON.stringify(event));
      sql.outbox.run(applicationId, subject, expected + 1, version);
      return true;
    });
    if (saved) onCommit(applicationId);
    return saved ? "saved" : "conflict";
  }

  /** A note beside the record; the record itself and its version stay as they are. */
  async function beside(subject: string, work: () => unknown): Promise<void> {
    observe?.write(keyOfSubject(subject).applicationId);
    await writes.run(work);
  }

  async function register<S>(
    subject: string,
    token: WaitToken,
    parse: (json: string) => S,
  ): Promise<Recorded<S> | undefined> {
    await beside(subject, () => sql.token.run(token, subject));
    return get(subject, parse);
  }

  /** The records of a page, in its order; what cannot be read is set aside. */
  const listed = <S>(
    { rows: subjects, cursor }: QueuePage<string>,
    parse: (json: string) => S,
  ): Page<Recorded<S>> => {
    observe?.read(undefined);
    const rows = subjects.flatMap((subject) => (sql.one.get(subject) as Row | undefined) ?? []);
    const page = readable(
      rows,
      (row) => recorded(row, parse),
      ({ subject }) => subject,
    );
    return { ...page, cursor };
  };

  return {
    async loadCase(applicationId) {
      const rows = under(applicationId, SORT.application, SORT.review);
      const application = rows.find(({ subject }) => subject === applicationId);
      if (!application) return undefined;
      const of = (prefix: string) =>
        rows.filter(({ subject }) => keyOfSubject(subject).sortKey.startsWith(prefix));
      return {
        application: recorded(application, parseApplication),
        reviews: of(SORT.review).map((row) => recorded(row, parseReview)),
        complaints: of(SORT.complaint).map((row) => recorded(row, parseComplaint)),
      };
    },

    loadApplication: async (applicationId) => get(applicationId, parseApplication),
    loadReview: async (reviewId) => get(reviewId, parseReview),
    loadComplaint: async (complaintId) => get(complaintId, parseComplaint),

    saveApplication: (commit) =>
      save(commit.state.facts.applicationId, commit, placeOfApplication(commit.state)),
    saveReview: (commit, token) =>
      save(commit.state.facts.reviewId, commit, placeOfReview(commit.state), token),
    saveComplaint: (commit) => save(commit.state.facts.complaintId, commit, placeOfComplaint(commit.state)),

    countAttempt: (reviewId) => beside(reviewId, () => sql.attempt.run(reviewId)),
    registerWait: (reviewId, token) => register(reviewId, token, parseReview),
    registerConclusion: (applicationId, token) => register(applicationId, token, parseApplication),
    registerExecution: (applicationId, generation) =>
      beside(applicationId, () => sql.generation.run(generation, applicationId)),

    async generationOf(applicationId) {
      observe?.read(applicationId);
      const row = sql.generationOf.get(applicationId) as { generation: number } | undefined;
      return row?.generation ?? 0;
    },

    async waitsOf(applicationId) {
      observe?.read(applicationId);
      return sql.waits.all(applicationId) as { subject: string; token: string }[];
    },

    forgetWait: (subject, token) => beside(subject, () => sql.forget.run(subject, token)),

    async reviewsOf(department, phase, limit, cursor, before) {
      observe?.read(undefined);
      const queue = queueOfDepartment(department, phase);
      const page = await queues.page(queue, phase === "closed", limit, cursor, before);
      return listed(page, parseReview);
    },

    async openReviewsOf(departments, limit, cursor) {
      observe?.read(undefined);
      const page = await queues.openOf(departments, limit, cursor);
      return listed(page, parseReview);
    },

    async applicationsIn(phase, limit, cursor) {
      observe?.read(undefined);
      const page = await queues.page(queueOfApplications(phase), phase === "over", limit, cursor);
      return { items: page.rows, cursor: page.cursor };
    },

    async complaintsOf(applicationId) {
      return under(applicationId, SORT.complaint, SORT.complaint).map((row) => recorded(row, parseComplaint));
    },

    async complaintsIn(status, limit, cursor) {
      observe?.read(undefined);
      const page = await queues.page(queueOfComplaints(status), false, limit, cursor);
      return listed(page, parseComplaint);
    },

    async histories(applicationId) {
      observe?.read(applicationId);
      const rows = sql.histories.all(applicationId, SORT.application, `${SORT.review}\uffff`) as {
        subject: string;
        body: string;
      }[];
      return [...Map.groupBy(rows, ({ subject }) => subject)].map(([subject, events]) => ({
        subject,
        events: events.map(({ body }) => parseChained(body)),
      }));
    },

    async issueNotice({ notice, issuedAt, digest }) {
      observe?.write(notice.applicationId);
      const body = JSON.stringify(notice);
      const { changes } = await writes.run(() =>
        sql.issue.run(notice.applicationId, notice.noticeId, body, issuedAt, digest),
      );
      return changes === 0 ? "already" : "issued";
    },

    async noticesOf(applicationId) {
      observe?.read(applicationId);
      return (sql.notices.all(applicationId) as NoticeRow[]).map(issued);
    },

    async notice(applicationId, noticeId) {
      observe?.read(applicationId);
      const row = sql.notice.get(applicationId, noticeId) as NoticeRow | undefined;
      return row && issued(row);
    },

    async noted(name) {
      return (sql.noted.get(name) as { value: string } | undefined)?.value;
    },

    async note(name, value) {
      await writes.run(() => sql.note.run(name, value));
    },

    async replaceNote(name, before, value) {
      const isWritten = await writes.run(() => {
        const now = (sql.noted.get(name) as { value: string } | undefined)?.value;
        if (now !== before) return false;
        sql.note.run(name, value);
        return true;
      });
      return isWritten ? "saved" : "conflict";
    },
  };
}

const recorded = <S>({ body, version, head, attempts }: Row, parse: (json: string) => S): Recorded<S> => ({
  state: parse(body),
  version,
  head,
  attempts,
});

const issued = ({ body, issued_at: issuedAt, digest }: NoticeRow): IssuedNotice => ({
  notice: parseNotice(body),
  issuedAt,
  digest,
});
