/** What the reader may do with a question now: answer it, hand it on, take it, name who answers. */
import type { Catalogue, Inquiry } from "../api/answers.ts";
import { call } from "../api/client.ts";
import { offered } from "../api/offers.ts";
import { Choice, Field } from "../form/Field.tsx";
import { Form } from "../form/Form.tsx";
import { nameOf } from "../language/language.ts";
import { Folded } from "../parts/Folded.tsx";
import { inquiryWords } from "./words.ts";

const SAYS = inquiryWords.forms;

type Props = { inquiry: Inquiry; catalogue: Catalogue; onDone: (inquiry: Inquiry) => void };

export function InquiryForms({ inquiry, catalogue, onDone }: Props) {
  const path = { inquiryId: inquiry.inquiryId };
  const others = (
    <>
      <Choice path="to" label={SAYS.to}>
        <option value=""></option>
        {catalogue.departments
          .filter(({ id }) => id !== inquiry.holder.organ.id)
          .map((one) => (
            <option key={one.id} value={one.id}>
              {nameOf(one)}
            </option>
          ))}
      </Choice>
      <Field path="reasons" label={SAYS.reasons} kind="text" longest={300} />
    </>
  );
  return (
    <div class="no-print">
      {offered(inquiry, "answerInquiry") && (
        <Folded title={SAYS.answer}>
          <Form
            submit={SAYS.answerSend}
            send={async (body) => call("answerInquiry", { path, body })}
            onDone={onDone}
          >
            <Field path="answer" label={SAYS.answerText} hint={SAYS.answerHint} kind="text" longest={2000} />
          </Form>
        </Folded>
      )}
      {offered(inquiry, "handInquiryOn") && (
        <Folded title={SAYS.handOn}>
          <Form
            submit={SAYS.handOnSend}
            send={async (body) => call("handInquiryOn", { path, body })}
            onDone={onDone}
          >
            {others}
          </Form>
        </Folded>
      )}
      {offered(inquiry, "answerInquiryOffer") && (
        <>
          <Folded title={SAYS.take}>
            <Form
              submit={SAYS.takeSend}
              send={async () => call("answerInquiryOffer", { path, body: {} })}
              onDone={onDone}
            />
          </Folded>
          <Folded title={SAYS.refuse}>
            <Form
              submit={SAYS.refuseSend}
              send={async (body) => call("answerInquiryOffer", { path, body })}
              onDone={onDone}
            >
              <Field path="refused" label={SAYS.refused} kind="text" longest={300} />
            </Form>
          </Folded>
        </>
      )}
      {offered(inquiry, "assignInquiry") && (
        <Folded title={SAYS.assign}>
          <Form
            submit={SAYS.assignSend}
            send={async (body) => call("assignInquiry", { path, body })}
            onDone={onDone}
          >
            {others}
          </Form>
        </Folded>
      )}
    </div>
  );
}
