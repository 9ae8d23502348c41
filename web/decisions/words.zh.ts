/** What only the page of published decisions says, in Chinese. */
export const zh = {
  intro:
    "依照行政许可法第四十条，准予行政许可的决定在此公开，供公众查阅。不公开申请人和项目信息；决定被撤销的，自撤销时起不再列出。",
  asData: "机器可读数据",
  caption: "最近办结的在前",
  number: "决定书文号",
  matter: "许可事项",
  organ: "许可机关",
  result: "决定",
  decidedOn: "决定日期",
  licence: "许可证件",
  handedOut: (number: string, until: string | null) =>
    until === null ? `${number}，长期有效` : `${number}，有效期至${until}`,
  notYet: "尚未颁发",
  underReview: "所依据的同意已被撤销，许可机关正在重新审查",
  none: "尚无公开的许可决定。",
};

export type Says = typeof zh;
