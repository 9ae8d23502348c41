/** An opinion in full, whoever gave it. */
import { words } from "../../app/language.ts";
import { says } from "../../pages/work.words.ts";
import { Conditions, type Condition } from "./Conditions.tsx";

const SAYS = says.opinion;
const TEXTS = ["reasons", "article", "facts", "curableBy", "signedBy", "documentNumber"] as const;

export type GivenOpinion = { kind: string; [field: string]: unknown };

export function Opinion({ opinion }: { opinion: GivenOpinion }) {
  const conditions = opinion["conditions"] as Condition[] | undefined;
  const handler = opinion["handler"] as { name: string; post: "A" | "B" } | undefined;
  return (
    <>
      <p>
        <strong>{SAYS.kind[opinion.kind as keyof typeof SAYS.kind] ?? opinion.kind}</strong>
      </p>
      <dl class="facts">
        {TEXTS.filter((field) => typeof opinion[field] === "string").map((field) => (
          <div key={field} class="desk-pair">
            <dt>{SAYS[field]}</dt>
            <dd class="desk-said">{opinion[field] as string}</dd>
          </div>
        ))}
        {handler && (
          <div class="desk-pair">
            <dt>{says.facts.handler}</dt>
            <dd>
              {handler.name} ({says.facts.post[handler.post] ?? words.none})
            </dd>
          </div>
        )}
      </dl>
      {conditions && conditions.length > 0 && <Conditions conditions={conditions} />}
    </>
  );
}
