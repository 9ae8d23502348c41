/** What only the page of the trail says, in Chinese. */
import type { RouteName } from "../../functions/contracts/routes.ts";

/** Of every route that leaves something in the trail. */
const acts: Partial<Record<RouteName, string>> = {
  getClock: "查看计时台账",
  getReview: "查看审查事项",
  listReviews: "查看部门待办列表",
  listComplaints: "查看投诉列表",
  listInquiries: "查看咨询列表",
  listHolds: "查看失信惩戒名册",
  superviseDepartments: "查看部门效能数据",
  listFigure: "查看效能数据明细",
  getStaff: "查看岗位和请假情况",
  getWorklist: "查看代办任务",
  listAgentRequests: "查看申请代办列表",
  listAuthorisations: "查看授权委托",
  superviseReviews: "查看跨部门在办事项",
  eraseContact: "删除联系信息",
  getBill: "查看缴费情况",
  getCase: "查看全案",
  getContact: "查看联系信息",
  listApplications: "查看申请列表",
  reissueAtWindow: "窗口补发查询码",
  reissueQueryCode: "申请人补发查询码",
  getFile: "下载文件",
  getUpload: "查询文件上传进度",
  getFileAddress: "查看文件",
  exportApplication: "申请人导出案卷",
  exportCase: "导出案卷",
  getReviewNotice: "查看文书",
  listReviewNotices: "查看文书列表",
  getOutage: "查看平台中断登记",
  listEndpoints: "查看部门接口地址",
  listOutages: "查看平台中断登记册",
  listTouchedConsents: "查看受中断影响的默许",
  listTrail: "查看查阅记录",
  reconcilePayments: "支付机构日对账",
  reconcileNow: "核对并修复记录",
  recordOutage: "登记平台中断",
  recountFigures: "重新统计效能数据",
  redeliverWebhook: "重发部门通知",
  switchEndpointOn: "重新启用部门接口",
  takeOffOutage: "撤销平台中断登记",
};

export const zh = {
  intro:
    "工作人员每次查看、导出，申请人登录后的导出，以及运维操作，都在此留有记录，保存一年，任何人不能修改。只记编号，不记内容；改变案件的行为及其办理人见各案件的办理经过。",
  date: "日期",
  dateHint: "不填的，为今天",
  application: "申请编号",
  applicationHint: "填写后，列出该案件一年内的全部记录，不限日期",
  show: "查询",
  caption: "最近的在前",
  when: "时间",
  who: "人员",
  what: "行为",
  about: "对象",
  from: "来源地址",
  answered: "结果",
  unknown: "身份不明",
  statusOf: (status: number) =>
    status < 400 ? `已答复（${status}）` : status < 500 ? `被拒绝（${status}）` : `未完成（${status}）`,
  none: "没有符合条件的记录。",
  acts,
};

export type Says = typeof zh;
