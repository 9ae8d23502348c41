/** 撤销前告知: what was announced, what the applicant says to it, and what has become of it; the newest last. */
import type { ReviewSummary } from "../api/answers.ts";
import { dueText, momentText } from "../language/dates.ts";
import { wordFor } from "../language/language.ts";
import { Facts } from "../parts/Facts.tsx";
import { revocationWords as SAYS } from "./words.ts";

type Told = NonNullable<NonNullable<ReviewSummary["silence"]>["announced"]>[number];

export const Announced = ({ review }: { review: Pick<ReviewSummary, "silence"> }) => (
  <>
    {(review.silence?.announced ?? []).map((told) => (
      <One key={told.at} told={told} />
    ))}
  </>
);

const One = ({ told }: { told: Told }) => (
  <section class="said">
    <p>
      <strong>{SAYS.announced(SAYS.organs[told.organ], momentText(told.at))}</strong>
    </p>
    <Facts
      facts={[
        [SAYS.ground, wordFor(SAYS.grounds, told.ground)],
        [SAYS.facts, told.facts],
        [SAYS.article, told.article],
      ]}
    />
    {told.stands && <p>{told.until === null ? SAYS.untilOpen : SAYS.until(dueText(told.until))}</p>}
    {told.statement ? (
      <>
        <p>{SAYS.statement(momentText(told.statement.at))}</p>
        <p class="said">{told.statement.text}</p>
      </>
    ) : (
      told.stands && <p>{told.decidable ? SAYS.noneInTime : SAYS.none}</p>
    )}
    {told.withdrawn && <p>{SAYS.withdrawn(momentText(told.withdrawn.at), told.withdrawn.reasons)}</p>}
  </section>
);

/** The announcement that stands; `null` where none does. */
export const standingOne = ({ silence }: Pick<ReviewSummary, "silence">): Told | null =>
  silence?.announced?.find(({ stands }) => stands) ?? null;
