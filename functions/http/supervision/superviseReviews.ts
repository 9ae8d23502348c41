/** `GET /v1/supervision/reviews`: open reviews across departments, one department after the other, by urgency. */
import { BadCursor, type CaseStore, type Log } from "../../app/base/ports.ts";
import { SupervisionQuery } from "../../contracts/requests.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { supervisorOf } from "../base/access.ts";
import { endpoint, malformed, parse } from "../base/endpoint.ts";
import { reviewSummary } from "../review/reviewView.ts";
import { standingReview } from "../review/standing.ts";

export type Deps = {
  store: Pick<CaseStore, "openReviewsOf" | "loadCase">;
  region: Region;
  rules: ClockRules;
  log: Log;
};

/** A page is filled with what has the lamp that is asked for; after so many reads it goes out as it is. */
const MOST_READS = 5;

const badCursor = () =>
  malformed([{ path: "cursor", message: "send the nextCursor of the page before, unchanged" }]);

export const superviseReviews = ({ store, region, rules, log }: Deps) =>
  endpoint(log, async (request) => {
    supervisorOf(request);
    const { lamp, department, limit, cursor } = parse(SupervisionQuery, request.query);
    const ids = region.departments.map(({ id }) => id);
    if (department !== undefined && !ids.includes(department))
      throw malformed([{ path: "department", message: `one of ${ids.join(", ")}` }]);
    const watched = department === undefined ? ids : [department];

    const reviews = [];
    let next = cursor ?? null;
    for (let read = 0; read < MOST_READS && reviews.length < limit; read++) {
      const page = await store
        .openReviewsOf(watched, limit - reviews.length, next ?? undefined)
        .catch((error: unknown) => {
          throw error instanceof BadCursor ? badCursor() : error;
        });
      for (const recorded of page.items) {
        const { state } = await standingReview(store, recorded, request.receivedAt, rules);
        const shown = reviewSummary(state, request.receivedAt, rules);
        if (shown.status === "closed" || (lamp !== undefined && shown.lamp !== lamp)) continue;
        const { applicationId, project } = state.facts;
        reviews.push({ applicationId, project: { name: project.name, code: project.code }, ...shown });
      }
      next = page.cursor;
      if (next === null) break;
    }
    return { status: 200, body: { reviews, nextCursor: next } };
  });
