/** The applicant's page: submit a new application, or look one up and follow it. */
import { useEffect, useState } from "preact/hooks";
import type { Catalogue } from "../shared/api/answers.ts";
import { acting, applicantSession, keepActing, session } from "../shared/api/session.ts";
import { words } from "../shared/language/language.ts";
import { keepOwnCase, numberInAddress, ownCase, type OwnCase } from "./ownCase.ts";
import { Receipt } from "./receipt/Receipt.tsx";
import { keepReceipt, receiptKept } from "./receiptKept.ts";
import { AnonymousComplaint, Questions } from "./case/acts/later.ts";
import { readAhead } from "./case/useCase.ts";
import { CaseView } from "./case/CaseView.tsx";
import { ActingFor } from "./agency/ActingFor.tsx";
import { Clients, OwnAuthorisations } from "./agency/later.ts";
import { Lookup } from "./Lookup.tsx";
import { MyCases } from "./MyCases.tsx";
import { Folded } from "../shared/parts/Folded.tsx";
import { Page, start } from "../shared/parts/Page.tsx";
import { SignedIn } from "../shared/parts/SignedIn.tsx";
import type { Receipt as Given } from "./submit/sending.ts";
import { SubmitForm } from "./submit/SubmitForm.tsx";
import { SAYS } from "./words.ts";

function Applicant({ catalogue }: { catalogue: Catalogue }) {
  const [own, setOwn] = useState<OwnCase | null>(ownCase);
  const [receipt, setReceipt] = useState<Given | null>(receiptKept);
  const noted = () => {
    keepReceipt(null);
    setReceipt(null);
  };
  useEffect(() => {
    if (own) keepOwnCase(own);
    // Another number in the address is another case: its code is asked for.
    const follow = () => {
      const named = numberInAddress();
      if (named !== null && named !== own?.applicationId) {
        noted();
        setOwn(ownCase());
      }
    };
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, [own]);
  const open = (next: OwnCase | null) => {
    keepOwnCase(next);
    setOwn(next);
    scrollTo({ top: 0 });
  };
  const leave = () => {
    noted();
    keepActing(null);
    open(null);
  };
  if (!own)
    return (
      <Ways
        catalogue={catalogue}
        onFound={open}
        onReceipt={(given) => {
          const { applicationId, queryCode } = given;
          keepReceipt(given);
          setReceipt(given);
          open({ applicationId, queryCode });
        }}
      />
    );
  const shown = receipt?.applicationId === own.applicationId ? receipt : null;
  return (
    <>
      <ActingFor onBack={leave} />
      {shown && <Receipt own={shown} catalogue={catalogue} onNoted={noted} />}
      {/* On paper a receipt stands alone. */}
      <div class={shown ? "no-print" : undefined}>
        <CaseView
          key={own.applicationId}
          own={own}
          catalogue={catalogue}
          onCode={(queryCode) => {
            keepOwnCase({ ...own, queryCode });
            setOwn({ ...own, queryCode });
          }}
        />
      </div>
      {acting() === null && (
        <p class="no-print">
          <button type="button" class="quiet" onClick={leave}>
            {SAYS.lookup.another}
          </button>
        </p>
      )}
    </>
  );
}

type WaysProps = {
  catalogue: Catalogue;
  onFound: (own: OwnCase) => void;
  onReceipt: (receipt: Given) => void;
};

/** The ways in, as the region takes applicants. What was filled in stays when one looks at the other. */
function Ways({ catalogue, onFound, onReceipt }: WaysProps) {
  const { applicants } = catalogue;
  const [isApplying, setApplying] = useState(acting() !== null);
  if (session()?.role === "agent") {
    if (!isApplying) return <Clients onOpen={onFound} onApply={() => setApplying(true)} />;
    const back = () => {
      keepActing(null);
      setApplying(false);
    };
    return (
      <>
        <ActingFor onBack={back} />
        <Submission catalogue={catalogue} onReceipt={onReceipt} />
      </>
    );
  }
  const mustSignIn = applicants === "sign-in" && applicantSession() === null;
  return (
    <>
      {applicants !== "code" && <MyCases catalogue={catalogue} onOpen={onFound} />}
      {applicants !== "sign-in" && (
        <section class="panel narrow" aria-labelledby="lookup-title">
          <h2 id="lookup-title">{SAYS.lookup.title}</h2>
          <Lookup onFound={onFound} />
        </section>
      )}
      {!mustSignIn && <Submission catalogue={catalogue} onReceipt={onReceipt} />}
      <section class="panel narrow" aria-labelledby="questions-title">
        <h2 id="questions-title">{SAYS.questions.title}</h2>
        <Folded title={SAYS.questions.open}>
          <Questions catalogue={catalogue} />
        </Folded>
        <Folded title={SAYS.questions.complain}>
          <AnonymousComplaint catalogue={catalogue} />
        </Folded>
      </section>
      {applicantSession() !== null && <OwnAuthorisations />}
    </>
  );
}

const Submission = ({ catalogue, onReceipt }: Omit<WaysProps, "onFound">) => (
  <section aria-labelledby="submit-title">
    <h2 id="submit-title">{SAYS.submit.title}</h2>
    <SubmitForm catalogue={catalogue} onReceipt={onReceipt} />
  </section>
);

const shownFirst = ownCase();
if (shownFirst) readAhead(shownFirst);

void start(
  <Page current="applicant" title={words.nav.applicant}>
    {(catalogue) => (
      <>
        <SignedIn catalogue={catalogue} />
        <Applicant catalogue={catalogue} />
      </>
    )}
  </Page>,
);
