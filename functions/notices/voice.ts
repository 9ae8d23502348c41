/** How one notice speaks: the words of its language, and its dates and names in them. */
import { matterCodeOf } from "../domain/base/ids.ts";
import type { LedgerRow, Limit } from "../domain/calendar/clock.ts";
import type { Document } from "../domain/notices/document.ts";
import type { Signatory } from "../domain/notices/notice.ts";
import type { Handler } from "../domain/review/opinion.ts";
import type { GuardCheck } from "../domain/review/guard.ts";
import type { Receipt } from "../domain/review/receipt.ts";
import type { LegalBasis } from "../domain/catalogue/region.ts";
import type { Standing } from "../domain/notices/standing.ts";
import type { Approver } from "../domain/review/approver.ts";
import type { Instant, LocalDate } from "../domain/base/time.ts";
import { CODES, type Codes } from "../words/codes.ts";
import { DAY_WORDS, deadlineOf, momentOf } from "../words/days.ts";
import { evidenceText, receiptText } from "../words/evidence.ts";
import type { Language } from "../words/language.ts";
import { reasonText } from "../words/ledger.ts";
import { en as sentencesEn } from "./sentences.en.ts";
import { zh as sentencesZh, type Sentences } from "./sentences.zh.ts";
import { en } from "./words.en.ts";
import { zh, type Words } from "./words.zh.ts";

/** A document, and what is shown with it. */
export type Printed = {
  notice: Document;
  zone: string;
  /** By which the document is verified, and where that is done (shown, never linked). */
  code: string;
  verifyAt: string;
} & Standing;

type Named = { name: string; nameEn: string };

export type Voice = {
  printed: Printed;
  words: Words;
  codes: Codes;
  says: Sentences;
  date(date: LocalDate | null): string;
  /** The day of an instant, without the time. */
  day(instant: Instant): string;
  moment(instant: Instant): string;
  deadline(instant: Instant | null): string;
  limit(limit: Limit): string;
  /** By which clocks times are told. */
  zone: string;
  name(named: Named): string;
  department(id: string): string;
  /** The matter of a review, by the review's id. */
  matterOf(reviewId: string): string;
  basis(basis: LegalBasis): string;
  handler(handler: Handler | null): string;
  approver(approver: Approver): string;
  signatory(signatory: Signatory): string;
  evidence(check: GuardCheck, department: string): string;
  /** By what a review is known to have reached its department. */
  receipt(receipt: Receipt | null): string;
  /** Why a day counts or does not. */
  reason(row: LedgerRow): string;
  list(items: readonly string[]): string;
};

const WORDS: Readonly<Record<Language, Words>> = { "zh-CN": zh, en };
const SENTENCES: Readonly<Record<Language, Sentences>> = { "zh-CN": sentencesZh, en: sentencesEn };

/** What is said of a document that nothing else can be said of. */
export const alteredWords = (language: Language): Words["altered"] => WORDS[language].altered;

export function voiceOf(printed: Printed, language: Language): Voice {
  const words = WORDS[language];
  const codes = CODES[language];
  const { dayText, momentText, limitText, zoneText } = DAY_WORDS[language];
  const { notice, zone } = printed;
  const { names } = notice;
  const { body, issuedBy, matter } = notice;
  const name = (named: Named) => (language === "zh-CN" ? named.name : named.nameEn);
  const opinions = body.kind === "summary" ? body.matters : [];
  const own = new Map([
    [issuedBy.id, name(issuedBy)],
    ...(matter ? [[matter.code, name(matter)] as const] : []),
    ...opinions.map((opinion) => [opinion.department, name(opinion)] as const),
    ...opinions.map((opinion) => [opinion.matter.code, name(opinion.matter)] as const),
  ]);
  const called = (code: string) =>
    Object.hasOwn(names, code) ? name(names[code]!) : (own.get(code) ?? code);
  const inNames = (check: GuardCheck): GuardCheck => {
    if (check.guard !== "G5") return check;
    const { evidence } = check;
    const confirmed = evidence.confirmed.map((fact) => ({ ...fact, attribute: called(fact.attribute) }));
    return { ...check, evidence: { ...evidence, confirmed, unconfirmed: evidence.unconfirmed.map(called) } };
  };
  return {
    printed,
    words,
    codes,
    says: SENTENCES[language],
    date: (date) => (date === null ? words.openDate : dayText(date)),
    day: (instant) => dayText(momentOf(instant, zone).date),
    moment: (instant) => momentText(momentOf(instant, zone)),
    deadline: (instant) => (instant === null ? words.openDate : momentText(deadlineOf(instant, zone))),
    limit: limitText,
    zone: zoneText(zone),
    name,
    department: called,
    matterOf: (reviewId) => called(matterCodeOf(reviewId)),
    basis: ({ document, article }) =>
      `${Object.hasOwn(words.laws, document) ? words.laws[document] : document} ${article}`,
    handler: (handler) => (handler ? words.person(handler.name, codes.POSTS[handler.post]) : words.nobodyYet),
    approver: (approver) => words.person(approver.name, codes.RANKS[approver.rank]),
    signatory: ({ name: who, as }) =>
      as === null ? who : words.person(who, typeof as === "string" ? codes.RANKS[as] : name(as)),
    evidence: (check, department) => evidenceText(inNames(check), language, department, zone),
    receipt: (receipt) => receiptText(receipt, language, zone),
    reason: (row) => reasonText(row, language),
    list: (items) => items.join(words.comma),
  };
}
