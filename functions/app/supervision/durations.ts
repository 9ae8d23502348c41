/**
 * How long reviews have taken, by department and matter: gathered every morning from what was counted of the last twelve
 * months, and kept as one note, so that whoever shows a list reads it once.
 */
import { parseDurations } from "../../contracts/stored.ts";
import { reviewParts } from "../../domain/base/ids.ts";
import { addDays, localDate, type Instant } from "../../domain/base/time.ts";
import type { KnownDurations } from "../../domain/supervision/prediction.ts";
import type { CaseLists, CaseRecords } from "../base/ports.ts";
import { every } from "../base/pages.ts";

const NOTE = "durations";
const PAGE = 1000;
const DAYS = 365;

type Gathered = Record<string, Record<string, Record<number, number>>>;

/** Gathers them anew; a review belongs to the day on which it was first served. */
export async function gatherDurations(
  store: Pick<CaseLists, "listedOf"> & Pick<CaseRecords, "note">,
  departments: readonly string[],
  now: Instant,
  zone: string,
): Promise<KnownDurations> {
  const to = localDate(now, zone);
  const wanted = { counter: "answeredOn", from: addDays(to, -DAYS), to } as const;
  const gathered: Gathered = {};
  for (const department of departments) {
    const own: Gathered[string] = {};
    const rows = every((cursor) => store.listedOf([department], wanted, PAGE, cursor));
    for await (const { subject, counters } of rows) {
      const matter = reviewParts(subject)?.matterCode;
      const day = counters.answeredOn;
      if (matter === undefined || day === undefined) continue;
      const durations = (own[matter] ??= {});
      durations[day] = (durations[day] ?? 0) + 1;
    }
    if (Object.keys(own).length > 0) gathered[department] = own;
  }
  await store.note(NOTE, JSON.stringify(gathered));
  return (department, matter) => gathered[department]?.[matter];
}

/** As they were gathered last; none before the first morning. */
export async function durationsKnown(store: Pick<CaseRecords, "noted">): Promise<KnownDurations> {
  const gathered = parseDurations((await store.noted(NOTE)) ?? "{}");
  return (department, matter) => gathered[department]?.[matter];
}
