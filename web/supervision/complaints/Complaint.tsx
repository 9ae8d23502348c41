/** One complaint, with the form for its answer: with cause, remedy, responsibility and answer, or not at all. */
import type { Catalogue, Complaint as Data } from "../../shared/api/answers.ts";
import { afterAnswer, CLOSINGS } from "../../shared/complaint/afterAnswer.tsx";
import { SAYS as CLOSED } from "../../shared/complaint/words.ts";
import { call } from "../../shared/api/client.ts";
import { Attach } from "../../shared/files/Attach.tsx";
import { Field } from "../../shared/form/Field.tsx";
import { Form } from "../../shared/form/Form.tsx";
import { ComplaintCard } from "../../shared/parts/ComplaintCard.tsx";
import { later } from "../../shared/load/later.tsx";
import { handlingFacts } from "../../shared/complaint/handlingFacts.tsx";
import { says } from "../words.ts";

const Handling = later(async () => (await import("./Handling.tsx")).Handling);

const SAYS = says.complaints;

type Props = {
  complaint: Data;
  catalogue: Catalogue;
  isAnswerable: boolean;
  isClosable: boolean;
  answered: (complaint: Data) => void;
};

export function Complaint({ complaint, catalogue, isAnswerable, isClosable, answered }: Props) {
  const { applicationId } = complaint;
  return (
    <ComplaintCard
      complaint={complaint}
      catalogue={catalogue}
      more={[
        [says.application, <a href={`#${applicationId}`}>{applicationId}</a>],
        ...handlingFacts(complaint),
        ...afterAnswer(complaint),
      ]}
    >
      <Handling complaint={complaint} onDone={answered} />
      {isClosable && (
        <details class="no-print">
          <summary>{SAYS.close}</summary>
          <Form
            submit={SAYS.sendClosing}
            send={async (body) => call("closeComplaint", { path: complaint, body })}
            onDone={answered}
          >
            <p>{SAYS.closeRule}</p>
            {CLOSINGS.map((one) => (
              <fieldset key={one}>
                <legend>{CLOSED.closings[one]}</legend>
                <Field path={`${one}.text`} label={SAYS.whatCame} kind="text" longest={2000} optional />
                <Field path={`${one}.by`} label={SAYS.doneBy} longest={60} optional />
                {one !== "measure" && <Field path={`${one}.on`} label={SAYS.doneOn} kind="date" optional />}
                {one === "measure" && (
                  <>
                    <Field path="measure.inForceSince" label={SAYS.inForceSince} kind="date" optional />
                    <Field path="measure.shownBy" label={SAYS.shownBy} longest={500} optional />
                  </>
                )}
                <Field path={`${one}.none`} label={SAYS.none} kind="text" longest={1000} optional />
              </fieldset>
            ))}
          </Form>
        </details>
      )}
      {isAnswerable && (
        <details class="no-print">
          <summary>{SAYS.answer}</summary>
          <Form
            submit={SAYS.send}
            send={async (body) => call("answerComplaint", { path: complaint, body })}
            onDone={answered}
          >
            <p>{SAYS.rule}</p>
            <Field path="cause" label={SAYS.cause} kind="text" longest={2000} />
            <Field path="remedy" label={SAYS.remedy} kind="text" longest={2000} />
            <Field path="responsibility" label={SAYS.responsibility} kind="text" longest={2000} />
            <Field path="answer" label={SAYS.reply} kind="text" longest={2000} />
            <Attach of={{ applicationId }} />
          </Form>
        </details>
      )}
    </ComplaintCard>
  );
}
