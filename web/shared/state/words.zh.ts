/** Where a case and a review stand, in Chinese sentences. A date in one of them is either ahead, or said to be over. */
export const zh = {
  /** Between two sentences. */
  between: "",
  and: "、",
  nameOf: ({ name }: { name: string; nameEn: string }): string => name,
  whole: {
    received: (by: string | null) =>
      `申请已收到，等待窗口受理。${by === null ? "窗口处理的期限待工作日历载入后确定" : `窗口应于 ${by} 前作出处理`}；逾期未告知的，自收到之日起视为受理。`,
    awaiting: (count: number, by: string | null) =>
      by === null
        ? `材料尚未齐全：请补齐下列 ${count} 份材料，期限待工作日历载入后确定。`
        : `材料尚未齐全：请于 ${by} 前补齐下列 ${count} 份材料。逾期未补齐的，本申请终止办理。`,
    awaitingThem: (count: number, by: string | null) =>
      by === null
        ? `材料尚未齐全：申请人还有 ${count} 份材料没有提交，期限待工作日历载入后确定。`
        : `材料尚未齐全：申请人应于 ${by} 前补齐 ${count} 份材料。逾期未补齐的，本申请终止办理。`,
    inReview: (closed: number, total: number) => `共 ${total} 个事项由各部门同时审查，已办结 ${closed} 个。`,
    owes: (count: number, by: string | null) =>
      `有 ${count} 份材料待您补正${by === null ? "" : `，最早一份须于 ${by} 前补交`}。`,
    owesLate: (count: number, since: string) =>
      `有 ${count} 份材料待您补正，最早一份应于 ${since} 前补交，已逾期，请尽快补交。`,
    theyOweLate: (count: number, since: string) =>
      `有 ${count} 份材料待申请人补正，最早一份应于 ${since} 前补交，已逾期。`,
    owesNothing: "目前无需您办理任何事项。",
    theyOwe: (count: number, by: string | null) =>
      `有 ${count} 份材料待申请人补正${by === null ? "" : `，最早一份须于 ${by} 前补交`}。`,
    expected: (date: string) => `预计不晚于 ${date} 作出决定。`,
    expectedIf: (date: string) => `逾期的事项即时办理的，预计不晚于 ${date} 作出决定。`,
    noDate: "作出决定的日期尚不能预计：有的事项期限尚未起算、已转报上级机关，或者待工作日历载入后确定。",
    noDateLate: "逾期的事项办理之前，作出决定的日期不能预计。",
    joint: "部门之间存在不同意见或者相互冲突的条件，正在联合会审。",
    callBy: (lead: string, by: string) => `牵头部门（${lead}）应于 ${by} 前召集会议。`,
    sitting: (day: string, time: string, place: string) => `会议时间为 ${day} ${time}，地点为${place}。`,
    endBy: (by: string) => `联合会审应于 ${by} 前结束。`,
    deciding: (lead: string, by: string | null) =>
      `各事项均已办结，等待牵头部门（${lead}）作出决定${by === null ? "" : `，应于 ${by} 前作出`}。`,
    putRight: (until: string) =>
      `您已同意整改，请于 ${until} 前提交整改结果，由提出不同意见的部门复审；在此期间暂不作出决定。`,
    theyPutRight: (until: string) => `申请人已同意整改，应于 ${until} 前提交整改结果；在此期间暂不作出决定。`,
    mayPutRight: "牵头部门提出可以整改，请答复是否同意。",
    theyMayPutRight: "已向申请人提出整改，等待答复。",
    mayComplain: "您可以就逾期办理提出效能投诉。",
    /** Who has decided. */
    by: {
      lead: (lead: string, date: string) => `牵头部门（${lead}）已于 ${date} 作出决定：`,
      joint: (date: string) => `经联合会审，已于 ${date} 作出决定：`,
      rule: (date: string) => `各部门意见已按规则汇总，已于 ${date} 作出决定：`,
    },
    granted: "准予。",
    conditions: (count: number) => (count === 0 ? "附条件准予。" : `附 ${count} 项条件准予。`),
    partly: (granted: number, all: number) =>
      `${all} 个事项中 ${granted} 个准予，其余各事项的结果和理由见“决定”。`,
    nothing: "没有可以准予的事项。",
    refused: "不予许可。理由和救济途径见决定书和汇总告知书。",
    answered: "会审中的不同意见和书面答复见“联合会审”。",
    notAccepted: (date: string) => `受理窗口已于 ${date} 决定不予受理。`,
    lapsed: (date: string) => `材料逾期未补齐，已于 ${date} 终止办理。材料备齐后可以重新提交申请。`,
    withdrawn: (date: string) => `您已于 ${date} 撤回申请。需要时可以重新提交。`,
    theyWithdrew: (date: string) => `申请人已于 ${date} 撤回申请。`,
  },
  /** Until when a material is owed. */
  owed: {
    until: (by: string) => `最迟 ${by} 前补交`,
    over: (by: string) => `应于 ${by} 前补交，已逾期，请尽快补交`,
    open: "补交期限待工作日历载入后确定",
  },
  /** By what a decision came about. */
  ground: {
    joint: (date: string) => `由联合会审于 ${date} 作出的结论得出，理由和纪要见“联合会审”。`,
    rule: "由系统按规则汇总各部门意见得出。",
  },
  late: {
    several: (names: string, count: number) => `${names}等 ${count} 个部门`,
    opinion: (who: string, since: string) => `${who}逾期未答复，应于 ${since} 前答复`,
    opinions: (who: string, since: string) => `${who}逾期未答复，最早一项应于 ${since} 前答复`,
    receipt: (who: string, since: string) => `${who}的业务系统至今未接收，应于 ${since} 前送达，计时未起算`,
    sitting: (who: string, since: string) => `牵头部门（${who}）逾期未召集会议，应于 ${since} 前召集`,
    "joint-review": (who: string, since: string) =>
      `牵头部门（${who}）逾期未结束联合会审，应于 ${since} 前结束`,
    decision: (who: string, since: string) => `牵头部门（${who}）逾期未作出决定，应于 ${since} 前作出`,
    raised: (whom: string, when: string) => `；已于 ${when} 督办至${whom}。`,
    raisedOne: (who: string, whom: string, when: string) => `；其中${who}已于 ${when} 督办至${whom}。`,
    raisedAll: (whom: string) => `；均已督办至${whom}。`,
    raisedThose: (who: string, whom: string) => `；其中${who}已督办至${whom}。`,
    alerted: (when: string) => `；已于 ${when} 通知运维人员。`,
    nothingYet: "。",
  },
  review: {
    waiting: (names: string) => `等待前置事项（${names}）办结，尚未开始审查。`,
    dispatched: (sent: string) => `已于 ${sent} 发送部门，尚未送达，计时未起算。`,
    unserved: (sent: string) =>
      `已于 ${sent} 发往部门业务系统，至今未被接收：计时未起算，到期日待定，已通知运维人员。`,
    running: (due: string, silence: string) => `正在审查，应于 ${due} 前答复。${silence}。`,
    extended: (days: string) => `期限已经批准延长 ${days}。`,
    runningOpen: (silence: string) => `正在审查，到期日待工作日历载入后确定。${silence}。`,
    suspended: (why: string, until: string | null) =>
      `因${why}中止计时，${until === null ? "恢复时间待工作日历载入后确定" : `最迟 ${until} 恢复`}。`,
    withHigher: "已转报上级机关审批，转报期间不计算办理期限，也不适用超时默许。",
    higherAnswered: "上级机关已答复，由承办部门据此出具意见，其间不计算办理期限。",
    dueThen: (due: string) => `恢复后应于 ${due} 前答复。`,
    overdue: (due: string) => `应于 ${due} 前答复，已逾期，至今未答复`,
    raised: (whom: string) => `，已督办至${whom}`,
    stop: "。",
    notDeemed: "超时默许的条件不满足，不视为同意。",
    proceeds: (when: string) => `至 ${when} 仍未答复的，牵头部门按无意见继续办理。`,
    answerNow: "请即答复：逾期作出的意见仍计入办理结果。",
    mayComplain: "您可以就此提出效能投诉。",
    answered: (date: string, outcome: string, isLate: boolean) =>
      `已于 ${date} ${isLate ? "逾期" : ""}答复：${outcome}。`,
    silent: (date: string, outcome: string) => `至 ${date} 未答复：${outcome}。`,
    backfill: (by: string, isMissed: boolean) =>
      `书面意见的补录期限为 ${by}${isMissed ? "，未按期补录，仍应尽快补录" : ""}；补录的意见留存备查，不改变结果。`,
    revoked: (when: string) => `该默许已于 ${when} 撤销。`,
    replaced: (by: string) => `由${by}替代，不再审查。`,
    cancelled: (date: string, cause: string) => `已于 ${date} 终止审查：${cause}。`,
  },
  /** 到期未答复不视为同意的原因 */
  barred: {
    flag: "项目属于负面清单所列情形，逾期未答复不视为同意，转为升级督办",
    lapsed: "申请人的材料逾期未补齐，逾期未答复不视为同意，转为升级督办",
  },
  afterLadder: {
    means: (silence: string, days: number) =>
      `${silence}；督办至本级人民政府后又满 ${days} 个工作日的，牵头部门按无意见继续办理`,
    at: (raised: string, when: string) => `${raised}；至 ${when} 仍未答复的，牵头部门按无意见继续办理`,
    why: (due: string, last: string, days: number) =>
      `期限于 ${due} 届满；${last} 已督办至本级人民政府，此后又满 ${days} 个工作日仍未答复，牵头部门按无意见继续办理。`,
  },
};

export type StateSays = typeof zh;
