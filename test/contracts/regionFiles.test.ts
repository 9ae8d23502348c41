/** What a region file, a calendar and an application come to, told of the fixtures; and what a broken file is told. */
import { describe, expect, it } from "@jest/globals";
import { parseCalendar } from "../../functions/contracts/catalogue/regionFile.ts";
import { layOutCalendar, type Day } from "../../functions/domain/calendar/calendar.ts";
import { plans } from "../../functions/domain/catalogue/plan.ts";
import { missingMaterials, route } from "../../functions/domain/catalogue/routing.ts";
import { submissionFaults } from "../../functions/domain/application/submission.ts";
import { valueOf, contentsOf, regionOf, exampleOf } from "./regionContents.ts";

describe("a region file", () => {
  it("holds every meaning of silence, a limit in calendar days, a close of business and a local day", () => {
    const { matters, closeOfBusiness, calendar } = regionOf("110000");
    expect(new Set(matters.map((matter) => matter.onTimeout))).toEqual(
      new Set(["deemed-consent", "escalate", "deemed-refusal", "proceed-without"]),
    );
    expect(matters.map((matter) => matter.limit.unit)).toContain("calendar-days");
    expect(closeOfBusiness).toBe("18:00");
    expect(calendar.localDays).toHaveLength(1);
  });
});

describe("the region file of a project in rounds", () => {
  const { projectTypes, matters, policies, departments, areaAssessments } = regionOf("510100");
  const of = (type: string) => matters.filter((matter) => matter.projectTypes.includes(type));

  it("holds two rounds, each with a lead and matters of its own", () => {
    expect(projectTypes.map(({ code, lead }) => [code, lead, of(code).length])).toEqual([
      ["land-permit", "planning-resources", 20],
      ["construction-permit", "housing", 4],
    ]);
  });

  it("holds prerequisites, posts, substitutes, area assessments and a fee, and policies of its own", () => {
    const prerequisites = matters.flatMap((matter) =>
      matter.prerequisites.map(({ matter: code, tolerable }) => ({
        tolerable,
        earlier: !matter.projectTypes.some((type) => of(type).some((other) => other.code === code)),
      })),
    );
    expect(prerequisites.some(({ tolerable }) => tolerable)).toBe(true);
    expect(prerequisites.some(({ earlier }) => earlier)).toBe(true);
    expect(policies).toMatchObject({ intake: "window", decision: "lead", materialsTermDays: 20 });
    expect(departments.filter(({ posts }) => posts !== null).length).toBeGreaterThan(5);
    expect(new Set(matters.flatMap(({ replaceableBy }) => replaceableBy))).toEqual(
      new Set(["area-assessment", "promise"]),
    );
    expect(areaAssessments).toHaveLength(2);
    expect(matters.filter(({ fee }) => fee > 0)).not.toEqual([]);
  });

  it("lets a licence's objection be final, and nobody else's", () => {
    for (const { code, kind, veto } of matters) expect([code, veto]).toEqual([code, kind === "licence"]);
  });
});

describe("the national calendar", () => {
  const file = valueOf(parseCalendar(contentsOf().calendar));
  const { days } = layOutCalendar(file.version, file.years);
  const daysOf = (year: number): Day[] => days.filter((day) => day.date.startsWith(`${year}-`));
  const datesOf = (year: number, kind: Day["kind"]): string[] =>
    daysOf(year).flatMap((day) => (day.kind === kind ? [day.date] : []));

  it.each([
    { year: 2025, off: 28, makeUp: 5, working: 248, official: true },
    { year: 2026, off: 33, makeUp: 6, working: 248, official: true },
    { year: 2027, off: 19, makeUp: 0, working: 248, official: false },
  ])("has $off days off and $makeUp make-up days in $year", ({ year, off, makeUp, working, official }) => {
    expect(datesOf(year, "holiday")).toHaveLength(off);
    expect(datesOf(year, "make-up-workday")).toHaveLength(makeUp);
    expect(daysOf(year).filter((day) => day.working)).toHaveLength(working);
    expect(daysOf(year).every((day) => day.official === official)).toBe(true);
  });

  it("names a make-up day after a holiday of its own year", () => {
    for (const year of file.years)
      for (const day of year.makeUp) expect(year.holidays.map((holiday) => holiday.name)).toContain(day.for);
  });

  it("keeps the Spring Festival of 2027 from its eve on 5 February", () => {
    const festival = daysOf(2027).filter((day) => day.name === "春节");
    expect([festival.at(0)?.date, festival.at(-1)?.date]).toEqual(["2027-02-05", "2027-02-10"]);
  });
});

describe("an application", () => {
  it("reaches all eleven departments with the municipal road, and nothing is missing", () => {
    const region = regionOf("440307");
    const road = exampleOf("municipal-road-application");
    const matters = route(region, road.project);
    expect(submissionFaults(region, road, "2026-03-02")).toEqual([]);
    expect(new Set(matters.map((matter) => matter.department)).size).toBe(11);
    expect(matters).toHaveLength(11);
    expect(missingMaterials(matters, road.materials)).toEqual([]);
    expect(matters.reduce((sum, matter) => sum + matter.limit.days, 0)).toBe(66);
    expect(Math.max(...matters.map((matter) => matter.limit.days))).toBe(10);
    expect(plans(region)[0]).toEqual({
      projectType: "municipal-road",
      lead: "planning",
      serialDays: 66,
      criticalPath: { days: 10, matters: ["consult-planning"] },
      gainDays: 56,
    });
  });

  it("reaches only the departments that the project concerns", () => {
    const region = regionOf("440307");
    const none = region.attributes.map(({ code, type }) => [code, type === "boolean" ? false : 0]);
    const attributes = { ...Object.fromEntries(none), roadLength: 400 };
    const { project } = exampleOf("municipal-road-application");
    const asked = route(region, { ...project, attributes }).map((matter) => matter.department);
    expect(asked).toEqual(["development-reform", "ecology", "planning", "land", "housing"]);
    // A fact that nobody was asked for leaves nobody out: the file had come to ask for it while the case was at intake.
    const { crossesRiver: _crossesRiver, ...others } = attributes;
    expect(route(region, { ...project, attributes: others }).map((matter) => matter.department)).toEqual(
      expect.arrayContaining([...asked, "water"]),
    );
  });

  it("reaches six matters with the renewal in 北京, and nothing is missing", () => {
    const region = regionOf("110000");
    const renewal = exampleOf("beijing-application");
    const matters = route(region, renewal.project);
    expect(submissionFaults(region, renewal, "2026-03-02")).toEqual([]);
    expect(matters.map((matter) => matter.code)).toEqual([
      "scheme-opinion",
      "construction-licence",
      "environmental-approval",
      "tree-filing",
      "lane-closure-opinion",
      "power-connection",
    ]);
    expect(missingMaterials(matters, renewal.materials)).toEqual([]);
  });

  it("reaches fourteen matters with the land of a school in 成都, and nothing is missing", () => {
    const region = regionOf("510100");
    const school = exampleOf("land-permit-application");
    const matters = route(region, school.project);
    expect(submissionFaults(region, school, "2026-03-02")).toEqual([]);
    expect(matters.map((matter) => matter.code)).toEqual([
      "project-registration",
      "project-proposal",
      "site-permit",
      "feasibility-study",
      "energy-review",
      "land-permit",
      "forest-land",
      "soil-conservation",
      "flood-impact",
      "eia-form",
      "archaeology",
      "site-transport-opinion",
      "site-water-opinion",
      "site-power-opinion",
    ]);
    expect(missingMaterials(matters, school.materials)).toEqual([]);
    const needed = new Set(matters.flatMap((matter) => matter.materials));
    expect(school.materials.filter(({ code }) => !needed.has(code))).toEqual([]);
  });

  it("does not fit another region", () => {
    const faults = submissionFaults(regionOf("440307"), exampleOf("beijing-application"), "2026-03-02");
    const expected = ["project.type", "project.attributes.floorArea", "materials[0].code"];
    expect(faults.map((fault) => fault.path)).toEqual(expect.arrayContaining(expected));
  });
});
