/** Answers a complaint: with cause, remedy and answer, or not at all. What was written stays after a refusal. */
import { useState } from "preact/hooks";
import { call, type Complaint } from "../../app/api.ts";
import { credentials } from "../../app/session.ts";
import { says } from "../../pages/supervision.words.ts";
import { restOf, TextField } from "./TextField.tsx";
import { Trouble } from "./Trouble.tsx";

const FIELDS = ["cause", "remedy", "answer"] as const;

type Props = { complaint: Complaint; answered: (complaint: Complaint) => void };

export function ComplaintForm({ complaint, answered }: Props) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { complaintId } = complaint;

  async function send(form: HTMLFormElement) {
    const given = new FormData(form);
    setBusy(true);
    setError(null);
    try {
      const body = Object.fromEntries(FIELDS.map((name) => [name, given.get(name)]));
      answered(await call<Complaint>("PUT", `/v1/complaints/${complaintId}/answer`, credentials(), body));
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  }

  const field = (name: (typeof FIELDS)[number], label: string) => (
    <TextField name={name} id={`${complaintId}-${name}`} label={label} max={2000} long error={error} />
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send(event.currentTarget);
      }}
    >
      <p>{says.complaints.rule}</p>
      {field("cause", says.complaints.cause)}
      {field("remedy", says.complaints.remedy)}
      {field("answer", says.complaints.reply)}
      {error !== null && (
        <>
          <Trouble error={restOf(error, FIELDS)} />
          <p>{says.complaints.kept}</p>
        </>
      )}
      <button type="submit" disabled={busy}>
        {busy ? says.complaints.sending : says.complaints.send}
      </button>
    </form>
  );
}
