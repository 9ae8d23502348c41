/** Where shares of a limit, and counts, lie on a plot. Positions are percent of its width, so that it needs no measuring. */

/** The end of the scale: all of the limit, or the next quarter above the largest share. */
export function scaleEnd(shares: readonly (number | null)[]): number {
  const largest = Math.max(1, ...shares.filter((share) => share !== null));
  return Math.ceil(largest * 4) / 4;
}

/** How much of both sides stays free, so that a dot at 0 or at the end is seen whole. */
const MARGIN = 3;

/** Where a share lies, as `3%` to `97%`. */
export const positionOf = (share: number, end: number): string =>
  `${round(MARGIN + (Math.min(Math.max(share, 0), end) / end) * (100 - 2 * MARGIN))}%`;

/** The marks of the scale: every quarter, or every half when it is long. */
export function ticksOf(end: number): number[] {
  const step = end > 2 ? Math.ceil(end / 4) : end > 1 ? 0.5 : 0.25;
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, i) => i * step);
}

/** The marks of a scale of whole numbers, from nought to no less than the largest: few, and round. */
export function countTicks(counts: readonly number[]): number[] {
  const largest = Math.max(1, ...counts);
  let step = 1;
  // 1, 2, 5, 10, 20, 50 and so on.
  for (let i = 0; largest / step > 4; i++) step *= i % 3 === 1 ? 2.5 : 2;
  return Array.from({ length: Math.ceil(largest / step) + 1 }, (_, i) => i * step);
}

export type Dot = { x: string; y: number };

/** A line over columns of equal width; a column without a figure has no dot and breaks the line. */
export function lineOf(
  shares: readonly (number | null)[],
  end: number,
  height: number,
): { dots: (Dot | null)[]; pieces: [Dot, Dot][] } {
  const width = 100 / Math.max(1, shares.length);
  const dots = shares.map((share, i) =>
    share === null
      ? null
      : {
          x: `${round((i + 0.5) * width)}%`,
          y: round(height * (1 - Math.min(Math.max(share, 0), end) / end)),
        },
  );
  const pieces = dots.flatMap((dot, i): [Dot, Dot][] => {
    const before = i > 0 ? dots[i - 1] : null;
    return dot && before ? [[before, dot]] : [];
  });
  return { dots, pieces };
}

const round = (value: number): number => Math.round(value * 100) / 100;
