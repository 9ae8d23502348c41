/** 指定承办部门: the supervisor names whose a matter is that was handed on and is disputed, where the lead is a party to it. */
import { useState } from "preact/hooks";
import type { Case, Catalogue } from "../../shared/api/answers.ts";
import { call } from "../../shared/api/client.ts";
import { offered } from "../../shared/api/offers.ts";
import { Choice, Field, Radios } from "../../shared/form/Field.tsx";
import { Form } from "../../shared/form/Form.tsx";
import { reviewName } from "../../shared/parts/names.ts";
import { nameOf } from "../../shared/language/language.ts";
import { says } from "../words.ts";

const SAYS = says.dispute;

type Props = { found: Case; catalogue: Catalogue; named: () => void };

export function DisputeForm({ found, catalogue, named }: Props) {
  const [result, setResult] = useState("");
  const offer = offered(found, "decideReferral");
  if (!offer) return null;
  const { reviews } = offer.limits;
  const disputed = found.reviews.filter(({ reviewId }) => reviews.includes(reviewId));
  return (
    <section class="no-print" aria-labelledby="case-dispute">
      <h4 id="case-dispute">{SAYS.title}</h4>
      <p>{SAYS.explain}</p>
      {disputed.map(({ reviewId, department, referral }) => (
        <p key={reviewId}>{SAYS.said(nameOf(department), referral?.dispute?.reasons ?? "")}</p>
      ))}
      <Form
        submit={SAYS.submit}
        send={async (body) => call("decideReferral", { path: found, body })}
        onDone={named}
        onStale={named}
      >
        <Choice path="reviewId" label={SAYS.matter}>
          {reviews.map((reviewId) => (
            <option key={reviewId} value={reviewId}>
              {reviewName(reviewId, catalogue)}
            </option>
          ))}
        </Choice>
        <Radios
          path="result"
          legend={SAYS.result}
          options={Object.entries(SAYS.results)}
          chosen={result}
          onChoose={setResult}
        />
        <Field path="reasons" label={SAYS.reasons} kind="text" longest={1000} />
      </Form>
    </section>
  );
}
