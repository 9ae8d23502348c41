/** 退付: what waits for the department to check, or for its head to approve, of all cases. */
import { bills, yuanText } from "../../shared/bill/words.ts";
import { dueText } from "../../shared/language/dates.ts";
import { More } from "../../shared/load/More.tsx";
import { usePages } from "../../shared/load/usePages.ts";
import { Facts } from "../../shared/parts/Facts.tsx";
import { Folded } from "../../shared/parts/Folded.tsx";
import { CaseBill } from "./CaseBill.tsx";
import { collecting as SAY } from "./words.ts";

export function Refunds() {
  const pages = usePages("listRefunds", "refunds", {}, 20);
  return (
    <>
      {pages.rows.map(({ applicationId, project, refundId, amount, step, checkBy }) => (
        <article key={`${applicationId} ${refundId}`} class="panel" aria-label={`${project} ${refundId}`}>
          <h2>{project}</h2>
          <Facts
            facts={[
              [SAY.application, <code>{applicationId}</code>],
              [bills.refunds, bills.refundOf(refundId)],
              [bills.amount, yuanText(amount)],
              [bills.state, bills.steps[step]],
              [bills.checkBy, checkBy && dueText(checkBy)],
            ]}
          />
          <Folded title={SAY.open}>
            <CaseBill applicationId={applicationId} />
          </Folded>
        </article>
      ))}
      <More pages={pages} empty={SAY.none} />
    </>
  );
}
