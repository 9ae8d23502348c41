/** What is compared on a walk: everything that anybody is told about a review, and the days by which it was reckoned. */
import { expect } from "@jest/globals";
import { instantOfEpoch } from "../../../functions/domain/base/time.ts";
import { breachesOf } from "../../../functions/domain/review/breach.ts";
import type { ReviewRules } from "../../../functions/domain/review/circumstances.ts";
import { ledgerRows } from "../../../functions/domain/review/judgedDays.ts";
import { LADDER } from "../../../functions/domain/review/ladder.ts";
import { statutoryDueAt } from "../../../functions/domain/review/limits.ts";
import { ownRules } from "../../../functions/domain/calendar/ownDays.ts";
import type { Opinion } from "../../../functions/domain/review/opinion.ts";
import type { Review } from "../../../functions/domain/review/review.ts";
import { daysAt, lampOf } from "../../../functions/domain/supervision/lamp.ts";
import type { Book } from "./book.ts";
import { dateOf, endOf, type Almanac } from "./days.ts";
import { daysOf, dueInstant } from "./reckoning.ts";

/** Days of a clock that runs are counted by the calendar at hand: one that it has not been told of yet is not asked for them. */
const isToldOf = (review: Review, rules: ReviewRules): boolean =>
  review.status === "closed" ||
  review.status === "overdue" ||
  review.served?.calendarVersion === ownRules(review.facts, rules).calendar.version;

function daysSeen(review: Review, now: number, rules: ReviewRules) {
  if (review.served === null || !isToldOf(review, rules)) return null;
  const at = instantOfEpoch(now);
  const { usedDays, remainingDays } = daysAt(review, at, rules);
  const rows = ledgerRows(review, at, rules);
  const counted = rows.filter((row) => row.counted).map(({ date }) => date);
  return { counted, usedDays, remainingDays, lamp: lampOf(review, remainingDays) };
}

/** What the product tells. */
export const seen = (review: Review, now: number, rules: ReviewRules) => ({
  status: review.status,
  isUnserved: review.status === "dispatched" && review.isUnserved,
  servedAt: review.served?.servedAt ?? null,
  receipt: [review.opening?.at, review.signature?.at, review.answer?.at, review.remindedAt].map(
    (at) => at ?? null,
  ),
  due: review.served?.due.dueDate ?? null,
  dueAt: review.served?.due.dueAt ?? null,
  lawDueAt: statutoryDueAt(review),
  days: daysSeen(review, now, rules),
  supplement: review.supplement && [
    review.supplement.service?.at ?? null,
    review.supplement.lapsesAt,
    review.supplement.supplied.length,
  ],
  closed:
    review.status === "closed"
      ? { outcome: review.outcome, at: review.closedAt, opinion: review.opinion, isOverdue: review.overdue }
      : null,
  isMissed: review.status === "closed" && review.silence !== null && review.backfillMissed,
  isRevoked: review.status === "closed" && review.silence !== null && review.revocation !== null,
  announced: (review.announced ?? []).map(({ at, facts, statement, withdrawn }) => [
    at,
    facts,
    statement?.text ?? null,
    withdrawn?.reasons ?? null,
  ]),
  failed: review.status === "overdue" ? review.failedGuards : null,
  rung: review.status === "overdue" ? LADDER.indexOf(review.raisedTo) : null,
  breaches: breachesOf(review)
    .map(({ rule, at }) => `${at} ${rule}`)
    .sort(),
  kept: [review.lateOpinions.length, review.rivalOpinions.length],
  refused: review.refusedAttempts.map(({ code }) => code),
  handler: review.handler?.name ?? null,
  interruptions: review.interruptions,
});

export type Seen = ReturnType<typeof seen>;

function daysForeseen(book: Book, now: number, almanac: Almanac): Seen["days"] {
  if (book.servedAt === null || (book.judgedBy === null && book.version !== almanac.version)) return null;
  const { days, counted, used } = daysOf(book, almanac, Math.min(book.closed?.at ?? now, now));
  const left = days - used;
  const running = left <= Math.max(1, Math.ceil(0.2 * days)) ? "yellow" : "green";
  const lamp = { dispatched: "grey", closed: "grey", suspended: "blue", overdue: "red", running }[
    book.status
  ];
  return { counted: counted.map(dateOf), usedDays: used, remainingDays: left, lamp: lamp as "grey" };
}

function breachesIn({ broken, refused }: Book): string[] {
  const attempts = refused.flatMap(({ breach, at }) => (breach === null ? [] : [{ rule: breach, at }]));
  return [...new Set([...broken, ...attempts].map(({ rule, at }) => `${instantOfEpoch(at)} ${rule}`))].sort();
}

function foreseen(book: Book, now: number, almanac: Almanac): Seen {
  const { asked, closed, servedAt } = book;
  const at = (ms: number | null) => (ms === null ? null : instantOfEpoch(ms));
  const isServed = servedAt !== null;
  return {
    status: book.status,
    isUnserved: book.status === "dispatched" && book.isUnserved,
    servedAt: at(servedAt),
    receipt: [book.opened, book.signed, book.answered, book.remindedAt].map(at),
    due: isServed ? dateOf(book.due) : null,
    dueAt: isServed ? at(dueInstant(book, almanac)) : null,
    lawDueAt: isServed ? at(endOf(almanac, book.lawDue)) : null,
    days: daysForeseen(book, now, almanac),
    supplement: asked && [at(asked.servedAt), at(asked.lapses)!, asked.supplied.length],
    closed: closed && {
      outcome: closed.outcome as never,
      at: at(closed.at)!,
      opinion: closed.opinion === null ? null : (JSON.parse(closed.opinion) as Opinion),
      isOverdue: closed.isOverdue,
    },
    isMissed: book.isMissed,
    isRevoked: book.revocation !== null,
    announced: book.announced.map((one) => [at(one.at), one.facts, one.statement, one.withdrawn]),
    failed: book.status === "overdue" ? (book.failed as never) : null,
    rung: book.status === "overdue" ? book.rung : null,
    breaches: breachesIn(book),
    kept: [book.late.length, book.rivals.length],
    refused: book.refused.map(({ code }) => code) as never,
    handler: book.handler,
    interruptions: book.interruptions,
  };
}

export function compare(is: Seen, book: Book, now: number, almanac: Almanac): void {
  const should = foreseen(book, now, almanac);
  // Cheap where they agree, which is nearly always; in words where they do not.
  if (JSON.stringify(is) !== JSON.stringify(should)) expect(is).toEqual(should);
}
