/** A due date day by day, read when somebody asks for it, and again when the clock has changed. */
import { useState } from "preact/hooks";
import type { Ledger as Data, ReviewSummary } from "../api/answers.ts";
import { nameOf, words } from "../language/language.ts";
import { Shown } from "../load/Shown.tsx";
import { useLoaded } from "../load/useLoaded.ts";
import { Ledger } from "./Ledger.tsx";
import { Unseen } from "./notes.tsx";

export type ClockExplainedProps = {
  review: Pick<ReviewSummary, "reviewId" | "matter" | "dueAt" | "usedDays" | "status" | "servedAt">;
  read: () => Promise<Data>;
};

export function ClockExplained({ review, read }: ClockExplainedProps) {
  const [isOpen, setOpen] = useState(false);
  const { reviewId, dueAt, usedDays, status, servedAt } = review;
  const ledger = useLoaded(isOpen ? [reviewId, dueAt, usedDays, status].join(" ") : null, read);
  if (servedAt === null) return <p>{words.ledger.none}</p>;
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {words.ledger.explain}
        <Unseen>{words.aside(nameOf(review.matter))}</Unseen>
      </summary>
      {isOpen && <Shown of={ledger}>{(data) => <Ledger ledger={data} />}</Shown>}
    </details>
  );
}
