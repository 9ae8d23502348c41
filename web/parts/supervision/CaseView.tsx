/** One case as supervision sees it: reviews, cards, complaints, the decision, and all of it as a file. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Case, Catalogue, ReviewSummary } from "../../app/api.ts";
import { nameOf } from "../../app/language.ts";
import { says } from "../../pages/supervision.words.ts";
import { Empty, Loading } from "../notes.tsx";
import { CaseCards } from "./CaseCards.tsx";
import { CaseDecision } from "./CaseDecision.tsx";
import { CaseExport } from "./CaseExport.tsx";
import { CaseFacts } from "./CaseFacts.tsx";
import { CaseReviews } from "./CaseReviews.tsx";
import { ComplaintCard } from "./ComplaintCard.tsx";
import { ComplaintForm } from "./ComplaintForm.tsx";
import { RevocationDialog } from "./RevocationDialog.tsx";
import { Trouble } from "./Trouble.tsx";
import { useLoad } from "./useLoad.ts";

type Props = { applicationId: string; catalogue: Catalogue };

export function CaseView({ applicationId, catalogue }: Props) {
  const { data, error, busy, again } = useLoad<Case>(`/v1/applications/${applicationId}/case`);
  const [revoking, setRevoking] = useState<ReviewSummary | null>(null);
  const [said, setSaid] = useState("");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <article aria-busy={busy}>
      <p class="no-print">
        <a href="#overview">← {says.case.back}</a>
      </p>
      <h2 ref={heading} tabIndex={-1}>
        {says.case.title}: {data?.project.name ?? applicationId}
      </h2>
      <p role="status" class="progress">
        {said}
      </p>
      {error !== null && <Trouble error={error} retry={again} />}
      {data === null && busy && <Loading />}
      {data !== null && (
        <Found
          found={data}
          catalogue={catalogue}
          revoke={setRevoking}
          answered={(complaintId) => {
            setSaid(says.complaints.done(complaintId));
            again();
          }}
        />
      )}
      {revoking && (
        <RevocationDialog
          review={revoking}
          close={() => setRevoking(null)}
          revoked={() => {
            setSaid(says.revocation.done(nameOf(revoking.matter)));
            setRevoking(null);
            again();
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
  revoke: (review: ReviewSummary) => void;
  answered: (complaintId: string) => void;
};

const Found = ({ found, catalogue, revoke, answered }: FoundProps) => (
  <>
    <h3>{says.case.facts}</h3>
    <CaseFacts found={found} />
    <h3>{says.case.reviews}</h3>
    <CaseReviews reviews={found.reviews} revoke={revoke} />
    <h3>{says.case.cards}</h3>
    <CaseCards cards={found.cards} catalogue={catalogue} />
    <h3>{says.case.complaints}</h3>
    {found.complaints.length === 0 && <Empty>{says.case.noComplaints}</Empty>}
    {found.complaints.map((complaint) => (
      <ComplaintCard key={complaint.complaintId} complaint={complaint} catalogue={catalogue}>
        {complaint.status === "open" && (
          <details class="no-print">
            <summary>{says.complaints.answer}</summary>
            <ComplaintForm complaint={complaint} answered={({ complaintId }) => answered(complaintId)} />
          </details>
        )}
      </ComplaintCard>
    ))}
    <h3>{says.case.decision}</h3>
    <CaseDecision found={found} catalogue={catalogue} />
    <h3 class="no-print">{says.case.export.replace(/[（(].*$/u, "")}</h3>
    <CaseExport applicationId={found.applicationId} />
  </>
);
