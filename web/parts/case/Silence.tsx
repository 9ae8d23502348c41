/** What a consent by silence rests on: the document, each guard, and its evidence as the record has it. */
import type { ReviewSummary } from "../../app/api.ts";
import { dueText, momentText } from "../../app/dates.ts";
import { language } from "../../app/language.ts";
import { SAYS } from "../../pages/applicant.words.ts";

const REVIEWS = SAYS.reviews;

export function Silence({ silence }: { silence: NonNullable<ReviewSummary["silence"]> }) {
  const { asOf, basis, guards, backfillDueAt, backfillMissed, revokedAt } = silence;
  return (
    <details>
      <summary>{REVIEWS.silenceTitle}</summary>
      <dl class="facts">
        <dt>{REVIEWS.silenceAsOf}</dt>
        <dd>{dueText(asOf)}</dd>
        {basis && (
          <>
            <dt>{REVIEWS.basis}</dt>
            <dd>
              {basis.document} {basis.article}
            </dd>
          </>
        )}
        {backfillDueAt !== null && (
          <>
            <dt>{REVIEWS.backfill}</dt>
            <dd>
              {dueText(backfillDueAt)}
              {backfillMissed && ` (${REVIEWS.backfillMissed})`}
            </dd>
          </>
        )}
        {revokedAt !== null && (
          <>
            <dt>{REVIEWS.revoked}</dt>
            <dd>{momentText(revokedAt)}</dd>
          </>
        )}
      </dl>
      <table>
        <thead>
          <tr>
            <th scope="col">{REVIEWS.guard}</th>
            <th scope="col">{REVIEWS.holds}</th>
            <th scope="col">{REVIEWS.evidence}</th>
          </tr>
        </thead>
        <tbody>
          {guards.map(({ guard, holds, evidence, evidenceEn }) => (
            <tr key={guard}>
              <td>
                {guard} {REVIEWS.guards[guard]}
              </td>
              <td>{holds ? REVIEWS.met : REVIEWS.unmet}</td>
              <td>{language === "en" ? evidenceEn : evidence}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
