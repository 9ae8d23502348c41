/** Joint site visits (联合踏勘) of the case: open where one of its matters takes a look at the site, behind their title otherwise. */
import type { Catalogue, Status } from "../../shared/api/answers.ts";
import { Folded } from "../../shared/parts/Folded.tsx";
import { takesVisit } from "../../shared/parts/takesVisit.ts";
import type { OwnCase } from "../ownCase.ts";
import { SAYS } from "../words.ts";
import { OwnVisits } from "./visits/later.ts";

type Props = {
  own: OwnCase;
  status: Status;
  catalogue: Catalogue;
  version: string;
  onChanged: () => void;
};

export function SiteVisits({ own, status, catalogue, version, onChanged }: Props) {
  const isVisited = takesVisit(status.reviews, catalogue);
  return (
    <section class={isVisited ? undefined : "no-print"} aria-labelledby="visits-title">
      <h2 id="visits-title">{SAYS.visits.title}</h2>
      <Folded title={SAYS.visits.open} isOpen={isVisited}>
        <OwnVisits own={own} version={version} onChanged={onChanged} />
      </Folded>
    </section>
  );
}
