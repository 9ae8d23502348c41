/** Conditions of a consent, each with what it rests on, and what it wants of a control figure. */
import type { Catalogue, ReviewSummary } from "../api/answers.ts";
import { wordFor, words } from "../language/language.ts";
import { wantedText } from "./figures.ts";

type Condition = Pick<
  ReviewSummary["conditions"][number],
  "text" | "basis" | "article" | "about" | "value" | "bound"
>;

export type ConditionsProps<C extends Condition> = {
  conditions: readonly C[];
  catalogue: Catalogue;
  /** Who set it, where that is not plain from the place. */
  source?: (condition: C) => string;
};

export const Conditions = <C extends Condition>({ conditions, catalogue, source }: ConditionsProps<C>) => (
  <ol class="conditions">
    {conditions.map((condition, i) => (
      <li key={i}>
        <span class="said">{condition.text}</span>
        <div class="soft">
          {[
            source?.(condition),
            wordFor(words.conditionBasis, condition.basis),
            condition.article,
            wantedText(condition, catalogue),
          ]
            .filter(Boolean)
            .join(words.semicolon)}
        </div>
      </li>
    ))}
  </ol>
);
