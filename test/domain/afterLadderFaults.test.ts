/** Without what a region file may have the lead go on: every fault of it at once, by its path. */
import { describe, expect, it } from "@jest/globals";
import { regionFaults } from "../../functions/domain/catalogue/regionFaults.ts";
import type { Matter } from "../../functions/domain/catalogue/region.ts";
import { fixtureRules } from "../support/fixtures.ts";

const { region } = fixtureRules();
const AT = region.matters.findIndex(({ code }) => code === "consult-water");

const faultsOf = (about: Partial<Matter>) =>
  regionFaults({
    ...region,
    matters: region.matters.with(AT, {
      ...region.matters[AT]!,
      onTimeout: "escalate",
      afterLadder: "lead-proceeds",
      ...about,
    }),
  }).map(({ path, message }) => `${path}: ${message}`);

describe("afterLadder: lead-proceeds", () => {
  const at = `matters[${AT}].afterLadder`;

  it("is taken of an opinion and of a technical review whose silence escalates, or may", () => {
    for (const kind of ["opinion", "technical-review"] as const)
      for (const onTimeout of ["escalate", "deemed-consent"] as const)
        expect(faultsOf({ kind, onTimeout })).toEqual([]);
  });

  it("is refused of everything else, with each reason", () => {
    for (const kind of ["licence", "filing", "utility"] as const)
      expect(faultsOf({ kind })).toEqual([
        `${at}: the lead may go on without an opinion or a technical review, never without a ${kind}`,
      ]);
    expect(
      faultsOf({
        kind: "licence",
        onTimeout: "deemed-refusal",
        veto: true,
        department: region.projectTypes[0]!.lead,
        projectTypes: ["municipal-road"],
      }),
    ).toEqual([
      `${at}: the lead may go on without an opinion or a technical review, never without a licence`,
      `${at}: onTimeout: deemed-refusal closes it at its due instant, and no ladder is climbed`,
      `${at}: no lead overrides its objection (veto), so none goes on without it`,
      `${at}: planning leads "municipal-road", and the lead never goes on without its own answer`,
    ]);
    expect(faultsOf({ onTimeout: "proceed-without" })).toHaveLength(1);
  });
});
