/** What the matters of the project's type ask about, and the circumstances under which silence never consents. */
import { NEGATIVE_LIST } from "../../../functions/domain/catalogue/routing.ts";
import type { Catalogue } from "../../app/api.ts";
import { nameOf, words } from "../../app/language.ts";
import { attributesAsked, knownTexts } from "../../app/routing.ts";
import { says } from "../submit.words.ts";
import type { Draft } from "./draft.ts";
import { Choice, Field } from "./Field.tsx";

export type SectionProps = {
  catalogue: Catalogue;
  draft: Draft;
  change: (change: Partial<Draft>) => void;
  faults: Readonly<Record<string, string>>;
};

export function ProjectFacts({ catalogue, draft, change, faults }: SectionProps) {
  const asked = attributesAsked(catalogue, draft.type);
  const set = (code: string) => (value: string) =>
    change({ attributes: { ...draft.attributes, [code]: value } });
  return (
    <fieldset>
      <legend>{says.facts}</legend>
      <p class="hint">{asked.length > 0 ? says.factsHint : says.noFacts}</p>
      {asked.map((attribute) => {
        const field = `project.attributes.${attribute.code}`;
        const given = {
          field,
          value: draft.attributes[attribute.code] ?? "",
          onValue: set(attribute.code),
          fault: faults[field],
        };
        if (attribute.type === "boolean")
          return (
            <Choice
              key={field}
              {...given}
              legend={nameOf(attribute)}
              options={[
                ["true", words.yes],
                ["false", words.no],
              ]}
            />
          );
        const known = attribute.type === "text" ? knownTexts(catalogue, draft.type, attribute.code) : [];
        return (
          <Field
            key={field}
            {...given}
            label={nameOf(attribute)}
            suggestions={known}
            {...(known.length > 0 && { hint: says.suggestions(known.join(says.list)) })}
            {...(attribute.type === "number" && { inputMode: "decimal" as const, hint: says.number })}
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
        {says.flag[flag]}
      </label>
    ))}
  </details>
);
