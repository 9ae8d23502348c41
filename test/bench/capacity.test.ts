/** Sizes and units, by the rules of "DynamoDB item sizes and formats" and "DynamoDB read and write operations". */
import { describe, expect, it } from "@jest/globals";
import { indexUnits, readUnits, writeUnits } from "../../bench/units/capacity.ts";
import { sizeOf } from "../../bench/units/itemSize.ts";
import type { Item } from "../../functions/adapters/items.ts";

describe("the size of an item", () => {
  it.each<[string, Item, number]>([
    ["a string: name and text in UTF-8", { shoe: { S: "路线" } }, 4 + 6],
    ["a number: a byte for two digits, and one", { id: { N: "1234" } }, 2 + 2 + 1],
    ["a number with an odd count of digits", { id: { N: "123" } }, 2 + 2 + 1],
    ["zeroes before and behind count for nothing", { id: { N: "0012.500" } }, 2 + 2 + 1],
    ["a number written with an exponent", { id: { N: "-1.2e10" } }, 2 + 1 + 1],
    ["zero", { id: { N: "0" } }, 2 + 0 + 1],
    ["bytes as they are", { b: { B: new Uint8Array(5) } }, 1 + 5],
    ["a truth", { is: { BOOL: true } }, 2 + 1],
    ["nothing", { is: { NULL: true } }, 2 + 1],
    ["an empty list", { l: { L: [] } }, 1 + 3],
    ["an empty map", { m: { M: {} } }, 1 + 3],
    ["a list: one more for each element", { l: { L: [{ S: "ab" }, { N: "1" }] } }, 1 + 3 + (1 + 2) + (1 + 2)],
    [
      "a map: one more for each element, and its name",
      { m: { M: { key: { S: "ab" } } } },
      1 + 3 + (1 + 3 + 2),
    ],
    ["a set: what is in it", { s: { SS: ["ab", "cde"] } }, 1 + 5],
  ])("of %s", (_, item, bytes) => {
    expect(sizeOf(item)).toBe(bytes);
  });

  it("of several attributes is their sum", () => {
    expect(sizeOf({ pk: { S: "abc" }, sk: { S: "d" }, n: { N: "7" } })).toBe(5 + 3 + 3);
  });

  it("of what DynamoDB does not have is not guessed", () => {
    expect(() => sizeOf({ a: {} as never })).toThrow("no size is known");
  });
});

/** An item of exactly so many bytes. */
const of = (bytes: number): Item => ({ a: { S: "x".repeat(bytes - 1) } });

describe("the units of a write", () => {
  it.each([
    ["of 1 KB", undefined, of(1024), 1],
    ["of a byte more", undefined, of(1025), 2],
    ["that makes an item smaller: as it was", of(3000), of(10), 3],
    ["that makes it larger: as it is", of(10), of(3000), 3],
    ["that deletes it: as it was", of(3000), undefined, 3],
    ["that deletes what is not there", undefined, undefined, 1],
  ])("%s", (_, before, after, units) => {
    expect(writeUnits({ before, after })).toBe(units);
  });
});

describe("the units of an entry in the index", () => {
  const placed = (queue: string, rank: string, more: Item = {}): Item => ({
    pk: { S: "p" },
    queue: { S: queue },
    rank: { S: rank },
    ...more,
  });
  it.each<[string, Item | undefined, Item | undefined, number]>([
    ["that comes", undefined, placed("q", "1"), 1],
    ["that goes", placed("q", "1"), undefined, 1],
    ["that moves within its queue", placed("q", "1"), placed("q", "2"), 2],
    ["that moves into another", placed("q", "1"), placed("r", "1"), 2],
    ["that stays, whatever else changes", placed("q", "1"), placed("q", "1", { more: { N: "1" } }), 0],
    ["of an item without a place", undefined, { pk: { S: "p" }, token: { S: "t" } }, 0],
  ])("%s", (_, before, after, units) => {
    expect(indexUnits({ before, after }, ["queue", "rank", "pk"])).toBe(units);
  });
});

describe("the units of a read", () => {
  // The documentation's own: 3,500 bytes as 4 KB, 8 KB as two, half of it where it need not be consistent.
  it.each([
    [3500, true, 1],
    [8192, true, 2],
    [8192, false, 1],
    [8193, true, 3],
    [0, true, 1],
    [0, false, 0.5],
  ])("of %i bytes, consistent %s", (bytes, consistent, units) => {
    expect(readUnits(bytes, consistent)).toBe(units);
  });
});
