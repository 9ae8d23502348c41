/** What plots over months or quarters are made of: the scale, lines, names below, and columns that open to their lists. */
import type { Dot } from "./sharePlot.ts";

export const HEIGHT = 160;
/** Above the scale's end, for the text of its mark. */
export const TOP = 14;
/** Below it, for a line of names. */
export const BELOW = 24;

/** The middle of each column, in percent. */
export const placesOf = (columns: number): number[] =>
  Array.from({ length: columns }, (_, i) => ((i + 0.5) * 100) / columns);

type AxisProps = { ticks: readonly number[]; end: number; text: (tick: number) => string };

export const Axis = ({ ticks, end, text }: AxisProps) => (
  <g aria-hidden="true">
    {ticks.map((tick) => {
      const y = HEIGHT * (1 - tick / end);
      return (
        <g key={tick}>
          <line class="axis" x1="0%" x2="100%" y1={y} y2={y} />
          <text x="0" y={y - 3}>
            {text(tick)}
          </text>
        </g>
      );
    })}
  </g>
);

type LinesProps = { class: string; dashed?: boolean; of: readonly (readonly [Dot, Dot])[] };

export const Lines = ({ class: name, dashed = false, of }: LinesProps) => (
  <>
    {of.map(([a, b], i) => (
      <line
        key={i}
        class={name}
        {...(dashed && { "stroke-dasharray": "6 4" })}
        x1={a.x}
        y1={a.y}
        x2={b.x}
        y2={b.y}
      />
    ))}
  </>
);

/** @param line which line below the scale it is, from 0 on */
export const Names = ({
  at,
  names,
  line = 0,
}: {
  at: readonly number[];
  names: readonly string[];
  line?: number;
}) => (
  <>
    {names.map((name, i) => (
      <text key={i} x={`${at[i]!}%`} y={HEIGHT + 20 + 18 * line} text-anchor="middle">
        {name}
      </text>
    ))}
  </>
);

export type Opening = { href: string; label: string };

/** Whole columns, or halves of them, that open to their lists; where there is nothing to open there is no link. */
export const Columns = ({ of, within }: { of: readonly (Opening | null)[]; within: 1 | 2 }) => {
  const width = 100 / of.length;
  // Two links of one column lie beside each other, about its middle.
  const [offset, wide] = within === 1 ? [0, width] : [width * 0.1, width * 0.9];
  return (
    <>
      {of.map(
        (opening, i) =>
          opening && (
            <a key={i} href={opening.href} aria-label={opening.label} class="column">
              <rect
                x={`${i * width + (i % within === 0 ? offset : 0)}%`}
                width={`${wide}%`}
                y="0"
                height={HEIGHT}
              />
            </a>
          ),
      )}
    </>
  );
};
