/** The record in DynamoDB: one item per application and per review, one conditional write per change. */
import {
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
  type DynamoDBClient,
} from "@aws-sdk/client-dynamodb";
import type { CaseStore, Commit, Page, Recorded, WaitToken } from "../app/base/ports.ts";
import { parseChained } from "../contracts/stored.ts";
import { SORT } from "../domain/base/ids.ts";
import { DONE, queueOfApplications, queueOfComplaints, queueOfDepartment } from "./places.ts";
import { queuesOf } from "./queues.ts";
import { readable } from "./setAside.ts";
import {
  applicationFields,
  historyOf,
  complaintFields,
  keyOf,
  keyOfIssued,
  keyOfNote,
  reviewFields,
  subjectOf,
  text,
  toApplication,
  toComplaint,
  toIssuedNotice,
  toReview,
  type Item,
} from "./items.ts";

/** A change as the table's stream tells it; of the old image only the version is promised. */
export type Change = { newImage: Item; oldImage: Item | null };

/** What the store needs of a client: to send the SDK's commands. */
export type StoreClient = Pick<DynamoDBClient, "send">;

export type DynamoStoreOptions = {
  client: StoreClient;
  table: string;
  /** Called after every committed write with the images; leave out where the table has a stream. */
  onChange?: (change: Change) => void;
};

/** What a read of many leaves out: their histories. */
const STATE_ONLY = {
  ProjectionExpression: "pk, sk, version, head, attempts, body",
} as const;

export function dynamoStore({ client, table, onChange }: DynamoStoreOptions): CaseStore {
  const TableName = table;
  const queues = queuesOf(client, table);

  async function get(key: Item): Promise<Item | undefined> {
    const { Item } = await client.send(new GetItemCommand({ TableName, Key: key, ConsistentRead: true }));
    return Item;
  }

  /** What lies under an application: its records, complaints among them, or its notices. */
  async function queryCase(
    applicationId: string,
    projection: string,
    [from, to]: readonly [string, string] = [SORT.application, SORT.review],
  ): Promise<Item[]> {
    const items: Item[] = [];
    let start: Item | undefined;
    do {
      const page = await client.send(
        new QueryCommand({
          TableName,
          ConsistentRead: true,
          KeyConditionExpression: "pk = :pk AND sk BETWEEN :from AND :to",
          ExpressionAttributeValues: {
            ":pk": { S: applicationId },
            ":from": { S: from },
            ":to": { S: `${to}\uffff` },
          },
          ProjectionExpression: projection,
          ...(start && { ExclusiveStartKey: start }),
        }),
      );
      items.push(...(page.Items ?? []));
      start = page.LastEvaluatedKey;
    } while (start);
    return items;
  }

  async function save(
    key: Item,
    fields: Item,
    { expected, events, attempt }: Commit<unknown, unknown>,
    token?: WaitToken,
  ): Promise<"saved" | "conflict"> {
    try {
      if (expected === 0) {
        const item = {
          ...key,
          ...fields,
          history: historyOf(events),
          ...(token && { waitToken: { S: token } }),
        };
        await client.send(
          new PutItemCommand({ TableName, Item: item, ConditionExpression: "attribute_not_exists(pk)" }),
        );
        onChange?.({ newImage: item, oldImage: null });
      } else {
        const { Attributes } = await client.send(
          new UpdateItemCommand({
            TableName,
            Key: key,
            ...updateOf(fields, events, attempt, expected),
            ReturnValues: onChange ? "ALL_NEW" : "NONE",
          }),
        );
        onChange?.({ newImage: Attributes!, oldImage: { version: { N: String(expected) } } });
      }
      return "saved";
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return "conflict";
      throw error;
    }
  }

  /** Notes a token beside the record; the record itself and its version stay as they are. */
  async function register<S>(
    key: Item,
    token: WaitToken,
    read: (item: Item) => Recorded<S>,
  ): Promise<Recorded<S> | undefined> {
    try {
      const { Attributes } = await client.send(
        new UpdateItemCommand({
          TableName,
          Key: key,
          UpdateExpression: "SET waitToken = :token",
          ConditionExpression: "attribute_exists(pk)",
          ExpressionAttributeValues: { ":token": { S: token } },
          ReturnValues: "ALL_NEW",
        }),
      );
      return read(Attributes!);
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return undefined;
      throw error;
    }
  }

  /** Reads items by key, consistently, in the order of the keys; an index may lag, and what is gone is left out. */
  async function getAll(keys: Item[]): Promise<Item[]> {
    let wanted = keys.map(({ pk, sk }) => ({ pk: pk!, sk: sk! }));
    const found = new Map<string, Item>();
    while (wanted.length > 0) {
      const { Responses, UnprocessedKeys } = await client.send(
        new BatchGetItemCommand({
          RequestItems: { [table]: { Keys: wanted.slice(0, 100), ConsistentRead: true, ...STATE_ONLY } },
        }),
      );
      for (const item of Responses?.[table] ?? []) found.set(`${text(item, "pk")}/${text(item, "sk")}`, item);
      const again = (UnprocessedKeys?.[table]?.Keys ?? []) as typeof wanted;
      wanted = [...again, ...wanted.slice(100)];
    }
    return keys
      .map((key) => found.get(`${text(key, "pk")}/${text(key, "sk")}`))
      .filter((item) => item !== undefined);
  }

  return {
    async loadCase(applicationId) {
      const items = await queryCase(applicationId, STATE_ONLY.ProjectionExpression);
      const application = items.find((item) => text(item, "sk") === SORT.application);
      if (!application) return undefined;
      const under = (prefix: string) => items.filter((item) => text(item, "sk").startsWith(prefix));
      return {
        application: toApplication(application),
        reviews: under(SORT.review).map(toReview),
        complaints: under(SORT.complaint).map(toComplaint),
      };
    },

    async loadApplication(applicationId) {
      const item = await get(keyOf(applicationId));
      return item && toApplication(item);
    },

    async loadReview(reviewId) {
      const item = await get(keyOf(reviewId));
      return item && toReview(item);
    },

    saveApplication: (commit) =>
      save(keyOf(commit.state.facts.applicationId), applicationFields(commit), commit),

    saveReview: (commit, token) =>
      save(keyOf(commit.state.facts.reviewId), reviewFields(commit), commit, token),

    async countAttempt(reviewId) {
      await client.send(
        new UpdateItemCommand({
          TableName,
          Key: keyOf(reviewId),
          UpdateExpression: "ADD attempts :one",
          ConditionExpression: "attribute_exists(pk)",
          ExpressionAttributeValues: { ":one": { N: "1" } },
        }),
      );
    },

    registerWait: (reviewId, token) => register(keyOf(reviewId), token, toReview),

    registerConclusion: (applicationId, token) => register(keyOf(applicationId), token, toApplication),

    async registerExecution(applicationId, generation) {
      await client.send(
        new UpdateItemCommand({
          TableName,
          Key: keyOf(applicationId),
          UpdateExpression: "SET generation = :generation",
          ConditionExpression: "attribute_exists(pk)",
          ExpressionAttributeValues: { ":generation": { N: String(generation) } },
        }),
      );
    },

    async generationOf(applicationId) {
      const item = await get(keyOf(applicationId));
      return Number(item?.["generation"]?.N ?? 0);
    },

    async waitsOf(applicationId) {
      const items = await queryCase(applicationId, "pk, sk, phase, waitToken");
      return items
        .filter((item) => DONE.has(item["phase"]?.S ?? "") && item["waitToken"]?.S !== undefined)
        .map((item) => ({ subject: subjectOf(item), token: text(item, "waitToken") }));
    },

    async forgetWait(subject, token) {
      try {
        await client.send(
          new UpdateItemCommand({
            TableName,
            Key: keyOf(subject),
            UpdateExpression: "REMOVE waitToken",
            ConditionExpression: "waitToken = :token",
            ExpressionAttributeValues: { ":token": { S: token } },
          }),
        );
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
    },

    async reviewsOf(department, phase, limit, cursor, before) {
      const queue = queueOfDepartment(department, phase);
      const page = await queues.page(queue, phase === "closed", limit, cursor, before);
      return { ...readable(await getAll(page.rows), toReview, subjectOf), cursor: page.cursor };
    },

    async openReviewsOf(departments, limit, cursor) {
      const page = await queues.openOf(departments, limit, cursor);
      return { ...readable(await getAll(page.rows), toReview, subjectOf), cursor: page.cursor };
    },

    async applicationsIn(phase, limit, cursor): Promise<Page<string>> {
      const page = await queues.page(queueOfApplications(phase), phase === "over", limit, cursor);
      return { items: page.rows.map((key) => text(key, "pk")), cursor: page.cursor };
    },

    async loadComplaint(complaintId) {
      const item = await get(keyOf(complaintId));
      return item && toComplaint(item);
    },

    saveComplaint: (commit) => save(keyOf(commit.state.facts.complaintId), complaintFields(commit), commit),

    async complaintsOf(applicationId) {
      const own = [SORT.complaint, SORT.complaint] as const;
      return (await queryCase(applicationId, STATE_ONLY.ProjectionExpression, own)).map(toComplaint);
    },

    async complaintsIn(status, limit, cursor) {
      const page = await queues.page(queueOfComplaints(status), false, limit, cursor);
      return { ...readable(await getAll(page.rows), toComplaint, subjectOf), cursor: page.cursor };
    },

    async issueNotice({ notice, issuedAt, digest }) {
      const item = {
        ...keyOfIssued(notice.applicationId, notice.noticeId),
        body: { S: JSON.stringify(notice) },
        issuedAt: { S: issuedAt },
        digest: { S: digest },
      };
      try {
        await client.send(
          new PutItemCommand({ TableName, Item: item, ConditionExpression: "attribute_not_exists(pk)" }),
        );
        return "issued";
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return "already";
        throw error;
      }
    },

    async noticesOf(applicationId) {
      const items = await queryCase(applicationId, "pk, sk, body, issuedAt, digest", [
        SORT.notice,
        SORT.notice,
      ]);
      return items.map(toIssuedNotice);
    },

    async notice(applicationId, noticeId) {
      const item = await get(keyOfIssued(applicationId, noticeId));
      return item && toIssuedNotice(item);
    },

    async noted(name) {
      const item = await get(keyOfNote(name));
      return item && text(item, "value");
    },

    async note(name, value) {
      await client.send(new PutItemCommand({ TableName, Item: { ...keyOfNote(name), value: { S: value } } }));
    },

    async replaceNote(name, before, value) {
      try {
        await client.send(
          new PutItemCommand({
            TableName,
            Item: { ...keyOfNote(name), value: { S: value } },
            ...(before === undefined
              ? { ConditionExpression: "attribute_not_exists(pk)" }
              : {
                  ConditionExpression: "#value = :before",
                  ExpressionAttributeNames: { "#value": "value" },
                  ExpressionAttributeValues: { ":before": { S: before } },
                }),
          }),
        );
        return "saved";
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return "conflict";
        throw error;
      }
    },

    async histories(applicationId) {
      const items = await queryCase(applicationId, "pk, sk, history");
      return items.map((item) => ({
        subject: subjectOf(item),
        events: (item["history"]?.L ?? []).map((event) => parseChained(event.S ?? "")),
      }));
    },
  };
}

/** `SET` of the fields, the history grown by what is new, and a refused attempt counted. */
function updateOf(
  fields: Item,
  events: Commit<unknown, unknown>["events"],
  attempt: boolean,
  expected: number,
) {
  const names = Object.keys(fields);
  const sets = names.map((name) => `#${name} = :${name}`).join(", ");
  return {
    UpdateExpression: `SET ${sets}, history = list_append(history, :history)${attempt ? " ADD attempts :one" : ""}`,
    ConditionExpression: "version = :expected",
    ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: {
      ...Object.fromEntries(names.map((name) => [`:${name}`, fields[name]!])),
      ":history": historyOf(events),
      ":expected": { N: String(expected) },
      ...(attempt && { ":one": { N: "1" } }),
    } satisfies Item,
  };
}
