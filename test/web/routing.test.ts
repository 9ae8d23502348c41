/** What the form tells while it is filled in: the same as the server will do with it. */
import { describe, expect, it } from "@jest/globals";
import { linked } from "../support/materials.ts";
import { attributesAsked as attributesOf, route } from "../../functions/domain/catalogue/routing.ts";
import { SubmissionBody } from "../../functions/contracts/application/bodies.ts";
import { submissionFaults, type Submission } from "../../functions/domain/application/submission.ts";
import { fixtureRules } from "../support/fixtures.ts";
import type { Catalogue } from "../../web/shared/api/answers.ts";
import {
  attributesAsked,
  impliedFlags,
  materialsNeeded,
  mattersOfType,
  routed,
  standing,
  stated,
  type Attribute,
} from "../../web/shared/catalogue/routing.ts";
import { readDraft, submissionOf } from "../../web/applicant/submit/draft.ts";
import { exampleDraft } from "../../web/applicant/submit/example.ts";
import { example } from "../support/runtime.ts";

const regionOf = (code: string) => fixtureRules(code).region;

/** The region as its catalogue publishes it: through JSON. */
const published = (code: string) => JSON.parse(JSON.stringify(regionOf(code))) as Catalogue;

const codes = (list: readonly { code: string }[]) => list.map(({ code }) => code);

describe("the matters of a project", () => {
  it.each([
    ["440307", "municipal-road-application"],
    ["110000", "beijing-application"],
    ["510100", "land-permit-application"],
  ])("are those that the server of %s asks", (code, name) => {
    const { project } = example(name) as unknown as Submission;
    const { applies, open } = routed(published(code), project.type, project.attributes);
    expect(codes(applies)).toEqual(codes(route(regionOf(code), project)));
    expect(open).toEqual([]);
  });

  it("stay open while what decides them is not stated", () => {
    const when = {
      any: [
        { attribute: "river", is: true },
        { attribute: "area", atLeast: 10 },
      ],
    };
    expect(standing({ when }, {})).toBe("open");
    expect(standing({ when }, { river: false })).toBe("open");
    expect(standing({ when }, { river: true })).toBe("applies");
    expect(standing({ when }, { river: false, area: 9 })).toBe("not");
  });

  it("are not decided by the absence of a statement", () => {
    const when = { not: { attribute: "zone", is: "none" } };
    expect(standing({ when }, {})).toBe("open");
    expect(standing({ when }, { zone: "none" })).toBe("not");
    expect(standing({ when }, { zone: "core" })).toBe("applies");
  });

  it("need every part of a condition that wants them all", () => {
    const when = {
      all: [
        { attribute: "river", is: true },
        { attribute: "area", atMost: 10 },
      ],
    };
    expect(standing({ when }, { river: true })).toBe("open");
    expect(standing({ when }, { river: false })).toBe("not");
    expect(standing({ when }, { river: true, area: 10 })).toBe("applies");
  });
});

describe("what a project states", () => {
  it("is what the matters of its type ask about, no more", () => {
    const catalogue = published("440307");
    expect(codes(attributesAsked(catalogue, "municipal-road"))).toContain("occupiesHighway");
    expect(codes(attributesAsked(catalogue, "public-building"))).not.toContain("occupiesHighway");
  });

  it("is the same as the server asks for, by matters and flags", () => {
    for (const code of ["440307", "110000", "510100"])
      for (const { code: type } of regionOf(code).projectTypes)
        expect(new Set(codes(attributesAsked(published(code), type)))).toEqual(
          attributesOf(regionOf(code), type),
        );
  });

  it("shows which flags it implies, as the server will raise them", () => {
    expect(impliedFlags(published("510100"), { explosives: true, eiaCategory: "form" })).toEqual([
      "public-safety-hazard",
    ]);
    expect(impliedFlags(published("510100"), {})).toEqual([]);
  });

  const named = { code: "x", name: "x", nameEn: "x" };
  const yesOrNo: Attribute = { ...named, type: "boolean" };
  const height: Attribute = {
    ...named,
    type: "number",
    unit: "米",
    unitEn: "metres",
    min: 0,
    max: 20,
    step: 0.5,
  };
  const zone: Attribute = { ...named, type: "choice", choices: [{ ...named, code: "none" }] };

  it.each([
    [yesOrNo, "true", true],
    [yesOrNo, "false", false],
    [yesOrNo, "", undefined],
    [height, " 12.5 ", 12.5],
    [height, "0", 0],
    [height, "12.4", undefined],
    [height, "21", undefined],
    [height, "twelve", undefined],
    [zone, " none ", "none"],
    [zone, "无", undefined],
    [zone, "  ", undefined],
  ] as const)("as %j, %j is %j", (attribute, typed, value) => {
    expect(stated(attribute, typed)).toBe(value);
  });
});

it("the example that the form offers is one that the server takes, whatever the region and the type", () => {
  for (const code of ["440307", "110000", "510100"]) {
    const catalogue = { ...published(code), region: regionOf(code) };
    for (const type of codes(catalogue.projectTypes)) {
      const draft = exampleDraft(catalogue, type);
      const body = submissionOf(draft, readDraft(draft, catalogue), (material) => material);
      expect(submissionFaults(regionOf(code), linked(SubmissionBody.parse(body)), "2026-03-02")).toEqual([]);
      expect(impliedFlags(catalogue, body.project.attributes)).toEqual([]);
    }
  }
});

describe("the materials of a project", () => {
  const matters = [
    { code: "a", materials: ["form", "plan"] },
    { code: "b", materials: ["form", "survey"] },
  ];

  it("are told once each", () => expect(materialsNeeded(matters, [])).toEqual(["form", "plan", "survey"]));

  it("leave out what a claim stands in for", () =>
    expect(materialsNeeded(matters, ["b"])).toEqual(["form", "plan"]));
});

it("matters of a type keep the catalogue's order", () => {
  const catalogue = published("510100");
  const order = codes(catalogue.matters);
  for (const { code } of catalogue.projectTypes) {
    const found = codes(mattersOfType(catalogue, code));
    expect(found.length).toBeGreaterThan(0);
    expect(found).toEqual(order.filter((each) => found.includes(each)));
  }
});
