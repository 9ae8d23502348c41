/** The list, page by page. */
import type { Answer } from "../shared/api/answers.ts";
import { addressOf } from "../shared/api/client.ts";
import { dayText } from "../shared/language/dates.ts";
import { nameOf, wordFor, words } from "../shared/language/language.ts";
import { More } from "../shared/load/More.tsx";
import { usePages } from "../shared/load/usePages.ts";
import { lines } from "../shared/parts/Facts.tsx";
import { StackingTable } from "../shared/parts/Table.tsx";
import { says } from "./words.ts";

const AT_ONCE = 20;

type Decision = Answer<"listDecisions">["decisions"][number];

export function Decisions() {
  const pages = usePages("listDecisions", "decisions", {}, AT_ONCE);
  return (
    <>
      <p>
        {says.intro} <a href={addressOf("listDecisions", {})}>{says.asData}</a>
      </p>
      {pages.rows.length > 0 && (
        <StackingTable
          caption={says.caption}
          heads={[says.number, says.matter, says.organ, says.result, says.decidedOn, says.licence]}
          rows={pages.rows.map((decision) => ({
            key: decision.number,
            cells: [
              decision.number,
              nameOf(decision.matter),
              nameOf(decision.organ),
              resultText(decision),
              dayText(decision.decidedOn),
              licenceText(decision.licence),
            ],
          }))}
        />
      )}
      <More pages={pages} empty={says.none} />
    </>
  );
}

const resultText = ({ result, underReview }: Decision) =>
  lines([wordFor(words.licenceResult, result), ...(underReview ? [says.underReview] : [])]);

const licenceText = (licence: Decision["licence"]): string =>
  licence === null
    ? says.notYet
    : says.handedOut(licence.number, licence.validUntil && dayText(licence.validUntil));
