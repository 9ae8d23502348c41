/** What is objected to may be put right (整改): whether the applicant agrees, and what was done. */
import type { Catalogue, Status } from "../../../shared/api/answers.ts";
import { applicantSession } from "../../../shared/api/session.ts";
import { Rectified } from "../../../shared/rectified/later.ts";
import { offered } from "../../../shared/api/offers.ts";
import type { OwnCase } from "../../ownCase.ts";
import { SAYS } from "../../words.ts";
import { RectificationForms } from "./RectificationForms.tsx";
import { SignInFirst } from "../SignInFirst.tsx";

type Props = {
  own: OwnCase;
  told: NonNullable<Status["rectification"]>;
  status: Status;
  catalogue: Catalogue;
  onStatus: (status: Status) => void;
};

export function Rectification({ told, ...props }: Props) {
  const { status, catalogue } = props;
  const isOpen = offered(status, "answerRectification") ?? offered(status, "completeRectification");
  return (
    <section aria-labelledby="rectification-title">
      <h2 id="rectification-title">{SAYS.rectification}</h2>
      <Rectified told={told} catalogue={catalogue} />
      {isOpen &&
        (catalogue.confirmBySignIn && applicantSession() === null ? (
          <SignInFirst />
        ) : (
          <RectificationForms {...props} />
        ))}
    </section>
  );
}
