/** An opinion in full, whoever gave it. */
import type { Catalogue } from "../../shared/api/answers.ts";
import { wordFor, words } from "../../shared/language/language.ts";
import { Conditions, type ConditionsProps } from "../../shared/parts/Conditions.tsx";
import { Facts } from "../../shared/parts/Facts.tsx";
import { Attachments, type AttachmentsProps } from "../../shared/files/Attachments.tsx";
import { says } from "../words.ts";

const SAYS = says.opinion;
const TEXTS = ["reasons", "article", "facts", "curableBy", "signedBy", "documentNumber"] as const;

export type GivenOpinion = { kind: string; [field: string]: unknown };

export function Opinion({ opinion, catalogue }: { opinion: GivenOpinion; catalogue: Catalogue }) {
  const conditions = opinion["conditions"] as
    ConditionsProps<{ text: string; basis: string }>["conditions"] | undefined;
  const attachments = opinion["attachments"] as AttachmentsProps["files"] | undefined;
  const handler = opinion["handler"] as { name: string; post: "A" | "B" } | undefined;
  return (
    <>
      <p>
        <strong>{wordFor(words.opinion, opinion.kind)}</strong>
      </p>
      <Facts
        facts={[
          ...TEXTS.map(
            (field) =>
              [
                SAYS[field],
                typeof opinion[field] === "string" && <span class="said">{opinion[field]}</span>,
              ] as const,
          ),
          [says.facts.handler, handler && `${handler.name}${words.aside(words.post[handler.post])}`],
        ]}
      />
      {attachments && <Attachments files={attachments} />}
      {conditions && conditions.length > 0 && <Conditions conditions={conditions} catalogue={catalogue} />}
    </>
  );
}
