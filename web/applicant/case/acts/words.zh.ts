/** What acts that are seldom done say, in Chinese. */

export const zh = {
  contact: {
    name: "联系人",
    phone: "联系电话",
    email: "电子邮箱",
    correct: "更正联系信息",
    done: (when: string) => `已于 ${when} 更正，原信息不再保存。`,
  },
  change: {
    description: "变更说明",
    facts: "项目情况（只需修改有变化的项）",
    files: "随变更提交的材料",
    filesHint: "只需提交有变化的材料，以及新涉及的部门所需的材料。",
    submit: "提交变更",
    sending: "正在提交……",
  },
  questions: {
    asked: "已提交，请记下咨询编号和查询码；查询码只显示一次。",
    code: "咨询查询码",
    codeHint: "提交咨询时显示的查询码",
    projectType: "项目类型",
    hint: "由该类项目的牵头部门一般在一个工作日内答复，不属其职责的转有关部门；请勿填写个人信息。",
    look: "查看答复",
  },
  rectification: {
    answer: "是否同意整改",
    answers: { agrees: "同意，按期整改", declines: "不同意，按现有意见决定" },
    reasons: "理由",
    submit: "提交答复",
    description: "整改情况",
    files: "重新提交的材料",
    filesHint: "只需提交有变化的材料。项目的实质内容发生变化的，请办理项目变更。",
    complete: "提交整改结果",
    sending: "正在提交……",
  },
  revocations: "拟撤销的超时默许",
  addFlag: {
    flag: "情形",
    reason: "说明",
    submit: "提交申报",
  },
  messages: {
    none: "目前还没有消息。受理、补正、期限变更、决定等有新情况的，会出现在这里。",
    isNew: "新",
    due: (until: string) => `期限：${until}`,
    wasDue: (until: string) => `期限：${until}，已逾期`,
    read: (title: string) => `查看《${title}》`,
    parts: {
      owed: "查看待办事项",
      matters: "查看各部门事项",
      "joint-review": "查看联合会审",
      decision: "查看办理结果",
      complaints: "查看投诉",
      inquiries: "查看咨询",
      ratings: "查看评价",
      bill: "查看费用",
      history: "查看办理经过",
      case: "查看基本信息",
    },
  },
  history: {
    none: "还没有记录。",
    when: "时间",
    what: "经过",
    where: "事项",
    who: "办理主体",
    note: "全部记录逐条以校验值相连；可导出完整案卷自行核验。",
  },
};

export type Says = typeof zh;
