/** How an urging is shown: to whom, since when and until when, and who has seen, signed for and answered it. */
import { isOpen, toldWithOffset, withOffset, type Instant } from "../../domain/base/time.ts";
import type { ReviewRules } from "../../domain/review/circumstances.ts";
import type { Review } from "../../domain/review/review.ts";
import { answeredBy, isOwed, type Urging } from "../../domain/supervision/urging.ts";

export function urgingView(review: Review, urging: Urging, now: Instant, rules: ReviewRules) {
  const { zone } = rules;
  const until = answeredBy(urging, rules);
  const owed = isOwed(review, urging);
  const common = {
    at: withOffset(urging.at, zone),
    answerBy: until && toldWithOffset(until, zone),
    owed,
    late: owed && until !== null && !isOpen(until) && now >= until,
  };
  if (urging.kind === "reminder")
    return {
      kind: urging.of === "review" ? ("reminder" as const) : ("invitation-reminder" as const),
      to: null,
      ...common,
      seenAt: urging.seenAt && withOffset(urging.seenAt, zone),
      signed: null,
      answer: null,
    };
  const { to, signed, answer } = urging;
  return {
    kind: "order" as const,
    to,
    ...common,
    seenAt: null,
    signed: signed && { by: signed.by, at: withOffset(signed.at, zone) },
    answer: answer && { by: answer.by, at: withOffset(answer.at, zone), text: answer.text },
  };
}
