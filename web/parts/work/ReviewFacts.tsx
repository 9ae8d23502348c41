/** The review as it stands: whose it is, where its clock stands, what it waits for. */
import { matterCodeOf } from "../../../functions/domain/base/ids.ts";
import type { Catalogue, Review } from "../../app/api.ts";
import { dueText, momentText } from "../../app/dates.ts";
import { nameOf, words } from "../../app/language.ts";
import { says } from "../../pages/work.words.ts";
import { Lamp } from "../notes.tsx";
import { Facts } from "./Facts.tsx";

const SAYS = says.facts;

export function ReviewFacts({ review, catalogue }: { review: Review; catalogue: Catalogue }) {
  const { project, application, basis, handler, stop, extension, raisedTo } = review;
  const count = (days: number) => words.days(days, review.limitUnit);
  const why = stop && (words.stop[stop.why as keyof typeof words.stop] ?? stop.why);
  return (
    <section aria-labelledby="desk-facts">
      <h3 id="desk-facts">{SAYS.title}</h3>
      <Facts
        facts={[
          [
            SAYS.status,
            <>
              <Lamp lamp={review.lamp} /> {words.reviewStatus[review.status]}
            </>,
          ],
          [
            SAYS.outcome,
            review.outcome && (
              <span class={review.deemed ? "deemed" : undefined}>
                {words.outcome[review.outcome]}
                {review.overdue && ` (${SAYS.overdueAnswer})`}
              </span>
            ),
          ],
          [SAYS.due, review.dueAt && dueText(review.dueAt)],
          [SAYS.limit, count(review.limitDays)],
          [SAYS.used, review.servedAt && `${count(review.usedDays)} / ${count(review.remainingDays)}`],
          [SAYS.stop, stop && SAYS.until(why!, dueText(stop.endsAt))],
          [SAYS.extension, extension && count(extension.days)],
          [SAYS.raised, raisedTo && SAYS.raisedTo[raisedTo]],
          [SAYS.guards, review.failedGuards.join(", ")],
          [SAYS.waitsFor, review.waitsFor.map((id) => matterName(id, catalogue)).join(", ")],
          [SAYS.served, review.servedAt && momentText(review.servedAt)],
          [SAYS.closed, review.closedAt && dueText(review.closedAt)],
          [SAYS.handler, handler && `${handler.name} (${SAYS.post[handler.post]})`],
          [
            SAYS.matter,
            `${nameOf(review.matter)} (${words.kind[review.matter.kind as keyof typeof words.kind]})`,
          ],
          [SAYS.department, nameOf(review.department)],
          [SAYS.basis, `${basis.document} ${basis.article}`],
          [SAYS.project, project.name],
          [SAYS.projectCode, project.code],
          [SAYS.applicant, `${application.applicant.name} (${application.applicant.creditCode})`],
          [SAYS.attributes, <Attributes review={review} catalogue={catalogue} />],
          [SAYS.flags, project.flags.join(", ")],
          [SAYS.application, review.applicationId],
          [SAYS.versions, [review.catalogueVersion, review.calendarVersion].filter(Boolean).join(" / ")],
        ]}
      />
      {review.provisional && <p class="note">{words.ledger.provisional}</p>}
    </section>
  );
}

/** The matter of a review by its id, as the catalogue names it. */
export function matterName(reviewId: string, { matters }: Catalogue): string {
  const code = matterCodeOf(reviewId);
  const matter = matters.find((one) => one.code === code);
  return matter ? nameOf(matter) : code;
}

function Attributes({ review, catalogue }: { review: Review; catalogue: Catalogue }) {
  const told = (value: string | number | boolean) =>
    typeof value === "boolean" ? (value ? words.yes : words.no) : String(value);
  return (
    <ul class="desk-plain">
      {Object.entries(review.application.attributes).map(([code, value]) => {
        const known = catalogue.attributes.find((one) => one.code === code);
        return (
          <li key={code}>
            {known ? nameOf(known) : code}: {told(value)}
          </li>
        );
      })}
    </ul>
  );
}
