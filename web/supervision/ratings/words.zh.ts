/** What supervision reads of ratings (好差评), in Chinese. */

export const zh = {
  intro:
    "1分和2分由监督人员在1个工作日内回访、5个工作日内答复，情况复杂的说明理由后15个工作日内答复。评价不能修改。",
  choose: "显示",
  owed: "待回访、待答复的差评",
  kept: "其他评价",
  empty: { owed: "没有待回访、待答复的差评。", kept: "还没有其他评价。" },
  application: "申请编号",
  contact: "显示联系人",
  call: "记录回访",
  note: "回访情况",
  noteHint: "未能联系上的，写明何时、以何种方式联系。评价人和部门看不到。",
  sendCall: "保存回访记录",
  extend: "情况复杂，延长至15个工作日",
  reasons: "理由",
  sendExtension: "延长期限",
  answer: "答复评价人",
  answerText: "核查情况、整改结果和答复",
  sendAnswer: "发送答复",
  exclude: "不再计入（误评、恶意评价）",
  excludeHint: "原评价留存，评价人会收到理由。",
  ground: "情形",
  sendExclusion: "不再计入",
  done: "已保存。",
};

export type Says = typeof zh;
