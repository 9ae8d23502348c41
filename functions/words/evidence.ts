/** What a guard of a deemed consent rests on, in a sentence: on the certificate, and wherever the API shows it. */
import type { Instant } from "../domain/base/time.ts";
import type { GuardCheck, GuardEvidence, GuardId } from "../domain/review/guard.ts";
import { DAY_WORDS, momentOf } from "./days.ts";
import { EVIDENCE as en } from "./en/evidence.ts";
import type { Language } from "./language.ts";
import { EVIDENCE as zh } from "./zh/evidence.ts";

type Wording = { department: string; moment: (instant: Instant) => string };

export type EvidenceSentences = {
  [G in GuardId]: (evidence: GuardEvidence[G], wording: Wording) => string;
};

const SENTENCES: Readonly<Record<Language, EvidenceSentences>> = { "zh-CN": zh, en };

/** @param department what it is called in the language */
export function evidenceText(
  check: GuardCheck,
  language: Language,
  department: string,
  zone: string,
): string {
  const { momentText } = DAY_WORDS[language];
  const wording: Wording = { department, moment: (instant) => momentText(momentOf(instant, zone)) };
  const sentence = SENTENCES[language][check.guard] as (
    evidence: GuardCheck["evidence"],
    wording: Wording,
  ) => string;
  return sentence(check.evidence, wording);
}
