/** 指定承办部门: whose a matter is that is disputed, or goes round, as whoever decides it says. */
import type { Case, Catalogue } from "../api/answers.ts";
import type { OfferOf } from "../api/offers.ts";
import { Choice, Field } from "../form/Field.tsx";
import { nameOf, words } from "../language/language.ts";
import { departmentName, matterName } from "../parts/names.ts";
import { Referred } from "./later.ts";
import { SAYS } from "./words.ts";

type Props = {
  reviews: Case["reviews"];
  limits: OfferOf<Case, "decideReferral">["limits"];
  catalogue: Catalogue;
};

export function NamingFields({ reviews, limits, catalogue }: Props) {
  const asked = reviews.filter(({ reviewId }) => limits.reviews.includes(reviewId));
  return (
    <>
      {asked.map(
        ({ reviewId, matter, department, referral }) =>
          referral && (
            <div key={reviewId}>
              <strong>{nameOf(matter)}</strong>
              {words.aside(nameOf(department))}
              {words.colon}
              <Referred referral={referral} catalogue={catalogue} />
            </div>
          ),
      )}
      <Choice path="reviewId" label={SAYS.matter}>
        {asked.map(({ reviewId }) => (
          <option key={reviewId} value={reviewId}>
            {matterName(reviewId, catalogue)}
          </option>
        ))}
      </Choice>
      <Choice path="department" label={SAYS.department} hint={SAYS.departmentHint}>
        {limits.departments.map((id) => (
          <option key={id} value={id}>
            {departmentName(id, catalogue)}
          </option>
        ))}
      </Choice>
      <Field path="reasons" label={SAYS.reasons} kind="text" longest={1000} />
    </>
  );
}
