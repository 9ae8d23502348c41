/** Whoever rated says what they think of the answer, once (追评). */
import { changeRating } from "../../app/base/commit.ts";
import { digestOf } from "../../app/base/digest.ts";
import { followUpRating as contract } from "../../contracts/supervision/ratings.ts";
import { ratingIdOf } from "../../domain/base/ids.ts";
import { followUp } from "../../domain/supervision/rating.ts";
import { handle } from "../base/handle.ts";
import { refused, refusedBy } from "../base/refused.ts";
import { ratingView } from "./ratingView.ts";

export const followUpRating = handle(
  contract,
  ({ store, rules }) =>
    async ({ path: { applicationId, departmentId }, body, by, now }) => {
      const ratingId = ratingIdOf(applicationId, digestOf(departmentId));
      const changed = await changeRating(store, ratingId, { at: now, by }, (rating) =>
        followUp(rating, body, now, rules.zone),
      );
      // What was never rated was never answered either.
      if (!changed) throw refused("rating-not-answered", {});
      if (changed.refusal) throw refusedBy(changed.refusal, rules.zone);
      return { body: ratingView(changed.rating.state, "applicant", now, rules) };
    },
);
