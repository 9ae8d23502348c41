/** The whole case inside one of its reviews: only the lead is shown it, and only the lead's desk asks for it. */
import type { Catalogue } from "../../shared/api/answers.ts";
import { Shown } from "../../shared/load/Shown.tsx";
import { useAnswer } from "../../shared/load/useLoaded.ts";
import { leading } from "./words.ts";
import { CaseReviews } from "./CaseReviews.tsx";

const SAYS = leading.caseOf;

export type CaseSectionProps = { applicationId: string; catalogue: Catalogue; standing: unknown };

export function CaseSection({ applicationId, catalogue, standing }: CaseSectionProps) {
  const file = useAnswer("getCase", { path: { applicationId } }, standing);
  return (
    <section aria-labelledby="desk-case">
      <h3 id="desk-case">{SAYS.title}</h3>
      <p>
        <a href={`#${applicationId}`}>{SAYS.open}</a>
      </p>
      <Shown of={file}>{(data) => <CaseReviews file={data} catalogue={catalogue} />}</Shown>
    </section>
  );
}
