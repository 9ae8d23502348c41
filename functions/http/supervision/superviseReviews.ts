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
  store: Pick<CaseStore, "reviewsOf" | "loadCase">;
  region: Region;
  rules: ClockRules;
  log: Log;
};

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
    const start = placeOf(cursor, watched);

    const reviews = [];
    let next: string | null = null;
    for (let i = start.index, inner = start.inner; i < watched.length; i++, inner = undefined) {
      const id = watched[i]!;
      const page = await store
        .reviewsOf(id, "open", limit - reviews.length, inner)
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
      const isLast = i === watched.length - 1;
      if (page.cursor !== null) next = toPlace(i, page.cursor);
      else if (!isLast) next = toPlace(i + 1);
      else next = null;
      if (page.cursor !== null || reviews.length >= limit) break;
    }
    return { status: 200, body: { reviews, nextCursor: next } };
  });

/** Which department a page stopped at, and where in its list. */
const toPlace = (index: number, inner?: string): string =>
  Buffer.from(JSON.stringify(inner === undefined ? [index] : [index, inner])).toString("base64url");

function placeOf(
  cursor: string | undefined,
  watched: readonly string[],
): { index: number; inner: string | undefined } {
  if (cursor === undefined) return { index: 0, inner: undefined };
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (!Array.isArray(place)) throw badCursor();
    const [index, inner] = place as unknown[];
    const isPlace = Number.isInteger(index) && (index as number) >= 0 && (index as number) < watched.length;
    if (!isPlace || (inner !== undefined && typeof inner !== "string")) throw badCursor();
    return { index: index as number, inner };
  } catch {
    throw badCursor();
  }
}
