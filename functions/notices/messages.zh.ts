/** 站内消息：每一种文书、事件各用一句话告知申请人。 */
import type { MessageSays } from "./messageSays.ts";

export const zh: MessageSays = {
  comma: "、",
  openDate: "待工作日历载入后确定",
  between: "",
  whole: "本申请",
  matter: (name) => `“${name}”`,
  documents: {
    receipt: ({ organ, by }) => `申请材料已收到，${organ}应于${by}前作出处理。`,
    acceptance: {
      automatic: (count) => `申请已受理，并同时转送${count}个事项的承办部门审查。`,
      clerk: (count) => `申请已受理，并同时转送${count}个事项的承办部门审查。`,
      silence: (count) =>
        `受理窗口在法定期限内未告知需要补正的内容，申请视为受理，并同时转送${count}个事项的承办部门审查。`,
    },
    materials: (items) => `申请材料不齐全或者不符合法定形式，需要补齐：${items}。`,
    supplement: (organs, items) => `${organs}要求补正：${items}。`,
    nothingAsked: "补正材料已全部收到，无需再提交。",
    withdrawn: (organ, items) => `${organ}撤回补正要求，不再要求提交：${items}。`,
    "not-accepted": (referral) =>
      referral === null
        ? "申请事项依法不需要取得行政许可，不予受理。"
        : `申请事项不属于本机关职权范围，不予受理，请向${referral}申请。`,
    ended: {
      lapsed: "逾期未补齐材料，申请终止办理，可以重新申请。",
      withdrawn: "根据您的撤回申请，本申请终止办理。",
    },
    delay: {
      "special-procedure": ({ matter, procedure, days, after }) =>
        `${matter}需要${procedure}，所需${days}日不计入办理期限，应办结日期顺延至${after}。`,
      overdue: ({ organ, matter, due, asker }) =>
        `${organ}应于${due}前对${matter}作出答复，逾期未答复，不视为同意；${asker}已督办。`,
      "lead-proceeds": ({ organ, matter, lead }) =>
        `${organ}对${matter}逾期未答复，督办无果，${lead}不再等待，按无意见继续办理。`,
      objection: ({ organ, matter }) => `${organ}对${matter}出具不同意的意见，整改要求见文书。`,
      "lead-overdue": ({ due, asker }) =>
        `牵头部门本环节的工作应于${due}前完成，逾期未完成；${asker}已督办。`,
    },
    extension: ({ organ, matter, days, after }) =>
      `${organ}经批准将${matter}的办理期限延长${days}，应办结日期为${after}。`,
    moved: {
      told: ({ matter, before, after }) =>
        before === null
          ? `${matter}的应办结日期已确定为${after}。`
          : `${matter}的应办结日期由${before}变更为${after}。`,
      open: ({ matter }) => `${matter}的审查期限自重新送达之日起算，日期届时另行告知。`,
      named: ({ matter, to, after }) =>
        `${matter}已指定由${to}承办${after === null ? "，期限自送达之日起算" : `，应办结日期为${after}`}。`,
      handedOn: ({ matter, from, to, after }) =>
        `${matter}由${from}移送${to}办理${after === null ? "，期限自送达之日起算" : `，应办结日期为${after}`}。`,
    },
    "deemed-consent": ({ organ, matter }) => `${organ}对${matter}到期未答复，视为同意（超时默许）。`,
    "joint-review-told": ({ date, time, place }) => `各部门将于${date}${time}在${place}召开联合会审。`,
    "joint-review-minutes": {
      grant: "联合会审已有结论：准予，纪要见文书。",
      refuse: "联合会审已有结论：不予许可，纪要见文书。",
    },
    "presider-named": ({ organ, name }) => `监督机关指定${organ}的${name}主持联合会审。`,
    "licence-decision": {
      granted: (matter) => `${matter}准予许可。`,
      "granted-with-conditions": (matter) => `${matter}附条件准予许可。`,
      refused: (matter) => `${matter}不予许可。`,
    },
    summary: {
      granted: "申请已办结：准予。",
      "granted-with-conditions": "申请已办结：附条件准予。",
      "partly-granted": "申请已办结：部分准予。",
      refused: "申请已办结：不予许可。",
      "nothing-to-grant": "申请已办结：各事项均不适用，无须取得许可。",
    },
    others: (count) => `另有文书${count}份。`,
    "project-change": (count) =>
      count === 0
        ? "项目变更已收到，不影响各事项的办理。"
        : `项目变更已收到，${count}个事项受影响，处理结果见文书。`,
    "complaint-answer": (about) => `对${about}的投诉已经答复。`,
    "revocation-announced": ({ organ, matter, until }) =>
      `${organ}对${matter}的超时默许拟予撤销，可于${until}前陈述、申辩。`,
    "revocation-withdrawn": ({ organ, matter }) => `${organ}对${matter}的超时默许不再撤销，默许继续有效。`,
    revocation: ({ organ, matter }) => `${organ}对${matter}的超时默许已被依法撤销。`,
    agency: {
      begun: (agent) => `代理人（编号${agent}）已获委托，在委托事项范围内代为办理本申请。`,
      extended: (agent) => `代理人（编号${agent}）的委托期限已经延长。`,
      ended: (agent) => `代理人（编号${agent}）的委托已经终止。`,
    },
    revision: {
      stands: (matter) => `“${matter}”的超时默许被撤销后，原办理结果经复核予以维持。`,
      changed: (matter) => `“${matter}”的超时默许被撤销后，原办理结果经复核已变更。`,
      revoked: (matter) => `“${matter}”的超时默许被撤销后，该事项的办理结果经复核已撤销。`,
    },
    "whole-limit": {
      extended: (date) => `办理总时限经批准延长至${date}，理由见文书。`,
      overdue: (date) => `办理总时限已于${date}届满，尚未作出决定。`,
    },
    "matter-added": (matters) => `经核实更正申报情况，增加审查事项：${matters}。办理总时限不变。`,
    rectification: {
      offered: (days) => `对本项目的不同意见可以整改，期限${days}个工作日，请答复是否同意。`,
      declined: () => "您单位不同意整改，本项目按现有意见继续办理。",
      agreed: (until) => `您单位同意整改，请于${until}前提交整改结果。`,
      done: () => "整改结果已收到，有关部门开始复审。",
      lapsed: () => "整改期限届满，未收到整改结果，由牵头部门按现有意见决定。",
    },
    "site-visit": {
      called: ({ date, time, place }) => `${date}${time}在${place}组织联合踏勘，请按时到场。`,
      moved: ({ date, time, place }) => `联合踏勘改在${date}${time}，地点：${place}。`,
      "other-date": ({ date, time, place }) => `联合踏勘已按申请改在${date}${time}，地点：${place}。`,
      "called-off": ({ date }) => `原定${date}的联合踏勘已经取消。`,
    },
    "site-visit-minutes": (date) => `${date}联合踏勘的纪要已经印发。`,
    "payment-notice": (amount) => `有费用${amount}元已经到期，请按缴费通知书缴纳。`,
    "payment-receipt": {
      receipt: ({ number, amount }) => `已开具缴费票据（${number}），金额${amount}元。`,
      reversal: ({ number, amount }) => `已开具冲红票据（${number}），金额${amount}元。`,
    },
    "promise-check": {
      stands: (matter) => `${matter}所依据的承诺经核查属实。`,
      "put-right": (matter) => `${matter}所依据的承诺经核查不属实，责令限期改正。`,
      withdrawn: (matter) => `${matter}所依据的承诺经核查不属实，据此取得的办理结果已撤销。`,
    },
    "promise-broken": (items) => `承诺补交的材料未按期补交：${items}。补交前不作出决定，也不再适用超时默许。`,
    "link-not-copied": (item) => `未能从所提供的链接取得“${item}”，请上传该文件。`,
    "date-open": ({ organ, matter }) => `${organ}的系统尚未接收${matter}，应办结日期待接收后确定。`,
    "silence-taken-back": ({ organ, matter }) =>
      `${organ}对${matter}的意见在期限内已经送达，此前登记的超时默许已更正。`,
  },
  events: {
    "promise-given": (items) => `申请已按承诺接收，尚需补交：${items}。`,
    "promise-reminded": (items) => `承诺补交的材料尚未收到：${items}。`,
    "query-code-reissued": "查询码已补发，原查询码作废。如非本单位申请补发，请立即向受理窗口核实。",
    "closed-by-silence": {
      "deemed-consent": ({ organ, matter }) => `${organ}对${matter}到期未答复，视为同意（超时默许）。`,
      "deemed-refusal": ({ organ, matter }) => `${organ}对${matter}到期未答复，视为不同意。`,
      "no-response": ({ organ, matter }) => `${organ}对${matter}到期未答复，按无意见继续办理。`,
    },
    "silence-found-premature": ({ organ, matter }) =>
      `${organ}对${matter}的意见在期限内已经送达，此前登记的默示办结已更正。`,
    "clock-resumed": ({ matter, due }) => `${matter}恢复计时，应办结日期为${due}。`,
    "order-answered": ({ organ, matter }) => `${organ}已就${matter}逾期答复督办。`,
    "referral-answered": {
      accepts: ({ organ, matter }) => `${organ}已接收移送的${matter}。`,
      disputes: ({ organ, matter }) =>
        `${organ}对移送的${matter}提出异议，由牵头部门裁定，办理期限不停止计算。`,
    },
    "referral-decided": {
      stands: ({ organ, matter }) => `${matter}经裁定由${organ}办理。`,
      returned: ({ matter }) => `${matter}经裁定退回原部门办理。`,
      moved: ({ organ, matter }) => `${matter}经裁定不再由${organ}办理，已指定其他部门承办。`,
    },
    "jurisdiction-opened": {
      lead: ({ matter }) =>
        `有关部门对${matter}的职权归属有争议，由牵头部门在三个工作日内指定承办部门，办理期限不停止计算。`,
      supervisor: ({ matter }) =>
        `有关部门对${matter}的职权归属有争议，由监督机关在三个工作日内指定承办部门，办理期限不停止计算。`,
    },
    "licence-handed-out": {
      online: ({ organ, matter, number }) =>
        `${organ}已颁发${matter}的许可证件（${number}），可以在办件页面下载。`,
      window: ({ organ, matter, number }) => `${organ}已颁发${matter}的许可证件（${number}），已在窗口领取。`,
    },
    "complaint-accepted": "您单位的投诉已受理。",
    "complaint-refused": "您单位的投诉未予受理，理由和其他救济途径见“投诉”。",
    "inquiry-answered": "您单位的咨询已答复，请在“咨询”中查看。",
    "rating-answered": "您单位的评价已答复，请在“评价”中查看，可以追评一次。",
    "rating-excluded": {
      mistaken: "您单位的一项评价经核实属误评，不再计入，原评价留存，理由见“评价”。",
      malicious: "您单位的一项评价经核实属恶意评价，不再计入，原评价留存，理由见“评价”。",
    },
    "complaint-filed": (by) => `投诉已登记，应于${by}前答复。`,
    "line-corrected": ({ matter, amount }) => `缴款书中${matter}的费用已更正为${amount}元。`,
    "order-placed": "支付机构已受理此前未提交成功的支付订单，可以前往支付。",
    "refund-opened": (amount) => `退款${amount}元已登记，由收费单位核实。`,
    "refund-refused": (said) => `收费单位未同意退款：${said}`,
    "refund-approved": "收费单位已同意退款，将按原支付渠道退回。",
    "payout-noticed": {
      processing: (amount) => `退款${amount}元正在办理。`,
      "paid-out": (amount) => `退款${amount}元已退回。`,
      failed: (amount) => `退款${amount}元未能退回，收费单位将另行办理。`,
    },
    "handed-over": ({ organ, matter, to }) => `${organ}办理${matter}的经办人变更为${to}，办理期限不变。`,
    "sent-on": ({ organ, matter, on }) =>
      `${organ}已完成${matter}的初审并转报上级机关，预计${on}答复；其间不计算办理期限。`,
    "higher-answered": {
      approved: ({ organ, matter }) => `上级机关已批准${matter}，由${organ}答复。`,
      refused: ({ organ, matter }) => `上级机关未批准${matter}，由${organ}答复。`,
    },
    "green-channel-entered": ({ name, phone }) => `本申请已进入绿色通道，由${name}专人跟踪（电话${phone}）。`,
    "green-channel-left": "本申请已退出绿色通道，按承诺时限办理。",
    "tracker-named": ({ name, phone }) => `本申请改由${name}专人跟踪（电话${phone}）。`,
  },
  agents: {
    "application-received": () => "代理人为您单位提交了本申请。",
    "material-handed-in": (item) => `代理人为您单位提交了材料：${item}。`,
    "material-replaced": (item) => `代理人为您单位更换了材料：${item}。`,
    "application-withdrawn": () => "代理人为您单位撤回了本申请。",
    "project-changed": () => "代理人为您单位变更了项目。",
    "rectification-agreed": () => "代理人为您单位同意整改。",
    "rectification-declined": () => "代理人为您单位答复不同意整改。",
    "rectification-done": () => "代理人为您单位提交了整改结果。",
    "complaint-filed": () => "代理人为您单位提出了投诉。",
    "site-visit-confirmed": () => "代理人为您单位确认了踏勘日期。",
    "revocation-answered": () => "代理人为您单位就拟撤销告知作了陈述、申辩。",
  },
  notOwn: "如非本单位委托，请立即撤销委托，并向受理窗口核实。",
  checks: ({ matter, by }) => `${matter}依据承诺办理，部门应于${by}前核查承诺。`,
  todo: {
    "hand-in": (items) => `请补交：${items}`,
    "put-right": "请按要求改正，并告知承办部门复查",
    "state-side": "可以陈述、申辩",
  },
};
