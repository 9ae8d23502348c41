/** 我的办件: what the applicant who has signed in has applied for, whatever has become of it, the latest first. */
import { applicantSession } from "../shared/api/session.ts";
import type { Catalogue } from "../shared/api/answers.ts";
import { nameOf, words } from "../shared/language/language.ts";
import { More } from "../shared/load/More.tsx";
import { usePages } from "../shared/load/usePages.ts";
import { SignInButton } from "../shared/parts/SignInButton.tsx";
import { StackingTable } from "../shared/parts/Table.tsx";
import { caseText } from "../shared/state/said.ts";
import { seenUntil, unreadIn } from "./case/seen.ts";
import { nextDate, owedIn, standingOf, type OwnRow } from "./mine.ts";
import type { OwnCase } from "./ownCase.ts";
import { SAYS } from "./words.ts";

const SAY = SAYS.mine;
const AT_ONCE = 20;

type Props = { catalogue: Catalogue; onOpen: (own: OwnCase) => void };

export const MyCases = ({ catalogue: { applicants }, onOpen }: Props) => (
  <section class="panel" aria-labelledby="mine-title">
    <h2 id="mine-title">{SAY.title}</h2>
    {applicantSession() === null ? (
      <>
        <p>{applicants === "sign-in" ? SAY.must : SAY.may}</p>
        <SignInButton />
      </>
    ) : (
      <List onOpen={onOpen} />
    )}
  </section>
);

/** Whether anything was told since its messages were read on this device. */
const isNews = ({ applicationId, toldAt }: OwnRow): boolean =>
  toldAt !== null && unreadIn([{ at: toldAt }], seenUntil(applicationId)) > 0;

function List({ onOpen }: Pick<Props, "onOpen">) {
  const pages = usePages("listOwnApplications", "applications", {}, AT_ONCE);
  return (
    <>
      {pages.rows.length > 0 && (
        <StackingTable
          class="own"
          caption={SAY.caption}
          heads={[SAY.project, SAY.standing, SAY.next, SAY.owed]}
          rows={pages.rows.map((row) => ({
            key: row.applicationId,
            cells: [
              <>
                <button
                  type="button"
                  class="link"
                  onClick={() => onOpen({ applicationId: row.applicationId, queryCode: null })}
                >
                  {row.project.name}
                </button>
                {isNews(row) && <strong class="unread"> {SAY.news}</strong>}
                <br />
                <code>{row.applicationId}</code>
              </>,
              <>
                <strong>{words.applicationStatus[row.status]}</strong>
                <br />
                {caseText(standingOf(row), "applicant")}
              </>,
              nextDate(row) ?? words.none,
              <strong>{owedIn(row, nameOf) || words.none}</strong>,
            ],
          }))}
        />
      )}
      <More pages={pages} empty={SAY.none} />
    </>
  );
}
