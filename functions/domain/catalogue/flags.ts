/**
 * The negative list (guard G5): a project that carries one of these flags is never consented to by silence. The guarded
 * party never declares its own guards: the region file derives flags from stated facts, and an applicant can only add.
 */
import type { Instant } from "../base/time.ts";
import { holds, mayHold, type Condition } from "./condition.ts";
import type { Region } from "./region.ts";
import { statedNow } from "./stated.ts";

export const NEGATIVE_LIST = [
  "national-security",
  "secret",
  "public-safety-hazard",
  "eia-report",
  "ecological-redline",
  "permanent-farmland",
  "protected-area",
  "cultural-relic",
  "special-fire",
  "third-party-hearing",
  "quota",
  "higher-authority",
  "express-act-required",
] as const;

export type Flag = (typeof NEGATIVE_LIST)[number];

/** A fact that implies a flag: `{ flag: "eia-report", when: { attribute: "eiaCategory", is: "报告书" } }`. */
export type FlagRule = { flag: Flag; when: Condition };

/** A flag as it came onto a project: by the region file, from stated facts, or because the applicant added it. */
export type FlagRaised = {
  flag: Flag;
  source: "region-file" | "applicant";
  /** Since when, where it came with a change of the project; with the submission where this is absent. */
  at?: Instant | undefined;
};

type Stated = { attributes: Parameters<typeof holds>[1]; flags: readonly Flag[] };

/** The flags that the region file derives from what is stated of a project, in the order of the negative list. */
export function derivedFlags(
  { flags }: { flags: readonly FlagRule[] },
  { attributes }: Pick<Stated, "attributes">,
): Flag[] {
  return inOrder(flags.filter(({ when }) => holds(when, attributes)));
}

/**
 * Every flag that a project carries by its submission, each once for every source that says so. A fact that the file has
 * come to ask for since might imply a flag: no silence counts for want of what nobody was asked.
 */
export function flagsAtReceipt(region: Pick<Region, "attributes" | "flags">, project: Stated): FlagRaised[] {
  const stated = statedNow(region, project.attributes);
  return [
    ...inOrder(region.flags.filter(({ when }) => mayHold(when, stated))).map((flag): FlagRaised => ({
      flag,
      source: "region-file",
    })),
    ...[...new Set(project.flags)].map((flag): FlagRaised => ({ flag, source: "applicant" })),
  ];
}

const inOrder = (rules: readonly FlagRule[]): Flag[] =>
  NEGATIVE_LIST.filter((flag) => rules.some((rule) => rule.flag === flag));
