/** The flags that a project carries, who raised each, and which stated facts somebody has confirmed. */
import type { Case, Catalogue } from "../../shared/api/answers.ts";
import { momentText } from "../../shared/language/dates.ts";
import { nameOf, wordFor, words } from "../../shared/language/language.ts";
import { Facts, lines } from "../../shared/parts/Facts.tsx";
import { departmentName } from "../../shared/parts/names.ts";
import { says } from "../words.ts";

const SAYS = says.flags;

type Known = Pick<Case, "flags" | "facts" | "acts">;

export function Flags({ known, catalogue }: { known: Known; catalogue: Catalogue }) {
  const factName = (code: string) => {
    const one = catalogue.attributes.find((attribute) => attribute.code === code);
    return one ? nameOf(one) : code;
  };
  const unconfirmed = known.facts.filter(({ confirmedBy }) => confirmedBy === null);
  const confirmed = known.facts.filter(({ confirmedBy }) => confirmedBy !== null);
  const lifted = known.acts.filter((act) => act.type === "flag-lifted");
  return (
    <section aria-labelledby="desk-flags">
      <h3 id="desk-flags">{SAYS.title}</h3>
      <Facts
        facts={[
          [
            SAYS.carried,
            known.flags.length === 0
              ? SAYS.none
              : lines(known.flags.map((flag) => flagText(flag, catalogue))),
          ],
          [
            SAYS.lifted,
            lines(
              lifted.map(
                ({ flag, by, at, reason }) =>
                  `${wordFor(words.flag, flag)}${words.aside(`${departmentName(by, catalogue)}${words.comma}${momentText(at)}`)}${words.colon}${reason}`,
              ),
            ),
          ],
          [
            SAYS.confirmed,
            lines(
              confirmed.map(
                ({ attribute, confirmedBy }) =>
                  `${factName(attribute)}${words.aside(departmentName(confirmedBy!, catalogue))}`,
              ),
            ),
          ],
          [SAYS.unconfirmed, unconfirmed.map(({ attribute }) => factName(attribute)).join(SAYS.and)],
        ]}
      />
    </section>
  );
}

/** A flag with who raised it, since when, and on which basis. */
export function flagText(
  { flag, source, department, at, basis }: Case["flags"][number],
  catalogue: Catalogue,
): string {
  const who = department === null ? words.flagSource[source] : departmentName(department, catalogue);
  return SAYS.line(wordFor(words.flag, flag), who, momentText(at), basis);
}
