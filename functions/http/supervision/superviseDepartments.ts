/** `GET /v1/supervision/departments`: each department's figures in a period, and the formulas behind them. */
import { every } from "../../app/base/pages.ts";
import type { CaseStore, Log } from "../../app/base/ports.ts";
import { PeriodQuery } from "../../contracts/requests.ts";
import { viewAt } from "../../domain/review/advance.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import { figuresOf, FORMULAS } from "../../domain/supervision/figures.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import type { Review } from "../../domain/review/review.ts";
import { addDays, endOfDay, localDate, startOfDay } from "../../domain/base/time.ts";
import { supervisorOf } from "../base/access.ts";
import { endpoint, malformed, parse } from "../base/endpoint.ts";

export type Deps = { store: Pick<CaseStore, "reviewsOf">; region: Region; rules: ClockRules; log: Log };

/** More reviews of one department than this are not looked at in one answer; the answer says so. */
const MOST = 5000;
const LONGEST_DAYS = 366;

export const superviseDepartments = ({ store, region, rules, log }: Deps) =>
  endpoint(log, async (request) => {
    supervisorOf(request);
    const now = request.receivedAt;
    const today = localDate(now, rules.zone);
    const query = parse(PeriodQuery, request.query);
    const to = query.to ?? today;
    const from = query.from ?? addDays(to, -90);
    if (from > to) throw malformed([{ path: "from", message: `lies behind to (${to})` }]);
    if (addDays(from, LONGEST_DAYS) < to)
      throw malformed([{ path: "from", message: `a period has at most ${LONGEST_DAYS} days` }]);
    const [begins, ends] = [startOfDay(from, rules.zone), endOfDay(to, rules.zone)];

    const departments = [];
    for (const { id, name, nameEn } of region.departments) {
      const reviews: Review[] = [];
      let seen = 0;
      for (const phase of ["open", "closed"] as const)
        for await (const { state } of every((cursor) => store.reviewsOf(id, phase, 100, cursor))) {
          // Closed ones come latest first: what closed before the period was served before it, too.
          if (++seen > MOST || (state.status === "closed" && state.closedAt < begins)) break;
          const servedAt = state.served?.servedAt;
          if (servedAt !== undefined && servedAt >= begins && servedAt < ends)
            reviews.push(viewAt(state, now, rules));
        }
      departments.push({ id, name, nameEn, ...figuresOf(reviews, now, rules), truncated: seen > MOST });
    }
    return { status: 200, body: { from, to, departments, formulas: FORMULAS } };
  });
