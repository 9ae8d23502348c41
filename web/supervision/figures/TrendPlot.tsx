/** Two shares over months as lines; the table beside it says the same. */
import { words } from "../../shared/language/language.ts";
import { lineOf, scaleEnd, ticksOf } from "./sharePlot.ts";
import { says } from "../words.ts";
import { PlotKey } from "./PlotKey.tsx";
import { percentText } from "./percent.ts";

export type Point = { month: string; onTimeRate: number | null; meanShareOfLimit: number | null };

const HEIGHT = 160;
const TOP = 14;

export function TrendPlot({ points }: { points: readonly Point[] }) {
  const end = scaleEnd(points.map(({ meanShareOfLimit }) => meanShareOfLimit));
  const onTime = lineOf(
    points.map(({ onTimeRate }) => onTimeRate),
    end,
    HEIGHT,
  );
  const share = lineOf(
    points.map(({ meanShareOfLimit }) => meanShareOfLimit),
    end,
    HEIGHT,
  );
  const columns = lineOf(
    points.map(() => 0),
    end,
    HEIGHT,
  ).dots;
  return (
    <figure class="trend-plot">
      <figcaption>{says.trends.plot}</figcaption>
      <PlotKey note={says.trends.plotNote} />
      <svg
        width="100%"
        height={HEIGHT + TOP + 24}
        role="img"
        aria-label={`${says.trends.plot}${words.period}${says.trends.plotNote}`}
      >
        <svg y={TOP} overflow="visible">
          {ticksOf(end).map((tick) => {
            const y = HEIGHT * (1 - tick / end);
            return (
              <g key={tick}>
                <line class="axis" x1="0%" x2="100%" y1={y} y2={y} />
                <text x="0" y={y - 3}>
                  {percentText(tick)}
                </text>
              </g>
            );
          })}
          {share.pieces.map(([a, b], i) => (
            <line key={i} class="share" stroke-dasharray="6 4" x1={a.x} y1={a.y} x2={b.x} y2={b.y} />
          ))}
          {onTime.pieces.map(([a, b], i) => (
            <line key={i} class="on-time" x1={a.x} y1={a.y} x2={b.x} y2={b.y} />
          ))}
          {share.dots.map(
            (dot, i) =>
              dot && (
                <svg key={i} x={dot.x} y={dot.y} overflow="visible">
                  <rect class="share" x="-6" y="-6" width="12" height="12" />
                </svg>
              ),
          )}
          {onTime.dots.map((dot, i) => dot && <circle key={i} class="on-time" cx={dot.x} cy={dot.y} r="5" />)}
          {points.map(({ month }, i) => (
            <text key={month} x={columns[i]!.x} y={HEIGHT + 20} text-anchor="middle">
              {month.slice(2)}
            </text>
          ))}
        </svg>
      </svg>
    </figure>
  );
}
