/** One region file in place of another: what was changed, and what the comparison of the two says of it. */
import { parseCalendar } from "../../functions/contracts/catalogue/regionFile.ts";
import { layOutCalendar, type Calendar } from "../../functions/domain/calendar/calendar.ts";
import type { ClockRules } from "../../functions/domain/calendar/clock.ts";
import { changesBetween } from "../../functions/domain/catalogue/changes.ts";
import type { Region } from "../../functions/domain/catalogue/region.ts";
import { strandings } from "../../functions/domain/catalogue/stranding.ts";
import { fixtureRegion } from "../support/fixtures.ts";
import { CHANGES, type ChangeName } from "./changes.ts";
import { read, type Draft } from "./draft.ts";
import type { Lineage } from "./lineage.ts";
import { luckOf } from "./luck.ts";

/** What shall be changed, each by a seed of its own. */
export type Wanted = readonly { change: ChangeName; seed: number }[];

export type File = { draft: Draft; region: Region; line: Lineage; clock: ClockRules };

/** How often each change was made, and how often a file was refused. */
export type Tally = { made: Map<ChangeName, number>; refused: number; pairs: number };

const calendar = parseCalendar(fixtureRegion().contents.calendar);
if (!calendar.ok) throw new Error("the calendar of the fixtures is broken");
const { version, years } = calendar.value;
/** No case lasts longer than the year that it begins in. */
const year = years.filter((one) => one.year === 2026);
const calendars = new Map<string, Calendar>();

/** The clocks of a file: its own days, and the national calendar. */
export function clockOf({ calendar: { localDays }, zone, closeOfBusiness }: Draft): ClockRules {
  const key = JSON.stringify(localDays);
  const known = calendars.get(key) ?? layOutCalendar(`${version}+${key}`, year, localDays);
  calendars.set(key, known);
  return { calendar: known, zone, closeOfBusiness };
}

/**
 * The file that takes another's place. What would strand a case is refused by the comparison, and then left out, as whoever
 * was told so would do. @throws Error where the comparison refuses what strands nobody, or lets pass what does
 */
export function replaced(before: File, wanted: Wanted, tally: Tally): File {
  const breaks = ({ change }: Wanted[number]) => CHANGES[change].breaks;
  const [worst] = wanted.filter((one) => breaks(one) === "always");
  if (worst) isRefused(before, worst, tally);
  const plain = made(
    before,
    wanted.filter((one) => breaks(one) !== "always"),
  );
  const faults = strandings(before.region, plain.file.region);
  const may = plain.changes.some((change) => CHANGES[change].breaks === "perhaps");
  if (faults.length > 0 && !may)
    throw new Error(`${JSON.stringify(faults)} is refused of: ${plain.changes.join(", ")}`);
  if (faults.length > 0) tally.refused++;
  const { file, changes } =
    faults.length === 0
      ? plain
      : made(
          before,
          wanted.filter((one) => breaks(one) === "never"),
        );
  const left = strandings(before.region, file.region);
  if (left.length > 0) throw new Error(`${JSON.stringify(left)} is refused of: ${changes.join(", ")}`);
  changesBetween(before.region, file.region);
  tally.pairs++;
  for (const change of changes) tally.made.set(change, (tally.made.get(change) ?? 0) + 1);
  return file;
}

/** What strands a case whatever else is changed is never let pass. */
function isRefused(before: File, worst: Wanted[number], tally: Tally): void {
  const { file, changes } = made(before, [worst]);
  if (changes.length === 0) return;
  if (strandings(before.region, file.region).length === 0)
    throw new Error(`nothing is refused of: ${worst.change}`);
  tally.refused++;
  tally.made.set(worst.change, (tally.made.get(worst.change) ?? 0) + 1);
}

/** Change by change; one that makes a file with a fault of its own is left out. */
function made(before: File, wanted: Wanted): { file: File; changes: ChangeName[] } {
  let [draft, line] = [structuredClone(before.draft), before.line.copy()];
  const changes: ChangeName[] = [];
  for (const { change, seed } of wanted) {
    const next = { draft: structuredClone(draft), line: line.copy() };
    if (CHANGES[change].make(next.draft, luckOf(seed), next.line) === false) continue;
    if (read(next.draft) === null) continue;
    ({ draft, line } = next);
    changes.push(change);
  }
  draft.version = `${before.draft.version}+`;
  return { file: { draft, line, region: read(draft)!, clock: clockOf(draft) }, changes };
}
