/** What a department reads of those who have rated it, in Chinese. */

export const zh = {
  intro: "近90日申请人对本部门的评价。只列月份，不列申请人和办件；评价内容经申请人同意后方可显示。",
  satisfaction: (mean: string, ratings: number) => `共 ${ratings} 次评价，平均 ${mean} 分（5分为非常满意）。`,
  few: "评价不足5次，不公布平均分。",
  heads: ["月份", "评价", "评价内容", "追评"],
  none: "没有写明或者未同意转给部门",
  empty: "这一时段没有评价。",
};

export type Says = typeof zh;
