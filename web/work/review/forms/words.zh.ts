/** What the rarer forms of a review say, in Chinese. */

export const zh = {
  supplement: {
    explain: "只能要求一次，须一次列全。要求后中止计时，材料补齐或期限届满后恢复。",
    window: (until: string) => `要求补正的期间至 ${until} 止。`,
    item: (n: number) => `材料 ${n}`,
    material: "材料名称",
    others: "清单以外（须写明依据）",
    held: "本事项清单中已提交的（须写明问题）",
    missing: "本事项清单中尚未提交的",
    defect: "存在的问题",
    defectHint: "材料已提交时必填，至多 200 字；未提交的可不填",
    document: "依据文件",
    article: "依据条款",
    basisHint: "清单以外的材料必填",
    reasons: "要求补正的理由",
    add: "增加一项材料",
    remove: (n: number) => `删除材料 ${n}`,
    submit: "要求补正",
    withdraw: "撤回补正要求",
    withdrawExplain:
      "撤回后立即恢复计时，申请人不再需要提交所列材料，并会收到告知书。补正只能要求一次，撤回后不能再次要求。",
  },
  special: {
    explain: "所需时间不计入期限，每类只能一次；计划结束日（含当日）届满后自动恢复计时。",
    kind: "程序",
    basis: "法律依据",
    reasons: "理由",
    plannedEnd: "计划结束日期（最后一日）",
    plannedHint: (from: string, to: string) => `${from} 至 ${to} 之间`,
    submit: "启动特别程序",
    end: "结束特别程序",
    endExplain: (why: string, when: string) => `${why}进行中，计划至 ${when}。提前结束的，立即恢复计时。`,
  },
  extend: {
    explain: (least: number, most: number) =>
      `到期前可延长一次，至多 ${most} 日，须经本机关主要负责人批准；申请人会收到告知书。${
        least > 1 ? `少于 ${least} 日的，所增均为休息日，到期日不变。` : ""
      }`,
    days: "延长天数",
    reasons: "理由",
    submit: "延长期限",
  },
  assign: {
    explain: "指定经办人不影响计时。",
    submit: "指定经办人",
  },
  licence: {
    explain:
      "准予许可的，自作出决定之日起十个工作日内向申请人颁发、送达许可证件（行政许可法第四十四条）。逾期仍须送达，并逐级督办。",
    number: "证号",
    validUntil: "有效期至",
    noEnd: "长期有效的不填",
    how: "送达方式",
    ways: { online: "网上送达：申请人在办件页面查收、下载", window: "窗口领取：当面签收" },
    to: "领取人",
    receivers: { applicant: "申请人", authorised: "申请人委托的人" },
    receipt: "窗口领取的，先选证件文件，再选经签收的送达回证。",
    submit: "颁发并送达",
    final: "送达后证号和文件不再变更。",
  },
  referral: {
    explain:
      "本事项由其他部门移送。送达之日起一个工作日内可以提出异议，逾期未答复的视为接收；异议由牵头部门裁定；认为应由原移送部门承办，或者部门之间相互移送的，由权责协调会在三个工作日内指定承办部门。期间计时不停。",
    answer: "答复",
    answers: { accepts: "接收", disputes: "提出异议" },
    reasons: "不属于本部门职权的理由",
    names: "应当承办的部门",
    namesHint: "选择原移送部门的，提交权责协调会",
    submit: "提交答复",
    title: "移送",
  },
  promiseCheck: {
    explain:
      "核查结论告知申请人。不属实的：规定可以限期改正的，先责令改正；不可以改正或者逾期未改正的，撤销据此取得的办理结果，申请人一年内不得再以承诺方式申请。",
    about: "所核查的承诺",
    result: "核查结论",
    results: { held: "属实", "not-held": "不属实" },
    found: "核查情况",
    foundHint: "何时、以何方式核查，查明什么；申请人可以看到。",
    article: "违反的规定",
    submit: "登记核查结论",
  },
  position: {
    explain: "本部门的不同意见或条件列入联合会审时，可在会前或会上表态；登记在案的意见保持不变。",
    position: "表态",
    reasons: "理由",
    submit: "提交表态",
  },
  order: {
    explain: (step: string, who: string, until: string) =>
      `督办层级：${step}，责任人${who}。请以本人名义签收，并于 ${until} 前书面答复；签收和答复不停止计时，也不代替意见。`,
    signed: (who: string, when: string) => `${who}已于 ${when} 签收。`,
    answer: "答复",
    hint: "逾期理由和办理安排；申请人可以看到。暂不答复的，可只签收。",
    submit: "签收督办单",
    answerIt: "答复督办单",
  },
  higher: {
    to: (authority: string) => `审批机关：${authority}。`,
    sendExplain: "初审后转报；转报后不再计算办理期限，也不适用超时默许。收到答复并登记后出具意见。不能撤回。",
    number: "转报文号",
    expectedOn: "预计答复日期",
    name: "跟踪人员姓名",
    phone: "跟踪人员电话",
    send: "转报上级机关",
    answerExplain: "登记后不能更改，请据此出具意见。",
    answerNumber: "答复文号",
    receivedOn: "收到日期",
    between: (from: string, until: string) => `${from}至${until}`,
    result: "答复结果",
    results: { approved: "批准", refused: "未批准" },
    record: "登记上级机关答复",
  },
  sign: {
    explain: "签收表示本部门已收到该事项，是送达的凭证，不是审查意见；尚未起算的期限自签收时起算。",
    submit: "签收",
  },
};

export type Says = typeof zh;
