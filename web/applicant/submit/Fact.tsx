/** One fact of a project in the field of its type. None is stated beforehand: what is not stated is not "no". */
import type { Attribute } from "../../shared/catalogue/routing.ts";
import { Choice, Field, Radios } from "../../shared/form/Field.tsx";
import { nameOf, words } from "../../shared/language/language.ts";
import { unitOf } from "../../shared/parts/names.ts";
import { says } from "./words.ts";

const YES_OR_NO = [
  ["true", words.yes],
  ["false", words.no],
] as const;

type FactProps = { path: string; attribute: Attribute; value: string; onValue: (value: string) => void };

export function Fact({ path, attribute, value, onValue }: FactProps) {
  const label = nameOf(attribute);
  switch (attribute.type) {
    case "boolean":
      return <Radios path={path} legend={label} options={YES_OR_NO} chosen={value} onChoose={onValue} />;
    case "choice":
      return (
        <Choice path={path} label={label} value={value} onValue={onValue}>
          <option value="">{says.choose}</option>
          {attribute.choices.map((choice) => (
            <option key={choice.code} value={choice.code}>
              {nameOf(choice)}
            </option>
          ))}
        </Choice>
      );
    case "number": {
      const { min, max, step } = attribute;
      return (
        <Field
          path={path}
          label={says.inUnit(label, unitOf(attribute))}
          kind="number"
          hint={says.range(min, max, step)}
          min={min}
          max={max}
          step={step}
          value={value}
          onValue={onValue}
        />
      );
    }
  }
}
