/** The decision: its result, its conditions and objections with their sources, and how each opinion came about. */
import type { Catalogue, Status } from "../../shared/api/answers.ts";
import { momentText } from "../../shared/language/dates.ts";
import { words } from "../../shared/language/language.ts";
import { Decision } from "../../shared/parts/Decision.tsx";
import { Facts } from "../../shared/parts/Facts.tsx";
import { groundText } from "../../shared/state/said.ts";
import type { OwnCase } from "../ownCase.ts";
import { SAYS } from "../words.ts";

const SAY = SAYS.decision;

type Props = { own: OwnCase; status: Status; catalogue: Catalogue };

export function DecisionTold({ own, status, catalogue }: Props) {
  const { decision, decidedAt } = status;
  if (!decision || decidedAt === null) return null;
  const { lead } = decision;
  return (
    <section aria-labelledby="decision-title">
      <h2 id="decision-title">{SAY.title}</h2>
      <Facts
        facts={[
          [SAY.result, <strong>{words.applicationStatus[decision.result]}</strong>],
          [SAY.at, momentText(decidedAt)],
          [SAY.lead, lead ? lead.reasons : groundText(status)],
          [words.decision.article, lead?.article],
        ]}
      />
      <Decision decision={decision} catalogue={catalogue} by={own} />
      {decision.result !== "granted" && <p class="note">{SAY.remedy}</p>}
    </section>
  );
}
