/** The joint review (联合会审): what it is about, when it sits, what the departments say, and how it ended. */
import type { Catalogue, Status } from "../api/answers.ts";
import { dayText, dueText, momentText } from "../language/dates.ts";
import { words } from "../language/language.ts";
import { Facts, lines } from "./Facts.tsx";
import { departmentName, reviewName } from "./names.ts";

const SAYS = words.joint;

type Joint = NonNullable<Status["jointReview"]>;

export function JointReview({ joint, catalogue }: { joint: Joint; catalogue: Catalogue }) {
  const { openedAt, callBy, dueAt, objections, clashes, sitting, positions, conclusion } = joint;
  const of = (reviewId: string) => reviewName(reviewId, catalogue);
  return (
    <>
      <Facts
        facts={[
          [SAYS.opened, momentText(openedAt)],
          [SAYS.callBy, sitting === null && dueText(callBy)],
          [SAYS.due, dueText(dueAt)],
          [SAYS.objections, lines(objections.map(of))],
          [
            SAYS.clashes,
            lines(clashes.map(({ about, reviews }) => `${about}: ${reviews.map(of).join("; ")}`)),
          ],
          [
            SAYS.sitting,
            sitting ? `${dayText(sitting.heldOn)} ${sitting.time}, ${sitting.place}` : SAYS.notConvened,
          ],
          [SAYS.agenda, sitting?.agenda],
          [SAYS.invited, lines((sitting?.invited ?? []).map((id) => departmentName(id, catalogue)))],
          [
            SAYS.positions,
            lines(
              positions.map(
                ({ reviewId, kind, reasons, at }) =>
                  `${of(reviewId)}: ${words.position[kind]}, ${momentText(at)}. ${reasons}`,
              ),
            ),
          ],
        ]}
      />
      {conclusion && <Concluded conclusion={conclusion} catalogue={catalogue} />}
    </>
  );
}

type ConcludedProps = { conclusion: NonNullable<Joint["conclusion"]>; catalogue: Catalogue };

function Concluded({ conclusion, catalogue }: ConcludedProps) {
  const { result, reasons, article, minutes, answers, resolutions, attendance, concludedAt } = conclusion;
  return (
    <>
      <h3>{SAYS.conclusion}</h3>
      <Facts
        facts={[
          [SAYS.resulted, `${words.result[result]}, ${momentText(concludedAt)}`],
          [SAYS.reasons, <span class="said">{reasons}</span>],
          [SAYS.article, article],
          [SAYS.minutes, <span class="said">{minutes}</span>],
          [
            SAYS.answers,
            lines(answers.map((answer) => `${reviewName(answer.reviewId, catalogue)}: ${answer.reasons}`)),
          ],
          [SAYS.resolutions, lines(resolutions.map(({ about, text }) => `${about}: ${text}`))],
          [
            SAYS.attended,
            lines(
              attendance.map(({ department, as }) => (
                <span class={as === "deemed-consent" ? "deemed" : undefined}>
                  {departmentName(department, catalogue)}: {words.attendance[as]}
                </span>
              )),
            ),
          ],
        ]}
      />
    </>
  );
}
