/** 委托代理 of a case, for its lead and for supervision: who acts for the applicant, what the window has seen, and its end by a paper. */
import { ALL_ACTS } from "../../../functions/domain/agency/acts.ts";
import type { Answer } from "../api/answers.ts";
import { call } from "../api/client.ts";
import { Attach } from "../files/Attach.tsx";
import { Choice, Field, options, Ticks } from "../form/Field.tsx";
import { Form } from "../form/Form.tsx";
import type { Body } from "../form/nest.ts";
import { dayText, momentText } from "../language/dates.ts";
import { words } from "../language/language.ts";
import { Shown } from "../load/Shown.tsx";
import { useAnswer } from "../load/useLoaded.ts";
import { Folded } from "../parts/Folded.tsx";
import { Empty } from "../parts/notes.tsx";
import { StackingTable } from "../parts/Table.tsx";
import { ACTS, OVER, SAY } from "./words.ts";

type Authorisation = Answer<"listAuthorisations">["authorisations"][number];

/** @param isWindow whether the reader is the lead's, who puts one on record for somebody at the window */
export function CaseAgents({ applicationId, isWindow }: { applicationId: string; isWindow: boolean }) {
  const path = { applicationId };
  const loaded = useAnswer("listAuthorisations", { path });
  return (
    <Shown of={loaded}>
      {({ authorisations }) => (
        <>
          {authorisations.length === 0 ? (
            <Empty>{SAY.none}</Empty>
          ) : (
            <StackingTable
              caption={SAY.caption}
              heads={[SAY.agent, SAY.acts, SAY.until, SAY.status, SAY.seen]}
              rows={authorisations.map((one) => ({ key: one.authorisationId, cells: cellsOf(one) }))}
            />
          )}
          <div class="no-print">
            {authorisations
              .filter(({ status }) => status !== "over")
              .map((one) => (
                <Folded key={one.authorisationId} title={SAY.end(nameOf(one))}>
                  <Form
                    submit={SAY.endSubmit}
                    send={async (body) =>
                      call("endAuthorisation", {
                        path: { applicationId, authorisationId: one.authorisationId },
                        body,
                      })
                    }
                    onDone={() => loaded.refresh()}
                  >
                    <Choice path="why" label={SAY.endWhy}>
                      {options(OVER, ["revoked", "death", "dissolution"])}
                    </Choice>
                    <Field path="reasons" label={SAY.reasons} kind="text" longest={300} />
                  </Form>
                </Folded>
              ))}
            {isWindow && (
              <Folded title={SAY.give}>
                <p>{SAY.giveIntro}</p>
                <Form
                  key={authorisations.length}
                  submit={SAY.submit}
                  send={async (body) => call("authoriseAtWindow", { path, body: givenAt(body) })}
                  onDone={() => loaded.refresh()}
                >
                  <Field path="agent.id" label={SAY.number} hint={SAY.numberHint} />
                  <Field path="agent.name" label={SAY.name} longest={24} />
                  <Choice path="scope" label={SAY.whole}>
                    {options(SAY.scopes)}
                  </Choice>
                  <Field path="site" label={SAY.site} longest={100} optional />
                  <Ticks
                    path="acts"
                    legend={SAY.acts}
                    options={ALL_ACTS.map((act) => [act, ACTS[act] ?? act] as const)}
                  />
                  <Field path="from" label={SAY.from} kind="date" />
                  <Field path="until" label={SAY.to} kind="date" />
                  <Choice path="seen" label={SAY.identitySeen}>
                    {options(SAY.identity)}
                  </Choice>
                  <Choice path="told" label={SAY.toldBy}>
                    {options(SAY.told)}
                  </Choice>
                  <p>{SAY.paper}</p>
                  <Attach of={{ applicationId }} />
                </Form>
              </Folded>
            )}
          </div>
        </>
      )}
    </Shown>
  );
}

/** The paper is the first file that was attached. */
function givenAt({ scope, attachments, acts = [], ...body }: Body): Body {
  const [paper] = Array.isArray(attachments) ? attachments : [];
  return { ...body, acts, wholeProject: scope === "project", ...(paper !== undefined && { paper }) };
}

const nameOf = ({ agent }: Authorisation): string => agent?.name ?? SAY.notAssigned;

function cellsOf(one: Authorisation) {
  const { agent, acts, from, until, status, over, window } = one;
  return [
    agent?.isTeam ? SAY.team(agent.name) : nameOf(one),
    acts.map((act) => ACTS[act] ?? act).join(words.and),
    SAY.range(dayText(from), dayText(until)),
    <>
      {SAY.states[status]}
      {over && <small> {SAY.overAt(OVER[over.why] ?? over.why, momentText(over.at))}</small>}
      {over?.reasons && <small> {over.reasons}</small>}
    </>,
    window ? SAY.window(SAY.identity[window.seen], SAY.told[window.told]) : "—",
  ];
}
