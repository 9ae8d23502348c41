/** The review as it stands: whose it is, where its clock stands, what it waits for. */
import type { Catalogue, Review } from "../../shared/api/answers.ts";
import { raisedText } from "../../shared/state/said.ts";
import { dayText, dueOfReview, dueText, momentText } from "../../shared/language/dates.ts";
import { nameOf, wordFor, words } from "../../shared/language/language.ts";
import { flagText } from "../flags/Flags.tsx";
import { says } from "../words.ts";
import { Lamp } from "../../shared/parts/notes.tsx";
import { Facts, lines } from "../../shared/parts/Facts.tsx";
import { handlerText } from "../../shared/parts/handler.ts";
import { Referred } from "../../shared/jurisdiction/later.ts";
import { Higher } from "../../shared/higher/later.ts";
import { limitText } from "../../shared/parts/limit.ts";
import { promiseCheckLines } from "../../shared/parts/promiseChecks.ts";
import { reviewName, valueText } from "../../shared/parts/names.ts";

const SAYS = says.facts;

export function ReviewFacts({ review, catalogue }: { review: Review; catalogue: Catalogue }) {
  const { project, application, basis, stop, extension } = review;
  const count = (days: number) => words.days(days, review.limitUnit);
  const { sitting } = application;
  const why = stop && wordFor(words.stop, stop.why);
  return (
    <section aria-labelledby="desk-facts">
      <h3 id="desk-facts">{SAYS.title}</h3>
      <Facts
        facts={[
          [
            SAYS.status,
            <>
              <Lamp of={review} /> {words.reviewStatus[review.status]}
            </>,
          ],
          [
            SAYS.outcome,
            review.outcome && (
              <span class={review.deemed ? "deemed" : undefined}>
                {words.outcome[review.outcome]}
                {review.overdue && words.aside(SAYS.overdueAnswer)}
              </span>
            ),
          ],
          [words.promises.checked, lines(promiseCheckLines(review, catalogue))],
          [SAYS.due, dueOfReview(review)],
          [SAYS.limit, limitText(review)],
          [SAYS.used, review.servedAt && `${count(review.usedDays)} / ${count(review.remainingDays)}`],
          [SAYS.stop, stop && stop.why !== "higher-authority" && SAYS.until(why!, dueText(stop.endsAt))],
          [words.stop["higher-authority"], review.higher && <Higher higher={review.higher} />],
          [SAYS.referral, review.referral && <Referred referral={review.referral} catalogue={catalogue} />],
          [SAYS.heldBy, application.heldBy && nameOf(application.heldBy.department)],
          [SAYS.extension, extension && count(extension.days)],
          [SAYS.raised, raisedText(review)],
          [SAYS.guards, lines(review.failedGuards.map((guard) => wordFor(words.guards, guard)))],
          [SAYS.waitsFor, lines(review.waitsFor.map((id) => reviewName(id, catalogue)))],
          [SAYS.served, review.servedAt && momentText(review.servedAt)],
          [SAYS.sent, review.sentAt && momentText(review.sentAt)],
          [SAYS.receipt, lines(receipts(review.receipt))],
          [SAYS.closed, review.closedAt && dueText(review.closedAt)],
          [
            SAYS.sitting,
            sitting &&
              `${dayText(sitting.heldOn)} ${sitting.time}${words.comma}${sitting.place}${words.colon}${sitting.agenda}`,
          ],
          [SAYS.handler, handlerText(review)],
          [SAYS.matter, `${nameOf(review.matter)}${words.aside(wordFor(words.kind, review.matter.kind))}`],
          [SAYS.department, nameOf(review.department)],
          [SAYS.basis, `${basis.document} ${basis.article}`],
          [SAYS.project, project.name],
          [SAYS.projectCode, project.code],
          [SAYS.applicant, `${application.applicant.name}${words.aside(application.applicant.creditCode)}`],
          [SAYS.attributes, <Attributes review={review} catalogue={catalogue} />],
          [SAYS.flags, lines(project.flags.map((flag) => flagText(flag, catalogue)))],
          [SAYS.application, review.applicationId],
          [SAYS.versions, [review.catalogueVersion, review.calendarVersion].filter(Boolean).join(" / ")],
        ]}
      />
      {review.provisional && <p class="note">{words.ledger.provisional}</p>}
    </section>
  );
}

const receipts = (receipt: Review["receipt"]): string[] =>
  (["signedAt", "openedAt", "answeredAt", "remindedAt"] as const).flatMap((of) => {
    const at = receipt[of];
    return at === null ? [] : [`${momentText(at)} ${SAYS.receipts[of]}`];
  });

function Attributes({ review, catalogue }: { review: Review; catalogue: Catalogue }) {
  return (
    <ul class="plain">
      {Object.entries(review.application.attributes).map(([code, value]) => {
        const known = catalogue.attributes.find((one) => one.code === code);
        return (
          <li key={code}>
            {known ? nameOf(known) : code}
            {words.colon}
            {valueText(value, known)}
          </li>
        );
      })}
    </ul>
  );
}
