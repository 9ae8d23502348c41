/** 文书代字: how the number of a document says of which kind it is, unless the region file says it otherwise. */
import type { NoticeKind } from "./notice.ts";

const MARKS = {
  receipt: "收",
  acceptance: "受",
  materials: "补",
  supplement: "补",
  "supplement-withdrawn": "补",
  "not-accepted": "不受",
  ended: "终",
  delay: "滞",
  extension: "延",
  "date-moved": "变",
  "deemed-consent": "默",
  "objection-report": "否",
  "joint-review-invitation": "会",
  "presider-needed": "请",
  "presider-named": "指",
  "joint-review-told": "会",
  "joint-review-minutes": "纪",
  "licence-decision": "许",
  summary: "汇",
  "supervision-order": "督",
  "complaint-answer": "诉",
  "project-change": "更",
  "revocation-announced": "拟撤",
  "revocation-withdrawn": "终撤",
  revocation: "撤",
  revision: "复",
  agency: "委",
  "whole-limit": "总",
  "matter-added": "增",
  rectification: "整",
  "site-visit": "勘",
  "site-visit-minutes": "勘纪",
  "site-visit-overdue": "督",
  "payment-notice": "缴",
  "payment-receipt": "票",
  tracking: "跟",
  "promise-check": "核",
  "promise-broken": "诺",
  "link-not-copied": "链",
  "date-open": "待",
  "silence-taken-back": "正",
  "ground-for-revocation": "报",
} as const satisfies Record<NoticeKind, string>;

export const NOTICE_KINDS = Object.keys(MARKS) as [NoticeKind, ...NoticeKind[]];

/** The mark of a kind in a region. Kinds that share one share their numbers, too. */
export const markOfKind = (kind: NoticeKind, marks: Readonly<Record<string, string>>): string =>
  Object.hasOwn(marks, kind) ? marks[kind]! : MARKS[kind];
