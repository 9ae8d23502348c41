/** The whole case inside one of its reviews: only the lead is shown it, and only the lead's desk asks for it. */
import type { Case, Catalogue } from "../../app/api.ts";
import { says } from "../../pages/work.words.ts";
import { Loading, ProblemNote } from "../notes.tsx";
import { CaseReviews } from "./CaseReviews.tsx";
import { useLoaded } from "./useLoaded.ts";

const SAYS = says.caseOf;

export type CaseSectionProps = { applicationId: string; catalogue: Catalogue; standing: unknown };

export function CaseSection({ applicationId, catalogue, standing }: CaseSectionProps) {
  const { data, error, reload } = useLoaded<Case>(`/v1/applications/${applicationId}/case`, standing);
  return (
    <section aria-labelledby="desk-case">
      <h3 id="desk-case">{SAYS.title}</h3>
      <p>
        <a href={`#${applicationId}`}>{SAYS.open}</a>
      </p>
      {error !== null ? (
        <ProblemNote error={error} retry={reload} />
      ) : data === null ? (
        <Loading />
      ) : (
        <CaseReviews file={data} catalogue={catalogue} />
      )}
    </section>
  );
}
