/** 撤销: asks again before a consent by silence is revoked, for it cannot be taken back. */
import { useEffect, useRef, useState } from "preact/hooks";
import { call, type Review, type ReviewSummary } from "../../app/api.ts";
import { nameOf } from "../../app/language.ts";
import { credentials } from "../../app/session.ts";
import { says } from "../../pages/supervision.words.ts";
import { restOf, TextField } from "./TextField.tsx";
import { Trouble } from "./Trouble.tsx";

const FIELDS = ["reasons", "article", "decidedBy"] as const;

type Props = { review: ReviewSummary; close: () => void; revoked: () => void };

export function RevocationDialog({ review, close, revoked }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => dialog.current?.showModal(), []);

  async function send(form: HTMLFormElement) {
    const given = new FormData(form);
    setBusy(true);
    setError(null);
    try {
      const body = Object.fromEntries(FIELDS.map((name) => [name, given.get(name)]));
      await call<Review>("POST", `/v1/reviews/${review.reviewId}/revocation`, credentials(), body);
      dialog.current?.close();
      revoked();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  }

  const field = (name: (typeof FIELDS)[number], max: number) => (
    <TextField
      name={name}
      id={`revocation-${name}`}
      label={says.revocation[name]}
      max={max}
      long={name === "reasons"}
      error={error}
    />
  );
  return (
    <dialog ref={dialog} class="revocation" aria-labelledby="revocation-title" onClose={close}>
      <h2 id="revocation-title">{says.revocation.title}</h2>
      <p>
        <strong>{says.revocation.what(nameOf(review.matter), nameOf(review.department))}</strong>
      </p>
      <p class="note">{says.revocation.effect}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send(event.currentTarget);
        }}
      >
        {field("reasons", 1000)}
        {field("article", 200)}
        {field("decidedBy", 100)}
        <p>
          <label>
            <input type="checkbox" required /> {says.revocation.confirm}
          </label>
        </p>
        {error !== null && <Trouble error={restOf(error, FIELDS)} />}
        <p class="actions">
          <button type="submit" disabled={busy}>
            {busy ? says.revocation.sending : says.revocation.send}
          </button>{" "}
          <button type="button" class="quiet" onClick={() => dialog.current?.close()}>
            {says.revocation.cancel}
          </button>
        </p>
      </form>
    </dialog>
  );
}
