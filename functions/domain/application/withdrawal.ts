/** The applicant ends or changes what they asked for. */
import { isOver, type Application, type ApplicationDecision } from "./application.ts";
import { MOST_CHANGES } from "./intake.ts";
import type { Review } from "../review/review.ts";
import type { Instant } from "../base/time.ts";

/** Withdrawal (撤回): at any time before the decision; from then on nothing changes any more. */
export function withdraw(application: Application, reason: string, now: Instant): ApplicationDecision {
  if (application.status === "withdrawn") return { events: [] };
  if (isOver(application))
    return { events: [], refusal: { code: "application-ended", status: application.status } };
  return { events: [{ type: "application-withdrawn", reason, at: now }] };
}

/**
 * A change of the project in substance starts every open clock again from zero. Whoever has answered has answered to
 * another project: then it takes a withdrawal and a new application.
 */
export function changeProject(
  application: Application,
  description: string,
  now: Instant,
  /** As they stand now, recorded or not. */
  reviews: readonly Review[],
): ApplicationDecision {
  // A repeat gets its first answer, whatever has happened to the application since.
  if (application.changedTo === description) return { events: [] };
  if (application.status !== "in-review")
    return { events: [], refusal: { code: "application-ended", status: application.status } };
  const answered = reviews.filter(({ status }) => status === "closed").map(({ facts }) => facts.reviewId);
  if (answered.length > 0) return { events: [], refusal: { code: "opinions-on-record", reviews: answered } };
  if (application.changes >= MOST_CHANGES)
    return { events: [], refusal: { code: "project-changed-too-often", most: MOST_CHANGES } };
  return {
    events: [{ type: "project-changed", change: application.changes + 1, description, at: now }],
  };
}
