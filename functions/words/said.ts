/** What is said of problems and faults, in one language. */
import { FAULTS_EN } from "./en/faults.ts";
import { PROBLEMS_EN } from "./en/problems.ts";
import type { FieldFault } from "./faults.ts";
import type { Language } from "./language.ts";
import type { DoorWords, FactsOf, ProblemName } from "./problems.ts";
import { FAULTS_ZH } from "./zh/faults.ts";
import { PROBLEMS_ZH } from "./zh/problems.ts";

const WORDS: Readonly<Record<Language, DoorWords>> = {
  "zh-CN": { problems: PROBLEMS_ZH, faults: FAULTS_ZH },
  en: { problems: PROBLEMS_EN, faults: FAULTS_EN },
};

/** A problem's title and sentence. */
export function problemSaid<C extends ProblemName>(
  code: C,
  facts: FactsOf<C>,
  language: Language,
): { title: string; detail: string } {
  const { title, detail } = WORDS[language].problems[code];
  return { title, detail: detail(facts) };
}

/** What is wrong with one field. */
export const faultSaid = ({ code, facts }: FieldFault, language: Language): string =>
  (WORDS[language].faults[code] as (facts: unknown) => string)(facts);
