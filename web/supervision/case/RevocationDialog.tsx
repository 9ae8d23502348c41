/** 撤销: asks again before a consent by silence is revoked, for it cannot be taken back. */
import type { ReviewSummary } from "../../shared/api/answers.ts";
import { call } from "../../shared/api/client.ts";
import { Choice, Field, options } from "../../shared/form/Field.tsx";
import { Form } from "../../shared/form/Form.tsx";
import { nameOf } from "../../shared/language/language.ts";
import { Dialog } from "../../shared/parts/Dialog.tsx";
import { says } from "../words.ts";

const SAYS = says.revocation;

/** The organ of the matter, or the government above it (行政许可法 art. 69). */
const DECIDERS = ["department", "government"] as const;

type Props = {
  review: ReviewSummary;
  close: () => void;
  /** Told whether it waits for somebody who may approve it. */
  revoked: (isAwaited: boolean) => void;
};

export const RevocationDialog = ({ review, close, revoked }: Props) => (
  <Dialog labelledBy="revocation-title" onClose={close}>
    {(leave) => (
      <>
        <h2 id="revocation-title">{SAYS.title}</h2>
        <p>
          <strong>{SAYS.what(nameOf(review.matter), nameOf(review.department))}</strong>
        </p>
        <p class="note">{SAYS.effect}</p>
        <Form
          submit={SAYS.send}
          sending={SAYS.sending}
          send={async ({ confirmed: _confirmed, ...body }) =>
            call("revokeDeemedConsent", { path: review, body })
          }
          onDone={({ awaited }) => revoked(awaited.some(({ command }) => command === "revokeDeemedConsent"))}
          actions={
            <button type="button" class="quiet" onClick={leave}>
              {SAYS.cancel}
            </button>
          }
        >
          <Choice path="ground" label={SAYS.ground}>
            {options(SAYS.grounds)}
          </Choice>
          <Field path="reasons" label={SAYS.reasons} kind="text" longest={1000} />
          <Field path="article" label={SAYS.article} longest={200} />
          <Choice path="decidedBy" label={SAYS.decidedBy}>
            {DECIDERS.map((code) => (
              <option key={code} value={code}>
                {SAYS.deciders[code]}
              </option>
            ))}
          </Choice>
          <Field path="heardOn" label={SAYS.heardOn} kind="date" />
          <p>
            <label>
              <input type="checkbox" name="confirmed" required /> {SAYS.confirm}
            </label>
          </p>
        </Form>
      </>
    )}
  </Dialog>
);
