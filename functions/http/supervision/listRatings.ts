/** Bad marks that an answer is owed to, the earliest first; or all others, the latest first. */
import { listRatings as contract } from "../../contracts/supervision/ratings.ts";
import { handle } from "../base/handle.ts";
import { pageOf } from "../base/paging.ts";
import { ratingView } from "./ratingView.ts";

export const listRatings = handle(contract, ({ store, rules, log }) => async ({ query, now }) => {
  const { status, limit, cursor } = query;
  const page = await pageOf(store.ratingsIn(status, limit, cursor), log);
  const ratings = page.items.map(({ state }) => ratingView(state, "supervisor", now, rules));
  return { body: { ratings, unreadable: page.unreadable, nextCursor: page.cursor } };
});
