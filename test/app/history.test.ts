import { describe, expect, it } from "@jest/globals";
import { APPLICANT, PLATFORM } from "../../functions/domain/base/actor.ts";
import { SOMEBODY } from "../support/people.ts";
import { chain, firstBreak, GENESIS } from "../../functions/app/base/history.ts";

describe("a hash chain", () => {
  const first = chain(GENESIS, 0, [{ type: "a" }, { type: "b" }], "2026-03-02T01:00:00.000Z", APPLICANT);
  const events = [
    ...first,
    ...chain(first[1]!.hash, 2, [{ type: "c" }], "2026-03-03T01:00:00.000Z", SOMEBODY),
  ];

  it("holds over several appends", () => {
    expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(firstBreak(events)).toBeNull();
  });

  it.each<[string, (e: typeof events) => unknown, number]>([
    ["an event was changed", (e) => (e[1]!.event = { type: "x" }), 2],
    ["a time was changed", (e) => (e[0]!.at = "2026-03-02T01:00:00.001Z"), 1],
    ["somebody else is named", (e) => (e[2]!.by = PLATFORM), 3],
    ["an event was left out", (e) => e.splice(1, 1), 2],
    ["two changed places", (e) => e.reverse(), 1],
  ])("names the first event that does not fit when %s", (_, change, at) => {
    const copy = structuredClone(events);
    change(copy);
    expect(firstBreak(copy)).toBe(at);
  });

  it("survives being stored and read back", () => {
    expect(firstBreak(JSON.parse(JSON.stringify(events)) as typeof events)).toBeNull();
  });
});
