/** The routes about working days. */
import { contract } from "../base/contract.ts";
import { PeriodQuery } from "../base/lists.ts";
import { CalendarAnswer } from "./answers.ts";

export const getCalendar = contract({
  name: "getCalendar",
  noun: "calendar",
  method: "GET",
  path: "/v1/calendar",
  access: "anyone",
  rights: [],
  summary: "Working days as the region counts them, day by day",
  query: PeriodQuery,
  answer: { status: 200, schema: CalendarAnswer },
  problems: [],
  example: { query: { from: "2026-02-13", to: "2026-03-09" } },
});
