/** The API's problems in the words of the page. The API speaks English; Chinese ones are told by their code. */
import type { Problem } from "./api.ts";
import type { Language } from "./language.ts";
import { problemFactsZh } from "./problemFacts.zh.ts";
import { PROBLEMS_ZH } from "./problems.zh.ts";

/** What a problem says, in the page's language, as exactly as it can; unknown codes keep the API's own sentence. */
export function problemText(problem: Problem, language: Language): string {
  if (language === "en") return problem.message;
  return problemFactsZh(problem.code, problem.members) ?? PROBLEMS_ZH[problem.code] ?? problem.message;
}
