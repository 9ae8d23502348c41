/** Shapes and patterns of the time chart: each kind is told by its form as well as by its colour. */
import type { Mark, Segment } from "./timeChart.ts";

/** Once in a page; the attributes below refer to them. */
export const Patterns = () => (
  <defs>
    <pattern id="chart-hatch" width="6" height="6" patternUnits="userSpaceOnUse">
      <rect class="pattern-paper" width="6" height="6" />
      <path class="pattern-deemed" d="M-1 7L7 -1M-1 1L1 -1M5 7L7 5" />
    </pattern>
    <pattern id="chart-stripes" width="5" height="5" patternUnits="userSpaceOnUse">
      <rect class="pattern-paper" width="5" height="5" />
      <path class="pattern-stopped" d="M1.5 0V5" />
    </pattern>
    <pattern id="chart-cross" width="6" height="6" patternUnits="userSpaceOnUse">
      <rect class="pattern-paper" width="6" height="6" />
      <path class="pattern-late" d="M0 0L6 6M6 0L0 6" />
    </pattern>
  </defs>
);

/** A kind with a pattern takes it from here; the others are filled by the style sheet. */
export const SEGMENT_FILL: Readonly<Record<Segment["kind"], { fill?: string }>> = {
  used: {},
  left: {},
  deemed: { fill: "url(#chart-hatch)" },
  stopped: { fill: "url(#chart-stripes)" },
  late: { fill: "url(#chart-cross)" },
};

const SHAPES: Readonly<Record<Mark["kind"], string>> = {
  served: "M-1.5 -9h3v17h-3z",
  due: "M0 6L-4 11H4z",
  closed: "M-6 0L-2 5L6 -5",
  objected: "M-4 -4L4 4M4 -4L-4 4",
  deemed: "M0 -7L7 0L0 7L-7 0z",
};

export const MarkShape = ({ kind, x, y }: { kind: Mark["kind"]; x: number; y: number }) =>
  kind === "closed" || kind === "objected" ? (
    <g transform={`translate(${x} ${y})`}>
      <circle class={`mark-${kind}-back`} r={8} />
      <path class={`mark-${kind}`} d={SHAPES[kind]} />
    </g>
  ) : (
    <path class={`mark-${kind}`} transform={`translate(${x} ${y})`} d={SHAPES[kind]} />
  );
