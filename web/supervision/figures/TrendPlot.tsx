/** Two shares over months or quarters as lines; each column opens to what it is of, and the table beside it says the same. */
import { words } from "../../shared/language/language.ts";
import { listAddress } from "../list/address.ts";
import { lineOf, scaleEnd, ticksOf } from "./sharePlot.ts";
import { says } from "../words.ts";
import { Axis, BELOW, Columns, HEIGHT, Lines, Names, placesOf, TOP } from "./plotParts.tsx";
import { PlotKey } from "./PlotKey.tsx";
import { percentText } from "./percent.ts";

export type Point = {
  name: string;
  from: string;
  to: string;
  received: number;
  onTimeRate: number | null;
  meanShareOfLimit: number | null;
};

/** @param department whose figures these are; `""` of all together */
export function TrendPlot({ points, department }: { points: readonly Point[]; department: string }) {
  const end = scaleEnd(points.map(({ meanShareOfLimit }) => meanShareOfLimit));
  const of = (rate: "onTimeRate" | "meanShareOfLimit") =>
    lineOf(
      points.map((point) => point[rate]),
      end,
      HEIGHT,
    );
  const [onTime, share] = [of("onTimeRate"), of("meanShareOfLimit")];
  return (
    <figure class="trend-plot">
      <figcaption>{says.trends.plot}</figcaption>
      <PlotKey note={says.trends.plotNote} />
      <svg
        width="100%"
        height={HEIGHT + TOP + BELOW}
        role="group"
        aria-label={`${says.trends.plot}${words.period}${says.trends.plotNote}`}
      >
        <svg y={TOP} overflow="visible">
          <Axis ticks={ticksOf(end)} end={end} text={percentText} />
          <Lines class="share" dashed of={share.pieces} />
          <Lines class="on-time" of={onTime.pieces} />
          {share.dots.map(
            (dot, i) =>
              dot && (
                <svg key={i} x={dot.x} y={dot.y} overflow="visible">
                  <rect class="share" x="-6" y="-6" width="12" height="12" />
                </svg>
              ),
          )}
          {onTime.dots.map((dot, i) => dot && <circle key={i} class="on-time" cx={dot.x} cy={dot.y} r="5" />)}
          <Names at={placesOf(points.length)} names={points.map(({ name }) => name)} />
          <Columns
            within={1}
            of={points.map(({ name, from, to, received, onTimeRate, meanShareOfLimit }) =>
              received === 0
                ? null
                : {
                    href: listAddress({ figure: "received", department, from, to }),
                    label: says.trends.opens(name, percentText(onTimeRate), percentText(meanShareOfLimit)),
                  },
            )}
          />
        </svg>
      </svg>
    </figure>
  );
}
