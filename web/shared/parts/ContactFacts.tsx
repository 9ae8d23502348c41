/** A contact as it is kept, or that it is kept no more. */
import type { Answer } from "../api/answers.ts";
import { momentText } from "../language/dates.ts";
import { words } from "../language/language.ts";
import { Facts } from "./Facts.tsx";

const SAYS = words.contact;

export const ContactFacts = ({ known }: { known: Answer<"getContact"> }) =>
  known.contact === null ? (
    <p class="empty">{SAYS.erased(known.erasedAt === null ? "" : momentText(known.erasedAt))}</p>
  ) : (
    <Facts
      facts={[
        [SAYS.name, known.contact.name],
        [SAYS.phone, known.contact.phone],
        [SAYS.email, known.contact.email],
        [SAYS.correctedAt, known.correctedAt && momentText(known.correctedAt)],
      ]}
    />
  );
