/** The joint review (联合会审): what it is about, when it sits, what the departments say, and how it ended. */
import type { Catalogue, Status } from "../api/answers.ts";
import type { Credentials } from "../api/session.ts";
import { Attachments } from "../files/Attachments.tsx";
import { dayText, dueText, momentText } from "../language/dates.ts";
import { words } from "../language/language.ts";
import { Facts, lines } from "./Facts.tsx";
import { figureName, wantedText } from "./figures.ts";
import { departmentName, reviewName } from "./names.ts";

const SAYS = words.joint;

type Joint = NonNullable<Status["jointReview"]>;

/** @param by who reads: whoever is signed in, unless said otherwise */
export function JointReview({
  joint,
  catalogue,
  by,
}: {
  joint: Joint;
  catalogue: Catalogue;
  by?: Credentials;
}) {
  const { openedAt, callBy, dueAt, objections, clashes, sitting, presider, positions, conclusion } = joint;
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
              ? `${dayText(sitting.heldOn)} ${sitting.time}${words.comma}${sitting.place}`
              : SAYS.notConvened,
          ],
          [
            SAYS.presider,
            presider &&
              `${departmentName(presider.department, catalogue)}${words.comma}${presider.name}${words.aside(presider.post)}${words.colon}${presider.reasons}`,
          ],
          [SAYS.agenda, sitting?.agenda],
          [SAYS.invited, lines((sitting?.invited ?? []).map((id) => departmentName(id, catalogue)))],
          [
            SAYS.positions,
            lines(
              positions.map(
                ({ reviewId, kind, reasons, at }) =>
                  `${of(reviewId)}${words.colon}${words.position[kind]}${words.comma}${momentText(at)}${words.period}${reasons}`,
              ),
            ),
          ],
        ]}
      />
      {conclusion && <Concluded conclusion={conclusion} catalogue={catalogue} by={by} />}
    </>
  );
}

type Attended = NonNullable<Joint["conclusion"]>["attendance"][number];

/** Who spoke, by which authority, and what; or what absence means, and by what the invitation is known to have come. */
function attendedText(one: Attended): string {
  if (one.as === "present") {
    const { name, post, mandate, said } = one;
    const by = mandate.by === "office" ? words.rank[mandate.rank] : mandate.document;
    return `${words.attendance.present}${words.comma}${name}${words.aside(`${post}${words.semicolon}${words.mandate[mandate.by]}${words.colon}${by}`)}${words.colon}${said}`;
  }
  const { receipt } = one.invited;
  const evidence =
    receipt === null
      ? SAYS.notReceived
      : `${words.receipt[receipt.by]}${words.comma}${momentText(receipt.at)}`;
  const failed = one.failed.length > 0 ? `${words.semicolon}${one.failed.join(words.and)}` : "";
  return `${words.attendance[one.as]}${words.aside(`${SAYS.invitation}${words.colon}${evidence}${failed}`)}`;
}

type ConcludedProps = {
  conclusion: NonNullable<Joint["conclusion"]>;
  catalogue: Catalogue;
  by: Credentials | undefined;
};

function Concluded({ conclusion, catalogue, by }: ConcludedProps) {
  const { result, reasons, article, minutes, answers, resolutions, attendance, concludedAt } = conclusion;
  const { attachments } = conclusion;
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
          [
            SAYS.attended,
            lines(
              attendance.map((one) => (
                <span class={one.as === "deemed-consent" ? "deemed" : undefined}>
                  {departmentName(one.department, catalogue)}
                  {words.colon}
                  {attendedText(one)}
                </span>
              )),
            ),
          ],
        ]}
      />
    </>
  );
}
