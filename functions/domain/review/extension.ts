/** 延期 (行政许可法 art. 42): once, before the limit runs out, at most ten days, approved by the head of the organ. */
import { advance, viewAt } from "./advance.ts";
import { APPROVERS, approverOf, isStatedAgain, type StatedApprover } from "./approver.ts";
import { ask } from "./asking.ts";
import { notRunning, refuseAttempt, superseded } from "./attempt.ts";
import type { Actor } from "../base/actor.ts";
import type { ReviewRules } from "./circumstances.ts";
import type { ClockRules } from "../calendar/clock.ts";
import { isWithHigher } from "./higherAuthority.ts";
import { daysThatBind } from "./limits.ts";
import type { Extension, Review, ReviewDecision, ReviewRefusal } from "./review.ts";
import { courseOf, type Served } from "./service.ts";
import { notEarlier } from "./stop.ts";
import { isOpen, type Instant } from "../base/time.ts";

export type ExtensionRequest = {
  days: number;
  reasons: string;
  /** Who is said to approve; the rank is that of whoever calls. */
  approver?: StatedApprover | undefined;
};

/** 十日: no extension is longer, and none is longer than the limit itself. */
export const mostExtensionDays = (review: Clocking): number => Math.min(10, daysThatBind(review));

/**
 * From how many days on an extension moves the due date, which days in calendar days may not: they are counted before the
 * limit rolls over its days off. `null` where none that is allowed does.
 */
export function leastExtensionDays(review: Clocking, rules: ClockRules): number | null {
  const { dueAt } = review.served.due;
  for (let days = 1; days <= mostExtensionDays(review); days++) {
    const longer = extended(review, { days }, rules);
    if (moves(longer, dueAt)) return days;
  }
  return null;
}

type Clocking = Extract<Review, { status: "running" | "suspended" }>;

const extended = ({ facts, served }: Clocking, extension: { days: number }, rules: ClockRules): Served =>
  notEarlier({ facts, served, extension }, courseOf(served), rules);

/** Whether it ends later than before; beyond the calendar nobody can say that it does not. */
const moves = ({ due }: Served, before: Instant): boolean => due.dueAt > before || isOpen(due.dueAt);

/**
 * Gives the department more days, counted from the same start; allowed while the clock stands, too. Asked for by somebody
 * who may not approve it, it waits.
 */
export function extend(
  review: Review,
  request: ExtensionRequest,
  by: Actor,
  now: Instant,
  rules: ReviewRules,
): ReviewDecision {
  const standing = viewAt(review, now, rules);
  if (standing.extension !== null && isSameRequest(standing.extension, request, by)) return { events: [] };
  const refuse = (refusal: ReviewRefusal) => refuseAttempt(review, "extend", refusal, now, request);
  const passed = superseded(review, now);
  if (passed) return refuse(passed);

  if (isWithHigher(standing)) return refuse({ code: "not-running", status: standing.status });
  if (standing.status !== "running" && standing.status !== "suspended") return refuse(notRunning(standing)!);
  if (standing.extension !== null)
    return refuse({ code: "extension-used", extendedAt: standing.extension.at });
  const approver = approverOf("extendLimit", by, request.approver);
  if (approver === "refused") return refuse({ code: "approver-rank", needed: APPROVERS.extendLimit });
  const { served } = standing;
  const { days, reasons } = request;
  const most = mostExtensionDays(standing);
  if (days > most) return refuse({ code: "too-many-days", most });

  const longer = extended(standing, { days }, rules);
  const { dueAt } = served.due;
  if (!moves(longer, dueAt))
    return refuse({ code: "extension-moves-nothing", dueAt, least: leastExtensionDays(standing, rules) });
  const before = advance(review, now, rules);
  if (approver === "awaited")
    return ask(review, standing, { command: "extendLimit", request: { days, reasons } }, by, now, before);
  const extension: Extension = { days, reasons, approver, at: now };
  return {
    events: [
      ...before,
      {
        type: "clock-extended",
        extension,
        served: longer,
        before: served.due,
      },
    ],
  };
}

const isSameRequest = (before: Extension, request: ExtensionRequest, by: Actor): boolean =>
  before.days === request.days &&
  before.reasons === request.reasons &&
  isStatedAgain(before.approver, by, request.approver);
