/**
 * 踢皮球: matters of one case that departments hand to each other, with nobody who has taken one of them, go round. Each is an
 * edge from who has handed it on to who has it; another one that leads back closes the circle.
 */
import type { Standing } from "./caseActs.ts";
import { nowOf } from "../catalogue/successors.ts";
import { viewAt } from "../review/advance.ts";
import type { ReviewRules } from "../review/circumstances.ts";
import { deciderAmong, isUnclaimed, type Sitting } from "../review/referralAnswer.ts";
import type { Instant } from "../base/time.ts";

/** A matter on its way: by whom it was handed on, and to whom. */
export type Edge = { from: string; to: string };

/** Those of the edges that lie on a circle with one more; `[]` where it closes none. */
export function onCircle<E extends Edge>(edges: readonly E[], added: Edge): E[] {
  const ahead = reached(added.to, edges);
  if (!ahead.has(added.from)) return [];
  const behind = reached(
    added.from,
    edges.map(({ from, to }) => ({ from: to, to: from })),
  );
  return edges.filter(({ from, to }) => ahead.has(from) && behind.has(to));
}

function reached(start: string, edges: readonly Edge[]): ReadonlySet<string> {
  const found = new Set([start]);
  // A set that is walked gives what is added to it on the way.
  for (const at of found) for (const { from, to } of edges) if (from === at) found.add(to);
  return found;
}

/**
 * What a matter that is handed on now makes go round.
 * @returns the sitting that is opened, and the other reviews on which it is; `null` where nothing goes round
 */
export function crosswise(
  { reviews, region }: Standing,
  added: Edge,
  now: Instant,
  rules: ReviewRules,
): { sitting: Sitting; reviews: string[] } | null {
  // Whoever has taken a department's place since has its matters.
  const today = (id: string) => nowOf(region.departments, id)?.id ?? id;
  const edges = reviews
    .map((review) => viewAt(review, now, rules))
    .filter(isUnclaimed)
    .map(({ facts, referral }) => ({
      from: today(facts.handedOn!.by!),
      to: today(facts.department.id),
      reviewId: facts.reviewId,
      isSatOn: referral?.sitting !== undefined,
    }));
  const closing = { from: today(added.from), to: today(added.to) };
  const round = onCircle(edges, closing);
  if (round.length === 0) return null;
  const parties = [...new Set([closing, ...round].flatMap(({ from, to }) => [from, to]))];
  const decides = deciderAmong(parties, today(reviews[0]!.facts.leadDepartment));
  return {
    sitting: { because: "crosswise", parties, decides, at: now },
    reviews: round.filter(({ isSatOn }) => !isSatOn).map(({ reviewId }) => reviewId),
  };
}
