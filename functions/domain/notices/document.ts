/**
 * A document: a notice as it is issued, with its official number (文号) and its date of issue (出具日期). It is one JSON value,
 * from which its page is drawn and nothing else, and over whose canonical form it is signed.
 */
import { localDate, type Instant, type LocalDate } from "../base/time.ts";
import type { Region } from "../catalogue/region.ts";
import { markOf } from "./issuer.ts";
import { markOfKind } from "./marks.ts";
import type { Notice } from "./notice.ts";

export type Document = Notice & {
  /** `深龙规受〔2026〕12号`: of an organ, a kind and a year, without a gap. */
  number: string;
  issuedAt: Instant;
  /** The day of issue, by the region's own calendar. */
  issuedOn: LocalDate;
};

/** What a document was before it was issued: a function of the history. */
export function noticeIn({
  number: _number,
  issuedAt: _issuedAt,
  issuedOn: _issuedOn,
  ...notice
}: Document): Notice {
  return notice;
}

/** What of a document's number comes before its count: `深龙规受〔2026〕`. */
export const seriesOf = (notice: Notice, region: Region, issuedAt: Instant): string => {
  const kind = markOfKind(notice.body.kind, region.documents.marks);
  return `${markOf(region, notice.issuedBy.id)}${kind}〔${localDate(issuedAt, region.zone).slice(0, 4)}〕`;
};

const NUMBER = /^([\u4e00-\u9fff]{2,20}〔\d{4}〕)([1-9]\d{0,8})号$/;

/** The series and the place in it that an official number says; `undefined` where it is none. */
export function placeOfNumber(number: string): { series: string; count: number } | undefined {
  const [, series, count] = NUMBER.exec(number) ?? [];
  return series === undefined ? undefined : { series, count: Number(count) };
}

/** @param count its place in the series, from 1 on */
export const documentOf = (
  notice: Notice,
  { series, count }: { series: string; count: number },
  issuedAt: Instant,
  zone: string,
): Document => ({ ...notice, number: `${series}${count}号`, issuedAt, issuedOn: localDate(issuedAt, zone) });
