/**
 * 催收: a review that lies unseen in an in-box is brought to its department's notice once, on the first working day after
 * its dispatch or as soon afterwards as somebody looks. It is evidence of service because it may be missing: only whoever
 * writes it down makes it, as of that instant; `advance` never does.
 */
import type { ClockRules } from "../calendar/clock.ts";
import { remindInvited } from "./invitation.ts";
import { channelOf, firstWholeDay, onRecordSince, receiptOf } from "./receipt.ts";
import type { Review, ReviewEvent } from "./review.ts";
import { isOpen, startOfDay, type Instant } from "../base/time.ts";

/** From when a reminder is owed; `null` where none is, or none any more. */
export function reminderOwedFrom(review: Review, rules: ClockRules): Instant | null {
  const { status, remindedAt } = review;
  if (status !== "dispatched" && status !== "running" && status !== "suspended") return null;
  if (channelOf(review) !== "in-box" || remindedAt !== undefined || receiptOf(review)) return null;
  const { dueDate } = firstWholeDay(review, onRecordSince(review)!, rules);
  return isOpen(dueDate) ? null : startOfDay(dueDate, rules.zone);
}

/** The reminder, if one is owed at the instant at which it is written down; once the limit has run out it helps nobody. */
export function remind(review: Review, now: Instant, rules: ClockRules): readonly ReviewEvent[] {
  if (review.status === "closed") return remindInvited(review, now, rules);
  const from = reminderOwedFrom(review, rules);
  if (from === null || now < from || (review.served !== null && now >= review.served.due.dueAt)) return [];
  return [{ type: "review-reminded", at: now }];
}
