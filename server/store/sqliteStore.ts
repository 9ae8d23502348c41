/** The record in SQLite: one row per application, review and complaint, its history in rows of its own, one outbox. */
import type { DatabaseSync } from "node:sqlite";
import {
  QUEUE_OF_INQUIRIES,
  queueOfRatings,
  queueOfApplicant,
  queueOfApplications,
  queueOfBills,
  queueOfComplaints,
  queueOfDepartment,
} from "../../functions/app/base/places.ts";
import type { CaseStore } from "../../functions/app/base/ports.ts";
import { applicationOf } from "../../functions/domain/base/ids.ts";
import { openOf } from "../../functions/adapters/sealedQueues.ts";
import { authorisationsIn } from "./authorisations.ts";
import { contactsIn } from "./contacts.ts";
import { commitsTo } from "./commits.ts";
import { figuresIn } from "./figures.ts";
import { keptHistories, type Kept } from "./kept.ts";
import { holdsIn } from "./holds.ts";
import { notesIn } from "./notes.ts";
import { noticesIn } from "./notices.ts";
import { outagesIn } from "./outages.ts";
import { projectsIn } from "./projects.ts";
import { queuesOf } from "./queues.ts";
import { recordsOf } from "./records.ts";
import { waitsIn } from "./waits.ts";
import type { Writes } from "./writes.ts";

/** Told of what the store does, for counting. */
export type Observer = { read(applicationId: string | undefined): void; write(applicationId: string): void };

export type SqliteStoreOptions = {
  database: DatabaseSync;
  writes: Writes;
  /** The histories that are at hand, which whoever reads the outbox shares. */
  kept?: Kept;
  /** What cursors are sealed with. */
  cursorKey: Uint8Array;
  /** Called after a commit is on the disk: the outbox has something new for this case. */
  onCommit: (applicationId: string) => void;
  observe?: Observer;
};

const UNOBSERVED: Observer = { read: () => undefined, write: () => undefined };

export function sqliteStore({
  database,
  writes,
  kept = keptHistories(),
  cursorKey,
  onCommit,
  observe = UNOBSERVED,
}: SqliteStoreOptions): CaseStore {
  const records = recordsOf(database, kept, observe.read);
  const waits = waitsIn(database, writes);
  const queues = queuesOf(database, cursorKey);
  const submitted = queuesOf(database, cursorKey, "submitted");
  const notices = noticesIn(database, writes);
  const notes = notesIn(database, writes);
  const holds = holdsIn(database, writes, cursorKey);
  const figures = figuresIn(database, writes, cursorKey);
  const outages = outagesIn(database, writes, cursorKey);
  const projects = projectsIn(database);
  const contacts = contactsIn(database, writes);
  const authorisations = authorisationsIn(database, writes, cursorKey);
  const { act, ...register } = authorisations;
  const attempt = database.prepare("UPDATE records SET attempts = attempts + 1 WHERE subject = ?");

  return {
    loadCase: async (applicationId) => records.case(applicationId),
    loadApplication: async (applicationId) => records.application(applicationId),
    loadReview: async (reviewId) => records.review(reviewId),
    loadBill: async (billId) => records.bill(billId),
    loadComplaint: async (complaintId) => records.complaint(complaintId),
    loadInquiry: async (inquiryId) => records.inquiry(inquiryId),
    loadRating: async (ratingId) => records.rating(ratingId),
    complaintsOf: async (applicationId) => records.complaintsUnder(applicationId),
    histories: async (applicationId) => records.histories(applicationId),
    copies: async (applicationId) => records.copies(applicationId),

    commit: commitsTo(database, writes, records.keep, projects.enter, contacts, act, observe.write, onCommit),
    async sealedContact(applicationId) {
      observe.read(applicationId);
      return contacts.sealedContact(applicationId);
    },
    async deferContact(applicationId, since) {
      observe.write(applicationId);
      await contacts.deferContact(applicationId, since);
    },
    async contactsBefore(before, limit) {
      observe.read(undefined);
      return contacts.contactsBefore(before, limit);
    },
    async projectsOf(projectCode, most) {
      observe.read(undefined);
      return projects.all(projectCode, most);
    },
    async projectOf(creditCode, projectCode) {
      observe.read(undefined);
      return projects.of(creditCode, projectCode);
    },

    async countAttempt(reviewId) {
      observe.write(applicationOf(reviewId));
      await writes.run(() => attempt.run(reviewId), "one");
    },

    async noteWait(wait) {
      observe.write(applicationOf(wait.subject));
      await waits.note(wait);
    },
    async waitsOf(applicationId, subject) {
      observe.read(applicationId);
      return waits.of(applicationId, subject);
    },
    async forgetWait(wait) {
      observe.write(applicationOf(wait.subject));
      await waits.forget(wait);
    },
    async beginGeneration(applicationId, generation, reviewIds) {
      observe.write(applicationId);
      return waits.begin(applicationId, generation, reviewIds);
    },

    async reviewsOf(department, phase, limit, cursor, before) {
      observe.read(undefined);
      const queue = queueOfDepartment(department, phase);
      const page = await queues.page(queue, phase === "closed", limit, cursor, before);
      return { ...records.reviews(page.rows), cursor: page.cursor };
    },
    async openReviewsOf(departments, limit, cursor) {
      observe.read(undefined);
      const page = await queues.across(openOf(departments), limit, cursor);
      return { ...records.reviews(page.rows), cursor: page.cursor };
    },
    async applicationsIn(phase, limit, cursor) {
      observe.read(undefined);
      const page = await queues.page(queueOfApplications(phase), phase === "over", limit, cursor);
      return { items: page.rows, cursor: page.cursor };
    },
    async applicationsOf(creditCode, limit, cursor) {
      observe.read(undefined);
      const page = await submitted.page(queueOfApplicant(creditCode), true, limit, cursor);
      return { items: page.rows, cursor: page.cursor };
    },
    async billsIn(status, limit, cursor) {
      observe.read(undefined);
      const page = await queues.page(queueOfBills(status), false, limit, cursor);
      return { ...records.bills(page.rows), cursor: page.cursor };
    },
    async complaintsIn(status, limit, cursor) {
      observe.read(undefined);
      const page = await queues.page(queueOfComplaints(status), false, limit, cursor);
      return { ...records.complaints(page.rows), cursor: page.cursor };
    },
    async inquiriesOpen(limit, cursor) {
      observe.read(undefined);
      const page = await queues.page(QUEUE_OF_INQUIRIES, false, limit, cursor);
      return { ...records.inquiries(page.rows), cursor: page.cursor };
    },

    async ratingsIn(status, limit, cursor) {
      observe.read(undefined);
      const page = await queues.page(queueOfRatings(status), status === "kept", limit, cursor);
      return { ...records.ratings(page.rows), cursor: page.cursor };
    },

    async holdsOf(creditCode) {
      observe.read(undefined);
      return holds.of(creditCode);
    },
    ...register,
    hold: async (holdId) => holds.one(holdId),
    placeHold: (hold) => holds.place(hold),
    endHold: (ended) => holds.end(ended),
    async holdsIn(status, limit, cursor) {
      observe.read(undefined);
      return holds.in(status, limit, cursor);
    },

    async countedOf(applicationId, department) {
      observe.read(applicationId);
      return figures.countedOf(applicationId, department);
    },
    async count(counting) {
      observe.write(counting.applicationId);
      return figures.count(counting);
    },
    async figuresOf(department, from, to) {
      observe.read(undefined);
      return figures.between(department, from, to);
    },
    async listedOf(departments, wanted, limit, cursor) {
      observe.read(undefined);
      return figures.listed(departments, wanted, limit, cursor);
    },

    async outages() {
      observe.read(undefined);
      return outages.all();
    },
    outage: async (outageId) => outages.one(outageId),
    keepOutage: (before, outage) => outages.keep(before, outage),
    async outagesIn(limit, cursor) {
      observe.read(undefined);
      return outages.in(limit, cursor);
    },

    async lastNumber(series) {
      observe.read(undefined);
      return notices.last(series);
    },
    async issueNotices(issued, from) {
      for (const { notice } of issued) observe.write(notice.applicationId);
      return notices.issueAll(issued, from);
    },
    async noticeNumbered(place) {
      observe.read(undefined);
      return notices.numbered(place);
    },
    async noticesOf(applicationId) {
      observe.read(applicationId);
      return notices.of(applicationId);
    },
    async notice(applicationId, noticeId) {
      observe.read(applicationId);
      return notices.one(applicationId, noticeId);
    },

    takePlace: (applicationId, list, taker, most) => notes.take(`${list}#${applicationId}`, taker, most),
    noted: async (name) => notes.of(name),
    async note(name, value) {
      await notes.put(name, value);
    },
    replaceNote: (name, before, value) => notes.replace(name, before, value),
  };
}
