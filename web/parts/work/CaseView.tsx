/** An application as its lead runs it: the window, the joint review, the decision. */
import type { Case, Catalogue } from "../../app/api.ts";
import { dueText, momentText } from "../../app/dates.ts";
import { nameOf, words } from "../../app/language.ts";
import { says } from "../../pages/work.words.ts";
import { Loading, ProblemNote } from "../notes.tsx";
import { AcceptanceForm } from "./AcceptanceForm.tsx";
import { CaseReviews } from "./CaseReviews.tsx";
import { ConcludeForm } from "./ConcludeForm.tsx";
import { ConveneForm } from "./ConveneForm.tsx";
import { DecisionForm } from "./DecisionForm.tsx";
import { Facts } from "./Facts.tsx";
import { IntakeMaterial } from "./IntakeMaterial.tsx";
import { JointReview } from "./JointReview.tsx";
import { useLoaded } from "./useLoaded.ts";
import { useShownAnew } from "./useShownAnew.ts";
import type { CaseFormProps } from "./caseForm.ts";

const SAYS = says.caseOf;

export function CaseView({ id, catalogue }: { id: string; catalogue: Catalogue }) {
  const { data: file, error, reload } = useLoaded<Case>(`/v1/applications/${id}/case`);
  const { said, times, heading, onDone } = useShownAnew(file !== null, reload);
  if (file === null) return error === null ? <Loading /> : <ProblemNote error={error} retry={reload} />;
  const props = { file, catalogue, onDone };
  return (
    <article class="desk-review">
      <h2 ref={heading} tabIndex={-1}>
        {file.project.name}
      </h2>
      <p role="status" class={said === "" ? undefined : "note"}>
        {said}
      </p>
      {error !== null && <ProblemNote error={error} retry={reload} />}
      <CaseFacts file={file} />
      {file.jointReview && <JointReview file={file} catalogue={catalogue} />}
      <section class="no-print" aria-labelledby="desk-lead" key={`${times} ${JSON.stringify(file)}`}>
        <h3 id="desk-lead">{says.commands.title}</h3>
        <ForLead {...props} />
      </section>
      <section aria-labelledby="desk-answers">
        <h3 id="desk-answers">{SAYS.reviews}</h3>
        <CaseReviews file={file} catalogue={catalogue} />
      </section>
      {file.acceptedAt === null && <IntakeMaterial applicationId={id} catalogue={catalogue} times={times} />}
    </article>
  );
}

/** The one thing that waits for the lead, if any. */
function ForLead(props: CaseFormProps) {
  const { status, jointReview } = props.file;
  if (status === "received") return <AcceptanceForm {...props} />;
  if (status === "deciding") return <DecisionForm {...props} />;
  if (status === "joint-review" && jointReview !== null)
    return jointReview.sitting === null ? <ConveneForm {...props} /> : <ConcludeForm {...props} />;
  return <p>{SAYS.nothing}</p>;
}

function CaseFacts({ file }: { file: Case }) {
  const { decision, ended } = file;
  return (
    <Facts
      facts={[
        [SAYS.status, words.applicationStatus[file.status]],
        [says.facts.application, file.applicationId],
        [says.facts.projectCode, file.project.code],
        [SAYS.received, momentText(file.receivedAt)],
        [SAYS.accepted, file.acceptedAt && momentText(file.acceptedAt)],
        [SAYS.expected, file.expectedDecisionBy && dueText(file.expectedDecisionBy)],
        [SAYS.decided, file.decidedAt && momentText(file.decidedAt)],
        [SAYS.decision, decision?.lead?.reasons],
        [SAYS.missing, file.missingMaterials.map(nameOf).join(", ")],
        [
          SAYS.owed,
          file.owed.map((one) => `${nameOf(one)}${one.defect === null ? "" : `: ${one.defect}`}`).join("; "),
        ],
        [SAYS.decision, ended?.reasons],
        [says.accept.referral, ended?.referral],
      ]}
    />
  );
}
