/** The frame of every command about a review: who may give it, one conditional write, and the answer. */
import { changeReview } from "../../app/base/commit.ts";
import { followUp } from "../../app/application/catchUp.ts";
import type { CaseStore, Log, Recorded } from "../../app/base/ports.ts";
import { reviewId as reviewIdShape } from "../../contracts/requests.ts";
import { applicationOf } from "../../domain/base/ids.ts";
import { serveDispatched } from "../../domain/review/advance.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import { evolve, type Review, type ReviewDecision } from "../../domain/review/review.ts";
import type { Instant } from "../../domain/base/time.ts";
import { checkIsOwn, departmentOf, unknownReview } from "../base/access.ts";
import { checkIfMatch, etagOf, parse, type Answer, type Request } from "../base/endpoint.ts";
import { reviewRefused } from "./reviewRefused.ts";
import { reviewView } from "./reviewView.ts";

export type Deps = { store: CaseStore; rules: ClockRules; log: Log };

type Decide = (review: Review, now: Instant, rules: ClockRules) => ReviewDecision;

/** Who acts, by the token, and what they may act on. @throws Refused */
export type Actor = { by: string; check: (review: Review) => void };

/** The department whose own review it is. */
export function ownDepartment(request: Request): Actor {
  const department = departmentOf(request);
  return { by: `department:${department}`, check: ({ facts }) => checkIsOwn(department, facts) };
}

export const reviewIdIn = (request: Request): string =>
  parse(reviewIdShape, request.path["reviewId"], "reviewId");

/** Decides about the review that the address names and answers with it. */
export async function commandReview(
  { store, rules }: Deps,
  request: Request,
  actor: Actor,
  decide: Decide,
): Promise<Answer> {
  const id = reviewIdIn(request);
  const now = request.receivedAt;
  const act = { at: now, by: actor.by };

  const attempt = (isLast: boolean) =>
    changeReview(store, id, act, (review, before: Recorded<Review>) => {
      actor.check(review);
      // What it waits for may have closed a moment ago, and nobody have told it yet.
      if (review.status === "waiting" && !isLast) throw new StillWaiting();
      const decision = decideServed(review, now, rules, decide);
      // A repeat changes nothing: it gets its first answer, whatever the caller had read before.
      if (decision.events.length > 0) checkIfMatch(request, etagOf(before.version));
      return decision;
    });

  const changed = await attempt(false).catch(async (error: unknown) => {
    if (!(error instanceof StillWaiting)) throw error;
    await followUp({ store, rules }, applicationOf(id), now);
    return attempt(true);
  });
  if (!changed) throw unknownReview(id);
  const { review, refusal } = changed;
  if (refusal) throw reviewRefused(refusal, rules.zone);
  return { status: 200, headers: { etag: etagOf(review.version) }, body: reviewView(review, now, rules) };
}

/** A department that acts on a review has been reached, whether or not its endpoint has answered. */
function decideServed(review: Review, now: Instant, rules: ClockRules, decide: Decide): ReviewDecision {
  const served = serveDispatched(review, now, { channel: "api" }, rules);
  if (!served.ok) return { events: [], refusal: served.error };
  const decision = decide(served.value.reduce<Review>(evolve, review), now, rules);
  return served.value.length === 0
    ? decision
    : { ...decision, events: [...served.value, ...decision.events] };
}

class StillWaiting extends Error {
  override name = "StillWaiting";
}
