/** How a record is laid out as one item: its keys, its place in the index, and the parts a stream consumer reads. */
import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import type { Commit, IssuedNotice, Recorded } from "../app/base/ports.ts";
import { parseApplication, parseComplaint, parseNotice, parseReview } from "../contracts/stored.ts";
import type { Application } from "../domain/application/application.ts";
import { keyOfNotice, keyOfSubject, subjectOfKey, type RecordKey } from "../domain/base/ids.ts";
import type { Complaint } from "../domain/supervision/complaint.ts";
import type { Chained } from "../domain/base/history.ts";
import type { Review } from "../domain/review/review.ts";
import { placeOfApplication, placeOfComplaint, placeOfReview, type Place } from "./places.ts";

export type Item = Record<string, AttributeValue>;

/** The index of queues: a department's open and closed reviews, the applications in each phase. Keys only. */
export const QUEUES = "queues";

const itemKey = ({ applicationId, sortKey }: RecordKey): Item => ({
  pk: { S: applicationId },
  sk: { S: sortKey },
});

/** The key of an application, a review or a complaint, by its id. */
export const keyOf = (subject: string): Item => itemKey(keyOfSubject(subject));

export const complaintFields = (commit: Commit<Complaint, unknown>): Item =>
  fieldsOf(commit, placeOfComplaint(commit.state));

export const keyOfIssued = (applicationId: string, noticeId: string): Item =>
  itemKey(keyOfNotice(applicationId, noticeId));

/** The partition of the key that seals cursors: apart, so that a list may make it and write nothing else. */
export const CURSORS = "cursors";

export const keyOfNote = (name: string): Item => ({ pk: { S: "platform" }, sk: { S: name } });

export const toIssuedNotice = (item: Item): IssuedNotice => ({
  notice: parseNotice(text(item, "body")),
  issuedAt: text(item, "issuedAt"),
  digest: text(item, "digest"),
});

export const reviewFields = (commit: Commit<Review, unknown>): Item =>
  fieldsOf(commit, placeOfReview(commit.state));

export const applicationFields = (commit: Commit<Application, unknown>): Item =>
  fieldsOf(commit, placeOfApplication(commit.state));

/** What `SET` writes of a record: everything but the key, the history and the platform's own notes. */
function fieldsOf(
  { expected, state, events }: Commit<unknown, unknown>,
  { queue, rank, phase }: Place,
): Item {
  return {
    version: { N: String(expected + events.length) },
    head: { S: events.at(-1)!.hash },
    body: { S: JSON.stringify(state) },
    queue: { S: queue },
    rank: { S: rank },
    ...(phase !== null && { phase: { S: phase } }),
  };
}

export const historyOf = (events: readonly Chained<unknown>[]): AttributeValue => ({
  L: events.map((event) => ({ S: JSON.stringify(event) })),
});

export const toApplication = (item: Item): Recorded<Application> => recorded(item, parseApplication);
export const toComplaint = (item: Item): Recorded<Complaint> => recorded(item, parseComplaint);
export const toReview = (item: Item): Recorded<Review> => recorded(item, parseReview);

function recorded<S>(item: Item, parse: (json: string) => S): Recorded<S> {
  return {
    state: parse(text(item, "body")),
    version: Number(item["version"]?.N),
    head: text(item, "head"),
    attempts: Number(item["attempts"]?.N ?? 0),
  };
}

/** A string attribute. @throws when the item lacks it: our own writes always have it */
export function text(item: Item, name: string): string {
  const value = item[name]?.S;
  if (value === undefined) throw new Error(`item ${item["pk"]?.S}/${item["sk"]?.S} has no "${name}"`);
  return value;
}

/** Where in a queue a record stands, as the index wants it. */
export function placeIn(queue: string, rank: string): Item {
  const subject = rank.slice(rank.lastIndexOf("#") + 1);
  return { ...keyOf(subject), queue: { S: queue }, rank: { S: rank } };
}

/** The id of the record under an item's key. @throws when no record of a case lies there */
export function subjectOf(item: Item): string {
  const [applicationId, sortKey] = [text(item, "pk"), text(item, "sk")];
  const subject = subjectOfKey({ applicationId, sortKey });
  if (subject === undefined) throw new Error(`nothing of ours lies under ${applicationId}/${sortKey}`);
  return subject;
}
