/**
 * One delay counts once, by its gravest card: where the promised and the statutory limit of one review ran out, the red card
 * counts alone. A card that was revoked counts nowhere; what it had covered counts again.
 */
import type { Instant } from "../base/time.ts";
import type { BreachRule } from "../review/review.ts";

/** A card of a review's own, as far as this asks. */
type Own = { rule: BreachRule; at: Instant; isCorrected: boolean };

/** The yellow cards of one review that are covered by a red one of the same delay, which stands. */
export function coveredBy<C extends Own>(own: readonly C[]): ReadonlySet<C> {
  const standing = own.filter(({ isCorrected }) => !isCorrected).toSorted((a, b) => (a.at < b.at ? -1 : 1));
  const free = standing.filter(({ rule }) => rule === "promised-limit");
  const covered = new Set<C>();
  for (const red of standing.filter(({ rule }) => rule === "statutory-limit")) {
    // Of the same running of the clock: the promised limit that ran out last before it, else the first one after it.
    const before = free.findLastIndex(({ at }) => at <= red.at);
    const [yellow] = free.splice(before < 0 ? 0 : before, 1);
    if (yellow) covered.add(yellow);
  }
  return covered;
}
