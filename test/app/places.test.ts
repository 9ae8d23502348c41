/** Where records stand in the lists of their departments. */
import { describe, expect, it } from "@jest/globals";
import { isSamePlace } from "../../functions/app/base/places.ts";

const DUE = "2026-03-09T16:00:00.000Z";
const place = (rank: string, queue = "department#water#open") => ({ queue, rank });

describe("a place in a list", () => {
  const here = place(`${DUE}#2026-03-02T01:00:00.000Z#a1.consult-water`);

  it("is the same in whichever order equals stand", () => {
    expect(isSamePlace(here, place(`${DUE}#a1.consult-water`))).toBe(true);
  });

  it.each([
    ["another instant", place("2026-03-10T16:00:00.000Z#2026-03-02T01:00:00.000Z#a1.consult-water")],
    ["another record", place(`${DUE}#2026-03-02T01:00:00.000Z#a2.consult-water`)],
    ["another list", place(here.rank, "department#water#closed")],
    ["no rank", place("")],
  ])("is another with %s", (_, other) => {
    expect(isSamePlace(here, other)).toBe(false);
  });
});
