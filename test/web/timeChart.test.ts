/** Where the time chart puts bars, shades and dates. */
import { chartPeriod, layOutChart, type ChartReview } from "../../web/applicant/chart/timeChart.ts";
import { fixtureRules } from "../support/fixtures.ts";

const { days } = fixtureRules().clock.calendar;
const NOW = "2026-03-04T12:00:00+08:00";

const review = (given: Partial<ChartReview> = {}): ChartReview => ({
  reviewId: "a.consult-housing",
  status: "running",
  outcome: null,
  deemed: false,
  servedAt: "2026-03-02T00:00:00+08:00",
  dueAt: "2026-03-10T00:00:00+08:00",
  closedAt: null,
  suspensions: [],
  ...given,
});

/** Two weeks from Monday, March 2: ten working days and four days off, 12 columns of 10 pixels. */
const fortnight = { from: "2026-03-02", to: "2026-03-15" };
const chart = (...reviews: ChartReview[]) => layOutChart(reviews, days, fortnight, NOW, 120);
const segments = (given: Partial<ChartReview>) => chart(review(given)).rows[0]!.segments;

test("days off take half a column and are shaded", () => {
  expect(chart().shades).toEqual([
    { x: 50, width: 10, name: null },
    { x: 110, width: 10, name: null },
  ]);
});

test("a holiday is a shade with its name, and a make-up workday is none", () => {
  const spring = layOutChart([], days, { from: "2026-02-09", to: "2026-03-01" }, NOW, 400);
  // Saturday 14 and Saturday 28 are worked; 15 to 23 is Spring Festival; the 1st of March is a Sunday.
  expect(spring.shades.map(({ name }) => name)).toEqual(["春节", null]);
});

test("what was used ends today, what is left ends at the due instant", () => {
  expect(segments({})).toEqual([
    { kind: "used", x: 0, width: 25 },
    { kind: "left", x: 25, width: 45 },
  ]);
  expect(chart(review()).today).toBe(25);
});

test("the clock's stops cut both, and overlapping ones are one", () => {
  const suspensions = [
    { from: "2026-03-05T00:00:00+08:00", until: "2026-03-07T00:00:00+08:00", why: "hearing" },
    { from: "2026-03-03T00:00:00+08:00", until: "2026-03-06T00:00:00+08:00", why: "supplement" },
  ];
  expect(segments({ status: "suspended", suspensions })).toEqual([
    { kind: "used", x: 0, width: 10 },
    { kind: "left", x: 50, width: 20 },
    { kind: "stopped", x: 10, width: 40 },
  ]);
});

test("what lies with a higher authority is due at no instant: its bar ends with what has been", () => {
  const away = [{ from: "2026-03-03T00:00:00+08:00", until: null, why: "higher-authority" }];
  const [row] = chart(review({ status: "suspended", dueAt: null, suspensions: away })).rows;
  expect(row).toMatchObject({
    segments: [
      { kind: "used", x: 0, width: 10 },
      { kind: "stopped", x: 10, width: 15 },
    ],
    marks: [{ kind: "served", x: 0 }],
    waits: false,
  });
});

test("a consent by silence is told apart in its bar and in its mark", () => {
  const closedAt = "2026-03-10T00:00:00+08:00";
  const [row] = chart(review({ status: "closed", deemed: true, closedAt })).rows;
  expect(row!.segments).toEqual([{ kind: "deemed", x: 0, width: 70 }]);
  expect(row!.marks.map(({ kind }) => kind)).toEqual(["served", "due", "deemed"]);
});

test("past the due instant it is late", () => {
  expect(segments({ status: "overdue", dueAt: "2026-03-03T00:00:00+08:00" })).toEqual([
    { kind: "used", x: 0, width: 10 },
    { kind: "late", x: 10, width: 15 },
  ]);
});

test("an opinion before the limit ends the bar; the due date stays marked", () => {
  const [row] = chart(review({ status: "closed", closedAt: NOW })).rows;
  expect(row!.segments).toEqual([{ kind: "used", x: 0, width: 25 }]);
  expect(row!.marks).toContainEqual({ kind: "due", x: 70 });
});

test("an objection is not ticked off", () => {
  const [row] = chart(review({ status: "closed", outcome: "objected", closedAt: NOW })).rows;
  expect(row!.marks.map(({ kind }) => kind)).toEqual(["served", "due", "objected"]);
});

test("a review that waits has no bar", () => {
  const [row] = chart(review({ status: "waiting", servedAt: null, dueAt: null })).rows;
  expect(row).toMatchObject({ segments: [], marks: [], waits: true });
});

test("the period reaches from what came first to what is due last", () => {
  expect(chartPeriod([review()], "2026-02-27T10:00:00+08:00", NOW)).toEqual({
    from: "2026-02-27",
    to: "2026-03-13",
  });
});

test("dates have room: days, then Mondays, then months", () => {
  const ticks = (to: string, width: number) => layOutChart([], days, { from: "2026-03-02", to }, NOW, width);
  expect(ticks("2026-03-08", 700).ticks).toHaveLength(7);
  expect(ticks("2026-03-29", 400)).toMatchObject({ tickOf: "day", ticks: { length: 4 } });
  expect(ticks("2026-12-31", 800)).toMatchObject({ tickOf: "month", ticks: { length: 9 } });
});

test("forty reviews over a year are laid out, each in its row", () => {
  const reviews = Array.from({ length: 40 }, (_, i) =>
    review({
      reviewId: `r${i}`,
      dueAt: "2027-02-26T00:00:00+08:00",
      suspensions: [
        { from: "2026-04-01T09:00:00+08:00", until: "2026-05-06T00:00:00+08:00", why: "hearing" },
      ],
    }),
  );
  const period = chartPeriod(reviews, NOW, NOW);
  const { rows } = layOutChart(reviews, days, period, NOW, 1000);
  expect(rows).toHaveLength(40);
});
