/**
 * A closed period of the appraisal as it was signed, and the dated corrections of what came later: each says what would have been
 * marked by the same formula, and against what it is held. The snapshot itself never moves.
 */
import type { Actor } from "../base/actor.ts";
import { canonical } from "../base/canonical.ts";
import type { Instant } from "../base/time.ts";
import type { AppraisalFormula } from "../catalogue/appraisalFormula.ts";
import { appraise, type Appraised } from "./appraisal.ts";
import type { AppraisalPeriod } from "./appraisalPeriod.ts";
import { lastOf, ranked, type Ranked } from "./ranking.ts";

export const SNAPSHOT_FORMAT = "parallel-approvals/appraisal@1";

/** A department in a closed period: what it was marked by, and how. */
export type Standing = Ranked & Omit<Appraised, "id">;

export type Snapshot = {
  format: string;
  region: string;
  period: AppraisalPeriod;
  closedAt: Instant;
  /** Who asked for it; `null` where it was closed by itself. */
  by: Actor | null;
  catalogueVersion: string;
  formula: AppraisalFormula;
  departments: readonly (Standing & { name: string; nameEn: string })[];
  /** Who has the last place (末位), and of a year who had it the year before, too. */
  last: readonly string[];
  lastAgain: readonly string[];
  /** SHA-256 of the snapshot of the period before it, as it was kept; `null` where there is none. */
  previous: string | null;
};

/** What came after a period was closed: departments that stand otherwise by it. */
export type SnapshotCorrection = {
  at: Instant;
  departments: readonly (Standing & { was: Pick<Ranked, "mark" | "rank" | "unranked"> })[];
  /** SHA-256 of the snapshot, or of the correction before this one, as it was kept. */
  follows: string;
};

/** By a formula, from what is known of the departments, in whatever order. */
export function standings(formula: AppraisalFormula, all: readonly Appraised[]): Standing[] {
  const known = new Map(all.map((one) => [one.id, one]));
  return ranked(all.map((one) => appraise(formula, one))).map((one) => {
    const { counters, inspections } = known.get(one.id)!;
    return { ...one, counters, inspections };
  });
}

/** Of a year: who was last in it and in the one before (连续两年末位). */
export const lastAgain = (
  { kind }: Pick<AppraisalPeriod, "kind">,
  standing: readonly Ranked[],
  before: Pick<Snapshot, "last"> | null,
): string[] => (kind === "year" ? lastOf(standing).filter((id) => before?.last.includes(id)) : []);

/** How the departments of a closed period stand with all of its corrections. */
export function correctedBy(
  { departments }: Pick<Snapshot, "departments">,
  corrections: readonly Pick<SnapshotCorrection, "departments">[],
): Standing[] {
  const later = new Map(corrections.flatMap((one) => one.departments.map((own) => [own.id, own] as const)));
  return departments.map((own) => standingOf(later.get(own.id) ?? own));
}

/** What of it is marked, without what stands beside that. */
const standingOf = ({
  id,
  counters,
  inspections,
  closed,
  indicators,
  mark,
  rank,
  unranked,
}: Standing): Standing => ({ id, counters, inspections, closed, indicators, mark, rank, unranked });

/** What is otherwise by now; `null` where nothing is. @param now what is known of the departments of the snapshot */
export function correctionOf(
  snapshot: Pick<Snapshot, "departments" | "formula">,
  corrections: readonly Pick<SnapshotCorrection, "departments">[],
  now: readonly Appraised[],
): SnapshotCorrection["departments"] | null {
  const before = new Map(correctedBy(snapshot, corrections).map((one) => [one.id, one]));
  const changed = standings(snapshot.formula, now).flatMap((is) => {
    const was = before.get(is.id);
    if (!was || canonical(was) === canonical(is)) return [];
    const { mark, rank, unranked } = was;
    return [{ ...is, was: { mark, rank, unranked } }];
  });
  return changed.length === 0 ? null : changed;
}
