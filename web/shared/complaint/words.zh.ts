/** What is said of how a complaint goes on after its answer, in Chinese. */

export const zh = {
  reopened: "复核理由",
  closeBy: "办结期限",
  closedAt: "办结时间",
  none: (why: string) => `无。理由：${why}`,
  inForce: (text: string, since: string, shownBy: string) => `${text}（${since}起生效，佐证：${shownBy}）`,
  closings: {
    cause: "一、原因查清",
    remedy: "二、整改到位",
    person: "三、责任处理",
    measure: "四、防范措施",
  },
  reopen: "对答复不满意，申请复核",
  reopenUntil: (by: string) => `可在 ${by} 前申请一次，由上一级复核，并在 5 个工作日内重新答复。`,
  reopenReasons: "答复未解决什么",
  sendReopening: "申请复核",
};

export type Says = typeof zh;
