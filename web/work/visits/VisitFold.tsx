/** 联合踏勘 of a case at the desk: open where a matter takes a look at the site. */
import type { Catalogue } from "../../shared/api/answers.ts";
import { Folded } from "../../shared/parts/Folded.tsx";
import { takesVisit } from "../../shared/parts/takesVisit.ts";
import { says } from "../words.ts";
import { CaseVisits } from "./later.ts";

type Props = {
  applicationId: string;
  reviews: readonly { matter: { code: string } }[];
  catalogue: Catalogue;
  /** Told when a date may have moved. */
  onChanged: () => void;
};

export const VisitFold = ({ applicationId, reviews, catalogue, onChanged }: Props) => (
  <Folded title={says.visits} isOpen={takesVisit(reviews, catalogue)}>
    <CaseVisits applicationId={applicationId} catalogue={catalogue} onChanged={onChanged} />
  </Folded>
);
