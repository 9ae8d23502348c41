/** What reaches the consumers of the stream: the records of cases, and nothing that lies beside them. */
import { describe, expect, it } from "@jest/globals";
import { passes } from "../../bench/units/filter.ts";
import { WANTED } from "../../infra/wanted.ts";

const pk = { S: "440307-0123456789ABCDEF" };
const written = (sk: string, more: object) => ({
  eventName: "INSERT",
  dynamodb: { SequenceNumber: "1", NewImage: { pk, sk: { S: sk }, ...more } },
});

describe("the filter of the stream's consumers", () => {
  it.each(["application", "review#consult-land", "complaint#440307-0123456789ABCDEF-C0123456789AB"])(
    "lets %s through",
    (sk) => {
      expect(passes(WANTED, written(sk, { version: { N: "3" } }))).toBe(true);
    },
  );

  it.each([
    "sent#acceptance.application.2",
    "wait#application#000001",
    "segment#application#000001",
    "cursor",
  ])("keeps %s back", (sk) => {
    expect(passes(WANTED, written(sk, { token: { S: "t" } }))).toBe(false);
  });

  it("keeps back what was deleted, by whoever deleted it", () => {
    const record = { eventName: "REMOVE", dynamodb: { OldImage: { pk, version: { N: "3" } } } };
    expect(passes(WANTED, record)).toBe(false);
  });
});

describe("a rule of a filter", () => {
  it.each([
    [{ a: ["x", "y"] }, { a: "y" }, true],
    [{ a: ["x"] }, {}, false],
    [{ a: [{ prefix: "ab" }] }, { a: "abc" }, true],
    [{ a: [{ suffix: "ab" }] }, { a: "abc" }, false],
    [{ a: [{ "anything-but": ["x", "y"] }] }, { a: "y" }, false],
    [{ a: [{ "anything-but": { prefix: "wait#" } }] }, { a: "sent#" }, true],
    [{ a: { b: [{ exists: false }] } }, { a: {} }, true],
  ])("%j says of %j: %s", (pattern, record, expected) => {
    expect(passes(pattern, record)).toBe(expected);
  });

  it("is refused where nobody knows what it means", () => {
    expect(() => passes({ a: [{ numeric: ["=", 1] }] }, { a: 1 })).toThrow("numeric");
  });
});
