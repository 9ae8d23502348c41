/** What the shell needs of the world, no wider than it is used. Adapters implement it; tests may too. */
import type { Application } from "../../domain/application/application.ts";
import type { ApplicationEvent } from "../../domain/application/applicationEvent.ts";
import type { Inquiry, InquiryEvent } from "../../domain/application/inquiry.ts";
import type { CaseEvent } from "../../domain/application/caseEvent.ts";
import type { Complaint, ComplaintEvent } from "../../domain/supervision/complaint.ts";
import type { Rating, RatingEvent } from "../../domain/supervision/rating.ts";
import type { Bill, BillEvent } from "../../domain/billing/bill.ts";
import type { Chained } from "../../domain/base/history.ts";
import type { Document } from "../../domain/notices/document.ts";
import type { Hold } from "../../domain/review/hold.ts";
import type { Authorisation } from "../../domain/agency/authorisation.ts";
import type { Outage } from "../../domain/review/outage.ts";
import type { SealedContact } from "./contacts.ts";
import type { Review, ReviewEvent } from "../../domain/review/review.ts";
import type { Instant, LocalDate } from "../../domain/base/time.ts";
import type { LogField } from "./logFields.ts";
import type { Addition, CountedRecords, Counter, Counters, Listed } from "../../domain/supervision/tally.ts";

/** A state as it is on record. `head` is the hash of the last event of its history. */
export type Recorded<S> = {
  state: S;
  version: number;
  head: string;
  /** Refused attempts, those that were only counted among them. */
  attempts: number;
  /** Which generation of the workflow waits for it: 1 until another took over. */
  generation: number;
  /** When its applicant was last told anything by it, as far as its history was at hand; absent of one that was just written. */
  toldAt?: Instant | null;
  /** Bytes of history in its item: a note of the store, which goes on in the next item where they become too many. */
  bytes: number;
};

/** What becomes of one record in a commit. */
export type Commit<S, E> = {
  /** As it was read: written only if its version is still that; `null`: only if there is no such record yet. */
  before: Recorded<S> | null;
  state: S;
  events: readonly Chained<E>[];
  /** A refused attempt: counted in the same write. */
  attempt: boolean;
};

/** One record of a commit. */
export type Change =
  | ({ of: "application" } & Commit<Application, ApplicationEvent>)
  | ({ of: "review" } & Commit<Review, ReviewEvent>)
  | ({ of: "complaint" } & Commit<Complaint, ComplaintEvent>)
  | ({ of: "bill" } & Commit<Bill, BillEvent>)
  | ({ of: "inquiry" } & Commit<Inquiry, InquiryEvent>)
  | ({ of: "rating" } & Commit<Rating, RatingEvent>);

/** The id of the record that a change is about. */
export function subjectOfChange(change: Change): string {
  switch (change.of) {
    case "application":
      return change.state.facts.applicationId;
    case "review":
      return change.state.facts.reviewId;
    case "complaint":
      return change.state.facts.complaintId;
    case "bill":
      return change.state.facts.billId;
    case "inquiry":
      return change.state.facts.inquiryId;
    case "rating":
      return change.state.facts.ratingId;
  }
}

/** Who waits for a record in the workflow: the platform's own note, which never leaves it. */
export type Wait = {
  /** The review's id, or the application's where its decision is waited for. */
  subject: string;
  generation: number;
  token: WaitToken;
};

/** By which a waiting branch is answered. */
export type WaitToken = string;

/** Lists under an application that hold only so many. */
export type PlaceList = "complaints" | "inquiries" | "outages";
/** Whether a refund of a bill waits for its organ. */
export type BillStatus = "refunds" | "settled";

/** Whether somebody has ended an entry of the register; one whose days are over by themselves is not. */
export type HoldStatus = "standing" | "ended";

/** A row of a list behind a figure, and in whose figures it was added up. */
export type ListedOf = Listed & { department: string };

/** What of a case stands in a department's figures, how often that has been noted, and whether the lists behind them have it. */
export type Counted = { times: number; records: CountedRecords; isListed: boolean };

/** What is to be noted over what was noted `times` times before (0: never), and what it adds to the figures. */
export type Counting = {
  applicationId: string;
  department: string;
  times: number;
  records: CountedRecords;
  more: readonly Addition[];
  /** The rows of the lists behind the figures that are otherwise now; one without counters is gone. */
  listed: readonly Listed[];
};

/** Which list behind the figures: of which of them, and in which period, both days included. */
export type ListWanted = { counter: Counter; from: LocalDate; to: LocalDate };

/** A record of a list that this version cannot read: which, and why. */
export type SetAside = { subject: string; cause: unknown };

export type Page<T> = {
  items: T[];
  cursor: string | null;
  /** What stands on this page and could not be read; left out where everything could. */
  unreadable?: readonly SetAside[];
};

/** A record as it lies in the store: its history as it was written, and what stands beside it. */
export type Copy = {
  subject: string;
  events: readonly Chained<{ type: string }>[];
  /** How many events it says that it has, and where it stands in the lists. */
  version: number;
  place: Place;
  /** What its earlier events made of it, as JSON, where its history goes on in another item, and the hash of the last of them. */
  base: { state: string; head: string } | null;
};

/** In which list a record stands, and at which place of it. */
export type Place = { queue: string; rank: string };

/** Ratings that supervision owes an answer to, and all others. */
export type RatingStatus = "owed" | "kept";

/** An application with all its reviews, complaints, inquiries and ratings. */
export type Case = {
  application: Recorded<Application>;
  reviews: Recorded<Review>[];
  complaints: Recorded<Complaint>[];
  /** Its bill, where anything has happened to it. */
  bill?: Recorded<Bill>;
  inquiries: Recorded<Inquiry>[];
  ratings: Recorded<Rating>[];
};

/** An applicant's applications about a project code: those that were open when the latest came, itself among them, and those that were over. */
export type ProjectEntry = {
  creditCode: string;
  projectCode: string;
  /** 0 where nothing is on record. */
  version: number;
  applications: readonly string[];
  /** Those that were over when another one came, the latest last; nobody who submits reads them. */
  earlier: readonly string[];
};

/** What a commit makes of the contact of its application: another one, or none any more. */
export type ContactChange = {
  applicationId: string;
  sealed: SealedContact | null;
  /** Its place among those whose retention is looked at: when the case came, before which it cannot have ended. */
  since: Instant;
};

/**
 * By what an agent's commit stands: written only while nobody has ended it, and kept as its last act; of what may be used once
 * only where it has not been.
 */
export type Authority = { authorisationId: string; at: Instant };

/** What is on record of the region and belongs to no case; read consistently. */
export interface RegionRecords {
  /** Every hold on record of an applicant, those that are over among them, in the order of their ids. */
  holdsOf(creditCode: string): Promise<Hold[]>;
  /** Every outage on record, those that were taken off among them, in the order of their ids. */
  outages(): Promise<Outage[]>;
  /** A note of the platform about itself, such as the calendar version that all clocks follow. */
  noted(name: string): Promise<string | undefined>;
}

/** The records of cases, each by its id. */
export interface CaseRecords extends RegionRecords {
  /** A whole case, its records read consistently; `undefined` when there is none. */
  loadCase(applicationId: string): Promise<Case | undefined>;
  loadApplication(applicationId: string): Promise<Recorded<Application> | undefined>;
  loadReview(reviewId: string): Promise<Recorded<Review> | undefined>;
  /**
   * Writes all of these records of one case, or none: `conflict` where one is no longer as it was read. An outcome that
   * nobody knows (a time-out, say) is thrown.
   * @param entry what the commit makes of an entry by project code, with the version that it was read in: written with it,
   * as is the place of a new application among its applicant's own
   * @param contact what becomes of the contact of the application: written with it, or gone with it
   * @param authority by which an agent writes it; `over` where that holds no more
   */
  commit(
    changes: readonly Change[],
    entry?: ProjectEntry,
    contact?: ContactChange,
    authority?: Authority,
  ): Promise<"saved" | "conflict" | "over">;
  /** The contact of an application as it lies, read consistently; `undefined` where it has been erased. */
  sealedContact(applicationId: string): Promise<SealedContact | undefined>;
  /** Gives the contact of an application another place among those whose retention is looked at; of one that is erased, none. */
  deferContact(applicationId: string, since: Instant): Promise<void>;
  /** What an applicant has on record about a project code; read consistently. */
  projectOf(creditCode: string, projectCode: string): Promise<ProjectEntry>;
  /** The same of every applicant who has any, `most` of them at most; read consistently. */
  projectsOf(projectCode: string, most: number): Promise<ProjectEntry[]>;
  /** Counts one more refused attempt that is not kept. */
  countAttempt(reviewId: string): Promise<void>;
  /** Notes who waits for a record, in place of an earlier one of the same generation; the record is left alone. */
  noteWait(wait: Wait): Promise<void>;
  /** Who waits for anything of a case, or for this record of it; read consistently. */
  waitsOf(applicationId: string, subject?: string): Promise<Wait[]>;
  /** Forgets one who has been answered, unless another has taken its place. */
  forgetWait(wait: Wait): Promise<void>;
  /**
   * Notes that the next generation waits for an application and these of its reviews, without touching their versions:
   * all of them, or none where the application has that generation already.
   */
  beginGeneration(
    applicationId: string,
    generation: number,
    reviewIds: readonly string[],
  ): Promise<"begun" | "already">;
  /** The histories of all records of a case, each oldest first. */
  histories(applicationId: string): Promise<{ subject: string; events: readonly Chained<CaseEvent>[] }[]>;
  /** The same as they were written, whatever they say: for who hands them on and reads nothing into them. */
  copies(applicationId: string): Promise<Copy[]>;
  /** The bill of an application, where anything has happened to it. */
  loadBill(billId: string): Promise<Recorded<Bill> | undefined>;
  loadComplaint(complaintId: string): Promise<Recorded<Complaint> | undefined>;
  loadInquiry(inquiryId: string): Promise<Recorded<Inquiry> | undefined>;
  loadRating(ratingId: string): Promise<Recorded<Rating> | undefined>;
  /**
   * Takes one of `most` places in a list of an application, such as that of its complaints; whoever has one keeps it, and
   * of many at once no more get one than there are. @returns whether `taker` has one
   */
  takePlace(applicationId: string, list: PlaceList, taker: string, most: number): Promise<boolean>;
  /** The complaints of one application. */
  complaintsOf(applicationId: string): Promise<Recorded<Complaint>[]>;
  /**
   * What of a case has been counted in the figures of a department; `undefined` where nothing has.
   * @param consistently whether it must not lag: who writes over what has changed since is told `conflict`, and asks again
   */
  countedOf(applicationId: string, department: string, consistently: boolean): Promise<Counted | undefined>;
  /** Notes what has been counted and adds to the department's figures, both or neither; `conflict` if it was noted since. */
  count(counting: Counting): Promise<"saved" | "conflict">;
  /** A department's figures of a period, both days included: what was added on its days, however many cases they are of. */
  figuresOf(department: string, from: LocalDate, to: LocalDate): Promise<Counters>;
  /** The last place that is taken in a series of official numbers, 0 where none is; read consistently. */
  lastNumber(series: string): Promise<number>;
  /**
   * Keeps notices as they were issued, each with its place in the series in one transaction, from `from` on in their order:
   * of an id there is one, and every place is one notice's. `already`: it had been issued, and stays as it is; `taken`: the
   * place is another's, or one before it in this list was not issued, and nothing of it is written.
   */
  issueNotices(
    issued: readonly IssuedNotice[],
    from: NumberPlace,
  ): Promise<("issued" | "already" | "taken")[]>;
  /** The notice that has this place in a series. */
  noticeNumbered(place: NumberPlace): Promise<IssuedNotice | undefined>;
  /** The notices of an application, in the order of their ids. */
  noticesOf(applicationId: string): Promise<IssuedNotice[]>;
  notice(applicationId: string, noticeId: string): Promise<IssuedNotice | undefined>;
  note(name: string, value: string): Promise<void>;
  /** Writes a note over the one that was read (`undefined`: there was none); `conflict` where it is another by now. */
  replaceNote(name: string, before: string | undefined, value: string): Promise<"saved" | "conflict">;
}

/** The register of integrity holds: entries are added and ended, never altered. */
export interface HoldRegister {
  hold(holdId: string): Promise<Hold | undefined>;
  /** Puts an entry on record; one of this id that is there already stays as it is. */
  placeHold(hold: Hold): Promise<"placed" | "already">;
  /** Writes that an entry has ended; `conflict` where that is on record already. */
  endHold(ended: Hold): Promise<"saved" | "conflict">;
}

/** The register of authorisations: what is said of one stands beside what was said before, and nothing is taken out. */
export interface AuthorisationRegister {
  /** As it is on record, read consistently. */
  authorisation(authorisationId: string): Promise<Authorisation | undefined>;
  /** Every one of an applicant, those that are over among them, in the order of their ids; read consistently. */
  authorisationsOf(creditCode: string): Promise<Authorisation[]>;
  /**
   * Writes one over what was read (`undefined`: nothing): `conflict` where something was said of it, or done by it, since.
   * @param interests what its agent looks after for this applicant alone from then on; `taken` where that is another's
   */
  keepAuthorisation(
    before: Authorisation | undefined,
    authorisation: Authorisation,
    interests?: readonly string[],
  ): Promise<"saved" | "conflict" | "taken">;
  /** An agent's: those that nobody has ended, the one with the latest last day first, or what was ended, the latest first. */
  authorisationsFor(
    agentId: string,
    status: "standing" | "ended",
    limit: number,
    cursor?: string,
  ): Promise<Page<Authorisation>>;
  /** Requests for an agent of the free team that nobody has answered, the one first that is to be answered first. */
  agentsAskedFor(limit: number, cursor?: string): Promise<Page<Authorisation>>;
}

/** The register of outages: what is said of one stands beside what was said before, and nothing is taken out. */
export interface OutageRegister {
  outage(outageId: string): Promise<Outage | undefined>;
  /** Writes an entry; `conflict` unless as much had been said of it as when it was read (`undefined`: nothing). */
  keepOutage(before: Outage | undefined, outage: Outage): Promise<"saved" | "conflict">;
}

/** The queues: what is open, and what is over. */
export interface CaseLists {
  /**
   * What was added up in a figure of these departments, the latest day of each first: together one list, which may come
   * in pages that are not full. @throws BadCursor
   */
  listedOf(
    departments: readonly string[],
    wanted: ListWanted,
    limit: number,
    cursor?: string,
  ): Promise<Page<ListedOf>>;
  /** One department's reviews, open ones by due instant, closed ones by when they closed (latest first). */
  reviewsOf(
    department: string,
    phase: "open" | "closed",
    limit: number,
    cursor?: string,
    before?: Instant,
  ): Promise<Page<Recorded<Review>>>;
  /** The open reviews of several departments, one department after the other, each by due instant. */
  openReviewsOf(
    departments: readonly string[],
    limit: number,
    cursor?: string,
  ): Promise<Page<Recorded<Review>>>;
  /** Applications in a phase, oldest first; those that are over, the latest first. */
  applicationsIn(phase: ApplicationPhase, limit: number, cursor?: string): Promise<Page<string>>;
  /** An applicant's own applications, the latest first, those that are over among them. */
  applicationsOf(creditCode: string, limit: number, cursor?: string): Promise<Page<string>>;
  /** The register of holds, the latest entry first: those that nobody has ended, or those that somebody has. */
  holdsIn(status: HoldStatus, limit: number, cursor?: string): Promise<Page<Hold>>;
  /** The register of outages, what was put on record last first. */
  outagesIn(limit: number, cursor?: string): Promise<Page<Outage>>;
  /** Applications whose contact is on record, of those whose case cannot have ended at or after `before`, the earliest first. */
  contactsBefore(before: Instant, limit: number): Promise<string[]>;
  /** The bills of a region: those of which a refund waits for its organ, the earliest first, and all others. */
  billsIn(status: BillStatus, limit: number, cursor?: string): Promise<Page<Recorded<Bill>>>;
  /** All complaints of a region, open ones by when they must be answered. */
  complaintsIn(
    status: Complaint["status"],
    limit: number,
    cursor?: string,
  ): Promise<Page<Recorded<Complaint>>>;
  /** Inquiries that nobody has answered, by when they must be. */
  inquiriesOpen(limit: number, cursor?: string): Promise<Page<Recorded<Inquiry>>>;
  /** Ratings of a region: those that an answer is owed to, the earliest first; all others, the latest first. */
  ratingsIn(status: RatingStatus, limit: number, cursor?: string): Promise<Page<Recorded<Rating>>>;
}

export interface CaseStore
  extends CaseRecords, CaseLists, HoldRegister, OutageRegister, AuthorisationRegister {}

/**
 * A notice as it was issued; its digest (SHA-256 of its canonical form) goes into its verification code, and its signature
 * (a detached JWS over that form) says whose it is.
 */
export type IssuedNotice = { notice: Document; digest: string; signature: string };

/** The place of an official number: the count within what comes before it. */
export type NumberPlace = { series: string; count: number };

/** A cursor that this list did not make: altered, or another list's. */
export class BadCursor extends Error {
  override name = "BadCursor";
}

export type ApplicationPhase = "intake" | "in-review" | "over";

export const phaseOf = (status: Application["status"]): ApplicationPhase => {
  switch (status) {
    case "received":
    case "awaiting-materials":
      return "intake";
    case "in-review":
    case "joint-review":
    case "deciding":
      return "in-review";
    case "granted":
    case "granted-with-conditions":
    case "partly-granted":
    case "refused":
    case "nothing-to-grant":
    case "not-accepted":
    case "lapsed":
    case "withdrawn":
      return "over";
  }
};

/** A review that a branch of an execution waits for, and how long at first. */
export type Awaited = { reviewId: string; wakeInSeconds: number };

/** The workflow engine. Answers that come too late are answers: `gone`. */
export interface Engine {
  /** Starts the execution of one generation of an application; a second start of the same one is a no-op. */
  start(
    applicationId: string,
    generation: number,
    reviews: readonly Awaited[],
  ): Promise<"started" | "already-started">;
  /** What has become of the execution of a generation; `unknown` when there never was one. */
  statusOf(applicationId: string, generation: number): Promise<"running" | "over" | "unknown">;
  /** Since when the execution of a generation runs; `null` where none does. */
  runningSince(applicationId: string, generation: number): Promise<Instant | null>;
  /** Tells whoever waits with this token that what it waits for has come. */
  wake(token: WaitToken): Promise<"woken" | "gone">;
  /** Tells the branch that waits with this token how long to wait from now on. */
  rearm(token: WaitToken, awaited: Awaited): Promise<"woken" | "gone">;
}

/** One committed fact, as other systems hear of it. */
export type Announcement = {
  id: string;
  type: string;
  subject: string;
  at: Instant;
  data: Readonly<Record<string, unknown>>;
};

export interface Bus {
  publish(announcements: readonly Announcement[]): Promise<void>;
}

/** What reads the stream of commits, by the name of its function. */
export type ConsumerName = "driveWorkflow" | "announce";

/** A record of the stream that nobody can react to: where it lies, never what it says. */
export type AsideRecord = {
  consumer: ConsumerName;
  /** The key of its item, as far as it can be read. */
  pk: string;
  sk: string;
  /** Its number in the stream. */
  sequenceNumber: string;
  /** When it came into the stream; `null` where the record does not say. */
  arrivedAt: Instant | null;
  /** The name of what was thrown at it. */
  error: string;
};

/** Where such records are kept until somebody has looked. */
export interface Aside {
  put(record: AsideRecord): Promise<void>;
}

/** One webhook on its way; `id` names the event it tells of, whoever sends it and however often. */
export type Delivery = { department: string; url: string; id: string; body: string };

/** The endpoint's status, or `null` when no answer came; and how many seconds it asks to wait, if it asks for any. */
export type Delivered = { status: number | null; retryAfter: number | null };

export interface Webhooks {
  send(delivery: Delivery): Promise<Delivered>;
  /** Has a message of the queue handed over again after that time. */
  retryIn(receiptHandle: string, seconds: number): Promise<void>;
}

/** Texts that are written once, each under its name, and stay as they are. */
export interface WrittenOnce {
  /** Keeps a text under a name that nobody has taken. @returns `taken` where something is there already */
  keep(name: string, text: string): Promise<"kept" | "taken">;
  /** What was kept under a name; `undefined` where nothing was. */
  read(name: string): Promise<string | undefined>;
}

/** A closed catalogue of what is logged; its fields are another (`LogFields`). */
export type LogCode =
  | "request-failed"
  | "task-failed"
  | "reaction-failed"
  | "execution-started"
  | "branch-woken"
  | "branch-rearmed"
  | "wake-too-late"
  | "opening-not-kept"
  | "review-unserved"
  | "announced"
  | "record-set-aside"
  | "progress-not-noted"
  | "gap-noted"
  | "events-lost"
  | "notice-issued"
  | "record-unreadable"
  | "calendar-missing"
  | "woken-in-vain"
  | "figures-behind"
  | "morning-round"
  | "cases-open"
  | "limit-ran-out"
  | "execution-stuck"
  | "round-failed"
  | "order-failed"
  | "order-given-up"
  | "webhook-sent"
  | "webhook-failed"
  | "webhook-not-sent"
  | "notification-sent"
  | "notification-not-taken"
  | "notification-failed"
  | "endpoint-switched-off"
  | "endpoint-switched-on"
  | "reconciled"
  | "reconciliation-failed"
  | "request"
  | "clock-jumped"
  | "log-not-copied"
  | "issuer-unreachable"
  | "record-damaged"
  | "record-altered"
  | "anchored"
  | "appraisal-closed"
  | "appraisal-corrected"
  | "national-exported"
  | "anchoring-failed"
  | "backed-up"
  | "limit-not-counted"
  | "file-not-checked"
  | "finding-not-noted"
  | "finding-not-told"
  | "link-not-copied"
  | "command-failed";

/** By the names of ids, codes, instants and counts: nothing that people wrote has a name here. */
export type LogFields = Readonly<Partial<Record<LogField, string | number>>>;

export interface Log {
  info(code: LogCode, fields: LogFields): void;
  error(code: LogCode, fields: LogFields, error: unknown): void;
}

/** What is counted of the platform's own doings; names and roles, never whose. */
export interface Meter {
  /** Begins to time a request; whoever has answered it says what it was. */
  begin(): (made: { route: string; caller: string; status: number }) => void;
}
