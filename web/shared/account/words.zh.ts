/** What pages say of what cards lead to (责任追究), in Chinese. */
import type { Answer } from "../api/answers.ts";

type Step = Answer<"getAccount">["subjects"][number]["steps"][number];

const measure: Record<Step["measure"], string> = {
  reminder: "效能提醒",
  talk: "约谈",
  criticism: "通报批评",
  transfer: "移送",
};

const status: Record<Step["status"], string> = {
  proposed: "待送达",
  served: "已送达，待申辩",
  stated: "已申辩，待决定",
  confirmed: "已确认",
  dismissed: "不予追究",
  fallen: "所依据的牌已撤销，不再计入",
};

const colour: Record<Step["colour"], string> = { yellow: "黄牌", red: "红牌" };

export const zh = {
  intro:
    "黄牌、红牌由系统依办件记录认定，同一次超期只计一次，按最重的一张计；已撤销的不计。系统提出建议，听取申辩之后，由其他机关的监督人员决定。",
  year: "年度",
  yearOf: (year: number) => `${year}年`,
  department: "部门",
  allWaiting: "全部部门（仅列待办）",
  waitingIn: (name: string) => `${name}待办`,
  nothingWaits: "没有待决定的建议、异议和待备案的意见。",
  none: "本年度没有计入的黄牌、红牌。",
  noCards: "本年度没有黄牌、红牌。",
  steps: "责任追究建议与决定",
  cards: "黄牌、红牌",
  itself: (name: string) => `${name}（部门）`,
  counted: (yellow: number, red: number) => `计入黄牌${yellow}张、红牌${red}张`,
  measure,
  document: (name: string) => `《${name}》`,
  transferRule: "移送只移交案卷，不提出处分建议。",
  forCard: (of: Step["colour"], nth: number) => `本年度第${nth}张${colour[of]}`,
  status,
  basis: "依据",
  state: "状态",
  served: "送达",
  servedOn: (when: string, who: string, how: string | null) =>
    how === null ? `${when}，${who}签收` : `${when}，${how}（${who}登记）`,
  stateUntil: "申辩期限",
  statement: "申辩",
  decided: "决定",
  said: (when: string, who: string, text: string) => `${text}（${who}，${when}）`,
  outcome: { confirmed: "确认", dismissed: "不予追究", upheld: "维持", revoked: "撤销" },
  colour,
  counts: "计入",
  countsAs: (as: Step["colour"] | null) => (as === null ? "不计入" : `按${colour[as]}计入`),
  project: "项目",
  at: "期限届满或者提出的时间",
  person: "责任人",
  nobody: "不计入个人",
  outage: "期限内平台中断，不计入个人",
  held: (days: number, of: number) => `在岗${days}个工作日，期限共${of}个工作日`,
  corrected: "撤销",
  confirmed: "确认",
  contest: "异议",
  contestUntil: "异议期限",
  contestDecided: "异议决定",
  objections: "否决报备",
  noObjections: "本年度没有不同意的意见。",
  objection: "否决报备",
  objectedAt: "出具时间",
  forms: { reasons: "不同意的理由", article: "依据条款", cure: "整改要求（落实后可予同意）" },
  about: "需要复核的内容",
  report: { reported: "待备案", noted: "已备案", returned: "已退回复核，待答复", answered: "已答复" },
  until: "处理期限",
  overdue: "（已逾期）",
  noted: "备案",
  returned: "退回复核",
  answered: "答复内容",
  lookAt: (forms: readonly string[], reasons: string) => `复核${forms.join("、")}：${reasons}`,
  reasons: "理由",
  how: "送达方式",
  howHint: "例如：当面送达，有送达回证",
  text: "申辩内容",
  acts: {
    "confirm-card": "确认该牌",
    "serve-card": "登记该牌的送达",
    "receive-card": "签收该牌",
    "contest-card": "提出异议",
    upheld: "维持该牌",
    revoked: "撤销该牌",
    "serve-proposal": "登记建议的送达",
    "receive-proposal": "签收建议",
    "state-case": "提交申辩",
    confirmed: "确认建议",
    dismissed: "不予追究",
    "note-objection": "予以备案",
    "return-objection": "退回复核",
    "answer-objection": "答复复核",
  },
  done: "责任追究记录已更新。",
};

export type Says = typeof zh;
