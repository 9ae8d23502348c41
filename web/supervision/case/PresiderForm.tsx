/** 指定主持: names who presides over a joint review in which the lead itself objected. */
import type { Case, Catalogue } from "../../shared/api/answers.ts";
import { call } from "../../shared/api/client.ts";
import { offered } from "../../shared/api/offers.ts";
import { Choice, Field } from "../../shared/form/Field.tsx";
import { Form } from "../../shared/form/Form.tsx";
import { departmentName } from "../../shared/parts/names.ts";
import { says } from "../words.ts";

const SAYS = says.presider;

type Props = { found: Case; catalogue: Catalogue; named: () => void };

export function PresiderForm({ found, catalogue, named }: Props) {
  const offer = offered(found, "namePresider");
  if (!offer) return null;
  return (
    <section class="no-print" aria-labelledby="case-presider">
      <h4 id="case-presider">{SAYS.title}</h4>
      <p>{SAYS.explain}</p>
      <Form
        submit={SAYS.submit}
        send={async (body) => call("namePresider", { path: found, body })}
        onDone={named}
        onStale={named}
      >
        <Choice path="department" label={SAYS.department}>
          {offer.limits.departments.map((id) => (
            <option key={id} value={id}>
              {departmentName(id, catalogue)}
            </option>
          ))}
        </Choice>
        <Field path="name" label={SAYS.name} longest={30} />
        <Field path="post" label={SAYS.post} longest={30} />
        <Field path="reasons" label={SAYS.reasons} kind="text" longest={300} />
      </Form>
    </section>
  );
}
