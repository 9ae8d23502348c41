/** What an outcome by silence rests on: the document, each guard, and its evidence as the record has it. */
import type { Catalogue, ReviewSummary } from "../api/answers.ts";
import { dueText, momentText } from "../language/dates.ts";
import { language, nameOf, wordFor, words } from "../language/language.ts";
import { Facts } from "./Facts.tsx";
import { Table } from "./Table.tsx";

const SAYS = words.silence;

type Props = { silence: NonNullable<ReviewSummary["silence"]>; catalogue: Catalogue };

/** The record names facts by their codes; people know them by what the catalogue calls them. */
const named = (evidence: string, { attributes }: Catalogue): string =>
  evidence.replaceAll(/[a-z]+(?:[A-Z][a-z]*)*/g, (code) => {
    const attribute = attributes.find((one) => one.code === code);
    return attribute ? nameOf(attribute) : code;
  });

export function Silence({ silence, catalogue }: Props) {
  const { asOf, basis, guards, backfillDueAt, backfillMissed, revokedAt } = silence;
  return (
    <details>
      <summary>{SAYS.title}</summary>
      <Facts
        facts={[
          [SAYS.asOf, dueText(asOf)],
          [SAYS.basis, basis && `${basis.document} ${basis.article}`],
          [
            SAYS.backfill,
            backfillDueAt !== null &&
              `${dueText(backfillDueAt)}${backfillMissed ? words.aside(SAYS.backfillMissed) : ""}`,
          ],
          [SAYS.revoked, revokedAt !== null && momentText(revokedAt)],
        ]}
      />
      {guards.length > 0 && (
        <Table heads={[SAYS.guard, SAYS.holds, SAYS.evidence]}>
          {guards.map(({ guard, holds, evidence, evidenceEn }) => (
            <tr key={guard}>
              <td>
                {guard} {wordFor(words.guards, guard)}
              </td>
              <td>{holds ? SAYS.met : SAYS.unmet}</td>
              <td>{named(language === "en" ? evidenceEn : evidence, catalogue)}</td>
            </tr>
          ))}
        </Table>
      )}
    </details>
  );
}
