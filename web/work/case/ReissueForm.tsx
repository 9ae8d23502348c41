/** 窗口补发查询码: another query code for somebody whose papers the clerk has seen; shown once, to be taken along. */
import { useState } from "preact/hooks";
import { inGroups } from "../../../functions/domain/base/ids.ts";
import type { Answer, Case } from "../../shared/api/answers.ts";
import { call } from "../../shared/api/client.ts";
import { Choice, options } from "../../shared/form/Field.tsx";
import { Form } from "../../shared/form/Form.tsx";
import { words } from "../../shared/language/language.ts";
import type { OfferOf } from "../../shared/api/offers.ts";
import { leading } from "./words.ts";

const SAYS = leading.reissue;

type Props = { applicationId: string; offer: OfferOf<Case, "reissueAtWindow">; onStale: () => void };

export function ReissueForm({ applicationId, offer, onStale }: Props) {
  const [given, setGiven] = useState<Answer<"reissueAtWindow"> | null>(null);
  if (given !== null)
    return (
      <p role="status">
        {SAYS.given(given.issue)} <code>{inGroups(given.queryCode)}</code>{" "}
        <button type="button" class="quiet" onClick={() => print()}>
          {words.print}
        </button>
      </p>
    );
  return (
    <Form
      label={SAYS.title}
      submit={SAYS.submit}
      onStale={onStale}
      send={async (body) =>
        call("reissueAtWindow", {
          path: { applicationId },
          body: { ...body, replaces: offer.limits.replaces },
        })
      }
      onDone={setGiven}
    >
      <p>{SAYS.explain}</p>
      <Choice path="why" label={SAYS.why}>
        {options(words.reissueReason)}
      </Choice>
      <Choice path="seen.person" label={SAYS.person}>
        {options(SAYS.persons)}
      </Choice>
      <Choice path="seen.authority" label={SAYS.authority}>
        {options(SAYS.authorities)}
      </Choice>
    </Form>
  );
}
