/** Whom the applicant has named to be rung up, and the form that corrects it. */
import { useState } from "preact/hooks";
import type { Answer, Catalogue } from "../../../shared/api/answers.ts";
import { call } from "../../../shared/api/client.ts";
import { Field } from "../../../shared/form/Field.tsx";
import { phoneIn } from "../../../shared/form/spelling.ts";
import { Form } from "../../../shared/form/Form.tsx";
import { momentText } from "../../../shared/language/dates.ts";
import { Shown } from "../../../shared/load/Shown.tsx";
import { useAnswer } from "../../../shared/load/useLoaded.ts";
import { ContactFacts } from "../../../shared/parts/ContactFacts.tsx";
import { Done } from "../../../shared/parts/notes.tsx";
import type { OwnCase } from "../../ownCase.ts";
import { PrivacyNotice } from "../../PrivacyNotice.tsx";
import { acts } from "./words.ts";

const SAY = acts.contact;

type Props = { own: OwnCase; catalogue: Catalogue; type: string };

export function ContactKept({ own, catalogue, type }: Props) {
  const kept = useAnswer("getOwnContact", { path: own, by: own });
  const [said, setSaid] = useState("");
  return (
    <Shown of={kept}>
      {(known) => (
        <>
          <ContactFacts known={known} />
          <Done>{said}</Done>
          {known.contact && (
            <>
              <PrivacyNotice catalogue={catalogue} type={type} />
              <Correction
                key={known.correctedAt}
                own={own}
                contact={known.contact}
                onCorrected={(next) => {
                  kept.put(next);
                  setSaid(next.correctedAt === null ? "" : SAY.done(momentText(next.correctedAt)));
                }}
              />
            </>
          )}
        </>
      )}
    </Shown>
  );
}

type Known = Answer<"getOwnContact">;

type CorrectionProps = {
  own: OwnCase;
  contact: NonNullable<Known["contact"]>;
  onCorrected: (next: Known) => void;
};

function Correction({ own, contact, onCorrected }: CorrectionProps) {
  const [name, setName] = useState(contact.name);
  const [phone, setPhone] = useState(contact.phone);
  const [email, setEmail] = useState(contact.email ?? "");
  return (
    <Form
      label={SAY.correct}
      submit={SAY.correct}
      send={async (body) => call("correctContact", { path: own, body, by: own })}
      onDone={onCorrected}
    >
      <Field path="name" label={SAY.name} value={name} onValue={setName} longest={100} />
      <Field path="phone" label={SAY.phone} kind="tel" spelling={phoneIn} value={phone} onValue={setPhone} />
      <Field path="email" label={SAY.email} optional value={email} onValue={setEmail} longest={100} />
    </Form>
  );
}
