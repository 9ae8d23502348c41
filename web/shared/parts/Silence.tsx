/** What an outcome by silence rests on: the document, each guard, and its evidence as the record has it. */
import type { ReviewSummary } from "../api/answers.ts";
import { dueText, momentText } from "../language/dates.ts";
import { language, wordFor, words } from "../language/language.ts";
import { Facts } from "./Facts.tsx";
import { Table } from "./Table.tsx";

const SAYS = words.silence;

export function Silence({ silence }: { silence: NonNullable<ReviewSummary["silence"]> }) {
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
              `${dueText(backfillDueAt)}${backfillMissed ? ` (${SAYS.backfillMissed})` : ""}`,
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
              <td>{language === "en" ? evidenceEn : evidence}</td>
            </tr>
          ))}
        </Table>
      )}
    </details>
  );
}
