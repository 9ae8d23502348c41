/** Open reviews across departments, one department after the other, by urgency. */
import { superviseReviews as contract } from "../../contracts/supervision/routes.ts";
import { idsOf } from "../../app/base/departmentLists.ts";
import { durationsKnown } from "../../app/supervision/durations.ts";
import { staffKnown } from "../../app/base/staff.ts";
import { holderOfReview } from "../../domain/review/holder.ts";
import { handle } from "../base/handle.ts";
import { pageOf } from "../base/paging.ts";
import { malformed } from "../base/refused.ts";
import { rowOf } from "../review/reviewView.ts";
import { standingReview } from "../review/standing.ts";

/** A page is filled with what is asked for; after so many reads it goes out as it is. */
const MOST_READS = 5;

export const superviseReviews = handle(
  contract,
  ({ store, region, rules, log }) =>
    async ({ query, by, now }) => {
      const { lamp, untouched, likelyLate, department, limit, cursor } = query;
      const known = region.departments.map(({ id }) => id);
      if (department !== undefined && !known.includes(department))
        throw malformed([{ path: "department", code: "not-a-department", facts: { known } }]);
      const watched = [
        ...new Set((department === undefined ? known : [department]).flatMap((id) => idsOf(region, id))),
      ];

      const staffed = await staffKnown(store, rules, department === undefined ? known : [department]);
      const durations = await durationsKnown(store);
      const reviews = [];
      let unreadable = 0;
      let next = cursor ?? null;
      for (let read = 0; read < MOST_READS && reviews.length < limit; read++) {
        const page = await pageOf(
          store.openReviewsOf(watched, limit - reviews.length, next ?? undefined),
          log,
        );
        unreadable += page.unreadable;
        for (const recorded of page.items) {
          const { state } = await standingReview(store, recorded, now, rules);
          const row = rowOf(state, now, staffed, by, durations);
          if (row.status === "closed" || (lamp !== undefined && row.lamp !== lamp)) continue;
          if (untouched !== undefined && !row.untouched) continue;
          if (likelyLate !== undefined && row.likelyLate === null) continue;
          if (department !== undefined && holderOfReview(state.facts, region)?.id !== department) continue;
          reviews.push(row);
        }
        next = page.cursor;
        if (next === null) break;
      }
      return { body: { reviews, unreadable, nextCursor: next } };
    },
);
