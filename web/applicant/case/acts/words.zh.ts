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
  addFlag: {
    flag: "情形",
    reason: "说明",
    submit: "提交申报",
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
