/** What ends an authorisation, with a step to think again: nothing revives it. */
import { useState } from "preact/hooks";
import { Choice, options } from "../../shared/form/Field.tsx";
import { Form } from "../../shared/form/Form.tsx";
import { Dialog } from "../../shared/parts/Dialog.tsx";
import { OVER, SAY } from "./words.ts";

type Props = {
  /** What the way in says, and what is asked then. */
  label: string;
  ask: string;
  /** Whose it is. */
  about: string;
  /** Why it may end: chosen where there are several. */
  whys: string[];
  send: (why: string) => Promise<unknown>;
  onDone: () => void;
};

export function End({ label, ask, about, whys, send, onDone }: Props) {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <button type="button" class="quiet" onClick={() => setAsking(true)}>
        {label}
      </button>
      {isAsking && (
        <Dialog label={label} onClose={() => setAsking(false)}>
          {(close) => (
            <>
              <h3>{about}</h3>
              <p>{ask}</p>
              <Form
                submit={label}
                send={async ({ why = whys[0]! }) => send(String(why))}
                onDone={() => {
                  close();
                  onDone();
                }}
                actions={
                  <button type="button" class="quiet" onClick={close}>
                    {SAY.keep}
                  </button>
                }
              >
                {whys.length > 1 && (
                  <Choice path="why" label={SAY.why}>
                    {options(OVER, whys)}
                  </Choice>
                )}
              </Form>
            </>
          )}
        </Dialog>
      )}
    </>
  );
}
