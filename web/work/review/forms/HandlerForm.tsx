/** Names the handler (经办人): it never touches the clock. */
import { call } from "../../../shared/api/client.ts";
import { Form } from "../../../shared/form/Form.tsx";
import { says } from "./words.ts";
import { HandlerFields } from "../HandlerFields.tsx";
import type { ReviewFormProps } from "../reviewForm.ts";

export const HandlerForm = ({ review, onDone, onStale }: ReviewFormProps) => (
  <Form
    submit={says.assign.submit}
    send={async (body) => call("nameHandler", { path: review, body })}
    onDone={onDone}
    onStale={onStale}
  >
    <p>{says.assign.explain}</p>
    <HandlerFields prefix="" optional={false} />
  </Form>
);
