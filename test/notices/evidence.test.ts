/** What a guard rests on, as people read it: held and failed, in both languages. */
import { describe, expect, it } from "@jest/globals";
import type { GuardCheck } from "../../functions/domain/review/guard.ts";
import { evidenceText } from "../../functions/words/evidence.ts";

const say = (check: GuardCheck) => [
  evidenceText(check, "zh-CN", "水务局", "Asia/Shanghai"),
  evidenceText(check, "en", "Water", "Asia/Shanghai"),
];
const servedAt = "2026-03-02T01:00:00.000Z";

const recordedAt = "2026-03-06T08:30:00.000Z";
const HOLD = {
  holdId: "91990000MA5HELD08J-H0123456789AB",
  from: servedAt,
  until: null,
  recordedAt: servedAt,
};
const OUTAGE = {
  outageId: "2026-03-06-network",
  from: recordedAt,
  until: null,
  recordedAt,
};
const SECRET = { flag: "secret", source: "applicant", department: null, at: servedAt, basis: null } as const;
const RELIC = {
  flag: "cultural-relic",
  source: "department",
  department: "water",
  at: "2026-03-06T08:30:00.000Z",
  basis: "文物保护法 第二十九条",
} as const;
const reached = {
  department: "water",
  channel: "webhook",
  servedAt,
  recordedAt,
  receipt: { by: "answer", at: servedAt },
  wholeDays: 5,
  leastDays: 3,
} as const;

const HELD: readonly [GuardCheck, string, string][] = [
  [
    { guard: "G1", holds: true, evidence: { basis: { document: "规则", article: "第三条" } } },
    "依据规则 第三条",
    "tacit consent rests on 规则, 第三条",
  ],
  [
    { guard: "G2", holds: true, evidence: { ...reached, recordedAt: servedAt } },
    "2026年3月2日9时，水务局，部门业务系统接口送达；2026年3月2日9时部门业务系统回执",
    "served on Water at 09:00 on 2 March 2026 (the department's own system); acknowledged by the department's own system at 09:00 on 2 March 2026",
  ],
  [
    { guard: "G2", holds: true, evidence: { ...reached, wholeDays: 3 } },
    "2026年3月2日9时，水务局，部门业务系统接口送达；2026年3月2日9时部门业务系统回执；2026年3月6日16时30分登记在案",
    "served on Water at 09:00 on 2 March 2026 (the department's own system); acknowledged by the department's own system at 09:00 on 2 March 2026; on record since 16:30 on 6 March 2026",
  ],
  [
    { guard: "G3", holds: true, evidence: { stoppedSince: null } },
    "期限届满时计时正在进行",
    "the clock was running",
  ],
  [
    { guard: "G4", holds: true, evidence: { owed: [], lapsedAt: null } },
    "申请人没有尚未补齐的材料",
    "the applicant owes nothing",
  ],
  [
    { guard: "G5", holds: true, evidence: { flags: [], confirmed: [], unconfirmed: ["roadLength"] } },
    "受理窗口、牵头部门和各承办部门均可标注负面清单情形，期限届满时均未标注；申报后未经核实的情况：roadLength",
    "window, lead and every department of the case could flag the project, and none did; facts as stated, confirmed by nobody: roadLength",
  ],
  [
    { guard: "G6", holds: true, evidence: { holds: [] } },
    "期限届满时，申请人未被列为失信联合惩戒对象",
    "the applicant was under no integrity hold",
  ],
  [
    { guard: "G7", holds: true, evidence: { kind: "utility", licencesByTacitConsent: false } },
    "事项类别为市政公用服务",
    'the matter is of the kind "utility"',
  ],
  [
    { guard: "G7", holds: true, evidence: { kind: "licence", licencesByTacitConsent: true } },
    "事项类别为行政许可，本地区已开放行政许可适用默许",
    "the matter is a licence, and the region allows licences by silence",
  ],
  [
    { guard: "G8", holds: true, evidence: { provisionalDay: null, calendarVersion: "cn-1" } },
    "计入期限的各日及到期日均属已正式公布的年度（日历版本 cn-1）",
    "every day counted, and the due date, lie in official calendar years (cn-1)",
  ],
  [
    { guard: "G9", holds: true, evidence: { department: "water", lead: "planning" } },
    "该部门不是本申请的牵头部门",
    "the department is not the lead of this application",
  ],
  [
    {
      guard: "G10",
      holds: true,
      evidence: { lastDay: "2026-03-09", onLastDay: false, daysLost: 0, limitDays: 5, outages: [] },
    },
    "期限届满前没有影响该部门的平台中断登记",
    "no outage of the platform that cut the department off was on record before the due instant",
  ],
  [
    {
      guard: "G10",
      holds: true,
      evidence: { lastDay: "2026-03-09", onLastDay: false, daysLost: 1, limitDays: 5, outages: [OUTAGE] },
    },
    "平台中断影响该部门：2026-03-06-network（2026年3月6日16时30分起，登记时尚未恢复，2026年3月6日16时30分登记）；期限共5日，其中1日受影响",
    "outages of the platform cut the department off: 2026-03-06-network (since 16:30 on 6 March 2026, not over when it was recorded; on record since 16:30 on 6 March 2026); on 1 of the 5 days of the limit",
  ],
];

const FAILED: readonly [GuardCheck, string, string][] = [
  [
    { guard: "G1", holds: false, evidence: { basis: null } },
    "该事项未载明适用默许的依据",
    "the matter names no legal basis for tacit consent",
  ],
  [
    { guard: "G2", holds: false, evidence: { ...reached, wholeDays: 1 } },
    "2026年3月2日9时，水务局，部门业务系统接口送达；2026年3月2日9时部门业务系统回执；2026年3月6日16时30分登记在案；此后期限内的完整计时日仅1日，不足3日",
    "served on Water at 09:00 on 2 March 2026 (the department's own system); acknowledged by the department's own system at 09:00 on 2 March 2026; on record since 16:30 on 6 March 2026; whole days of the limit left then: 1, where 3 are needed",
  ],
  [
    { guard: "G3", holds: false, evidence: { stoppedSince: servedAt } },
    "计时自2026年3月2日9时起中止",
    "the clock stands still since 09:00 on 2 March 2026",
  ],
  [
    {
      guard: "G4",
      holds: false,
      evidence: { owed: ["site-plan", "land-survey"], lapsedAt: "2026-03-17T16:00:00.000Z" },
    },
    "申请人尚未补齐：site-plan、land-survey",
    "the applicant still owes site-plan, land-survey",
  ],
  [
    { guard: "G5", holds: false, evidence: { flags: [SECRET, RELIC], confirmed: [], unconfirmed: [] } },
    "项目属于负面清单所列情形：涉及国家秘密（申请人申报，2026年3月2日9时）、涉及文物保护（承办部门标注，2026年3月6日16时30分）",
    "the project is on the negative list: state secrets (declared by the applicant, 09:00 on 2 March 2026), cultural relics (raised by a department water, 16:30 on 6 March 2026)",
  ],
  [
    { guard: "G6", holds: false, evidence: { holds: [HOLD] } },
    `申请人被列为失信联合惩戒对象：${HOLD.holdId}（2026年3月2日9时登记）`,
    `the applicant was under an integrity hold: ${HOLD.holdId} (on record since 09:00 on 2 March 2026)`,
  ],
  [
    { guard: "G7", holds: false, evidence: { kind: "licence", licencesByTacitConsent: false } },
    "事项类别为行政许可，本地区未开放行政许可适用默许",
    "the matter is a licence, and the region does not allow licences by silence",
  ],
  [
    { guard: "G4", holds: false, evidence: { owed: [], lapsedAt: "2026-03-17T16:00:00.000Z" } },
    "补正期限已于2026年3月18日0时届满，材料逾期后方补齐",
    "the applicant owes nothing any more, but the term for it had lapsed at 00:00 on 18 March 2026",
  ],
  [
    { guard: "G8", holds: false, evidence: { provisionalDay: "2027-01-04", calendarVersion: "cn-1" } },
    "期限涉及2027-01-04，该年度放假安排尚未正式公布",
    "the due date rests on 2027-01-04, a day of a provisional calendar",
  ],
  [
    { guard: "G9", holds: false, evidence: { department: "water", lead: "water" } },
    "该部门即牵头部门",
    "the lead never consents to itself by silence",
  ],
  [
    {
      guard: "G10",
      holds: false,
      evidence: {
        lastDay: "2026-03-09",
        onLastDay: true,
        daysLost: 2,
        limitDays: 5,
        outages: [{ ...OUTAGE, until: "2026-03-09T08:30:00.000Z" }],
      },
    },
    "平台中断影响该部门：2026-03-06-network（2026年3月6日16时30分起，至2026年3月9日16时30分，2026年3月6日16时30分登记）；期限共5日，其中2日受影响，含期限最后一日（2026-03-09）",
    "outages of the platform cut the department off: 2026-03-06-network (from 16:30 on 6 March 2026 until 16:30 on 9 March 2026; on record since 16:30 on 6 March 2026); on 2 of the 5 days of the limit, its last day 2026-03-09 among them",
  ],
];

describe("what a guard rests on", () => {
  it.each(HELD)("is said where it holds: $guard", (check, zh, en) => {
    expect(say(check)).toEqual([zh, en]);
  });

  it.each(FAILED)("is said where it does not: $guard", (check, zh, en) => {
    expect(say(check)).toEqual([zh, en]);
  });
});
