/** 指定承办部门: the supervisor names whose a matter is that is disputed, or goes round, where the lead is a party to it. */
import type { Case, Catalogue } from "../../shared/api/answers.ts";
import { call } from "../../shared/api/client.ts";
import { offered } from "../../shared/api/offers.ts";
import { Form } from "../../shared/form/Form.tsx";
import { NamingFields } from "../../shared/jurisdiction/NamingFields.tsx";
import { says } from "../words.ts";

const SAYS = says.dispute;

type Props = { found: Case; catalogue: Catalogue; named: () => void };

export function DisputeForm({ found, catalogue, named }: Props) {
  const offer = offered(found, "decideReferral");
  if (!offer) return null;
  return (
    <section class="no-print" aria-labelledby="case-dispute">
      <h4 id="case-dispute">{SAYS.title}</h4>
      <p>{SAYS.explain}</p>
      <Form
        submit={SAYS.submit}
        send={async (body) => call("decideReferral", { path: found, body })}
        onDone={named}
        onStale={named}
      >
        <NamingFields reviews={found.reviews} limits={offer.limits} catalogue={catalogue} />
      </Form>
    </section>
  );
}
