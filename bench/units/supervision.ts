/** What each view of supervision reads of the table, in a month in which two thousand cases came and were closed. */
import { FIGURES } from "../../functions/adapters/items.ts";
import { addDays, dayOfWeek } from "../../functions/domain/base/time.ts";
import { APPRAISED, OF_CASES, SHOWN } from "../../functions/domain/supervision/figures.ts";
import { WHOLE_REGION } from "../../functions/domain/supervision/tally.ts";
import type { Sent } from "../../test/support/gateway.ts";
import type { Cloud } from "./cloud.ts";
import { sum } from "./goals.ts";

/** One view: what it read, in how many requests, and how many of them were of figures. */
export type ViewTaken = { name: string; readUnits: number; requests: number; ofFigures: number };

const MONTH = { from: "2026-03-01", to: "2026-03-31" } as const;
const CASES = 2000;

const VIEWS: readonly (readonly [name: string, asked: Omit<Sent, "at">])[] = [
  ["figures of the month", { route: "superviseDepartments", query: MONTH }],
  ["appraisal of the month", { route: "getAppraisal", path: { period: "2026-03" } }],
  ["appraisal of the quarter", { route: "getAppraisal", path: { period: "2026-Q1" } }],
  ["appraisal of the year", { route: "getAppraisal", path: { period: "2026" } }],
];

/** Lays out the month as its counters, and looks. */
export async function countSupervision(cloud: Cloud): Promise<ViewTaken[]> {
  await layOut(cloud);
  const taken: ViewTaken[] = [];
  for (const [name, asked] of VIEWS) {
    cloud.taken();
    const { status, body } = await cloud.send({ ...asked, claims: { role: "supervisor" } });
    if (status !== 200) throw new Error(`${name}: ${status} ${JSON.stringify(body)}`);
    const { spent } = cloud.taken();
    const ofFigures = spent.filter(({ partition }) => partition?.startsWith(FIGURES)).length;
    taken.push({ name, readUnits: sum(spent, "readUnits"), requests: spent.length, ofFigures });
  }
  return taken;
}

/** Every counter of every department on each working day, as large as such a month makes them. */
async function layOut({ region, count }: Cloud): Promise<void> {
  const days: string[] = [];
  for (let day: string = MONTH.from; day <= MONTH.to; day = addDays(day, 1))
    if (dayOfWeek(day) < 6) days.push(day);
  const each = Math.ceil(CASES / days.length);
  for (const department of [...region.departments.map(({ id }) => id), WHOLE_REGION])
    for (const [i, day] of days.entries()) {
      const names = department === WHOLE_REGION ? OF_CASES : [...new Set([...SHOWN, ...APPRAISED])];
      await count({
        applicationId: `440307-${String(i).padStart(16, "0")}`,
        department,
        times: 0,
        records: {},
        more: names.map((counter) => ({ day, counter, by: each })),
        listed: [],
      });
    }
}

/** One row for each view. */
export const supervisionReport = (views: readonly ViewTaken[]): string =>
  [
    `WHAT EACH VIEW OF SUPERVISION READS, in a month of ${CASES} cases of eleven departments`,
    ...views.map(
      ({ name, readUnits, requests, ofFigures }) =>
        `  ${name.padEnd(28)} ${String(readUnits).padStart(7)} read units, ${requests} requests, ${ofFigures} of figures`,
    ),
  ].join("\n");
