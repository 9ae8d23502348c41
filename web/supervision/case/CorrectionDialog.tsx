/** Asks again before a card is corrected: it stays on record, and so does the reason. */
import type { Catalogue } from "../../shared/api/answers.ts";
import { call } from "../../shared/api/client.ts";
import { Field } from "../../shared/form/Field.tsx";
import { Form } from "../../shared/form/Form.tsx";
import { evidenceText, ruleText, type Card } from "../../shared/parts/cards.ts";
import { Dialog } from "../../shared/parts/Dialog.tsx";
import { reviewName } from "../../shared/parts/names.ts";
import { says } from "../words.ts";

const SAYS = says.correction;

type Props = { card: Card; catalogue: Catalogue; close: () => void; corrected: () => void };

export const CorrectionDialog = ({ card, catalogue, close, corrected }: Props) => (
  <Dialog labelledBy="correction-title" onClose={close}>
    {(leave) => (
      <>
        <h2 id="correction-title">{SAYS.title}</h2>
        <p>
          <strong>{SAYS.what(ruleText(card.rule), reviewName(card.reviewId, catalogue))}</strong>
        </p>
        <p>{evidenceText(card)}</p>
        <p class="note">{SAYS.effect}</p>
        <Form
          submit={SAYS.send}
          sending={SAYS.sending}
          send={async ({ confirmed: _confirmed, ...given }) =>
            call("correctCard", { path: card, body: { ...given, rule: card.rule, at: card.at } })
          }
          onDone={corrected}
          actions={
            <button type="button" class="quiet" onClick={leave}>
              {SAYS.cancel}
            </button>
          }
        >
          <Field path="reasons" label={SAYS.reasons} kind="text" longest={1000} />
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
