/** One review from its opening to its end, on the product's own rules, with an office that behaves as it was drawn. */
import { afterWorkingDays } from "../functions/domain/calendar/clock.ts";
import { atTime, dated, plusSeconds, type Instant } from "../functions/domain/base/time.ts";
import { open, wake } from "../functions/domain/review/advance.ts";
import { giveOpinion } from "../functions/domain/review/giveOpinion.ts";
import { stepAt } from "../functions/domain/review/ladder.ts";
import { nextChange } from "../functions/domain/review/nextChange.ts";
import type { Opinion } from "../functions/domain/review/opinion.ts";
import { remind, reminderOwedFrom } from "../functions/domain/review/reminder.ts";
import { begin, evolve } from "../functions/domain/review/replay.ts";
import {
  isClosed,
  type ClosedReview,
  type Review,
  type ReviewDecision,
} from "../functions/domain/review/review.ts";
import { requestSupplement, supplementWindowDays, supply } from "../functions/domain/review/supplement.ts";
import type { ReviewRules } from "../functions/domain/review/circumstances.ts";
import type { Draw } from "./draws.ts";
import { factsOf, MATERIAL, type Asked } from "./asked.ts";

/** What will happen to a review, and when. */
type Act = { at: Instant; isAnswer: boolean; on: (review: Review, at: Instant) => ReviewDecision };

export type Life = {
  /** When something happens next; `null` once it is closed, or nothing ever will. */
  next(): Instant | null;
  /** Whether that is the department's answer, for which it needs a free hand. */
  isAnswer(): boolean;
  /** Lays the answer on a pile: it is given when somebody takes it up, and whatever else happens goes on. */
  wait(): void;
  /** Gives the answer that lay on a pile. @returns as `go` does */
  takeUp(at: Instant): ClosedReview | null;
  /** Lets happen what is next. @returns the review once it is closed */
  go(): ClosedReview | null;
};

const OPENED = "10:00";
const SUPPLIED = "11:00";
const ANSWERED = "16:00";
const REMINDED_AFTER_SECONDS = 300;

/** So many working days later, at a time of the day. */
const timeAfter = (from: Instant, days: number, time: string, rules: ReviewRules): Instant =>
  atTime(afterWorkingDays(from, days, rules).dueDate, time, rules.zone);

/** When answers are given on the next working day. */
export const nextAnswers = (at: Instant, rules: ReviewRules): Instant => timeAfter(at, 1, ANSWERED, rules);

/** A review that is opened at `openedAt`. What its department does depends on the draws alone, never on the mode. */
export function lifeOf(asked: Asked, openedAt: Instant, draw: Draw, rules: ReviewRules): Life {
  const { department, link, application } = asked;
  const key = (purpose: string) => [application, link.code, purpose] as const;
  const facts = factsOf(asked, openedAt);
  let review = begin(facts, open(facts, dated(openedAt), rules));
  const acts: Act[] = [];
  let piled: Act | null = null;

  const later = (from: Instant, days: number, time: string): Instant => timeAfter(from, days, time, rules);
  const plan = (at: Instant, on: Act["on"], isAnswer = false): void => {
    acts.push({ at, on, isAnswer });
    inOrder();
  };
  const inOrder = () => acts.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const answer = (at: Instant): void => {
    const opinion = draw.happens(department.objection, ...key("objection")) ? OBJECTION : CONSENT;
    plan(at, (now, when) => giveOpinion(now, opinion, when, rules), true);
  };

  const owed = reminderOwedFrom(review, rules);
  if (owed !== null) {
    const at = plusSeconds(owed, REMINDED_AFTER_SECONDS);
    plan(at, (now) => ({ events: remind(now, at, rules) }));
  }

  const isSilent = draw.happens(department.silence, ...key("silence"));
  const takes = draw.days(link.response ?? department.response, ...key("response"));
  const { supplement } = department;
  const askedOn = 1 + Math.floor(draw.uniform(...key("window")) * supplementWindowDays(link.limit));
  const asks = draw.happens(supplement.probability, ...key("supplement")) && askedOn < takes;
  if (!isSilent && asks) {
    const at = later(openedAt, askedOn, OPENED);
    plan(at, (now) => {
      const decision = requestSupplement(now, REQUEST, at, rules, []);
      const { supplement: made } = decision.events.reduce<Review>(evolve, now);
      if (!made)
        throw new Error(`no supplement was asked for: ${decision.refusal?.code ?? "nothing came of it"}`);
      const handedIn = later(at, draw.days(supplement.days, ...key("supply")), SUPPLIED);
      plan(handedIn, (then) => supply(then, MATERIAL, handedIn, rules));
      answer(later(handedIn < made.lapsesAt ? handedIn : made.lapsesAt, takes - askedOn, ANSWERED));
      return decision;
    });
  } else if (!isSilent) answer(later(openedAt, takes, ANSWERED));

  /** Whoever is silent answers when the ladder has reached its end, after a while; or never. */
  const pressed = (): void => {
    if (!isSilent || review.status !== "overdue" || department.afterLadder === null) return;
    const lastStep = stepAt("government", review.served.due, rules);
    answer(later(lastStep, draw.days(department.afterLadder, ...key("ladder")), ANSWERED));
  };

  /** By itself it changes when its limit runs out. */
  const byItself = (): Instant | null => (review.status === "overdue" ? null : nextChange(review, rules));
  const isByItself = (): boolean => {
    const [first] = acts;
    const own = byItself();
    return own !== null && (first === undefined || own <= first.at);
  };
  const happened = ({ events }: Pick<ReviewDecision, "events">): ClosedReview | null => {
    review = events.reduce<Review>(evolve, review);
    return isClosed(review) ? review : null;
  };
  return {
    next: () => (isClosed(review) ? null : isByItself() ? byItself() : (acts[0]?.at ?? null)),
    isAnswer: () => !isByItself() && acts[0]?.isAnswer === true,
    wait() {
      piled = acts.shift()!;
    },
    takeUp: (at) => happened(piled!.on(review, at)),
    go() {
      if (!isByItself()) {
        const act = acts.shift()!;
        return happened(act.on(review, act.at));
      }
      const closed = happened(wake(review, byItself()!, rules));
      pressed();
      return closed;
    },
  };
}

const CONSENT: Opinion = { kind: "consent" };
const OBJECTION: Opinion = {
  kind: "objection",
  reasons: "simulated",
  article: "simulated",
  facts: "simulated",
  curableBy: "simulated",
  signedBy: "simulated",
};
const REQUEST = {
  items: [{ material: MATERIAL, defect: null, basis: { document: "simulated", article: "simulated" } }],
  reasons: "simulated",
  handler: null,
};
