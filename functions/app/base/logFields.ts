/**
 * The names of what a line of the log may say beside its code: ids, codes, instants, counts. What people wrote, who they are
 * and what proves it has no name here, so that no line can say it.
 */
export type LogField = Request | Thing | Course | Where | Count;

/** The request at hand (`logContext.ts`). */
type Request = "requestId" | "route" | "method" | "status" | "ms" | "role" | "caller";

/** What it is about, by its id. */
type Thing =
  | "applicationId"
  | "reviewId"
  | "subject"
  | "department"
  | "fileId"
  | "copyId"
  | "notificationId"
  | "webhookId"
  | "execution"
  | "generation";

/** How far something has come, or between which instants. */
type Course =
  "answer" | "day" | "year" | "from" | "to" | "first" | "last" | "root" | "part" | "found" | "why";

/** Where something lies or happened: queues, the stream, the table's keys, the machine. */
type Where =
  "consumer" | "messageId" | "sequenceNumber" | "pk" | "sk" | "tries" | "issuer" | "address" | "kind";

type Count =
  | "events"
  | "records"
  | "notices"
  | "cases"
  | "seconds"
  | "delaySeconds"
  | keyof RoundCounts
  | keyof ReconciliationCounts
  | keyof OpenCounts;

/** What a morning round counts. */
export type RoundCounts = {
  reviewsSeen: number;
  reviewsMoved: number;
  applicationsMoved: number;
  yellow: number;
  /** Reviews that have become likely to be late. */
  likelyLate: number;
  /** Reviews that were not counted in the figures as they are by now. */
  counted: number;
  /** Contacts whose time was over. */
  erased: number;
  /** Records that could not be read; the log says which and why. */
  unreadable: number;
  /** Limits that ran out since the morning before, whatever follows from it. */
  limitsDue: number;
  /** Of these, and of older ones, those of which nothing was on record when the round came. */
  limitsMissed: number;
};

/** Cases that are not over, by how long ago they came. */
export type OpenCounts = {
  openUnderAWeek: number;
  openUnderAMonth: number;
  openUnderAQuarter: number;
  openLonger: number;
};

/** What a reconciliation counts, and makes up for. */
export type ReconciliationCounts = {
  applicationsSeen: number;
  /** Applications in review that no execution ran, or whose execution had missed something. */
  executionsStarted: number;
  /** Executions that run although their case is over, another generation runs it, or their longest time is up. */
  executionsStuck: number;
  /** Branches that still waited although what they wait for had come. */
  branchesWoken: number;
  /** Applications whose intake or whose lead was behind its time. */
  applicationsMoved: number;
  /** Reviews behind their time, or the reviews that they wait for. */
  reviewsMoved: number;
  /** Applications whose reviews had all closed, and that nobody had concluded. */
  concluded: number;
  /** Materials that had come in, and of which a review that had asked for them was not told. */
  materialsPassedOn: number;
  noticesIssued: number;
  /** Reviews whose endpoint has not answered although all tries must have been made by now. */
  webhooksResent: number;
  /** Payments and days of them that a bill has, and that the register led nobody to. */
  paymentsRegistered: number;
  /** Events of cases of which the bus may have lost something. */
  announcedAgain: number;
  /** Records and documents that are not what their histories say; the log names each, and their cases are left as they are. */
  altered: number;
  /** Applications that could not be reconciled; the log says why. */
  failed: number;
  /** 1 where everything was seen; if not, the next run goes on where this one stopped. */
  finished: number;
};
