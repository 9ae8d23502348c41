/** The form of a circumstance that the applicant adds. */
import type { Status } from "../../../shared/api/answers.ts";
import { call } from "../../../shared/api/client.ts";
import type { OfferOf } from "../../../shared/api/offers.ts";
import { Choice, Field, options } from "../../../shared/form/Field.tsx";
import { Form } from "../../../shared/form/Form.tsx";
import { words } from "../../../shared/language/language.ts";
import type { OwnCase } from "../../ownCase.ts";
import { acts } from "./words.ts";

const SAY = acts.addFlag;

type Props = { own: OwnCase; offer: OfferOf<Status, "addFlag">; onStatus: (status: Status) => void };

export const AddFlagForm = ({ own, offer, onStatus }: Props) => (
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
);
