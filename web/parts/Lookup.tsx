/** The way back to an application: its number and its query code. */
import { useState } from "preact/hooks";
import { call, type Status } from "../app/api.ts";
import { isId } from "../../functions/domain/base/ids.ts";
import { numberInAddress, type OwnCase } from "../app/ownCase.ts";
import { SAYS } from "../pages/applicant.words.ts";
import { Field } from "./case/Field.tsx";
import { useCommand } from "./case/useCommand.ts";
import { ProblemNote } from "./notes.tsx";

const LOOKUP = SAYS.lookup;

export function Lookup({ onFound }: { onFound: (own: OwnCase) => void }) {
  const [number, setNumber] = useState(numberInAddress() ?? "");
  const [code, setCode] = useState("");
  const [faults, setFaults] = useState<{ number?: string; code?: string }>({});
  const { busy, error, run, faultAt } = useCommand();

  function look(event: Event) {
    event.preventDefault();
    const own = { applicationId: number.trim().toUpperCase(), queryCode: code.trim() };
    const wrong = {
      ...(!isId("application", own.applicationId) && {
        number: own.applicationId === "" ? LOOKUP.needed : LOOKUP.wrongNumber,
      }),
      ...(own.queryCode === "" && { code: LOOKUP.needed }),
    };
    setFaults(wrong);
    if (wrong.number !== undefined || wrong.code !== undefined) return;
    void run(async () => {
      await call<Status>("GET", `/v1/applications/${own.applicationId}`, { queryCode: own.queryCode });
      onFound(own);
    });
  }

  return (
    <form onSubmit={look} noValidate>
      <Field label={LOOKUP.number} hint={LOOKUP.numberHint} fault={faults.number ?? faultAt("applicationId")}>
        {(input) => (
          <input
            {...input}
            required
            autocomplete="off"
            spellcheck={false}
            value={number}
            onInput={(event) => setNumber(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label={LOOKUP.code} hint={LOOKUP.codeHint} fault={faults.code}>
        {(input) => (
          <input
            {...input}
            required
            autocomplete="off"
            spellcheck={false}
            value={code}
            onInput={(event) => setCode(event.currentTarget.value)}
          />
        )}
      </Field>
      {error !== null && <ProblemNote error={error} />}
      <button type="submit" disabled={busy}>
        {busy ? LOOKUP.looking : LOOKUP.look}
      </button>
    </form>
  );
}
