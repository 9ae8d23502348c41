/**
 * 撤销前告知、陈述申辩: before a consent by silence is taken back its applicant is told on which ground and by what facts, and may
 * state their side within five working days (行政许可法 art. 7). The term is read off the record and the calendar: it moves no other date.
 */
import { isOpen, OPEN_DAY, type Instant, type LocalDate } from "../base/time.ts";
import { dueOf, type Clock, type ClockRules, type Due } from "../calendar/clock.ts";
import type { Review, RevocationGround } from "./review.ts";

/** Working days in which the applicant may state their side. */
export const STATEMENT_DAYS = 5;

/** How often a revocation is announced of one review: a history is bounded. */
export const MOST_ANNOUNCED = 3;

/** Who takes a consent back: the organ of the matter, or the one above it (行政许可法 art. 69). */
export type RevokingOrgan = "department" | "government";

/** What is announced before a consent is taken back: nothing else may be its ground. */
export type Announcement = {
  ground: RevocationGround;
  /** What has been found. */
  facts: string;
  article: string;
};

/** A revocation that was announced, and what has become of it. */
export type Announced = Announcement & {
  organ: RevokingOrgan;
  at: Instant;
  /** Until when a statement was told to be taken, open where no calendar reached that far: no new calendar takes a day of it away. */
  told: LocalDate;
  /** What the applicant says to it (陈述、申辩). */
  statement?: { text: string; at: Instant } | undefined;
  withdrawn?: { reasons: string; at: Instant } | undefined;
};

export type AnnouncementEvent =
  | { type: "revocation-announced"; announced: Omit<Announced, "statement" | "withdrawn"> }
  | { type: "revocation-answered"; announcedAt: Instant; text: string; at: Instant }
  /** `organ`: whose act it is, which may be the one above that which announced. */
  | {
      type: "revocation-withdrawn";
      announcedAt: Instant;
      reasons: string;
      organ: RevokingOrgan;
      at: Instant;
    };

/** Whether a consent by silence is on record that may be revoked. */
export const isRevocable = (review: Review): boolean =>
  review.status === "closed" && review.outcome === "deemed-consent" && review.revocation === null;

/** The announcement that stands; `null` where none does. */
export function announcedOf(review: Review): Announced | null {
  const last = review.announced?.at(-1);
  return last && !last.withdrawn && isRevocable(review) ? last : null;
}

/** Until when the applicant may state their side; open where a year on the way is not loaded. */
export function statementDue({ at, told }: Pick<Announced, "at" | "told">, rules: ClockRules): Due {
  const clock: Clock = {
    startedAt: at,
    limit: { days: STATEMENT_DAYS, unit: "working-days" },
    suspensions: [],
    ...(!isOpen(told) && { notBefore: told }),
  };
  return dueOf(clock, rules)!;
}

/** The day that is told with an announcement. */
export const toldWith = (at: Instant, rules: ClockRules): LocalDate =>
  statementDue({ at, told: OPEN_DAY }, rules).dueDate;

/** From when on it may be decided: the applicant has stated their side, or the term for it is over. */
export const decidableFrom = (announced: Announced, rules: ClockRules): Instant =>
  announced.statement?.at ?? statementDue(announced, rules).dueAt;

/** What an event makes of what was announced. */
export function announcedAfter(
  before: readonly Announced[] | undefined = [],
  event: AnnouncementEvent,
): readonly Announced[] {
  if (event.type === "revocation-announced") return [...before, event.announced];
  const { announcedAt, at } = event;
  const said =
    event.type === "revocation-answered"
      ? { statement: { text: event.text, at } }
      : { withdrawn: { reasons: event.reasons, at } };
  const which = before.findLastIndex((one) => one.at === announcedAt);
  return before.map((one, i) => (i === which ? { ...one, ...said } : one));
}
