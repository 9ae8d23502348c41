/**
 * 好差评: an applicant rates a department once per case, from 1 to 5, of which 5 is the best. A bad mark is supervision's duty: somebody
 * calls within one working day, and it is answered within five, or fifteen with reasons. A mark is never changed; one that was
 * given by mistake or in malice is excluded with reasons, and stays on record. It moves no clock.
 */
import type { Actor } from "../base/actor.ts";
import { addDays, localDate, startOfDay, type Instant, type LocalDate } from "../base/time.ts";
import { afterWorkingDays, type ClockRules } from "../calendar/clock.ts";

export const MARKS = [1, 2, 3, 4, 5] as const;
export type Mark = (typeof MARKS)[number];

/** Calendar days after the department was done with the case within which it may be rated, and a follow-up given after the answer. */
export const RATING_DAYS = 30;

/** Working days within which somebody of supervision calls whoever gave a bad mark. */
export const CALL_DAYS = 1;

/** Working days within which a bad mark is answered; and a complex one, with reasons. */
export const RATING_ANSWER_DAYS = 5;
export const COMPLEX_DAYS = 15;

/** Up to this one a mark is a bad one (差评). */
export const WORST_OF_ALL = 2;

/** Why a mark does not count: given by mistake, or in malice. */
export const GROUNDS = ["mistaken", "malicious"] as const;

export type RatingFacts = {
  ratingId: string;
  applicationId: string;
  /** Whom it rates. */
  department: string;
  mark: Mark;
  words: string | null;
  /** Whether the department may read the words; without it, nobody but supervision does. */
  agreed: boolean;
  ratedAt: Instant;
};

type Act = { by: Actor; at: Instant };

export type Exclusion = Act & { ground: (typeof GROUNDS)[number]; reasons: string };

export type Rating = {
  facts: RatingFacts;
  called: (Act & { note: string }) | null;
  /** Why it takes longer to answer. */
  extended: (Act & { reasons: string }) | null;
  answered: (Act & { answer: string }) | null;
  /** 追评: one, after the answer. */
  followUp: { words: string; agreed: boolean; at: Instant } | null;
  excluded: Exclusion | null;
};

export type RatingEvent =
  | { type: "rating-given"; facts: RatingFacts }
  | ({ type: "rater-called"; note: string } & Act)
  | ({ type: "rating-answer-extended"; reasons: string } & Act)
  | ({ type: "rating-answered"; answer: string } & Act)
  | { type: "rating-followed-up"; words: string; agreed: boolean; at: Instant }
  | ({ type: "rating-excluded" } & Exclusion);

export type RatingRefusal =
  | { code: "rated-already"; mark: Mark; ratedAt: Instant }
  | { code: "not-to-be-rated-yet"; department: string }
  | { code: "rating-too-late"; until: Instant }
  | { code: "no-rating-duty" }
  | { code: "rater-called"; at: Instant }
  | { code: "rater-not-called"; callBy: Instant }
  | { code: "rating-extended"; at: Instant }
  | { code: "rating-extension-late"; until: Instant }
  | { code: "rating-answered"; answeredAt: Instant }
  | { code: "rating-not-answered" }
  | { code: "rating-followed-up"; at: Instant }
  | { code: "rating-excluded"; at: Instant };

export type RatingDecision = { events: readonly RatingEvent[]; refusal?: RatingRefusal };

const refused = (refusal: RatingRefusal): RatingDecision => ({ events: [], refusal });

export const give = (facts: RatingFacts): RatingDecision => ({ events: [{ type: "rating-given", facts }] });

/** The same once more is the same; another one is refused, since a mark is never changed. */
export const giveAgain = (
  { facts }: Rating,
  said: Pick<RatingFacts, "mark" | "words" | "agreed">,
): RatingRefusal | null =>
  facts.mark === said.mark && facts.words === said.words && facts.agreed === said.agreed
    ? null
    : { code: "rated-already", mark: facts.mark, ratedAt: facts.ratedAt };

/** Until when what ended then may be rated: 24:00 of the thirtieth calendar day after it. */
export const ratableUntil = (since: Instant, zone: string): Instant =>
  startOfDay(addDays(localDate(since, zone), RATING_DAYS + 1), zone);

const isBad = ({ mark }: Pick<RatingFacts, "mark">): boolean => mark <= WORST_OF_ALL;

/** Whether supervision owes an answer to it still. */
export const isOwed = ({ facts, answered, excluded }: Rating): boolean =>
  isBad(facts) && answered === null && excluded === null;

/** Until when whoever rated is to be called, and answered; `null` of a mark that owes nothing. */
export function dutyOf(
  { facts, extended }: Rating,
  rules: ClockRules,
): { callBy: Instant; answerBy: Instant } | null {
  if (!isBad(facts)) return null;
  const after = (days: number) => afterWorkingDays(facts.ratedAt, days, rules).dueAt;
  return { callBy: after(CALL_DAYS), answerBy: after(extended ? COMPLEX_DAYS : RATING_ANSWER_DAYS) };
}

/** What supervision is late with: it has not called, or not answered, in time. */
export function latenessOf(
  rating: Rating,
  now: Instant,
  rules: ClockRules,
): { call: boolean; answer: boolean } {
  const duty = dutyOf(rating, rules);
  if (duty === null) return { call: false, answer: false };
  const { called, answered, excluded } = rating;
  // What was excluded before it ran out is late with nothing.
  const ended = excluded?.at ?? now;
  return { call: (called?.at ?? ended) >= duty.callBy, answer: (answered?.at ?? ended) >= duty.answerBy };
}

/** Why supervision has nothing to do about it, any more or at all. */
function whyNoDuty({ facts, answered, excluded }: Rating): RatingRefusal | null {
  if (!isBad(facts)) return { code: "no-rating-duty" };
  if (excluded) return { code: "rating-excluded", at: excluded.at };
  return answered && { code: "rating-answered", answeredAt: answered.at };
}

/** Whoever rated was called (回访), or could not be reached: what came of it. */
export function call(rating: Rating, note: string, by: Actor, now: Instant): RatingDecision {
  const { called } = rating;
  if (called?.note === note) return { events: [] };
  const refusal = whyNoDuty(rating);
  if (refusal) return refused(refusal);
  if (called) return refused({ code: "rater-called", at: called.at });
  return { events: [{ type: "rater-called", note, by, at: now }] };
}

/** It is a complex one: fifteen working days, once, before the five are over. */
export function extend(
  rating: Rating,
  reasons: string,
  by: Actor,
  now: Instant,
  rules: ClockRules,
): RatingDecision {
  const { extended } = rating;
  if (extended?.reasons === reasons) return { events: [] };
  const refusal = whyNoDuty(rating);
  if (refusal) return refused(refusal);
  if (extended) return refused({ code: "rating-extended", at: extended.at });
  const { answerBy } = dutyOf(rating, rules)!;
  if (now >= answerBy) return refused({ code: "rating-extension-late", until: answerBy });
  return { events: [{ type: "rating-answer-extended", reasons, by, at: now }] };
}

/** Answers it, once, after whoever rated was called; late it is still answered. */
export function answer(
  rating: Rating,
  said: string,
  by: Actor,
  now: Instant,
  rules: ClockRules,
): RatingDecision {
  if (rating.answered?.answer === said) return { events: [] };
  const refusal = whyNoDuty(rating);
  if (refusal) return refused(refusal);
  if (rating.called === null)
    return refused({ code: "rater-not-called", callBy: dutyOf(rating, rules)!.callBy });
  return { events: [{ type: "rating-answered", answer: said, by, at: now }] };
}

/** Until when it may be followed up; `null` where it may not, or not any more. */
export function followUpUntil({ answered, followUp }: Rating, now: Instant, zone: string): Instant | null {
  if (answered === null || followUp !== null) return null;
  const until = ratableUntil(answered.at, zone);
  return now < until ? until : null;
}

/** 追评: what whoever rated says of the answer, once. The mark stays. */
export function followUp(
  rating: Rating,
  said: { words: string; agreed: boolean },
  now: Instant,
  zone: string,
): RatingDecision {
  const before = rating.followUp;
  if (before)
    return before.words === said.words && before.agreed === said.agreed
      ? { events: [] }
      : refused({ code: "rating-followed-up", at: before.at });
  if (rating.answered === null) return refused({ code: "rating-not-answered" });
  if (followUpUntil(rating, now, zone) === null)
    return refused({ code: "rating-too-late", until: ratableUntil(rating.answered.at, zone) });
  return { events: [{ type: "rating-followed-up", ...said, at: now }] };
}

/** It counts no more, and stays on record; whoever rated is told why. */
export function exclude(
  rating: Rating,
  said: Pick<Exclusion, "ground" | "reasons">,
  by: Actor,
  now: Instant,
): RatingDecision {
  const { excluded } = rating;
  if (excluded?.ground === said.ground && excluded.reasons === said.reasons) return { events: [] };
  if (excluded) return refused({ code: "rating-excluded", at: excluded.at });
  return { events: [{ type: "rating-excluded", ...said, by, at: now }] };
}

/** In which month it was given, as its department reads of it: not the day, by which a case could be told. */
export const monthOf = ({ ratedAt }: Pick<RatingFacts, "ratedAt">, zone: string): string =>
  localDate(ratedAt, zone).slice(0, 7);

/** The day in whose figures it stands. */
export const dayOf = ({ facts }: Rating, zone: string): LocalDate => localDate(facts.ratedAt, zone);

export function begin(events: readonly RatingEvent[]): Rating {
  const [first, ...rest] = events;
  if (first?.type !== "rating-given") throw new Error("a rating's history begins with its mark");
  const nothing = { called: null, extended: null, answered: null, followUp: null, excluded: null };
  return rest.reduce<Rating>(evolve, { facts: first.facts, ...nothing });
}

export function evolve(rating: Rating, event: RatingEvent): Rating {
  const { type: _type, ...said } = event;
  switch (event.type) {
    case "rating-given":
      return { ...rating, facts: event.facts };
    case "rater-called":
      return { ...rating, called: said as Rating["called"] };
    case "rating-answer-extended":
      return { ...rating, extended: said as Rating["extended"] };
    case "rating-answered":
      return { ...rating, answered: said as Rating["answered"] };
    case "rating-followed-up":
      return { ...rating, followUp: said as Rating["followUp"] };
    case "rating-excluded":
      return { ...rating, excluded: said as Exclusion };
  }
}
