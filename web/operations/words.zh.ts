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
};

export type Says = typeof zh;
