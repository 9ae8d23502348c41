/**
 * The codes of the record as a civil servant would write them, for notices, pages and problems alike. Each is typed by
 * the domain's own list: a code without its word does not compile.
 */
import type { Acceptance, Application, LeadDecision } from "../../domain/application/application.ts";
import type { Attendance, Mandate } from "../../domain/application/attendance.ts";
import type { Ground, MatterResult } from "../../domain/application/matterDecision.ts";
import type { Result } from "../../domain/application/rollUp.ts";
import type { LedgerRow } from "../../domain/calendar/clock.ts";
import type { LimitName } from "../../domain/calendar/limits.ts";
import type { Bound } from "../../domain/catalogue/controlFigure.ts";
import type { MatterKind, OnTimeout } from "../../domain/catalogue/region.ts";
import type { Flag } from "../../domain/catalogue/flags.ts";
import type { Claim } from "../../domain/catalogue/routing.ts";
import type { NoticeKind } from "../../domain/notices/notice.ts";
import type { CaseFlag } from "../../domain/review/caseAct.ts";
import type { GuardId } from "../../domain/review/guard.ts";
import type { ConsentCondition, Handler, Opinion } from "../../domain/review/opinion.ts";
import type { Outcome } from "../../domain/review/outcome.ts";
import type { LadderStep } from "../../domain/review/ladder.ts";
import type { CancelCause, Position, Review } from "../../domain/review/review.ts";
import type { Receipt } from "../../domain/review/receipt.ts";
import type { Channel } from "../../domain/review/service.ts";
import type { Found } from "../../domain/base/finding.ts";
import type { Rank } from "../../domain/base/actor.ts";
import type { SpecialProcedureKind, Stop } from "../../domain/review/stop.ts";
import type { Card } from "../../domain/supervision/card.ts";
import type { Lamp } from "../../domain/supervision/lamp.ts";
import type { Mark } from "../mark.ts";
import type { Ending } from "../../domain/agency/authorisation.ts";
import type { AgentAct } from "../../domain/agency/acts.ts";

type Words<Code extends string> = Readonly<Record<Code, string>>;

/** 文书 */
export const NOTICES: Words<NoticeKind> = {
  receipt: "收件凭证",
  acceptance: "受理通知书",
  materials: "一次性告知书（补齐材料）",
  supplement: "一次性告知书（补正）",
  "supplement-withdrawn": "补正要求撤回告知书",
  "not-accepted": "不予受理通知书",
  ended: "终止办理告知书",
  delay: "滞办反馈告知书",
  extension: "延长期限告知书",
  "date-moved": "期限变更告知书",
  "deemed-consent": "超时默许告知书",
  "objection-report": "否决报备表",
  "joint-review-invitation": "联合会审通知书",
  "presider-needed": "提请指定会审主持人函",
  "presider-named": "会审主持人指定通知书",
  "joint-review-told": "联合会审通知书（告知申请人）",
  "joint-review-minutes": "联合会审纪要",
  "licence-decision": "行政许可决定书",
  summary: "并联审批意见汇总告知书",
  "supervision-order": "督办单",
  agency: "委托代理告知书",
  revision: "决定复核告知书",
  "whole-limit": "办理总时限告知书",
  "matter-added": "增加审查事项告知书",
  rectification: "整改复审告知书",
  "payment-notice": "缴费通知书",
  "payment-receipt": "电子票据",
  "site-visit": "联合踏勘通知书",
  "site-visit-minutes": "联合踏勘纪要",
  "site-visit-overdue": "踏勘意见督办单",
  tracking: "重点项目跟踪提示单",
  "promise-check": "承诺核查结果告知书",
  "promise-broken": "未履行承诺告知书",
  "link-not-copied": "链接文件未取得告知书",
  "complaint-answer": "效能投诉答复书",
  "revocation-announced": "拟撤销告知书",
  "revocation-withdrawn": "终止撤销告知书",
  revocation: "撤销决定书",
  "project-change": "项目变更告知书",
  "date-open": "期限待定告知书",
  "silence-taken-back": "超时默许更正告知书",
  "ground-for-revocation": "撤销事由报告",
};

export const STATUSES: Words<Application["status"]> = {
  received: "已收件，待窗口受理",
  "awaiting-materials": "待补齐材料",
  "in-review": "各部门并联审查中",
  "joint-review": "联合会审中",
  deciding: "待牵头部门作出决定",
  granted: "准予",
  "granted-with-conditions": "附条件准予",
  "partly-granted": "部分准予",
  refused: "不予许可",
  "nothing-to-grant": "无可准予事项",
  "not-accepted": "不予受理",
  lapsed: "逾期未补齐，已终止",
  withdrawn: "申请人已撤回",
};

export const RESULTS: Words<Result> = {
  granted: STATUSES.granted,
  "granted-with-conditions": STATUSES["granted-with-conditions"],
  "partly-granted": STATUSES["partly-granted"],
  refused: STATUSES.refused,
  "nothing-to-grant": STATUSES["nothing-to-grant"],
};

/** 许可事项由许可机关作出的决定 */
export const LICENCE_RESULTS: Words<MatterResult> = {
  granted: "准予行政许可",
  "granted-with-conditions": "附条件准予行政许可",
  refused: "不予行政许可",
  "not-applicable": "不涉及",
  "not-examined": "未审查，未作决定",
};

/** 征求意见类事项的办理结果 */
export const OPINION_RESULTS: Words<MatterResult> = {
  granted: "通过",
  "granted-with-conditions": "附条件通过",
  refused: "不通过",
  "not-applicable": "不涉及",
  "not-examined": "未审查，未作决定",
};

/** 事项结果的由来 */
export const GROUNDS: Words<Ground["by"]> = {
  own: "该部门的意见",
  "after-ladder": "逐级督办后仍未答复，按无意见继续办理",
  prerequisite: "所依赖的前置事项未获准予",
  lead: "牵头部门的决定",
};

/** 会审结论、牵头部门的决定 */
export const CONCLUSIONS: Words<LeadDecision["result"]> = {
  grant: STATUSES.granted,
  refuse: STATUSES.refused,
  "nothing-to-grant": STATUSES["nothing-to-grant"],
};

export const ACCEPTED: Words<Acceptance["how"]> = {
  automatic: "材料齐全，系统即时受理",
  clerk: "窗口受理",
  silence: "窗口逾期未告知，自收到申请材料之日起视为受理（行政许可法第三十二条第一款第四项）",
};

export const REVIEW_STATUSES: Words<Review["status"]> = {
  waiting: "等待前置事项",
  dispatched: "已发送，待送达",
  running: "办理中",
  suspended: "中止计时",
  overdue: "已逾期",
  closed: "已办结",
};

export const OUTCOMES: Words<Outcome> = {
  consented: "同意",
  "consented-with-conditions": "附条件同意",
  objected: "不同意",
  "not-applicable": "不涉及本部门事项",
  referred: "移送其他部门办理",
  "deemed-consent": "超时默许（视为同意）",
  "deemed-refusal": "逾期未答复，视为不同意",
  "no-response": "逾期未答复，按无意见继续办理",
  replaced: "由区域评估或者告知承诺替代",
  cancelled: "终止审查",
};

export const OPINIONS: Words<Opinion["kind"]> = {
  consent: OUTCOMES.consented,
  "consent-with-conditions": OUTCOMES["consented-with-conditions"],
  objection: OUTCOMES.objected,
  "not-applicable": OUTCOMES["not-applicable"],
};

/** 文件核验结果 */
export const FOUND: Words<Found> = {
  whole: "与提交时一致",
  altered: "已被改动，停止提供",
  missing: "内容已丢失，停止提供",
  unreadable: "暂时无法读取，停止提供",
};

/** 意见如何作出 */
export const MARKS: Words<Mark> = { express: "明示", deemed: "默示", none: "未出具意见" };

/** 为何终止审查 */
export const CAUSES: Words<CancelCause["kind"]> = {
  withdrawal: "申请人撤回申请",
  prerequisite: "前置事项未获同意",
  "project-change": "项目变更后不再涉及该事项",
};

/** 到期未答复的后果，简称 */
export const SILENCE: Words<OnTimeout> = {
  "deemed-consent": "超时默许",
  escalate: "升级督办",
  "deemed-refusal": "视为不同意",
  "proceed-without": "无意见继续办理",
};

/** 到期未答复的后果，成句 */
export const SILENCE_MEANS: Words<OnTimeout> = {
  "deemed-consent": "逾期未答复即视为同意（超时默许）",
  escalate: "逾期未答复即升级督办，不视为同意",
  "deemed-refusal": "逾期未答复即视为不同意",
  "proceed-without": "逾期未答复的，按无意见继续办理",
};

/** 默许条件 */
export const GUARDS: Words<GuardId> = {
  G1: "该事项的超时默许有明确的文件和条款依据",
  G2: "申请已送达承办部门，有送达证据，且登记在案后的完整计时日不少于期限的一半",
  G3: "期限届满时计时正在进行，未处于中止状态",
  G4: "申请人就该事项没有尚未补齐的材料，也没有逾期补正",
  G5: "项目未列入不适用默许的负面清单",
  G6: "申请人未被列为失信联合惩戒对象",
  G7: "该事项的类别允许适用默许（行政许可须经本地区专门开放）",
  G8: "计入期限的每一日及到期日均属于已正式公布放假安排的年度",
  G9: "该事项不是牵头部门自身的审查事项",
  G10: "平台正常运行：期限最后一日、期限内超过四分之一的日数，该部门没有因平台中断受影响的登记",
};

/** 默许条件不满足时的情形：如实写明，不写其反面 */
export const GUARD_FAILS: Words<GuardId> = {
  G1: "该事项的超时默许没有明确的文件和条款依据",
  G2: "没有足以证明承办部门按时收到的送达证据",
  G3: "期限届满时计时处于中止状态",
  G4: "申请人就该事项尚有未补齐或者逾期未补的材料",
  G5: "项目属于负面清单所列情形，不适用超时默许",
  G6: "申请人被列为失信联合惩戒对象，不适用超时默许",
  G7: "该事项的类别不适用超时默许",
  G8: "计入期限的日期涉及放假安排尚未正式公布的年度",
  G9: "该事项是牵头部门自身的审查事项，不适用超时默许",
  G10: "平台中断，该部门在期限最后一日或者超过四分之一的期限内无法使用平台，不适用超时默许",
};

/** 负面清单所列情形 */
export const FLAGS: Words<Flag> = {
  "national-security": "涉及国家安全",
  secret: "涉及国家秘密",
  "public-safety-hazard": "存在重大公共安全隐患",
  "eia-report": "须编制环境影响报告书",
  "ecological-redline": "涉及生态保护红线",
  "permanent-farmland": "占用永久基本农田",
  "protected-area": "位于自然保护地或者其他法定保护区域",
  "cultural-relic": "涉及文物保护",
  "special-fire": "特殊建设工程，须消防设计审查",
  "third-party-hearing": "直接关系他人重大利益，须听证",
  quota: "涉及指标、配额",
  "higher-authority": "须报上级机关审批",
  "express-act-required": "法律规定须作出明示决定",
};

/** 负面清单情形由何而来 */
export const FLAG_SOURCES: Words<CaseFlag["source"]> = {
  "region-file": "依项目情况认定",
  applicant: "申请人申报",
  window: "受理窗口标注",
  lead: "牵头部门标注",
  department: "承办部门标注",
};

export const KINDS: Words<MatterKind> = {
  opinion: "征求意见",
  filing: "备案",
  utility: "市政公用服务",
  "technical-review": "技术审查",
  licence: "行政许可",
};

/** 何者替代审查 */
export const CLAIMS: Words<Claim["by"]> = { "area-assessment": "区域评估", promise: "告知承诺" };

export const CHANNELS: Words<Channel> = {
  "in-box": "并联审批平台收件箱（部门待办）送达",
  webhook: "部门业务系统接口送达",
};

/** 送达凭证 */
export const RECEIPTS: Words<Receipt["by"]> = {
  signature: "部门签收",
  opening: "部门查阅",
  answer: "部门业务系统回执",
  act: "部门已着手办理",
  reminder: "催告签收后满一个工作日",
};

export const PROCEDURES: Words<SpecialProcedureKind> = {
  hearing: "听证",
  tender: "招标",
  auction: "拍卖",
  inspection: "检验",
  testing: "检测",
  quarantine: "检疫",
  appraisal: "鉴定",
  "expert-review": "专家评审",
};

/** 因何中止计时 */
export const STOPS: Words<Stop["why"]> = {
  supplement: "补正材料",
  "higher-authority": "上级机关审批",
  ...PROCEDURES,
};

/** 以何者为准：两个时限同时计算，先届满者为准 */
export const LIMITS: Words<LimitName> = { promised: "承诺时限", statutory: "法定时限" };

/** 计时台账：每一日的性质 */
export const DAYS: Words<LedgerRow["kind"]> = {
  "working-day": "工作日",
  weekend: "周末",
  holiday: "节假日",
  "make-up-workday": "调休上班日",
  "local-day-off": "本地放假",
  "local-working-day": "本地上班日",
  "own-day-off": "本部门不办公",
  "start-day": "送达当日不计",
  suspended: "中止计时",
  "rolled-over": "顺延",
  held: "已告知的日期不因日历调整而提前",
};

/** 督办层级 */
export const LADDER: Words<LadderStep> = {
  leader: "责任领导",
  "head-and-supervisor": "部门主要负责人和监督机关",
  government: "本级人民政府",
};

export const RANKS: Words<Rank> = {
  "government-head": "政府负责人",
  head: "主要负责人",
  "deputy-head": "分管负责人",
  officer: "经办人",
};

export const POSTS: Words<Handler["post"]> = {
  A: "A岗",
  B: "B岗",
  leader: "岗位负责人",
  head: "部门负责人",
};

/** 条件的依据 */
export const BASES: Words<ConsentCondition["basis"]> = {
  law: "法律规定",
  "general-act": "规范性文件",
  discretionary: "自由裁量",
};

/** 指标值如何要求 */
export const BOUNDS: Words<Bound> = { exactly: "等于", "at-least": "不小于", "at-most": "不大于" };

/** 会审中的表态 */
export const POSITIONS: Words<Position["kind"]> = { withdraws: "撤回原意见", maintains: "坚持原意见" };

/** 会审的参加情况 */
export const ATTENDANCE: Words<Attendance["as"]> = {
  present: "到会",
  "deemed-consent": "缺席（视为同意会审纪要）",
  absent: "缺席，不视为同意",
};

/** 凭何代表本部门表态 */
export const MANDATES: Words<Mandate["by"]> = { office: "依职务", authorisation: "书面授权" };

/** 预警状态 */
export const LAMPS: Words<Lamp> = {
  grey: "未起算",
  blue: "中止",
  green: "正常",
  yellow: "临期",
  red: "逾期",
};

export const CARDS: Words<Card["colour"]> = { yellow: "黄牌", red: "红牌" };

export const CARD_RULES: Words<Card["rule"]> = {
  "promised-limit": "超过承诺时限",
  "statutory-limit": "超过法定时限",
  "supplement-out-of-window": "超出补正窗口期要求补正",
  "supplement-twice": "再次要求补正",
  "extension-too-late": "到期后才申请延期",
  "second-yellow": "同一申请中第二张黄牌",
};

/** What an agent is authorised to (代办事项). */
export const AGENT_ACTS: Readonly<Record<AgentAct, string>> = {
  submit: "提交申请",
  supply: "补交材料",
  ask: "咨询",
  receive: "签收文书",
  pay: "缴费",
  complain: "投诉",
  "confirm-visit": "确认踏勘",
  "be-heard": "陈述、申辩",
  withdraw: "撤回申请",
  "change-project": "变更项目",
};

/** Why an authorisation is over. */
export const ENDINGS: Readonly<Record<Ending | "expired" | "refused", string>> = {
  revoked: "申请人撤销",
  resigned: "代理人辞去",
  done: "代办完成",
  death: "一方死亡",
  dissolution: "一方终止",
  expired: "期限届满",
  refused: "未予指派",
};
