/** Flags of the negative list: what the facts imply holds whatever an applicant ticks; an applicant can only add. */
import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import type { Submission } from "../../functions/domain/application/submission.ts";
import type { Region } from "../../functions/domain/catalogue/region.ts";
import {
  derivedFlags,
  flagsAtReceipt,
  NEGATIVE_LIST,
  type FlagRule,
} from "../../functions/domain/catalogue/flags.ts";
import { wake } from "../../functions/domain/review/advance.ts";
import { example, fixtureRules } from "../support/fixtures.ts";
import { at, RULES } from "./given.ts";
import { received, reminded } from "./whole.ts";

const rules = fixtureRules("510100");
const region: Region = { ...rules.region, policies: { ...rules.region.policies, intake: "automatic" } };
const school: Submission = { ...(example("land-permit-application") as unknown as Submission), claims: [] };
type Project = Submission["project"];

const projectWith = (attributes: Project["attributes"], flags: Project["flags"] = []): Project => ({
  ...school.project,
  attributes: { ...school.project.attributes, ...attributes },
  flags,
});

/** What the silence of two departments makes of their reviews, weeks after the last limit. */
function silenceOf(project: Project) {
  const { reviews } = reminded(received({ ...school, project }, region));
  return ["site-transport-opinion", "site-water-opinion"].map((code) => {
    const review = reviews.find(({ facts }) => facts.matter.code === code)!;
    const { events } = wake(review, at("2026-04-20T09:00"), RULES);
    return events.find(({ type }) => type === "review-escalated" || type === "closed-by-silence");
  });
}

describe("a flag that the facts imply", () => {
  it("A2: makes guard G5 fail and the silence escalate, though the applicant ticked nothing", () => {
    expect(silenceOf(projectWith({ explosives: true }))).toEqual([
      expect.objectContaining({ type: "review-escalated", failedGuards: ["G5"] }),
      expect.objectContaining({ type: "review-escalated", failedGuards: ["G5"] }),
    ]);
    expect(silenceOf(projectWith({ explosives: false }))).toEqual([
      expect.objectContaining({ type: "closed-by-silence", outcome: "deemed-consent" }),
      expect.objectContaining({ type: "closed-by-silence", outcome: "deemed-consent" }),
    ]);
  });

  it("says that the region file raised it, and is there beside the same one from the applicant", () => {
    expect(flagsAtReceipt(region, projectWith({ explosives: true }))).toEqual([
      { flag: "public-safety-hazard", source: "region-file" },
    ]);
    expect(
      flagsAtReceipt(region, projectWith({ eiaCategory: "report" }, ["quota", "eia-report", "quota"])),
    ).toEqual([
      { flag: "eia-report", source: "region-file" },
      { flag: "quota", source: "applicant" },
      { flag: "eia-report", source: "applicant" },
    ]);
  });

  it("is kept with the acceptance, for every review of the case", () => {
    const { application, reviews } = received(
      { ...school, project: projectWith({ explosives: true }, ["secret"]) },
      region,
    );
    const raised = [
      { flag: "public-safety-hazard", source: "region-file" },
      { flag: "secret", source: "applicant" },
    ];
    expect(application).toMatchObject({ acceptance: { flags: raised } });
    expect(reviews.map(({ facts }) => facts.project.flags)).toEqual(reviews.map(() => raised));
  });
});

describe("the flags of a project", () => {
  const facts = fc.record({
    explosives: fc.boolean(),
    heritageZone: fc.boolean(),
    floorArea: fc.integer({ min: 0, max: 5 }),
  });
  const attribute = fc.constantFrom("explosives", "heritageZone", "floorArea");
  const rule: fc.Arbitrary<FlagRule> = fc.record({
    flag: fc.constantFrom(...NEGATIVE_LIST),
    when: fc.oneof(
      fc.record({ attribute, is: fc.boolean() }),
      fc.record({ attribute, atLeast: fc.integer({ min: 0, max: 5 }) }),
      fc.record({ not: fc.record({ attribute, is: fc.boolean() }) }),
    ),
  });
  const ruled = fc.array(rule, { maxLength: 6 });
  const added = fc.array(fc.constantFrom(...NEGATIVE_LIST), { maxLength: 5 });

  it("never become fewer by what an applicant adds, and derived ones never by what it leaves out", () => {
    fc.assert(
      fc.property(facts, ruled, added, added, (attributes, flags, some, more) => {
        const of = (stated: Project["flags"]) => [
          ...new Set(
            flagsAtReceipt({ attributes: [], flags }, { attributes, flags: stated }).map(({ flag }) => flag),
          ),
        ];
        const derived = derivedFlags({ flags }, { attributes });
        expect(of([...some, ...more])).toEqual(expect.arrayContaining(of(some)));
        expect(of([])).toEqual(derived);
        expect(new Set(of(some))).toEqual(new Set([...derived, ...some]));
      }),
    );
  });

  it("never become fewer for want of a fact that nobody was asked for", () => {
    fc.assert(
      fc.property(facts, ruled, attribute, (attributes, flags, left) => {
        const of = (stated: Project["attributes"]) =>
          flagsAtReceipt({ attributes: [], flags }, { attributes: stated, flags: [] });
        const { [left]: _left, ...others } = attributes as Record<string, boolean | number>;
        expect(of(others)).toEqual(expect.arrayContaining(of(attributes)));
      }),
    );
  });

  it("never become fewer by a rule that a region adds", () => {
    fc.assert(
      fc.property(facts, ruled, rule, (attributes, flags, more) => {
        const before = derivedFlags({ flags }, { attributes });
        expect(derivedFlags({ flags: [...flags, more] }, { attributes })).toEqual(
          expect.arrayContaining(before),
        );
      }),
    );
  });
});
