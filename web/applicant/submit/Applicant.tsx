/** Who applies, and whom to ring up: what becomes of the latter is said before it is asked for. */
import { applicantSession } from "../../shared/api/session.ts";
import { codeIn, phoneIn } from "../../shared/form/spelling.ts";
import { Field } from "../../shared/form/Field.tsx";
import { Facts } from "../../shared/parts/Facts.tsx";
import { PrivacyNotice } from "../PrivacyNotice.tsx";
import type { SectionProps } from "./ProjectFacts.tsx";
import { says } from "./words.ts";

/** The fields: where each is kept, its path in the body, what the browser may fill in. */
const ORGANISATION = [
  { key: "name", path: "applicant.name", label: says.applicantName, autocomplete: "organization" },
  {
    key: "creditCode",
    path: "applicant.creditCode",
    label: says.creditCode,
    hint: says.creditCodeHint,
    spelling: codeIn,
  },
] as const;

const CONTACT = [
  { key: "contact", path: "applicant.contact.name", label: says.contact, autocomplete: "name" },
  {
    key: "phone",
    path: "applicant.contact.phone",
    label: says.phone,
    autocomplete: "tel",
    kind: "tel",
    spelling: phoneIn,
  },
  {
    key: "email",
    path: "applicant.contact.email",
    label: says.email,
    hint: says.emailHint,
    autocomplete: "email",
    optional: true,
  },
] as const;

export function Applicant({ catalogue, draft, change }: SectionProps) {
  const signedIn = applicantSession();
  const field = ({ key, ...field }: (typeof ORGANISATION | typeof CONTACT)[number]) => (
    <Field
      key={key}
      {...field}
      value={draft.applicant[key]}
      onValue={(value) => change({ applicant: { ...draft.applicant, [key]: value } })}
    />
  );
  return (
    <fieldset>
      <legend>{says.applicant}</legend>
      {signedIn === null ? (
        ORGANISATION.map(field)
      ) : (
        <>
          <Facts
            facts={[
              [says.applicantName, signedIn.name],
              [says.creditCode, signedIn.creditCode],
            ]}
          />
          <p class="hint">{says.asSignedIn}</p>
        </>
      )}
      <PrivacyNotice catalogue={catalogue} type={draft.type} />
      {CONTACT.map(field)}
    </fieldset>
  );
}
