/** The joint review (联合会审): what it is about, when it sits, what the departments say, and how it ended. */
import type { Catalogue } from "../api/answers.ts";
import type { Credentials } from "../api/session.ts";
import { Attachments } from "../files/Attachments.tsx";
import { dayText, dueText, momentText } from "../language/dates.ts";
import { words } from "../language/language.ts";
import { Facts, lines } from "./Facts.tsx";
import { figureName, wantedText } from "./figures.ts";
import { departmentName, reviewName } from "./names.ts";
import { Seats, type Joint, type Seated } from "./Seats.tsx";

const SAYS = words.joint;

/** @param by who reads: whoever is signed in, unless said otherwise */
export function JointReview({ joint, reviews, catalogue, by }: Seated & { by?: Credentials }) {
  const { openedAt, callBy, dueAt, isOff, objections, clashes, sitting, presider, conclusion } = joint;
  const of = (reviewId: string) => reviewName(reviewId, catalogue);
  return (
    <>
      <Facts
        facts={[
          [SAYS.opened, momentText(openedAt)],
          [SAYS.off, isOff && SAYS.offWhy],
          [SAYS.callBy, !isOff && sitting === null && dueText(callBy)],
          [SAYS.due, !isOff && dueText(dueAt)],
          [SAYS.objections, lines(objections.map(of))],
          [
            SAYS.clashes,
            lines(
              clashes.map(
                ({ about, reviews }) =>
                  `${figureName(about, catalogue)}${words.colon}${reviews.map(of).join(words.semicolon)}`,
              ),
            ),
          ],
          [
            SAYS.sitting,
            sitting
              ? `${isOff ? SAYS.notHeld : ""}${dayText(sitting.heldOn)} ${sitting.time}${words.comma}${sitting.place}`
              : !isOff && SAYS.notConvened,
          ],
          [
            SAYS.presider,
            presider &&
              `${departmentName(presider.department, catalogue)}${words.comma}${presider.name}${words.aside(presider.post)}${words.colon}${presider.reasons}`,
          ],
          [SAYS.agenda, sitting?.agenda],
        ]}
      />
      {/* Nobody sits any more, and nobody is waited for. */}
      {!isOff && <Seats joint={joint} reviews={reviews} catalogue={catalogue} />}
      {conclusion && <Concluded conclusion={conclusion} catalogue={catalogue} by={by} />}
    </>
  );
}

type ConcludedProps = {
  conclusion: NonNullable<Joint["conclusion"]>;
  catalogue: Catalogue;
  by: Credentials | undefined;
};

function Concluded({ conclusion, catalogue, by }: ConcludedProps) {
  const { result, reasons, article, minutes, answers, resolutions, attachments, concludedAt } = conclusion;
  return (
    <>
      <h3>{SAYS.conclusion}</h3>
      <Facts
        facts={[
          [SAYS.presidedBy, departmentName(conclusion.presidedBy, catalogue)],
          [SAYS.resulted, `${words.result[result]}${words.comma}${momentText(concludedAt)}`],
          [SAYS.reasons, <span class="said">{reasons}</span>],
          [SAYS.article, article],
          [SAYS.minutes, <span class="said">{minutes}</span>],
          [words.attached.attach, attachments && <Attachments files={attachments} by={by} />],
          [
            SAYS.answers,
            lines(
              answers.map(
                (answer) => `${reviewName(answer.reviewId, catalogue)}${words.colon}${answer.reasons}`,
              ),
            ),
          ],
          [
            SAYS.resolutions,
            lines(
              resolutions.map((settled) => `${wantedText(settled, catalogue)}${words.period}${settled.text}`),
            ),
          ],
        ]}
      />
    </>
  );
}
