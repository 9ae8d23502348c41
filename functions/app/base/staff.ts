/** Who of a department is away when, and what was handed over: a note of the platform for each department. */
import { parseStaff } from "../../contracts/stored.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import {
  NOTHING_ON_RECORD,
  type CircumstancesOf,
  type ReviewRules,
} from "../../domain/review/circumstances.ts";
import { NOBODY_AWAY, type Staff } from "../../domain/review/postHolder.ts";
import type { CaseRecords, RegionRecords } from "./ports.ts";
import { LOST, racing } from "./racing.ts";

const noteOf = (department: string): string => `staff#${department}`;

const read = (noted: string | undefined): Staff => (noted === undefined ? NOBODY_AWAY : parseStaff(noted));

/** What is on record of a department's persons. */
export async function staffOf(store: Pick<RegionRecords, "noted">, department: string): Promise<Staff> {
  return read(await store.noted(noteOf(department)));
}

/** The clock's rules with what is on record of the persons of these departments, read once for a whole list. */
export async function staffKnown<R extends ClockRules>(
  store: Pick<RegionRecords, "noted">,
  rules: R,
  departments: readonly string[],
): Promise<R & ReviewRules> {
  const read = departments.map(async (one) => [one, await staffOf(store, one)] as const);
  const known = new Map(await Promise.all(read));
  const circumstancesOf: CircumstancesOf = ({ department }) => ({
    ...NOTHING_ON_RECORD,
    staff: known.get(department) ?? NOBODY_AWAY,
  });
  return { ...rules, circumstancesOf };
}

/**
 * Changes what is on record of a department's persons; whoever loses a race decides again by what the other wrote.
 * @param change pure; the same staff where nothing changes @returns what `change` made, as it is on record
 */
export async function changeStaff<D extends { staff: Staff }>(
  store: Pick<CaseRecords, "noted" | "replaceNote">,
  department: string,
  change: (before: Staff) => D,
): Promise<D> {
  return racing(`the persons of ${department}`, async () => {
    const noted = await store.noted(noteOf(department));
    const before = read(noted);
    const decided = change(before);
    if (decided.staff === before) return decided;
    const saved = await store.replaceNote(noteOf(department), noted, JSON.stringify(decided.staff));
    return saved === "saved" ? decided : LOST;
  });
}
