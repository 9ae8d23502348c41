/**
 * The invitation to a joint review (联合会审), on the record of the review by which a department takes part: a silence on the
 * minutes counts only where evidence says that it was reached in time, and such evidence may be missing.
 */
import { afterWorkingDays, type ClockRules } from "../calendar/clock.ts";
import { ownRules } from "../calendar/ownDays.ts";
import {
  channelOf,
  evidenceOf,
  firstWholeDay,
  receiptsOf,
  type EndpointAnswer,
  type Evidence,
  type Opening,
  type Receipt,
} from "./receipt.ts";
import type { Review, ReviewEvent } from "./review.ts";
import { isOpen, startOfDay, type Instant } from "../base/time.ts";

/** What is kept of it with a review: when it was sent, when the sitting begins, and the first evidence of each kind. */
export type Invitation = Evidence & { sentAt: Instant; beginsAt: Instant };

/** One piece of evidence of its receipt: somebody has read the review, which shows it, or the endpoint has taken it. */
export type InvitationEvidence = { opening: Opening } | { answer: EndpointAnswer };

/** What an invitation becomes with more evidence; of each kind the first is kept. */
export const withEvidence = <I extends Evidence>(invitation: I, more: Evidence): I => ({
  ...invitation,
  ...evidenceOf(more),
  ...evidenceOf(invitation),
});

/** It, where what it invites to has not begun at `now`; `null` before it was sent, and from the beginning on. */
export const openUntil = <I extends Pick<Invitation, "sentAt" | "beginsAt">>(
  invitation: I,
  now: Instant,
): I | null => (now >= invitation.sentAt && now < invitation.beginsAt ? invitation : null);

/** By what it is known to have been in somebody's hand first, from the evidence of it alone. */
export const answeredWith = (invitation: Evidence): Instant | null => receiptsOf(invitation)[0]?.at ?? null;

/** The invitation of a review whose sitting has not begun at `now`: from then on nothing is evidence of it any more. */
export const openInvitation = ({ invitation }: Review, now: Instant): Invitation | null =>
  invitation === undefined ? null : openUntil(invitation, now);

/** By what the department is known to have had it in hand first; a position taken since it was sent is an act on it. */
function givenTo({ invitation, position }: Review): Exclude<Receipt, { by: "reminder" }> | null {
  if (invitation === undefined) return null;
  const [known] = receiptsOf(invitation);
  const acted = position !== null && position.at >= invitation.sentAt ? position.at : null;
  if (acted !== null && (known === undefined || acted < known.at)) return { by: "act", at: acted };
  return known ?? null;
}

/** The evidence of its receipt that was on record before the sitting began; `null` where there is none. */
export function invitationReceipt(review: Review, rules: ClockRules): Receipt | null {
  const { invitation } = review;
  if (invitation === undefined) return null;
  const given = givenTo(review);
  if (given !== null && given.at < invitation.beginsAt) return given;
  const { remindedAt: at, sentAt, beginsAt } = invitation;
  if (channelOf(review) !== "in-box" || at === undefined || at >= beginsAt) return null;
  const { dueAt: dayOverAt } = firstWholeDay(review, sentAt, rules);
  return dayOverAt <= beginsAt ? { by: "reminder", at, dayOverAt } : null;
}

/**
 * When it was served: an in-box has it at once, or, where its clocks run from the receipt, with the first evidence, at the
 * latest at the end of the first working day; an endpoint has to answer, or somebody to act. `null` while it is not.
 */
export function invitationServedAt(review: Review, rules: ClockRules): Instant | null {
  const { invitation } = review;
  if (invitation === undefined) return null;
  return reachedAt(review, invitation, givenTo(review)?.at ?? null, rules);
}

/** The same of whatever a department is invited to, by the first evidence that it had it in hand. */
export function reachedAt(
  review: Review,
  { sentAt }: Pick<Invitation, "sentAt">,
  first: Instant | null,
  rules: ClockRules,
): Instant | null {
  const { facts } = review;
  if (channelOf(review) === "webhook") return first;
  if (facts.department.clockFrom !== "receipt") return sentAt;
  const { dueAt: dayOver } = afterWorkingDays(sentAt, 1, ownRules(facts, rules));
  return first !== null && first < dayOver ? first : dayOver;
}

/** An endpoint has taken the invitation: evidence of its receipt, once, and none any more when the sitting has begun. */
export function invitationTaken(review: Review, answer: EndpointAnswer): readonly ReviewEvent[] {
  const invitation = openInvitation(review, answer.at);
  if (invitation === null || invitation.answer) return [];
  return [{ type: "invitation-received", evidence: { answer } }];
}

/** The reminder (催收) of an invitation that lies unseen in an in-box, where one is owed as it is written down. */
export function remindInvited(review: Review, now: Instant, rules: ClockRules): readonly ReviewEvent[] {
  const invitation = openInvitation(review, now);
  if (invitation === null || invitation.remindedAt !== undefined) return [];
  if (channelOf(review) !== "in-box" || givenTo(review) !== null) return [];
  const { dueDate } = firstWholeDay(review, invitation.sentAt, rules);
  if (isOpen(dueDate) || now < startOfDay(dueDate, rules.zone)) return [];
  return [{ type: "invitation-reminded", at: now }];
}
