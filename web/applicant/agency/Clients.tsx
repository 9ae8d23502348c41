/** 我的代办: whom an agent acts for, what is owed and by when, and the way into a case or a submission for a client. */
import { useState } from "preact/hooks";
import type { Answer } from "../../shared/api/answers.ts";
import { call } from "../../shared/api/client.ts";
import { keepActing, session } from "../../shared/api/session.ts";
import { momentText } from "../../shared/language/dates.ts";
import { nameOf, words } from "../../shared/language/language.ts";
import { More } from "../../shared/load/More.tsx";
import { usePages } from "../../shared/load/usePages.ts";
import { Folded } from "../../shared/parts/Folded.tsx";
import { StackingTable } from "../../shared/parts/Table.tsx";
import type { OwnCase } from "../ownCase.ts";
import { End } from "./End.tsx";
import { ACTS, OVER, SAY } from "./words.ts";

type Client = Answer<"getWorklist">["clients"][number];

type Props = { onOpen: (own: OwnCase) => void; onApply: () => void };
type ListProps = Props & { onResigned: () => void };

const AT_ONCE = 20;

export function Clients(props: Props) {
  const [times, setTimes] = useState(0);
  return (
    <section class="panel" aria-labelledby="clients-title">
      <h2 id="clients-title">{SAY.mine}</h2>
      <p>
        {SAY.mineIntro}
        <code>{session()?.sub}</code>
      </p>
      <List key={times} {...props} onResigned={() => setTimes(times + 1)} />
      <Folded key={`over ${times}`} title={SAY.over}>
        <Over />
      </Folded>
    </section>
  );
}

function List(props: ListProps) {
  const pages = usePages("getWorklist", "clients", {}, AT_ONCE);
  const cases = pages.rows.flatMap((client) => client.cases);
  const owed = cases.flatMap((one) => one.owed);
  return (
    <>
      {pages.rows.length > 0 && (
        <>
          <p>{SAY.load(pages.rows.length, cases.length, owed.length)}</p>
          <StackingTable
            caption={SAY.clientsCaption}
            heads={[SAY.client, SAY.acts, SAY.cases, SAY.owed, SAY.todo]}
            rows={pages.rows.map((client) => ({
              key: client.authorisation.authorisationId,
              cells: cellsOf(client, props),
            }))}
          />
        </>
      )}
      <More pages={pages} empty={SAY.noClients} />
    </>
  );
}

/** What is over, and why: nothing is done by it any more. */
function Over() {
  const pages = usePages("getWorklist", "clients", { status: "ended" }, AT_ONCE);
  return (
    <>
      {pages.rows.length > 0 && (
        <StackingTable
          caption={SAY.over}
          heads={[SAY.client, SAY.acts, SAY.status]}
          rows={pages.rows.map(({ authorisation: { authorisationId, applicant, acts, over } }) => ({
            key: authorisationId,
            cells: [
              applicant.name,
              acts.map((one) => ACTS[one] ?? one).join(words.and),
              <>
                {over && SAY.overAt(OVER[over.why] ?? over.why, momentText(over.at))}
                {over?.reasons && <small> {over.reasons}</small>}
              </>,
            ],
          }))}
        />
      )}
      <More pages={pages} empty={SAY.noneOver} />
    </>
  );
}

/** From here on this tab acts for them. */
const act = ({ authorisation: { authorisationId, applicant } }: Client) =>
  keepActing({ authorisationId, ...applicant });

function cellsOf(client: Client, { onOpen, onApply, onResigned }: ListProps) {
  const { authorisationId, applicant, acts, offers } = client.authorisation;
  return [
    applicant.name,
    acts.map((one) => ACTS[one] ?? one).join(words.and),
    <ul class="plain">
      {client.cases.map(({ applicationId, project }) => (
        <li key={applicationId}>
          <button
            type="button"
            class="link"
            onClick={() => {
              act(client);
              onOpen({ applicationId, queryCode: null });
            }}
          >
            {project.name}
          </button>
        </li>
      ))}
    </ul>,
    owedText(client),
    <>
      {mayApply(client) && (
        <button
          type="button"
          class="quiet"
          onClick={() => {
            act(client);
            onApply();
          }}
        >
          {SAY.apply}
        </button>
      )}
      {offers.some(({ command }) => command === "resignAuthorisation") && (
        <End
          label={SAY.resign}
          ask={SAY.resignAsk}
          about={applicant.name}
          whys={["resigned"]}
          send={async (why) => call("resignAuthorisation", { path: { authorisationId }, body: { why } })}
          onDone={onResigned}
        />
      )}
    </>,
  ];
}

/** An authorisation for one application is about that one alone. */
const mayApply = ({ authorisation: { acts, about, status } }: Client): boolean =>
  status === "standing" && about.applicationId === null && acts.includes("submit");

function owedText({ cases }: Client): string {
  const owed = cases.flatMap((one) => one.owed);
  if (owed.length === 0) return SAY.nothingOwed;
  return owed
    .map(({ material, dueAt }) => SAY.due(nameOf(material), dueAt && momentText(dueAt)))
    .join(words.semicolon);
}
