/**
 * Whatever lies in `regions/` and `examples/`, by rules that hold for any of them: a region that is added, a year that is
 * loaded, a limit or a name that is edited turns nothing red here unless it is wrong. No other test looks there.
 */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "@jest/globals";
import { parse, stringify } from "yaml";
import * as z from "zod";
import { linked } from "../support/materials.ts";
import { readRegions, regionCodes, REGIONS } from "../../functions/adapters/regionFiles.ts";
import {
  parseCalendar,
  calendarFileSchema,
  regionFileSchema,
} from "../../functions/contracts/catalogue/regionFile.ts";
import { SubmissionBody } from "../../functions/contracts/application/bodies.ts";
import { organisationChecks, wholeChecks } from "../../functions/domain/base/creditCode.ts";
import { layOutCalendar, type CalendarYear, type Day } from "../../functions/domain/calendar/calendar.ts";
import { missingMaterials, route } from "../../functions/domain/catalogue/routing.ts";
import { submissionFaults } from "../../functions/domain/application/submission.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const namesIn = (folder: string, ending: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => basename(name, ending));

/** Every fault of every region file of a folder; an empty list also says that there are some. */
function regionFaults(folder: string): string[] {
  const read = readRegions(folder);
  if (!read.ok) return read.error.map(({ path, message }) => `${path}: ${message}`);
  return read.value.length > 0 ? [] : [`${folder}: no region file`];
}

type Years = { faults: string[]; years: readonly CalendarYear[]; days: readonly Day[] };

/** A calendar of a folder, laid out. */
function calendarOf(folder: string, id: string): Years {
  const read = parseCalendar(parse(readFileSync(join(folder, "calendars", `${id}.yaml`), "utf8")));
  if (!read.ok)
    return { faults: read.error.map(({ path, message }) => `${path}: ${message}`), years: [], days: [] };
  const { version, years } = read.value;
  return { faults: [], years, days: layOutCalendar(version, years).days };
}

/** What an independent source says of a year, as far as it has the year. */
const sourceOf = (year: number): string => join(ROOT, `node_modules/chinese-days/dist/years/${year}.json`);

/** The days on which the official years of the calendar and the independent source differ. */
function unlikeTheSource({ years, days }: Years): string[] {
  const known = years.filter(({ year, status }) => status === "official" && existsSync(sourceOf(year)));
  return known.flatMap(({ year }) => {
    const source = JSON.parse(readFileSync(sourceOf(year), "utf8")) as Record<
      "holidays" | "workdays",
      object
    >;
    const dates = (kind: Day["kind"]) =>
      days.flatMap((day) => (day.kind === kind && day.date.startsWith(`${year}-`) ? [day.date] : []));
    return [
      ...differing(dates("holiday"), Object.keys(source.holidays)),
      ...differing(dates("make-up-workday"), Object.keys(source.workdays)),
    ];
  });
}

const differing = (ours: readonly string[], theirs: readonly string[]): string[] => [
  ...ours.filter((date) => !theirs.includes(date)),
  ...theirs.filter((date) => !ours.includes(date)),
];

describe("the region files that ship", () => {
  it("load without a fault, each named after its region, each with its calendar", () => {
    expect(regionFaults(REGIONS)).toEqual([]);
  });

  it("are checked in editors by a schema that is made from the one that loads them", () => {
    const schema = readFileSync(join(REGIONS, "region.schema.json"), "utf8");
    // `npm run --silent region -- schema > regions/region.schema.json` makes it anew.
    expect(JSON.parse(schema)).toEqual(JSON.parse(JSON.stringify(regionFileSchema())));
    for (const code of regionCodes())
      expect(readFileSync(join(REGIONS, `${code}.yaml`), "utf8")).toMatch(
        /^# yaml-language-server: \$schema=region\.schema\.json\n/,
      );
    const region = z.fromJSONSchema(JSON.parse(schema) as never);
    const content = parse(readFileSync(join(REGIONS, `${regionCodes()[0]}.yaml`), "utf8")) as {
      attributes: object[];
    };
    expect(region.safeParse(content).success).toBe(true);
    const text = { code: "zone", name: "区划", nameEn: "Zone", type: "text" };
    expect(region.safeParse({ ...content, attributes: [...content.attributes, text] }).success).toBe(false);
  });

  it("rely on calendars that editors check in the same way", () => {
    const folder = join(REGIONS, "calendars");
    const schema = readFileSync(join(folder, "calendar.schema.json"), "utf8");
    // `npm run --silent calendar -- schema > regions/calendars/calendar.schema.json` makes it anew.
    expect(JSON.parse(schema)).toEqual(JSON.parse(JSON.stringify(calendarFileSchema())));
    const calendar = z.fromJSONSchema(JSON.parse(schema) as never);
    const files = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
    expect(files).toContain("cn.yaml");
    for (const file of files) {
      const text = readFileSync(join(folder, file), "utf8");
      expect(text).toMatch(/^# yaml-language-server: \$schema=calendar\.schema\.json\n/);
      const content = parse(text) as { years: object[] };
      expect(calendar.safeParse(content).success).toBe(true);
      expect(
        calendar.safeParse({ ...content, years: [{ ...content.years[0], status: "sure" }] }).success,
      ).toBe(false);
    }
  });

  it("never have working and calendar days added up", () => {
    const command = [
      "--disable-warning=ExperimentalWarning",
      "server/regionCommand.ts",
      "check",
      "110000",
      "440307",
    ];
    const report = execFileSync(process.execPath, command, { cwd: ROOT, encoding: "utf8" });
    expect(report).toMatch(
      /one after the other \d+ working days? and 15 calendar days, which are not added up/,
    );
    expect(report).toMatch(/one after the other \d+ days, side by side \d+, gain \d+/);
  });

  it("are reported by their codes, all of them", () => {
    const codes = regionCodes();
    const command = ["--disable-warning=ExperimentalWarning", "server/regionCommand.ts", "check", ...codes];
    const report = execFileSync(process.execPath, command, { cwd: ROOT, encoding: "utf8" });
    expect([...report.matchAll(/^\S+ \((\d{6})\), version /gm)].map(([, code]) => code)).toEqual(codes);
  });
});

describe("the calendars that ship", () => {
  const calendars = namesIn(join(REGIONS, "calendars"), ".yaml");

  it.each(calendars)("%s loads without a fault", (id) => {
    expect(calendarOf(REGIONS, id).faults).toEqual([]);
  });

  it("agree with an independent source on every day of the official years that it has", () => {
    const national = calendarOf(REGIONS, "cn");
    expect(unlikeTheSource(national)).toEqual([]);
    const other = calendarOf(REGIONS, "cn").days.filter(({ kind }) => kind !== "make-up-workday");
    expect(unlikeTheSource({ ...national, days: other })).not.toEqual([]);
  });
});

describe("the example applications that ship", () => {
  const examples = namesIn(join(ROOT, "examples"), ".json");
  const regions = readRegions(REGIONS);

  it("are there", () => expect(examples).not.toEqual([]));

  it.each(examples)("%s is complete in the region that its project code names", (name) => {
    const text = readFileSync(join(ROOT, "examples", `${name}.json`), "utf8");
    const submission = linked(SubmissionBody.parse(JSON.parse(text)));
    const code = submission.project.code.split("-")[1];
    const region = regions.ok && regions.value.find((each) => each.code === code)?.rules.region;
    if (!region) throw new Error(`${name} belongs to ${code}, which is no region file`);
    // As of the day on which the how-tos hand it in.
    expect(submissionFaults(region, submission, "2026-03-02")).toEqual([]);
    const asked = route(region, submission.project);
    expect(asked).not.toEqual([]);
    expect(missingMaterials(asked, submission.materials)).toEqual([]);
    const needed = new Set(asked.flatMap(({ materials }) => materials));
    expect(submission.materials.filter((material) => !needed.has(material.code))).toEqual([]);
  });
});

describe("the credit codes (统一社会信用代码) that ship", () => {
  const files = ["regions", "examples"].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap(({ name }) =>
      /\.(yaml|json)$/.test(name) ? [join(ROOT, folder, name)] : [],
    ),
  );
  const codes = files.flatMap(
    (file) =>
      readFileSync(file, "utf8").match(/\b[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}\b/g) ?? [],
  );

  it("check, and are nobody's: no division of the country begins with 99", () => {
    expect(codes.length).toBeGreaterThan(2);
    for (const code of codes) {
      expect([code, organisationChecks(code), wholeChecks(code)]).toEqual([code, true, true]);
      expect(code.slice(2, 4)).toBe("99");
    }
  });
});

describe("a folder to which a region and two years are added as the how-tos say", () => {
  const folder = mkdtempSync(join(tmpdir(), "approvals-regions-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  cpSync(REGIONS, folder, { recursive: true });
  const [model] = regionCodes();
  const region = readFileSync(join(folder, `${model}.yaml`), "utf8");
  writeFileSync(join(folder, "999001.yaml"), region.replace(`code: "${model}"`, `code: "999001"`));

  const path = join(folder, "calendars/cn.yaml");
  const calendar = parse(readFileSync(path, "utf8")) as { version: string; years: CalendarYear[] };
  const last = calendar.years.at(-1)!.year;
  const before = calendar.years.filter(({ year }) => year < last);
  const holiday = (year: number) => [{ name: "元旦", from: `${year}-01-01`, to: `${year}-01-01` }];
  const published: CalendarYear = {
    year: last,
    status: "official",
    source: ["https://www.gov.cn/"],
    holidays: holiday(last),
    makeUp: [{ date: `${last}-01-09`, for: "元旦" }],
  };
  const next: CalendarYear = {
    year: last + 1,
    status: "provisional",
    source: [],
    holidays: holiday(last + 1),
    makeUp: [],
  };
  writeFileSync(path, stringify({ ...calendar, version: "cn-next", years: [...before, published, next] }));

  it("has no fault", () => {
    expect(regionCodes(folder)).toContain("999001");
    expect(regionFaults(folder)).toEqual([]);
    const read = calendarOf(folder, "cn");
    expect([read.faults, read.years.at(-1)?.year]).toEqual([[], last + 1]);
  });
});
