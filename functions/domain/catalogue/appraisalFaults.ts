/** What is wrong with the formula of the appraisal of a region file, beside its shape: every fault at once, with its path. */
import { added, compared, fractionOf, inHundredths, type Fraction } from "../base/decimal.ts";
import type { Fault } from "../base/fault.ts";
import { DIRECTIONS, INDICATOR_NAMES, INDICATORS, isIndicator, type Direction } from "./appraisalFormula.ts";
import { twice } from "./twice.ts";

/** An indicator as a file may state it: what it lacks is told here, beside everything else. */
export type DraftIndicator = {
  indicator: string;
  weight: number;
  direction?: Direction | undefined;
  full: number;
  none: number;
};

export type DraftFormula = { indicators: readonly DraftIndicator[] };

/** Decimals that a weight may have: more say nothing that a mark of two could show. */
const MOST_DECIMALS = 4;

const HUNDRED = fractionOf(100);

export function appraisalFaults(formula: DraftFormula | undefined): Fault[] {
  if (formula === undefined) return [];
  const { indicators } = formula;
  return [
    ...indicators.flatMap((one, i) => indicatorFaults(one, `appraisal.indicators[${i}]`)),
    ...twice("appraisal.indicators", indicators, ({ indicator }) => indicator),
    ...sumFaults(indicators),
  ];
}

function indicatorFaults(
  { indicator, weight, direction, full, none }: DraftIndicator,
  path: string,
): Fault[] {
  const faults: Fault[] = [];
  const fault = (at: string, message: string): void => void faults.push({ path: `${path}.${at}`, message });
  if (!isIndicator(indicator))
    fault("indicator", `unknown indicator "${indicator}"; known: ${INDICATOR_NAMES.join(", ")}`);
  if (weight <= 0)
    fault(
      "weight",
      `${weight} is no weight: it has to be above 0; leave out an indicator that counts for nothing`,
    );
  else if (!hasFewDecimals(weight))
    fault(
      "weight",
      `${weight} has more than ${MOST_DECIMALS} decimals: say it with ${MOST_DECIMALS} at most`,
    );
  if (direction === undefined)
    fault("direction", `say in which direction ${indicator} is better: ${DIRECTIONS.join(" or ")}`);
  if (full === none)
    fault(
      "full",
      `full marks and none both at ${full}: nothing would lie between them; make them two values`,
    );
  else if (direction !== undefined && full > none !== (direction === "more-is-better"))
    fault(
      "direction",
      direction === "more-is-better"
        ? `more is better, and full marks (${full}) are less than none (${none}): turn them round, or say less-is-better`
        : `less is better, and full marks (${full}) are more than none (${none}): turn them round, or say more-is-better`,
    );
  if (isIndicator(indicator)) {
    const { least, most } = INDICATORS[indicator];
    for (const [at, value] of Object.entries({ full, none }))
      if (value < least || value > most)
        fault(at, `${value} is none that ${indicator} can have: between ${least} and ${most}`);
  }
  return faults;
}

/** Written out, such as 33.3; `1e-7` is not. */
const hasFewDecimals = (weight: number): boolean =>
  new RegExp(`^\\d+(\\.\\d{1,${MOST_DECIMALS}})?$`).test(String(weight));

function sumFaults(indicators: readonly DraftIndicator[]): Fault[] {
  const sum = indicators.map(({ weight }) => fractionOf(weight)).reduce<Fraction>(added, fractionOf(0));
  if (compared(sum, HUNDRED) === 0) return [];
  const off = compared(sum, HUNDRED) < 0 ? "less" : "more";
  return [
    {
      path: "appraisal.indicators",
      message: `the weights add up to ${told(sum)}, ${off} than 100: ${indicators
        .map(({ indicator, weight }) => `${indicator} ${weight}`)
        .join(", ")}; change them so that they are exactly 100`,
    },
  ];
}

/** As a decimal, to 0.01 where it has more. */
const told = (sum: Fraction): string => String(inHundredths(sum) / 100);
