/** 联合踏勘 as the applicant has it: when everybody comes, and the word on the date: that it is right, or one other one. */
import { useState } from "preact/hooks";
import { call } from "../../../shared/api/client.ts";
import { offered } from "../../../shared/api/offers.ts";
import { Field } from "../../../shared/form/Field.tsx";
import { Form } from "../../../shared/form/Form.tsx";
import { dayText } from "../../../shared/language/dates.ts";
import { Folded } from "../../../shared/parts/Folded.tsx";
import { Done } from "../../../shared/parts/notes.tsx";
import { SiteVisits, type Visits } from "../../../shared/visits/SiteVisits.tsx";
import type { OwnCase } from "../../ownCase.ts";
import { answering as SAY } from "./words.ts";

type Props = { own: OwnCase; version: string; onChanged: () => void };

export function OwnVisits({ own, version, onChanged }: Props) {
  const [said, setSaid] = useState("");
  return (
    <>
      <Done>{said}</Done>
      <SiteVisits
        applicationId={own.applicationId}
        by={own}
        standing={version}
        forms={(visits, put) => {
          const done = (told: string) => (next: Visits) => {
            setSaid(told);
            put(next);
            onChanged();
          };
          return <Answering own={own} visits={visits} done={done} />;
        }}
      />
    </>
  );
}

type AnsweringProps = { own: OwnCase; visits: Visits; done: (told: string) => (next: Visits) => void };

function Answering({ own, visits, done }: AnsweringProps) {
  const offer = offered(visits, "answerSiteVisit");
  if (!offer) return null;
  const { earliest, latest, another } = offer.limits;
  const answer = async (body: object) => call("answerSiteVisit", { path: own, body, by: own });
  return (
    <div class="no-print">
      {visits.visits.at(-1)?.answer === null && (
        <Form
          label={SAY.confirm}
          submit={SAY.confirm}
          send={async () => answer({ answer: "confirm" })}
          onDone={done(SAY.confirmed)}
        />
      )}
      {another && (
        <Folded title={SAY.another}>
          <Form
            submit={SAY.send}
            send={async (body) => answer({ ...body, answer: "other-date" })}
            onDone={done(SAY.named)}
          >
            <Field
              path="heldOn"
              label={SAY.heldOn}
              kind="date"
              min={earliest}
              max={latest}
              hint={SAY.hint(dayText(earliest), dayText(latest))}
            />
            <Field path="time" label={SAY.time} kind="time" />
            <Field path="reasons" label={SAY.reasons} kind="text" longest={300} />
          </Form>
        </Folded>
      )}
    </div>
  );
}
