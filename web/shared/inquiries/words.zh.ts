/** What pages say of questions that applicants ask (咨询), in Chinese. */

export const zh = {
  card: (when: string) => `${when} 提出的咨询`,
  number: "咨询编号",
  text: "咨询内容",
  askedAt: "提出时间",
  answerBy: "答复期限",
  holder: "首问责任人",
  lamp: { green: "正常", yellow: "临期", red: "逾期", grey: "已答复" },
  raised: {
    leader: "已提请部门分管负责人督办",
    "head-and-supervisor": "已提请部门主要负责人和监督机构督办",
    government: "已提请政府督办",
  },
  offered: "转办（待接收）",
  offeredTo: (organ: string, when: string) =>
    `已转${organ}，待其在 ${when} 前答复是否接收；此前仍由首问责任人承办`,
  toAssign: "两次未被接收或逾期无人接收，待监督机构指定承办部门",
  course: "办理经过",
  step: {
    "handed-on": (organ: string) => `转办至${organ}`,
    accepted: (person: string) => `${person}接收`,
    refused: () => "不接收",
    assigned: (organ: string) => `监督机构指定${organ}承办`,
  },
  answer: "答复",
  answeredAt: "答复时间",
  none: "没有待答复的咨询。申请人提出的咨询在这里列出，应在一个工作日内答复。",
  forms: {
    answer: "答复",
    answerText: "答复内容",
    answerHint: "只能答复一次，申请人在其申请页面查看。",
    answerSend: "提交答复",
    handOn: "转办",
    to: "转至部门",
    reasons: "理由",
    handOnSend: "提交转办",
    take: "接收",
    takeSend: "接收，由本人承办",
    refuse: "不接收",
    refused: "不接收的理由",
    refuseSend: "提交",
    assign: "指定承办部门",
    assignSend: "指定",
    done: "已提交。",
  },
  ask: {
    text: "咨询内容",
    hint: "首问责任人一般在一个工作日内答复；提出咨询不影响办理期限。",
    send: "提交咨询",
    asked: (due: string) => `已提交，将在 ${due} 前答复。`,
    noMore: "该申请的咨询已达上限，请致电首问责任人。",
  },
};

export type Says = typeof zh;
