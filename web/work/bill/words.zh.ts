/** What a collecting organ does about a bill, in Chinese. */

export const zh = {
  result: "核实结果",
  results: { "in-order": "核实无误，报请批准", refused: "不予退付" },
  said: "核实意见",
  check: "提交核实结果",
  approve: "批准退付",
  approveWhy: "批准后，款项按原付款途径退回。",
  headApproves: "已核实，待本单位负责人批准。",
  done: "已登记。",
  correct: "更正收费项目",
  line: "收费项目",
  relief: "减免",
  noRelief: "无减免，按现已核实的事实计收",
  yuan: "更正后金额（元）",
  yuanHint: "只能是收费标准算出的金额",
  reasons: "理由",
  document: "依据文件",
  article: "条款",
  send: "更正",
  application: "申请编号",
  open: "核实、批准",
  none: "没有待办的退付。",
};

export type Says = typeof zh;
