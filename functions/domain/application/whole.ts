/**
 * The whole's limit (行政许可法 art. 42(2)): where a licence is among its matters, all of it takes 45 working days from acceptance
 * at most. Only days on which a procedure of art. 45 of any of its reviews stands are not counted; a changed project starts it anew.
 */
import { acceptanceOf, isInRound, type Application } from "./application.ts";
import {
  afterWorkingDays,
  dueOf,
  type Clock,
  type ClockRules,
  type Due,
  type Suspension,
} from "../calendar/clock.ts";
import { isOpen, plusSeconds, type Instant, type LocalDate } from "../base/time.ts";
import type { Approver } from "../review/approver.ts";
import type { Review } from "../review/review.ts";

export const WHOLE_DAYS = 45;
/** 十五日: once, before the limit runs out, approved by the government's head. */
export const MOST_MORE_DAYS = 15;

/** More days for the whole, as they were approved, with the day on which it was to end before and ends now. */
export type WholeExtension = {
  days: number;
  reasons: string;
  approver: Approver;
  before: LocalDate;
  after: LocalDate;
  at: Instant;
};

/** More days that somebody has asked for who may not approve them. */
export type WholeAsked = { days: number; reasons: string; at: Instant };

/** What became of the whole's limit: a change of the project starts it anew, and erases no breach. */
export type WholeKept = {
  asked?: WholeAsked | undefined;
  /** How often it was asked for: a history is bounded. */
  asks?: number | undefined;
  extension?: WholeExtension | undefined;
  /** When it ran out, of whatever start. */
  breaches: readonly Instant[];
};

export type WholeEvent =
  | ({ type: "whole-extension-asked" } & WholeAsked)
  | { type: "whole-extended"; extension: WholeExtension }
  | { type: "whole-overdue"; asOf: Instant; dueDate: LocalDate };

/** The whole's clock, and when it runs out. */
export type Whole = { clock: Clock; due: Due };

/**
 * @param reviews all that are on record, those that count no more among them
 * @returns `null` before acceptance, and where no licence is among its matters: then no such limit holds
 */
export function wholeOf(
  application: Application,
  reviews: readonly Review[],
  rules: ClockRules,
): Whole | null {
  const acceptance = acceptanceOf(application);
  if (acceptance === null) return null;
  const counting = new Set(acceptance.reviews.map(({ reviewId }) => reviewId));
  const isLicence = ({ facts }: Review) => counting.has(facts.reviewId) && facts.matter.kind === "licence";
  if (!reviews.some(isLicence)) return null;
  const startedAt = application.changedAt ?? acceptance.acceptedAt;
  const suspensions = reviews
    .flatMap(stopsOf)
    .filter(({ until }) => until! > startedAt)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const days = WHOLE_DAYS + (application.whole?.extension?.days ?? 0);
  const clock: Clock = { startedAt, limit: { days, unit: "working-days" }, suspensions };
  return { clock, due: dueOf(clock, rules)! };
}

/** The procedures of a review, each until it was over: with the review at the latest. */
const stopsOf = (review: Review): Suspension[] =>
  review.procedures.map(({ kind, startedAt, endsAt, endedAt }) => {
    const planned = endedAt ?? endsAt;
    const until = review.status === "closed" && review.closedAt < planned ? review.closedAt : planned;
    return { from: startedAt, until, why: kind };
  });

/** Whether it has run out since its start and nobody has written that down, as far as that is told without the reviews. */
export function mayHaveRunOut(application: Application, settledAt: Instant, rules: ClockRules): boolean {
  if (!isInRound(application)) return false;
  const startedAt = application.changedAt ?? application.acceptance.acceptedAt;
  if (application.whole?.breaches.some((at) => at > startedAt)) return false;
  return afterWorkingDays(startedAt, WHOLE_DAYS, rules).dueAt <= settledAt;
}

/** What time makes of it: it has run out before the case was decided. */
export function advanceWhole(
  application: Application,
  reviews: readonly Review[],
  settledAt: Instant,
  rules: ClockRules,
): WholeEvent[] {
  if (!mayHaveRunOut(application, settledAt, rules)) return [];
  const due = wholeOf(application, reviews, rules)?.due;
  if (!due || isOpen(due.dueAt) || settledAt < due.dueAt) return [];
  return [{ type: "whole-overdue", asOf: due.dueAt, dueDate: due.dueDate }];
}

/** What an event makes of it. */
export function wholeAfter(before: WholeKept | undefined, event: WholeEvent): WholeKept {
  const kept = before ?? { breaches: [] };
  switch (event.type) {
    case "whole-extension-asked": {
      const { days, reasons, at } = event;
      return { ...kept, asked: { days, reasons, at }, asks: (kept.asks ?? 0) + 1 };
    }
    case "whole-extended": {
      const { asked: _asked, ...rest } = kept;
      return { ...rest, extension: event.extension };
    }
    case "whole-overdue":
      return { ...kept, breaches: [...kept.breaches, event.asOf] };
  }
}

/** A changed project starts the limit anew; that it had run out before stays on record. */
export const wholeAnew = ({ whole }: Application): Pick<Application, "whole"> =>
  whole ? { whole: { breaches: whole.breaches } } : {};

/** A moment before the end of a day: what starts then counts from the next day on. */
export const justBefore = (due: Pick<Due, "dueAt">): string => plusSeconds(due.dueAt, -0.001);
