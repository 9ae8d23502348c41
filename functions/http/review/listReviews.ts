/** `GET /v1/reviews`: a department's worklist, the most urgent first, never all of it at once. */
import { BadCursor, type CaseStore, type Log } from "../../app/base/ports.ts";
import { WorklistQuery } from "../../contracts/requests.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import { departmentOf } from "../base/access.ts";
import { endpoint, malformed, parse } from "../base/endpoint.ts";
import { reviewSummary } from "./reviewView.ts";
import { standingReview } from "./standing.ts";

export type Deps = { store: Pick<CaseStore, "reviewsOf" | "loadCase">; rules: ClockRules; log: Log };

export const listReviews = ({ store, rules, log }: Deps) =>
  endpoint(log, async (request) => {
    const department = departmentOf(request);
    const { status, lamp, limit, cursor } = parse(WorklistQuery, request.query);
    const phase = status === "closed" ? "closed" : "open";
    const page = await store.reviewsOf(department, phase, limit, cursor).catch((error: unknown) => {
      if (error instanceof BadCursor)
        throw malformed([{ path: "cursor", message: "send the nextCursor of the page before, unchanged" }]);
      throw error;
    });
    // Filters look at one page; a page may come back shorter than its limit while there is a next one.
    const standing = await Promise.all(
      page.items.map((recorded) => standingReview(store, recorded, request.receivedAt, rules)),
    );
    const reviews = standing
      .map(({ state }) => ({
        applicationId: state.facts.applicationId,
        project: { name: state.facts.project.name, code: state.facts.project.code },
        ...reviewSummary(state, request.receivedAt, rules),
      }))
      .filter((review) => (status === "open" ? review.status !== "closed" : review.status === status))
      .filter((review) => lamp === undefined || review.lamp === lamp);
    return { status: 200, body: { reviews, nextCursor: page.cursor } };
  });
