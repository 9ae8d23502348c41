/** How a rating is shown, to whoever gave it and to supervision: to departments it never is. */
import type { ClockRules } from "../../domain/calendar/clock.ts";
import { dutyOf, followUpUntil, isOwed, latenessOf, type Rating } from "../../domain/supervision/rating.ts";
import { toldWithOffset, withOffset, type Instant } from "../../domain/base/time.ts";

export function ratingView(
  rating: Rating,
  reader: "applicant" | "supervisor",
  now: Instant,
  rules: ClockRules,
) {
  const { facts, called, extended, answered, followUp, excluded } = rating;
  const { ratedAt, ...said } = facts;
  const local = (instant: Instant) => withOffset(instant, rules.zone);
  const told = <A extends { at: Instant }>(act: A | null) => act && { ...act, at: local(act.at) };
  const duty = dutyOf(rating, rules);
  const late = latenessOf(rating, now, rules);
  const until = followUpUntil(rating, now, rules.zone);
  return {
    ...said,
    ratedAt: local(ratedAt),
    duty: duty && {
      callBy: toldWithOffset(duty.callBy, rules.zone),
      answerBy: toldWithOffset(duty.answerBy, rules.zone),
      owed: isOwed(rating),
      callLate: late.call,
      answerLate: late.answer,
    },
    called: called && { ...called, at: local(called.at), note: reader === "supervisor" ? called.note : null },
    extended: told(extended),
    answered: told(answered),
    followUpUntil: until && toldWithOffset(until, rules.zone),
    followUp: told(followUp),
    excluded: told(excluded),
  };
}
