/**
 * 延长办理总时限 (行政许可法 art. 42(2)): fifteen working days more, once, before the whole's limit has run out, approved by the head of the
 * government at that level, with the reason to the applicant. Asked for by somebody else it waits.
 */
import { isInRound, isOver, type Application } from "./application.ts";
import type { ApplicationDecision, ApplicationRefusal } from "./applicationEvent.ts";
import { evolve } from "./replay.ts";
import { MOST_MORE_DAYS, wholeOf, type WholeEvent } from "./whole.ts";
import { isOfficial, nameOf, rankOf, type Actor } from "../base/actor.ts";
import type { Instant } from "../base/time.ts";
import type { ClockRules } from "../calendar/clock.ts";
import type { Review } from "../review/review.ts";

/** Who approves it. */
const APPROVER = "government-head";

/** How often it may be asked for: a history is bounded. */
export const MOST_WHOLE_ASKED = 10;

export type WholeRequest = { days: number; reasons: string };

export type WholeRefusal =
  /** No licence is among its matters: the law sets no limit to the whole. */
  | { code: "whole-unlimited" }
  | { code: "whole-over"; dueAt: Instant }
  | { code: "whole-extended"; extendedAt: Instant }
  | { code: "whole-days"; most: number }
  | { code: "whole-asked-too-often"; most: number };

const refused = (refusal: ApplicationRefusal): ApplicationDecision => ({ events: [], refusal });

/** What keeps the whole from being extended at `now`; `null` where nothing does. */
export function whyNoMoreDays(
  application: Application,
  reviews: readonly Review[],
  now: Instant,
  rules: ClockRules,
): ApplicationRefusal | null {
  const { status, whole } = application;
  if (isOver(application)) return { code: "application-ended", status };
  if (!isInRound(application)) return { code: "not-in-review", status };
  if (whole?.extension) return { code: "whole-extended", extendedAt: whole.extension.at };
  const limit = wholeOf(application, reviews, rules);
  if (limit === null) return { code: "whole-unlimited" };
  return now >= limit.due.dueAt ? { code: "whole-over", dueAt: limit.due.dueAt } : null;
}

/** Gives the whole more days, or keeps that they are asked for until the government's head says the same. */
export function extendWhole(
  application: Application,
  reviews: readonly Review[],
  { days, reasons }: WholeRequest,
  by: Actor,
  now: Instant,
  rules: ClockRules,
): ApplicationDecision {
  const { whole } = application;
  const isSame = (one: WholeRequest | undefined) => one?.days === days && one.reasons === reasons;
  const mayApprove = rankOf(by) === APPROVER && isOfficial(by);
  if (isSame(whole?.extension) || (!mayApprove && isSame(whole?.asked))) return { events: [] };
  const refusal = whyNoMoreDays(application, reviews, now, rules);
  if (refusal !== null) return refused(refusal);
  if (days > MOST_MORE_DAYS) return refused({ code: "whole-days", most: MOST_MORE_DAYS });
  if (!mayApprove) {
    if ((whole?.asks ?? 0) >= MOST_WHOLE_ASKED)
      return refused({ code: "whole-asked-too-often", most: MOST_WHOLE_ASKED });
    return { events: [{ type: "whole-extension-asked", days, reasons, at: now }] };
  }
  const before = wholeOf(application, reviews, rules)!.due.dueDate;
  const approver = { name: nameOf(by), rank: APPROVER } as const;
  const extended = (after: string): WholeEvent => ({
    type: "whole-extended",
    extension: { days, reasons, approver, before, after, at: now },
  });
  const longer = evolve(application, extended(before));
  return { events: [extended(wholeOf(longer, reviews, rules)!.due.dueDate)] };
}
