/** What a department does about a matter that a higher authority decides (需国家、省审批): it sends it on, and records the answer. */
import { advance, viewAt } from "./advance.ts";
import { notRunning, refuseAttempt, superseded } from "./attempt.ts";
import type { ReviewRules } from "./circumstances.ts";
import { isWithHigher, type HigherAnswer, type Sending, type SentOn } from "./higherAuthority.ts";
import type { Review, ReviewDecision, ReviewRefusal } from "./review.ts";
import { stopped } from "./stop.ts";
import { canonical } from "../base/canonical.ts";
import { localDate, OPEN, type Instant } from "../base/time.ts";
import { afterWorkingDays, type ClockRules } from "../calendar/clock.ts";

/** The department has examined it and sends it on: its clock stands from then, without an end. */
export function sendOn(review: Review, sending: Sending, now: Instant, rules: ReviewRules): ReviewDecision {
  const { sentOn } = review;
  if (sentOn && isSame(sending, sentOn)) return { events: [] };
  const refuse = (refusal: ReviewRefusal) => refuseAttempt(review, "sendOn", refusal, now, sending);
  const { higherAuthority } = review.facts.matter;
  if (higherAuthority === undefined) return refuse({ code: "not-of-higher-authority" });
  if (sentOn) return refuse({ code: "sent-on", sentAt: sentOn.at, authority: higherAuthority.name });
  const standing = viewAt(review, now, rules);
  const passed = superseded(review, now);
  if (passed) return refuse(passed);
  // Late, it is sent on all the same: nobody else does it, and what was broken stays broken.
  if (standing.status !== "running" && standing.status !== "overdue") return refuse(notRunning(standing)!);
  const today = localDate(now, rules.zone);
  const latest = rules.calendar.days.at(-1)?.date ?? today;
  if (sending.expectedOn <= today || sending.expectedOn > latest)
    return refuse({ code: "higher-date", earliest: afterWorkingDays(now, 1, rules).dueDate, latest });
  const served = stopped(standing, now, { why: "higher-authority", endsAt: OPEN }, rules);
  return { events: [...advance(review, now, rules), { type: "sent-on", sending, at: now, served }] };
}

/** The answer of the higher authority is here: its department says so in its opinion from then on. */
export function recordAnswer(
  review: Review,
  answer: HigherAnswer,
  now: Instant,
  rules: ClockRules,
): ReviewDecision {
  const { sentOn } = review;
  if (sentOn?.answer && canonical(wordsOf(sentOn.answer)) === canonical(answer)) return { events: [] };
  const refuse = (refusal: ReviewRefusal) => refuseAttempt(review, "recordAnswer", refusal, now, answer);
  if (sentOn === undefined) return refuse({ code: "not-sent-on" });
  if (!isWithHigher(review)) return refuse(notRunning(review) ?? { code: "not-sent-on" });
  if (sentOn.answer) return refuse({ code: "higher-answered", receivedOn: sentOn.answer.receivedOn });
  const [earliest, latest] = [localDate(sentOn.at, rules.zone), localDate(now, rules.zone)];
  if (answer.receivedOn < earliest || answer.receivedOn > latest)
    return refuse({ code: "higher-date", earliest, latest });
  return { events: [{ type: "higher-answered", answer, at: now }] };
}

const wordsOf = ({ at: _at, ...answer }: HigherAnswer & { at: Instant }): HigherAnswer => answer;

function isSame(
  sending: Sending,
  { at: _at, remindedAt: _reminded, answer: _answer, ...before }: SentOn,
): boolean {
  return canonical(before) === canonical(sending);
}
