/**
 * What is stated of a project decides who is asked, so that nothing is read into it: another spelling, sign, unit, case or
 * kind of value asks the same departments, or is refused with what may be stated.
 */
import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { SubmissionBody } from "../../functions/contracts/application/bodies.ts";
import { attributeFaults } from "../../functions/domain/application/submission.ts";
import { derivedFlags } from "../../functions/domain/catalogue/flags.ts";
import type { AttributeType, Region } from "../../functions/domain/catalogue/region.ts";
import { route } from "../../functions/domain/catalogue/routing.ts";
import { example, fixtureRules, type Submission } from "../support/fixtures.ts";

const CASES = [
  ["440307", "municipal-road-application"],
  ["110000", "beijing-application"],
  ["510100", "land-permit-application"],
].map(([code, name]) => ({ region: fixtureRules(code).region, submission: example(name!) }));

/** The JSON of a submission in which one fact stands as it was written. */
const written = (submission: Submission, code: string, json: string): string =>
  JSON.stringify({
    ...submission,
    project: { ...submission.project, attributes: { ...submission.project.attributes, [code]: "@fact@" } },
  }).replace('"@fact@"', () => json);

/** Who is asked, and what silence may not do; or where it was refused. */
function outcomeOf(
  region: Region,
  text: string,
): { refused: string[] } | { asked: string[]; flags: string[] } {
  const parsed = SubmissionBody.safeParse(JSON.parse(text));
  if (!parsed.success) return { refused: parsed.error.issues.map(({ path }) => path.join(".")) };
  const { project } = parsed.data;
  const faults = attributeFaults(region, project);
  if (faults.length > 0) return { refused: faults.map(({ path }) => path) };
  return {
    asked: route(region, project).map(({ code }) => code),
    flags: derivedFlags(region, project),
  };
}

/** In the full-width forms that Chinese keyboards write. */
const wide = (text: string): string =>
  text.replace(/[!-~]/g, (sign) => String.fromCodePoint(sign.codePointAt(0)! + 0xfee0));

/** Ways to write a text otherwise that a careless reader would take for the same. */
const spelt = (text: string): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constantFrom(
      text,
      text.toUpperCase(),
      text.toLowerCase(),
      text[0]!.toUpperCase() + text.slice(1),
      ` ${text}`,
      `${text} `,
      `${text}\n`,
      `\u00a0${text}`,
      `${text}\u200b`,
      `\ufeff${text}`,
      wide(text),
      text.normalize("NFD"),
      text.replaceAll("-", "_"),
      text.replaceAll("-", " "),
      text.replaceAll("-", "\u2010"),
      text.replace("o", "\u043e"),
      text.replace("e", "\u0435"),
      `"${text}"`,
      `${text}s`,
      text.slice(0, -1),
      "",
    ),
    fc
      .tuple(fc.nat({ max: text.length }), fc.string({ minLength: 1, maxLength: 2, unit: "binary" }))
      .map(([at, more]) => text.slice(0, at) + more + text.slice(at)),
  );

/** JSON in which a value might stand for what was meant by another. */
function writings(attribute: AttributeType, value: unknown): fc.Arbitrary<string> {
  const json = JSON.stringify(value);
  const meant = String(value);
  const units = attribute.type === "number" ? [attribute.unit, attribute.unitEn, "km", "公顷", "%"] : ["是"];
  const labels =
    attribute.type === "choice" ? attribute.choices.flatMap(({ name, nameEn }) => [name, nameEn]) : [];
  return fc.oneof(
    spelt(meant).map((text) => JSON.stringify(text)),
    fc.constantFrom(...units).map((unit) => JSON.stringify(`${meant}${unit}`)),
    fc.constantFrom(...units).map((unit) => JSON.stringify(`${meant} ${unit}`)),
    fc
      .constantFrom(...labels, "是", "否", "yes", "no", "是的", "无", "一千八百六十")
      .map((text) => JSON.stringify(text)),
    fc.constantFrom("null", "[]", "{}", `[${json}]`, `{"value":${json}}`, `[[${json}]]`, "true", "false"),
    fc.constantFrom(
      "1e400",
      "-1e400",
      "-0",
      "-0.0",
      "0.5",
      "1e-300",
      "1.5e0",
      "99999999999999999999999",
      "-1",
    ),
    ...(typeof value === "number"
      ? [
          fc.constantFrom(
            `-${json}`,
            `${json}.0`,
            `${json}e0`,
            `${json}.5`,
            `${value + 1e-9}`,
            `${value}e30`,
            `${value}.0000001`,
          ),
        ]
      : []),
  );
}

/** A value of another kind or another number altogether is another statement, and may ask others. */
const isAnotherStatement = (attribute: AttributeType, json: string, value: unknown): boolean => {
  const given: unknown = JSON.parse(json);
  if (attribute.type === "boolean") return typeof given === "boolean" && given !== value;
  if (attribute.type === "number") return typeof given === "number" && given !== value;
  return attribute.choices.some(({ code }) => code === given && code !== value);
};

const mutated = fc.constantFrom(...CASES).chain(({ region, submission }) =>
  fc
    .constantFrom(...region.attributes.filter(({ code }) => code in submission.project.attributes))
    .chain((attribute) => {
      const value = submission.project.attributes[attribute.code];
      return writings(attribute, value).map((json) => ({ region, submission, attribute, value, json }));
    }),
);

describe("a stated fact", () => {
  it("A1: written in any other way asks the same departments and carries the same flags, or is refused where it stands", () => {
    const seen = { same: 0, refused: 0 };
    fc.assert(
      fc.property(mutated, ({ region, submission, attribute, value, json }) => {
        const outcome = outcomeOf(region, written(submission, attribute.code, json));
        const path = `project.attributes.${attribute.code}`;
        if ("refused" in outcome) {
          seen.refused++;
          expect(outcome.refused).toEqual([path]);
          return;
        }
        seen.same++;
        // What is taken is a value that was declared, and never another one than was meant.
        const taken: unknown = JSON.parse(json);
        if (attribute.type === "choice") expect(attribute.choices.map(({ code }) => code)).toContain(taken);
        else expect(typeof taken).toBe(attribute.type);
        if (isAnotherStatement(attribute, json, value)) return;
        expect(outcome).toEqual(outcomeOf(region, JSON.stringify(submission)));
      }),
      { numRuns: 1000 },
    );
    expect(Math.min(seen.same, seen.refused)).toBeGreaterThan(10);
  });

  it.each(
    CASES.flatMap(({ region, submission }) =>
      region.attributes.map((attribute) => ({ region, submission, attribute })),
    ),
  )(
    "of $region.code $attribute.code: null, a list, an object, a text and 1e400 are told what may be stated",
    ({ region, submission, attribute }) => {
      for (const json of ["null", "[]", "{}", "[true]", '"环境影响报告书"', '""', "1e400"]) {
        const parsed = SubmissionBody.parse(JSON.parse(written(submission, attribute.code, json)));
        expect(attributeFaults(region, parsed.project)).toEqual([
          {
            path: `project.attributes.${attribute.code}`,
            code: "attribute-not-allowed",
            facts: { allowed: expect.objectContaining({ type: attribute.type }) },
          },
        ]);
      }
    },
  );
});
