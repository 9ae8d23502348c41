/** What became of a complaint after its answer, and 申请复核: it is looked at again, once, while that may be asked for. */
import type { Complaint } from "../../../shared/api/answers.ts";
import { call } from "../../../shared/api/client.ts";
import { afterAnswer } from "../../../shared/complaint/afterAnswer.tsx";
import { SAYS } from "../../../shared/complaint/words.ts";
import { Field } from "../../../shared/form/Field.tsx";
import { Form } from "../../../shared/form/Form.tsx";
import { dueText } from "../../../shared/language/dates.ts";
import { Facts } from "../../../shared/parts/Facts.tsx";
import type { OwnCase } from "../../ownCase.ts";

type Props = { own: OwnCase; complaint: Complaint; onDone: () => void };

export const AfterAnswer = ({ own, complaint, onDone }: Props) => (
  <>
    <Facts facts={afterAnswer(complaint)} />
    {complaint.reopenUntil !== null && (
      <details class="no-print">
        <summary>{SAYS.reopen}</summary>
        <p>{SAYS.reopenUntil(dueText(complaint.reopenUntil))}</p>
        <Form
          submit={SAYS.sendReopening}
          send={async (body) => call("reopenComplaint", { path: { ...own, ...complaint }, body, by: own })}
          onDone={onDone}
        >
          <Field path="reasons" label={SAYS.reopenReasons} kind="text" longest={2000} />
        </Form>
      </details>
    )}
  </>
);
