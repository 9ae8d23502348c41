/** What the matters of the project's type ask about, and the circumstances under which silence never consents. */
import { NEGATIVE_LIST } from "../../../functions/domain/catalogue/flags.ts";
import type { Catalogue } from "../../shared/api/answers.ts";
import { attributesAsked, knownTexts } from "../../shared/catalogue/routing.ts";
import { Field, Radios } from "../../shared/form/Field.tsx";
import { nameOf, words } from "../../shared/language/language.ts";
import type { Draft } from "./draft.ts";
import { says } from "./words.ts";

export type SectionProps = {
  catalogue: Catalogue;
  draft: Draft;
  change: (change: Partial<Draft>) => void;
};

const YES_OR_NO = [
  ["true", words.yes],
  ["false", words.no],
] as const;

export function ProjectFacts({ catalogue, draft, change }: SectionProps) {
  const asked = attributesAsked(catalogue, draft.type);
  return (
    <fieldset>
      <legend>{says.facts}</legend>
      <p class="hint">{asked.length > 0 ? says.factsHint : says.noFacts}</p>
      {asked.map((attribute) => {
        const { code, type } = attribute;
        const path = `project.attributes.${code}`;
        const value = draft.attributes[code] ?? "";
        const set = (value: string) => change({ attributes: { ...draft.attributes, [code]: value } });
        if (type === "boolean")
          return (
            <Radios
              key={path}
              path={path}
              legend={nameOf(attribute)}
              options={YES_OR_NO}
              chosen={value}
              onChoose={set}
            />
          );
        const known = type === "text" ? knownTexts(catalogue, draft.type, code) : [];
        return (
          <Field
            key={path}
            path={path}
            label={nameOf(attribute)}
            kind={type === "number" ? "decimal" : "line"}
            hint={
              type === "number"
                ? says.number
                : known.length > 0
                  ? says.suggestions(known.join(says.list))
                  : undefined
            }
            suggestions={known}
            value={value}
            onValue={set}
          />
        );
      })}
      <Flags draft={draft} change={change} />
    </fieldset>
  );
}

const Flags = ({ draft, change }: Pick<SectionProps, "draft" | "change">) => (
  <details open={draft.flags.length > 0}>
    <summary>{says.flags}</summary>
    <p class="hint">{says.flagsHint}</p>
    {NEGATIVE_LIST.map((flag) => (
      <label key={flag} class="check">
        <input
          type="checkbox"
          checked={draft.flags.includes(flag)}
          onChange={(event) => {
            const others = draft.flags.filter((each) => each !== flag);
            change({ flags: event.currentTarget.checked ? [...others, flag] : others });
          }}
        />{" "}
        {words.flag[flag]}
      </label>
    ))}
  </details>
);
