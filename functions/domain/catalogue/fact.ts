/**
 * What may be stated of a project. Facts are typed by the region: no spelling, sign or unit of one changes who is asked,
 * and free text never decides anything.
 */
import type { AttributeValue } from "./condition.ts";

/** One value of a closed list, with its labels; `succeeds`: the values in whose place it stands. */
export type Choice = { code: string; name: string; nameEn: string; succeeds?: readonly string[] | undefined };

/** A number with its unit, between `min` and `max`, both included, and a multiple of `step`. */
export type NumberFact = {
  type: "number";
  unit: string;
  unitEn: string;
  min: number;
  max: number;
  step: number;
};

export type FactType = { type: "choice"; choices: readonly Choice[] } | NumberFact | { type: "boolean" };

/** More places behind the point, or larger numbers than this, and a computer would not keep them exactly. */
export const MOST_DECIMALS = 3;
export const LARGEST_NUMBER = 1e12;

/** Whether a value, whatever it is, may be stated of a fact of this type. */
export function mayBe(type: FactType, value: unknown): value is AttributeValue {
  switch (type.type) {
    case "boolean":
      return typeof value === "boolean";
    case "choice":
      return typeof value === "string" && type.choices.some(({ code }) => code === value);
    case "number":
      return (
        typeof value === "number" && value >= type.min && value <= type.max && isMultiple(value, type.step)
      );
  }
}

/** How many places behind the point a number has; more than there may be where it has more. */
export function decimalsOf(number: number): number {
  for (let places = 0; places <= MOST_DECIMALS; places++)
    if (Number(number.toFixed(places)) === number) return places;
  return MOST_DECIMALS + 1;
}

/** Whether a number is a whole multiple of a step, by their decimal digits: 0.3 is one of 0.1. */
export function isMultiple(number: number, step: number): boolean {
  const places = Math.max(decimalsOf(number), decimalsOf(step));
  if (places > MOST_DECIMALS) return false;
  const [digits, unit] = [number, step].map((each) => Number(each.toFixed(places).replace(".", "")));
  return Math.abs(digits! % unit!) === 0;
}

/** The largest number of the type that is not above a number, and the smallest that is not below it. */
export function around({ step }: NumberFact, number: number): [below: number, above: number] {
  const below = rounded(Math.floor(number / step) * step);
  const [from, to] = [rounded(below - step), rounded(below + step)];
  const near = [from, below, to, rounded(to + step)];
  return [
    Math.max(...near.filter((each) => each <= number)),
    Math.min(...near.filter((each) => each >= number)),
  ];
}

/** As the decimal digits say it, without what the multiplication of fractions adds. */
export const rounded = (number: number): number => Number(number.toFixed(MOST_DECIMALS));
