/** Where the review stands in a sentence, and what silence means or has meant for it. */
import type { Catalogue, Review } from "../../shared/api/answers.ts";
import { Silence } from "../../shared/parts/Silence.tsx";
import { Announced } from "../../shared/revocation/later.ts";
import { reviewText } from "../../shared/state/said.ts";
import { says } from "../words.ts";

export const SilenceTold = ({ review, catalogue }: { review: Review; catalogue: Catalogue }) => (
  <section aria-labelledby="desk-silence">
    <h3 id="desk-silence">{says.silence.title}</h3>
    <p class="sentence">{reviewText(review, "clerk", catalogue)}</p>
    {review.silence && review.silence.proceeded === null && (
      <Silence silence={review.silence} catalogue={catalogue} />
    )}
    {review.silence?.announced && <Announced review={review} />}
  </section>
);
