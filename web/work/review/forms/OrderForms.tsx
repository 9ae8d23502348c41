/** 督办单: whoever it is addressed to signs for it by name, and answers it; one form for each. */
import { call } from "../../../shared/api/client.ts";
import { Field } from "../../../shared/form/Field.tsx";
import { Form } from "../../../shared/form/Form.tsx";
import { dueText, momentText } from "../../../shared/language/dates.ts";
import { wordFor, words } from "../../../shared/language/language.ts";
import { says } from "./words.ts";
import type { OfferedFormProps } from "../reviewForm.ts";

const SAYS = says.order;

export const OrderForms = ({ review, offer, onDone, onStale }: OfferedFormProps<"answerOrder">) => (
  <>
    {review.orders
      .filter(({ to, answer }) => answer === null && offer.limits.to.includes(to))
      .map(({ to, addressee, issuedAt, answerBy, signed }) => (
        <Form
          key={issuedAt}
          submit={signed === null ? SAYS.submit : SAYS.answerIt}
          send={async (body) => {
            const { answer } = body as { answer?: string };
            return call("answerOrder", { path: review, body: { to, issuedAt, ...(answer && { answer }) } });
          }}
          onDone={onDone}
          onStale={onStale}
        >
          <p>{SAYS.explain(wordFor(words.ladder, to), addressee.name, dueText(answerBy))}</p>
          {signed && (
            <p>
              {SAYS.signed(signed.by.name ?? signed.by.post ?? signed.by.sub ?? "", momentText(signed.at))}
            </p>
          )}
          <Field path="answer" label={SAYS.answer} hint={SAYS.hint} kind="text" optional={signed === null} />
        </Form>
      ))}
  </>
);
