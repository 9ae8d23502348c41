/** Rules with a licence among the matters, which the fixtures have not. */
import { fixtureRules } from "./fixtures.ts";
import { TERMS } from "./mayFollow.ts";

/** The water authority's matter is a licence of its own, and a promise may stand in for its review. */
export function withLicence() {
  const { region, ...rest } = fixtureRules();
  const matters = region.matters.map((matter) =>
    matter.code === "consult-water"
      ? ({
          ...matter,
          kind: "licence",
          veto: true,
          onTimeout: "escalate",
          tacitBasis: null,
          replaceableBy: ["promise"],
          promise: { text: TERMS.text, textEn: TERMS.textEn, basis: TERMS.basis },
        } as const)
      : matter,
  );
  return { ...rest, region: { ...region, matters } };
}
