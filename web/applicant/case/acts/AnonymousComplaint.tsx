/** 匿名投诉: anybody complains without a name; it gets a number and a code, by which its answer is read here. */
import { useState } from "preact/hooks";
import { asPrinted, inGroups } from "../../../../functions/domain/base/ids.ts";
import type { Answer, Catalogue, Complaint } from "../../../shared/api/answers.ts";
import { call } from "../../../shared/api/client.ts";
import { handlingFacts } from "../../../shared/complaint/handlingFacts.tsx";
import { SAYS } from "../../../shared/complaint/words.ts";
import { Choice, Field } from "../../../shared/form/Field.tsx";
import { Form } from "../../../shared/form/Form.tsx";
import { nameOf, words } from "../../../shared/language/language.ts";
import { ComplaintCard } from "../../../shared/parts/ComplaintCard.tsx";
import { Facts } from "../../../shared/parts/Facts.tsx";
import { Done } from "../../../shared/parts/notes.tsx";

const SAY = SAYS.anonymous;

/** No department is called so. */
const SUPERVISION = "*";

export function AnonymousComplaint({ catalogue }: { catalogue: Catalogue }) {
  const [filed, setFiled] = useState<Answer<"complainAnonymously"> | null>(null);
  const [found, setFound] = useState<Complaint | null>(null);
  const [key, setKey] = useState(() => crypto.randomUUID());
  return (
    <>
      <p>{SAY.intro}</p>
      <Done>{filed && SAY.filed}</Done>
      {filed && (
        <Facts
          facts={[
            [words.complaint.number, <code>{filed.complaint.complaintId}</code>],
            [SAY.code, <code>{inGroups(filed.queryCode)}</code>],
          ]}
        />
      )}
      <Form
        key={key}
        label={SAY.title}
        submit={SAY.send}
        send={async ({ department, text }) =>
          call("complainAnonymously", {
            body: { about: department === SUPERVISION ? { supervision: true } : { department }, text },
            headers: { "idempotency-key": key },
          })
        }
        onDone={(answer) => {
          setFiled(answer);
          setKey(crypto.randomUUID());
        }}
        fieldOf={(path) => (path.startsWith("about") ? "department" : path)}
      >
        <Choice path="department" label={words.complaint.about}>
          <option value=""></option>
          {catalogue.departments.map((one) => (
            <option key={one.id} value={one.id}>
              {nameOf(one)}
            </option>
          ))}
          <option value={SUPERVISION}>{words.complaint.supervision}</option>
        </Choice>
        <Field path="text" label={words.complaint.text} hint={SAY.hint} kind="text" longest={2000} />
      </Form>
      <h3>{SAY.look}</h3>
      {found && <ComplaintCard complaint={found} catalogue={catalogue} more={handlingFacts(found)} />}
      <Form
        submit={SAY.look}
        send={async ({ complaintId, queryCode }) =>
          call("getComplaint", {
            path: { complaintId: String(complaintId).trim().toUpperCase() },
            by: { queryCode: asPrinted(String(queryCode)) },
          })
        }
        onDone={setFound}
      >
        <Field path="complaintId" label={words.complaint.number} />
        <Field path="queryCode" label={SAY.code} />
      </Form>
    </>
  );
}
