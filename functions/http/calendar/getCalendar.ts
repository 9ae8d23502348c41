/** `GET /v1/calendar`: the working days as the region counts them, day by day, for whoever draws or checks a date. */
import type { Log } from "../../app/base/ports.ts";
import { PeriodQuery } from "../../contracts/requests.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import { addDays, localDate } from "../../domain/base/time.ts";
import { endpoint, malformed, parse } from "../base/endpoint.ts";

export type Deps = { rules: ClockRules; log: Log };

const LONGEST_DAYS = 800;

export const getCalendar = ({ rules, log }: Deps) =>
  endpoint(log, async (request) => {
    const query = parse(PeriodQuery, request.query);
    const from = query.from ?? localDate(request.receivedAt, rules.zone);
    const to = query.to ?? addDays(from, 60);
    if (from > to) throw malformed([{ path: "from", message: `lies behind to (${to})` }]);
    if (addDays(from, LONGEST_DAYS) < to)
      throw malformed([{ path: "to", message: `at most ${LONGEST_DAYS} days behind from` }]);
    const days = rules.calendar.days.filter(({ date }) => date >= from && date <= to);
    return {
      status: 200,
      headers: { "cache-control": "public, max-age=300" },
      body: { version: rules.calendar.version, zone: rules.zone, from, to, days },
    };
  });
