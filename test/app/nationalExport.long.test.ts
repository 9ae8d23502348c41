/** An export of 1,000 cases, read back: every row legal, every case complete. */
import { expect, it } from "@jest/globals";
import { at } from "../domain/given.ts";
import { playedCases } from "../support/nationalCases.ts";
import { caseFaults, exportDays, exporting, manifestOf, takenAway } from "../support/nationalExport.ts";

const FROM = "2026-03-02";
const UNTIL = at("2026-05-20T08:00");

it("is legal in every row and complete in every case", async () => {
  const cases = playedCases(1000, 2026, FROM, UNTIL);
  const all = exporting(cases);
  const days = await exportDays(all, FROM, UNTIL);
  const rows = await takenAway(all, days);
  const byInstance = Map.groupBy(rows, ({ fields }) => fields["spsxslbm"]!);
  const faults = cases.flatMap((one) => {
    const instances = [one.applicationId, ...one.reviews.map(({ facts }) => facts.reviewId)];
    return caseFaults(
      one,
      instances.flatMap((instance) => byInstance.get(instance) ?? []),
    );
  });
  expect(faults).toEqual([]);
  expect(days.flatMap((day) => manifestOf(all, day).faults)).toEqual([]);
  console.log(`${cases.length} cases, ${rows.length} rows of ${days.length} days: all legal, all complete`);
}, 300_000);
