/** The Chinese words: titles, labels and the meaning of every code. Plain text: the page escapes it like all else. */
import type { Acceptance, Attendance, Conclusion } from "../domain/application/application.ts";
import type { LedgerRow, Limit } from "../domain/calendar/clock.ts";
import type { NoticeKind } from "../domain/notices/notice.ts";
import type { ConsentCondition, Handler } from "../domain/review/opinion.ts";
import type { Outcome } from "../domain/review/outcome.ts";
import type { GuardId } from "../domain/review/guard.ts";
import type { OnTimeout } from "../domain/catalogue/region.ts";
import type { LadderStep } from "../domain/review/review.ts";
import type { Result } from "../domain/application/rollUp.ts";
import type { Rank, SpecialProcedureKind } from "../domain/review/stop.ts";
import type { Claim } from "../domain/catalogue/routing.ts";
import type { LocalDate } from "../domain/base/time.ts";
import type { Moment } from "./dates.ts";
import { PROCEDURES, TITLES } from "./titles.ts";

/** How an opinion came about: 明示, 默示, or there is none. */
export type Mark = "express" | "deemed" | "none";

const date = (date: LocalDate): string => {
  const [year, month, day] = date.split("-").map(Number);
  return `${year}年${month}月${day}日`;
};

export const zh = {
  titles: TITLES.zh,
  /** What a notice of the kind rests on where the matter's own basis does not say it. */
  laws: {
    acceptance: "中华人民共和国行政许可法 第二十六条第二款、第三十二条",
    materials: "中华人民共和国行政许可法 第三十二条第一款第四项",
    supplement: "中华人民共和国行政许可法 第三十一条、第三十二条",
    "not-accepted": "中华人民共和国行政许可法 第三十二条",
    ended: "本地区并联审批事项目录及办理规则（版本见下）",
    delay: "中华人民共和国行政许可法 第二十六条第二款、第三十七条",
    extension: "中华人民共和国行政许可法 第四十二条",
    "deemed-consent": "本文书所载默许依据文件",
    "objection-report": "中华人民共和国行政许可法 第二十六条第二款",
    "joint-review-invitation": "中华人民共和国行政许可法 第二十六条第二款",
    "joint-review-minutes": "中华人民共和国行政许可法 第二十六条第二款",
    decision: "中华人民共和国行政许可法 第二十六条第二款、第三十七条、第三十八条",
    "supervision-order": "中华人民共和国行政许可法 第二十六条第二款、第三十七条",
    revocation: "本文书所载撤销依据",
  } satisfies Record<NoticeKind, string>,
  silence: {
    "deemed-consent": "超时默许",
    escalate: "升级督办",
    "deemed-refusal": "视为不同意",
    "proceed-without": "无意见继续办理",
  } satisfies Record<OnTimeout, string>,
  outcomes: {
    consented: "同意",
    "consented-with-conditions": "附条件同意",
    objected: "不同意",
    "not-applicable": "不涉及本部门事项",
    "deemed-consent": "超时默许（视为同意）",
    "deemed-refusal": "逾期未答复，视为不同意",
    "no-response": "逾期未答复，按无意见继续办理",
    replaced: "由区域评估或者告知承诺替代",
    cancelled: "终止审查",
  } satisfies Record<Outcome, string>,
  marks: { express: "明示", deemed: "默示", none: "未出具意见" } satisfies Record<Mark, string>,
  days: {
    "working-day": "工作日",
    weekend: "周末",
    holiday: "节假日",
    "make-up-workday": "调休上班日",
    "local-day-off": "本地放假",
    "local-working-day": "本地上班日",
    "start-day": "受理/送达当日不计",
    suspended: "中止计时",
    "rolled-over": "顺延",
    held: "日历调整前已告知的日期，予以保留",
  } satisfies Record<LedgerRow["kind"], string>,
  weekdays: ["周一", "周二", "周三", "周四", "周五", "周六", "周日"],
  stops: { supplement: "补正材料", ...PROCEDURES.zh } satisfies Record<
    SpecialProcedureKind | "supplement",
    string
  >,
  guards: {
    G1: "该事项的超时默许有明确的文件和条款依据",
    G2: "申请已送达承办部门，并有送达证据",
    G3: "期限届满时计时正在进行，未处于中止状态",
    G4: "申请人就该事项没有尚未补齐的材料",
    G5: "项目未列入不适用默许的负面清单",
    G6: "申请人未被列为失信联合惩戒对象",
    G7: "该事项的类别允许适用默许（行政许可须经本地区专门开放）",
    G8: "计入期限的每一日均属于已正式公布放假安排的年度",
    G9: "该事项不是牵头部门自身的审查事项",
  } satisfies Record<GuardId, string>,
  holds: "满足",
  fails: "不满足",
  ranks: { head: "主要负责人", "deputy-head": "分管负责人", officer: "经办人员" } satisfies Record<
    Rank,
    string
  >,
  ladder: {
    leader: "责任领导",
    "head-and-supervisor": "部门主要负责人和监督机关",
    government: "本级人民政府",
  } satisfies Record<LadderStep, string>,
  posts: { A: "A岗", B: "B岗" } satisfies Record<Handler["post"], string>,
  limits: {
    "working-days": (days: number) => `${days}个工作日`,
    "calendar-days": (days: number) => `${days}个自然日`,
  } satisfies Record<Limit["unit"], (days: number) => string>,
  results: {
    granted: "准予",
    "granted-with-conditions": "附条件准予",
    refused: "不予许可",
  } satisfies Record<Result, string>,
  concluded: { grant: "准予", refuse: "不予许可" } satisfies Record<Conclusion["result"], string>,
  bases: { law: "法律规定", "general-act": "规范性文件", discretionary: "自由裁量" } satisfies Record<
    ConsentCondition["basis"],
    string
  >,
  accepted: {
    automatic: "材料齐全，系统即时受理",
    clerk: "窗口受理",
    silence: "窗口逾期未告知，自收到申请材料之日起即为受理（行政许可法第三十二条第一款第四项）",
  } satisfies Record<Acceptance["how"], string>,
  replacedBy: { "area-assessment": "区域评估", promise: "告知承诺" } satisfies Record<Claim["by"], string>,
  channels: {
    "in-box": "并联审批平台收件箱（部门待办）送达",
    webhook: "部门业务系统接口送达（已回执）",
  },
  attendance: {
    present: "到会",
    "deemed-consent": "缺席，视为同意会审纪要（缺席默认）",
    absent: "缺席，不视为同意",
  } satisfies Record<Attendance["as"], string>,
  /** The frame that every notice stands in. */
  frame: {
    particulars: "基本信息",
    number: "编号",
    application: "申请编号",
    project: "项目名称",
    projectCode: "项目代码",
    applicant: "申请人",
    matter: "事项",
    wholeApplication: "本申请全部事项",
    organ: "出具机关",
    basis: "法律依据",
    contact: "咨询、投诉与查验",
    enquiries: "咨询电话",
    complaints: "投诉渠道",
    catalogue: "事项目录版本",
    calendar: "工作日历版本",
    code: "验证码",
    verifyAt: "查验地址",
    zone: "时间标准",
    supervisors: "监督机关",
    to: (names: string) => `${names}：`,
    void: "已撤销",
    voidSince: (day: string) => `本文书已于${day}撤销，自撤销之日起不得再作为依据使用。`,
    voidReasons: "撤销理由",
    generated: "本文书由并联审批平台依据在案记录生成，可凭验证码查验；与在案记录不一致的，以在案记录为准。",
    translation: null as string | null,
  },
  yes: "是",
  no: "否",
  none: "无",
  dash: "—",
  comma: "、",
  nobodyYet: "尚未指定；由出具机关负责答复",
  person: (name: string, as: string) => `${name}（${as}）`,
  labelled: (label: string, text: string) => `${label}：${text}`,
  date,
  moment: ({ date: on, time }: Moment): string => {
    const [hours, minutes, seconds] = time.split(":");
    const exact = seconds === undefined ? "" : `${seconds}秒`;
    return `${date(on)}${Number(hours)}时${minutes === "00" && exact === "" ? "" : `${minutes}分`}${exact}`;
  },
  zone: (zone: string) => (zone === "Asia/Shanghai" ? "北京时间" : zone),
  yuan: (amount: number) => `${amount.toLocaleString("en")}元`,
};

export type Words = typeof zh;
