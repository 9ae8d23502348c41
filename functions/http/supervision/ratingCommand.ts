/** The frame of what supervision does about a rating: nobody about their own organ, one commit, and the answer. */
import { changeRating, type Act } from "../../app/base/commit.ts";
import type { CaseRecords } from "../../app/base/ports.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import { whyNotTheirs } from "../../domain/supervision/complaint.ts";
import type { Rating, RatingDecision } from "../../domain/supervision/rating.ts";
import type { Instant } from "../../domain/base/time.ts";
import { refused, refusedBy } from "../base/refused.ts";
import { ratingView } from "./ratingView.ts";

type Deps = { store: Pick<CaseRecords, "loadRating" | "commit">; rules: ClockRules };
type Command = { path: { ratingId: string }; now: Instant } & Pick<Act, "by">;

/** @throws Refused */
export async function commandRating(
  { store, rules }: Deps,
  { path: { ratingId }, by, now }: Command,
  decide: (rating: Rating) => RatingDecision,
) {
  const changed = await changeRating(store, ratingId, { at: now, by }, (rating) => {
    const refusal = whyNotTheirs(rating.facts.department, by);
    if (refusal) throw refusedBy(refusal, rules.zone);
    return decide(rating);
  });
  if (!changed) throw refused("unknown-rating", { ratingId });
  if (changed.refusal) throw refusedBy(changed.refusal, rules.zone);
  return { body: ratingView(changed.rating.state, "supervisor", now, rules) };
}
