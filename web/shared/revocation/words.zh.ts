/** What pages say of a consent by silence that is taken back (撤销超时默许), in Chinese. */

export const zh = {
  announced: (organ: string, when: string) => `${organ}于 ${when} 告知拟撤销`,
  organs: { department: "承办部门", government: "上级机关" },
  ground: "撤销情形",
  grounds: {
    "conditions-not-met": "申请人不具备申请资格或者不符合法定条件",
    "deceit-or-bribery": "以欺骗、贿赂等不正当手段取得",
    procedure: "违反法定程序",
    "beyond-powers": "超越法定职权",
    "abuse-or-neglect": "滥用职权、玩忽职守",
    other: "依法可以撤销的其他情形",
  },
  facts: "查明的事实",
  article: "法律依据（条款）",
  until: (until: string) => `陈述、申辩期限：${until}`,
  untilOpen: "陈述、申辩期限：待相应年度工作日历公布后确定",
  statement: (when: string) => `申请人 ${when} 陈述、申辩`,
  none: "申请人尚未陈述、申辩",
  noneInTime: "申请人未在期限内陈述、申辩",
  withdrawn: (when: string, reasons: string) => `${when} 终止撤销：${reasons}`,
  announce: {
    explain:
      "撤销前须告知申请人事实、理由和依据，听取陈述和申辩。自告知之日起五个工作日内，申请人可以陈述、申辩；期间默许仍有效。",
    submit: "告知拟撤销",
    sending: "正在告知……",
    done: (matter: string) => `已告知拟撤销“${matter}”的超时默许。`,
  },
  withdraw: {
    explain: "终止撤销后默许继续有效，并告知申请人和有关部门。",
    reasons: "终止理由",
    submit: "终止撤销",
    done: (matter: string) => `已终止撤销“${matter}”的超时默许。`,
  },
  revoke: {
    effect:
      "撤销后，默许的结果仍留在记录中，超时默许告知书将标为无效，并向申请人出具撤销决定书。此操作不能收回。",
    reasons: "撤销理由（对陈述、申辩的复核意见一并写明）",
    confirm: "我已核对以上内容，撤销不会对公共利益造成重大损害，确认撤销",
    submit: "确认撤销",
    sending: "正在撤销……",
    done: (matter: string) => `已撤销“${matter}”的超时默许。`,
    waits: (matter: string) => `撤销“${matter}”超时默许的申请已记录，待有权人员批准；批准之前默许仍有效。`,
  },
  answer: {
    explain:
      "您可以就拟撤销的事实、理由和依据陈述、申辩，只能提交一次。提交之前、期限届满之前，不作出撤销决定。",
    text: "陈述、申辩意见",
    submit: "提交陈述、申辩",
    sending: "正在提交……",
  },
};

export type Says = typeof zh;
