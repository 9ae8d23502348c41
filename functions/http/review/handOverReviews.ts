/** Hands over the open reviews that somebody has: listed as they stand now, the most urgent first. */
import { idsOf, reviewsOfAll } from "../../app/base/departmentLists.ts";
import { staffOf } from "../../app/base/staff.ts";
import { handOverReviews as contract } from "../../contracts/review/routes.ts";
import { MOST_HANDED_OVER } from "../../domain/review/handOver.ts";
import { responsible } from "../../domain/review/handler.ts";
import { holderOfReview } from "../../domain/review/holder.ts";
import { NOBODY_AWAY } from "../../domain/review/postHolder.ts";
import { offerHandOver } from "../../domain/review/staff.ts";
import { handle } from "../base/handle.ts";
import { commandStaff, ownDepartment } from "./staffCommand.ts";

export const handOverReviews = handle(contract, (deps) => async (request) => {
  const { store, region } = deps;
  const { path, body, by, now: at } = request;
  const { id } = ownDepartment(request, region);
  // Whose it is with nobody away: who stands in for somebody hands over nothing of theirs.
  const { handOvers } = await staffOf(store, id);
  const staff = { ...NOBODY_AWAY, handOvers };
  const reviews: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await reviewsOfAll(store, idsOf(region, id), "open", MOST_HANDED_OVER, cursor);
    for (const { state } of page.items)
      if (
        reviews.length < MOST_HANDED_OVER &&
        holderOfReview(state.facts, region)?.id === id &&
        responsible(state, at, () => staff)?.name === body.from
      )
        reviews.push(state.facts.reviewId);
    cursor = page.cursor ?? undefined;
  } while (cursor !== undefined && reviews.length < MOST_HANDED_OVER);
  return commandStaff(deps, request, (before) =>
    offerHandOver(before, { ...body, handOverId: path.handOverId }, reviews, { by, at }),
  );
});
