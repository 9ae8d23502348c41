/** The orders of the ladder, as answers show them: to whom, until when, who answers for each, and who has signed for and answered it. */
import { holderOf } from "../../domain/catalogue/takeover.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { regionRules } from "../../domain/calendar/ownDays.ts";
import { circumstancesOf, type ReviewRules } from "../../domain/review/circumstances.ts";
import { answerBy } from "../../domain/review/ladder.ts";
import { answersForOrder } from "../../domain/review/order.ts";
import type { Review } from "../../domain/review/review.ts";
import { toldWithOffset, withOffset, type Instant } from "../../domain/base/time.ts";

/** @param standing the review as it stands now */
export function ordersView(
  { facts, orders = [] }: Review,
  now: Instant,
  rules: ReviewRules,
  region: Pick<Region, "departments" | "matters" | "projectTypes">,
) {
  const { department, matter } = facts;
  const head = () =>
    holderOf(region, { department: department.id, matter: matter.code })?.signs.name ?? department.name;
  return orders.map((order) => {
    const { to, at, due, signed, answer } = order;
    const { staff } = circumstancesOf(facts, rules);
    return {
      to,
      addressee: answersForOrder(order, department.posts, head(), staff, now),
      issuedAt: withOffset(at, rules.zone),
      answerBy: toldWithOffset(answerBy(to, at, due, regionRules(rules)), rules.zone),
      signed: signed && { by: signed.by, at: withOffset(signed.at, rules.zone) },
      answer: answer && { by: answer.by, at: withOffset(answer.at, rules.zone), text: answer.text },
    };
  });
}
