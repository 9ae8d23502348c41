/** Facts that are on record and that a later region file would read as something else, or not at all. */
import type { Fault } from "../base/fault.ts";
import { isMultiple, type NumberFact } from "./fact.ts";
import type { AttributeType, Region } from "./region.ts";
import { everyCode, nowOf } from "./successors.ts";

/** Every stated value that may be on record means what it meant; a fact that is gone is told with the other codes. */
export function factFaults(before: Region, after: Region): Fault[] {
  const taken = new Map<string, string>();
  return before.attributes.flatMap((was): Fault[] => {
    const is = nowOf(after.attributes, was.code);
    if (is === undefined) return [];
    const path = `attributes.${is.code}`;
    const other = taken.get(is.code);
    taken.set(is.code, was.code);
    if (other !== undefined)
      return [
        {
          path,
          message: `it succeeds "${other}" and "${was.code}", and a case may have both: which one it means would be anybody's guess; let it succeed one of them and keep the other`,
        },
      ];
    return changed(was, is).map((message) => ({ path, message }));
  });
}

/** What conditions on record are about is still listed, in its unit, and takes every value that they may have set. */
export const figureFaults = (before: Region, after: Region): Fault[] =>
  before.controlFigures.flatMap((was): Fault[] => {
    const { code, unit } = was;
    const is = after.controlFigures.find((figure) => figure.code === code);
    if (is?.unit === was.unit && isAsWide(was, is)) return [];
    const path = `controlFigures.${code}`;
    const message =
      is === undefined
        ? "it is gone, and conditions on record may be about it: keep it"
        : is.unit !== unit
          ? `it is in ${is.unit} now, and conditions on record are in ${unit}: give the new one a code of its own, and keep "${code}"`
          : `its range is narrowed to ${rangeOf(is)}, and conditions on record may set what lay ${rangeOf(was)}, which no joint review could settle on then: keep the range`;
    return [{ path, message }];
  });

type Range = Pick<NumberFact, "min" | "max" | "step">;

const isAsWide = (was: Range, is: Range): boolean =>
  is.min <= was.min && is.max >= was.max && isMultiple(was.step, is.step);

const rangeOf = ({ min, max, step }: Range): string => `from ${min} to ${max} in steps of ${step}`;

function changed(was: AttributeType, is: AttributeType): string[] {
  if (was.type !== is.type)
    return [
      `it was ${was.type} and is ${is.type} now, and what is on record could not be read: give the new one a code of its own, and keep "${was.code}"`,
    ];
  if (was.type === "choice" && is.type === "choice") {
    const known = everyCode(is.choices);
    return everyCode(was.choices)
      .filter((code) => !known.includes(code))
      .map(
        (code) =>
          `the choice "${code}" is gone, and open cases may have stated it: keep it, or name it under succeeds of the choice that takes its place`,
      );
  }
  return was.type === "number" && is.type === "number" ? narrowed(was, is) : [];
}

function narrowed(was: NumberFact & { code: string }, is: NumberFact): string[] {
  if (was.unit !== is.unit)
    return [
      `it is in ${is.unit} now, and what is on record is in ${was.unit}: give the new one a code of its own, and keep "${was.code}"`,
    ];
  if (isAsWide(was, is)) return [];
  return [
    `its range is narrowed to ${is.min} to ${is.max} in steps of ${is.step}, and open cases may have stated what lay ${rangeOf(was)}: keep the range, and let the conditions say from where on somebody is asked`,
  ];
}
