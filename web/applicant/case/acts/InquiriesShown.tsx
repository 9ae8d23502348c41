/** What the applicant has asked, with the answers, and the form that asks. */
import { useState } from "preact/hooks";
import type { Inquiry, Status } from "../../../shared/api/answers.ts";
import { call } from "../../../shared/api/client.ts";
import { offered } from "../../../shared/api/offers.ts";
import { Field } from "../../../shared/form/Field.tsx";
import { Form } from "../../../shared/form/Form.tsx";
import { InquiryCard } from "../../../shared/inquiries/InquiryCard.tsx";
import { inquiryWords } from "../../../shared/inquiries/words.ts";
import { dueText } from "../../../shared/language/dates.ts";
import { Done } from "../../../shared/parts/notes.tsx";
import type { OwnCase } from "../../ownCase.ts";

const SAY = inquiryWords.ask;

type Props = { own: OwnCase; status: Status; onAsked: () => void };

export function InquiriesShown({ own, status, onAsked }: Props) {
  const [asked, setAsked] = useState<Inquiry | null>(null);
  return (
    <>
      {status.inquiries.map((inquiry) => (
        <InquiryCard key={inquiry.inquiryId} inquiry={inquiry} />
      ))}
      <Done>{asked && SAY.asked(dueText(asked.answerBy))}</Done>
      {offered(status, "askInquiry") ? (
        <Form
          key={asked?.inquiryId}
          class="no-print"
          submit={SAY.send}
          send={async (body) => call("askInquiry", { path: own, body, by: own })}
          onDone={(inquiry) => {
            setAsked(inquiry);
            onAsked();
          }}
        >
          <Field path="text" label={SAY.text} hint={SAY.hint} kind="text" longest={2000} />
        </Form>
      ) : (
        <p class="no-print">{SAY.noMore}</p>
      )}
    </>
  );
}
