/** 补发查询码: whoever has signed in replaces a code that is lost or known to others; the new one is shown once. */
import { useState } from "preact/hooks";
import { inGroups } from "../../../../functions/domain/base/ids.ts";
import type { Answer, Status } from "../../../shared/api/answers.ts";
import { call } from "../../../shared/api/client.ts";
import type { OfferOf } from "../../../shared/api/offers.ts";
import { applicantSession } from "../../../shared/api/session.ts";
import { Choice, options } from "../../../shared/form/Field.tsx";
import { Form } from "../../../shared/form/Form.tsx";
import { words } from "../../../shared/language/language.ts";
import { SignInButton } from "../../../shared/parts/SignInButton.tsx";
import type { OwnCase } from "../../ownCase.ts";
import { SAYS } from "../../words.ts";

const SAY = SAYS.reissue;

type Props = {
  own: OwnCase;
  offer: OfferOf<Status, "reissueQueryCode">;
  /** The code that holds from now on. */
  onReissued: (queryCode: string) => void;
  onStale: () => void;
};

export function Reissue({ own, offer, onReissued, onStale }: Props) {
  const [given, setGiven] = useState<Answer<"reissueQueryCode"> | null>(null);
  return (
    <section class="no-print" aria-labelledby="reissue-title">
      <h2 id="reissue-title">{SAY.title}</h2>
      <p>{SAY.intro}</p>
      {given && (
        <p role="status" class="receipt">
          {SAY.given} <code>{inGroups(given.queryCode)}</code>
        </p>
      )}
      {applicantSession() === null ? (
        <>
          <p>{SAY.signIn}</p>
          <SignInButton />
        </>
      ) : (
        <details key={offer.limits.replaces}>
          <summary>{SAY.open}</summary>
          <Form
            label={SAY.title}
            submit={SAY.submit}
            onStale={onStale}
            send={async ({ why }) =>
              call("reissueQueryCode", {
                path: own,
                body: { why, replaces: offer.limits.replaces },
                by: { queryCode: null },
              })
            }
            onDone={(answer) => {
              setGiven(answer);
              onReissued(answer.queryCode);
            }}
          >
            <Choice path="why" label={SAY.why}>
              {options(words.reissueReason)}
            </Choice>
          </Form>
        </details>
      )}
    </section>
  );
}
