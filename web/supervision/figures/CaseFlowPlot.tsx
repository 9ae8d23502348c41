/** How the region's cases came and went: beside each other what came and what was finished, and a line of what stays open. */
import { words } from "../../shared/language/language.ts";
import type { CaseFigure, CaseFlow } from "../../../functions/domain/supervision/figures.ts";
import { listAddress } from "../list/address.ts";
import { says } from "../words.ts";
import { Axis, BELOW, Columns, HEIGHT, Lines, Names, placesOf, TOP } from "./plotParts.tsx";
import { countTicks, lineOf } from "./sharePlot.ts";

export type FlowPoint = CaseFlow & { name: string; from: string; to: string };

const SAYS = says.flow;

/** How wide a bar is, of its column. */
const BAR = 0.3;

const DIAMOND = "M0 -7 L7 0 L0 7 L-7 0 Z";

export function CaseFlowPlot({ points }: { points: readonly FlowPoint[] }) {
  const ended = points.map(({ decidedCases, endedCases }) => decidedCases + endedCases);
  const ticks = countTicks([...points.flatMap(({ cases, open }) => [cases, open]), ...ended]);
  const end = ticks.at(-1)!;
  const open = lineOf(
    points.map((point) => point.open),
    end,
    HEIGHT,
  );
  const places = placesOf(points.length);
  const width = 100 / points.length;
  const bar = (name: string, i: number, left: number, count: number, below = 0) => {
    const height = (HEIGHT * count) / end;
    const bottom = HEIGHT - (HEIGHT * below) / end;
    return count === 0 ? null : (
      <rect
        class={name}
        x={`${places[i]! + left * width}%`}
        width={`${BAR * width}%`}
        y={bottom - height}
        height={height}
      />
    );
  };
  const opening = ({ name, from, to, ...counts }: FlowPoint, figure: CaseFigure) =>
    counts[figure] === 0
      ? null
      : {
          href: listAddress({ figure, department: "", from, to }),
          label: says.list.opens(name, says.figures.names[figure], counts[figure]),
        };
  return (
    <figure class="trend-plot">
      <figcaption>{SAYS.plot}</figcaption>
      <FlowKey />
      <svg
        width="100%"
        height={HEIGHT + TOP + BELOW + 18}
        role="group"
        aria-label={`${SAYS.plot}${words.period}${SAYS.plotNote}`}
      >
        <svg y={TOP} overflow="visible">
          <Axis ticks={ticks} end={end} text={String} />
          {points.map(({ cases, decidedCases, endedCases }, i) => (
            <g key={i}>
              {bar("came", i, -BAR - 0.02, cases)}
              {bar("decided", i, 0.02, decidedCases)}
              {bar("ended", i, 0.02, endedCases, decidedCases)}
            </g>
          ))}
          <Lines class="open" of={open.pieces} />
          {open.dots.map(
            (dot, i) =>
              dot && (
                <svg key={i} x={dot.x} y={dot.y} overflow="visible">
                  <path class="open" d={DIAMOND} />
                </svg>
              ),
          )}
          <Names at={places} names={points.map(({ name }) => name)} />
          <Names at={places} names={points.map((point) => SAYS.open(point.open))} line={1} />
          <Columns
            within={2}
            of={points.flatMap((point) => [opening(point, "cases"), opening(point, "decidedCases")])}
          />
        </svg>
      </svg>
    </figure>
  );
}

/** What the marks stand for: they differ in shape and filling, not only in colour. */
const FlowKey = () => (
  <>
    <p class="plot-key">
      {(["came", "decided", "ended"] as const).map((mark) => (
        <span key={mark}>
          <svg width="16" height="16" aria-hidden="true">
            <rect class={mark} x="2" y="2" width="12" height="12" />
          </svg>{" "}
          {SAYS.marks[mark]}{" "}
        </span>
      ))}
      <span>
        <svg width="16" height="16" aria-hidden="true">
          <path class="open" d={DIAMOND} transform="translate(8 8)" />
        </svg>{" "}
        {SAYS.marks.open}
      </span>
    </p>
    <p class="soft">{SAYS.plotNote}</p>
  </>
);
