/**
 * 绩效考评: the published formula by which a region marks its departments. Each indicator has a weight, in which direction it is
 * better, and at which value it has full marks and at which none; between them marks go in a straight line.
 */

/** What can be marked, each with the least and the most that its value may be; shares are in percent. */
export const INDICATORS = {
  /** Answers in time, of all answers. */
  "on-time": { least: 0, most: 100 },
  /** What fell silent, of all that was closed. */
  silent: { least: 0, most: 100 },
  /** How much of the limit answers in time have used, on average. */
  "share-of-limit": { least: 0, most: 100 },
  /** Complaints that were closed with a cause found, for each hundred reviews closed. */
  complaints: { least: 0, most: 10_000 },
  /** Cards for what no other indicator of the formula counts, for each hundred reviews closed. */
  cards: { least: 0, most: 10_000 },
  /** The mean of the marks that applicants gave (好差评), 1 to 5. */
  satisfaction: { least: 1, most: 5 },
  /** The mean of the marks that inspections gave and that were imported (现场督查、行风评议), 0 to 100. */
  inspection: { least: 0, most: 100 },
  /** Reviews in which a supplement request was refused or came out of its window, for each hundred closed. */
  supplements: { least: 0, most: 100 },
  /** Objections that say that nothing would cure them, of all objections. */
  "objections-without-cure": { least: 0, most: 100 },
} as const satisfies Readonly<Record<string, { least: number; most: number }>>;

export type IndicatorName = keyof typeof INDICATORS;

export const INDICATOR_NAMES = Object.keys(INDICATORS) as IndicatorName[];

export const isIndicator = (name: string): name is IndicatorName => Object.hasOwn(INDICATORS, name);

export const DIRECTIONS = ["more-is-better", "less-is-better"] as const;
export type Direction = (typeof DIRECTIONS)[number];

export type Indicator = {
  indicator: IndicatorName;
  /** Of 100, as a decimal as it is written. */
  weight: number;
  direction: Direction;
  /** The value that has full marks, and whatever is better. */
  full: number;
  /** The value that has none, and whatever is worse. */
  none: number;
};

export type AppraisalFormula = { indicators: readonly Indicator[] };
