/** What a simulated department does with a review: by weights and a seed, the same each time for the same matter of a project. */
import { createHash } from "node:crypto";

/** What departments do, in words of the command line. */
export const BEHAVIOURS = ["consent", "conditions", "object", "supplement", "silent", "late"] as const;
export type Behaviour = (typeof BEHAVIOURS)[number];

export type Weights = Readonly<Record<Behaviour, number>>;

/** As in a usual year: most consent, a few do not, one in ten lets the limit run out. */
export const USUAL: Weights = { consent: 6, conditions: 1, object: 1, supplement: 1, silent: 1, late: 0 };

export type Plan = {
  does: Behaviour;
  /** Which part of its limit has run when it acts, 0 to 1; who comes late comes that much after it. */
  after: number;
};

/** Numbers from 0 to 1 that look like chance: as many as are asked for, of a text. */
function fractions(text: string, count: number): number[] {
  const bytes = createHash("sha256").update(text).digest();
  return Array.from({ length: count }, (_, i) => bytes.readUInt32BE(i * 4) / 2 ** 32);
}

/** @param review what it is about, whatever its number: a project's code and a matter's */
export function planOf(seed: string, review: string, weights: Weights): Plan {
  const [which, after] = fractions(`${seed} ${review}`, 2) as [number, number];
  const all = BEHAVIOURS.reduce((sum, one) => sum + weights[one], 0);
  let left = which * all;
  const does = BEHAVIOURS.find((one) => (left -= weights[one]) < 0) ?? "consent";
  return { does, after };
}

/** What it sends when it opines; `undefined` of who asks for material or says nothing. */
export function opinionOf(does: Behaviour): object | undefined {
  const handler = { name: "模拟经办人", post: "A" };
  switch (does) {
    case "consent":
    case "late":
      return { kind: "consent", handler };
    case "conditions":
      return {
        kind: "consent-with-conditions",
        conditions: [{ text: "施工前报送施工组织方案（模拟条件）", basis: "law", article: "模拟条款" }],
        handler,
      };
    case "object":
      return {
        kind: "objection",
        reasons: "与现状设施冲突（模拟意见）",
        article: "模拟条款",
        facts: "现场核对，净距不足（模拟事实）",
        curableBy: "调整线位后重新报送（模拟）",
        signedBy: "模拟负责人",
        handler,
      };
    case "supplement":
    case "silent":
      return undefined;
  }
}
