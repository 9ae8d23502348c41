/**
 * 需国家、省审批: a matter that a higher authority decides. Its department examines it first (初审, 行政许可法 art. 43), within its own
 * limits; once it has sent it on no clock of ours runs and no silence counts, until its answer is here and the department says so.
 * Somebody of the department keeps track of it, and is reminded in a rhythm from the day on which the answer is expected.
 */
import type { Review, ReviewEvent } from "./review.ts";
import type { Served } from "./service.ts";
import type { Attached } from "../base/attachment.ts";
import { endOfDay, OPEN, type Instant, type LocalDate } from "../base/time.ts";
import { afterWorkingDays, type ClockRules } from "../calendar/clock.ts";
import { regionRules } from "../calendar/ownDays.ts";

/** Working days between two reminders, and how many there are at most: a history is bounded. */
export const REMINDER_DAYS = 5;
export const MOST_HIGHER_REMINDERS = 24;

export const HIGHER_RESULTS = ["approved", "refused"] as const;
export type HigherResult = (typeof HIGHER_RESULTS)[number];

/** What was sent on: by which document, when an answer is expected, who of the department keeps track of it. */
export type Sending = Attached & {
  number: string;
  expectedOn: LocalDate;
  tracker: { name: string; phone: string };
};

/** What the higher authority has answered: by which document, and when that came. */
export type HigherAnswer = Attached & { number: string; receivedOn: LocalDate; result: HigherResult };

export type SentOn = Sending & {
  at: Instant;
  /** Since when its tracker has been reminded, the first first. */
  remindedAt: readonly Instant[];
  answer: (HigherAnswer & { at: Instant }) | null;
};

export type HigherEvent =
  | { type: "sent-on"; sending: Sending; at: Instant; served: Served }
  | { type: "higher-reminded"; asOf: Instant }
  | { type: "higher-answered"; answer: HigherAnswer; at: Instant };

export type HigherRefusal =
  | { code: "not-of-higher-authority" }
  | { code: "send-on-first"; authority: string }
  | { code: "sent-on"; sentAt: Instant; authority: string }
  | { code: "not-sent-on" }
  | { code: "higher-answered"; receivedOn: LocalDate }
  | { code: "higher-date"; earliest: LocalDate; latest: LocalDate };

/** Whether it lies with the higher authority, or its answer is here and the department has yet to say so: no clock runs. */
export const isWithHigher = (review: Review): boolean =>
  review.status === "suspended" && review.stop.why === "higher-authority";

/** Why an opinion is not the department's to give now: what the higher authority decides is sent on first, and waited for. */
export function opinionRefusal(review: Review, isConsent: boolean): HigherRefusal | null {
  const { higherAuthority } = review.facts.matter;
  if (higherAuthority === undefined || review.status === "closed") return null;
  const authority = higherAuthority.name;
  const { sentOn } = review;
  if (sentOn === undefined) return isConsent ? { code: "send-on-first", authority } : null;
  return sentOn.answer === null ? { code: "sent-on", sentAt: sentOn.at, authority } : null;
}

/** Its tracker is reminded when the day is over on which the answer was expected, and every five working days from then. */
export function higherReminder(review: Review, asOf: Instant, rules: ClockRules): ReviewEvent | null {
  const { sentOn } = review;
  if (sentOn === undefined || sentOn.answer !== null || !isWithHigher(review)) return null;
  const count = sentOn.remindedAt.length;
  if (count >= MOST_HIGHER_REMINDERS) return null;
  const first = endOfDay(sentOn.expectedOn, rules.zone);
  const at = count === 0 ? first : afterWorkingDays(first, count * REMINDER_DAYS, regionRules(rules)).dueAt;
  return asOf < at ? null : { type: "higher-reminded", asOf: at };
}

/** What an event makes of it. */
export function withHigher(review: Review, event: HigherEvent): Review {
  if (event.type === "sent-on") {
    const { sending, at, served } = event;
    const sentOn: SentOn = { ...sending, at, remindedAt: [], answer: null };
    const away = {
      status: "suspended",
      served,
      stop: { why: "higher-authority", endsAt: OPEN },
      sentOn,
    } as const;
    if (review.status === "running") return { ...review, ...away };
    if (review.status !== "overdue") return { ...review, sentOn };
    const {
      failedGuards: _guards,
      failed: _failed,
      raisedTo: _to,
      goesOnAt: _on,
      judgedBy: _by,
      ...rest
    } = review;
    return { ...rest, ...away };
  }
  const { sentOn } = review;
  if (sentOn === undefined) return review;
  return event.type === "higher-reminded"
    ? { ...review, sentOn: { ...sentOn, remindedAt: [...sentOn.remindedAt, event.asOf] } }
    : { ...review, sentOn: { ...sentOn, answer: { ...event.answer, at: event.at } } };
}
