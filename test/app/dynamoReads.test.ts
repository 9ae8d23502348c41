/** How the record is read from the table: in batches, page by page, and what never changes only once. */
import { describe, expect, it } from "@jest/globals";
import { dynamoStore } from "../../functions/adapters/dynamoStore.ts";
import { keyOf, keyOfSegmentOf, newItem, type Item } from "../../functions/adapters/items.ts";
import type { StoreClient } from "../../functions/adapters/table.ts";
import { firstBreak } from "../../functions/app/base/history.ts";
import type { Change } from "../../functions/app/base/ports.ts";
import { Unreadable } from "../../functions/contracts/stored.ts";
import { keyOfSegment } from "../../functions/domain/base/ids.ts";
import { aCase, T0 } from "../support/cases.ts";
import { memoryStore } from "../support/memoryStore.ts";
import { moreOfReview, newId } from "../support/storeCase.ts";

type Asked = {
  name: string;
  keys: number;
  consistent: boolean;
};
type Input = {
  Item?: Item;
  Key?: Item;
  ConsistentRead?: boolean;
  IndexName?: string;
  Limit?: number;
  ExpressionAttributeValues?: Item;
  ExclusiveStartKey?: Item;
  RequestItems?: Record<string, { Keys: Item[]; ConsistentRead: boolean }>;
};

const nameOf = ({ pk, sk }: Item) => `${pk!.S}/${sk!.S}`;
const T = "t";

/**
 * A table with these items. `most` is how many items of a query it gives at a time, `served` how many keys of a batch;
 * `lagging` what a read that is not consistent does not see yet.
 */
function table(items: readonly Item[], { most = 100, served = 100, lagging = new Set<string>() } = {}) {
  const asked: Asked[] = [];
  const found = new Map(items.map((item) => [nameOf(item), item]));
  const send = async ({ constructor: { name }, input }: { constructor: { name: string }; input: Input }) => {
    const { Key, RequestItems, ExpressionAttributeValues: values, ExclusiveStartKey: start } = input;
    const { Keys, ConsistentRead } = RequestItems?.[T] ?? { Keys: Key ? [Key] : [], ConsistentRead: true };
    const consistent = RequestItems ? ConsistentRead : input.ConsistentRead === true;
    asked.push({ name: name.replace(/Command$/, ""), keys: Keys.length, consistent });
    if (input.Item) found.set(nameOf(input.Item), input.Item);
    if (!Key && !RequestItems && !values) return {};
    if (Key) return { Item: consistent || !lagging.has(nameOf(Key)) ? found.get(nameOf(Key)) : undefined };
    if (RequestItems) {
      const now = Keys.slice(0, served).map(nameOf);
      const left = Keys.slice(served);
      const seen = now.filter((one) => ConsistentRead || !lagging.has(one));
      return {
        Responses: {
          [T]: seen
            .map((one) => found.get(one))
            .filter((one) => one !== undefined)
            .reverse(),
        },
        ...(left.length > 0 && { UnprocessedKeys: { [T]: { Keys: left } } }),
      };
    }
    const all = items
      .filter((item) =>
        input.IndexName
          ? item["queue"]?.S === values![":queue"]!.S
          : item["pk"]!.S === values![":pk"]!.S &&
            item["sk"]!.S! >= values![":from"]!.S! &&
            item["sk"]!.S! <= values![":to"]!.S!,
      )
      .sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
    const from = start ? all.findIndex((item) => nameOf(item) === nameOf(start)) + 1 : 0;
    const page = all.slice(from, from + most);
    const hasMore = from + most < all.length;
    return { Items: page, ...(hasMore && { LastEvaluatedKey: page.at(-1) }) };
  };
  const client = { send: send as unknown as StoreClient["send"] };
  return { asked, store: dynamoStore({ client, table: T }) };
}

/** The items of so many cases. */
async function cases(count: number): Promise<{ ids: string[]; items: Item[] }> {
  const ids = Array.from({ length: count }, newId);
  const changes: Change[] = [];
  const memory = memoryStore();
  const noting = { commit: async (all: readonly Change[]) => (changes.push(...all), memory.commit(all)) };
  for (const id of ids) await aCase(noting, id);
  return { ids, items: changes.map(newItem) };
}

/** Its batches, as they came: how many keys, and read how. */
const batches = (asked: readonly Asked[]) =>
  asked
    .filter(({ name }) => name === "BatchGetItem")
    .map(({ keys, consistent }) => `${keys} ${consistent ? "consistently" : "eventually"}`)
    .sort();

describe("a review", () => {
  it("costs one read, once its case has been read", async () => {
    const { ids, items } = await cases(1);
    const { asked, store } = table(items);
    const land = await store.loadReview(`${ids[0]}.consult-land`);
    expect(land!.state.facts).toMatchObject({
      project: { type: "municipal-road" },
      leadDepartment: "planning",
    });
    expect(asked.map(({ name, consistent }) => [name, consistent])).toEqual([
      ["GetItem", true],
      ["GetItem", false],
    ]);
    asked.length = 0;
    await store.loadReview(`${ids[0]}.consult-water`);
    expect(asked).toEqual([{ name: "GetItem", keys: 1, consistent: true }]);
  });

  it("is read with what its own process has just accepted, or read whole, without asking again", async () => {
    const { ids, items } = await cases(2);
    const { asked, store } = table(items);
    await store.loadCase(ids[0]!);
    await aCase({ commit: async (all) => (await store.commit(all), "saved") }, ids[1]!);
    asked.length = 0;
    for (const id of ids) expect(await store.loadReview(`${id}.consult-land`)).toBeDefined();
    expect(asked.map(({ name }) => name)).toEqual(["GetItem", "GetItem"]);
  });

  it("whose application a copy of the table does not have yet is read with it all the same", async () => {
    const { ids, items } = await cases(1);
    const { asked, store } = table(items, { lagging: new Set([nameOf(keyOf(ids[0]!))]) });
    expect((await store.loadReview(`${ids[0]}.consult-land`))!.state.status).toBe("running");
    expect(asked.map(({ name, consistent }) => [name, consistent])).toEqual([
      ["GetItem", true],
      ["GetItem", false],
      ["GetItem", true],
    ]);
  });

  it("without its application cannot be read; one that is not there is none", async () => {
    const { ids, items } = await cases(1);
    const { store } = table(items.filter((item) => item["sk"]!.S !== "application"));
    await expect(store.loadReview(`${ids[0]}.consult-land`)).rejects.toThrow(Unreadable);
    expect(await store.loadReview(`${ids[0]}.consult-other`)).toBeUndefined();
  });
});

describe("a list", () => {
  it("reads its reviews consistently, and the applications that it does not know as they are at hand", async () => {
    const { ids, items } = await cases(3);
    const { asked, store } = table(items);
    const page = await store.reviewsOf("land", "open", 100);
    expect(page.items.map(({ state }) => state.facts.applicationId).sort()).toEqual(ids);
    expect(batches(asked)).toEqual(["3 consistently", "3 eventually"]);
    asked.length = 0;
    await store.reviewsOf("water", "open", 100);
    expect(batches(asked)).toEqual(["3 consistently"]);
  });

  it("asks for a hundred at a time, again for what was left, and keeps its order", async () => {
    const { ids, items } = await cases(130);
    for (const most of [130, 40]) {
      const { asked, store } = table(items, { most });
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await store.reviewsOf("land", "open", 130, cursor);
        seen.push(...page.items.map(({ state }) => state.facts.applicationId));
        cursor = page.cursor ?? undefined;
      } while (cursor !== undefined);
      expect(seen).toEqual(ids);
      expect(batches(asked).every((batch) => Number(batch.split(" ")[0]) <= 100)).toBe(true);
    }
  });

  it("of which a batch serves a few keys at a time is read to its end", async () => {
    const { ids, items } = await cases(7);
    const { asked, store } = table(items, { served: 3 });
    const page = await store.reviewsOf("land", "open", 7);
    expect(page.items.map(({ state }) => state.facts.applicationId)).toEqual(ids);
    expect(batches(asked).filter((batch) => batch.endsWith("consistently"))).toEqual([
      "1 consistently",
      "4 consistently",
      "7 consistently",
    ]);
  });
});

describe("a case", () => {
  it("is read page by page", async () => {
    const { ids, items } = await cases(1);
    const { asked, store } = table(items, { most: 5 });
    const found = (await store.loadCase(ids[0]!))!;
    expect(found.reviews).toHaveLength(11);
    expect(asked).toEqual(Array.from({ length: 3 }, () => ({ name: "Query", keys: 0, consistent: true })));
  });

  it("is read without what lies beside its records; a history that went on is put together with its segments", async () => {
    const memory = memoryStore();
    const id = newId();
    const changes: Change[] = [];
    const noting = { commit: async (all: readonly Change[]) => (changes.push(...all), memory.commit(all)) };
    const { reviews } = await aCase(noting, id);
    const land = reviews.find(({ state }) => state.facts.department.id === "land")!;
    const handler = { name: "Li", post: "A" } as const;
    const more = moreOfReview(land, { type: "handler-named", handler, at: T0 });
    const [old] = changes.filter(({ state }) => state === land.state).map(newItem) as [Item];
    const subject = land.state.facts.reviewId;
    const base = {
      base: { S: JSON.stringify(land.state) },
      baseHead: { S: land.head },
    };
    const record = { ...newItem(more), ...base };
    const others = changes.map(newItem).filter((item) => nameOf(item) !== nameOf(old));
    const segment: Item = { ...keyOfSegmentOf(subject, old), history: old["history"]! };
    expect(segment["sk"]!.S).toBe(keyOfSegment(subject, 1).sortKey);
    const went = table([...others, record, segment]);
    const found = (await went.store.loadCase(id))!;
    expect(found.reviews).toHaveLength(11);
    const [review] = found.reviews.filter(({ state }) => state.facts.reviewId === subject);
    expect(review).toMatchObject({ version: 3, head: more.events.at(-1)!.hash, state: { handler } });
    expect(went.asked).toHaveLength(1);
    const history = (await went.store.histories(id)).find((one) => one.subject === subject)!;
    expect([firstBreak(history.events), history.events.length]).toEqual([null, 3]);
    // Read just before it went on: what is in the record still is not counted twice.
    const going = table([...others, old, segment, { ...record, sk: { S: "review#other" } }]);
    const before = (await going.store.histories(id)).find((one) => one.subject === subject)!;
    expect(before.events).toHaveLength(2);
  });
});
