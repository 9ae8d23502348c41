/** What properties are made of: reviews under any policy, and commands of all kinds at any time. */
import * as fc from "fast-check";
import { viewAt } from "../../../functions/domain/review/advance.ts";
import { layOutCalendar, type CalendarYear } from "../../../functions/domain/calendar/calendar.ts";
import type { ReviewRules } from "../../../functions/domain/review/circumstances.ts";
import type { Opinion } from "../../../functions/domain/review/opinion.ts";
import { type Review, type ReviewDecision } from "../../../functions/domain/review/review.ts";
import { addDays, epochOf, instantOfEpoch, type Instant } from "../../../functions/domain/base/time.ts";
import {
  at,
  consent,
  given,
  notApplicable,
  objection,
  opinion,
  served,
  T0,
  withConditions,
  type About,
} from "../given.ts";
import {
  approval,
  askToExtend,
  assign,
  endProcedure,
  extend,
  interrupt,
  OFFICER,
  requestSupplement,
  revoke,
  startProcedure,
  supply,
  takingBack,
  TWENTY,
  withdrawRequest,
} from "../when.ts";
import { nothingOnRecord } from "../../support/fixtures.ts";
fc.configureGlobal({ numRuns: 200 });

export const HOUR = 3600 * 1000;
export const DAY = 24 * HOUR;
export const LONG_AFTER = at("2026-07-01T00:00");

export const year = (about: Partial<CalendarYear> = {}): CalendarYear => ({
  year: 2026,
  status: "official",
  source: ["https://example.org/notice"],
  holidays: [],
  makeUp: [],
  ...about,
});
export const calendar = (
  version: string,
  off: readonly string[],
  makeUp: readonly string[],
  status: CalendarYear["status"] = "official",
): ReviewRules => ({
  calendar: layOutCalendar(version, [
    year({
      status,
      holidays: off.map((date) => ({ name: date, from: date, to: date })),
      makeUp: makeUp.map((date) => ({ date, for: "x" })),
    }),
  ]),
  ...nothingOnRecord,
  zone: "Asia/Shanghai",
  closeOfBusiness: null,
});
export const PLAIN = calendar("v1", [], []);
export const CALENDARS: readonly ReviewRules[] = [
  PLAIN,
  calendar("v2", ["2026-03-05", "2026-03-09", "2026-03-24"], []),
  calendar("v3", [], ["2026-03-07", "2026-03-08", "2026-03-14", "2026-03-15", "2026-03-21"]),
  calendar("v4", ["2026-03-16"], ["2026-03-07"]),
];

export type Command = (rules: ReviewRules) => (review: Review, at: Instant) => ReviewDecision;
export type Act = { command: Command; at: number; of: string };

export const named = (of: string, command: Command) => ({ of, command });
export const anOpinion = fc.constantFrom<Opinion>(
  consent,
  objection,
  notApplicable,
  withConditions("a silt trap"),
);
/** What may be done to a clock; every command of a department and of the applicant. */
export const clockCommand = fc.oneof(
  fc.constantFrom("survey", "site-plan").map((m) => named(`supply ${m}`, (rules) => supply(m, rules))),
  fc
    .constantFrom(["survey"], ["survey", "site-plan"], ["noise-study"])
    .map((m) => named(`ask ${m.join(" ")}`, (rules) => requestSupplement(m, rules))),
  fc
    .tuple(fc.constantFrom("hearing" as const, "testing" as const), fc.integer({ min: 1, max: 12 }))
    .map(([kind, days]) =>
      named(`${kind} ${days}`, (rules) => (review, now) => {
        const plannedEnd = addDays(now.slice(0, 10), days + 1);
        return startProcedure({ kind, plannedEnd }, rules)(review, now);
      }),
    ),
  fc.constant(named("take back", withdrawRequest)),
  fc.constant(named("end", endProcedure)),
  fc.integer({ min: 1, max: 11 }).map((days) => named(`extend ${days}`, (rules) => extend(days, {}, rules))),
);
export const anyCommand = fc.oneof(
  { weight: 6, arbitrary: clockCommand },
  { weight: 1, arbitrary: anOpinion.map((o) => named(o.kind, (rules) => opinion(o, rules))) },
  { weight: 1, arbitrary: fc.constant(named("assign", () => assign("Wang"))) },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: 1, max: 2 })
      .map((n) => named(`interrupt ${n}`, (rules) => interrupt(n, rules))),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      named("ask for days", (rules) => askToExtend(2, OFFICER, rules)),
      named("ask for more", (rules) => askToExtend(3, OFFICER, rules)),
      named("approve", (rules) => approval(undefined, undefined, rules)),
      named("take back", (rules) => takingBack(undefined, undefined, rules)),
    ),
  },
  { weight: 1, arbitrary: fc.constant(named("revoke", (rules) => revoke("the survey was forged", rules))) },
);

/** Commands in the order of time, over six weeks from service on. */
export const actsOf = (
  command: fc.Arbitrary<{ of: string; command: Command }>,
  maxLength = 8,
): fc.Arbitrary<Act[]> =>
  fc
    .array(fc.tuple(command, fc.nat(20), fc.constantFrom(0, 1, 9 * HOUR, DAY - 1)), {
      maxLength,
      size: "max",
    })
    .map((all) =>
      all
        .map(([what, day, time]) => ({
          ...what,
          at: Math.max(epochOf(at("2026-03-02T00:00")) + day * DAY + time, epochOf(T0)),
        }))
        .toSorted((a, b) => a.at - b.at),
    );

export const about = fc.record({
  days: fc.constantFrom(1, 3, 5, 10),
  onTimeout: fc.constantFrom(
    "deemed-consent",
    "deemed-consent",
    "escalate",
    "proceed-without",
    "deemed-refusal",
  ),
  flags: fc.constantFrom<About["flags"]>([], [], ["quota"]),
});
export type Policy = typeof about extends fc.Arbitrary<infer A> ? A : never;

export const opened = ({ days, onTimeout, flags = [] }: Policy, rules = PLAIN) =>
  given(
    ...served({ matter: { ...TWENTY, limit: { days, unit: "working-days" }, onTimeout }, flags }, T0, rules),
  );
export type Reviewing = ReturnType<typeof opened>;

export const act = (review: Reviewing, { command, at: now }: Act, rules = PLAIN): Reviewing =>
  review.when(command(rules), instantOfEpoch(now));
export const play = (policy: Policy, acts: readonly Act[]): Reviewing =>
  acts.reduce((review, what) => act(review, what), opened(policy));
export const inTheEnd = (review: Review, rules = PLAIN): Review => viewAt(review, LONG_AFTER, rules);

export const isDeemed = (review: Review): boolean =>
  review.status === "closed" && review.outcome === "deemed-consent";
