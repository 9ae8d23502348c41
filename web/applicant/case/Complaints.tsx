/** Complaints (效能投诉) about a matter or a department of the case: those filed, with their answers, and another. */
import { useState } from "preact/hooks";
import type { Catalogue, Complaint, Status } from "../../shared/api/answers.ts";
import { call } from "../../shared/api/client.ts";
import { offered } from "../../shared/api/offers.ts";
import { handlingFacts } from "../../shared/complaint/handlingFacts.tsx";
import { SAYS as COMPLAINT } from "../../shared/complaint/words.ts";
import { Choice, Field, options } from "../../shared/form/Field.tsx";
import { Form } from "../../shared/form/Form.tsx";
import { Attach } from "../../shared/files/Attach.tsx";
import { dueText } from "../../shared/language/dates.ts";
import { words } from "../../shared/language/language.ts";
import { ComplaintCard } from "../../shared/parts/ComplaintCard.tsx";
import { departmentName, reviewName } from "../../shared/parts/names.ts";
import { Done } from "../../shared/parts/notes.tsx";
import type { OwnCase } from "../ownCase.ts";
import { AfterAnswer } from "./acts/AfterAnswer.tsx";
import { SAYS } from "../words.ts";

const SAY = SAYS.complaint;

type Props = {
  own: OwnCase;
  status: Status;
  catalogue: Catalogue;
  /** The case has one more: what is shown of it is out of date. */
  onFiled: () => void;
};

export function Complaints({ own, status, catalogue, onFiled }: Props) {
  const [filed, setFiled] = useState<Complaint | null>(null);
  const offer = offered(status, "fileComplaint");
  const { complaints } = status;
  return (
    <section class={complaints.length === 0 ? "no-print" : undefined} aria-labelledby="complaint-title">
      <h2 id="complaint-title">{words.complaint.title}</h2>
      <p class="no-print">{SAY.intro}</p>
      {complaints.length > 0 && <h3>{SAY.filedTitle}</h3>}
      {complaints.map((complaint) => (
        <ComplaintCard
          key={complaint.complaintId}
          complaint={complaint}
          catalogue={catalogue}
          more={handlingFacts(complaint)}
          by={own}
        >
          {complaint.how === "confidential" && complaint.agreedAt === null && (
            <details class="no-print">
              <summary>{COMPLAINT.agree}</summary>
              <p>{COMPLAINT.agreeRule}</p>
              <Form
                submit={COMPLAINT.agree}
                send={async () => call("agreeToBeNamed", { path: { ...own, ...complaint }, by: own })}
                onDone={onFiled}
              />
            </details>
          )}
          {(complaint.answer ?? complaint.reopened) && (
            <AfterAnswer own={own} complaint={complaint} onDone={onFiled} />
          )}
        </ComplaintCard>
      ))}
      <Done>{filed && SAY.filed(filed.complaintId, dueText(filed.answerBy))}</Done>
      {offer ? (
        <Form
          key={filed?.complaintId}
          class="no-print"
          submit={SAY.send}
          send={async ({ about, how, ...said }) =>
            call("fileComplaint", {
              path: own,
              body: {
                ...said,
                about: aboutOf(String(about)),
                ...(how === "confidential" && { how }),
              },
              by: own,
            })
          }
          onDone={(complaint) => {
            setFiled(complaint);
            onFiled();
          }}
          fieldOf={(path) => (path.startsWith("about") ? "about" : path)}
        >
          <Choice path="about" label={words.complaint.about}>
            <option value=""></option>
            {offer.limits.reviews.length > 0 && (
              <optgroup label={SAY.reviewGroup}>
                {offer.limits.reviews.map((reviewId) => (
                  <option key={reviewId} value={`reviewId:${reviewId}`}>
                    {reviewName(reviewId, catalogue)}
                  </option>
                ))}
              </optgroup>
            )}
            <optgroup label={SAY.departmentGroup}>
              {offer.limits.departments.map((id) => (
                <option key={id} value={`department:${id}`}>
                  {departmentName(id, catalogue)}
                </option>
              ))}
              <option value="supervision:">{words.complaint.supervision}</option>
            </optgroup>
          </Choice>
          <Choice path="how" label={COMPLAINT.how} hint={COMPLAINT.howHint}>
            {options(COMPLAINT.hows, ["named", "confidential"])}
          </Choice>
          <Field path="text" label={words.complaint.text} hint={SAY.textHint} kind="text" longest={2000} />
          <Attach of={own} />
        </Form>
      ) : (
        <p class="no-print">{SAY.noMore}</p>
      )}
    </section>
  );
}

/** `department:water` as the body has it. */
function aboutOf(chosen: string): Record<string, string | true> {
  if (chosen === "supervision:") return { supervision: true };
  const [kind = "", id = ""] = chosen.split(/:(.*)/s);
  return { [kind]: id };
}
