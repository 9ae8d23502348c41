/** What may be said of a card or of what is proposed: each a form of its own, behind what it is called. */
import type { Body } from "../form/nest.ts";
import { call } from "../api/client.ts";
import { Field, Ticks } from "../form/Field.tsx";
import { Form } from "../form/Form.tsx";
import { Folded } from "../parts/Folded.tsx";
import type { AccountData } from "./Account.tsx";
import { accountWords as SAYS } from "./words.ts";

export type ActName = keyof typeof SAYS.acts;

type Props = {
  route: "decideInAccount" | "answerInAccount";
  name: ActName;
  departmentId: string;
  /** What is sent besides what is typed. */
  said: Body;
  onDone: (account: AccountData) => void;
};

/** What is typed: nothing, how something was served, a statement, or reasons. */
const FIELDS: Readonly<Partial<Record<ActName, "how" | "text" | "look" | null>>> = {
  "note-objection": null,
  "return-objection": "look",
  "answer-objection": "text",
  "receive-card": null,
  "receive-proposal": null,
  "serve-card": "how",
  "serve-proposal": "how",
  "state-case": "text",
};

export function Act({ route, name, departmentId, said, onDone }: Props) {
  const field = FIELDS[name];
  const form = (
    <Form
      submit={SAYS.acts[name]}
      label={SAYS.acts[name]}
      send={async (body) => call(route, { path: { departmentId }, body: { ...said, ...body } })}
      onDone={onDone}
    >
      {field === "look" && (
        <Ticks
          path="about"
          legend={SAYS.about}
          options={(["reasons", "article", "cure"] as const).map((one) => [one, SAYS.forms[one]])}
        />
      )}
      {(field === undefined || field === "look") && (
        <Field path="reasons" label={SAYS.reasons} kind="text" longest={1000} />
      )}
      {field === "how" && <Field path="how" label={SAYS.how} hint={SAYS.howHint} longest={200} />}
      {field === "text" && (
        <Field
          path="text"
          label={name === "state-case" ? SAYS.text : SAYS.answered}
          kind="text"
          longest={2000}
        />
      )}
    </Form>
  );
  return field === null ? form : <Folded title={SAYS.acts[name]}>{form}</Folded>;
}
