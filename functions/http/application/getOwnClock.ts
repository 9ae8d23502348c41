/** The clock ledger of one of the applicant's own reviews. */
import { getOwnClock as contract } from "../../contracts/application/routes.ts";
import { reviewIdOf } from "../../domain/base/ids.ts";
import { handle } from "../base/handle.ts";
import { clockView } from "../review/clockView.ts";
import { unknownReview } from "../review/owner.ts";

export const getOwnClock = handle(contract, ({ store, rules }) => async ({ path, now, language }) => {
  const reviewId = reviewIdOf(path.applicationId, path.matter);
  const review = await store.loadReview(reviewId);
  if (!review) throw unknownReview(reviewId);
  return clockView(store, review, now, rules, language);
});
