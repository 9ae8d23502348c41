/** What silence means for this review, or what it has meant already. */
import type { Review } from "../../shared/api/answers.ts";
import { proceededText, silenceMeans } from "../../shared/language/afterLadder.ts";
import { dueOfReview, dueText } from "../../shared/language/dates.ts";
import { words } from "../../shared/language/language.ts";
import { Silence } from "../../shared/parts/Silence.tsx";
import { says } from "../words.ts";

const SAYS = says.silence;

export const SilenceTold = ({ review }: { review: Review }) => (
  <section aria-labelledby="desk-silence">
    <h3 id="desk-silence">{SAYS.title}</h3>
    <p class="sentence">{sentence(review)}</p>
    {review.silence && <Owed silence={review.silence} />}
    {review.silence && review.silence.proceeded === null && <Silence silence={review.silence} />}
  </section>
);

function sentence(review: Review): string {
  const { status, silence, outcome } = review;
  const due = dueOfReview(review);
  if (silence !== null && outcome !== null)
    return [SAYS.happened(words.outcome[outcome], dueText(silence.asOf)), proceededText(review)]
      .filter((said) => said !== undefined)
      .join(" ");
  if (status === "closed") return SAYS.closed;
  return due === null ? SAYS.notServed(silenceMeans(review)) : SAYS.by(due, silenceMeans(review));
}

const Owed = ({ silence }: { silence: NonNullable<Review["silence"]> }) => (
  <>
    {silence.revokedAt && <p class="note">{SAYS.revoked(dueText(silence.revokedAt))}</p>}
    {silence.backfillDueAt && (
      <p class="note">
        {SAYS.backfill(dueText(silence.backfillDueAt))} {silence.backfillMissed && SAYS.missed}
      </p>
    )}
  </>
);
