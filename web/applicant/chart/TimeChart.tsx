/** The time chart: one bar for each review on an axis of days, drawn by hand, and a table that says the same. */
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Calendar, ReviewSummary, Status } from "../../shared/api/answers.ts";
import { Shown } from "../../shared/load/Shown.tsx";
import { useAnswer } from "../../shared/load/useLoaded.ts";
import { dateOf, dayText } from "../../shared/language/dates.ts";
import { nameOf, words } from "../../shared/language/language.ts";
import {
  chartPeriod,
  layOutChart,
  type ChartRow,
  type Mark,
  type Segment,
  type TimeChart as Layout,
} from "./timeChart.ts";
import { SAYS } from "../words.ts";
import { ChartLegend } from "./ChartLegend.tsx";
import { Patterns, SEGMENT_FILL, MarkShape } from "./chartShapes.tsx";
import { ProgressTable } from "./ProgressTable.tsx";
import { standing } from "../../shared/state/said.ts";
import { Empty } from "../../shared/parts/notes.tsx";

const CHART = SAYS.chart;
const HEAD = 36;
const ROW = 33;
const BAR_TOP = 16;
const BAR = 11;
/** Room behind the last day, for the due date that is written there. */
const DATE = 36;
/** Room at both ends, so that marks and dates at the very edge are seen whole. */
const EDGE = 8;
const KINDS = ["used", "deemed", "stopped", "left", "late"] as const;

export function TimeChart({ status, now }: { status: Status; now: string }) {
  const { reviews, receivedAt } = status;
  const { from, to } = chartPeriod(reviews, status.acceptedAt ?? receivedAt, now);
  const calendar = useAnswer("getCalendar", { query: { from, to } });
  const [isTableShown, setTableShown] = useState(false);
  if (reviews.length === 0) return <Empty>{CHART.none}</Empty>;
  return (
    <>
      <Shown of={calendar}>
        {({ days }) => <Drawing reviews={reviews} days={days} from={from} to={to} now={now} />}
      </Shown>
      <details class="legend">
        <summary>{CHART.legendTitle}</summary>
        <ChartLegend />
      </details>
      <p class="no-print">
        <button
          type="button"
          class="quiet"
          aria-expanded={isTableShown}
          aria-controls="progress-table"
          onClick={() => setTableShown(!isTableShown)}
        >
          {isTableShown ? CHART.hideTable : CHART.showTable}
        </button>
      </p>
      <div id="progress-table" class={isTableShown ? undefined : "unseen"}>
        <ProgressTable reviews={reviews} isScrollable={isTableShown} />
      </div>
    </>
  );
}

type DrawingProps = {
  reviews: ReviewSummary[];
  days: Calendar["days"];
  from: string;
  to: string;
  now: string;
};

export function Drawing({ reviews, days, from, to, now }: DrawingProps) {
  const frame = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const measure = () => setWidth(Math.floor(frame.current?.clientWidth ?? 0));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(frame.current!);
    return () => observer.disconnect();
  }, []);
  const layout = useMemo(
    () =>
      width === 0
        ? null
        : layOutChart(reviews, days, { from, to }, now, Math.max(width - 2 * EDGE - DATE, 100)),
    [reviews, days, from, to, now, width],
  );
  const height = HEAD + reviews.length * ROW + 2;
  return (
    <figure ref={frame} class="chart">
      {layout && (
        <svg
          viewBox={`${-EDGE} 0 ${layout.width + DATE + 2 * EDGE} ${height}`}
          width={width}
          height={height}
          role="img"
          aria-label={CHART.label(reviews.length)}
        >
          <Patterns />
          <Axis layout={layout} height={height} />
          <path class="chart-row" d={rowLines(layout)} />
          {KINDS.map((kind) => (
            <path key={kind} class={`chart-${kind}`} {...SEGMENT_FILL[kind]} d={bars(layout, kind)} />
          ))}
          {layout.today !== null && <Today x={layout.today} layout={layout} height={height} now={now} />}
          {/* On top: on its first days today runs through the names. */}
          {layout.rows.map((row, i) => (
            <Row
              key={row.reviewId}
              row={row}
              review={reviews[i]!}
              y={HEAD + i * ROW}
              width={layout.width + DATE}
            />
          ))}
        </svg>
      )}
    </figure>
  );
}

function Axis({ layout, height }: { layout: Layout; height: number }) {
  const top = HEAD - 6;
  const path = (named: boolean) =>
    layout.shades
      .filter(({ name }) => (name !== null) === named)
      .map(({ x, width }) => `M${round(x)} ${top}h${round(width)}V${height}h${round(-width)}z`)
      .join("");
  return (
    <>
      <path class="chart-weekend" d={path(false)} />
      <path class="chart-holiday" d={path(true)} />
      {layout.ticks.map(({ x, date }) => (
        <g key={date}>
          <line class="chart-tick" x1={x} x2={x} y1={top - 4} y2={height} />
          <text class="chart-date" x={x} y={top - 8}>
            {layout.today !== null && Math.abs(x - layout.today) < 40 ? "" : tickText(date, layout.tickOf)}
          </text>
        </g>
      ))}
    </>
  );
}

/** All bars of a kind are one shape: forty reviews over a year are drawn without a wait. */
const bars = ({ rows }: Layout, kind: Segment["kind"]): string =>
  rows
    .flatMap(({ segments }, i) =>
      segments
        .filter((segment) => segment.kind === kind)
        .map(({ x, width }) => {
          const wide = Math.max(round(width), 1);
          return `M${round(x)} ${HEAD + i * ROW + BAR_TOP}h${wide}v${BAR}h${-wide}z`;
        }),
    )
    .join("");

const rowLines = ({ rows, width }: Layout): string =>
  rows.map((_, i) => `M0 ${HEAD + (i + 1) * ROW - 1}h${round(width + DATE)}`).join("");

const round = (x: number): number => Math.round(x * 10) / 10;

const tickText = (date: string, tickOf: Layout["tickOf"]): string => {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  return tickOf === "month" ? CHART.month(year, month) : `${month}/${day}`;
};

function Today({ x, layout, height, now }: { x: number; layout: Layout; height: number; now: string }) {
  const anchor = x < 70 ? "start" : x > layout.width - 70 ? "end" : "middle";
  return (
    <g class="chart-today">
      <line x1={x} x2={x} y1={HEAD - 6} y2={height} />
      <text x={x} y={11} text-anchor={anchor}>
        {CHART.today(dayText(dateOf(now)))}
      </text>
    </g>
  );
}

type RowProps = { row: ChartRow; review: ReviewSummary; y: number; width: number };

/** The words stand above the bar, at both ends: the bar has the whole width on a phone too. */
function Row({ row, review, y, width }: RowProps) {
  const middle = y + BAR_TOP + BAR / 2;
  const matter = nameOf(review.matter);
  const due = row.marks.find(({ kind }) => kind === "due");
  return (
    <g>
      <title>{`${nameOf(review.department)} · ${matter}${words.colon}${standing(review)}${review.dueDate === null ? "" : words.aside(CHART.dueOn(dayText(review.dueDate)))}`}</title>
      <text class="chart-name" x={0} y={y + 12}>
        {nameOf(review.department)}
        {width > 700 && <tspan class="chart-matter">{`  ${matter}`}</tspan>}
      </text>
      <text class={review.deemed ? "chart-word deemed" : "chart-word"} x={width} y={y + 12} text-anchor="end">
        {row.waits && review.status === "waiting" ? CHART.waits : standing(review)}
      </text>
      {row.waits && <line class="chart-waits" x1={0} x2={width} y1={middle} y2={middle} />}
      {row.marks.map((mark: Mark) => (
        <MarkShape key={mark.kind} kind={mark.kind} x={round(mark.x)} y={middle} />
      ))}
      {due && review.dueDate !== null && (
        <text class="chart-due" x={round(due.x) + 10} y={middle + 4}>
          {tickText(review.dueDate, "day")}
        </text>
      )}
    </g>
  );
}
