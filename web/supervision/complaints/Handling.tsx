/** What supervision makes of a complaint beside its answer: accept or refuse it, pass it on, join it, and give it more time. */
import { useState } from "preact/hooks";
import type { RouteName } from "../../../functions/contracts/routes.ts";
import type { Complaint } from "../../shared/api/answers.ts";
import { call } from "../../shared/api/client.ts";
import { SAYS } from "../../shared/complaint/words.ts";
import { Choice, Field, options } from "../../shared/form/Field.tsx";
import { Form } from "../../shared/form/Form.tsx";
import { momentText } from "../../shared/language/dates.ts";
import { Shown } from "../../shared/load/Shown.tsx";
import { useAnswer } from "../../shared/load/useLoaded.ts";
import { matterCodeOf } from "../../../functions/domain/base/ids.ts";
import { Folded } from "../../shared/parts/Folded.tsx";
import { Empty } from "../../shared/parts/notes.tsx";

type Props = { complaint: Complaint; onDone: (complaint: Complaint) => void };
type Command = RouteName &
  ("acceptComplaint" | "refuseComplaint" | "passComplaintOn" | "joinComplaint" | "extendClosing");

const SAY = SAYS.handling;

export function Handling({ complaint, onDone }: Props) {
  const { status, acceptedAt, passedOn, joinedTo, closingExtended } = complaint;
  const send = (name: Command) => async (body: object) => call(name, { path: complaint, body });
  return (
    <div class="no-print">
      {status === "open" && acceptedAt === null && (
        <>
          <Form
            submit={SAY.accept}
            send={async () => call("acceptComplaint", { path: complaint })}
            onDone={onDone}
          />
          <Folded title={SAY.refuse}>
            <Form
              submit={SAY.sendRefusal}
              send={async ({ way, reasons }) =>
                call("refuseComplaint", { path: complaint, body: { ways: String(way).split(" "), reasons } })
              }
              onDone={onDone}
              fieldOf={(path) => (path.startsWith("ways") ? "way" : path)}
            >
              <Choice path="way" label={SAY.way}>
                <option value="reconsideration litigation">
                  {SAYS.ways.reconsideration} / {SAYS.ways.litigation}
                </option>
                {options(SAYS.ways)}
              </Choice>
              <Field path="reasons" label={SAY.reasons} kind="text" longest={2000} />
            </Form>
          </Folded>
        </>
      )}
      {status !== "refused" && !passedOn && (
        <Folded title={SAY.passOn}>
          <Form submit={SAY.sendPassingOn} send={send("passComplaintOn")} onDone={onDone}>
            <p>{SAY.passOnRule}</p>
            <Choice path="kind" label={SAYS.kind}>
              <option value=""></option>
              {options(SAYS.kinds)}
            </Choice>
            <Field path="wording" label={SAYS.wording} kind="text" longest={1000} />
          </Form>
        </Folded>
      )}
      {(status === "open" || status === "answered") && joinedTo === null && (
        <Folded title={SAY.join}>
          <Form submit={SAY.sendJoining} send={send("joinComplaint")} onDone={onDone}>
            <Field path="to" label={SAYS.joinedTo} hint={SAY.joinRule} />
          </Form>
        </Folded>
      )}
      {(status === "open" || status === "answered") && !closingExtended && (
        <Folded title={SAY.extend}>
          <Form submit={SAY.sendExtension} send={send("extendClosing")} onDone={onDone}>
            <Field path="reasons" label={SAY.reasons} kind="text" longest={1000} />
          </Form>
        </Folded>
      )}
      {complaint.how !== "anonymous" && (
        <Folded title={SAY.aftermath}>
          <Aftermath complaintId={complaint.complaintId} />
        </Folded>
      )}
    </div>
  );
}

function Aftermath({ complaintId }: { complaintId: string }) {
  const [path] = useState({ complaintId });
  const told = useAnswer("getAftermath", { path });
  return (
    <Shown of={told}>
      {({ rows }) =>
        rows.length === 0 ? (
          <Empty>{SAY.nothingSince}</Empty>
        ) : (
          <ul>
            {rows.map(({ at, what, applicationId, reviewId, department }) => (
              <li key={`${reviewId} ${at}`}>
                {momentText(at)} · {SAY.since[what]} · {department} · {matterCodeOf(reviewId)} ·{" "}
                <a href={`#${applicationId}`}>{applicationId}</a>
              </li>
            ))}
          </ul>
        )
      }
    </Shown>
  );
}
