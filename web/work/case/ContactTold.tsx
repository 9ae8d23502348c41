/** Whom to ring up about a case: fetched when somebody asks, for every look is kept. */
import { useState } from "preact/hooks";
import { Shown } from "../../shared/load/Shown.tsx";
import { useAnswer } from "../../shared/load/useLoaded.ts";
import { ContactFacts } from "../../shared/parts/ContactFacts.tsx";
import { says } from "../words.ts";

export function ContactTold({ applicationId }: { applicationId: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <section class="no-print" aria-labelledby="desk-contact">
      <h3 id="desk-contact">{says.contact.title}</h3>
      <p class="hint">{says.contact.kept}</p>
      {isOpen ? (
        <Known applicationId={applicationId} />
      ) : (
        <button type="button" class="quiet" onClick={() => setOpen(true)}>
          {says.contact.show}
        </button>
      )}
    </section>
  );
}

function Known({ applicationId }: { applicationId: string }) {
  const known = useAnswer("getContact", { path: { applicationId } });
  return <Shown of={known}>{(contact) => <ContactFacts known={contact} />}</Shown>;
}
