/** The form of what a department may do with a review beside answering: each rare, and all of them loaded together. */
import type { Catalogue, Review } from "../../../shared/api/answers.ts";
import { RevocationForm } from "../../../shared/revocation/later.ts";
import { ConfirmFactsForm, LiftFlagForm, RaiseFlagForm } from "../../flags/later.ts";
import { ExtensionForm } from "./ExtensionForm.tsx";
import { HandlerForm } from "./HandlerForm.tsx";
import { HigherAnswerForm, SendOnForm } from "./HigherForms.tsx";
import { LicenceForm } from "./LicenceForm.tsx";
import { OrderForms } from "./OrderForms.tsx";
import { PositionForm } from "./PositionForm.tsx";
import { PromiseCheckForm } from "./PromiseCheckForm.tsx";
import { ReferralForm } from "./ReferralForm.tsx";
import { SignatureForm } from "./SignatureForm.tsx";
import { EndProcedureForm, SpecialProcedureForm } from "./SpecialProcedureForm.tsx";
import { SupplementForm, WithdrawSupplementForm } from "./SupplementForm.tsx";

type Props = {
  review: Review;
  catalogue: Catalogue;
  offer: Review["offers"][number];
  onDone: (saved: boolean) => void;
};

export function RarerForm({ review, catalogue, onDone, offer }: Props) {
  const props = { review, onDone: () => onDone(true), onStale: () => onDone(false) };
  switch (offer.command) {
    case "requestSupplement":
      return <SupplementForm {...props} offer={offer} catalogue={catalogue} />;
    case "withdrawSupplementRequest":
      return <WithdrawSupplementForm {...props} />;
    case "startSpecialProcedure":
      return <SpecialProcedureForm {...props} offer={offer} />;
    case "endSpecialProcedure":
      return <EndProcedureForm {...props} />;
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
    case "sendOn":
      return <SendOnForm {...props} offer={offer} />;
    case "recordHigherAnswer":
      return <HigherAnswerForm {...props} offer={offer} />;
    case "answerReferral":
      return <ReferralForm {...props} catalogue={catalogue} />;
    case "handOutLicence":
      return <LicenceForm {...props} />;
    case "checkPromise":
      return <PromiseCheckForm {...props} offer={offer} catalogue={catalogue} />;
    case "takePosition":
      return <PositionForm {...props} />;
    case "announceRevocation":
    case "withdrawRevocation":
    case "revokeDeemedConsent":
      return <RevocationForm {...props} command={offer.command} />;
    default:
      // An opinion and what is awaited have forms of their own.
      return null;
  }
}
