/** What departments do about site visits (联合踏勘), in Chinese. */

export const zh = {
  done: "已登记。",
  titles: {
    askForSiteVisit: "提请现场踏勘",
    callSiteVisit: "组织联合踏勘",
    moveSiteVisit: "踏勘改期",
    callOffSiteVisit: "取消踏勘",
    noteSiteVisitAttendance: "登记到场情况",
    recordSiteVisitFindings: "提交踏勘意见",
  },
  explain: {
    askForSiteVisit: "在补正窗口期内提请一次；另有一个部门提请的，自动组织联合踏勘。",
    callSiteVisit:
      "一个项目只组织一次，通知以下部门和申请人。受邀事项的承诺时限至踏勘当日止暂停计算，至多五个工作日；法定时限不停。",
    moveSiteVisit: "只能因天气或者不可抗力改期一次，各部门和申请人按新日期通知。",
    callOffSiteVisit: "踏勘开始前可以取消；取消后恢复计时，可以另行组织。",
    noteSiteVisitAttendance: "登记后不能更改。申请人未到场的，本次踏勘不算，可以再组织一次。",
    recordSiteVisitFindings: "由两名以上执法人员签署，提交后不能更改；全部意见提交后印发纪要。",
  },
  heldOn: "踏勘日期",
  heldHint: (from: string, until: string) => `${from}至${until}之间的工作日`,
  time: "集合时间",
  place: "踏勘地点",
  contact: "现场联系人",
  contactHint: "部门、姓名和电话，写入通知书",
  reasons: "理由",
  why: "改期原因",
  moves: { weather: "天气", "force-majeure": "不可抗力" },
  same: "不填则不变",
  came: "申请人是否到场",
  cames: { yes: "到场", no: "未到场" },
  absent: "未到场的部门",
  officer: (n: number) => `执法人员 ${n}`,
  name: "姓名",
  card: "执法证号",
  add: "增加一名执法人员",
  remove: (n: number) => `删除执法人员 ${n}`,
  text: "踏勘情况",
};

export type Says = typeof zh;
