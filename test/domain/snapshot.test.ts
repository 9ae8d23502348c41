/** S6 as a property: whatever is counted later, a snapshot stays, and with its corrections it tells what is marked now. */
import { expect, it } from "@jest/globals";
import fc from "fast-check";
import { canonical } from "../../functions/domain/base/canonical.ts";
import type { Appraised } from "../../functions/domain/supervision/appraisal.ts";
import {
  correctedBy,
  correctionOf,
  standings,
  type SnapshotCorrection,
} from "../../functions/domain/supervision/snapshot.ts";
import { REGION } from "./given.ts";

const formula = REGION.appraisal!;
const some = (max: number) => fc.nat({ max });
const counted: fc.Arbitrary<Appraised["counters"]> = fc.record({
  closedInTime: some(20),
  closedLate: some(5),
  closedSilent: some(3),
  closedExcused: some(2),
  timelyShareSum: some(20_000_000),
  upheldComplaints: some(2),
  otherCards: some(3),
});
const IDS = ["d0", "d1", "d2", "d3"];
const known = fc
  .tuple(...IDS.map(() => counted))
  .map((all) => IDS.map((id, i): Appraised => ({ id, counters: all[i]!, inspections: [] })));

it("S6: a closed period never changes, and its corrections add up to what holds now", () => {
  fc.assert(
    fc.property(known, fc.array(known, { maxLength: 5 }), (first, later) => {
      const departments = standings(formula, first).map((one) => ({ ...one, name: one.id, nameEn: one.id }));
      const snapshot = { formula, departments };
      const signed = canonical(snapshot);
      const corrections: Pick<SnapshotCorrection, "departments">[] = [];
      for (const now of later) {
        const found = correctionOf(snapshot, corrections, now);
        if (found) corrections.push({ departments: found });
        const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
        expect(correctedBy(snapshot, corrections).toSorted(byId)).toEqual(
          standings(formula, now).toSorted(byId),
        );
        expect(correctionOf(snapshot, corrections, now.toReversed())).toBeNull();
      }
      expect(canonical(snapshot)).toBe(signed);
    }),
    { numRuns: 40 },
  );
});
