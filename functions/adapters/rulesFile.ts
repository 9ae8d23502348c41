/** The rules as they were checked at deployment: one JSON file beside the code. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { parseCalendar, parseRegion, type CalendarFile } from "../contracts/catalogue/regionFile.ts";
import { layOutCalendar, type LocalDay } from "../domain/calendar/calendar.ts";
import type { ClockRules } from "../domain/calendar/clock.ts";
import type { Region } from "../domain/catalogue/region.ts";
import type { Fault } from "../domain/base/fault.ts";
import type { Result } from "../domain/base/result.ts";

export type Rules = { region: Region; clock: ClockRules };

/** A region and its calendar, as files hold them. @throws InvalidRules with every fault of both */
export function rulesFrom(contents: { region: unknown; calendar: unknown }): Rules {
  const region = parseRegion(contents.region);
  const calendar = parseCalendar(contents.calendar);
  const faults = [...faultsOf("region", region), ...faultsOf("calendar", calendar)];
  if (region.ok && calendar.ok) faults.push(...localDaysOutside(region.value, calendar.value));
  if (!region.ok || !calendar.ok || faults.length > 0) throw new InvalidRules(faults);
  const { zone, closeOfBusiness, calendar: own } = region.value;
  const { version, years } = calendar.value;
  return {
    region: region.value,
    clock: {
      calendar: layOutCalendar(versionWith(version, own.localDays), years, own.localDays),
      zone,
      closeOfBusiness,
    },
  };
}

/** A region's own days make a calendar of its own: a typhoon day added is a new version. */
function versionWith(version: string, localDays: readonly LocalDay[]): string {
  if (localDays.length === 0) return version;
  return `${version}+${createHash("sha256").update(JSON.stringify(localDays)).digest("hex").slice(0, 8)}`;
}

function localDaysOutside(region: Region, calendar: CalendarFile): Fault[] {
  const years = new Set(calendar.years.map(({ year }) => String(year)));
  return region.calendar.localDays
    .map(({ date }, i) => ({ date, path: `region: calendar.localDays[${i}].date` }))
    .filter(({ date }) => !years.has(date.slice(0, 4)))
    .map(({ date, path }) => ({
      path,
      message: `${date} lies in no year of the calendar "${region.calendar.id}"`,
    }));
}

/** @throws InvalidRules; or SyntaxError when the file is no JSON */
export const readRules = (path: string): Rules =>
  rulesFrom(JSON.parse(readFileSync(path, "utf8")) as { region: unknown; calendar: unknown });

const faultsOf = (file: string, result: Result<unknown, Fault[]>): Fault[] =>
  result.ok
    ? []
    : result.error.map(({ path, message }) => ({ path: path === "" ? file : `${file}: ${path}`, message }));

/** Rules that must not be used; the message lists every fault. */
export class InvalidRules extends Error {
  override name = "InvalidRules";
  readonly faults: readonly Fault[];
  constructor(faults: readonly Fault[]) {
    super(
      [
        `${faults.length} ${faults.length === 1 ? "fault" : "faults"}:`,
        ...faults.map((f) => `  ${f.path}: ${f.message}`),
      ].join("\n"),
    );
    this.faults = faults;
  }
}
