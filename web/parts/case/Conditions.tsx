/** Conditions of a consent, each with what it rests on. */
import type { ComponentChildren } from "preact";
import type { ReviewSummary } from "../../app/api.ts";
import { SAYS } from "../../pages/applicant.words.ts";

type Condition = ReviewSummary["conditions"][number];

export function Conditions<C extends Condition>({
  conditions,
  source,
}: {
  conditions: readonly C[];
  /** Who set it, where that is not plain from the place. */
  source?: (condition: C) => ComponentChildren;
}) {
  return (
    <ol class="own-conditions">
      {conditions.map((condition) => (
        <li key={`${condition.about}${condition.text}`}>
          {condition.text}
          <div class="own-soft">
            {source && <>{source(condition)}: </>}
            {SAYS.basis[condition.basis] ?? condition.basis}
            {condition.article !== undefined && `, ${condition.article}`}
          </div>
        </li>
      ))}
    </ol>
  );
}
