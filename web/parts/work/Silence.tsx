/** What silence means for this review, or what it has meant already. */
import type { Review } from "../../app/api.ts";
import { dueText } from "../../app/dates.ts";
import { language, words } from "../../app/language.ts";
import { says } from "../../pages/work.words.ts";

const SAYS = says.silence;

export function Silence({ review }: { review: Review }) {
  return (
    <section aria-labelledby="desk-silence">
      <h3 id="desk-silence">{SAYS.title}</h3>
      <p class="sentence">{sentence(review)}</p>
      {review.silence && <Happened silence={review.silence} />}
    </section>
  );
}

function sentence({ status, silence, outcome, dueAt, onTimeout }: Review): string {
  if (silence !== null && outcome !== null)
    return SAYS.happened(words.outcome[outcome], dueText(silence.asOf));
  if (status === "closed") return SAYS.closed;
  return dueAt === null
    ? SAYS.notServed(words.onTimeout[onTimeout])
    : SAYS.by(dueText(dueAt), words.onTimeout[onTimeout]);
}

function Happened({ silence }: { silence: NonNullable<Review["silence"]> }) {
  const { basis, guards, backfillDueAt, backfillMissed, revokedAt } = silence;
  return (
    <>
      {basis && (
        <p>
          {SAYS.basis}: {basis.document} {basis.article}
        </p>
      )}
      {revokedAt && <p class="note">{SAYS.revoked(dueText(revokedAt))}</p>}
      {backfillDueAt && (
        <p class="note">
          {SAYS.backfill(dueText(backfillDueAt))} {backfillMissed && SAYS.missed}
        </p>
      )}
      {guards.length > 0 && (
        <details>
          <summary>{SAYS.checked}</summary>
          <ul>
            {guards.map(({ guard, holds, evidence, evidenceEn }) => (
              <li key={guard}>
                {guard} {holds ? SAYS.holds : SAYS.fails}: {language === "en" ? evidenceEn : evidence}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
