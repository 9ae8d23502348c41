/** Rules under which some material may follow against a promise (容缺). */
import type { Rules } from "../../functions/adapters/rulesFile.ts";

export const TERMS = {
  days: 5,
  text: "我单位承诺在承诺期限内补交所缺材料，逾期未补交的，愿意承担相应后果。",
  textEn: "We promise to hand in what is missing by its date, and bear what follows if we do not.",
  basis: { document: "容缺受理办法", article: "第五条" },
  putRightDays: 5,
};

/** The same rules, where material of these codes may follow. */
export const withMayFollow = (rules: Rules, ...codes: readonly string[]): Rules => ({
  ...rules,
  region: {
    ...rules.region,
    materials: rules.region.materials.map((one) =>
      codes.includes(one.code) ? { ...one, mayFollow: TERMS } : one,
    ),
  },
});
