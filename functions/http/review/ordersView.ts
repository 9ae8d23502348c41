/** The orders of the ladder, as answers show them: to whom, until when, and who has signed for and answered each. */
import type { ClockRules } from "../../domain/calendar/clock.ts";
import { regionRules } from "../../domain/calendar/ownDays.ts";
import { answerBy } from "../../domain/review/ladder.ts";
import type { Review } from "../../domain/review/review.ts";
import { toldWithOffset, withOffset } from "../../domain/base/time.ts";

/** @param standing the review as it stands now */
export const ordersView = ({ orders = [] }: Review, rules: ClockRules) =>
  orders.map(({ to, at, due, signed, answer }) => ({
    to,
    issuedAt: withOffset(at, rules.zone),
    answerBy: toldWithOffset(answerBy(to, at, due, regionRules(rules)), rules.zone),
    signed: signed && { by: signed.by, at: withOffset(signed.at, rules.zone) },
    answer: answer && { by: answer.by, at: withOffset(answer.at, rules.zone), text: answer.text },
  }));
