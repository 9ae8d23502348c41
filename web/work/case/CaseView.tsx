/** An application as its lead runs it: the window, the joint review, the decision. */
import { Fragment } from "preact";
import type { Case, Catalogue } from "../../shared/api/answers.ts";
import { dueText, momentText } from "../../shared/language/dates.ts";
import { nameOf, words } from "../../shared/language/language.ts";
import { useAnswer } from "../../shared/load/useLoaded.ts";
import { Folded } from "../../shared/parts/Folded.tsx";
import { Facts, lines } from "../../shared/parts/Facts.tsx";
import { JointReview } from "../../shared/parts/JointReview.tsx";
import { CaseAgents } from "../../shared/agency/later.ts";
import { GreenFold } from "../../shared/green/GreenFold.tsx";
import { Rectified } from "../../shared/rectified/later.ts";
import { wholeText } from "../../shared/parts/whole.ts";
import { lateLines } from "../../shared/parts/late.tsx";
import { Promises } from "../../shared/parts/Promises.tsx";
import { WholeProject } from "../../shared/project/later.ts";
import { valueText } from "../../shared/parts/names.ts";
import { Done, Loading, ProblemNote } from "../../shared/parts/notes.tsx";
import { CaseBill } from "../bill/later.ts";
import { VisitFold } from "../visits/VisitFold.tsx";
import { ConfirmFactsForm, LiftFlagForm, RaiseFlagForm } from "../flags/later.ts";
import { Flags } from "../flags/Flags.tsx";
import { Materials } from "../Materials.tsx";
import { useShownAnew } from "../useShownAnew.ts";
import { says } from "../words.ts";
import { leading } from "./words.ts";
import { deskAddress } from "./address.ts";
import { AddMatterForm } from "./AddMatterForm.tsx";
import { AcceptanceForm } from "./AcceptanceForm.tsx";
import { CaseReviews } from "./CaseReviews.tsx";
import { caseText } from "../../shared/state/said.ts";
import { ConcludeForm } from "./ConcludeForm.tsx";
import { ContactTold } from "./ContactTold.tsx";
import { ConveneForm } from "./ConveneForm.tsx";
import { DecisionForm } from "./DecisionForm.tsx";
import { DisputeForm } from "./DisputeForm.tsx";
import { ExtendWholeForm } from "./ExtendWholeForm.tsx";
import { ReviseForm } from "./ReviseForm.tsx";
import { RectifyForm } from "./RectifyForm.tsx";
import { Wanting } from "./Wanting.tsx";
import { ReissueForm } from "./ReissueForm.tsx";

const SAYS = leading.caseOf;

export function CaseView({ id, catalogue }: { id: string; catalogue: Catalogue }) {
  const { data: file, error, reload } = useAnswer("getCase", { path: { applicationId: id } });
  const { said, times, heading, onDone } = useShownAnew(file !== null, reload);
  if (file === null) return error === null ? <Loading /> : <ProblemNote error={error} retry={reload} />;
  // The window answers for what was handed in; nobody has been asked yet.
  const isAtWindow = file.status === "received" || file.status === "awaiting-materials";
  const materials = (
    <Materials files={file.materials} earlier={file.earlierMaterials} catalogue={catalogue} />
  );
  return (
    <article class="desk">
      <h2 ref={heading} tabIndex={-1}>
        {file.project.name}
      </h2>
      <Done>{said}</Done>
      {error !== null && <ProblemNote error={error} retry={reload} />}
      <p class="sentence">{caseText(file, "staff")}</p>
      <Wanting file={file} catalogue={catalogue} />
      <div class="beside">
        <section
          class="decision no-print"
          aria-labelledby="desk-lead"
          key={`${times} ${JSON.stringify(file)}`}
        >
          <h3 id="desk-lead">{says.commands.title}</h3>
          <ForLead file={file} catalogue={catalogue} onDone={onDone} />
        </section>
        <div>
          <CaseFacts file={file} catalogue={catalogue} />
          {isAtWindow && materials}
          {file.jointReview && (
            <section aria-labelledby="desk-joint">
              <h3 id="desk-joint">{leading.joint.title}</h3>
              <JointReview joint={file.jointReview} reviews={file.reviews} catalogue={catalogue} />
            </section>
          )}
          {file.rectification && (
            <section aria-labelledby="desk-rectified">
              <h3 id="desk-rectified">{leading.rectify.title}</h3>
              <Rectified told={file.rectification} catalogue={catalogue} />
            </section>
          )}
          <section aria-labelledby="desk-answers">
            <h3 id="desk-answers">{SAYS.reviews}</h3>
            <CaseReviews file={file} catalogue={catalogue} />
          </section>
          <Promises promises={file.promises} catalogue={catalogue} />
          <Flags known={file} catalogue={catalogue} />
          <ContactTold applicationId={id} />
          <VisitFold applicationId={id} reviews={file.reviews} catalogue={catalogue} onChanged={reload} />
          <GreenFold applicationId={id} reviews={file.reviews} catalogue={catalogue} onChanged={reload} />
          <Folded title={leading.agents}>
            <CaseAgents applicationId={id} isWindow />
          </Folded>
          <Folded title={says.bill}>
            <CaseBill applicationId={id} />
          </Folded>
          <Folded title={words.wholeProject}>
            <WholeProject
              by="getProject"
              code={file.project.code}
              catalogue={catalogue}
              addressOf={deskAddress}
            />
          </Folded>
          {!isAtWindow && materials}
        </div>
      </div>
    </article>
  );
}

type ForLeadProps = { file: Case; catalogue: Catalogue; onDone: (saved: boolean) => void };

/** What waits for the lead, if anything. */
function ForLead({ file, catalogue, onDone }: ForLeadProps) {
  const props = { file, catalogue, onDone: () => onDone(true), onStale: () => onDone(false) };
  const forms = file.offers.map((offer) => {
    switch (offer.command) {
      case "answerAtWindow":
        return (
          <Fragment key={offer.command}>
            {file.openByOthers.length > 0 && <p class="note">{SAYS.othersWarn(file.openByOthers.length)}</p>}
            <AcceptanceForm {...props} offer={offer} />
          </Fragment>
        );
      case "conveneJointReview":
        return <ConveneForm key={offer.command} {...props} offer={offer} />;
      case "concludeJointReview":
        return <ConcludeForm key={offer.command} {...props} offer={offer} />;
      case "reviseDecision":
        return <ReviseForm key={offer.command} {...props} offer={offer} />;
      case "extendWhole":
        return (
          <Folded class="command" key={offer.command} title={leading.whole.title}>
            <ExtendWholeForm {...props} offer={offer} />
          </Folded>
        );
      case "addMatter":
        return (
          <Folded class="command" key={offer.command} title={leading.addMatter.title}>
            <AddMatterForm {...props} offer={offer} />
          </Folded>
        );
      case "offerRectification":
        return (
          <Folded class="command" key={offer.command} title={leading.rectify.title}>
            <RectifyForm {...props} offer={offer} />
          </Folded>
        );
      case "decideReferral":
        return <DisputeForm key={offer.command} {...props} offer={offer} />;
      case "decideApplication":
        return <DecisionForm key={offer.command} {...props} offer={offer} />;
      case "raiseFlag":
        return (
          <Folded class="command" key={offer.command} title={says.titles.raiseFlag}>
            <RaiseFlagForm applicationId={file.applicationId} {...props} offer={offer} />
          </Folded>
        );
      case "liftFlag":
        return (
          <Folded class="command" key={offer.command} title={says.titles.liftFlag}>
            <LiftFlagForm applicationId={file.applicationId} {...props} offer={offer} />
          </Folded>
        );
      case "confirmFacts":
        return (
          <Folded class="command" key={offer.command} title={says.titles.confirmFacts}>
            <ConfirmFactsForm applicationId={file.applicationId} {...props} offer={offer} />
          </Folded>
        );
      case "reissueAtWindow":
        return (
          <Folded class="command" key={offer.command} title={leading.reissue.title}>
            <ReissueForm applicationId={file.applicationId} offer={offer} onStale={props.onStale} />
          </Folded>
        );
      default:
        // The applicant's and the supervisors': offered to them, on pages of their own.
        return null;
    }
  });
  return forms.length > 0 ? <>{forms}</> : <p>{SAYS.nothing}</p>;
}

function CaseFacts({ file, catalogue }: { file: Case; catalogue: Catalogue }) {
  const { decision, ended } = file;
  return (
    <Facts
      facts={[
        [SAYS.status, words.applicationStatus[file.status]],
        [
          says.facts.due,
          (file.expectedDecisionBy ?? file.acceptBy) && (
            <strong>{dueText(file.expectedDecisionBy ?? file.acceptBy)}</strong>
          ),
        ],
        [says.facts.application, file.applicationId],
        [says.facts.projectCode, file.project.code],
        [says.facts.applicant, `${file.applicant.name}${words.aside(file.applicant.creditCode)}`],
        [
          says.facts.attributes,
          lines(
            Object.entries(file.stated).map(([code, value]) => {
              const known = catalogue.attributes.find((one) => one.code === code);
              return `${known ? nameOf(known) : code}${words.colon}${valueText(value, known)}`;
            }),
          ),
        ],
        [SAYS.alsoOpen, file.alsoOpen.join(words.and)],
        [
          SAYS.openByOthers,
          file.openByOthers
            .map(({ applicationId, applicant: { name, creditCode }, status }) =>
              SAYS.otherCase(applicationId, name, creditCode, words.applicationStatus[status]),
            )
            .join(words.semicolon),
        ],
        [words.whole.title, wholeText(file.whole)],
        [SAYS.received, momentText(file.receivedAt)],
        [SAYS.accepted, file.acceptedAt && momentText(file.acceptedAt)],
        [SAYS.expected, file.expectedDecisionBy && dueText(file.expectedDecisionBy)],
        [words.late.title, lateLines(file.late, catalogue)],
        [SAYS.decided, file.decidedAt && momentText(file.decidedAt)],
        [SAYS.leadReasons, decision?.lead?.reasons],
        [SAYS.missing, file.missingMaterials.map(nameOf).join(words.and)],
        [
          SAYS.owed,
          file.owed
            .map((one) => `${nameOf(one)}${one.defect === null ? "" : `${words.colon}${one.defect}`}`)
            .join(words.semicolon),
        ],
        [SAYS.endReasons, ended?.reasons],
        [leading.accept.referral, ended?.referral],
      ]}
    />
  );
}
