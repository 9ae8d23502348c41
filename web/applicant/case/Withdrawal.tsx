/** Taking the application back, with a step to think again: it cannot be undone. */
import { useState } from "preact/hooks";
import type { Status } from "../../shared/api/answers.ts";
import { call } from "../../shared/api/client.ts";
import { applicantSession } from "../../shared/api/session.ts";
import { Field } from "../../shared/form/Field.tsx";
import { Form } from "../../shared/form/Form.tsx";
import { Dialog } from "../../shared/parts/Dialog.tsx";
import type { OwnCase } from "../ownCase.ts";
import { SignInFirst } from "./SignInFirst.tsx";
import { SAYS } from "../words.ts";

const SAY = SAYS.withdrawal;

type Props = {
  own: OwnCase;
  /** Whether the region wants a sign-in for it, whoever has the code. */
  mustSignIn: boolean;
  onStatus: (status: Status) => void;
};

export function Withdrawal({ own, mustSignIn, onStatus }: Props) {
  const [isAsking, setAsking] = useState(false);
  return (
    <section class="no-print" aria-labelledby="withdrawal-title">
      <h2 id="withdrawal-title">{SAY.title}</h2>
      <p>{SAY.intro}</p>
      {mustSignIn && applicantSession() === null ? (
        <SignInFirst />
      ) : (
        <button type="button" class="quiet" onClick={() => setAsking(true)}>
          {SAY.open}
        </button>
      )}
      {isAsking && (
        <Dialog labelledBy="withdrawal-confirm" onClose={() => setAsking(false)}>
          {(close) => (
            <>
              <h3 id="withdrawal-confirm">{SAY.confirm}</h3>
              <p>
                <code>{own.applicationId}</code>
              </p>
              <p>{SAY.consequence}</p>
              <Form
                submit={SAY.yes}
                sending={SAY.doing}
                send={async (body) => call("withdrawApplication", { path: own, body, by: own })}
                onDone={(status) => {
                  close();
                  onStatus(status);
                }}
                actions={
                  <button type="button" class="quiet" onClick={close}>
                    {SAY.no}
                  </button>
                }
              >
                <Field path="reason" label={SAY.reason} kind="text" longest={1000} />
              </Form>
            </>
          )}
        </Dialog>
      )}
    </section>
  );
}
