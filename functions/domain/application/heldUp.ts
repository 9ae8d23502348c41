/**
 * 中梗阻 and 踢皮球: what of a case lies with somebody between who asked and who answers, who holds it, since when, and until when
 * they may. A matter that is sent to and fro is one of these, and is named as that.
 */
import { leadsTerm, type Application } from "./application.ts";
import { daysRun, type ClockRules } from "../calendar/clock.ts";
import {
  awaitsNaming,
  disputeDecider,
  isSatOn,
  namingSince,
  referralAnswerEnds,
  referralDecisionDue,
  referralStanding,
} from "../review/referralAnswer.ts";
import type { Review } from "../review/review.ts";
import { answeredBy, isOwed, urgingsOf } from "../supervision/urging.ts";
import { isOpen, type Instant } from "../base/time.ts";

export const HELD = [
  /** An act of an officer that waits for who may approve it. */
  "approval",
  /** An order of the ladder that nobody has answered. */
  "order",
  /** A matter that was handed on, which its new department has neither accepted nor disputed. */
  "referral-answer",
  /** A matter that was handed on, which its new department disputes: whose it is has to be decided. */
  "dispute",
  /** 踢皮球: what goes round, until a sitting has named whose it is. */
  "jurisdiction",
  /** What is the lead's own to do next: call the sitting, conclude it, decide. */
  "sitting",
  "conclusion",
  "decision",
] as const;

export type HeldWhat = (typeof HELD)[number];

export type Held = {
  what: HeldWhat;
  /** `null` of what concerns the case as a whole. */
  reviewId: string | null;
  /** The organ that holds it; `null` where it is supervision. */
  department: string | null;
  since: Instant;
  /** `null` where nothing says until when. */
  until: Instant | null;
};

/** @param lead who leads it today @param reviews as they stand at `now` */
export function heldUp(
  application: Application,
  reviews: readonly Review[],
  lead: string,
  now: Instant,
  rules: ClockRules,
): Held[] {
  const open = reviews.filter(({ status }) => status !== "closed");
  return [
    ...open.flatMap((review) => [
      ...approvalsOf(review),
      ...ordersOf(review, rules),
      ...referralOf(review, now, rules),
      ...unnamedOf(review, rules, lead),
    ]),
    ...ofLead(application, lead),
  ].map((held) => (held.until !== null && isOpen(held.until) ? { ...held, until: null } : held));
}

const approvalsOf = ({ asked = [], facts, served }: Review): Held[] =>
  asked
    .filter(({ end }) => end === null)
    .map(({ at }) => ({
      what: "approval",
      reviewId: facts.reviewId,
      department: facts.department.id,
      since: at,
      until: served?.due.dueAt ?? null,
    }));

const ordersOf = (review: Review, rules: ClockRules): Held[] =>
  urgingsOf(review)
    .filter((urging) => isOwed(review, urging))
    .map((urging) => ({
      what: "order",
      reviewId: review.facts.reviewId,
      department: review.facts.department.id,
      since: urging.at,
      until: answeredBy(urging, rules),
    }));

const referralOf = (review: Review, now: Instant, rules: ClockRules): Held[] =>
  referralStanding(review, now, rules) === "awaited" && review.firstServedAt !== null
    ? [
        {
          what: "referral-answer",
          reviewId: review.facts.reviewId,
          department: review.facts.department.id,
          since: review.firstServedAt,
          until: referralAnswerEnds(review, rules),
        },
      ]
    : [];

/** A dispute, or a sitting on what goes round, lies with whoever names whose it is. */
function unnamedOf(review: Review, rules: ClockRules, lead: string): Held[] {
  if (!awaitsNaming(review)) return [];
  return [
    {
      what: isSatOn(review) ? "jurisdiction" : "dispute",
      reviewId: review.facts.reviewId,
      department: disputeDecider(review) === "lead" ? lead : null,
      since: namingSince(review),
      until: referralDecisionDue(review, rules),
    },
  ];
}

function ofLead(application: Application, lead: string): Held[] {
  const term = leadsTerm(application);
  if (term === null) return [];
  const own = { reviewId: null, department: lead, until: term.dueAt };
  if (application.status === "deciding") return [{ ...own, what: "decision", since: application.askedAt }];
  if (application.status !== "joint-review") return [];
  const { sitting, openedAt } = application.joint;
  return [
    { ...own, what: sitting === null ? "sitting" : "conclusion", since: sitting?.invitedAt ?? openedAt },
  ];
}

/** For how many working days somebody has held it, those that are over. */
export const heldFor = ({ since }: Held, now: Instant, rules: ClockRules): number =>
  daysRun({ startedAt: since, suspensions: [] }, "working-days", now, rules);
