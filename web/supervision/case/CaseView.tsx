/** One case as supervision sees it: reviews, cards, complaints, the decision, and all of it as a file. */
import { useState } from "preact/hooks";
import type { Case, Catalogue, ReviewSummary } from "../../shared/api/answers.ts";
import { callText } from "../../shared/api/client.ts";
import { offered } from "../../shared/api/offers.ts";
import { words } from "../../shared/language/language.ts";
import { Shown } from "../../shared/load/Shown.tsx";
import { later } from "../../shared/load/later.tsx";
import { CaseAgents } from "../../shared/agency/later.ts";
import { GreenFold } from "../../shared/green/GreenFold.tsx";
import { useAnswer } from "../../shared/load/useLoaded.ts";
import { Folded } from "../../shared/parts/Folded.tsx";
import { JointReview } from "../../shared/parts/JointReview.tsx";
import { Done, Empty } from "../../shared/parts/notes.tsx";
import { SaveButton } from "../../shared/parts/SaveButton.tsx";
import { useFocused } from "../../shared/parts/useFocused.ts";
import { WholeProject } from "../../shared/project/later.ts";
import { caseText } from "../../shared/state/said.ts";
import { Complaint } from "../complaints/Complaint.tsx";
import { says } from "../words.ts";
import { CaseCards } from "./CaseCards.tsx";
import { CaseDecision } from "./CaseDecision.tsx";
import { CaseFacts } from "./CaseFacts.tsx";
import type { Card } from "../../shared/parts/cards.ts";
import { Promises } from "../../shared/parts/Promises.tsx";
import { reviewName } from "../../shared/parts/names.ts";
import { CorrectionDialog } from "./CorrectionDialog.tsx";
import { CaseReviews } from "./CaseReviews.tsx";
import { AwaitedRevocations } from "./AwaitedRevocations.tsx";
import { ErasureDialog } from "./ErasureDialog.tsx";
import { Grounds } from "./Grounds.tsx";
import { OutageGrounds } from "./OutageGrounds.tsx";
import { PresiderForm } from "./PresiderForm.tsx";
import { RevocationDialog } from "./RevocationDialog.tsx";
import type { Revoking } from "./revoking.ts";

/** Few cases have one. */
const DisputeForm = later(async () => (await import("./DisputeForm.tsx")).DisputeForm);
const SiteVisits = later(async () => (await import("../../shared/visits/SiteVisits.tsx")).SiteVisits);

type Props = { applicationId: string; catalogue: Catalogue };

export function CaseView({ applicationId, catalogue }: Props) {
  const file = useAnswer("getCase", { path: { applicationId } });
  const [revoking, setRevoking] = useState<Revoking<ReviewSummary> | null>(null);
  const [correcting, setCorrecting] = useState<Card | null>(null);
  const [isErasing, setErasing] = useState(false);
  const [said, setSaid] = useState("");
  const heading = useFocused<HTMLHeadingElement>();
  return (
    <article aria-busy={file.busy}>
      <p class="no-print">
        <a href="#overview">← {says.case.back}</a>
      </p>
      <h2 ref={heading} tabIndex={-1}>
        {says.case.title}
        {words.colon}
        {file.data?.project.name ?? applicationId}
      </h2>
      <Done>{said}</Done>
      <Shown of={file}>
        {(found) => (
          <Found
            found={found}
            catalogue={catalogue}
            revoke={setRevoking}
            correct={setCorrecting}
            named={() => {
              setSaid(says.presider.done);
              file.reload();
            }}
            answered={(complaintId) => {
              setSaid(says.complaints.done(complaintId));
              file.reload();
            }}
            changed={file.reload}
            erase={() => setErasing(true)}
          />
        )}
      </Shown>
      {isErasing && (
        <ErasureDialog
          applicationId={applicationId}
          close={() => setErasing(false)}
          erased={() => {
            setSaid(says.erasure.done);
            setErasing(false);
            heading.current?.focus();
          }}
        />
      )}
      {revoking && (
        <RevocationDialog
          of={revoking}
          close={() => setRevoking(null)}
          done={(what) => {
            setSaid(what);
            setRevoking(null);
            file.reload();
            heading.current?.focus();
          }}
        />
      )}
      {correcting && file.data && (
        <CorrectionDialog
          card={correcting}
          catalogue={catalogue}
          close={() => setCorrecting(null)}
          corrected={() => {
            setSaid(says.correction.done(reviewName(correcting.reviewId, catalogue)));
            setCorrecting(null);
            file.reload();
            heading.current?.focus();
          }}
        />
      )}
    </article>
  );
}

type FoundProps = {
  found: Case;
  catalogue: Catalogue;
  revoke: (revoking: Revoking<ReviewSummary>) => void;
  correct: (card: Card) => void;
  named: () => void;
  answered: (complaintId: string) => void;
  changed: () => void;
  erase: () => void;
};

function Found({ found, catalogue, revoke, correct, named, answered, changed, erase }: FoundProps) {
  const correctable = offered(found, "correctCard")?.limits.reviews ?? [];
  const answerable = offered(found, "answerComplaint")?.limits.complaints ?? [];
  const closable = offered(found, "closeComplaint")?.limits.complaints ?? [];
  return (
    <>
      <p class="sentence">{caseText(found, "staff")}</p>
      <h3>{says.case.facts}</h3>
      <CaseFacts found={found} catalogue={catalogue} />
      <h3>{says.case.reviews}</h3>
      <CaseReviews found={found} catalogue={catalogue} revoke={revoke} />
      {offered(found, "decideReferral") && (
        <DisputeForm found={found} catalogue={catalogue} named={changed} />
      )}
      <AwaitedRevocations awaited={found.awaited} catalogue={catalogue} onDone={changed} />
      <Grounds found={found} catalogue={catalogue} revoke={revoke} />
      <OutageGrounds found={found} />
      <Promises promises={found.promises} catalogue={catalogue} />
      {found.jointReview && (
        <>
          <h3>{says.case.joint}</h3>
          <JointReview joint={found.jointReview} reviews={found.reviews} catalogue={catalogue} />
          <PresiderForm found={found} catalogue={catalogue} named={named} />
        </>
      )}
      <Folded title={says.case.visits}>
        <SiteVisits applicationId={found.applicationId} />
      </Folded>
      <GreenFold
        applicationId={found.applicationId}
        reviews={found.reviews}
        catalogue={catalogue}
        onChanged={changed}
      />
      <Folded title={says.case.agents}>
        <CaseAgents applicationId={found.applicationId} isWindow={false} />
      </Folded>
      <Folded title={words.wholeProject}>
        <WholeProject
          by="getProject"
          code={found.project.code}
          catalogue={catalogue}
          addressOf={({ applicationId }) => `#${applicationId}`}
        />
      </Folded>
      <h3>{says.case.cards}</h3>
      <CaseCards cards={found.cards} catalogue={catalogue} correctable={correctable} correct={correct} />
      <h3>{says.case.complaints}</h3>
      {found.complaints.length === 0 && <Empty>{says.case.noComplaints}</Empty>}
      {found.complaints.map((complaint) => (
        <Complaint
          key={complaint.complaintId}
          complaint={complaint}
          catalogue={catalogue}
          isAnswerable={answerable.includes(complaint.complaintId)}
          isClosable={closable.includes(complaint.complaintId)}
          answered={({ complaintId }) => answered(complaintId)}
        />
      ))}
      <h3>{says.case.decision}</h3>
      <CaseDecision found={found} catalogue={catalogue} />
      <h3 class="no-print">{says.case.exported}</h3>
      <SaveButton
        label={says.case.export}
        name={`${found.applicationId}.jsonl`}
        type="application/jsonl"
        read={async () => callText("exportCase", { path: found }, "application/jsonl")}
      />
      <p class="soft no-print">{says.case.exportNote}</p>
      <h3 class="no-print">{says.erasure.title}</h3>
      <p class="no-print">{says.erasure.explain}</p>
      <button type="button" class="quiet no-print" onClick={erase}>
        {says.erasure.open}
      </button>
    </>
  );
}
