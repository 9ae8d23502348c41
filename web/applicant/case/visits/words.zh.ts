/** What the applicant is asked about a visit, in Chinese. */

export const zh = {
  confirm: "确认踏勘日期",
  confirmed: "已确认，请按时到场。",
  another: "另提一个日期",
  hint: (from: string, until: string) =>
    `只能另提一次，可选${from}至${until}之间的工作日；提交后即为踏勘日期，各部门按新日期通知。`,
  heldOn: "日期",
  time: "时间",
  reasons: "理由",
  send: "提交另提的日期",
  named: "已改为您所提的日期。",
};

export type Says = typeof zh;
