/** The way back to an application: its number and its query code. */
import { useState } from "preact/hooks";
import { asPrinted, numberAsPrinted } from "../../functions/domain/base/ids.ts";
import { call } from "../shared/api/client.ts";
import { Field } from "../shared/form/Field.tsx";
import { Form } from "../shared/form/Form.tsx";
import { numberInAddress, type OwnCase } from "./ownCase.ts";
import { SAYS } from "./words.ts";

const LOOKUP = SAYS.lookup;

export const Lookup = ({ onFound }: { onFound: (own: OwnCase) => void }) => {
  const [known, setKnown] = useState(numberInAddress() ?? "");
  return (
    <Form
      submit={LOOKUP.look}
      sending={LOOKUP.looking}
      onDone={onFound}
      send={async ({ applicationId, queryCode }) => {
        const own = {
          applicationId: numberAsPrinted(String(applicationId)),
          queryCode: asPrinted(String(queryCode)),
        };
        await call("getApplication", { path: own, by: own });
        return own;
      }}
    >
      <Field
        path="applicationId"
        label={LOOKUP.number}
        hint={LOOKUP.numberHint}
        value={known}
        onValue={setKnown}
      />
      <Field path="queryCode" label={LOOKUP.code} hint={LOOKUP.codeHint} />
    </Form>
  );
};
