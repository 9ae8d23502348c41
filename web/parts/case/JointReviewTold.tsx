/** The joint review: what it is about, when it sits, what the departments say, and how it ended. */
import type { Catalogue, Status } from "../../app/api.ts";
import { dayText, dueText, momentText } from "../../app/dates.ts";
import { nameOf } from "../../app/language.ts";
import { SAYS } from "../../pages/applicant.words.ts";

const SAY = SAYS.joint;
type Props = { status: Status; catalogue: Catalogue; nameOfReview: (reviewId: string) => string };

export function JointReviewTold({ status, catalogue, nameOfReview }: Props) {
  const joint = status.jointReview;
  if (!joint) return null;
  const { sitting, conclusion, positions, objections, clashes } = joint;
  const departmentOf = (id: string) => {
    const known = catalogue.departments.find((department) => department.id === id);
    return known ? nameOf(known) : id;
  };
  return (
    <section aria-labelledby="joint-title">
      <h2 id="joint-title">{SAY.title}</h2>
      <dl class="facts">
        <dt>{SAY.opened}</dt>
        <dd>{momentText(joint.openedAt)}</dd>
        <dt>{SAY.due}</dt>
        <dd>{dueText(joint.dueAt)}</dd>
        {objections.length > 0 && (
          <>
            <dt>{SAY.objections}</dt>
            <dd>{objections.map(nameOfReview).join("; ")}</dd>
          </>
        )}
        {clashes.length > 0 && (
          <>
            <dt>{SAY.clashes}</dt>
            <dd>
              {clashes.map(({ about, reviews }) => (
                <div key={about}>
                  {about}: {reviews.map(nameOfReview).join("; ")}
                </div>
              ))}
            </dd>
          </>
        )}
        <dt>{SAY.sitting}</dt>
        <dd>
          {sitting ? (
            <>
              {dayText(sitting.heldOn)}, {sitting.place}
              <div class="own-soft">
                {SAY.agenda}: {sitting.agenda}
              </div>
            </>
          ) : (
            SAY.notConvened
          )}
        </dd>
        {positions.length > 0 && (
          <>
            <dt>{SAY.positions}</dt>
            <dd>
              {positions.map(({ reviewId, kind, reasons }) => (
                <div key={reviewId}>
                  {nameOfReview(reviewId)}: {SAY.position[kind]}. {reasons}
                </div>
              ))}
            </dd>
          </>
        )}
      </dl>
      {conclusion && (
        <>
          <h3>{SAY.conclusion}</h3>
          <dl class="facts">
            <dt>{SAYS.decision.result}</dt>
            <dd>
              {SAY.result[conclusion.result]}, {momentText(conclusion.concludedAt)}
            </dd>
            <dt>{SAY.reasons}</dt>
            <dd>{conclusion.reasons}</dd>
            {conclusion.article !== null && (
              <>
                <dt>{SAY.article}</dt>
                <dd>{conclusion.article}</dd>
              </>
            )}
            <dt>{SAY.minutes}</dt>
            <dd>{conclusion.minutes}</dd>
            {conclusion.answers.length > 0 && (
              <>
                <dt>{SAY.answers}</dt>
                <dd>
                  {conclusion.answers.map(({ reviewId, reasons }) => (
                    <div key={reviewId}>
                      {nameOfReview(reviewId)}: {reasons}
                    </div>
                  ))}
                </dd>
              </>
            )}
            {conclusion.resolutions.length > 0 && (
              <>
                <dt>{SAY.resolutions}</dt>
                <dd>
                  {conclusion.resolutions.map(({ about, text }) => (
                    <div key={about}>
                      {about}: {text}
                    </div>
                  ))}
                </dd>
              </>
            )}
            {conclusion.attendance.length > 0 && (
              <>
                <dt>{SAY.attendance}</dt>
                <dd>
                  {conclusion.attendance.map(({ department, as }) => (
                    <div key={department} class={as === "deemed-consent" ? "deemed" : undefined}>
                      {departmentOf(department)}: {SAY.as[as]}
                    </div>
                  ))}
                </dd>
              </>
            )}
          </dl>
        </>
      )}
    </section>
  );
}
