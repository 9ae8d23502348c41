/** The clock ledger (计时台账) of a review, for who holds a token. */
import { getClock as contract } from "../../contracts/review/routes.ts";
import { handle } from "../base/handle.ts";
import { clockView } from "./clockView.ts";
import { readableReview } from "./owner.ts";

export const getClock = handle(
  contract,
  ({ store, region, rules }) =>
    async ({ path, caller, now, language }) =>
      clockView(store, await readableReview(path.reviewId, caller, { store, region }), now, rules, language),
);
