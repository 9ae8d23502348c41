/** The clock ledger, on request: most of the time the due date says enough. */
import { useState } from "preact/hooks";
import type { Ledger as Data, Review } from "../../app/api.ts";
import { words } from "../../app/language.ts";
import { says } from "../../pages/work.words.ts";
import { Ledger } from "../Ledger.tsx";
import { Loading, ProblemNote } from "../notes.tsx";
import { useLoaded } from "./useLoaded.ts";

const SAYS = says.clock;

export function Clock({ review }: { review: Review }) {
  const [asked, setAsked] = useState(false);
  const { data, error, reload } = useLoaded<Data>(asked ? `/v1/reviews/${review.reviewId}/clock` : null);
  return (
    <section aria-labelledby="desk-clock">
      <h3 id="desk-clock">{SAYS.title}</h3>
      {review.servedAt === null ? (
        <p>{SAYS.not}</p>
      ) : (
        <button
          type="button"
          class="quiet"
          aria-expanded={asked}
          onClick={() => setAsked((before) => !before)}
        >
          {asked ? words.close : SAYS.ask}
        </button>
      )}
      {asked &&
        (error !== null ? (
          <ProblemNote error={error} retry={reload} />
        ) : data === null ? (
          <Loading />
        ) : (
          <Ledger ledger={data} />
        ))}
    </section>
  );
}
