/** The applicant agrees to put right what is objected to, or does not; and says what was done, with the files that came anew. */
import { useState } from "preact/hooks";
import type { Catalogue, Status } from "../../../shared/api/answers.ts";
import { call } from "../../../shared/api/client.ts";
import { offered } from "../../../shared/api/offers.ts";
import { Field, Radios } from "../../../shared/form/Field.tsx";
import { Form } from "../../../shared/form/Form.tsx";
import { checkNonePending } from "../../files/useTransfers.ts";
import type { OwnCase } from "../../ownCase.ts";
import { NewFilesFields, useNewFiles } from "./NewFiles.tsx";
import { acts } from "./words.ts";

const SAY = acts.rectification;

type Props = { own: OwnCase; status: Status; catalogue: Catalogue; onStatus: (status: Status) => void };

export function RectificationForms(props: Props) {
  const completing = offered(props.status, "completeRectification");
  return completing ? (
    <Completion {...props} codes={completing.limits.materials} />
  ) : (
    <Answer own={props.own} onStatus={props.onStatus} />
  );
}

function Answer({ own, onStatus }: Pick<Props, "own" | "onStatus">) {
  const [answer, setAnswer] = useState("");
  return (
    <Form
      submit={SAY.submit}
      sending={SAY.sending}
      send={async (body) => call("answerRectification", { path: own, body, by: own })}
      onDone={onStatus}
    >
      <Radios
        path="answer"
        legend={SAY.answer}
        options={Object.entries(SAY.answers)}
        chosen={answer}
        onChoose={setAnswer}
      />
      {answer === "declines" && <Field path="reasons" label={SAY.reasons} kind="text" longest={1000} />}
    </Form>
  );
}

function Completion({ own, catalogue, onStatus, codes }: Props & { codes: readonly string[] }) {
  const anew = useNewFiles(own, "rectification", catalogue);
  return (
    <Form
      submit={SAY.complete}
      sending={SAY.sending}
      send={async ({ description }) => {
        checkNonePending(anew.transfers);
        return call("completeRectification", {
          path: own,
          body: { description, materials: anew.materials() },
          by: own,
        });
      }}
      onDone={onStatus}
      fieldOf={anew.fieldOf}
    >
      <Field path="description" label={SAY.description} kind="text" longest={800} />
      <NewFilesFields of={anew} codes={codes} catalogue={catalogue} words={SAY} />
    </Form>
  );
}
