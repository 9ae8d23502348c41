/** Taking the application back, with a step to think again: it cannot be undone. */
import { useRef, useState } from "preact/hooks";
import { call, type Status } from "../../app/api.ts";
import type { OwnCase } from "../../app/ownCase.ts";
import { SAYS } from "../../pages/applicant.words.ts";
import { ProblemNote } from "../notes.tsx";
import { Field } from "./Field.tsx";
import { useCommand } from "./useCommand.ts";

const SAY = SAYS.withdrawal;

export function Withdrawal({ own, onStatus }: { own: OwnCase; onStatus: (status: Status) => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [reason, setReason] = useState("");
  const { busy, error, run, faultAt } = useCommand();

  function withdraw(event: Event) {
    event.preventDefault();
    void run(async () => {
      const path = `/v1/applications/${own.applicationId}/withdrawal`;
      const status = await call<Status>("POST", path, own, { reason });
      dialog.current?.close();
      onStatus(status);
    });
  }

  return (
    <section class="no-print" aria-labelledby="withdrawal-title">
      <h2 id="withdrawal-title">{SAY.title}</h2>
      <p>{SAY.intro}</p>
      <button type="button" class="quiet" onClick={() => dialog.current?.showModal()}>
        {SAY.open}
      </button>
      <dialog ref={dialog} class="own-dialog" aria-labelledby="withdrawal-confirm">
        <form onSubmit={withdraw}>
          <h3 id="withdrawal-confirm">{SAY.confirm}</h3>
          <p>
            <code>{own.applicationId}</code>
          </p>
          <p>{SAY.consequence}</p>
          <Field label={SAY.reason} fault={faultAt("reason")}>
            {(input) => (
              <textarea
                {...input}
                required
                maxLength={1000}
                value={reason}
                onInput={(event) => setReason(event.currentTarget.value)}
              />
            )}
          </Field>
          {error !== null && <ProblemNote error={error} />}
          <p class="own-actions">
            <button type="button" onClick={() => dialog.current?.close()}>
              {SAY.no}
            </button>
            <button type="submit" class="quiet own-danger" disabled={busy}>
              {busy ? SAY.doing : SAY.yes}
            </button>
          </p>
        </form>
      </dialog>
    </section>
  );
}
