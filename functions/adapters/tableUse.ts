/**
 * What each method of the store asks of the table: the action, as policies name it, and what kind of partition it is about.
 * The rights of functions are read off this; `test/app/dynamoStore.long.test.ts` holds it against what the store asks for.
 */
import type * as commits from "../app/base/commit.ts";
import type { CopyQueue, UploadRegister } from "../app/files/files.ts";
import type { CaseStore, PlaceList } from "../app/base/ports.ts";
import type { MailBook } from "../app/notices/post.ts";
import { AUTHORISATIONS, FILES, HOLDS, numbersUnder, OUTAGES, PROJECTS } from "../domain/base/ids.ts";
import { CURSORS, FIGURES, NOTES } from "./items.ts";
import { LIMITS } from "./limitsTable.ts";
import { MAILS } from "./mailBook.ts";

/** What partition keys look like, as policies match them (`?` is one character, `*` any): none fits two of these. */
export const PARTITIONS = {
  /** An application's number: its record, its reviews and complaints, and what lies beside them. */
  case: "??????-*",
  projects: `${PROJECTS}*`,
  holds: `${HOLDS}*`,
  authorisations: `${AUTHORISATIONS}*`,
  outages: OUTAGES,
  figures: `${FIGURES}*`,
  numbers: `${numbersUnder("")}*`,
  files: `${FILES}*`,
  notes: NOTES,
  cursors: CURSORS,
  /** How often something was done, in a window of time: no record of anything. */
  limits: `${LIMITS}*`,
  /** What became of mails to applicants. */
  mails: `${MAILS}*`,
} as const;

export type Partition = keyof typeof PARTITIONS;
export type TableAction = "GetItem" | "BatchGetItem" | "Query" | "PutItem" | "UpdateItem" | "DeleteItem";

/** `queues` is the index. */
export type Use = `${TableAction} ${Partition}` | "Query queues";

/** Whoever first needs the key that seals cursors makes it. */
const LIST = ["Query queues", "GetItem cursors", "PutItem cursors"] as const satisfies readonly Use[];

/** Of a page that has one item alone it is got by itself. */
const listOf = (what: "case" | "holds" | "outages" | "authorisations"): readonly Use[] => [
  ...LIST,
  `BatchGetItem ${what}`,
  `GetItem ${what}`,
];

/** What a review takes from its application is read beside it. */
const REVIEWS = [...listOf("case")];

export const STORE_USES: Readonly<Record<Exclude<keyof CaseStore, "commit" | "takePlace">, readonly Use[]>> =
  {
    loadCase: ["Query case", "GetItem case"],
    loadApplication: ["GetItem case"],
    loadReview: ["GetItem case"],
    loadComplaint: ["GetItem case"],
    loadBill: ["GetItem case"],
    loadInquiry: ["GetItem case"],
    loadRating: ["GetItem case"],
    projectOf: ["GetItem projects"],
    projectsOf: ["Query projects"],
    countAttempt: ["UpdateItem case"],
    noteWait: ["UpdateItem case"],
    waitsOf: ["Query case"],
    sealedContact: ["GetItem case"],
    deferContact: ["UpdateItem case"],
    contactsBefore: LIST,
    forgetWait: ["DeleteItem case"],
    beginGeneration: ["UpdateItem case", "GetItem case"],
    histories: ["Query case"],
    copies: ["Query case"],
    complaintsOf: ["Query case"],
    reviewsOf: REVIEWS,
    openReviewsOf: REVIEWS,
    applicationsIn: LIST,
    applicationsOf: LIST,
    complaintsIn: listOf("case"),
    billsIn: listOf("case"),
    inquiriesOpen: listOf("case"),
    ratingsIn: listOf("case"),
    hold: ["GetItem holds"],
    holdsOf: ["Query holds"],
    placeHold: ["PutItem holds"],
    endHold: ["PutItem holds"],
    holdsIn: listOf("holds"),
    outage: ["GetItem outages"],
    outages: ["Query outages"],
    keepOutage: ["PutItem outages"],
    outagesIn: listOf("outages"),
    authorisation: ["GetItem authorisations"],
    authorisationsOf: ["Query authorisations"],
    keepAuthorisation: ["PutItem authorisations", "UpdateItem authorisations"],
    authorisationsFor: listOf("authorisations"),
    agentsAskedFor: listOf("authorisations"),
    countedOf: ["GetItem case"],
    count: ["UpdateItem case", "UpdateItem figures", "PutItem figures"],
    figuresOf: ["Query figures"],
    listedOf: ["Query figures", "GetItem cursors", "PutItem cursors"],
    notice: ["GetItem case", "Query case"],
    noticesOf: ["Query case"],
    noticeNumbered: ["GetItem numbers", "GetItem case", "Query case"],
    lastNumber: ["Query numbers"],
    issueNotices: ["PutItem case", "PutItem numbers"],
    noted: ["GetItem notes"],
    note: ["PutItem notes"],
    replaceNote: ["PutItem notes"],
  };

/** What each method of the register of files asks of it. */
export const UPLOAD_USES: Readonly<Record<keyof UploadRegister, readonly Use[]>> = {
  upload: ["GetItem files"],
  takeRoom: ["UpdateItem files"],
  announceUpload: ["PutItem files"],
  replaceUpload: ["GetItem files", "PutItem files"],
  settleUpload: ["UpdateItem files"],
  forgetUpload: ["DeleteItem files"],
  keptBefore: ["Query queues", "GetItem files"],
  looseUploads: ["Query queues", "GetItem files"],
  checkingUploads: ["Query queues", "GetItem files"],
  untoldUploads: ["Query queues", "GetItem files"],
};

/** What each method of the queue of copies asks of it. */
export const COPY_USES: Readonly<Record<keyof CopyQueue, readonly Use[]>> = {
  askCopy: ["PutItem files"],
  dueCopies: ["Query queues", "GetItem files"],
  askAgain: ["PutItem files"],
  forgetCopy: ["DeleteItem files"],
};

/** What each method of the book of mails asks of it. */
export const MAIL_USES: Readonly<Record<keyof MailBook, readonly Use[]>> = {
  endOf: ["GetItem mails"],
  end: ["PutItem mails"],
};

/** Where the places of each list lie. */
export const PLACE_USES: Readonly<Record<PlaceList, readonly Use[]>> = {
  complaints: ["UpdateItem case"],
  inquiries: ["UpdateItem case"],
  outages: ["UpdateItem outages"],
};

/** The ways to commit (`app/base/commit.ts`), by what each of them has the store's `commit` write. */
type Committing = Extract<keyof typeof commits, `${"change" | "create" | "extend"}${string}`>;

/** A record that goes on; one whose history has outgrown its item is read for that. */
const APPEND = ["UpdateItem case", "GetItem case"] as const satisfies readonly Use[];

/** An agent's commit writes what it stands by, too. Whatever function lets agents in makes one of these commits. */
const BY_AGENT = ["UpdateItem authorisations"] as const satisfies readonly Use[];

export const COMMIT_USES: Readonly<Record<Committing, readonly Use[]>> = {
  createCase: ["PutItem case", "PutItem projects", ...BY_AGENT],
  createComplaint: ["PutItem case", ...BY_AGENT],
  createInquiry: ["PutItem case", ...BY_AGENT],
  createRating: ["PutItem case"],
  extendCase: ["PutItem case", ...APPEND],
  changeCase: APPEND,
  changeReview: APPEND,
  changeAsRead: APPEND,
  changeReviewsAsRead: [...APPEND, ...BY_AGENT],
  changeComplaint: APPEND,
  changeBill: ["PutItem case", ...APPEND],
  changeOpenedBill: APPEND,
  changeInquiry: APPEND,
  changeRating: APPEND,
};
