/** The departments' on-time rates and shares of the limit as dots; the table beside it says the same. */
import { nameOf, words } from "../../shared/language/language.ts";
import { positionOf, scaleEnd, ticksOf } from "./sharePlot.ts";
import { says } from "../words.ts";
import { PlotKey } from "./PlotKey.tsx";
import { percentText } from "./percent.ts";
import type { DepartmentFigures } from "./totals.ts";

const HEIGHT = 22;
const MIDDLE = HEIGHT / 2;

export function SharePlot({ departments }: { departments: readonly DepartmentFigures[] }) {
  const told = departments.filter(
    ({ onTimeRate, meanShareOfLimit }) => onTimeRate !== null || meanShareOfLimit !== null,
  );
  if (told.length === 0) return null;
  const end = scaleEnd(told.map(({ meanShareOfLimit }) => meanShareOfLimit));
  return (
    <figure class="share-plot">
      <figcaption>{says.figures.plot}</figcaption>
      <PlotKey note={says.figures.plotNote} />
      <div role="img" aria-label={`${says.figures.plot}${words.period}${says.figures.plotNote}`}>
        <div class="share-row">
          <span />
          <svg width="100%" height={HEIGHT}>
            {ticksOf(end).map((tick) => (
              <text key={tick} x={positionOf(tick, end)} y={HEIGHT - 6} text-anchor="middle">
                {percentText(tick)}
              </text>
            ))}
          </svg>
        </div>
        {told.map((department) => (
          <div key={department.id} class="share-row">
            <span>{nameOf(department)}</span>
            <Dots department={department} end={end} />
          </div>
        ))}
      </div>
    </figure>
  );
}

function Dots({ department, end }: { department: DepartmentFigures; end: number }) {
  const { onTimeRate, meanShareOfLimit } = department;
  return (
    <svg width="100%" height={HEIGHT}>
      <line class="axis" x1="3%" x2="97%" y1={MIDDLE} y2={MIDDLE} />
      {ticksOf(end).map((tick) => {
        const x = positionOf(tick, end);
        return <line key={tick} class="axis" x1={x} x2={x} y1="3" y2={HEIGHT - 3} />;
      })}
      {meanShareOfLimit !== null && (
        <svg x={positionOf(meanShareOfLimit, end)} y={MIDDLE} overflow="visible">
          <rect class="share" x="-6" y="-6" width="12" height="12" />
        </svg>
      )}
      {onTimeRate !== null && <circle class="on-time" cx={positionOf(onTimeRate, end)} cy={MIDDLE} r="5" />}
    </svg>
  );
}
