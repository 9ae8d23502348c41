/** What the people of a schedule send. */
import type { Opinion } from "../../functions/domain/review/opinion.ts";
import { example } from "../support/fixtures.ts";
import type { OpinionKind } from "./scenario.ts";

const { project, applicant, materials } = example("municipal-road-application");

/** A piece of material, as it is handed in for the so-manieth time. */
export const materialOf = (code: string, version = 1) => ({
  ...materials[0]!,
  name: `${code} ${version}`,
  code,
  sha256: String(version).padStart(64, "0"),
});

export const submissionOf = (codes: readonly string[]) => ({
  project,
  applicant,
  materials: codes.map((code) => materialOf(code)),
  claims: [],
});

export const AS_SUPERVISOR = { role: "supervisor" };

export const asDepartment = (id: string) => ({ role: "department", department: id });

export const opinionOf = (kind: OpinionKind, i: number): Opinion => {
  switch (kind) {
    case "consent":
      return { kind: "consent" };
    case "conditions":
      return {
        kind: "consent-with-conditions",
        conditions: [
          { text: "as wide as this", basis: "discretionary", about: "road-width", value: 12 + (i % 2) },
        ],
      };
    case "objection":
      return {
        kind: "objection",
        reasons: "r",
        article: "a",
        facts: "f",
        curableBy: "a wider culvert",
        signedBy: "s",
      };
    case "not-applicable":
      return { kind: "not-applicable", reasons: "none of ours" };
  }
};
