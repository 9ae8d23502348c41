/** A question before there is a case (咨询): it gets a number and a code, by which its answer is read here. */
import { useState } from "preact/hooks";
import { asPrinted, inGroups, questionAsPrinted } from "../../../../functions/domain/base/ids.ts";
import type { Answer, Catalogue, Inquiry } from "../../../shared/api/answers.ts";
import { call } from "../../../shared/api/client.ts";
import { Choice, Field } from "../../../shared/form/Field.tsx";
import { Form } from "../../../shared/form/Form.tsx";
import { InquiryCard } from "../../../shared/inquiries/InquiryCard.tsx";
import { inquiryWords } from "../../../shared/inquiries/words.ts";
import { nameOf } from "../../../shared/language/language.ts";
import { Facts } from "../../../shared/parts/Facts.tsx";
import { Done } from "../../../shared/parts/notes.tsx";
import { acts } from "./words.ts";

const SAY = acts.questions;

export function Questions({ catalogue }: { catalogue: Catalogue }) {
  const [asked, setAsked] = useState<Answer<"askBeforehand"> | null>(null);
  // Of one sending, however often it is tried.
  const [key, setKey] = useState(() => crypto.randomUUID());
  return (
    <>
      <Done>{asked && SAY.asked}</Done>
      {asked && (
        <Facts
          facts={[
            [inquiryWords.number, <code>{asked.inquiry.inquiryId}</code>],
            [SAY.code, <code>{inGroups(asked.queryCode)}</code>],
          ]}
        />
      )}
      <Form
        key={key}
        submit={inquiryWords.ask.send}
        send={async (body) => call("askBeforehand", { body, headers: { "idempotency-key": key } })}
        onDone={(answer) => {
          setAsked(answer);
          setKey(crypto.randomUUID());
        }}
      >
        <Choice path="projectType" label={SAY.projectType}>
          {catalogue.projectTypes.map((type) => (
            <option key={type.code} value={type.code}>
              {nameOf(type)}
            </option>
          ))}
        </Choice>
        <Field path="text" label={inquiryWords.ask.text} hint={SAY.hint} kind="text" longest={2000} />
      </Form>
      <Answered />
    </>
  );
}

/** The way back to it: its number and its code. */
function Answered() {
  const [found, setFound] = useState<Inquiry | null>(null);
  return (
    <>
      <h3>{SAY.look}</h3>
      {found && <InquiryCard inquiry={found} />}
      <Form
        submit={SAY.look}
        send={async ({ inquiryId, queryCode }) =>
          call("getInquiry", {
            path: { inquiryId: questionAsPrinted(String(inquiryId)) },
            by: { queryCode: asPrinted(String(queryCode)) },
          })
        }
        onDone={setFound}
      >
        <Field path="inquiryId" label={inquiryWords.number} />
        <Field path="queryCode" label={SAY.code} hint={SAY.codeHint} />
      </Form>
    </>
  );
}
