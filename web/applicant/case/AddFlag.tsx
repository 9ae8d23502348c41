/** A circumstance of the negative list that the applicant adds: it can only add, and nobody takes it off. */
import type { Status } from "../../shared/api/answers.ts";
import type { OfferOf } from "../../shared/api/offers.ts";
import { Folded } from "../../shared/parts/Folded.tsx";
import type { OwnCase } from "../ownCase.ts";
import { SAYS } from "../words.ts";
import { AddFlagForm } from "./acts/later.ts";

const SAY = SAYS.addFlag;

type Props = { own: OwnCase; offer: OfferOf<Status, "addFlag">; onStatus: (status: Status) => void };

export const AddFlag = (props: Props) => (
  <section class="no-print" aria-labelledby="add-flag-title">
    <h2 id="add-flag-title">{SAY.title}</h2>
    <p>{SAY.intro}</p>
    <Folded title={SAY.open}>
      <AddFlagForm {...props} />
    </Folded>
  </section>
);
