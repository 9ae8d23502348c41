/** 效能投诉: what applicants complain of, the most urgent first, and the answers they are owed. */
import { useState } from "preact/hooks";
import type { Catalogue, Complaint } from "../../app/api.ts";
import { says } from "../../pages/supervision.words.ts";
import { Empty, Loading } from "../notes.tsx";
import { ComplaintCard } from "./ComplaintCard.tsx";
import { ComplaintForm } from "./ComplaintForm.tsx";
import { MoreButton } from "./MoreButton.tsx";
import { Trouble } from "./Trouble.tsx";
import { usePages } from "./usePages.ts";

type Status = Complaint["status"];

export function Complaints({ catalogue }: { catalogue: Catalogue }) {
  const [status, setStatus] = useState<Status>("open");
  return (
    <>
      <p class="choice no-print">
        <label for="complaint-status">{says.complaints.choose}</label>{" "}
        <select
          id="complaint-status"
          value={status}
          onChange={(event) => setStatus(event.currentTarget.value as Status)}
        >
          <option value="open">{says.complaints.open}</option>
          <option value="answered">{says.complaints.answered}</option>
        </select>
      </p>
      <List key={status} status={status} catalogue={catalogue} />
    </>
  );
}

function List({ status, catalogue }: { status: Status; catalogue: Catalogue }) {
  const { rows, more, busy, error, next } = usePages<Complaint>(
    `/v1/complaints?status=${status}`,
    "complaints",
    20,
  );
  const [answers, setAnswers] = useState<Record<string, Complaint>>({});
  const [said, setSaid] = useState("");
  if (rows.length === 0 && busy) return <Loading />;
  return (
    <>
      {rows.length === 0 && error === null && (
        <Empty>{status === "open" ? says.complaints.emptyOpen : says.complaints.emptyAnswered}</Empty>
      )}
      <p role="status" class="progress">
        {said}
      </p>
      {rows.map((listed) => {
        const complaint = answers[listed.complaintId] ?? listed;
        return (
          <ComplaintCard key={complaint.complaintId} complaint={complaint} catalogue={catalogue}>
            {complaint.status === "open" && (
              <details class="no-print">
                <summary>{says.complaints.answer}</summary>
                <ComplaintForm
                  complaint={complaint}
                  answered={(answered) => {
                    setAnswers((before) => ({ ...before, [answered.complaintId]: answered }));
                    setSaid(says.complaints.done(answered.complaintId));
                  }}
                />
              </details>
            )}
          </ComplaintCard>
        );
      })}
      {error !== null && <Trouble error={error} retry={next} />}
      {rows.length > 0 && error === null && (
        <MoreButton shown={says.shown(rows.length)} more={more} busy={busy} next={next} />
      )}
    </>
  );
}
