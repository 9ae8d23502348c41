/** What is wanted of one control figure (控制指标), within what the region's list allows. */
import type { Catalogue } from "../../shared/api/answers.ts";
import { Choice, Field, options } from "../../shared/form/Field.tsx";
import { nameOf, words } from "../../shared/language/language.ts";
import { says } from "../words.ts";

const SAYS = says.give;

type Props = { path: string; code: string; catalogue: Catalogue; optional?: boolean };

/** How much of it, and as what bound. */
export function WantedFields({ path, code, catalogue, optional = false }: Props) {
  const figure = catalogue.controlFigures.find((one) => one.code === code);
  if (!figure) return null;
  const { min, max, step, unit, unitEn } = figure;
  const inUnit = (value: number) => words.inUnit(String(value), nameOf({ name: unit, nameEn: unitEn }));
  return (
    <>
      <Choice path={`${path}.bound`} label={SAYS.bound} optional={optional}>
        {options(words.bound)}
      </Choice>
      <Field
        path={`${path}.value`}
        label={SAYS.value}
        hint={SAYS.valueHint(inUnit(min), inUnit(max))}
        kind="number"
        min={min}
        max={max}
        step={step}
        optional={optional}
      />
    </>
  );
}
