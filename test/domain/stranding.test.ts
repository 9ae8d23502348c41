/** What the comparison of two region files refuses, and what it says of the rest. */
import { describe, expect, it } from "@jest/globals";
import { changesBetween } from "../../functions/domain/catalogue/changes.ts";
import type { AttributeType, Department, Region } from "../../functions/domain/catalogue/region.ts";
import { checkRegion } from "../../functions/domain/catalogue/regionFaults.ts";
import { strandings } from "../../functions/domain/catalogue/stranding.ts";
import { fixtureRules } from "../support/fixtures.ts";

const { region: road } = fixtureRules();
const named = (code: string) => ({ code, name: code, nameEn: code });

const ZONES: AttributeType = {
  ...named("zoneKind"),
  type: "choice",
  choices: [named("core"), named("edge"), named("none")],
};
const HEIGHT: AttributeType = {
  ...named("height"),
  type: "number",
  unit: "米",
  unitEn: "metres",
  min: 0,
  max: 100,
  step: 10,
};
const before: Region = { ...road, attributes: [...road.attributes, ZONES, HEIGHT] };

const withFact = (fact: AttributeType): Region => ({
  ...before,
  attributes: before.attributes.map((one) => (one.code === fact.code ? fact : one)),
});

const refused = (after: Region): [string, string][] =>
  strandings(before, after).map(({ path, message }) => [path, message]);

const department = (id: string, succeeds?: string[]): Department => ({
  id,
  name: id,
  nameEn: id,
  service: { channel: "in-box" },
  posts: [],
  signs: { mark: id === "rivers" ? "河" : "渠", name: "王强", post: "局长", postEn: "Director" },
  ...(succeeds && { succeeds }),
});

/** The water department is gone, and its matter has gone to another. */
const split = (owner: string, ...heirs: Department[]): Region => ({
  ...before,
  departments: [...before.departments.filter(({ id }) => id !== "water"), ...heirs],
  matters: before.matters.map((matter) =>
    matter.department === "water" ? { ...matter, department: owner } : matter,
  ),
});

describe("a file that takes another's place", () => {
  it("is refused for a fact that would be read as something else, with how to mend it", () => {
    const choices = ZONES.type === "choice" ? ZONES.choices : [];
    expect(refused(withFact({ ...ZONES, type: "boolean" }))).toEqual([
      [
        "attributes.zoneKind",
        expect.stringMatching(/was choice and is boolean.*code of its own.*keep "zoneKind"/),
      ],
    ]);
    expect(refused(withFact({ ...ZONES, choices: choices.slice(1) }))).toEqual([
      ["attributes.zoneKind", expect.stringMatching(/choice "core" is gone.*succeeds/)],
    ]);
    for (const narrowed of [{ max: 90 }, { min: 10 }, { step: 20 }])
      expect(refused(withFact({ ...HEIGHT, ...narrowed }))).toEqual([
        ["attributes.height", expect.stringContaining("narrowed")],
      ]);
    expect(refused(withFact({ ...HEIGHT, unit: "千米" }))).toEqual([
      ["attributes.height", expect.stringContaining("what is on record is in 米")],
    ]);
    const without = { ...before, attributes: before.attributes.filter(({ code }) => code !== "height") };
    expect(refused(without)).toEqual([["attributes", expect.stringContaining('"height" is gone')]]);
    const both = { ...without, attributes: without.attributes.filter(({ code }) => code !== "zoneKind") };
    const one: AttributeType = { ...ZONES, ...named("zone"), succeeds: ["zoneKind", "height"] };
    expect(refused({ ...both, attributes: [...both.attributes, one] })).toEqual([
      ["attributes.zone", expect.stringContaining('succeeds "zoneKind" and "height"')],
    ]);
  });

  it("is refused for a control figure that is gone, or in another unit", () => {
    const [first, ...others] = before.controlFigures;
    expect(refused({ ...before, controlFigures: others })).toEqual([
      [`controlFigures.${first!.code}`, expect.stringContaining("it is gone")],
    ]);
    expect(refused({ ...before, controlFigures: [{ ...first!, unit: "千米" }, ...others] })).toEqual([
      [`controlFigures.${first!.code}`, expect.stringContaining("in 千米 now")],
    ]);
  });

  it("is refused for a control figure that takes less than before, and taken for one that takes more", () => {
    const [first, ...others] = before.controlFigures;
    const { min, max, step } = first!;
    const as = (more: object) => ({ ...before, controlFigures: [{ ...first!, ...more }, ...others] });
    for (const less of [{ max: max - step }, { min: min + step }, { step: step * 3 }])
      expect(refused(as(less))).toEqual([
        [`controlFigures.${first!.code}`, expect.stringContaining("its range is narrowed")],
      ]);
    expect(refused(as({ max: max + step, min: min - step, step: step / 2 }))).toEqual([]);
  });

  it("is taken where facts get other codes and grow", () => {
    const choices = [{ ...named("centre"), succeeds: ["core"] }, named("edge"), named("none"), named("far")];
    const zone: AttributeType = { ...named("zone"), type: "choice", choices, succeeds: ["zoneKind"] };
    const height = { ...HEIGHT, max: 500, step: 5 } as AttributeType;
    const attributes = [...road.attributes, zone, height];
    expect(refused({ ...before, attributes })).toEqual([]);
    expect(changesBetween(before, { ...before, attributes })).toEqual(
      expect.arrayContaining([
        "attributes: zone takes the place of zoneKind, in open cases too",
        "attributes: zone: centre takes the place of core, in cases at intake too",
      ]),
    );
  });

  it("is refused where a department is gone and nobody is said to have its reviews, and says who might", () => {
    expect(refused(split("rivers", department("rivers")))).toEqual([
      ["departments", expect.stringMatching(/"water" is gone.*its matters have gone to rivers/)],
    ]);
    const two = split("rivers", department("rivers"), department("sewers"));
    const divided = {
      ...two,
      matters: [...two.matters, { ...two.matters[0]!, ...named("drains"), department: "sewers" }],
    };
    const shared = {
      ...before,
      matters: [...before.matters, { ...before.matters[0]!, ...named("drains"), department: "water" }],
    };
    expect(strandings(shared, divided).map(({ message }) => message)).toEqual([
      expect.stringMatching(/those that its matters have gone to \(rivers, sewers/),
    ]);
  });

  it("is refused where a split department's matter has gone to a third one", () => {
    const heirs = [department("rivers", ["water"]), department("sewers", ["water"])];
    expect(refused(split("rivers", ...heirs))).toEqual([]);
    expect(checkRegion(split("rivers", ...heirs)).ok).toBe(true);
    expect(refused(split("land", ...heirs))).toEqual([
      [
        "departments",
        expect.stringMatching(/split between rivers and sewers.*"consult-water" is now of "land"/),
      ],
    ]);
    expect(changesBetween(before, split("rivers", ...heirs))).toContain(
      "departments: rivers and sewers take the place of water, in open cases too, each with its own matters",
    );
  });

  it("is refused where a project that may be at intake would be asked of nobody", () => {
    const when = { attribute: "zoneKind", is: "core" } as const;
    const only = (condition: typeof when | null): Region => ({
      ...before,
      matters: before.matters.map((matter) => ({ ...matter, when: condition })),
    });
    expect(strandings(only(null), only(when)).map(({ path, message }) => [path, message])).toEqual(
      before.projectTypes.map(({ code }) => [
        `projectTypes.${code}`,
        expect.stringMatching(/a project with zoneKind: edge is asked of nobody/),
      ]),
    );
    expect(strandings(only(when), only(when))).toEqual([]);
  });

  it("is refused for another region, another zone and an earlier close, all of it at once", () => {
    const after = { ...before, code: "440308", zone: "Asia/Tokyo", closeOfBusiness: "17:30" };
    expect(refused(after).map(([path]) => path)).toEqual(["code", "zone", "closeOfBusiness"]);
    expect(strandings({ ...before, closeOfBusiness: "17:30" }, before)).toEqual([]);
  });

  it("says that a new flag and a new fact hold for cases accepted from now on, and what becomes of those at intake", () => {
    const fresh: AttributeType = { ...named("graves"), type: "boolean" };
    const after: Region = {
      ...before,
      attributes: [...before.attributes, fresh],
      flags: [...before.flags, { flag: "cultural-relic", when: { attribute: "graves", is: true } }],
    };
    expect(refused(after)).toEqual([]);
    expect(changesBetween(before, after)).toEqual([
      "attributes: graves is new, for new cases",
      expect.stringMatching(/^attributes: graves is asked for, and cases at intake were not asked/),
      expect.stringMatching(
        /^flags: cultural-relic follows from stated facts.*accepted ones keep their flags/,
      ),
    ]);
  });
});
