/** The revocations that were announced of a consent by silence, as answers show them; nothing where none was, as nearly always. */
import { toldWithOffset, withOffset, type Instant } from "../../domain/base/time.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import { announcedOf, decidableFrom, statementDue } from "../../domain/review/announcement.ts";
import type { Review } from "../../domain/review/review.ts";

export function announcedView(review: Review, now: Instant, rules: ClockRules) {
  const { announced = [] } = review;
  const { zone } = rules;
  const standing = announcedOf(review)?.at;
  if (announced.length === 0) return {};
  return {
    announced: announced.map((one) => {
      const { ground, facts, article, organ, at, statement, withdrawn } = one;
      return {
        ground,
        facts,
        article,
        organ,
        at: withOffset(at, zone),
        until: toldWithOffset(statementDue(one, rules).dueAt, zone),
        stands: at === standing,
        decidable: at === standing && decidableFrom(one, rules) <= now,
        statement: statement ? { text: statement.text, at: withOffset(statement.at, zone) } : null,
        withdrawn: withdrawn ? { reasons: withdrawn.reasons, at: withOffset(withdrawn.at, zone) } : null,
      };
    }),
  };
}
