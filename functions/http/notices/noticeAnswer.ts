/** A notice on its way out: as data, or as a page to print, in Chinese or English. */
import type { Case, CaseStore, IssuedNotice } from "../../app/base/ports.ts";
import type { QueryCodes } from "../../app/application/queryCodes.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { acceptanceOf } from "../../domain/application/application.ts";
import { rollUp } from "../../domain/application/rollUp.ts";
import { lostEffect } from "../../domain/notices/lostEffect.ts";
import { isClosed, type ClosedReview } from "../../domain/review/review.ts";
import type { Notice } from "../../domain/notices/notice.ts";
import type { Language } from "../../words/language.ts";
import { withOffset } from "../../domain/base/time.ts";
import { noticePage, STYLE_HASH, type Printed } from "../../notices/page.ts";
import type { Request } from "../base/handle.ts";
import { refused, type Refused } from "../base/refused.ts";

export type Deps = {
  store: Pick<CaseStore, "loadCase">;
  codes: QueryCodes;
  region: Region;
  rules: ClockRules;
};

export const unknownNotice = (noticeId: string): Refused => refused("unknown-notice", { noticeId });

/** What a list of notices shows of each. */
export async function noticeSummary({ notice, issuedAt, digest }: IssuedNotice, { codes, rules }: Deps) {
  const { noticeId, number, reviewId, matter, body, at } = notice;
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
  const { store, region, rules } = deps;
  const { notice } = issued;
  const found = await store.loadCase(notice.applicationId);
  const reviews = (found?.reviews ?? []).map(({ state }) => state);
  const summary = await noticeSummary(issued, deps);
  const lost = lostEffect(notice, reviews);
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
  const closed = countingOf(found, notice);
  const { conditions, objections } = quotedIn(notice, closed);
  const printed: Printed = {
    notice,
    zone: rules.zone,
    code: summary.code,
    verifyAt: `${request.origin}/v1/applications/${notice.applicationId}/notices/${notice.noticeId}/verification?code=${summary.code}`,
    void: lost,
    conditions,
    objections,
    names: Object.fromEntries([
      ...region.departments.map(({ id, name, nameEn }) => [id, language === "en" ? nameEn : name]),
      // By the names that they had when they were asked, whatever has become of them since.
      ...reviews.map(({ facts: { department } }) => [
        department.id,
        language === "en" ? department.nameEn : department.name,
      ]),
      ...reviews.map(({ facts: { matter } }) => [
        matter.code,
        language === "en" ? matter.nameEn : matter.name,
      ]),
    ]),
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

/** The closed reviews that a notice may quote: one about the whole quotes none that a change of the project has ended. */
function countingOf(found: Case | undefined, { reviewId }: Notice): ClosedReview[] {
  const closed = (found?.reviews ?? []).map(({ state }) => state).filter(isClosed);
  const acceptance = found && acceptanceOf(found.application.state);
  if (reviewId !== null || !acceptance) return closed;
  return closed.filter(({ facts }) => acceptance.reviews.some((asked) => asked.reviewId === facts.reviewId));
}

/** What departments wrote, as far as the notice quotes it: one about a single review quotes that one only. */
export function quotedIn(
  { reviewId, body }: Notice,
  closed: readonly ClosedReview[],
): Pick<Printed, "conditions" | "objections"> {
  const { conditions, objections } = rollUp(
    SHOWS_OPINIONS.has(body.kind) ? closed : [],
    "verdict" in body ? body.verdict : null,
  );
  const isQuoted = (source: { reviewId: string }) => reviewId === null || source.reviewId === reviewId;
  return { conditions: conditions.filter(isQuoted), objections: objections.filter(isQuoted) };
}

/** Notices that quote what departments wrote: it is taken from the reviews' own records, which never change again. */
const SHOWS_OPINIONS: ReadonlySet<string> = new Set<string>([
  "licence-decision",
  "summary",
  "joint-review-invitation",
]);
