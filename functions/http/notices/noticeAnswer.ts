/** A notice on its way out: as data, or as a page to print, in Chinese or English. */
import type { CaseStore, IssuedNotice, Log } from "../../app/base/ports.ts";
import type { Keys } from "../../app/base/signing.ts";
import type { QueryCodes } from "../../app/application/queryCodes.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import type { Language } from "../../words/language.ts";
import { withOffset } from "../../domain/base/time.ts";
import { alteredPage, noticePage, STYLE_HASH, type Printed } from "../../notices/page.ts";
import type { Request } from "../base/handle.ts";
import { refused, type Refused } from "../base/refused.ts";
import { PAGES } from "../../pages.ts";
import { isAltered, standingNow, standingView } from "./standing.ts";

export type Deps = {
  store: Pick<CaseStore, "loadCase" | "noticesOf">;
  codes: QueryCodes;
  keys: Keys;
  rules: ClockRules;
  log: Log;
};

/** The page where anybody verifies a document. */
const VERIFY_PATH = PAGES.find(({ name }) => name === "verify")!.path;

/** What lists of notices take. */
type Listing = Pick<Deps, "codes" | "rules">;

export const unknownNotice = (noticeId: string): Refused => refused("unknown-notice", { noticeId });

/** What a list of notices shows of each. */
export async function noticeSummary({ notice, digest }: IssuedNotice, { codes, rules }: Listing) {
  const { noticeId, number, reviewId, matter, body, at, issuedAt } = notice;
  return {
    noticeId,
    number,
    kind: body.kind,
    reviewId,
    matter,
    at: withOffset(at, rules.zone),
    issuedAt: withOffset(issuedAt, rules.zone),
    code: await codes.noticeCode(number, digest),
  };
}

/** Oldest first. */
export async function summariesOf(issued: readonly IssuedNotice[], deps: Listing) {
  const summaries = await Promise.all(issued.map((one) => noticeSummary(one, deps)));
  return summaries.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

type Asked = Pick<Request, "type" | "language" | "origin"> & {
  query: { lang?: Language | undefined };
};

/**
 * One notice by `Accept`: `text/html` to read and print, anything else the data. Of one that is no longer what was issued
 * nothing is shown but that.
 */
export async function noticeAnswer(request: Asked, issued: IssuedNotice, deps: Deps) {
  const { rules, log, store } = deps;
  const { notice } = issued;
  // Documents are Chinese unless English is asked for, by `?lang=en` or by the browser.
  const language = request.query.lang ?? request.language ?? "zh-CN";
  const isPage = request.type === "text/html";
  if (isAltered(issued, await deps.keys(), log)) {
    const { noticeId, number } = notice;
    const answer = isPage
      ? paged(alteredPage(number, language), language)
      : { body: { integrity: "altered" as const, noticeId, number } };
    return { answer, isShown: false };
  }
  const summary = await noticeSummary(issued, deps);
  const standing = await standingNow(notice, { store });
  if (!isPage) {
    const body = { integrity: "intact" as const, ...summary, notice, ...standingView(standing, rules.zone) };
    return { answer: { body }, isShown: true };
  }
  const printed: Printed = {
    notice,
    zone: rules.zone,
    code: summary.code,
    verifyAt: `${request.origin}${VERIFY_PATH}`,
    ...standing,
  };
  return { answer: paged(noticePage(printed, language), language), isShown: true };
}

const paged = (text: string, language: Language) => ({
  headers: {
    "content-language": language,
    "content-security-policy": `default-src 'none'; style-src '${STYLE_HASH}'; frame-ancestors 'none'`,
    vary: "accept, accept-language",
  },
  text,
});
