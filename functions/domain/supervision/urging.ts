/** 催办 and 督办: by what a department was urged to act on a review, when, and whether it has answered. */
import { regionRules } from "../calendar/ownDays.ts";
import type { ClockRules } from "../calendar/clock.ts";
import { answerBy, type LadderStep } from "../review/ladder.ts";
import type { Order } from "../review/order.ts";
import { receiptsOf } from "../review/receipt.ts";
import type { Review } from "../review/review.ts";
import type { Instant } from "../base/time.ts";

/** A reminder (催收) of what lay unseen in the in-box: the review itself, or the invitation to its joint review. */
export type Reminding = {
  kind: "reminder";
  of: "review" | "invitation";
  at: Instant;
  /** When somebody of the department had it in hand first; `null` while nobody has. */
  seenAt: Instant | null;
};

/** An order of the ladder (督办单). */
export type Ordering = { kind: "order"; to: LadderStep; at: Instant } & Pick<
  Order,
  "due" | "signed" | "answer"
>;

export type Urging = Reminding | Ordering;

/** Everything by which the department of a review was urged in the service that stands, the earliest first. */
export function urgingsOf(review: Review): Urging[] {
  const { remindedAt, invitation, orders = [] } = review;
  const reminders: Reminding[] = [
    ...(remindedAt === undefined
      ? []
      : [
          {
            kind: "reminder",
            of: "review",
            at: remindedAt,
            seenAt: receiptsOf(review)[0]?.at ?? null,
          } as const,
        ]),
    ...(invitation?.remindedAt === undefined
      ? []
      : [
          {
            kind: "reminder",
            of: "invitation",
            at: invitation.remindedAt,
            seenAt: receiptsOf(invitation)[0]?.at ?? null,
          } as const,
        ]),
  ];
  const ordered = orders.map(({ to, at, due, signed, answer }): Ordering => ({
    kind: "order",
    to,
    at,
    due,
    signed,
    answer,
  }));
  return [...reminders, ...ordered].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** Whether an order waits for an answer: once its review is closed, what it asked for is there, or nobody asks for it any more. */
export const isOwed = ({ status }: Review, urging: Urging): boolean =>
  urging.kind === "order" && urging.answer === null && status !== "closed";

/** Until when an urging is to be answered; `null` of a reminder, which asks for nothing but a look. */
export const answeredBy = (urging: Urging, rules: ClockRules): Instant | null =>
  urging.kind === "order" ? answerBy(urging.to, urging.at, urging.due, regionRules(rules)) : null;
