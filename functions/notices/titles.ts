/** What notices and special procedures are called: on the notices themselves, and on the pages that list them. */
import type { NoticeKind } from "../domain/notices/notice.ts";
import type { SpecialProcedureKind } from "../domain/review/stop.ts";

export const TITLES = {
  zh: {
    acceptance: "受理通知书",
    materials: "一次性告知书（补齐材料）",
    supplement: "一次性告知书（补正）",
    "not-accepted": "不予受理通知书",
    ended: "终止办理告知书",
    delay: "滞办反馈告知书",
    extension: "延长期限告知书",
    "deemed-consent": "超时默许告知书",
    "objection-report": "否决报备表",
    "joint-review-invitation": "联合会审通知书",
    "joint-review-minutes": "联合会审纪要",
    decision: "办结通知书",
    "supervision-order": "督办单",
    revocation: "撤销超时默许决定告知书",
  },
  en: {
    acceptance: "Notice of acceptance",
    materials: "Notice of all missing material (before acceptance)",
    supplement: "Notice of all material to be supplemented",
    "not-accepted": "Notice of non-acceptance",
    ended: "Notice of the end of proceedings",
    delay: "Notice of delay",
    extension: "Notice of an extended limit",
    "deemed-consent": "Certificate of consent by silence",
    "objection-report": "Report of an objection",
    "joint-review-invitation": "Invitation to a joint review",
    "joint-review-minutes": "Minutes of the joint review",
    decision: "Notice of the decision",
    "supervision-order": "Supervision order",
    revocation: "Notice of the revocation of a consent by silence",
  },
} satisfies Record<"zh" | "en", Record<NoticeKind, string>>;

export const PROCEDURES = {
  zh: {
    hearing: "听证",
    tender: "招标",
    auction: "拍卖",
    inspection: "检验",
    testing: "检测",
    quarantine: "检疫",
    appraisal: "鉴定",
    "expert-review": "专家评审",
  },
  en: {
    hearing: "hearing",
    tender: "tender",
    auction: "auction",
    inspection: "inspection",
    testing: "testing",
    quarantine: "quarantine",
    appraisal: "appraisal",
    "expert-review": "expert review",
  },
} satisfies Record<"zh" | "en", Record<SpecialProcedureKind, string>>;
