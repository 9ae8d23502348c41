/** 撤销: one of its steps, asked for in a dialog: announced, withdrawn, or decided, which cannot be taken back. */
import type { ReviewSummary } from "../../shared/api/answers.ts";
import { nameOf } from "../../shared/language/language.ts";
import { Dialog } from "../../shared/parts/Dialog.tsx";
import { RevocationForm } from "../../shared/revocation/later.ts";
import { says } from "../words.ts";
import type { Revoking } from "./revoking.ts";

const SAYS = says.revocation;

type Props = {
  of: Revoking<ReviewSummary>;
  close: () => void;
  /** Told what has been done. */
  done: (said: string) => void;
};

export const RevocationDialog = ({ of: { review, command }, close, done }: Props) => (
  <Dialog labelledBy="revocation-title" onClose={close}>
    {(leave) => (
      <>
        <h2 id="revocation-title">{SAYS.commands[command]}</h2>
        <p>
          <strong>{SAYS.what(nameOf(review.matter), nameOf(review.department))}</strong>
        </p>
        <RevocationForm
          review={review}
          command={command}
          onDone={done}
          actions={
            <button type="button" class="quiet" onClick={leave}>
              {SAYS.cancel}
            </button>
          }
        />
      </>
    )}
  </Dialog>
);
