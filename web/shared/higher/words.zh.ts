/** What pages say of a matter that a higher authority decides (需国家、省审批), in Chinese. */

export const zh = {
  before: (authority: string) => `由${authority}审批，初审后转报`,
  sent: (authority: string, when: string, number: string) => `${when} 转报${authority}（${number}）`,
  expected: (day: string, tracker: string) => `预计 ${day} 答复，${tracker}专人跟踪`,
  answered: { approved: "已批准", refused: "未批准" },
};

export type Says = typeof zh;
