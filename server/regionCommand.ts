/**
/**
 * `npm run region -- check <file or code>…`: what region files promise, or everything that is wrong with them; with
 * `--aws-region <name>` also whether they may be deployed there.
 * `npm run region -- diff <old> <new>`: what a file that takes another's place changes for open cases, or whom it strands.
 * `npm run region -- schema`: the JSON Schema of a region file, for editors.
 */
import { isDeepStrictEqual } from "node:util";
import { readRegion, readRegions, REGIONS, type RegionFiles } from "../functions/adapters/regionFiles.ts";
import { regionFileSchema } from "../functions/contracts/catalogue/regionFile.ts";
import { lostYears } from "../functions/domain/calendar/lostYears.ts";
import { changesBetween } from "../functions/domain/catalogue/changes.ts";
import { strandings } from "../functions/domain/catalogue/stranding.ts";
import { abroadIn, isOnMainland, placeIn } from "../functions/domain/catalogue/hosting.ts";
import { plans, wholeTooLong, type Plan } from "../functions/domain/catalogue/plan.ts";
import {
  MOST_REVIEWS,
  type Matter,
  type OnTimeout,
  type Region,
} from "../functions/domain/catalogue/region.ts";
import type { Fault } from "../functions/domain/base/fault.ts";
import type { Result } from "../functions/domain/base/result.ts";

const USAGE = `Type a code of regions/, or the path of a file, or several of them:
  npm run region -- check 440307
  npm run region -- check regions/110000.yaml ../elsewhere/330100.yaml
whether they may be deployed to an AWS region, too:
  npm run region -- check 440307 --aws-region cn-north-1
or the file that is in use and the one that is to take its place:
  npm run region -- diff regions/440307.yaml ../next/440307.yaml
or print the JSON Schema of a region file, for editors:
  npm run --silent region -- schema`;

const SILENCE: Record<OnTimeout, string> = {
  "deemed-consent": "deemed consent",
  escalate: "escalate",
  "deemed-refusal": "deemed refusal",
  "proceed-without": "proceed without",
};

/** Prints one region's report, or its faults; whether it may be used, and lie in that AWS region where one is named. */
function check(name: string, awsRegion: string | undefined): boolean {
  const read = readNamed(name);
  const place = read.ok && awsRegion !== undefined ? placeIn(read.value.rules.region, awsRegion) : null;
  const faults = read.ok
    ? place?.may === false
      ? [{ path: "hostedAbroad", message: place.message }]
      : []
    : read.error;
  if (read.ok && faults.length === 0) console.log(reportOn(read.value).join("\n"));
  else console.error(refusalOf(name, faults).join("\n"));
  return faults.length === 0;
}

function readNamed(name: string): Result<RegionFiles, Fault[]> {
  if (!/^\d{6}$/.test(name)) return readRegion(name);
  const read = readRegions(REGIONS, name);
  return read.ok ? { ok: true, value: read.value[0]! } : read;
}

const refusalOf = (name: string, faults: readonly Fault[]): string[] => [
  `${name} cannot be used. ${counted(faults.length, "fault")}:`,
  ...faults.map(({ path, message }) => `  ${path}: ${message}`),
];

function reportOn({ rules }: RegionFiles): string[] {
  const { region } = rules;
  const counts = [
    counted(region.departments.length, "department"),
    counted(region.matters.length, "matter"),
    counted(region.projectTypes.length, "project type"),
  ];
  const provisional = rules.clock.calendar.days.filter(({ official }) => !official);
  const warnings = [
    ...warningsOf(region),
    ...abroad(region),
    ...unending(region),
    ...provisionalYears(provisional.map(({ date }) => date)),
  ];
  return [
    `${region.name} (${region.code}), version ${region.version}: ${counts.join(", ")}`,
    ...(isOnMainland(region.code)
      ? ["  on the mainland: deployed to cn-* only, unless hostedAbroad says more"]
      : []),
    ...plans(region).flatMap((plan) => planOf(region, plan)),
    `  when silent: ${silenceOf(region.matters)}`,
    ...afterLadderOf(region),
    ...region.departments.flatMap(({ id, daysOff = [] }) =>
      daysOff.map(({ date, name }) => `  ${id} alone is off on ${date}: ${name}`),
    ),
    ...warnings.map((warning) => `  warning: ${warning}`),
  ];
}

const UNITS = ["working-days", "calendar-days"] as const satisfies readonly Matter["limit"]["unit"][];

function planOf(region: Region, plan: Plan): string[] {
  const { projectType, lead, serialDays, criticalPath, gainDays } = plan;
  const matters = region.matters.filter((matter) => matter.projectTypes.includes(projectType));
  const [working, calendar] = UNITS.map((unit) =>
    matters.reduce((sum, { limit }) => sum + (limit.unit === unit ? limit.days : 0), 0),
  );
  // Days of two kinds come to no number of either: how long a path of both takes depends on when it begins.
  if (working! > 0 && calendar! > 0)
    return [
      `  ${projectType}: lead ${lead}, ${counted(matters.length, "matter")}; one after the other ${counted(working!, "working day")} and ${counted(calendar!, "calendar day")}, which are not added up`,
    ];
  const days = new Map(matters.map(({ code, limit }) => [code, limit.days]));
  const path = criticalPath.matters.map((code) => `${code} (${days.get(code)})`).join(" → ");
  return [
    `  ${projectType}: lead ${lead}, ${counted(matters.length, "matter")}; one after the other ${counted(serialDays, "day")}, side by side ${criticalPath.days}, gain ${gainDays}`,
    `    critical path: ${path}`,
  ];
}

/** How many matters there are of each meaning of silence; an escalation may have a basis that it does not use. */
function silenceOf(matters: readonly Matter[]): string {
  const meanings = Object.keys(SILENCE) as OnTimeout[];
  return meanings
    .map((meaning) => ({ meaning, of: matters.filter(({ onTimeout }) => onTimeout === meaning) }))
    .filter(({ of }) => of.length > 0)
    .map(({ meaning, of }) => `${SILENCE[meaning]} ${of.length}${withoutBasis(meaning, of)}`)
    .join(", ");
}

/** Without which the lead goes on, once the ladder is over. */
function afterLadderOf({ matters, policies }: Region): string[] {
  const given = matters.filter(({ afterLadder }) => afterLadder !== undefined).map(({ code }) => code);
  return given.length === 0
    ? []
    : [
        `  ${counted(policies.afterLadderDays, "working day")} after the last step of the ladder the lead goes on without: ${given.join(", ")}`,
      ];
}

const withoutBasis = (meaning: OnTimeout, matters: readonly Matter[]): string =>
  meaning === "escalate"
    ? ` (${matters.filter(({ tacitBasis }) => tacitBasis === null).length} have no basis for tacit consent)`
    : "";

function warningsOf(region: Region): string[] {
  const crowded = region.projectTypes
    .map(({ code }) => ({ code, count: region.matters.filter((m) => m.projectTypes.includes(code)).length }))
    .filter(({ count }) => count > MOST_REVIEWS);
  return [
    ...(region.policies.licencesByTacitConsent
      ? ["licences may be granted by silence (policies.licencesByTacitConsent)"]
      : []),
    ...wholeTooLong(region).map(
      ({ projectType, days, matters }) =>
        `"${projectType}" takes ${days} working days with a joint review and the lead's decision, and the law gives the whole 45 (行政许可法 art. 42): ${matters.join(" → ")}`,
    ),
    ...crowded.map(
      ({ code, count }) =>
        `"${code}" has ${count} matters; a project to which more than ${MOST_REVIEWS} apply is turned away`,
    ),
  ];
}

const unending = ({ retention }: Region): string[] =>
  retention ? [] : ["no retention is stated: contacts are kept until a supervisor has them erased"];

const abroad = (region: Region): string[] =>
  (region.hostedAbroad?.awsRegions ?? []).map((aws) => abroadIn(region, aws, region.hostedAbroad!.basis));

const provisionalYears = (dates: readonly string[]): string[] =>
  [...new Set(dates.map((date) => date.slice(0, 4)))].map(
    (year) => `${year} is provisional: dates may still move, and no silence counts as consent over its days`,
  );

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}

/** Prints what another file would change for cases, or everything that it would strand; whether it may take the place. */
function diff(before: string, after: string): boolean {
  const [old, next] = [readNamed(before), readNamed(after)];
  if (!old.ok) console.error(refusalOf(before, old.error).join("\n"));
  if (!next.ok) console.error(refusalOf(after, next.error).join("\n"));
  if (!old.ok || !next.ok) return false;
  const [was, is] = [old.value.rules, next.value.rules];
  const [one, other] = [was.region, is.region];
  const lost = [...strandings(one, other), ...lostYears(was.clock.calendar, is.clock.calendar)];
  if (lost.length > 0) {
    console.error(`${after} would strand open cases. ${counted(lost.length, "fault")}:`);
    for (const { path, message } of lost) console.error(`  ${path}: ${message}`);
    return false;
  }
  const changes = changesBetween(one, other);
  console.log(`From ${one.version} to ${other.version}: no open case is stranded.`);
  for (const change of changes.length > 0 ? changes : ["nothing changes"]) console.log(`  ${change}`);
  if (one.version === other.version && !isDeepStrictEqual(one, other))
    console.log(
      `  warning: both say version ${one.version}, and they differ: give the new one a version of its own`,
    );
  return true;
}

/** @returns the exit code */
function run([command, ...words]: readonly string[]): number {
  const at = words.indexOf("--aws-region");
  const [awsRegion, named] = at < 0 ? [undefined, words] : [words[at + 1], words.toSpliced(at, 2)];
  const isWhole = at < 0 || (command === "check" && awsRegion !== undefined);
  if (command === "check" && isWhole && named.length > 0)
    return named.map((name) => check(name, awsRegion)).every(Boolean) ? 0 : 1;
  if (command === "schema") {
    console.log(JSON.stringify(regionFileSchema(), null, 2));
    return 0;
  }
  const [before, after] = named;
  if (command === "diff" && named.length === 2) return diff(before!, after!) ? 0 : 1;
  const isKnown = command === "check" || command === "diff" || command === undefined;
  console.error(isKnown ? USAGE : `"${command}" is no command. ${USAGE}`);
  return 2;
}

process.exitCode = run(process.argv.slice(2));
