/** The Chinese words that all notices share: bases in law and labels. Plain text: the page escapes it like all else. */
export const zh = {
  /** What a law is called in the language, where it has a name of its own in it. */
  laws: {} as Readonly<Record<string, string>>,
  weekdays: ["周一", "周二", "周三", "周四", "周五", "周六", "周日"],
  holds: "满足",
  fails: "不满足",
  /** The frame that every notice stands in. */
  frame: {
    particulars: "基本信息",
    number: "文号",
    application: "申请编号",
    project: "项目名称",
    projectCode: "项目代码",
    applicant: "申请人",
    matter: "事项",
    wholeApplication: "本申请全部事项",
    organ: "出具机关",
    signatory: "签发人",
    issuedOn: "出具日期",
    takesEffect: "生效日期",
    basis: "事项依据",
    documentBasis: "本文书依据",
    contact: "咨询、投诉与查验",
    enquiries: "咨询电话",
    complaints: "投诉渠道",
    catalogue: "事项目录版本",
    calendar: "工作日历版本",
    code: "验证码",
    verifyAt: "查验地址",
    scan: "扫码查验本文书",
    zone: "时间标准",
    supervisors: "监督机关",
    to: (names: string) => `${names}：`,
    void: { revoked: "已撤销", "taken-back": "已失效", "request-withdrawn": "已更正" },
    voidSince: {
      revoked: (day: string) => `本文书已于${day}撤销，自撤销之日起不得再作为依据使用。`,
      "taken-back": (day: string) =>
        `本文书所载默许登记过早，该部门的意见在时限届满前已经送达，已于${day}更正；本文书不得再作为依据使用。`,
      "request-withdrawn": (day: string) =>
        `本文书所列的补正要求，有部门已于${day}撤回，见《补正要求撤回告知书》。撤回的内容不再要求提交，其余内容仍然有效。`,
    },
    voidReasons: "撤销理由",
    standing: "文书效力",
    superseded: {
      whole: (kind: string, number: string, day: string) =>
        `本文书已由${day}的《${kind}》（${number}）取代，以该文书为准。`,
      part: (kind: string, number: string, day: string) =>
        `本文书的部分内容已由${day}的《${kind}》（${number}）变更，变更部分以该文书为准，其余内容仍然有效。`,
    },
    underReview: {
      "revocation-announced": (day: string) =>
        `有权机关已于${day}启动对本文书所载默许的撤销程序，尚未作出决定；在此之前本文书仍然有效。`,
      "consent-revoked": (day: string) =>
        `本决定所依据的一项默许已于${day}撤销，本决定正在复核；复核结果将另行告知。`,
    },
    generated: "本文书由并联审批平台依据在案记录生成，可凭验证码查验；与在案记录不一致的，以在案记录为准。",
    translation: null as string | null,
  },
  altered: {
    title: "登记内容已被改动",
    text: (number: string) =>
      `文号${number}的登记内容与出具时签名的内容不一致，不可采信，故不予显示。运维人员已收到告警；请与出具机关联系。`,
  },
  yes: "是",
  no: "否",
  none: "无",
  openDate: "待工作日历载入后确定",
  dash: "—",
  comma: "、",
  nobodyYet: "承办部门负责人（经办人由其指定，逾期未指定的逐级督办）",
  person: (name: string, as: string) => `${name}（${as}）`,
  labelled: (label: string, text: string) => `${label}：${text}`,
  wanted: (bound: string, value: string, unit: string) => `${bound}${value}${unit}`,
  yuan: (amount: number) => `${amount.toLocaleString("en")}元`,
};

export type Words = typeof zh;
