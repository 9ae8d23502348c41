/** Complaints (效能投诉) about a matter or a department of the case: those filed, with their answers, and another. */
import { useState } from "preact/hooks";
import { call, type Complaint, type Status } from "../app/api.ts";
import { dueText } from "../app/dates.ts";
import { nameOf } from "../app/language.ts";
import type { OwnCase } from "../app/ownCase.ts";
import { SAYS } from "../pages/applicant.words.ts";
import { ComplaintsFiled } from "./case/ComplaintsFiled.tsx";
import { Field } from "./case/Field.tsx";
import { useCommand } from "./case/useCommand.ts";
import { ProblemNote } from "./notes.tsx";

const SAY = SAYS.complaint;
type Props = {
  own: OwnCase;
  status: Status;
  nameOfReview: (reviewId: string) => string;
  /** The case has one more: what is shown of it is out of date. */
  onFiled: () => void;
};

export function Complaints({ own, status, nameOfReview, onFiled }: Props) {
  const departments = departmentsOf(status);
  const [about, setAbout] = useState("");
  const [text, setText] = useState("");
  const [filed, setFiled] = useState<Complaint | null>(null);
  const [isUnchosen, setUnchosen] = useState(false);
  const { busy, error, run, faultAt } = useCommand();

  function send(event: Event) {
    event.preventDefault();
    setUnchosen(about === "");
    if (about === "") return;
    const [kind, id] = [about.slice(0, about.indexOf(":")), about.slice(about.indexOf(":") + 1)];
    void run(async () => {
      const path = `/v1/applications/${own.applicationId}/complaints`;
      setFiled(await call<Complaint>("POST", path, own, { about: { [kind]: id }, text }));
      setText("");
      setAbout("");
      onFiled();
    });
  }

  const nameOfAbout = ({ reviewId, department }: Complaint["about"]): string => {
    if (reviewId !== undefined) return nameOfReview(reviewId);
    const known = departments.find(({ id }) => id === department);
    return known ? nameOf(known) : (department ?? "");
  };

  return (
    <section
      class={status.complaints.length === 0 ? "no-print" : undefined}
      aria-labelledby="complaint-title"
    >
      <h2 id="complaint-title">{SAY.title}</h2>
      <p class="no-print">{SAY.intro}</p>
      <ComplaintsFiled complaints={status.complaints} nameOfAbout={nameOfAbout} />
      <form class="no-print" onSubmit={send}>
        <Field
          label={SAY.about}
          fault={isUnchosen ? SAYS.lookup.needed : (faultAt("about.reviewId") ?? faultAt("about.department"))}
        >
          {(input) => (
            <select {...input} value={about} onChange={(event) => setAbout(event.currentTarget.value)}>
              <option value=""></option>
              {status.reviews.length > 0 && (
                <optgroup label={SAY.reviewGroup}>
                  {status.reviews.map(({ reviewId }) => (
                    <option key={reviewId} value={`reviewId:${reviewId}`}>
                      {nameOfReview(reviewId)}
                    </option>
                  ))}
                </optgroup>
              )}
              <optgroup label={SAY.departmentGroup}>
                {departments.map((department) => (
                  <option key={department.id} value={`department:${department.id}`}>
                    {nameOf(department)}
                  </option>
                ))}
              </optgroup>
            </select>
          )}
        </Field>
        <Field label={SAY.text} hint={SAY.textHint} fault={faultAt("text")}>
          {(input) => (
            <textarea
              {...input}
              required
              maxLength={2000}
              value={text}
              onInput={(event) => setText(event.currentTarget.value)}
            />
          )}
        </Field>
        {error !== null && <ProblemNote error={error} />}
        <p role="status" class="own-said">
          {filed && SAY.filed(filed.complaintId, dueText(filed.answerBy))}
        </p>
        <button type="submit" disabled={busy}>
          {busy ? SAY.sending : SAY.send}
        </button>
      </form>
    </section>
  );
}

/** The departments that take part, the lead among them, each once. */
function departmentsOf({ reviews, lead }: Status) {
  const all = [...(lead ? [lead] : []), ...reviews.map(({ department }) => department)];
  return [...new Map(all.map((department) => [department.id, department])).values()];
}
