/** What is objected to may be put right, is, or was, and who looks at it again (整改复审). */
import type { Catalogue, Status } from "../api/answers.ts";
import { dueText, momentText } from "../language/dates.ts";
import { words } from "../language/language.ts";
import { Facts, lines } from "../parts/Facts.tsx";
import { reviewName } from "../parts/names.ts";
import { SAYS } from "./words.ts";

type Props = { told: NonNullable<Status["rectification"]>; catalogue: Catalogue };

export function Rectified({ told, catalogue }: Props) {
  const { standing, days, reasons, objections, offeredAt, answer, dueAt, done } = told;
  return (
    <Facts
      facts={[
        [SAYS.standing, <strong>{SAYS.standings[standing]}</strong>],
        [SAYS.objections, objections.map((id) => reviewName(id, catalogue)).join(words.and)],
        [SAYS.reasons, reasons],
        [SAYS.offered, `${momentText(offeredAt)}${words.aside(SAYS.days(days))}`],
        [SAYS.answer, answer && `${momentText(answer.at)}${words.aside(SAYS.answers(answer.agrees))}`],
        [SAYS.declined, answer?.reasons],
        [SAYS.until, dueAt && dueText(dueAt)],
        [SAYS.done, done && momentText(done.at)],
        [SAYS.description, done?.description],
        [
          SAYS.again,
          done &&
            lines(
              done.again.map(
                ({ reviewId, why }) => `${reviewName(reviewId, catalogue)}${words.aside(SAYS.whys[why])}`,
              ),
            ),
        ],
      ]}
    />
  );
}
