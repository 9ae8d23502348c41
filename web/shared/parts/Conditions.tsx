/** Conditions of a consent, each with what it rests on. */
import type { ReviewSummary } from "../api/answers.ts";
import { wordFor, words } from "../language/language.ts";

type Condition = Pick<ReviewSummary["conditions"][number], "text" | "basis" | "article" | "about" | "value">;

export type ConditionsProps<C extends Condition> = {
  conditions: readonly C[];
  /** Who set it, where that is not plain from the place. */
  source?: (condition: C) => string;
};

export const Conditions = <C extends Condition>({ conditions, source }: ConditionsProps<C>) => (
  <ol class="conditions">
    {conditions.map((condition, i) => (
      <li key={i}>
        <span class="said">{condition.text}</span>
        <div class="soft">
          {[
            source?.(condition),
            wordFor(words.conditionBasis, condition.basis),
            condition.article,
            [condition.about, condition.value].filter(Boolean).join(": "),
          ]
            .filter(Boolean)
            .join("; ")}
        </div>
      </li>
    ))}
  </ol>
);
