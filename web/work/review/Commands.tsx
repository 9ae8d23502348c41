/** What the department may do with its review now: what is offered is drawn, and nothing else. */
import type { ComponentChildren } from "preact";
import type { Catalogue, Review } from "../../shared/api/answers.ts";
import { nameOf } from "../../shared/language/language.ts";
import { session } from "../../shared/api/session.ts";
import { says } from "../words.ts";
import { ConfirmFactsForm, LiftFlagForm, RaiseFlagForm } from "../flags/flagForms.tsx";
import { AwaitedForms } from "./AwaitedForms.tsx";
import { ExtensionForm } from "./ExtensionForm.tsx";
import { HandlerForm } from "./HandlerForm.tsx";
import { OpinionForm } from "./OpinionForm.tsx";
import { OrderForms } from "./OrderForms.tsx";
import { LicenceForm } from "./LicenceForm.tsx";
import { PositionForm } from "./PositionForm.tsx";
import { PromiseCheckForm } from "./PromiseCheckForm.tsx";
import { ReferralForm } from "./ReferralForm.tsx";
import { SignatureForm } from "./SignatureForm.tsx";
import { EndProcedureForm, SpecialProcedureForm } from "./SpecialProcedureForm.tsx";
import { SupplementForm, WithdrawSupplementForm } from "./SupplementForm.tsx";

const SAYS = says.commands;

export type CommandsProps = {
  review: Review;
  catalogue: Catalogue;
  /** Told when it was saved, or when the reader wants to see how it stands now. */
  onDone: (saved: boolean) => void;
};

export function Commands(props: CommandsProps) {
  const { review } = props;
  return (
    <section class="no-print" aria-labelledby="desk-commands">
      <h3 id="desk-commands">{SAYS.title}</h3>
      {explained(review)}
      {review.offers.map((offer) => (
        <Command
          key={offer.command}
          title={titleOf(offer)}
          open={offer.command === "giveOpinion" || offer.command === "approveAct"}
        >
          <Offered {...props} offer={offer} />
        </Command>
      ))}
    </section>
  );
}

type Offer = Review["offers"][number];

const isLate = (offer: Offer): boolean => offer.command === "giveOpinion" && offer.limits.counts === "late";

function titleOf(offer: Offer): string {
  return isLate(offer) ? says.give.lateTitle : says.titles[offer.command];
}

function Offered({ review, catalogue, onDone, offer }: CommandsProps & { offer: Offer }) {
  const props = { review, onDone: () => onDone(true), onStale: () => onDone(false) };
  switch (offer.command) {
    case "giveOpinion":
      return (
        <OpinionForm
          {...props}
          catalogue={catalogue}
          isFinal={!isLate(offer)}
          mayRefer={offer.limits.mayRefer}
        />
      );
    case "requestSupplement":
      return <SupplementForm {...props} offer={offer} catalogue={catalogue} />;
    case "withdrawSupplementRequest":
      return <WithdrawSupplementForm {...props} />;
    case "startSpecialProcedure":
      return <SpecialProcedureForm {...props} offer={offer} />;
    case "endSpecialProcedure":
      return <EndProcedureForm {...props} />;
    case "approveAct":
      return <AwaitedForms {...props} offer={offer} />;
    case "takeBackAct":
      return <AwaitedForms {...props} offer={offer} />;
    case "extendLimit":
      return <ExtensionForm {...props} offer={offer} />;
    case "signForReview":
      return <SignatureForm {...props} />;
    case "answerOrder":
      return <OrderForms {...props} offer={offer} />;
    case "nameHandler":
      return <HandlerForm {...props} />;
    case "raiseFlag":
      return <RaiseFlagForm applicationId={review.applicationId} {...props} offer={offer} />;
    case "liftFlag":
      return <LiftFlagForm applicationId={review.applicationId} {...props} offer={offer} />;
    case "confirmFacts":
      return (
        <ConfirmFactsForm
          applicationId={review.applicationId}
          {...props}
          offer={offer}
          catalogue={catalogue}
        />
      );
    case "answerReferral":
      return <ReferralForm {...props} />;
    case "handOutLicence":
      return <LicenceForm {...props} />;
    case "checkPromise":
      return <PromiseCheckForm {...props} offer={offer} catalogue={catalogue} />;
    case "takePosition":
      return <PositionForm {...props} />;
    case "revokeDeemedConsent":
      // A supervisor's, who has a page of their own.
      return null;
  }
}

/** Why there is less to do than one might look for. */
function explained({ department, status, offers }: Review): ComponentChildren {
  if (department.id !== session()?.department) return <p>{SAYS.notYours(nameOf(department))}</p>;
  if (status === "waiting") return <p>{SAYS.waiting}</p>;
  return status === "closed" && !offers.some(isLate) && <p>{SAYS.closed}</p>;
}

type CommandProps = { title: string; open: boolean; children: ComponentChildren };

const Command = ({ title, open, children }: CommandProps) => (
  <details class="command" open={open}>
    <summary>{title}</summary>
    <div>{children}</div>
  </details>
);
