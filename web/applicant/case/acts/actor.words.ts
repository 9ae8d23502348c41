/** Who did what in the history, in plain words. */
import type { Answer } from "../../../shared/api/answers.ts";
import { language, wordFor, words } from "../../../shared/language/language.ts";

const ACTORS = {
  "zh-CN": { applicant: "申请人", platform: "系统" },
  en: { applicant: "applicant", platform: "system" },
}[language] as Readonly<Record<string, string>>;

type Actor = Answer<"getEvents">["events"][number]["by"];

/** Who did it: the organ, and of it the person or the system. */
export function actorText(
  { role, organ, name, post, system }: Actor,
  organName: (id: string) => string,
): string {
  const of = organ === undefined ? (ACTORS[role] ?? wordFor(words.role, role)) : organName(organ);
  return [of, system ?? name, post].filter(Boolean).join(" ");
}
