/** Working days, day by day, for whoever draws or checks a date. */
import { getCalendar as contract } from "../../contracts/calendar/routes.ts";
import { addDays, localDate } from "../../domain/base/time.ts";
import { handle } from "../base/handle.ts";
import { checkPeriod } from "../base/period.ts";

const LONGEST_DAYS = 800;
const USUAL_DAYS = 60;

export const getCalendar = handle(contract, ({ rules }) => async ({ query, now }) => {
  const from = query.from ?? localDate(now, rules.zone);
  const to = query.to ?? addDays(from, USUAL_DAYS);
  checkPeriod(from, to, LONGEST_DAYS);
  const days = rules.calendar.days.filter(({ date }) => date >= from && date <= to);
  return {
    headers: { "cache-control": "public, max-age=300" },
    body: { version: rules.calendar.version, zone: rules.zone, from, to, days },
  };
});
