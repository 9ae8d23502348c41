/** What the matters of the project's type ask about, and the circumstances under which silence never consents. */
import { NEGATIVE_LIST } from "../../../functions/domain/catalogue/flags.ts";
import type { Catalogue } from "../../shared/api/answers.ts";
import { attributesAsked, impliedFlags } from "../../shared/catalogue/routing.ts";
import { words } from "../../shared/language/language.ts";
import { readDraft, type Draft } from "./draft.ts";
import { Fact } from "./Fact.tsx";
import { says } from "./words.ts";

export type SectionProps = {
  catalogue: Catalogue;
  draft: Draft;
  change: (change: Partial<Draft>) => void;
};

export function ProjectFacts({ catalogue, draft, change }: SectionProps) {
  const asked = attributesAsked(catalogue, draft.type);
  return (
    <fieldset>
      <legend>{says.facts}</legend>
      <p class="hint">{asked.length > 0 ? says.factsHint : says.noFacts}</p>
      {asked.map((attribute) => (
        <Fact
          key={attribute.code}
          path={`project.attributes.${attribute.code}`}
          attribute={attribute}
          value={draft.attributes[attribute.code] ?? ""}
          onValue={(value) => change({ attributes: { ...draft.attributes, [attribute.code]: value } })}
        />
      ))}
      <Flags catalogue={catalogue} draft={draft} change={change} />
    </fieldset>
  );
}

/** What the facts imply cannot be taken off; the applicant can only add to it. */
function Flags({ catalogue, draft, change }: SectionProps) {
  const implied = impliedFlags(catalogue, readDraft(draft, catalogue).attributes);
  return (
    <details open={draft.flags.length > 0 || implied.length > 0}>
      <summary>{says.flags}</summary>
      <p class="hint">{says.flagsHint}</p>
      {NEGATIVE_LIST.map((flag) => {
        const isImplied = implied.includes(flag);
        return (
          <label key={flag} class="check">
            <input
              type="checkbox"
              checked={isImplied || draft.flags.includes(flag)}
              disabled={isImplied}
              onChange={(event) => {
                const others = draft.flags.filter((each) => each !== flag);
                change({ flags: event.currentTarget.checked ? [...others, flag] : others });
              }}
            />{" "}
            {words.flag[flag]}
            {isImplied && <span class="hint"> {words.flagSource["region-file"]}</span>}
          </label>
        );
      })}
    </details>
  );
}
