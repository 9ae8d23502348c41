/** What the service may answer to a write of the record, and what that means: written, lost to somebody else, or not known. */
import { Readable } from "node:stream";
import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  TransactionCanceledException,
  TransactionConflictException,
  type CancellationReason,
  type TransactWriteItem,
} from "@aws-sdk/client-dynamodb";
import { describe, expect, it } from "@jest/globals";
import { SOMEBODY } from "../support/people.ts";
import { dynamoStore } from "../../functions/adapters/dynamoStore.ts";
import { historyOf, newItem, type Item } from "../../functions/adapters/items.ts";
import type { StoreClient } from "../../functions/adapters/table.ts";
import { chain } from "../../functions/app/base/history.ts";
import type { Change, Recorded } from "../../functions/app/base/ports.ts";
import type { Review } from "../../functions/domain/review/review.ts";
import { aCase, T0 } from "../support/cases.ts";
import { changedEvent } from "../support/changes.ts";
import { memoryStore } from "../support/memoryStore.ts";
import { moreOfApplication, moreOfReview, newId } from "../support/storeCase.ts";

type Input = Record<string, unknown> & { TransactItems?: TransactWriteItem[]; ClientRequestToken?: string };

/** A client that answers what it is told to, or throws it; what it was asked is noted. */
function scripted(...answers: (object | Error)[]) {
  const asked: { name: string; input: Input }[] = [];
  const send = async ({ constructor, input }: { constructor: { name: string }; input: Input }) => {
    asked.push({ name: constructor.name.replace(/Command$/, ""), input });
    const answer = answers[asked.length - 1] ?? {};
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const client = { send: send as unknown as StoreClient["send"] };
  return { asked, store: dynamoStore({ client, table: "t" }) };
}

const $metadata = {};
const conditionFailed = (met?: Item) =>
  new ConditionalCheckFailedException({ message: "no", $metadata, ...(met && { Item: met }) });
const cancelled = (...CancellationReasons: CancellationReason[]) =>
  new TransactionCanceledException({ message: "no", $metadata, CancellationReasons });
const timeOut = Object.assign(new Error("socket timed out"), { name: "TimeoutError" });

const named = (name: string) => ({ type: "handler-named", handler: { name, post: "A" }, at: T0 }) as const;

/** A case on record, and what is added to it: one review, or the application with some of them. */
async function given() {
  const { application, reviews } = await aCase(memoryStore(), newId());
  const [first, second] = reviews as [Recorded<Review>, Recorded<Review>];
  const changed = changedEvent(1, "wider", T0);
  const one = moreOfReview(first, named("Li"));
  const all = [moreOfApplication(application, changed), one, moreOfReview(second, named("Wang"))] as const;
  return { application, reviews, first, one, all };
}

/** A record's item as it is once these changes, the first of which created it or found it whole, are written. */
const itemAfter = (...changes: Change[]): Item => {
  const [last] = changes.slice(-1) as [Change];
  const events = changes.flatMap((change) => [...change.events]);
  return { ...newItem(last), history: historyOf(events) };
};

describe("a write of one record", () => {
  it("is one conditional write, without a transaction", async () => {
    const { one, all } = await given();
    const { asked, store } = scripted();
    expect(await store.commit([one])).toBe("saved");
    expect(await store.commit([{ ...one, before: null }])).toBe("saved");
    expect(asked.map(({ name, input }) => [name, input["ConditionExpression"]])).toEqual([
      ["UpdateItem", "version = :expected"],
      ["PutItem", "attribute_not_exists(pk)"],
    ]);
    expect(all).toHaveLength(3);
  });

  it("is a lost race when somebody else's stands there, or somebody's transaction is under way", async () => {
    const { first, one } = await given();
    const theirs = itemAfter(moreOfReview(first, named("Zhao")));
    for (const lost of [
      conditionFailed(theirs),
      conditionFailed(),
      new TransactionConflictException({ message: "no", $metadata }),
    ])
      expect(await scripted(lost).store.commit([one])).toBe("conflict");
  });

  it("that meets itself is done, whoever has written behind it since", async () => {
    const { one } = await given();
    expect(await scripted(conditionFailed(itemAfter(one))).store.commit([one])).toBe("saved");
    const after = { state: one.state, version: 3, head: one.events.at(-1)!.hash } as Recorded<Review>;
    const met = itemAfter(one, moreOfReview(after, named("Zhao")));
    expect(await scripted(conditionFailed(met)).store.commit([one])).toBe("saved");
  });

  it("whose outcome nobody knows, or that the service refused, is thrown as it is", async () => {
    const { one, all } = await given();
    const refused = Object.assign(new Error("slow down"), { name: "ThrottlingException" });
    for (const error of [timeOut, refused]) {
      await expect(scripted(error).store.commit([one])).rejects.toBe(error);
      await expect(scripted(error).store.commit(all)).rejects.toBe(error);
    }
  });
});

describe("a write of many records", () => {
  const none: CancellationReason = { Code: "None" };
  const failed = (met?: Item): CancellationReason => ({
    Code: "ConditionalCheckFailed",
    ...(met && { Item: met }),
  });

  it("is one transaction, each record at its version, under a token that only the very same has again", async () => {
    const { all, one } = await given();
    const { asked, store } = scripted();
    for (const changes of [all, all, [all[0], one]]) expect(await store.commit(changes)).toBe("saved");
    expect(asked.map(({ name }) => name)).toEqual(Array.from({ length: 3 }, () => "TransactWriteItems"));
    const [first, again, other] = asked.map(({ input }) => input.ClientRequestToken!);
    expect(first).toMatch(/^[0-9a-f]{36}$/);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
    const items = asked[0]!.input.TransactItems!;
    expect(items.map(({ Update }) => Update!.ConditionExpression)).toEqual(
      all.map(() => "version = :expected"),
    );
  });

  it("is lost where one of them is no longer as it was read, or somebody else's transaction holds it", async () => {
    const { all, first } = await given();
    const theirs = itemAfter(moreOfReview(first, named("Zhao")));
    for (const reasons of [
      [none, failed(theirs), none],
      [none, failed(), none],
      [none, none, { Code: "TransactionConflict" }],
      // One of the three being there does not mean that the commit is.
      [none, failed(itemAfter(all[1])), none],
      [{ Code: "ThrottlingError" }, failed(theirs), none],
    ])
      expect(await scripted(cancelled(...reasons)).store.commit(all)).toBe("conflict");
  });

  it("that meets itself is done", async () => {
    const { all } = await given();
    const reasons = all.map((change) => failed(itemAfter(change)));
    expect(await scripted(cancelled(...reasons)).store.commit(all)).toBe("saved");
  });

  it("that was cancelled for a throttle, or for a reason that is none of ours, is thrown as it is", async () => {
    const { all } = await given();
    for (const Code of [
      "ThrottlingError",
      "ProvisionedThroughputExceeded",
      "ItemCollectionSizeLimitExceeded",
    ]) {
      const error = cancelled(none, { Code }, none);
      await expect(scripted(error).store.commit(all)).rejects.toBe(error);
    }
    const silent = new TransactionCanceledException({ message: "no", $metadata });
    await expect(scripted(silent).store.commit(all)).rejects.toBe(silent);
  });
});

describe("a history that has outgrown its item", () => {
  /** So many reviews whose histories are this long, each with one event more; and what lies in the table of them. */
  async function grown(count: number, bytes: number, long = "长".repeat(20_000), matter = "m") {
    const { first } = await given();
    return Array.from({ length: count }, (_, i) => {
      const reviewId = `440307-0000000000000001.${matter}${i}`;
      const state = { ...first.state, facts: { ...first.state.facts, reviewId } };
      const handler = { name: long, post: "A" } as const;
      return moreOfReview({ ...first, state: { ...state, handler }, bytes }, named("Li"));
    });
  }
  const itemsOf = ({ asked }: ReturnType<typeof scripted>) =>
    asked.find(({ name }) => name === "TransactWriteItems")?.input.TransactItems ?? [];
  const isSegment = ({ Update }: { Update?: { ConditionExpression?: string | undefined } | undefined }) =>
    Update?.ConditionExpression === "attribute_not_exists(pk)";

  it("goes on in the next one in the same transaction, on the base of what it made", async () => {
    const [change] = (await grown(1, 60 * 1024, "Zhao")) as [Change];
    const old = {
      L: chain("0".repeat(64), 0, [named("a"), named("b")], T0, SOMEBODY).map((e) => ({
        S: JSON.stringify(e),
      })),
    };
    const made = scripted({ Item: { version: { N: "2" }, history: old } });
    expect(await made.store.commit([change])).toBe("saved");
    expect(made.asked[0]).toMatchObject({ name: "GetItem", input: { ConsistentRead: true } });
    const [segment, record] = itemsOf(made);
    // Not put: whoever only goes on with records has no right to write one anew.
    expect(segment!.Update).toEqual({
      TableName: "t",
      Key: { pk: { S: "440307-0000000000000001" }, sk: { S: "segment#review#m0#000001" } },
      UpdateExpression: "SET history = :history",
      ExpressionAttributeValues: { ":history": old },
      ConditionExpression: "attribute_not_exists(pk)",
    });
    const { UpdateExpression, ExpressionAttributeValues: values } = record!.Update!;
    expect(UpdateExpression).toContain("history = :history");
    expect(values![":history"]).toEqual(historyOf(change.events));
    expect(values![":baseHead"]).toEqual({ S: change.before!.head });
    const base = JSON.parse(values![":base"]!.S!) as Review;
    expect(base).toMatchObject({ status: "running", handler: { name: "Zhao" } });
    // What the application gives it stays with the application.
    expect(Object.keys(base.facts).sort()).toEqual(["department", "matter", "reviewId"]);
  });

  it("stays where it is until it has grown so far", async () => {
    const [change] = (await grown(1, 60 * 1024 - 1024)) as [Change];
    const made = scripted();
    expect(await made.store.commit([change])).toBe("saved");
    expect(made.asked.map(({ name }) => name)).toEqual(["UpdateItem"]);
  });

  it("is not taken for what it was where somebody has written meanwhile", async () => {
    const [change] = (await grown(1, 60 * 1024)) as [Change];
    const made = scripted({ Item: { version: { N: "3" }, history: { L: [] } } });
    expect(await made.store.commit([change])).toBe("conflict");
    expect(made.asked).toHaveLength(1);
  });

  it("goes on with its next commit where a transaction has no room for it: of items, or of bytes", async () => {
    const found = { Item: { version: { N: "2" }, history: { L: [] } } };
    const many = scripted(...Array.from({ length: 19 }, () => found));
    const all = [...(await grown(41, 60 * 1024, "Zhao")), ...(await grown(40, 0, "Zhao", "n"))];
    expect(await many.store.commit(all)).toBe("saved");
    expect(itemsOf(many)).toHaveLength(100);
    expect(itemsOf(many).filter(isSegment)).toHaveLength(19);
    // 41 of 60 KB are 2.4 MB; bases of 60 KB each fill the rest.
    const large = scripted(...Array.from({ length: 41 }, () => found));
    expect(await large.store.commit(await grown(41, 60 * 1024))).toBe("saved");
    const continued = itemsOf(large).filter(isSegment).length;
    expect(continued).toBeGreaterThan(10);
    expect(continued).toBeLessThan(41);
    expect(41 * 60 * 1024 + Buffer.byteLength(JSON.stringify(itemsOf(large)))).toBeLessThan(4 * 1024 * 1024);
  });
});

describe("a note on a record", () => {
  it("is tried again where it meets a transaction, and thrown when that does not end", async () => {
    const busy = () => new TransactionConflictException({ message: "no", $metadata });
    const once = scripted(busy());
    await once.store.countAttempt("440307-0000000000000001.land");
    expect(once.asked).toHaveLength(2);
    const never = scripted(...Array.from({ length: 9 }, busy));
    await expect(never.store.countAttempt("440307-0000000000000001.land")).rejects.toThrow(
      TransactionConflictException,
    );
  });

  it("of the next generation is on all of them or on none, and tells who came second from who was held up", async () => {
    const [id, reviewId] = ["440307-0000000000000001", "440307-0000000000000001.land"];
    const [none, failed, held] = ["None", "ConditionalCheckFailed", "TransactionConflict"].map((Code) => ({
      Code,
    }));
    const of = (generation: string) => ({ Item: { generation: { N: generation } } });
    const begun = (...answers: (object | Error)[]) =>
      scripted(...answers).store.beginGeneration(id, 3, [reviewId]);
    expect(await begun({})).toBe("begun");
    expect(await begun(cancelled(failed!, none!), of("3"))).toBe("already");
    expect(await begun(cancelled(held!, none!), of("2"))).toBe("begun");
    // No such review: nothing was written, and nobody may believe that it was.
    await expect(begun(cancelled(none!, failed!), of("2"))).rejects.toThrow(TransactionCanceledException);
  });
});

describe("the SDK's own retry", () => {
  type Request = { headers: Record<string, string>; body: Uint8Array };
  /** The SDK's client, over a wire that answers so: a status and a body, or an error. */
  function wired(...answers: ([status: number, body: object] | Error)[]) {
    const sent: { target: string; body: Record<string, unknown> }[] = [];
    const handle = async ({ headers, body }: Request) => {
      sent.push({
        target: headers["x-amz-target"]!,
        body: JSON.parse(new TextDecoder().decode(body)) as Record<string, unknown>,
      });
      const answer = answers[sent.length - 1] ?? [200, {}];
      if (answer instanceof Error) throw answer;
      const [statusCode, text] = answer;
      return {
        response: {
          statusCode,
          headers: { "content-type": "application/x-amz-json-1.0" },
          body: Readable.from([Buffer.from(JSON.stringify(text))]),
        },
      };
    };
    const client = new DynamoDBClient({
      region: "local",
      credentials: { accessKeyId: "local", secretAccessKey: "local" },
      maxAttempts: 3,
      requestHandler: { handle, metadata: { handlerProtocol: "http/1.1" } } as never,
    });
    return { sent, store: dynamoStore({ client, table: "t" }) };
  }
  const said = (type: string, more: object = {}): [number, object] => [
    400,
    { __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: "no", ...more },
  ];

  it("of one record that meets its own first try has written it", async () => {
    const { one } = await given();
    const { sent, store } = wired(timeOut, said("ConditionalCheckFailedException", { Item: itemAfter(one) }));
    expect(await store.commit([one])).toBe("saved");
    expect(sent).toHaveLength(2);
  });

  it("of a transaction says that it is the same, while the first try is still under way and after it", async () => {
    const { all } = await given();
    const { sent, store } = wired(timeOut, said("TransactionInProgressException"));
    expect(await store.commit(all)).toBe("saved");
    expect(sent.map(({ target }) => target)).toEqual(
      Array.from({ length: 3 }, () => "DynamoDB_20120810.TransactWriteItems"),
    );
    const tokens = sent.map(({ body }) => body["ClientRequestToken"]);
    expect(tokens[0]).toMatch(/^[0-9a-f]{36}$/);
    expect(new Set(tokens).size).toBe(1);
  });

  it("of a transaction that was cancelled is none: it is lost, and its reasons are read", async () => {
    const { all } = await given();
    const CancellationReasons = [
      { Code: "None" },
      { Code: "ConditionalCheckFailed", Message: "no" },
      { Code: "None" },
    ];
    const { sent, store } = wired(said("TransactionCanceledException", { CancellationReasons }));
    expect(await store.commit(all)).toBe("conflict");
    expect(sent).toHaveLength(1);
  });
});
