/** What the shapes of the time chart stand for, in words. */
import { SAYS } from "../words.ts";
import { MarkShape, SEGMENT_FILL } from "./chartShapes.tsx";

const SEGMENTS = ["used", "left", "stopped", "late", "deemed"] as const;
const MARKS = ["served", "due", "closed", "objected"] as const;
const { legend } = SAYS.chart;

export const ChartLegend = () => (
  <ul class="chart-legend">
    {SEGMENTS.map((kind) => (
      <li key={kind}>
        <svg width={28} height={16} aria-hidden="true">
          <rect class={`chart-${kind}`} {...SEGMENT_FILL[kind]} x={1} y={2} width={26} height={12} />
        </svg>
        {legend[kind]}
      </li>
    ))}
    {MARKS.map((kind) => (
      <li key={kind}>
        <svg width={20} height={20} aria-hidden="true">
          <MarkShape kind={kind} x={10} y={kind === "due" ? -4 : 10} />
        </svg>
        {legend[kind]}
      </li>
    ))}
    <li>
      <svg width={20} height={20} aria-hidden="true">
        <MarkShape kind="deemed" x={10} y={10} />
      </svg>
      {legend.silent}
    </li>
    <li>
      <svg width={20} height={16} aria-hidden="true">
        <rect class="chart-weekend" width={10} height={16} />
        <rect class="chart-holiday" x={10} width={10} height={16} />
      </svg>
      {legend.shade}
    </li>
  </ul>
);
