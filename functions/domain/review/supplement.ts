/** 补正: a department asks once, in its window, for what is missing; the applicant hands it in, or the term lapses. */
import { advance, viewAt } from "./advance.ts";
import { notRunning, refuseAttempt, superseded } from "./attempt.ts";
import { canonical } from "../base/canonical.ts";
import { afterWorkingDays, type ClockRules } from "../calendar/clock.ts";
import { ownRules } from "../calendar/ownDays.ts";
import type { ReviewRules } from "./circumstances.ts";
import { daysThatBind } from "./limits.ts";
import type { Handler } from "./opinion.ts";
import { evolve } from "./replay.ts";
import type { Review, ReviewDecision, ReviewEvent, ReviewRefusal } from "./review.ts";
import {
  asksFor,
  resumed,
  stopped,
  toldBefore,
  unsupplied,
  type Supplement,
  type SupplementItem,
} from "./stop.ts";
import { lapseOf, latestServiceOf } from "./term.ts";
import type { Instant } from "../base/time.ts";

export type SupplementRequest = {
  items: readonly SupplementItem[];
  reasons: string;
  handler: Handler | null;
};

/** Working days from service on in which a supplement may be asked for: `min(⌈n/3⌉, 5)`. */
export const supplementWindowDays = (limitDays: number): number => Math.min(Math.ceil(limitDays / 3), 5);

/** Until when a running review's supplement may be asked for. */
export const supplementWindowEnds = (
  review: Extract<Review, { status: "running" }>,
  rules: ClockRules,
): Instant =>
  afterWorkingDays(
    review.served.servedAt,
    supplementWindowDays(daysThatBind(review)),
    ownRules(review.facts, rules),
  ).dueAt;

/**
 * Asks the applicant for what is missing, all of it, once; the clock stands until it is there, or the term lapses.
 * @param held the materials that the application holds, from any department's list
 */
export function requestSupplement(
  review: Review,
  request: SupplementRequest,
  now: Instant,
  rules: ReviewRules,
  held: readonly string[],
): ReviewDecision {
  const standing = viewAt(review, now, rules);
  if (standing.supplement !== null && sameRequest(standing.supplement, request)) return { events: [] };
  const refuse = (refusal: ReviewRefusal) =>
    refuseAttempt(review, "requestSupplement", refusal, now, request);
  const passed = superseded(review, now);
  if (passed) return refuse(passed);

  if (standing.supplement !== null && standing.status !== "closed")
    return refuse({ code: "supplement-used", requestedAt: standing.supplement.requestedAt });
  const stands = notRunning(standing);
  if (stands !== null || standing.status !== "running") return refuse(stands!);

  const { facts } = standing;
  const windowEnds = supplementWindowEnds(standing, rules);
  if (now >= windowEnds) return refuse({ code: "supplement-window-closed", closedAt: windowEnds });
  const fault = knowable(facts, request.items) ?? itemsFault(request.items, facts.matter.materials, held);
  if (fault !== null) return refuse(fault);

  const servedAtLatest = latestServiceOf(now, rules);
  const supplement: Supplement = {
    ...request,
    requestedAt: now,
    servedAtLatest,
    service: null,
    lapsesAt: lapseOf(facts, servedAtLatest, rules),
    supplied: [],
  };
  const standsNow = stopped(standing, now, { why: "supplement", endsAt: supplement.lapsesAt }, rules);
  return {
    events: [...advance(review, now, rules), { type: "supplement-requested", supplement, served: standsNow }],
  };
}

/** What a department that was added later may not ask for: what its matter asks of everybody, which the applicant was not told of. */
function knowable(
  { added, matter }: Review["facts"],
  items: readonly SupplementItem[],
): ReviewRefusal | null {
  const materials = items.map(({ material }) => material).filter((code) => matter.materials.includes(code));
  return added && materials.length > 0 ? { code: "knowable-at-intake", materials } : null;
}

/**
 * Takes one material in that a department has asked for; with the last one the clock runs again, as of when it was
 * received. After the term has lapsed it stops nothing any more, but the applicant no longer owes it.
 */
export function supply(
  review: Review,
  material: string,
  receivedAt: Instant,
  rules: ReviewRules,
): ReviewDecision {
  const { supplement } = review;
  if (review.status === "closed" || supplement === null || !asksFor(supplement, material, receivedAt))
    return { events: [] };
  const before = advance(review, receivedAt, rules);
  const standing = before.reduce<Review>(evolve, review);
  if (standing.status === "closed") return { events: [] };
  const supplied: ReviewEvent = { type: "material-supplied", material, at: receivedAt };
  const isLast = unsupplied(supplement).length === 1;
  // A lapse, or a withdrawal, that was recorded although the material had been received before it: the clock resumed then.
  const ended = supplement.withdrawnAt ?? supplement.lapsesAt;
  const stop = { why: "supplement" as const, endsAt: supplement.lapsesAt };
  const stoodStill =
    standing.status === "suspended"
      ? standing.stop.why === "supplement"
      : standing.status === "running" &&
        receivedAt < ended &&
        standing.served.clock.suspensions.at(-1)?.until === ended;
  if (!isLast || !stoodStill || standing.served === null) return { events: [...before, supplied] };
  const running = resumed(standing, stop, receivedAt, rules);
  return {
    events: [
      ...before,
      supplied,
      {
        type: "clock-resumed",
        stop,
        at: receivedAt,
        served: running,
        before: standing.served.due,
        told: toldBefore(stop, standing.served),
      },
    ],
  };
}

function itemsFault(
  items: readonly SupplementItem[],
  own: readonly string[],
  held: readonly string[],
): ReviewRefusal | null {
  const there = items.filter((item) => item.defect === null && held.includes(item.material));
  if (there.length > 0) return { code: "material-held", materials: there.map(({ material }) => material) };
  const foreign = items.filter((item) => item.basis === null && !own.includes(item.material));
  if (foreign.length > 0)
    return { code: "material-without-basis", materials: foreign.map(({ material }) => material) };
  return null;
}

const sameRequest = ({ items, reasons, handler }: Supplement, request: SupplementRequest): boolean =>
  canonical({ items, reasons, handler }) === canonical(request);
