/** 项目全貌: every application and stage of a project that whoever looks may know of, each with its matters. */
import type { Answer, Catalogue } from "../api/answers.ts";
import { dateOf, dayText, dueText } from "../language/dates.ts";
import { nameOf, words } from "../language/language.ts";
import { useAnswer } from "../load/useLoaded.ts";
import { Shown } from "../load/Shown.tsx";
import { lines } from "../parts/Facts.tsx";
import { StackingTable } from "../parts/Table.tsx";
import { says } from "./words.ts";

type Application = Answer<"getProject">["applications"][number];

type Props = {
  /** Whose way in it is. */
  by: "getOwnProject" | "getProject";
  code: string;
  catalogue: Catalogue;
  /** Where a case is on this page; `null` where whoever looks has no page for it. */
  addressOf: (application: Application) => string | null;
};

export function WholeProject({ by, code, catalogue, addressOf }: Props) {
  const project = useAnswer(by, { path: { projectCode: code } });
  const typeOf = (type: string) => catalogue.projectTypes.find((one) => one.code === type);
  return (
    <Shown of={project}>
      {({ applications, unreadable }) => (
        <>
          <StackingTable
            caption={says.caption}
            heads={[says.application, says.standing, says.when, says.lead, says.matters]}
            rows={applications.map((one) => {
              const type = typeOf(one.project.type);
              const address = addressOf(one);
              return {
                key: one.applicationId,
                cells: [
                  <>
                    {type ? nameOf(type) : one.project.name}
                    <br />
                    {address === null ? (
                      <code>{one.applicationId}</code>
                    ) : (
                      <a href={address}>{one.applicationId}</a>
                    )}
                  </>,
                  words.applicationStatus[one.status],
                  lines(datesOf(one)),
                  nameOf(one.lead),
                  lines(one.reviews.map(matterText)) || says.noMatters,
                ],
              };
            })}
          />
          {unreadable > 0 && <p class="note">{says.unreadable(unreadable)}</p>}
        </>
      )}
    </Shown>
  );
}

const datesOf = ({ receivedAt, endedAt, expectedDecisionBy }: Application): string[] => [
  says.received(dayText(dateOf(receivedAt))),
  ...(endedAt !== null
    ? [says.ended(dayText(dateOf(endedAt)))]
    : expectedDecisionBy !== null
      ? [says.expected(dueText(expectedDecisionBy))]
      : []),
];

function matterText({ matter, status, outcome, licence }: Application["reviews"][number]): string {
  const standing = outcome === null ? words.reviewStatus[status] : words.outcome[outcome];
  const handedOut =
    licence && words.aside(says.licence(licence.number, licence.validUntil && dayText(licence.validUntil)));
  return says.matter(nameOf(matter), `${standing}${handedOut ?? ""}`);
}
