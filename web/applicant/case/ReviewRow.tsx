/** One review for the applicant: who, what, where it stands, until when, and what silence means. */
import type { Catalogue, ReviewSummary } from "../../shared/api/answers.ts";
import { call } from "../../shared/api/client.ts";
import { dateOf, dayText, dueOfReview, dueText, momentText } from "../../shared/language/dates.ts";
import { nameOf, wordFor, words } from "../../shared/language/language.ts";
import { handlerText } from "../../shared/parts/handler.ts";
import { ClockExplained } from "../../shared/parts/ClockExplained.tsx";
import { Conditions } from "../../shared/parts/Conditions.tsx";
import { Facts, lines, type Fact } from "../../shared/parts/Facts.tsx";
import { Higher } from "../../shared/higher/later.ts";
import { limitText } from "../../shared/parts/limit.ts";
import { reviewName } from "../../shared/parts/names.ts";
import { Referred } from "../../shared/jurisdiction/later.ts";
import { Lamp } from "../../shared/parts/notes.tsx";
import { promiseCheckLines } from "../../shared/parts/promiseChecks.ts";
import { Silence } from "../../shared/parts/Silence.tsx";
import { reviewText, silenceMeans, standing } from "../../shared/state/said.ts";
import type { OwnCase } from "../ownCase.ts";
import { SAYS } from "../words.ts";

const REVIEWS = SAYS.reviews;

type Props = { own: OwnCase; review: ReviewSummary; catalogue: Catalogue };

export function ReviewRow({ own, review, catalogue }: Props) {
  const { matter, department, reasons, conditions, silence } = review;
  const isOpen = review.status !== "closed";
  const due = dueOfReview(review);
  return (
    <article class="panel" aria-label={`${nameOf(department)} · ${nameOf(matter)}`}>
      <header class="review-head">
        <h3>
          {nameOf(department)} <span class="soft">{nameOf(matter)}</span>
        </h3>
        <Lamp of={review} />
        <strong class={review.deemed ? "deemed" : undefined}>{standing(review)}</strong>
      </header>
      <p>{reviewText(review, "applicant", catalogue)}</p>
      {review.promiseChecks && (
        <Facts facts={[[words.promises.checked, lines(promiseCheckLines(review, catalogue))]]} />
      )}
      <details class="printed">
        <summary>{REVIEWS.details}</summary>
        <Facts
          facts={[
            [REVIEWS.due, due !== null && `${due}${review.provisional ? REVIEWS.dueProvisional : ""}`],
            [REVIEWS.dateOpen, review.dateOpen && REVIEWS.dateOpenWhy],
            [
              REVIEWS.used,
              (isOpen || review.servedAt !== null) && REVIEWS.usedOf(review.usedDays, limitText(review)),
            ],
            [
              REVIEWS.closed,
              review.closedAt !== null &&
                `${dueText(review.closedAt)}${review.overdue ? words.aside(REVIEWS.overdue) : ""}`,
            ],
            [REVIEWS.silence, isOpen && silenceMeans(review)],
            [REVIEWS.handler, handlerText(review) ?? (isOpen && REVIEWS.noHandler)],
            [
              REVIEWS.referral,
              review.referral && <Referred referral={review.referral} catalogue={catalogue} />,
            ],
            [words.stop["higher-authority"], review.higher && <Higher higher={review.higher} />],
            ...stops(review),
            ...exceptions(review, catalogue),
            [REVIEWS.reasons, reasons],
            [
              REVIEWS.conditions,
              conditions.length > 0 && <Conditions conditions={conditions} catalogue={catalogue} />,
            ],
          ]}
        />
      </details>
      {review.servedAt !== null && (
        <ClockExplained
          review={review}
          read={async () => call("getOwnClock", { path: { ...own, matter: review.matter.code }, by: own })}
        />
      )}
      {silence && review.deemed && silence.guards.length > 0 && (
        <Silence silence={silence} catalogue={catalogue} />
      )}
    </article>
  );
}

const stopName = (why: string): string => wordFor(words.stop, why);

/** What makes the clock stand, and what made it longer. */
const stops = ({ stop, supplement, specialProcedures, extension, limitUnit }: ReviewSummary): Fact[] => [
  // What lies with a higher authority has a line of its own, and no end.
  [
    REVIEWS.stop,
    stop &&
      stop.why !== "higher-authority" &&
      `${stopName(stop.why)}${words.colon}${REVIEWS.stopEnds(dueText(stop.endsAt))}`,
  ],
  [REVIEWS.asked, supplement?.reasons],
  [
    REVIEWS.procedures,
    lines(
      specialProcedures.map(
        ({ kind, basis, plannedEnd, endedAt }) =>
          `${stopName(kind)}${words.aside(basis)}${words.colon}${endedAt === null ? REVIEWS.plannedEnd(dayText(plannedEnd)) : REVIEWS.ended(momentText(endedAt))}`,
      ),
    ),
  ],
  [
    REVIEWS.extension,
    extension && REVIEWS.extended(words.days(extension.days, limitUnit), dayText(dateOf(extension.at))),
  ],
];

/** Why it waits, fell away, was replaced, or was escalated. */
const exceptions = (
  { waitsFor, claim, cause, raisedTo, failedGuards }: ReviewSummary,
  catalogue: Catalogue,
): Fact[] => [
  [REVIEWS.waitsFor, lines(waitsFor.map((id) => reviewName(id, catalogue)))],
  [REVIEWS.replaced, claim && `${words.claim[claim.by]} ${claim.reference ?? claim.signedBy ?? ""}`],
  [
    REVIEWS.cancelled,
    cause &&
      `${wordFor(words.cause, cause.kind)}${cause.reviewId === undefined ? "" : words.aside(reviewName(cause.reviewId, catalogue))}`,
  ],
  [REVIEWS.escalated, raisedTo && words.ladder[raisedTo]],
  [REVIEWS.notDeemed, lines(failedGuards.map((guard) => wordFor(words.guards, guard)))],
];
