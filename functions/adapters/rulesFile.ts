/** The rules as they were checked at deployment: one JSON file beside the code. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { parseCalendar, parseRegion, type CalendarFile } from "../contracts/catalogue/regionFile.ts";
import { layOutCalendar, type Calendar } from "../domain/calendar/calendar.ts";
import { withOwnDays } from "../domain/calendar/ownDays.ts";
import type { ClockRules } from "../domain/calendar/clock.ts";
import type { Region } from "../domain/catalogue/region.ts";
import { successionOf } from "../domain/catalogue/takeover.ts";
import type { Fault } from "../domain/base/fault.ts";
import type { Result } from "../domain/base/result.ts";

export type Rules = { region: Region; clock: ClockRules };

/** A region and its calendar, as files hold them. @throws InvalidRules with every fault of both */
export function rulesFrom(contents: { region: unknown; calendar: unknown }): Rules {
  const region = parseRegion(contents.region);
  const calendar = parseCalendar(contents.calendar);
  const faults = [...faultsOf("region", region), ...faultsOf("calendar", calendar)];
  if (!region.ok || !calendar.ok) throw new InvalidRules(faults);
  const { zone, closeOfBusiness, calendar: own, departments } = region.value;
  const { version, years } = calendar.value;
  const regions = layOutCalendar(versionWith(version, own.localDays), years, own.localDays);
  faults.push(...localDaysOutside(region.value, calendar.value), ...ownDaysFaults(region.value, regions));
  if (faults.length > 0) throw new InvalidRules(faults);
  const ownDays = departments.map((department) => ({
    departments: [department.id],
    daysOff: department.daysOff ?? [],
    version: versionWith(regions.version, department.daysOff ?? [], "-"),
  }));
  const isReformed = departments.some(({ succeeds = [] }) => succeeds.length > 0);
  const clock: ClockRules = {
    calendar: withOwnDays(regions, ownDays),
    zone,
    closeOfBusiness,
    ...(isReformed && { succession: successionOf(region.value) }),
  };
  return { region: region.value, clock };
}

/** Days of its own make a calendar of its own of a region, or of a department: a typhoon day added is a new version. */
function versionWith(version: string, days: readonly { date: string }[], mark = "+"): string {
  if (days.length === 0) return version;
  return `${version}${mark}${createHash("sha256").update(JSON.stringify(days)).digest("hex").slice(0, 8)}`;
}

const localDaysOutside = ({ calendar: { id, localDays } }: Region, { years }: CalendarFile): Fault[] =>
  localDays.flatMap(({ date }, i) =>
    years.some(({ year }) => date.startsWith(`${year}-`))
      ? []
      : [{ path: `region: calendar.localDays[${i}].date`, message: outside(date, id) }],
  );

/** A department's own day off that nobody works on anyway is a slip of the pen; the calendar says so. */
const ownDaysFaults = ({ departments, calendar: { id } }: Region, { days, position }: Calendar): Fault[] =>
  departments.flatMap(({ daysOff = [] }, d) =>
    daysOff.flatMap(({ date }, i): Fault[] => {
      const path = `region: departments[${d}].daysOff[${i}].date`;
      const place = position.get(date);
      if (place === undefined) return [{ path, message: outside(date, id) }];
      const { working, kind, name } = days[place]!;
      return working
        ? []
        : [{ path, message: `${date} is off for everybody (${name ?? kind}): leave it out` }];
    }),
  );

const outside = (date: string, calendar: string): string =>
  `${date} lies in no year of the calendar "${calendar}"`;

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
