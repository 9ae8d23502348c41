/** Whom an order of the ladder is addressed to signs for it, and answers it. */
import { advance, viewAt } from "./advance.ts";
import { refuseAttempt } from "./attempt.ts";
import type { ReviewRules } from "./circumstances.ts";
import { ADDRESSED, isAddressed, mayAnswer, sameOrder, type OrderAnswer } from "./order.ts";
import type { Review, ReviewDecision, ReviewRefusal } from "./review.ts";
import type { Actor } from "../base/actor.ts";
import type { Instant } from "../base/time.ts";

/** Signs for an order, and answers it where there is an answer; the first of each counts, and given again changes nothing. */
export function answerOrder(
  review: Review,
  { answer: text, to, at }: OrderAnswer,
  by: Actor,
  now: Instant,
  rules: ReviewRules,
): ReviewDecision {
  const order = { to, at };
  const refuse = (refusal: ReviewRefusal) =>
    refuseAttempt(review, "answerOrder", refusal, now, { ...order, ...(text !== undefined && { text }) });
  const orders = viewAt(review, now, rules).orders ?? [];
  const found = orders.find((one) => sameOrder(one, order));
  if (found === undefined)
    return refuse({ code: "no-such-order", orders: orders.map((one) => `${one.to} ${one.at}`) });
  if (!isAddressed(to, by)) return refuse({ code: "order-rank", needed: ADDRESSED[to] });
  if (!mayAnswer(to, by)) return refuse({ code: "by-name" });
  const isSaid = text === undefined || found.answer?.text === text;
  if (!isSaid && found.answer !== null)
    return refuse({ code: "order-answered", answeredAt: found.answer.at });
  if (found.signed !== null && isSaid) return { events: [] };
  return {
    events: [
      ...advance(review, now, rules),
      ...(found.signed === null ? [{ type: "order-signed-for" as const, order, by, at: now }] : []),
      ...(isSaid ? [] : [{ type: "order-answered" as const, order, by, at: now, answer: text }]),
    ],
  };
}
