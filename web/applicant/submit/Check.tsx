/** Everything that was filled in, to be looked through before it is sent; each part with the way back to it. */
import type { Catalogue } from "../../shared/api/answers.ts";
import { attributesAsked, type Attribute } from "../../shared/catalogue/routing.ts";
import { nameOf, words } from "../../shared/language/language.ts";
import { Facts, type Fact } from "../../shared/parts/Facts.tsx";
import { materialName, unitOf } from "../../shared/parts/names.ts";
import { Unseen } from "../../shared/parts/notes.tsx";
import { askedText } from "./AskedMatters.tsx";
import { isBegun, type Draft, type Reading } from "./draft.ts";
import type { StepName } from "./stepNames.ts";
import { says } from "./words.ts";

const SAY = says.check;

type CheckProps = { catalogue: Catalogue; draft: Draft; reading: Reading; go: (step: StepName) => void };

export function Check({ catalogue, draft, reading, go }: CheckProps) {
  const part = (step: StepName, facts: readonly Fact[]) => (
    <>
      <h4>
        {says.step[step]}{" "}
        <button type="button" class="quiet" onClick={() => go(step)}>
          {SAY.change}
          <Unseen> {says.step[step]}</Unseen>
        </button>
      </h4>
      <Facts facts={facts.map(([name, value]) => [name, value || SAY.none])} />
    </>
  );
  const { applicant } = draft;
  const type = catalogue.projectTypes.find(({ code }) => code === draft.type);
  return (
    <>
      <p>{SAY.intro}</p>
      {part("project", [
        [says.type, type && nameOf(type)],
        [says.name, draft.name],
        [says.code, draft.code],
        ...attributesAsked(catalogue, draft.type).map((attribute): Fact => [
          nameOf(attribute),
          statedText(attribute, reading),
        ]),
        ...draft.flags.map((flag): Fact => [says.flags, words.flag[flag as keyof typeof words.flag]]),
      ])}
      {part("applicant", [
        [says.applicantName, applicant.name],
        [says.creditCode, applicant.creditCode],
        [says.contact, applicant.contact],
        [says.phone, applicant.phone],
        ...(applicant.email === "" ? [] : [[says.email, applicant.email] as const]),
      ])}
      {part(
        "materials",
        reading.materials.map((code): Fact => {
          const material = draft.materials[code];
          const files = material?.files ?? [];
          const told =
            files.length > 0
              ? `${SAY.files(files.length)} ${files.map(({ name }) => name).join(says.list)}`
              : SAY.link;
          const promise = reading.promised.find((one) => one.code === code);
          const toFollow =
            promise && SAY.promised(words.promises.days(promise.terms.days), promise.signedBy || SAY.none);
          return [materialName(code, catalogue), isBegun(material) ? told : toFollow];
        }),
      )}
      <p>{askedText(reading)}</p>
    </>
  );
}

/** A fact as it counts, in words; nothing where it is not stated yet. */
function statedText(attribute: Attribute, { attributes }: Reading): string | undefined {
  const value = attributes[attribute.code];
  if (value === undefined) return undefined;
  switch (attribute.type) {
    case "boolean":
      return value === true ? words.yes : words.no;
    case "choice": {
      const chosen = attribute.choices.find(({ code }) => code === value);
      return chosen && nameOf(chosen);
    }
    case "number":
      return words.inUnit(String(value), unitOf(attribute));
  }
}
