/** A due date day by day, fetched when somebody asks for it. */
import { useEffect, useState } from "preact/hooks";
import { call, type Ledger as Data, type ReviewSummary } from "../../app/api.ts";
import { nameOf } from "../../app/language.ts";
import type { OwnCase } from "../../app/ownCase.ts";
import { SAYS } from "../../pages/applicant.words.ts";
import { Ledger } from "../Ledger.tsx";
import { Loading, ProblemNote } from "../notes.tsx";

export function ClockExplained({ own, review }: { own: OwnCase; review: ReviewSummary }) {
  const [isOpen, setOpen] = useState(false);
  const [ledger, setLedger] = useState<Data | null>(null);
  const [error, setError] = useState<unknown>(null);
  const load = () => {
    setError(null);
    const path = `/v1/applications/${own.applicationId}/clocks/${review.matter.code}`;
    call<Data>("GET", path, own).then(setLedger, setError);
  };
  // What is open is read again when the clock has changed.
  useEffect(() => {
    if (isOpen) load();
  }, [isOpen, review.dueAt, review.usedDays, review.status]);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {SAYS.reviews.explain}
        <span class="visually-hidden"> ({nameOf(review.matter)})</span>
      </summary>
      {error !== null ? (
        <ProblemNote error={error} retry={load} />
      ) : ledger ? (
        <Ledger ledger={ledger} />
      ) : (
        isOpen && <Loading />
      )}
    </details>
  );
}
