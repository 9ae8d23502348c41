/**
 * How things are laid out as items: a record is its key, its place in the index and its history, and holds nothing that
 * the history says. What a history began with, once it has outgrown an item, lies in segments behind the records.
 */
import { gunzipSync } from "node:zlib";
import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { lastToldAt } from "../contracts/events/telling.ts";
import { GENESIS } from "../app/base/history.ts";
import {
  subjectOfChange,
  type Change,
  type Copy,
  type IssuedNotice,
  type NumberPlace,
  type ProjectEntry,
  type Recorded,
  type Wait,
} from "../app/base/ports.ts";
import {
  baseState,
  parseHistory,
  parseAuthorisation,
  parseHold,
  parseNotice,
  parseOutage,
  readApplication,
  readBill,
  readComplaint,
  readInquiry,
  readRating,
  readReview,
  storedAuthorisation,
  toStored,
  type StoredState,
  Unreadable,
  type Before,
} from "../contracts/stored.ts";
import type { Application } from "../domain/application/application.ts";
import type { CaseEvent } from "../domain/application/caseEvent.ts";
import {
  keyOfContact,
  keyOfInterest,
  keyOfNotice,
  keyOfProject,
  keyOfNoticePart,
  keyOfNumber,
  keyOfSegment,
  keyOfSubject,
  keyOfSubmitted,
  keyOfTaken,
  keyOfTally,
  keyOfWait,
  subjectOfOutage,
  subjectOfKey,
  waitOfKey,
  type RecordKey,
  SORT,
} from "../domain/base/ids.ts";
import { standingOf, type Authorisation } from "../domain/agency/authorisation.ts";
import { isSingle } from "../domain/agency/acts.ts";
import type { Chained } from "../domain/base/history.ts";
import type { Hold } from "../domain/review/hold.ts";
import type { LocalDate } from "../domain/base/time.ts";
import type { Outage } from "../domain/review/outage.ts";
import type { CaseFacts, Review } from "../domain/review/review.ts";
import type { Bill } from "../domain/billing/bill.ts";
import type { Rating } from "../domain/supervision/rating.ts";
import type { Inquiry } from "../domain/application/inquiry.ts";
import type { Complaint } from "../domain/supervision/complaint.ts";
import type { Listed } from "../domain/supervision/tally.ts";
import {
  placeOf,
  placeOfAuthorisation,
  placeOfHold,
  placeOfOutage,
  placeOfSubmitted,
} from "../app/base/places.ts";

export type Item = Record<string, AttributeValue>;

/** The index of queues: a department's open and closed reviews, the applications in each phase. Keys only. */
export const QUEUES = "queues";

export const itemKey = ({ applicationId, sortKey }: RecordKey): Item => ({
  pk: { S: applicationId },
  sk: { S: sortKey },
});

export const recordKeyOf = (item: Item): RecordKey => ({
  applicationId: text(item, "pk"),
  sortKey: text(item, "sk"),
});

/** The key of an application, a review or a complaint, by its id. */
export const keyOf = (subject: string): Item => itemKey(keyOfSubject(subject));

export const keyOfIssued = (applicationId: string, noticeId: string): Item =>
  itemKey(keyOfNotice(applicationId, noticeId));

export const keyOfIssuedPart = (applicationId: string, noticeId: string, part: number): Item =>
  itemKey(keyOfNoticePart(applicationId, noticeId, part));

export const keyOfNumbered = ({ series, count }: NumberPlace): Item => itemKey(keyOfNumber(series, count));

/** The key of the places of a list that have been taken. */
export const keyOfPlaces = (applicationId: string, list: string): Item =>
  itemKey(keyOfTaken(applicationId, list));

/** The key of what is personal of a case. */
export const keyOfPersonal = (applicationId: string): Item => itemKey(keyOfContact(applicationId));

/** What the partitions of figures begin with: one for each department, with an item for each day. */
export const FIGURES = "figures#";

export const partitionOfFigures = (department: string): string => `${FIGURES}${department}`;

export const keyOfFigures = (department: string, day: LocalDate): Item => ({
  pk: { S: partitionOfFigures(department) },
  sk: { S: day },
});

/** The rows of the lists behind a department's figures, by day; apart from its counters, which are read without them. */
export const partitionOfListed = (department: string): string => `${FIGURES}listed#${department}`;

export const rankOfListed = ({ day, subject }: Pick<Listed, "day" | "subject">): string =>
  `${day}#${subject}`;

export const keyOfListed = (department: string, day: LocalDate, subject: string): Item => ({
  pk: { S: partitionOfListed(department) },
  sk: { S: rankOfListed({ day, subject }) },
});

/** The key under which it is noted what of a case has been counted. */
export const keyOfCounted = (applicationId: string, department: string): Item =>
  itemKey(keyOfTally(applicationId, department));

/** The partition of the key that seals cursors: apart, so that a list may make it and write nothing else. */
export const CURSORS = "cursors";

/** The partition of the platform's notes about itself: who may write them need not write anything else. */
export const NOTES = "platform";

export const keyOfNote = (name: string): Item => ({ pk: { S: NOTES }, sk: { S: name } });

export const keyOfWaiting = ({ subject, generation }: Omit<Wait, "token">): Item =>
  itemKey(keyOfWait(subject, generation));

export const toWait = (item: Item): Wait => ({ ...waitOfKey(recordKeyOf(item)), token: text(item, "token") });

/** An entry of the register of holds, with its place in the index. */
export const holdItem = (hold: Hold): Item => {
  const { queue, rank } = placeOfHold(hold);
  return {
    ...keyOf(hold.holdId),
    queue: { S: queue },
    rank: { S: rank },
    body: { S: JSON.stringify(hold) },
  };
};

/** @throws Unreadable */
export const toHold = (item: Item): Hold => parseHold(text(item, "body"));

/** An entry of the register of outages, with its place in the index and how much has been said of it. */
export const outageItem = (outage: Outage): Item => {
  const { queue, rank } = placeOfOutage(outage);
  return {
    ...keyOf(subjectOfOutage(outage.outageId)),
    queue: { S: queue },
    rank: { S: rank },
    acts: { N: String(outage.acts.length) },
    body: { S: JSON.stringify(outage) },
  };
};

/** @throws Unreadable */
export const toOutage = (item: Item): Outage => parseOutage(text(item, "body"));

/**
 * What is written of an authorisation, but for its last act: its place, how much has been said of it, whether somebody has
 * ended it, and whether it is for one act alone.
 */
export function authorisationFields(authorisation: Authorisation): Item {
  const { queue, rank } = placeOfAuthorisation(authorisation);
  const { ended, refused, terms } = standingOf({ ...authorisation, lastActAt: null });
  return {
    queue: { S: queue },
    rank: { S: rank },
    acts: { N: String(authorisation.acts.length) },
    body: { S: storedAuthorisation(authorisation) },
    ...((ended ?? refused) && { isOver: { BOOL: true } }),
    ...(terms.acts.some(isSingle) && { isSingle: { BOOL: true } }),
  };
}

/** @throws Unreadable */
export const toAuthorisation = (item: Item): Authorisation =>
  parseAuthorisation(text(item, "body"), item["lastActAt"]?.S ?? null);

export const interestKey = (agentId: string, about: string): Item => itemKey(keyOfInterest(agentId, about));

/** An applicant's applications about a project code. */
export const projectKey = (creditCode: string, projectCode: string): Item =>
  itemKey(keyOfProject(creditCode, projectCode));

export const toProject = (item: Item, projectCode: string): ProjectEntry => ({
  creditCode: text(item, "sk").slice(SORT.project.length),
  projectCode,
  version: Number(item["version"]!.N),
  applications: item["applications"]!.L!.map((id) => id.S!),
  earlier: (item["earlier"]?.L ?? []).map((id) => id.S!),
});

export const projectItem = ({ creditCode, projectCode, version, ...of }: ProjectEntry): Item => ({
  ...projectKey(creditCode, projectCode),
  version: { N: String(version + 1) },
  applications: { L: of.applications.map((id) => ({ S: id })) },
  ...(of.earlier.length > 0 && { earlier: { L: of.earlier.map((id) => ({ S: id })) } }),
});

/** The place of an application among its applicant's own. */
export const submittedItem = (application: Application): Item => {
  const { queue, rank } = placeOfSubmitted(application);
  return {
    ...keyAmongOwn(application.facts.applicationId),
    queue: { S: queue },
    rank: { S: rank },
  };
};

/** @param rest the items of what its own does not hold of it @throws Unreadable */
export const toIssued = (item: Item, rest: readonly Item[]): IssuedNotice => ({
  notice: parseNotice(unpacked([item, ...rest])),
  digest: text(item, "digest"),
  signature: item["signature"]?.S ?? "",
});

/** What every write of a record sets, but for its history. */
export function fieldsOf(change: Change): Item {
  const { queue, rank } = placeOf(change);
  return {
    version: { N: String((change.before?.version ?? 0) + change.events.length) },
    queue: { S: queue },
    rank: { S: rank },
  };
}

export const historyOf = (events: readonly Chained<object>[]): AttributeValue => ({
  L: events.map((event) => ({ S: toStored(event) })),
});

/** A record as it is first written. */
export const newItem = (change: Change): Item => ({
  ...keyOf(subjectOfChange(change)),
  ...fieldsOf(change),
  history: historyOf(change.events),
  ...(change.attempt && { attempts: { N: "1" } }),
});

/** What its earlier events made of a record, kept where its history goes on without them. */
export function baseOf({ of, before }: Change & { before: Recorded<unknown> }): Item {
  const state = baseState({ of, state: before.state } as StoredState);
  return { base: { S: JSON.stringify(state) }, baseHead: { S: before.head } };
}

/** Where a segment of a history lies: what was in the record's item until it went on in the next. */
export const keyOfSegmentOf = (subject: string, record: Item): Item =>
  itemKey(keyOfSegment(subject, firstIn(record)));

/** Whether a record's history began in other items. */
export const isContinued = (record: Item): boolean => record["baseHead"] !== undefined;

/** The number of the first event in a record's item. */
export const firstIn = (record: Item): number => Number(record["version"]?.N) - storedIn(record).length + 1;

/** Whether an event of this hash is in the history of an item. */
export const holds = (item: Item | undefined, hash: string): boolean =>
  item !== undefined &&
  storedIn(item).some((event) => (JSON.parse(event) as { hash?: unknown }).hash === hash);

/** What stands in a record's item beside its history, as it lies there. */
export const besidesIn = (record: Item): Pick<Copy, "version" | "place" | "base"> => ({
  version: Number(record["version"]?.N),
  place: { queue: record["queue"]?.S ?? "", rank: record["rank"]?.S ?? "" },
  base: isContinued(record) ? { state: record["base"]?.S ?? "", head: record["baseHead"]!.S! } : null,
});

/** The events in an item, as they are stored. */
export const storedIn = (item: Item): string[] => (item["history"]?.L ?? []).map((event) => event.S ?? "");

/** @throws Unreadable */
export const toApplication = (item: Item): Recorded<Application> => recorded(item, readApplication);

/** @throws Unreadable */
export const toComplaint = (item: Item): Recorded<Complaint> => recorded(item, readComplaint);

/** @throws Unreadable */
export const toBill = (item: Item): Recorded<Bill> => recorded(item, readBill);
export const toInquiry = (item: Item): Recorded<Inquiry> => recorded(item, readInquiry);

/** @throws Unreadable */
export const toRating = (item: Item): Recorded<Rating> => recorded(item, readRating);

/** @param given what its application gives it @throws Unreadable */
export const toReview = (item: Item, given: CaseFacts): Recorded<Review> =>
  recorded(item, (history, before) => readReview(given, history, before));

function recorded<S>(
  item: Item,
  read: (history: readonly Chained<CaseEvent>[], before: Before) => S,
): Recorded<S> {
  const stored = storedIn(item);
  const before = { head: item["baseHead"]?.S ?? GENESIS, state: item["base"]?.S ?? null };
  const history = parseHistory(stored, before.head);
  return {
    state: read(history, before),
    version: Number(item["version"]?.N),
    head: history.at(-1)?.hash ?? before.head,
    toldAt: lastToldAt(history),
    attempts: Number(item["attempts"]?.N ?? 0),
    generation: generationOf(item),
    bytes: stored.reduce((sum, event) => sum + Buffer.byteLength(event), 0),
  };
}

/** The text that was packed into these items. @throws Unreadable when they do not hold all of it, or something else */
function unpacked(items: readonly Item[]): string {
  try {
    return gunzipSync(Buffer.concat(items.map(({ body }) => body?.B ?? Buffer.alloc(0)))).toString("utf8");
  } catch (cause) {
    const { applicationId, sortKey } = recordKeyOf(items[0]!);
    throw new Unreadable(`what lies under ${applicationId}/${sortKey} cannot be unpacked`, { cause });
  }
}

export const generationOf = (record: Item): number => Number(record["generation"]?.N ?? 1);

/** A string attribute. @throws when the item lacks it: our own writes always have it */
export function text(item: Item, name: string): string {
  const value = item[name]?.S;
  if (value === undefined) throw new Error(`item ${item["pk"]?.S}/${item["sk"]?.S} has no "${name}"`);
  return value;
}

/** The key of an application's place among its applicant's own. */
export const keyAmongOwn = (applicationId: string): Item => itemKey(keyOfSubmitted(applicationId));

/** Where in a queue an item stands, as the index wants it. @param keyIn the key of the item that stands there for a subject */
export function placeIn(queue: string, rank: string, keyIn: (subject: string) => Item): Item {
  const subject = rank.slice(rank.lastIndexOf("#") + 1);
  return { ...keyIn(subject), queue: { S: queue }, rank: { S: rank } };
}

/** The id of the record under an item's key. @throws when no record of a case lies there */
export function subjectOf(item: Item): string {
  const key = recordKeyOf(item);
  const subject = subjectOfKey(key);
  if (subject === undefined)
    throw new Error(`nothing of ours lies under ${key.applicationId}/${key.sortKey}`);
  return subject;
}
