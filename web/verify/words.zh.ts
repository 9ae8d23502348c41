/** What the page of verification says, in Chinese. */

export const zh = {
  intro:
    "输入文书上的文号和验证码，或扫描文书上的二维码，即可查验该文书是否为本平台出具、内容是否被改动、是否仍然有效。",
  number: "文号",
  numberHint: "例如 深龙规受〔2026〕12号；括号可用任意样式，空格不限。",
  code: "验证码",
  codeHint: "文书末尾的 16 位字符；大小写、空格、连字符和全角字符均可。",
  look: "查验",
  looking: "正在查验……",
  result: "查验结果",
  intact: "登记在案，签名有效",
  and: "；",
  compare: "请将手中的文书与下列内容逐项核对。有任何一项不一致的，手中的文书不可采信，以下列登记内容为准。",
  altered: "登记内容已被改动，不可采信",
  alteredNote: (number: string) =>
    `文号 ${number} 的登记内容与出具时签名的内容不一致。请勿依据该文书办理任何事项，并与出具机关联系；运维人员已收到告警。`,
  unknown: "查无此文书",
  unknownNote:
    "没有与此文号和验证码同时相符的文书。请对照文书原件重新输入；确认无误仍查不到的，该文书可能不是本平台出具，请勿采信，并向文书所列机关核实。",
  throttled: "查验过于频繁",
  throttledNote: "请稍候片刻再试。文书是否真实不受影响。",
  kind: "文书名称",
  outcome: "办理结果",
  project: "项目名称",
  projectCode: "项目代码",
  applicant: "申请人（已作部分遮盖）",
  matter: "事项",
  whole: "本申请全部事项",
  organ: "出具机关",
  issuedAt: "出具日期",
  at: "生效时间",
  standing: "效力",
  inForce: "现行有效",
  void: {
    revoked: "已撤销",
    "taken-back": "已失效",
    "request-withdrawn": "已更正",
  },
  superseded: {
    whole: (kind: string, number: string, day: string) =>
      `已由${day}的《${kind}》（${number}）取代，以该文书为准`,
    part: (kind: string, number: string, day: string) =>
      `部分内容已由${day}的《${kind}》（${number}）变更，变更部分以该文书为准，其余内容仍然有效`,
  },
  underReview: {
    "revocation-announced": (day: string) =>
      `有权机关已于${day}启动撤销程序，尚未作出决定；在此之前本文书仍然有效`,
    "consent-revoked": (day: string) => `所依据的一项默许已于${day}撤销，本决定正在复核`,
  },
  headlines: { superseded: "已被取代", changed: "部分内容已变更", underReview: "正在复核" },
  since: (what: string, when: string, reasons: string | null) =>
    `${what}（${when}）${reasons === null ? "" : `，理由：${reasons}`}`,
  signature: "数字签名",
  signed: (alg: string) => `有效（${alg}）`,
  key: "签名公钥指纹",
  keys: "公钥公布地址",
  digest: "文书摘要（SHA-256）",
};
