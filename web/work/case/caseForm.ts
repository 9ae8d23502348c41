/** What every form of the lead is given. */
import type { Case, Catalogue } from "../../shared/api/answers.ts";
import type { OfferOf } from "../../shared/api/offers.ts";

export type CaseFormProps = {
  file: Case;
  catalogue: Catalogue;
  onDone: () => void;
  /** The reader wants to see how it stands now. */
  onStale: () => void;
};

type Command = Case["offers"][number]["command"];

/** With what is offered of its command. */
export type OfferedFormProps<C extends Command> = CaseFormProps & { offer: OfferOf<Case, C> };
