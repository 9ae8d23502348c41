/**
 * 控制指标: what a condition may be about (道路红线宽度, 容积率). The region lists them, each with its unit and range, so that
 * two conditions that cannot both be met are found by rule, and by nobody's reading of what departments wrote.
 */
import type { Fault } from "../base/fault.ts";
import { attributeFaults } from "./attributeFaults.ts";
import { mayBe, type NumberFact } from "./fact.ts";

export type ControlFigure = { code: string; name: string; nameEn: string } & Omit<NumberFact, "type">;

/** How a value is wanted: as it is, or as the least or the most of it. */
export const BOUNDS = ["exactly", "at-least", "at-most"] as const;
export type Bound = (typeof BOUNDS)[number];

/** What is wanted of a control figure. */
export type Wanted = { about: string; bound: Bound; value: number };

/** What is said of a figure where something is; `exactly` where no bound is named. */
export type Said = {
  about?: string | undefined;
  value?: number | undefined;
  bound?: Bound | undefined;
};

/** What is wanted of a figure, if anything is. */
export const wantedOf = ({ about, value, bound = "exactly" }: Said): Wanted | null =>
  about === undefined || value === undefined ? null : { about, bound, value };

/** Whether one value meets both. */
export function areCompatible(a: Wanted, b: Wanted): boolean {
  const [from, to] = [rangeOf(a), rangeOf(b)];
  return Math.max(from.least, to.least) <= Math.min(from.most, to.most);
}

const rangeOf = ({ bound, value }: Wanted): { least: number; most: number } => ({
  least: bound === "at-most" ? -Infinity : value,
  most: bound === "at-least" ? Infinity : value,
});

/** The figure as a fact of a number, as which its values are checked. */
export const asNumber = ({ unit, unitEn, min, max, step }: ControlFigure): NumberFact => ({
  type: "number",
  unit,
  unitEn,
  min,
  max,
  step,
});

/** One thing that the region's list does not know, or allow, in what is said of a figure. */
export type FigureFault = { path: string } & (
  | { code: "unknown-figure"; facts: { given: string; known: readonly string[] } }
  | { code: "attribute-not-allowed"; facts: { allowed: NumberFact } }
);

/** What of a figure the region's list does not know, or allow. @param path of what it is said in */
export function figureFaults(figures: readonly ControlFigure[], said: Said, path: string): FigureFault[] {
  const wanted = wantedOf(said);
  if (wanted === null) return [];
  const figure = figures.find(({ code }) => code === wanted.about);
  if (!figure) {
    const known = figures.map(({ code }) => code);
    return [{ path: `${path}.about`, code: "unknown-figure", facts: { given: wanted.about, known } }];
  }
  const allowed = asNumber(figure);
  return mayBe(allowed, wanted.value)
    ? []
    : [{ path: `${path}.value`, code: "attribute-not-allowed", facts: { allowed } }];
}

/** What is wrong with one as a region file lists it. */
export const listedFaults = (figure: ControlFigure, path: string): Fault[] =>
  attributeFaults({ code: figure.code, name: figure.name, nameEn: figure.nameEn, ...asNumber(figure) }, path);
