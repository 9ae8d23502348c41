/** What asking all departments at once gains over asking one after the other (串联 / 并联). */
import { describe, expect, it } from "@jest/globals";
import { plans } from "../../functions/domain/plan.ts";
import { loadRules } from "../../local/regionFiles.ts";
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
    expect(plans(loadRules("110000").region)[0]).toEqual({
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
