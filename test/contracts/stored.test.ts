/** A record that does not fit is a fault, not a guess. */
import { describe, expect, it } from "@jest/globals";
import { parseApplication, parseChained, parseReview } from "../../functions/contracts/stored.ts";
import { closedBy } from "../domain/given.ts";

const closed = closedBy({ kind: "consent" });
const without = (name: string) => JSON.stringify({ ...closed, [name]: undefined });

describe("a stored record", () => {
  it("is read back as it was written", () => {
    expect(parseReview(JSON.stringify(closed))).toEqual(closed);
    const silent = closedBy("silence");
    expect(parseReview(JSON.stringify(silent))).toEqual(silent);
  });

  it.each(["status", "outcome", "closedAt", "facts", "served", "opinion"])(
    "without its %s is refused",
    (name) => {
      expect(() => parseReview(without(name))).toThrow();
    },
  );

  it("that closed in a way nobody knows is refused, and so is silence without its record", () => {
    expect(() => parseReview(JSON.stringify({ ...closed, outcome: "approved" }))).toThrow();
    expect(() => parseReview(JSON.stringify({ ...closed, outcome: "deemed-consent" }))).toThrow();
  });

  it("of an application or an event is held to its shape as well", () => {
    expect(() => parseApplication(JSON.stringify({ status: "granted", facts: {}, materials: [] }))).toThrow();
    expect(() =>
      parseChained(
        JSON.stringify({ seq: 1, at: "x", by: "x", previous: "x", hash: "x", event: { type: "forged" } }),
      ),
    ).toThrow();
    expect(() => parseChained("not json")).toThrow();
  });
});
