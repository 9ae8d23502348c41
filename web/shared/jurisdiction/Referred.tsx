/** Where a matter stands that was handed on (移送): whether its department takes it, who names whose it is, and until when. */
import type { Catalogue, ReviewSummary } from "../api/answers.ts";
import { dueText } from "../language/dates.ts";
import { words } from "../language/language.ts";
import { lines } from "../parts/Facts.tsx";
import { departmentName } from "../parts/names.ts";
import { Badge } from "../parts/notes.tsx";
import { SAYS } from "./words.ts";

type Props = { referral: NonNullable<ReviewSummary["referral"]>; catalogue: Catalogue };

export function Referred({ referral, catalogue }: Props) {
  const { standing, until, lamp, decides, dispute, sitting, decision } = referral;
  const name = (id: string) => departmentName(id, catalogue);
  const isOpen = decides !== null;
  return (
    <>
      {SAYS.standings[standing]} {lamp !== null && <Badge tone={lamp}>{words.lamp[lamp]}</Badge>}
      {lines(
        [
          isOpen && sitting && SAYS.because[sitting.because],
          isOpen && sitting && SAYS.parties(sitting.parties.map(name).join(words.and)),
          dispute && SAYS.dispute(dispute.reasons),
          dispute?.names != null && SAYS.names(name(dispute.names)),
          decides && SAYS.decides[decides],
          until && (isOpen ? SAYS.until : SAYS.answerBy)(dueText(until)),
          decision?.department != null && SAYS.decision(name(decision.department), decision.reasons),
        ].filter((line) => typeof line === "string"),
      )}
    </>
  );
}
