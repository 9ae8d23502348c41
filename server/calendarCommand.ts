/**
 * `npm run calendar -- check`: which years are loaded, what they can be relied on for, and what is to be loaded next.
 * `npm run calendar -- schema`: the JSON Schema of a calendar file, for editors.
 */
import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { machineClock } from "../functions/adapters/clock.ts";
import { readYaml, regionCodes, REGIONS } from "../functions/adapters/regionFiles.ts";
import { readYamlFile } from "../functions/adapters/yamlFile.ts";
import {
  calendarFileSchema,
  parseCalendar,
  parseRegion,
} from "../functions/contracts/catalogue/regionFile.ts";
import { calendarReport } from "../functions/domain/calendar/calendarReport.ts";
import { isLocalDate, localDate } from "../functions/domain/base/time.ts";

const USAGE = `Type:
  npm run calendar -- check
  npm run calendar -- check --on 2026-12-02            as if it were that day
  npm run calendar -- check --regions ../elsewhere     with the region files and calendars of another folder
or print the JSON Schema of a calendar file, for editors:
  npm run --silent calendar -- schema`;

type Asked = { on: string; regions: string };

function argumentsOf(args: string[]): Asked | { wrong: string[] } {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { on: { type: "string" }, regions: { type: "string" } },
    });
    const { on = localDate(machineClock(), "Asia/Shanghai"), regions = REGIONS } = values;
    const calendars = resolve(regions, "calendars");
    const wrong = [
      ...(positionals.length === 1 && positionals[0] === "check" ? [] : ['The one command is "check".']),
      ...(isLocalDate(on) ? [] : [`--on is "${on}"; give a date that exists, such as 2026-12-02.`]),
      ...(existsSync(calendars) ? [] : [`There is no folder ${calendars}.`]),
    ];
    return wrong.length > 0 ? { wrong } : { on, regions: resolve(regions) };
  } catch (error) {
    if (error instanceof TypeError) return { wrong: [error.message] };
    throw error;
  }
}

/** Prints every calendar of a folder and the regions' own days; whether clocks can be counted with all of them. */
function check(regions: string, on: string): boolean {
  console.log(`As of ${on}:`);
  const calendars = readdirSync(join(regions, "calendars"))
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .map((name) => checkCalendar(regions, `calendars/${name}`, on));
  for (const code of regionCodes(regions)) console.log(ownDaysOf(regions, `${code}.yaml`).join("\n"));
  return calendars.every(Boolean);
}

function checkCalendar(regions: string, file: string, on: string): boolean {
  const yaml = readYamlFile([regions], file);
  const read = yaml.ok ? parseCalendar(yaml.value.content) : yaml;
  if (!read.ok) {
    console.error(`${file} cannot be used:`);
    const located = yaml.ok ? read.error.map(yaml.value.located) : read.error;
    for (const { path, message } of located) console.error(`  ${path}: ${message}`);
    return false;
  }
  const { years, faults, warnings } = calendarReport(read.value.years, on);
  console.log(`${file}, version ${read.value.version}:`);
  for (const { year, status, source, workingDays } of years)
    console.log(
      `  ${year}  ${status.padEnd(11)}  ${workingDays} working days  ${source.join(" ")}`.trimEnd(),
    );
  for (const warning of warnings) console.log(`  warning: ${warning}`);
  for (const { path, message } of faults) console.error(`  ${file}: ${path}: ${message}`);
  return faults.length === 0;
}

/** The days that a region overrides. A broken region file is another command's business. */
function ownDaysOf(regions: string, file: string): string[] {
  const yaml = readYaml([regions], file);
  const read = yaml.ok ? parseRegion(yaml.value) : yaml;
  if (!read.ok)
    return [`${file}: not read, it has faults of its own: npm run region -- check ${join(regions, file)}`];
  const { id, localDays } = read.value.calendar;
  if (localDays.length === 0) return [`${file} relies on "${id}" as it is.`];
  return [
    `${file} overrides days of "${id}":`,
    ...localDays.map(({ date, working, name }) => `  ${date}  ${working ? "worked" : "off"}  ${name}`),
  ];
}

const given = process.argv.slice(2);
const asked = argumentsOf(given);
if (given.length === 1 && given[0] === "schema") console.log(JSON.stringify(calendarFileSchema(), null, 2));
else if ("wrong" in asked) {
  console.error([...asked.wrong, USAGE].join("\n"));
  process.exitCode = 2;
} else process.exitCode = check(asked.regions, asked.on) ? 0 : 1;
