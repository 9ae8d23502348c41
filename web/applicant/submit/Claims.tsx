/** What may stand in for a review: an area assessment that holds, or the applicant's promise (告知承诺). */
import { Field, Radios } from "../../shared/form/Field.tsx";
import { nameOf, words } from "../../shared/language/language.ts";
import { NO_CLAIM, type ClaimDraft, type Reading } from "./draft.ts";
import type { SectionProps } from "./ProjectFacts.tsx";
import { says } from "./words.ts";

type ClaimsProps = Omit<SectionProps, "catalogue"> & { reading: Reading };

export function Claims({ reading, draft, change }: ClaimsProps) {
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
        return (
          <div key={matter.code}>
            <Radios
              path={`claims.${matter.code}.by`}
              legend={nameOf(matter)}
              options={[
                ["", says.claimNone],
                ...matter.replaceableBy.map((by) => [by, words.claim[by]] as const),
              ]}
              chosen={claim.by}
              onChoose={(value) => set({ by: value as ClaimDraft["by"] })}
              optional
            />
            {claim.by === "promise" && matter.promise && (
              <>
                <p class="said">{nameOf({ name: matter.promise.text, nameEn: matter.promise.textEn })}</p>
                <p class="hint">
                  {says.promise.basis(`${matter.promise.basis.document} ${matter.promise.basis.article}`)}
                  {says.claimChecked}
                </p>
              </>
            )}
            {claim.by !== "" && (
              <Field
                path={`claims.${matter.code}.text`}
                label={claim.by === "promise" ? says.signedBy : says.reference}
                value={claim.text}
                onValue={(value) => set({ text: value })}
              />
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
