/** What a guard of a deemed consent rests on, in a sentence: on the certificate, and wherever the API shows it. */
import type { Instant } from "../domain/base/time.ts";
import type { GuardCheck, GuardEvidence, GuardId } from "../domain/review/guard.ts";
import type { Receipt } from "../domain/review/receipt.ts";
import { DAY_WORDS, deadlineOf, momentOf } from "./days.ts";
import { EVIDENCE as en, RECEIPT as enReceipt } from "./en/evidence.ts";
import type { Language } from "./language.ts";
import { EVIDENCE as zh, RECEIPT as zhReceipt } from "./zh/evidence.ts";

/** By what a review is known to have reached its department before its limit ran out; `null` where it is not. */
export type ReceiptSentence = (receipt: Receipt | null, wording: Moments) => string;

/** How instants are said; a deadline at midnight belongs to the day that it ends. */
type Moments = { moment: (instant: Instant) => string; deadline: (instant: Instant) => string };
type Wording = Moments & { department: string };

export type EvidenceSentences = {
  [G in GuardId]: (evidence: GuardEvidence[G], wording: Wording) => string;
};

const SENTENCES: Readonly<Record<Language, EvidenceSentences>> = { "zh-CN": zh, en };

const RECEIPTS: Readonly<Record<Language, ReceiptSentence>> = { "zh-CN": zhReceipt, en: enReceipt };

export const receiptText = (receipt: Receipt | null, language: Language, zone: string): string =>
  RECEIPTS[language](receipt, momentsIn(language, zone));

function momentsIn(language: Language, zone: string): Moments {
  const { momentText } = DAY_WORDS[language];
  return {
    moment: (instant) => momentText(momentOf(instant, zone)),
    deadline: (instant) => momentText(deadlineOf(instant, zone)),
  };
}

/** @param department what it is called in the language */
export function evidenceText(
  check: GuardCheck,
  language: Language,
  department: string,
  zone: string,
): string {
  const wording: Wording = { department, ...momentsIn(language, zone) };
  const sentence = SENTENCES[language][check.guard] as (
    evidence: GuardCheck["evidence"],
    wording: Wording,
  ) => string;
  return sentence(check.evidence, wording);
}
