/** The lead's own decision, where the region asks for its signature. */
import { call } from "../../shared/api/client.ts";
import { Form } from "../../shared/form/Form.tsx";
import { says } from "../words.ts";
import type { OfferedFormProps } from "./caseForm.ts";
import { ResultFields } from "./ResultFields.tsx";

export const DecisionForm = ({ file, offer, onDone, onStale }: OfferedFormProps<"decideApplication">) => (
  <Form
    submit={says.decide.submit}
    send={async (body) => call("decideApplication", { path: file, body })}
    onDone={onDone}
    onStale={onStale}
  >
    <h4>{says.decide.title}</h4>
    <p>{says.decide.explain}</p>
    <ResultFields results={offer.limits.results} />
  </Form>
);
