/** 删除联系信息: asks again before the contact of a case is erased, for nothing brings it back. */
import { call } from "../../shared/api/client.ts";
import { Field } from "../../shared/form/Field.tsx";
import { Form } from "../../shared/form/Form.tsx";
import { Dialog } from "../../shared/parts/Dialog.tsx";
import { says } from "../words.ts";

const SAYS = says.erasure;

type Props = { applicationId: string; close: () => void; erased: () => void };

export const ErasureDialog = ({ applicationId, close, erased }: Props) => (
  <Dialog labelledBy="erasure-title" onClose={close}>
    {(leave) => (
      <>
        <h2 id="erasure-title">{SAYS.title}</h2>
        <p>
          <code>{applicationId}</code>
        </p>
        <p class="note">{SAYS.effect}</p>
        <Form
          submit={SAYS.send}
          sending={SAYS.sending}
          send={async ({ confirmed: _confirmed, ...body }) =>
            call("eraseContact", { path: { applicationId }, body })
          }
          onDone={erased}
          actions={
            <button type="button" class="quiet" onClick={leave}>
              {SAYS.cancel}
            </button>
          }
        >
          <Field path="basis" label={SAYS.basis} hint={SAYS.basisHint} longest={200} />
          <Field path="reasons" label={SAYS.reasons} hint={SAYS.reasonsHint} kind="text" longest={500} />
          <p>
            <label>
              <input type="checkbox" name="confirmed" required /> {SAYS.confirm}
            </label>
          </p>
        </Form>
      </>
    )}
  </Dialog>
);
