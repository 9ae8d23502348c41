/** What the shell needs of the world, no wider than it is used. Adapters implement it; tests may too. */
import type { Application, ApplicationEvent } from "../../domain/application/application.ts";
import type { CaseEvent } from "../../domain/application/caseEvent.ts";
import type { Complaint, ComplaintEvent } from "../../domain/supervision/complaint.ts";
import type { Chained } from "../../domain/base/history.ts";
import type { Notice } from "../../domain/notices/notice.ts";
import type { Review, ReviewEvent } from "../../domain/review/review.ts";
import type { Instant } from "../../domain/base/time.ts";

/** A state as it is on record. `head` is the hash of the last event of its history. */
export type Recorded<S> = { state: S; version: number; head: string; attempts: number };

/** What one conditional write commits. `expected` 0: only if there is no such record yet. */
export type Commit<S, E> = {
  expected: number;
  state: S;
  events: readonly Chained<E>[];
  /** A refused attempt: counted in the same write. */
  attempt: boolean;
};

/** The platform's own note on a waiting workflow branch; it never leaves the platform. */
export type WaitToken = string;

/** A record of a list that this version cannot read: which, and why. */
export type SetAside = { subject: string; cause: unknown };

export type Page<T> = {
  items: T[];
  cursor: string | null;
  /** What stands on this page and could not be read; left out where everything could. */
  unreadable?: readonly SetAside[];
};

/** An application with all its reviews and complaints. */
export type Case = {
  application: Recorded<Application>;
  reviews: Recorded<Review>[];
  complaints: Recorded<Complaint>[];
};

/** The records of cases, each by its id. */
export interface CaseRecords {
  /** A whole case, its records read consistently; `undefined` when there is none. */
  loadCase(applicationId: string): Promise<Case | undefined>;
  loadApplication(applicationId: string): Promise<Recorded<Application> | undefined>;
  loadReview(reviewId: string): Promise<Recorded<Review> | undefined>;
  /** Writes if the version is still the expected one. */
  saveApplication(commit: Commit<Application, ApplicationEvent>): Promise<"saved" | "conflict">;
  /** Writes if the version is still the expected one; a new review is stored with the token that waits for it. */
  saveReview(commit: Commit<Review, ReviewEvent>, token?: WaitToken): Promise<"saved" | "conflict">;
  /** Counts one more refused attempt that is not kept. */
  countAttempt(reviewId: string): Promise<void>;
  /** Notes who waits for a review, without touching its version, and answers how it stands; `undefined` if there is none. */
  registerWait(reviewId: string, token: WaitToken): Promise<Recorded<Review> | undefined>;
  /** The same for who waits for an application's decision. */
  registerConclusion(applicationId: string, token: WaitToken): Promise<Recorded<Application> | undefined>;
  /** Notes which execution runs an application, without touching its version. */
  registerExecution(applicationId: string, generation: number): Promise<void>;
  /** Which execution was noted last; 0 when none ever was. */
  generationOf(applicationId: string): Promise<number>;
  /** Records of a case that are closed, or over, and by whom somebody may still wait: the application's or a review's id. */
  waitsOf(applicationId: string): Promise<{ subject: string; token: WaitToken }[]>;
  /** Forgets a token that has been answered, unless another has taken its place. */
  forgetWait(subject: string, token: WaitToken): Promise<void>;
  /** The histories of an application and its reviews, each oldest first. */
  histories(applicationId: string): Promise<{ subject: string; events: Chained<CaseEvent>[] }[]>;
  loadComplaint(complaintId: string): Promise<Recorded<Complaint> | undefined>;
  saveComplaint(commit: Commit<Complaint, ComplaintEvent>): Promise<"saved" | "conflict">;
  /** The complaints of one application. */
  complaintsOf(applicationId: string): Promise<Recorded<Complaint>[]>;
  /** Keeps a notice as it was issued; one of this id that is there already stays as it is. */
  issueNotice(issued: IssuedNotice): Promise<"issued" | "already">;
  /** The notices of an application, in the order of their ids. */
  noticesOf(applicationId: string): Promise<IssuedNotice[]>;
  notice(applicationId: string, noticeId: string): Promise<IssuedNotice | undefined>;
  /** A note of the platform about itself, such as the calendar version that all clocks follow. */
  noted(name: string): Promise<string | undefined>;
  note(name: string, value: string): Promise<void>;
}

/** The queues: what is open, and what is over. */
export interface CaseLists {
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
  /** All complaints of a region, open ones by when they must be answered. */
  complaintsIn(
    status: Complaint["status"],
    limit: number,
    cursor?: string,
  ): Promise<Page<Recorded<Complaint>>>;
}

export interface CaseStore extends CaseRecords, CaseLists {}

/** A notice as it was issued; its digest (SHA-256 of its canonical form) goes into its verification code. */
export type IssuedNotice = { notice: Notice; issuedAt: Instant; digest: string };

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
    case "refused":
    case "not-accepted":
    case "lapsed":
    case "withdrawn":
      return "over";
  }
};

/** The workflow engine. Answers that come too late are answers: `gone`. */
export interface Engine {
  /** Starts the execution of one generation of an application; a second start of the same one is a no-op. */
  start(applicationId: string, generation: number): Promise<"started" | "already-started">;
  /** Whether the execution of a generation is still there. */
  isRunning(applicationId: string, generation: number): Promise<boolean>;
  /** Tells whoever waits with this token that what it waits for has come. */
  wake(token: WaitToken): Promise<"woken" | "gone">;
  /** Tells the branch that waits with this token to ask again: its next instant has moved earlier. */
  rearm(token: WaitToken): Promise<"woken" | "gone">;
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

/** One webhook on its way; `id` names the event it tells of, whoever sends it and however often. */
export type Delivery = { department: string; url: string; id: string; at: Instant; body: string };

/** The endpoint's status, or `null` when no answer came. */
export type Delivered = { status: number | null };

export interface Webhooks {
  send(delivery: Delivery): Promise<Delivered>;
  /** Has a message of the queue handed over again after that time. */
  retryIn(receiptHandle: string, seconds: number): Promise<void>;
}

/** A closed catalogue of what is logged; fields are ids and codes, never what people wrote. */
export type LogCode =
  | "request-failed"
  | "task-failed"
  | "reaction-failed"
  | "execution-started"
  | "branch-woken"
  | "branch-rearmed"
  | "wake-too-late"
  | "announced"
  | "notice-issued"
  | "record-unreadable"
  | "morning-round"
  | "round-failed"
  | "webhook-sent"
  | "webhook-failed"
  | "reconciled"
  | "reconciliation-failed";

export interface Log {
  info(code: LogCode, fields: Readonly<Record<string, string | number>>): void;
  error(code: LogCode, fields: Readonly<Record<string, string | number>>, error: unknown): void;
}

/** What is counted of the platform's own doings; names and roles, never whose. */
export interface Meter {
  request(made: { route: string; caller: string; status: number }): void;
}
