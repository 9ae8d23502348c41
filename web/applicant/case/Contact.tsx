/** Whom the applicant has named to be rung up: shown and corrected on request, and to nobody who only looks over a shoulder. */
import { useState } from "preact/hooks";
import type { Catalogue } from "../../shared/api/answers.ts";
import type { OwnCase } from "../ownCase.ts";
import { SAYS } from "../words.ts";
import { ContactKept } from "./acts/later.ts";

const SAY = SAYS.contact;

type Props = { own: OwnCase; catalogue: Catalogue; type: string };

export function Contact(props: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <section class="no-print" aria-labelledby="contact-title">
      <h2 id="contact-title">{SAY.title}</h2>
      <p>{SAY.intro}</p>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{SAY.open}</summary>
        {isOpen && <ContactKept {...props} />}
      </details>
    </section>
  );
}
