/**
 * Ids (编号): how each is made, taken apart and recognised, and under which key the record it names lies. Nobody else
 * knows how one is written.
 */

/** Crockford's base 32: no letters that look like digits. */
export const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** The same alphabet as a class of a regular expression. */
const SYMBOL = "[0-9A-HJKMNP-TV-Z]";

/** Characters of what stands behind the region in an application's number (80 bits), of its query code (130 bits), of
 * the code on a notice (80 bits), of the digests of complaints, inquiries, ratings and holds (48 bits) and of links (64 bits), of a file's id (130 bits), and of the
 * number of an upload key (80 bits). */
export const LENGTHS = {
  serial: 16,
  queryCode: 26,
  noticeCode: 16,
  complaint: 12,
  inquiry: 12,
  rating: 12,
  hold: 12,
  authorisation: 12,
  copy: 16,
  file: 26,
  uploadKey: 16,
} as const;

const MATTER = "[a-z0-9-]{1,64}";
const APPLICATION = `\\d{6}-${SYMBOL}{${LENGTHS.serial}}`;
/** A later review of a matter, which takes the place of the one before, says so. */
/** From the second on, for a review that takes the place of another one. */
const LATER = "(?:[2-9]|1[0-5])";
const REVIEW = `\\.${MATTER}(?:~${LATER})?`;
/** A confidential or an anonymous one is told by its id: what leaves with a case leaves it out without looking into it. */
const CONFIDENTIAL = `-K[0-9A-F]{${LENGTHS.complaint}}`;
const COMPLAINT = `-[CK][0-9A-F]{${LENGTHS.complaint}}`;
const INQUIRY = `-Q[0-9A-F]{${LENGTHS.inquiry}}`;
const RATING = `-S[0-9A-F]{${LENGTHS.rating}}`;

const BILL = "-B";

/** A unified social credit code has eighteen characters (GB 32100). */
const CREDIT_CODE = "[0-9A-Z]{18}";
const HOLD = `-H[0-9A-F]{${LENGTHS.hold}}`;
const AUTHORISATION = `-A[0-9A-F]{${LENGTHS.authorisation}}`;

/** What names something, and a regular expression that matches the whole of it. */
export const IDS = {
  application: new RegExp(`^${APPLICATION}$`),
  review: new RegExp(`^${APPLICATION}${REVIEW}$`),
  complaint: new RegExp(`^${APPLICATION}${COMPLAINT}$`),
  confidential: new RegExp(`^${APPLICATION}${CONFIDENTIAL}$`),
  /** A case has one bill. */
  bill: new RegExp(`^${APPLICATION}${BILL}$`),
  /** By which a slip is paid (缴款码): whose, and which; 00 is all of them. */
  paymentCode: new RegExp(`^${APPLICATION}-P\\d{2}$`),
  payout: new RegExp(`^${APPLICATION}-R\\d{1,4}-\\d{1,4}$`),
  inquiry: new RegExp(`^${APPLICATION}${INQUIRY}$`),
  /** Of a department, by who has applied: one in a case. */
  rating: new RegExp(`^${APPLICATION}${RATING}$`),
  /** Its kind, what it is about, and which event of that record owes it; unique within its application. */
  notice: new RegExp(`^[a-z-]{1,40}\\.${MATTER}(?:~${LATER})?\\.\\d{1,4}$`),
  noticeCode: new RegExp(`^${SYMBOL}{${LENGTHS.noticeCode}}$`),
  /** An entry of the register of holds: whose, and which. */
  hold: new RegExp(`^${CREDIT_CODE}${HOLD}$`),
  /** An authorisation of an agent: by whom, and which. */
  authorisation: new RegExp(`^${CREDIT_CODE}${AUTHORISATION}$`),
  file: new RegExp(`^F-${SYMBOL}{${LENGTHS.file}}$`),
  /** Before a submission, files are announced under a key: its number, and what proves that it is one of ours. */
  uploadKey: new RegExp(`^${SYMBOL}{${LENGTHS.uploadKey + LENGTHS.queryCode}}$`),
} as const;

/** What people, and input methods for Chinese and Japanese, set between groups: spaces, lines of any kind, dots in the middle. */
const SET_BETWEEN = /[\s\p{Pd}\p{Cf}\u2212\u00b7\u2500\u30fc]/gu;

/**
 * A code as it was printed, from what a person typed off paper: small letters, groups, full-width letters, and letters
 * that look like digits, none of which the alphabet has. Whatever else is in it stays, and is no code.
 */
export const asPrinted = (typed: string): string =>
  typed
    .normalize("NFKC")
    .replaceAll(SET_BETWEEN, "")
    .toUpperCase()
    .replaceAll("O", "0")
    .replaceAll(/[IL]/g, "1");

/** A code as people read it off and type it: in groups of four. */
export const inGroups = (code: string): string => code.replaceAll(/(.{4})(?=.)/g, "$1-");

/** An application's number as it was printed, from what a person typed; of what is none, something that is none. */
export function numberAsPrinted(typed: string): string {
  const symbols = asPrinted(typed);
  return `${symbols.slice(0, 6)}-${symbols.slice(6)}`;
}

/** The same of a question that was asked before there is a case. */
export function questionAsPrinted(typed: string): string {
  const symbols = asPrinted(typed);
  const end = 6 + LENGTHS.serial;
  return `${symbols.slice(0, 6)}-${symbols.slice(6, end)}-${symbols.slice(end)}`;
}

export type IdKind = keyof typeof IDS;

export const isId = (kind: IdKind, text: string): boolean => IDS[kind].test(text);

/** Five bits of each byte: `length` characters need as many bytes. */
export const crockford = (bytes: Uint8Array, length: number): string =>
  [...bytes.subarray(0, length)].map((byte) => CROCKFORD[byte & 31]).join("");

/** @param bytes at least `LENGTHS.serial` of them, by chance or derived */
export const applicationIdOf = (region: string, bytes: Uint8Array): string =>
  `${region}-${crockford(bytes, LENGTHS.serial)}`;

/**
 * How often a matter is asked about at most: first, anew at each of three changes of the project, and once when it is looked at
 * again (整改复审), and each time by two further reviews where it is handed on (移送) and comes back.
 */
export const ROUNDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] as const;
export type Round = (typeof ROUNDS)[number];

/** @param round from 2 on for a review that takes the place of the one before it */
export const reviewIdOf = (applicationId: string, matterCode: string, round: Round = 1): string =>
  `${applicationId}.${matterCode}${round === 1 ? "" : `~${round}`}`;

/** The review that takes a review's place; `undefined` of the last one, and of what is no review. */
export function nextReviewIdOf(reviewId: string): string | undefined {
  const { applicationId, matterCode, round } = reviewParts(reviewId) ?? { round: ROUNDS.at(-1)! };
  const next = ROUNDS.find((one) => one === round + 1);
  return next === undefined ? undefined : reviewIdOf(applicationId!, matterCode!, next);
}

/** @param digest hexadecimal, of what the complaint says: the same complaint sent again has the same id */
export const complaintIdOf = (applicationId: string, digest: string, isConfidential = false): string =>
  `${applicationId}-${isConfidential ? "K" : "C"}${digest.slice(0, LENGTHS.complaint).toUpperCase()}`;

export const billIdOf = (applicationId: string): string => `${applicationId}${BILL}`;

/** @param slip the number of a slip, 0 for all of them */
export const paymentCodeOf = (applicationId: string, slip: number): string =>
  `${applicationId}-P${String(slip).padStart(2, "0")}`;

/** Whose slip a payment code names, and which. @throws Error when it is none */
export function slipOf(paymentCode: string): { applicationId: string; slip: number } {
  if (!isId("paymentCode", paymentCode)) throw new Error("no payment code");
  return { applicationId: paymentCode.slice(0, -"-P00".length), slip: Number(paymentCode.slice(-2)) };
}

/** @param name of a payout within its bill, such as `R1-1` */
export const payoutIdOf = (applicationId: string, name: string): string => `${applicationId}-${name}`;

/** Of which application a payout is, and what it is called there. @throws Error when it is none */
export function payoutOf(payoutId: string): { applicationId: string; name: string } {
  const [, applicationId, name] = PARTS_OF_PAYOUT.exec(payoutId) ?? [];
  if (applicationId === undefined || name === undefined) throw new Error("no payout");
  return { applicationId, name };
}

// From its end: the number of an application may begin with an R, too.
const PARTS_OF_PAYOUT = /^(.+)-(R\d{1,4}-\d{1,4})$/;

/** @param digest hexadecimal, of what is asked: the same question sent again has the same id */
export const inquiryIdOf = (applicationId: string, digest: string): string =>
  `${applicationId}-Q${digest.slice(0, LENGTHS.inquiry).toUpperCase()}`;

/** @param digest hexadecimal, of the department: a case has one rating of each */
export const ratingIdOf = (applicationId: string, digest: string): string =>
  `${applicationId}-S${digest.slice(0, LENGTHS.rating).toUpperCase()}`;

/** @param digest hexadecimal, of what the entry says: the same entry sent again has the same id */
export const holdIdOf = (creditCode: string, digest: string): string =>
  `${creditCode}-H${digest.slice(0, LENGTHS.hold).toUpperCase()}`;

/** @param digest hexadecimal, of what it says and how often that was said before: the same sent again has the same id */
export const authorisationIdOf = (creditCode: string, digest: string): string =>
  `${creditCode}-A${digest.slice(0, LENGTHS.authorisation).toUpperCase()}`;

/** @param reviewId `null` for a notice about the application as a whole */
export function noticeIdOf(kind: string, reviewId: string | null, seq: number): string {
  const about = reviewId === null ? "application" : sayingOf(reviewId);
  return `${kind}.${about}.${seq}`;
}

/** @param bytes at least `LENGTHS.file` of them, by chance */
export const fileIdOf = (bytes: Uint8Array): string => `F-${crockford(bytes, LENGTHS.file)}`;

/** @param digest hexadecimal, of the link: asked for again, its copy has the same id */
export const copyIdOf = (applicationId: string, digest: string): string =>
  `${applicationId}-L${digest.slice(0, LENGTHS.copy).toUpperCase()}`;

/** The number of an upload key, which may be kept; the rest of it is known to its holder alone. */
export const numberOfUploadKey = (key: string): string => key.slice(0, LENGTHS.uploadKey);

export type ReviewParts = { applicationId: string; matterCode: string; round: Round };

const PARTS_OF_REVIEW = new RegExp(`^([^.]+)\\.(${MATTER})(?:~(${LATER}))?$`);

/** What a review's id says, or `undefined` when it has not that form. */
export function reviewParts(reviewId: string): ReviewParts | undefined {
  const [, applicationId, matterCode, later] = PARTS_OF_REVIEW.exec(reviewId) ?? [];
  const round = ROUNDS.find((one) => one === Number(later ?? 1))!;
  return applicationId && matterCode ? { applicationId, matterCode, round } : undefined;
}

/** The code of the matter that a review is about; of what is no review id, the text itself. */
export const matterCodeOf = (reviewId: string): string => reviewParts(reviewId)?.matterCode ?? reviewId;

const PARTS_OF_COMPLAINT = new RegExp(`^.+${COMPLAINT}$`);
const PARTS_OF_INQUIRY = new RegExp(`^.+${INQUIRY}$`);
const PARTS_OF_RATING = new RegExp(`^.+${RATING}$`);

/** The application that the record of this id belongs to: an application's, a review's, a complaint's, an inquiry's, a rating's or a bill's. */
export function applicationOf(subject: string): string {
  // Asked for whatever is read or written: only what it says is cut out of it.
  if (PARTS_OF_REVIEW.test(subject)) return subject.slice(0, subject.indexOf("."));
  if (PARTS_OF_COMPLAINT.test(subject)) return subject.slice(0, -"-C".length - LENGTHS.complaint);
  if (PARTS_OF_INQUIRY.test(subject)) return subject.slice(0, -"-Q".length - LENGTHS.inquiry);
  if (PARTS_OF_RATING.test(subject)) return subject.slice(0, -"-S".length - LENGTHS.rating);
  return subject.endsWith(BILL) ? subject.slice(0, -BILL.length) : subject;
}

/** Where a record lies: all of a case under its application's number. */
export type RecordKey = { applicationId: string; sortKey: string };

/** The sort keys of what lies under an application: its record, and what the others begin with. */
export const SORT = {
  application: "application",
  review: "review#",
  complaint: "complaint#",
  /** The one bill of a case; between the application and its reviews, so that it is read with them. */
  bill: "bill",
  inquiry: "inquiry#",
  rating: "rating#",
  /**
   * What lies beside the records stands behind them all in the order of sort keys, so that a case is read without it:
   * issued notices, earlier segments of long histories, what has been taken of what there is only so much of, what
   * has been counted, and who waits.
   */
  notice: "sent#",
  /** What is personal of a case, sealed. */
  contact: "sealed#contact",
  segment: "segment#",
  taken: "taken#",
  tally: "tally#",
  wait: "wait#",
  hold: "hold#",
  outage: "outage#",
  authorisation: "authorisation#",
  /** Under an agent: for which applicant alone they look after a project or a site. */
  interest: "interest#",
  project: "project#",
  file: "file#",
  /** Where an application stands in its applicant's list; its record stands in another one. */
  submitted: "submitted#",
  /** Under a series of official numbers: whose each of them is. */
  number: "number#",
} as const;

/** What the register of holds lies under, for each applicant by itself. */
export const HOLDS = "holds#";

export const holdsUnder = (creditCode: string): string => `${HOLDS}${creditCode}`;

/** What authorisations of agents lie under, for each applicant by itself; and what each agent looks after. */
export const AUTHORISATIONS = "authorisations#";

export const authorisationsUnder = (creditCode: string): string => `${AUTHORISATIONS}${creditCode}`;

/** The key of whose a project or a site is to an agent. @param about such as `project#2605-440307-04-01-123456` */
export const keyOfInterest = (agentId: string, about: string): RecordKey => ({
  applicationId: `${AUTHORISATIONS}@${agentId}`,
  sortKey: `${SORT.interest}${about}`,
});

/** What applications about a project code lie under, for each code by itself. */
export const PROJECTS = "projects#";

export const projectsUnder = (projectCode: string): string => `${PROJECTS}${projectCode}`;

/** The key of what is on record of an applicant's applications about a project code; it belongs to no case. */
export const keyOfProject = (creditCode: string, projectCode: string): RecordKey => ({
  applicationId: projectsUnder(projectCode),
  sortKey: `${SORT.project}${creditCode}`,
});

/** The key of an application's place in the list of its applicant's own. */
export const keyOfSubmitted = (applicationId: string): RecordKey => ({
  applicationId,
  sortKey: SORT.submitted,
});

/** What the register of outages lies under, all of it. */
export const OUTAGES = "outages#";

const OUTAGE = "outage:";

/** An entry of the register of outages among the ids of all records; its own is whatever the operator calls it. */
export const subjectOfOutage = (outageId: string): string => `${OUTAGE}${outageId}`;

/** The key of an application, a review, a complaint, an inquiry or a rating; or of an entry of a register, which belongs to no case. */
export function keyOfSubject(subject: string): RecordKey {
  if (subject.startsWith(OUTAGE))
    return { applicationId: OUTAGES, sortKey: `${SORT.outage}${subject.slice(OUTAGE.length)}` };
  if (isId("hold", subject))
    return { applicationId: holdsUnder(subject.slice(0, 18)), sortKey: `${SORT.hold}${subject}` };
  if (isId("authorisation", subject))
    return {
      applicationId: authorisationsUnder(subject.slice(0, 18)),
      sortKey: `${SORT.authorisation}${subject}`,
    };
  const applicationId = applicationOf(subject);
  if (PARTS_OF_REVIEW.test(subject)) return { applicationId, sortKey: `${SORT.review}${sayingOf(subject)}` };
  if (PARTS_OF_COMPLAINT.test(subject)) return { applicationId, sortKey: `${SORT.complaint}${subject}` };
  if (isId("bill", subject)) return { applicationId, sortKey: SORT.bill };
  if (PARTS_OF_INQUIRY.test(subject)) return { applicationId, sortKey: `${SORT.inquiry}${subject}` };
  if (PARTS_OF_RATING.test(subject)) return { applicationId, sortKey: `${SORT.rating}${subject}` };
  return { applicationId, sortKey: SORT.application };
}

/** The id of the application, the review, the complaint, the inquiry or the rating under a key; `undefined` where something else lies. */
export function subjectOfKey({ applicationId, sortKey }: RecordKey): string | undefined {
  if (sortKey === SORT.application) return applicationId;
  if (sortKey === SORT.bill) return billIdOf(applicationId);
  if (sortKey.startsWith(SORT.review)) return `${applicationId}.${sortKey.slice(SORT.review.length)}`;
  if (sortKey.startsWith(SORT.complaint)) return sortKey.slice(SORT.complaint.length);
  if (sortKey.startsWith(SORT.inquiry)) return sortKey.slice(SORT.inquiry.length);
  if (sortKey.startsWith(SORT.rating)) return sortKey.slice(SORT.rating.length);
  if (sortKey.startsWith(SORT.hold)) return sortKey.slice(SORT.hold.length);
  if (sortKey.startsWith(SORT.authorisation)) return sortKey.slice(SORT.authorisation.length);
  if (sortKey.startsWith(SORT.outage)) return subjectOfOutage(sortKey.slice(SORT.outage.length));
  return undefined;
}

/** What the register of files lies under, each of them by itself. */
export const FILES = "files#";

/** The key of a file; it belongs to no case, since several may refer to it. */
export const keyOfFile = (fileId: string): RecordKey => ({
  applicationId: `${FILES}${fileId}`,
  sortKey: SORT.file,
});

/** The key of how much a holder has announced: an application, or an address on a day. */
export const keyOfRoom = (holder: string): RecordKey => ({
  applicationId: `${FILES}${holder}`,
  sortKey: SORT.file,
});

/** The key of a copy that is to be made of a link; once it is, or was given up, nothing lies there. */
export const keyOfCopy = (copyId: string): RecordKey => ({
  applicationId: `${FILES}${copyId}`,
  sortKey: SORT.file,
});

/** Where a copy stands that is to be made, by when it is tried next. */
export const placeOfCopy = (dueAt: string, copyId: string): { queue: string; rank: string } => ({
  queue: "files#copying",
  rank: `${dueAt}#${copyId}`,
});

/** In which queue a file stands until something refers to it for good, and at which place. */
export const placeOfLoose = (since: string, fileId: string): { queue: string; rank: string } => ({
  queue: "files#loose",
  rank: `${since}#${fileId}`,
});

/** In which queue a file stands that a case refers to, by the instant before which that case cannot have ended. */
export const placeOfKept = (since: string, fileId: string): { queue: string; rank: string } => ({
  queue: "files#kept",
  rank: `${since}#${fileId}`,
});

/** Where a file stands while it is looked at whole. */
export const placeOfChecking = (since: string, fileId: string): { queue: string; rank: string } => ({
  queue: "files#checking",
  rank: `${since}#${fileId}`,
});

/** Where a file stands while its cases are to be told what was found of it. */
export const placeOfUntold = (since: string, fileId: string): { queue: string; rank: string } => ({
  queue: "files#untold",
  rank: `${since}#${fileId}`,
});

/** A notice that one item does not hold goes on in others, right behind it. */
export const keyOfNoticePart = (applicationId: string, noticeId: string, part: number): RecordKey => ({
  applicationId,
  sortKey: `${SORT.notice}${noticeId}#${part}`,
});

/** The partition of a series of official numbers, which belongs to no case. */
export const numbersUnder = (series: string): string => `numbers#${series}`;

/** More than an organ issues of a kind in a year: padded, numbers are in the order of sort keys. */
const NUMBER_DIGITS = 9;

/** The key of one number of a series. */
export const keyOfNumber = (series: string, count: number): RecordKey => ({
  applicationId: numbersUnder(series),
  sortKey: `${SORT.number}${String(count).padStart(NUMBER_DIGITS, "0")}`,
});

export const countOfKey = ({ sortKey }: RecordKey): number => Number(sortKey.slice(SORT.number.length));

export const keyOfNotice = (applicationId: string, noticeId: string): RecordKey => ({
  applicationId,
  sortKey: `${SORT.notice}${noticeId}`,
});

/** The key of what is personal of a case. */
export const keyOfContact = (applicationId: string): RecordKey => ({
  applicationId,
  sortKey: SORT.contact,
});

/** The key of the places of a list under an application that have been taken. */
export const keyOfTaken = (applicationId: string, list: string): RecordKey => ({
  applicationId,
  sortKey: `${SORT.taken}${list}`,
});

/** The key under which it is noted what of a case has been counted in a department's figures. */
export const keyOfTally = (applicationId: string, department: string): RecordKey => ({
  applicationId,
  sortKey: `${SORT.tally}${department}`,
});

/** More than a record has events, or generations: padded, numbers are in the order of sort keys. */
const DIGITS = 6;

/** A key of something beside a record that there is several times, in the order of its numbers. */
function keyBeside(prefix: string, subject: string, number: number): RecordKey {
  const { applicationId, sortKey } = keyOfSubject(subject);
  return { applicationId, sortKey: `${prefix}${sortKey}#${String(number).padStart(DIGITS, "0")}` };
}

/** @throws Error when it is no such key */
function partsBeside(
  prefix: string,
  { applicationId, sortKey }: RecordKey,
): [subject: string, number: number] {
  const subject = subjectOfKey({ applicationId, sortKey: sortKey.slice(prefix.length, -(DIGITS + 1)) });
  if (subject === undefined || !sortKey.startsWith(prefix))
    throw new Error(`nothing of ours lies under ${applicationId}/${sortKey}`);
  return [subject, Number(sortKey.slice(-DIGITS))];
}

/** The key of an earlier segment of a record's history. @param first the number of its first event */
export const keyOfSegment = (subject: string, first: number): RecordKey =>
  keyBeside(SORT.segment, subject, first);

/** Whose history a segment belongs to, and the number of its first event. @throws Error when it is no key of one */
export function segmentOfKey(key: RecordKey): { subject: string; first: number } {
  const [subject, first] = partsBeside(SORT.segment, key);
  return { subject, first };
}

/** The name of an execution: one for each application and generation, so that a second start is seen to be one. */
export const executionNameOf = (applicationId: string, generation: number): string =>
  `${applicationId}-g${generation}`;

/** The key under which it is noted who waits for a record in one generation of the workflow. */
export const keyOfWait = (subject: string, generation: number): RecordKey =>
  keyBeside(SORT.wait, subject, generation);

/** For which record somebody waits, and in which generation. @throws Error when it is no key of one who waits */
export function waitOfKey(key: RecordKey): { subject: string; generation: number } {
  const [subject, generation] = partsBeside(SORT.wait, key);
  return { subject, generation };
}

/** What a review's id says beyond its application: the matter, and whether it is the second one. */
const sayingOf = (reviewId: string): string => reviewId.slice(reviewId.indexOf(".") + 1);
