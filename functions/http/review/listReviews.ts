/** A department's worklist, the most urgent first, never all of it at once. */
import { listReviews as contract } from "../../contracts/review/routes.ts";
import { idsOf, reviewsOfAll } from "../../app/base/departmentLists.ts";
import { staffKnown } from "../../app/base/staff.ts";
import { holderOfReview } from "../../domain/review/holder.ts";
import { handle } from "../base/handle.ts";
import { pageOf } from "../base/paging.ts";
import { rowOf } from "./reviewView.ts";
import { standingReview } from "./standing.ts";

export const listReviews = handle(
  contract,
  ({ store, region, rules, log }) =>
    async ({ caller, by, query, now }) => {
      const { status, lamp, limit, cursor } = query;
      const phase = status === "closed" ? "closed" : "open";
      const [page, known] = await Promise.all([
        pageOf(reviewsOfAll(store, idsOf(region, caller.department), phase, limit, cursor), log),
        staffKnown(store, rules, [caller.department]),
      ]);
      // Filters look at one page; a page may come back shorter than its limit while there is a next one.
      const standing = await Promise.all(
        page.items.map((recorded) => standingReview(store, recorded, now, rules)),
      );
      const reviews = standing
        // What a department had that several have taken the place of is divided among them.
        .filter(({ state: { facts } }) => holderOfReview(facts, region)?.id === caller.department)
        .map(({ state }) => rowOf(state, now, known, by))
        .filter((review) => (status === "open" ? review.status !== "closed" : review.status === status))
        .filter((review) => lamp === undefined || review.lamp === lamp);
      return { body: { reviews, unreadable: page.unreadable, nextCursor: page.cursor } };
    },
);
