/** 签收: somebody of the department signs for the review; it is never an opinion. */
import { call } from "../../../shared/api/client.ts";
import { Form } from "../../../shared/form/Form.tsx";
import { says } from "./words.ts";
import type { ReviewFormProps } from "../reviewForm.ts";

export const SignatureForm = ({ review, onDone, onStale }: ReviewFormProps) => (
  <Form
    submit={says.sign.submit}
    send={async () => call("signForReview", { path: review })}
    onDone={onDone}
    onStale={onStale}
  >
    <p>{says.sign.explain}</p>
  </Form>
);
