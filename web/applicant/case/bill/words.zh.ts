/** What only the applicant is told of their bill, in Chinese. */

export const zh = {
  how: "凭缴款码在支付机构的网点、网上银行或者手机应用缴款，到账后在此开具电子票据。是否缴清不影响各事项的审查期限。",
  payAll: (amount: string) => `合并缴款 ${amount}`,
  paySlip: (amount: string) => `缴纳本单 ${amount}`,
  by: (label: string, provider: string) => `${label}（${provider}）`,
  payAt: "支付机构已受理，前往支付",
  paying: "正在提交……",
  paid: "支付机构已通知到账。",
  refund: "申请退付",
  ofLine: "退付哪一项",
  yuan: "退付金额（元）",
  yuanHint: "不超过该项已缴金额",
  reasons: "理由",
  send: "提交退付申请",
  asked: "退付申请已登记，由执收单位在十个工作日内核实。",
};

export type Says = typeof zh;
