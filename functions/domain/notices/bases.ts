/**
 * 本文书依据: on what a document itself rests, beside the basis of its matter. What the law says is said here; a consent
 * by silence rests on the region's own document alone, since no law grants it (never on 行政许可法 art. 26(2)).
 */
import type { LegalBasis, Region } from "../catalogue/region.ts";
import type { DelayCause, NoticeBody } from "./notice.ts";

export const LICENSING_LAW = "中华人民共和国行政许可法";
export const CIVIL_CODE = "中华人民共和国民法典";
export const RECEIPT_RULES = "财政票据管理办法";
export const ENVIRONMENT_RULES = "优化营商环境条例";

const licensing = (article: string): LegalBasis => ({ document: LICENSING_LAW, article });

export function documentBasisOf(body: NoticeBody, region: Pick<Region, "name" | "version">): LegalBasis[] {
  switch (body.kind) {
    case "receipt":
      return [licensing("第二十九条、第三十二条")];
    case "acceptance":
    case "not-accepted":
      return [licensing("第三十二条")];
    case "materials":
      return [licensing("第三十二条第一款第四项")];
    case "supplement":
    case "supplement-withdrawn":
      return [licensing("第三十一条、第三十二条")];
    case "delay":
      return [body.cause.why === "lead-proceeds" ? rulesOf(region) : licensing(DELAYED_BY[body.cause.why])];
    case "whole-limit":
    case "extension":
      return [licensing("第四十二条")];
    case "date-moved":
      return body.by.why === "calendar" ? [licensing("第八十二条")] : [rulesOf(region)];
    case "deemed-consent":
      return body.tacitBasis ? [body.tacitBasis] : [];
    case "objection-report":
    case "joint-review-invitation":
    case "presider-needed":
    case "presider-named":
    case "joint-review-told":
    case "joint-review-minutes":
      return [licensing("第二十六条第二款")];
    case "licence-decision":
      return [licensing(body.result === "refused" ? "第三十八条第二款" : "第三十八条第一款")];
    case "summary":
      return [licensing("第二十六条第二款、第三十七条")];
    case "supervision-order":
      return [licensing("第十条、第三十七条")];
    case "revision":
    case "revocation-announced":
      return [licensing("第七条、第六十九条")];
    case "revocation-withdrawn":
    case "revocation":
    case "ground-for-revocation":
      return [licensing("第六十九条")];
    case "complaint-answer":
      return [{ document: ENVIRONMENT_RULES, article: "第四十九条" }];
    case "site-visit":
    case "site-visit-minutes":
      return [licensing("第二十六条第二款、第三十四条第三款")];
    case "site-visit-overdue":
      return [licensing("第十条、第三十四条第三款")];
    case "payment-notice":
      return [licensing("第五十八条、第五十九条")];
    case "payment-receipt":
      return [{ document: RECEIPT_RULES, article: "第三条" }];
    case "agency":
      return [{ document: CIVIL_CODE, article: "第一百六十五条、第一百七十三条" }];
    case "promise-check":
      return [licensing(body.effect === "withdrawn" ? "第六十九条" : "第六十一条")];
    case "tracking":
    case "promise-broken":
    case "link-not-copied":
    case "matter-added":
    case "rectification":
    case "project-change":
    case "ended":
    case "date-open":
    case "silence-taken-back":
      return [rulesOf(region)];
  }
}

/** What a delay rests on: the time of a special procedure is not counted, and its length is told. */
const DELAYED_BY = {
  "special-procedure": "第四十五条",
  overdue: "第三十七条、第四十二条",
  objection: "第二十六条第二款、第三十七条",
  "lead-overdue": "第二十六条第二款、第四十二条第二款",
} as const satisfies Record<Exclude<DelayCause["why"], "lead-proceeds">, string>;

/** The region's own rules, by the version that they are published under. */
const rulesOf = ({ name, version }: Pick<Region, "name" | "version">): LegalBasis => ({
  document: `${name}并联审批事项目录及办理规则`,
  article: version,
});
