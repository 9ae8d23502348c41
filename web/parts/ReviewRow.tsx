/** One review for the applicant: who, what, where it stands, until when, and what silence means. */
import type { ComponentChildren } from "preact";
import type { ReviewSummary } from "../app/api.ts";
import { dayText, dateOf, dueText, momentText } from "../app/dates.ts";
import { nameOf, words } from "../app/language.ts";
import type { OwnCase } from "../app/ownCase.ts";
import { SAYS } from "../pages/applicant.words.ts";
import { ClockExplained } from "./case/ClockExplained.tsx";
import { Conditions } from "./case/Conditions.tsx";
import { standing } from "./case/sentence.ts";
import { Silence } from "./case/Silence.tsx";
import { Lamp } from "./notes.tsx";

const REVIEWS = SAYS.reviews;

type Props = {
  own: OwnCase;
  review: ReviewSummary;
  /** Another review of the case by the name of its department and matter. */
  nameOfReview: (reviewId: string) => string;
};

export function ReviewRow({ own, review, nameOfReview }: Props) {
  const { matter, department, handler, reasons, conditions, silence } = review;
  const isOpen = review.status !== "closed";
  return (
    <article class="own-card" aria-label={`${nameOf(department)} · ${nameOf(matter)}`}>
      <header class="own-head">
        <h3>
          {nameOf(department)} <span class="own-soft">{nameOf(matter)}</span>
        </h3>
        {isOpen && <Lamp lamp={review.lamp} />}
        <strong class={review.deemed ? "deemed" : undefined}>{standing(review)}</strong>
      </header>
      <dl class="facts">
        {review.dueAt !== null && (
          <Fact name={REVIEWS.due}>
            {dueText(review.dueAt)}
            {review.provisional && REVIEWS.dueProvisional}
          </Fact>
        )}
        <Fact name={REVIEWS.used}>
          {REVIEWS.usedOf(review.usedDays, words.days(review.limitDays, review.limitUnit))}
        </Fact>
        {review.closedAt !== null && (
          <Fact name={REVIEWS.closed}>
            {dueText(review.closedAt)}
            {review.overdue && ` (${REVIEWS.overdue})`}
          </Fact>
        )}
        {isOpen && <Fact name={REVIEWS.silence}>{words.onTimeout[review.onTimeout]}</Fact>}
        <Fact name={REVIEWS.handler}>
          {handler ? `${handler.name} (${REVIEWS.post[handler.post]})` : REVIEWS.noHandler}
        </Fact>
        <Stops review={review} />
        <Exceptions review={review} nameOfReview={nameOfReview} />
        {reasons !== null && <Fact name={REVIEWS.reasons}>{reasons}</Fact>}
        {conditions.length > 0 && (
          <Fact name={REVIEWS.conditions}>
            <Conditions conditions={conditions} />
          </Fact>
        )}
      </dl>
      {review.servedAt !== null && <ClockExplained own={own} review={review} />}
      {silence && silence.guards.length > 0 && <Silence silence={silence} />}
    </article>
  );
}

const Fact = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
);

const stopName = (why: string): string => words.stop[why as keyof typeof words.stop] ?? why;

/** What makes the clock stand, and what made it longer. */
function Stops({
  review: { stop, supplement, specialProcedures, extension, limitUnit },
}: {
  review: ReviewSummary;
}) {
  return (
    <>
      {stop && (
        <Fact name={REVIEWS.stop}>
          {stopName(stop.why)}: {REVIEWS.stopEnds(dueText(stop.endsAt))}
        </Fact>
      )}
      {supplement && <Fact name={REVIEWS.asked}>{supplement.reasons}</Fact>}
      {specialProcedures.length > 0 && (
        <Fact name={REVIEWS.procedures}>
          {specialProcedures.map(({ kind, basis, plannedEnd, endedAt }) => (
            <div key={kind}>
              {stopName(kind)} ({basis}):{" "}
              {endedAt === null
                ? REVIEWS.plannedEnd(dayText(plannedEnd))
                : REVIEWS.ended(momentText(endedAt))}
            </div>
          ))}
        </Fact>
      )}
      {extension && (
        <Fact name={REVIEWS.extension}>
          {REVIEWS.extended(words.days(extension.days, limitUnit), dayText(dateOf(extension.at)))}
        </Fact>
      )}
    </>
  );
}

/** Why it waits, fell away, was replaced, or was escalated. */
function Exceptions({ review, nameOfReview }: Pick<Props, "review" | "nameOfReview">) {
  const { waitsFor, claim, cause, raisedTo, failedGuards } = review;
  return (
    <>
      {waitsFor.length > 0 && <Fact name={REVIEWS.waitsFor}>{waitsFor.map(nameOfReview).join("; ")}</Fact>}
      {claim && (
        <Fact name={REVIEWS.replaced}>
          {REVIEWS.claim[claim.by]} {claim.reference ?? claim.signedBy ?? ""}
        </Fact>
      )}
      {cause && (
        <Fact name={REVIEWS.cancelled}>
          {REVIEWS.cause[cause.kind as keyof typeof REVIEWS.cause] ?? cause.kind}
          {cause.reviewId !== undefined && ` (${nameOfReview(cause.reviewId)})`}
        </Fact>
      )}
      {raisedTo && <Fact name={REVIEWS.escalated}>{REVIEWS.ladder[raisedTo]}</Fact>}
      {failedGuards.length > 0 && (
        <Fact name={REVIEWS.notDeemed}>
          {failedGuards.map((guard) => REVIEWS.guards[guard] ?? guard).join("; ")}
        </Fact>
      )}
    </>
  );
}
