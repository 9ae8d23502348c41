/** What only the page of operations says, in Chinese. */

export const zh = {
  endpoints: "部门接口",
  explain:
    "以接口接收事项的部门及其地址（以地区文件为准）。接口答复 410（已停用）后自动停用，此后的事项改由平台收件箱送达；部门恢复接收后，由运维人员在此重新启用，未接收的通知随即补发。",
  none: "本地区没有以接口接收事项的部门，事项均由平台收件箱送达。",
  url: "地址",
  status: "状态",
  statuses: { on: "启用", off: "已停用" },
  switches: "停用记录",
  switchedOff: (when: string, url: string) => `${when}，${url} 答复 410，自动停用`,
  switchedOn: (when: string, who: string, reason: string) => `${when}，${who}重新启用：${reason}`,
  switchOn: "重新启用",
  reason: "启用理由",
  reasonHint: "例如部门已启用新地址，联调通过",
  switching: "正在启用……",
  done: (name: string) => `已重新启用${name}的接口。`,
  national: {
    title: "国家报送",
    explain:
      "每日结束后，当日记录的事项、办理状态和批复文件按国家工程建设项目审批管理系统的格式生成报送文件。文件生成后不再改动，更正另起一行。",
    date: "记录日期",
    submit: "查看报送文件",
    done: (cases: number, rows: { matters: number; progress: number; documents: number }) =>
      `已核对${cases}件申请：事项${rows.matters}行，办理状态${rows.progress}行，批复文件${rows.documents}行。`,
    save: (table: string) => `下载${table}（表格）`,
    tables: { matters: "事项办理信息", progress: "办理详细信息", documents: "批复文件" },
    faults: "未列入文件的行（国家系统不接收，须人工补报）",
    instance: "申请或者事项实例",
    recordedAt: "记录时间",
    why: "原因",
    unreadable: "记录无法读取",
    illegal: (number: number, from: number | null, to: number) =>
      `第${number}行：状态${to}不能接在${from === null ? "起始" : `状态${from}`}之后`,
  },
  reconciliation: {
    title: "支付对账",
    explain:
      "上传支付机构当日的对账单（CSV），与本平台的缴款、退付记录逐笔核对，每一处差异单独列出。对账单不在本平台保存。",
    provider: "支付机构",
    providerHint: "该机构通知地址中的代码",
    day: "对账日（北京时间）",
    statement: "对账单",
    statementHint: "CSV，首行为列名，依次为交易号、类别、缴款码或者退付编号、金额、时间；金额以元计",
    submit: "对账",
    done: (rows: number, movements: number, differences: number) =>
      `对账单${rows}笔，平台记录${movements}笔，${differences === 0 ? "全部一致" : `差异${differences}处`}。`,
    differences: "差异",
    what: "差异",
    line: "行号",
    transaction: "交易号",
    reference: "缴款码或者退付编号",
    stated: "对账单金额",
    recorded: "平台金额",
    recordedAt: "平台记录时间",
    kinds: {
      "not-on-record": "平台无此记录",
      "not-moved": "平台未记为到账",
      "not-in-statement": "对账单无此笔",
      amount: "金额不符",
      reference: "缴款码不符",
      "other-day": "平台记在另一日",
      "row-of-another-day": "对账单中混有另一日的记录",
      twice: "对账单中重复",
      unreadable: "无法识别的行",
    },
  },
};

export type Says = typeof zh;
