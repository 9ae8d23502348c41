/** How one notice speaks: the words of its language, and its dates and names in them. */
import { matterCodeOf } from "../domain/base/ids.ts";
import type { Limit } from "../domain/calendar/clock.ts";
import type { Notice } from "../domain/notices/notice.ts";
import type { Handler } from "../domain/review/opinion.ts";
import type { GuardCheck } from "../domain/review/guard.ts";
import type { LegalBasis } from "../domain/catalogue/region.ts";
import type { RollUp, SourcedCondition } from "../domain/application/rollUp.ts";
import type { Approver } from "../domain/review/stop.ts";
import type { Instant, LocalDate } from "../domain/base/time.ts";
import { deadlineOf, momentOf } from "./dates.ts";
import { evidenceText } from "./evidence.ts";
import { en as sentencesEn } from "./sentences.en.ts";
import { zh as sentencesZh, type Sentences } from "./sentences.zh.ts";
import { en } from "./words.en.ts";
import { zh, type Words } from "./words.zh.ts";

export type Language = "zh-CN" | "en";

/** A notice and what is printed with it. */
export type Printed = {
  notice: Notice;
  zone: string;
  /** By which the document is verified, and where that is done (shown, never linked). */
  code: string;
  verifyAt: string;
  /** The revocation of what the notice certifies. */
  void: { at: Instant; reasons: string } | null;
  /** From the reviews' own records: for the decision, and for what a joint review is about. */
  conditions: readonly SourcedCondition[];
  objections: RollUp["objections"];
  /** What departments (by id) and matters (by code) are called in the language. */
  names: Readonly<Record<string, string>>;
};

type Named = { name: string; nameEn: string };

export type Voice = {
  printed: Printed;
  words: Words;
  says: Sentences;
  date(date: LocalDate): string;
  /** The day of an instant, without the time. */
  day(instant: Instant): string;
  moment(instant: Instant): string;
  deadline(instant: Instant): string;
  limit(limit: Limit): string;
  name(named: Named): string;
  department(id: string): string;
  /** The matter of a review, by the review's id. */
  matterOf(reviewId: string): string;
  basis(basis: LegalBasis): string;
  handler(handler: Handler | null): string;
  approver(approver: Approver): string;
  evidence(check: GuardCheck, department: string): string;
  list(items: readonly string[]): string;
};

const WORDS: Readonly<Record<Language, Words>> = { "zh-CN": zh, en };
const SENTENCES: Readonly<Record<Language, Sentences>> = { "zh-CN": sentencesZh, en: sentencesEn };

export function voiceOf(printed: Printed, language: Language): Voice {
  const words = WORDS[language];
  const { notice, zone, names } = printed;
  const { body, issuedBy, matter } = notice;
  const name = (named: Named) => (language === "zh-CN" ? named.name : named.nameEn);
  const opinions = body.kind === "decision" ? body.opinions : [];
  const own = new Map([
    [issuedBy.id, name(issuedBy)],
    ...(matter ? [[matter.code, name(matter)] as const] : []),
    ...opinions.map((opinion) => [opinion.department, name(opinion)] as const),
    ...opinions.map((opinion) => [opinion.matter.code, name(opinion.matter)] as const),
  ]);
  const called = (code: string) => (Object.hasOwn(names, code) ? names[code]! : (own.get(code) ?? code));
  return {
    printed,
    words,
    says: SENTENCES[language],
    date: words.date,
    day: (instant) => words.date(momentOf(instant, zone).date),
    moment: (instant) => words.moment(momentOf(instant, zone)),
    deadline: (instant) => words.moment(deadlineOf(instant, zone)),
    limit: ({ days, unit }) => words.limits[unit](days),
    name,
    department: called,
    matterOf: (reviewId) => called(matterCodeOf(reviewId)),
    basis: ({ document, article }) => `${document} ${article}`,
    handler: (handler) => (handler ? words.person(handler.name, words.posts[handler.post]) : words.nobodyYet),
    approver: (approver) => words.person(approver.name, words.ranks[approver.rank]),
    evidence: (check, department) =>
      evidenceText(check, language === "zh-CN" ? "zh" : "en", department, zone),
    list: (items) => items.join(words.comma),
  };
}

/** The word for a key that the domain types as text; the key itself where there is none. */
export const wordFor = (words: Readonly<Record<string, string>>, key: string): string =>
  Object.hasOwn(words, key) ? words[key]! : key;
