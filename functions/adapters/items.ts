/** How a record is laid out as one item: its keys, its place in the index, and the parts a stream consumer reads. */
import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { phaseOf, type Commit, type Recorded } from "../app/ports.ts";
import { parseApplication, parseReview } from "../contracts/stored.ts";
import { partsOf, reviewIdOf, type Application } from "../domain/application.ts";
import type { Chained } from "../domain/history.ts";
import type { Review } from "../domain/review.ts";

export type Item = Record<string, AttributeValue>;

/** The index of queues: a department's open and closed reviews, the applications in each phase. Keys only. */
export const QUEUES = "queues";

export const keyOfApplication = (applicationId: string): Item => ({
  pk: { S: applicationId },
  sk: { S: "application" },
});

export function keyOfReview(reviewId: string): Item {
  const parts = partsOf(reviewId);
  if (!parts) throw new Error(`"${reviewId}" is no review id`);
  return { pk: { S: parts.applicationId }, sk: { S: `review#${parts.matterCode}` } };
}

/** What `SET` writes of a review: everything but the key, the history and the platform's own notes. */
export function reviewFields(commit: Commit<Review, unknown>): Item {
  const { state } = commit;
  const { facts, served } = state;
  const phase = state.status === "closed" ? "closed" : "open";
  const at = state.status === "closed" ? state.closedAt : served.due.dueAt;
  return {
    ...commonFields(commit),
    phase: { S: phase },
    queue: { S: queueOfDepartment(facts.department.id, phase) },
    rank: { S: `${at}#${facts.reviewId}` },
  };
}

export function applicationFields(commit: Commit<Application, unknown>): Item {
  const phase = phaseOf(commit.state.status);
  const { applicationId, receivedAt } = commit.state.facts;
  return {
    ...commonFields(commit),
    phase: { S: phase },
    queue: { S: `applications#${phase}` },
    rank: { S: `${receivedAt}#${applicationId}` },
  };
}

function commonFields(commit: Commit<unknown, unknown>): Item {
  const { expected, state, events } = commit;
  return {
    version: { N: String(expected + events.length) },
    head: { S: events.at(-1)!.hash },
    body: { S: JSON.stringify(state) },
  };
}

export const queueOfDepartment = (department: string, phase: "open" | "closed"): string =>
  `department#${department}#${phase}`;

export const historyOf = (events: readonly Chained<unknown>[]): AttributeValue => ({
  L: events.map((event) => ({ S: JSON.stringify(event) })),
});

export const toApplication = (item: Item): Recorded<Application> => recorded(item, parseApplication);
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

/** The application's or the review's id, from an item's key. */
export function subjectOf(item: Item): string {
  const [applicationId, sk] = [text(item, "pk"), text(item, "sk")];
  return sk === "application" ? applicationId : reviewIdOf(applicationId, sk.slice("review#".length));
}
