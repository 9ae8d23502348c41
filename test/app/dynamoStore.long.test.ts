/** What every store promises, held against the production adapter; and what only the table shows. */
import { createHash } from "node:crypto";
import { UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { dynamoStore } from "../../functions/adapters/dynamoStore.ts";
import { keyOf, storedIn, subjectOf, type Item } from "../../functions/adapters/items.ts";
import { COMMIT_USES, PLACE_USES, STORE_USES, type Use } from "../../functions/adapters/tableUse.ts";
import { tableOf, type StoreClient } from "../../functions/adapters/table.ts";
import type { CaseStore } from "../../functions/app/base/ports.ts";
import { changeReview } from "../../functions/app/base/commit.ts";
import { SORT } from "../../functions/domain/base/ids.ts";
import { firstBreak } from "../../functions/app/base/history.ts";
import type { CaseEvent } from "../../functions/domain/application/caseEvent.ts";
import type { Chained } from "../../functions/domain/base/history.ts";
import { committedBy } from "../../functions/stream/changes.ts";
import { aCase, ACT, aReview, consent, T0, withdrawCase } from "../support/cases.ts";
import { sizeOf } from "../../bench/units/itemSize.ts";
import { openDatabase, type Database } from "../support/dynalite/database.ts";
import { policed, type Asked } from "../support/dynalite/policed.ts";
import { withStream, type StreamRecord } from "../support/dynalite/streamed.ts";
import { newId } from "../support/storeCase.ts";
import { storeContract } from "../support/storeContract.ts";

/** Makes the last event of a record one of another version. */
const spoiling = (client: StoreClient, TableName: string) => async (subject: string) => {
  const item = (await tableOf(client, TableName).get(keyOf(subject)))!;
  const stored = storedIn(item);
  const last = JSON.parse(stored.at(-1)!) as { event: object };
  const other = JSON.stringify({ ...last, event: { ...last.event, type: "of-another-version" } });
  await client.send(
    new UpdateItemCommand({
      TableName,
      Key: keyOf(subject),
      UpdateExpression: "SET history = :history",
      ExpressionAttributeValues: { ":history": { L: [...stored.slice(0, -1), other].map((S) => ({ S })) } },
    }),
  );
};

let database: Database;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());

/** A store of which no method asks for more than is said of it, and so granted to whoever calls it. */
function held(): CaseStore {
  const makes = (method: keyof CaseStore) => {
    const may = (asked: Asked) => (usesOf(method) as readonly string[]).includes(asked);
    const client = policed(database.client, may, () => undefined);
    return dynamoStore({ client, table: database.table });
  };
  const made = new Map<keyof CaseStore, CaseStore>();
  return new Proxy({} as CaseStore, {
    get(_, method: keyof CaseStore) {
      const own = made.get(method) ?? makes(method);
      made.set(method, own);
      return own[method];
    },
  });
}

const usesOf = (method: keyof CaseStore): readonly Use[] =>
  method === "commit"
    ? Object.values(COMMIT_USES).flat()
    : method === "takePlace"
      ? Object.values(PLACE_USES).flat()
      : STORE_USES[method];

describe("the store in DynamoDB", () => {
  storeContract({
    store: held,
    spoil: (subject) => spoiling(database.client, database.table)(subject),
  });
});

const isReview = (item: Item): boolean => item["sk"]!.S!.startsWith(SORT.review);

describe("the table", () => {
  const records: StreamRecord[] = [];
  const make = () => {
    const client = withStream(database.client, (record) => void records.push(record));
    return dynamoStore({ client, table: database.table });
  };
  const told = () => records.splice(0).map((record) => committedBy(record));
  const itemsOf = (applicationId: string): Promise<Item[]> =>
    tableOf(database.client, database.table).under(applicationId, "", "~");

  it("tells every change of a record with the events that it added, in one commit or many", async () => {
    const store = make();
    const id = newId();
    const { reviews } = await aCase(store, id);
    const created = told();
    expect(created.map((one) => one!.subject).sort()).toEqual(
      [id, ...reviews.map(({ state }) => state.facts.reviewId)].sort(),
    );
    expect(created.map((one) => [one!.applicationId, one!.isNew])).toEqual(created.map(() => [id, true]));
    const reviewId = `${id}.consult-land`;
    await consent(store, reviewId);
    const [opinion, ...others] = told();
    expect(others).toEqual([]);
    expect(opinion).toMatchObject({ applicationId: id, subject: reviewId, isNew: false });
    await withdrawCase(store, id);
    const ended = told();
    expect(ended.flatMap((one) => one!.events.map(({ event }) => event.type)).sort()).toEqual([
      "application-withdrawn",
      ...Array.from({ length: 10 }, () => "review-cancelled"),
    ]);
    // What it told are the histories, event by event, each with the hash of the one before.
    const histories = new Map(
      (await store.histories(id)).map(({ subject, events }) => [subject, events] as const),
    );
    for (const { subject, events } of [...created, opinion, ...ended].map((one) => one!))
      expect(histories.get(subject)!.slice(events[0]!.seq - 1, events.at(-1)!.seq)).toEqual(events);
  });

  it("tells nobody of what lies beside the records, or of a note on one", async () => {
    const store = make();
    const id = newId();
    const reviewId = await aReview(store, id);
    told();
    const wait = { subject: reviewId, generation: 1, token: "t" };
    await store.noteWait(wait);
    await store.noteWait({ ...wait, token: "t2" });
    await store.forgetWait({ ...wait, token: "t2" });
    await store.note("calendar-version", "x");
    const notice = { noticeId: "n.application.1", number: "1", applicationId: id } as never;
    await store.issueNotices([{ notice, digest: "d", signature: "s" }], { series: id, count: 1 });
    expect(told()).toEqual([null, null, null, null, null, null]);
    await store.countAttempt(reviewId);
    await store.beginGeneration(id, 2, [reviewId]);
    expect(told().map((one) => one!.events)).toEqual([[], [], []]);
  });

  it("holds a document packed, in as many items as it takes, and gives it back as it was", async () => {
    const store = make();
    const id = newId();
    // What nothing makes smaller, and what is said again and again.
    const text = Array.from({ length: 12_000 }, (_, i) =>
      createHash("sha256").update(`${id}${i}`).digest("hex"),
    );
    const document = (n: number, said: string) =>
      ({
        noticeId: `n.application.${n}`,
        number: `${n}`,
        applicationId: id,
        issuedAt: T0,
        audience: { applicant: true, departments: [], supervisors: false },
        body: { kind: "acceptance", said },
      }) as never;
    const [long, usual] = [document(1, text.join("")), document(2, "告知".repeat(5000))];
    await store.issueNotices(
      [
        { notice: long, digest: "d", signature: "s" },
        { notice: usual, digest: "e", signature: "t" },
      ],
      { series: id, count: 1 },
    );
    const items = (await itemsOf(id)).filter((item) => item["sk"]!.S!.startsWith(SORT.notice));
    expect(items.map((item) => item["sk"]!.S)).toEqual([
      "sent#n.application.1",
      "sent#n.application.1#2",
      "sent#n.application.2",
    ]);
    expect(sizeOf(items.at(-1)!)).toBeLessThan(1024);
    for (const item of items) expect(sizeOf(item)).toBeLessThan(400 * 1024);
    const [first, second] = [
      await store.notice(id, "n.application.1"),
      await store.notice(id, "n.application.2"),
    ];
    expect([first?.notice, second?.notice]).toEqual([long, usual]);
    expect((await store.noticesOf(id)).map(({ notice }) => notice)).toEqual([long, usual]);
  });

  it("goes on in the next item when a history has outgrown one, and a record is read by one item all the same", async () => {
    const store = make();
    const id = newId();
    const reviewId = await aReview(store, id, "land");
    told();
    const name = "长".repeat(5000);
    const events: Chained<CaseEvent>[] = [];
    for (let i = 0; i < 11; i++) {
      const handler = { name: `${name}${i}`, post: "A" } as const;
      await changeReview(store, reviewId, ACT, () => ({
        events: [
          { type: "handler-named", handler, at: T0 },
          { type: "handler-named", handler: { ...handler, name: "Li" }, at: T0 },
        ],
      }));
      const commits = told().filter((one) => one !== null);
      expect(commits.map((one) => [one.subject, one.events.length])).toEqual([[reviewId, 2]]);
      events.push(...commits.flatMap((one) => one.events));
    }
    const items = await itemsOf(id);
    const segments = items.filter((item) => item["sk"]!.S!.startsWith("segment#"));
    expect(segments.map((item) => item["sk"]!.S)).toEqual([
      "segment#review#consult-land#000001",
      "segment#review#consult-land#000009",
      "segment#review#consult-land#000015",
    ]);
    for (const segment of segments) expect(sizeOf(segment)).toBeLessThan(62 * 1024);
    const history = (await store.histories(id)).find(({ subject }) => subject === reviewId)!.events;
    expect(firstBreak(history)).toBeNull();
    expect(history).toHaveLength(24);
    // The stream told all of it, each with the hash of the one before, wherever that lies.
    expect(history.slice(2)).toEqual(events);
  });

  it("lays a record out as its history and its place, and nothing twice", async () => {
    const store = make();
    const id = newId();
    await aReview(store, id, "land");
    const items = await itemsOf(id);
    expect(items).toHaveLength(12);
    for (const item of items)
      expect(Object.keys(item).sort()).toEqual(["history", "pk", "queue", "rank", "sk", "version"]);
    // A write costs a unit for each KB begun; an opinion, with who gave it, must not begin the fourth.
    for (const item of items)
      expect(sizeOf(item)).toBeLessThan(item["sk"]!.S === "application" ? 4864 : 1792);
    for (const reviewId of items.flatMap((item) => (isReview(item) ? subjectOf(item) : [])))
      await consent(store, reviewId);
    for (const item of (await itemsOf(id)).filter(isReview)) expect(sizeOf(item)).toBeLessThan(3072);
  });
});
