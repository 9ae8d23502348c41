/** 申请代办: who asks for an agent of the free team, until when they are answered, and how much each of the team has to do. */
import { useState } from "preact/hooks";
import type { Answer } from "../api/answers.ts";
import { call } from "../api/client.ts";
import { Choice, Field } from "../form/Field.tsx";
import { Form } from "../form/Form.tsx";
import { dayText, momentText } from "../language/dates.ts";
import { nameOf, words } from "../language/language.ts";
import { Shown } from "../load/Shown.tsx";
import { useAnswer } from "../load/useLoaded.ts";
import { Facts } from "../parts/Facts.tsx";
import { Folded } from "../parts/Folded.tsx";
import { Badge, Done, Empty } from "../parts/notes.tsx";
import { ACTS, SAY } from "./words.ts";

type Listed = Answer<"listAgentRequests">;
type Request = Listed["requests"][number];

/** What is answered makes room for the next. */
const AT_ONCE = "50";

export function AgentRequests() {
  const [said, setSaid] = useState("");
  const loaded = useAnswer("listAgentRequests", { query: { limit: AT_ONCE } });
  const answered = () => {
    setSaid(SAY.done);
    loaded.refresh();
  };
  return (
    <>
      <Done>{said}</Done>
      <Shown of={loaded}>
        {({ requests, team }) =>
          requests.length === 0 ? (
            <Empty>{SAY.noRequests}</Empty>
          ) : (
            requests.map((one) => (
              <Asked key={one.authorisationId} request={one} team={team} onDone={answered} />
            ))
          )
        }
      </Shown>
    </>
  );
}

type AskedProps = { request: Request; team: Listed["team"]; onDone: () => void };

function Asked({ request, team, onDone }: AskedProps) {
  const { authorisationId, applicant, about, acts, from, until, since, answerBy, isLate } = request;
  const send = async (body: object) => call("answerAgentRequest", { path: { authorisationId }, body });
  return (
    <article class="panel" aria-label={applicant.name}>
      <Facts
        facts={[
          [SAY.applicant, `${applicant.name}${words.aside(applicant.creditCode)}`],
          [SAY.project, <code>{about.applicationId ?? about.projectCode}</code>],
          [SAY.acts, acts.map((act) => ACTS[act] ?? act).join(words.and)],
          [SAY.until, SAY.range(dayText(from), dayText(until))],
          [SAY.since, momentText(since)],
          [
            SAY.answerBy,
            answerBy && (
              <>
                {momentText(answerBy)} {isLate && <Badge tone="red">{SAY.late}</Badge>}
              </>
            ),
          ],
        ]}
      />
      <div class="no-print">
        <Folded title={SAY.assign}>
          <Form
            submit={SAY.assignSubmit}
            send={async (body) => send({ decision: "assign", ...body })}
            onDone={onDone}
          >
            <Choice path="agent" label={SAY.assignTo}>
              {team.map((one) => (
                <option key={one.id} value={one.id}>
                  {SAY.load(nameOf(one), one.load)}
                </option>
              ))}
            </Choice>
          </Form>
        </Folded>
        <Folded title={SAY.refuse}>
          <Form
            submit={SAY.refuseSubmit}
            send={async (body) => send({ decision: "refuse", ...body })}
            onDone={onDone}
          >
            <Field path="reasons" label={SAY.refuseReasons} kind="text" longest={500} />
          </Form>
        </Folded>
      </div>
    </article>
  );
}
