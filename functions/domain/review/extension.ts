/** 延期 (行政许可法 art. 42): once, before the limit runs out, at most ten days, approved by the head of the organ. */
import { advance, viewAt } from "./advance.ts";
import { notRunning, refuseAttempt } from "./attempt.ts";
import { canonical } from "../base/canonical.ts";
import type { ReviewRules } from "./circumstances.ts";
import type { Extension, Review, ReviewDecision, ReviewRefusal } from "./review.ts";
import { notEarlier, type Rank } from "./stop.ts";
import type { Instant } from "../base/time.ts";

export type ExtensionRequest = Omit<Extension, "at">;

/** Only the head of the organ gives more days. */
export const EXTENSION_APPROVERS: readonly Rank[] = ["head"];

/** 十日: no extension is longer, and none is longer than the limit itself. */
export const mostExtensionDays = ({ facts }: Review): number => Math.min(10, facts.matter.limit.days);

/** Gives the department more days, counted from the same start; allowed while the clock stands, too. */
export function extend(
  review: Review,
  request: ExtensionRequest,
  now: Instant,
  rules: ReviewRules,
): ReviewDecision {
  const standing = viewAt(review, now, rules);
  if (standing.extension !== null && sameRequest(standing.extension, request)) return { events: [] };
  const refuse = (refusal: ReviewRefusal) => refuseAttempt(review, "extend", refusal, now, request);

  if (standing.status !== "running" && standing.status !== "suspended") return refuse(notRunning(standing)!);
  if (standing.extension !== null)
    return refuse({ code: "extension-used", extendedAt: standing.extension.at });
  if (!EXTENSION_APPROVERS.includes(request.approver.rank))
    return refuse({ code: "approver-rank", needed: EXTENSION_APPROVERS });
  const { served } = standing;
  const most = mostExtensionDays(standing);
  if (request.days > most) return refuse({ code: "too-many-days", most });

  const { limit } = served.clock;
  const clock = { ...served.clock, limit: { ...limit, days: limit.days + request.days } };
  const longer = notEarlier(served, clock, rules);
  if (!longer.ok) return { events: [], refusal: longer.error };
  const told = standing.status === "running" ? longer.value.due.dueDate : served.told;
  return {
    events: [
      ...advance(review, now, rules),
      {
        type: "clock-extended",
        extension: { ...request, at: now },
        served: { ...longer.value, told },
        before: served.due,
      },
    ],
  };
}

const sameRequest = ({ days, reasons, approver }: Extension, request: ExtensionRequest): boolean =>
  canonical({ days, reasons, approver }) === canonical(request);
