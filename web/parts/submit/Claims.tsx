/** What may stand in for a review: an area assessment that holds, or the applicant's promise (告知承诺). */
import { nameOf } from "../../app/language.ts";
import { says } from "../submit.words.ts";
import { NO_CLAIM, type ClaimDraft, type Reading } from "./draft.ts";
import { Choice, Field } from "./Field.tsx";
import type { SectionProps } from "./ProjectFacts.tsx";

type ClaimsProps = Omit<SectionProps, "catalogue"> & { reading: Reading };

export function Claims({ reading, draft, change, faults }: ClaimsProps) {
  const replaceable = reading.applies.filter(({ replaceableBy }) => replaceableBy.length > 0);
  if (replaceable.length === 0) return null;
  return (
    <fieldset>
      <legend>{says.claims}</legend>
      <p class="hint">{says.claimsHint}</p>
      {replaceable.map((matter) => {
        const claim = draft.claims[matter.code] ?? NO_CLAIM;
        const set = (part: Partial<ClaimDraft>) =>
          change({ claims: { ...draft.claims, [matter.code]: { ...claim, ...part } } });
        const by = matter.replaceableBy;
        const [choice, text] = [`claims.${matter.code}.by`, `claims.${matter.code}.text`];
        return (
          <div key={matter.code}>
            <Choice
              field={choice}
              legend={nameOf(matter)}
              value={claim.by}
              options={[["", says.claimNone], ...by.map((each) => [each, says[each]] as const)]}
              onValue={(value) => set({ by: value as ClaimDraft["by"] })}
              fault={faults[choice]}
            />
            {claim.by !== "" && (
              <Field
                field={text}
                label={claim.by === "promise" ? says.signedBy : says.reference}
                value={claim.text}
                onValue={(value) => set({ text: value })}
                fault={faults[text]}
              />
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
