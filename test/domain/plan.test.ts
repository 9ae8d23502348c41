/** What asking all departments at once gains over asking one after the other (串联 / 并联). */
import { describe, expect, it } from "@jest/globals";
import { plans, schedule } from "../../functions/domain/catalogue/plan.ts";
import { fixtureRules } from "../support/fixtures.ts";
import { REGION, regionWith } from "./given.ts";

describe("the plan of a project type", () => {
  it("turns 66 days one after the other into 10 at once for a municipal road", () => {
    expect(plans(REGION)[0]).toEqual({
      projectType: "municipal-road",
      lead: "planning",
      serialDays: 66,
      criticalPath: { days: 10, matters: ["consult-planning"] },
      gainDays: 56,
    });
  });

  it("counts only the matters of that type", () => {
    expect(plans(REGION)[1]).toMatchObject({
      projectType: "public-building",
      serialDays: 61,
      criticalPath: { days: 10 },
      gainDays: 51,
    });
  });

  it("counts limits in calendar days as they are written", () => {
    expect(plans(fixtureRules("110000").region)[0]).toEqual({
      projectType: "estate-renewal",
      lead: "housing-construction",
      serialDays: 45,
      criticalPath: { days: 15, matters: ["environmental-approval"] },
      gainDays: 30,
    });
  });

  it("names the first of equally long matters, and gains nothing with a single one", () => {
    const roadsOnly = { ...REGION, projectTypes: REGION.projectTypes.slice(0, 1) };
    const two = [{ code: "first" }, { code: "second" }];
    expect(plans(regionWith(two, roadsOnly))[0]).toMatchObject({
      criticalPath: { days: 5, matters: ["first"] },
      gainDays: 5,
    });
    expect(plans(regionWith([{}], roadsOnly))[0]).toMatchObject({ serialDays: 5, gainDays: 0 });
  });
});

describe("the plan of matters that wait for each other", () => {
  const roadsOnly = { ...REGION, projectTypes: REGION.projectTypes.slice(0, 1) };
  const days = (days: number) => ({ limit: { days, unit: "working-days" as const } });
  const after = (...codes: string[]) => ({
    prerequisites: codes.map((code) => ({ matter: code.replace("~", ""), tolerable: code.startsWith("~") })),
  });
  const planOf = (...matters: Parameters<typeof regionWith>[0]) => plans(regionWith(matters, roadsOnly))[0];

  it("follows the longest chain by limits, in order, wherever its matters stand in the file", () => {
    expect(
      planOf(
        { code: "permit", ...days(3), ...after("review", "opinion") },
        { code: "review", ...days(10), ...after("survey") },
        { code: "survey", ...days(2) },
        { code: "opinion", ...days(11) },
        { code: "alone", ...days(14) },
      ),
    ).toEqual({
      projectType: "municipal-road",
      lead: "planning",
      serialDays: 40,
      criticalPath: { days: 15, matters: ["survey", "review", "permit"] },
      gainDays: 25,
    });
  });

  it("prefers days to the number of links", () => {
    const plan = planOf(
      { code: "a", ...days(1) },
      { code: "b", ...days(1), ...after("a") },
      { code: "c", ...days(1), ...after("b") },
      { code: "long", ...days(4) },
    );
    expect(plan?.criticalPath).toEqual({ days: 4, matters: ["long"] });
  });

  it("lets a tolerable prerequisite hold nothing up", () => {
    const plan = planOf({ code: "a", ...days(5) }, { code: "b", ...days(4), ...after("~a") });
    expect(plan).toMatchObject({ criticalPath: { days: 5, matters: ["a"] }, gainDays: 4 });
  });

  it("leaves out prerequisites of another project type: an earlier round has dealt with them", () => {
    const plan = planOf(
      { code: "earlier", ...days(20), projectTypes: ["public-building"] },
      { code: "now", ...days(4), ...after("earlier") },
    );
    expect(plan).toMatchObject({ serialDays: 4, criticalPath: { days: 4, matters: ["now"] } });
  });

  it("says for each matter when it starts, ends, and what it waits for", () => {
    const matters = [
      { code: "c", ...days(3), ...after("a", "b") },
      { code: "a", ...days(2) },
      { code: "b", ...days(7), ...after("a", "~a2") },
      { code: "a2", ...days(9) },
    ];
    expect(schedule(regionWith(matters, roadsOnly), "municipal-road")).toEqual([
      { matter: "c", startDay: 9, finishDay: 12, waitsFor: ["a", "b"] },
      { matter: "a", startDay: 0, finishDay: 2, waitsFor: [] },
      { matter: "b", startDay: 2, finishDay: 9, waitsFor: ["a"] },
      { matter: "a2", startDay: 0, finishDay: 9, waitsFor: [] },
    ]);
  });

  it("puts the land of a project and its construction side by side, round by round", () => {
    const told = plans(fixtureRules("510100").region).map(({ projectType, serialDays, criticalPath }) => ({
      projectType,
      serialDays,
      days: criticalPath.days,
      path: criticalPath.matters,
    }));
    expect(told).toEqual([
      {
        projectType: "land-permit",
        serialDays: 156,
        days: 33,
        path: ["site-fire-opinion", "site-permit", "enterprise-approval", "land-permit"],
      },
      {
        projectType: "construction-permit",
        serialDays: 18,
        days: 10,
        path: ["road-digging-opinion", "road-digging"],
      },
    ]);
  });
});
