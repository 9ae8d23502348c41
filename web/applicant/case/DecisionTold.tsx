/** The decision: its result, its conditions and objections with their sources, and how each opinion came about. */
import type { Catalogue, Status } from "../../shared/api/answers.ts";
import { momentText } from "../../shared/language/dates.ts";
import { words } from "../../shared/language/language.ts";
import { Decision } from "../../shared/parts/Decision.tsx";
import { Facts } from "../../shared/parts/Facts.tsx";
import { groundText } from "../../shared/state/said.ts";
import { SAYS } from "../words.ts";

const SAY = SAYS.decision;

export function DecisionTold({ status, catalogue }: { status: Status; catalogue: Catalogue }) {
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
      <Decision decision={decision} catalogue={catalogue} />
      {decision.result !== "granted" && <p class="note">{SAY.remedy}</p>}
    </section>
  );
}
