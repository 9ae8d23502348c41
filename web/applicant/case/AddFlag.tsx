/** A circumstance of the negative list that the applicant adds: it can only add, and nobody takes it off. */
import type { Status } from "../../shared/api/answers.ts";
import { call } from "../../shared/api/client.ts";
import type { OfferOf } from "../../shared/api/offers.ts";
import { Choice, Field, options } from "../../shared/form/Field.tsx";
import { Form } from "../../shared/form/Form.tsx";
import { words } from "../../shared/language/language.ts";
import type { OwnCase } from "../ownCase.ts";
import { SAYS } from "../words.ts";

const SAY = SAYS.addFlag;

type Props = { own: OwnCase; offer: OfferOf<Status, "addFlag">; onStatus: (status: Status) => void };

export const AddFlag = ({ own, offer, onStatus }: Props) => (
  <section class="no-print" aria-labelledby="add-flag-title">
    <h2 id="add-flag-title">{SAY.title}</h2>
    <p>{SAY.intro}</p>
    <details>
      <summary>{SAY.open}</summary>
      <Form
        submit={SAY.submit}
        send={async (body) => call("addFlag", { path: own, body, by: own })}
        onDone={onStatus}
      >
        <Choice path="flag" label={SAY.flag}>
          {options(words.flag, offer.limits.flags)}
        </Choice>
        <Field path="reason" label={SAY.reason} kind="text" longest={300} />
      </Form>
    </details>
  </section>
);
