/** A notice on its way out: as data, or as a page to print, in Chinese or English. */
import type { CaseStore, IssuedNotice } from "../../app/base/ports.ts";
import type { QueryCodes } from "../../app/application/queryCodes.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import { lostEffect, MAY_LOSE_EFFECT } from "../../domain/notices/lostEffect.ts";
import type { Language } from "../../words/language.ts";
import { withOffset } from "../../domain/base/time.ts";
import { noticePage, STYLE_HASH, type Printed } from "../../notices/page.ts";
import type { Request } from "../base/handle.ts";
import { refused, type Refused } from "../base/refused.ts";
import { PAGES } from "../../pages.ts";

export type Deps = {
  store: Pick<CaseStore, "loadCase">;
  codes: QueryCodes;
  rules: ClockRules;
};

/** The page where anybody verifies a document. */
const VERIFY_PATH = PAGES.find(({ name }) => name === "verify")!.path;

export const unknownNotice = (noticeId: string): Refused => refused("unknown-notice", { noticeId });

/** What a list of notices shows of each. */
export async function noticeSummary({ notice, digest }: IssuedNotice, { codes, rules }: Deps) {
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
export async function summariesOf(issued: readonly IssuedNotice[], deps: Deps) {
  const summaries = await Promise.all(issued.map((one) => noticeSummary(one, deps)));
  return summaries.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

type Asked = Pick<Request, "type" | "language" | "origin"> & { query: { lang?: Language | undefined } };

/** One notice by `Accept`: `text/html` to read and print, anything else the data. */
export async function noticeAnswer(request: Asked, issued: IssuedNotice, deps: Deps) {
  const { store, rules } = deps;
  const { notice } = issued;
  const found = MAY_LOSE_EFFECT.has(notice.body.kind)
    ? await store.loadCase(notice.applicationId)
    : undefined;
  const summary = await noticeSummary(issued, deps);
  const lost = lostEffect(
    notice,
    (found?.reviews ?? []).map(({ state }) => state),
  );
  // Documents are Chinese unless English is asked for, by `?lang=en` or by the browser.
  const language = request.query.lang ?? request.language ?? "zh-CN";
  if (request.type !== "text/html")
    return {
      body: {
        ...summary,
        notice,
        void: lost && { ...lost, at: withOffset(lost.at, rules.zone) },
      },
    };
  const printed: Printed = {
    notice,
    zone: rules.zone,
    code: summary.code,
    verifyAt: `${request.origin}${VERIFY_PATH}`,
    void: lost,
  };
  return {
    headers: {
      "content-language": language,
      "content-security-policy": `default-src 'none'; style-src '${STYLE_HASH}'; frame-ancestors 'none'`,
      vary: "accept, accept-language",
    },
    text: noticePage(printed, language),
  };
}
