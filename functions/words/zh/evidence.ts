/** 默许条件的核查依据：每一项条件据以成立或者不成立的事实。 */
import { wordFor } from "../wordFor.ts";
import type { EvidenceSentences, ReceiptSentence } from "../evidence.ts";
import { CHANNELS, FLAG_SOURCES, FLAGS, KINDS, RECEIPTS } from "./codes.ts";

export const RECEIPT: ReceiptSentence = (receipt, { moment, deadline }) =>
  receipt === null
    ? "期限届满前没有签收、查阅、回执或者催告的记录"
    : receipt.by === "reminder"
      ? `${moment(receipt.at)}催告签收，自发送起的一个完整工作日已于${deadline(receipt.dayOverAt)}届满`
      : `${moment(receipt.at)}${RECEIPTS[receipt.by]}`;

export const EVIDENCE: EvidenceSentences = {
  G1: ({ basis }) => (basis ? `依据${basis.document} ${basis.article}` : "该事项未载明适用默许的依据"),
  G2: ({ channel, servedAt, recordedAt, receipt, wholeDays, leastDays }, wording) => {
    const { department, moment } = wording;
    return [
      `${moment(servedAt)}，${department}，${CHANNELS[channel]}`,
      RECEIPT(receipt, wording),
      ...(recordedAt === servedAt ? [] : [`${moment(recordedAt)}登记在案`]),
      ...(wholeDays < leastDays ? [`此后期限内的完整计时日仅${wholeDays}日，不足${leastDays}日`] : []),
    ].join("；");
  },
  G3: ({ stoppedSince }, { moment }) =>
    stoppedSince === null ? "期限届满时计时正在进行" : `计时自${moment(stoppedSince)}起中止`,
  G4: ({ owed, lapsedAt }, { moment }) => {
    if (owed.length > 0) return `申请人尚未补齐：${owed.join("、")}`;
    return lapsedAt === null
      ? "申请人没有尚未补齐的材料"
      : `补正期限已于${moment(lapsedAt)}届满，材料逾期后方补齐`;
  },
  G5: ({ flags, unconfirmed }, { moment }) =>
    [
      flags.length === 0
        ? "受理窗口、牵头部门和各承办部门均可标注负面清单情形，期限届满时均未标注"
        : `项目属于负面清单所列情形：${flags.map(({ flag, source, at }) => `${wordFor(FLAGS, flag)}（${FLAG_SOURCES[source]}，${moment(at)}）`).join("、")}`,
      ...(unconfirmed.length === 0 ? [] : [`申报后未经核实的情况：${unconfirmed.join("、")}`]),
    ].join("；"),
  G6: ({ holds }, { moment }) =>
    holds.length === 0
      ? "期限届满时，申请人未被列为失信联合惩戒对象"
      : `申请人被列为失信联合惩戒对象：${holds.map(({ holdId, recordedAt }) => `${holdId}（${moment(recordedAt)}登记）`).join("、")}`,
  G7: ({ kind, licencesByTacitConsent }) =>
    kind === "licence"
      ? `事项类别为行政许可，本地区${licencesByTacitConsent ? "已" : "未"}开放行政许可适用默许`
      : `事项类别为${KINDS[kind]}`,
  G8: ({ provisionalDay, calendarVersion }) =>
    provisionalDay === null
      ? `计入期限的各日及到期日均属已正式公布的年度（日历版本 ${calendarVersion}）`
      : `期限涉及${provisionalDay}，该年度放假安排尚未正式公布`,
  G9: ({ department, lead, heir }) =>
    department === lead
      ? "该部门即牵头部门"
      : heir !== undefined
        ? `该部门与牵头部门的职权现同由“${heir}”行使，不得以沉默向自己表示同意`
        : "该部门不是本申请的牵头部门",
  G10: ({ lastDay, onLastDay, daysLost, limitDays, outages }, { moment }) =>
    outages.length === 0
      ? "期限届满前没有影响该部门的平台中断登记"
      : [
          `平台中断影响该部门：${outages
            .map(
              ({ outageId, from, until, recordedAt }) =>
                `${outageId}（${moment(from)}起，${until === null ? "登记时尚未恢复" : `至${moment(until)}`}，${moment(recordedAt)}登记）`,
            )
            .join("、")}`,
          `期限共${limitDays}日，其中${daysLost}日受影响${onLastDay ? `，含期限最后一日（${lastDay}）` : ""}`,
        ].join("；"),
};
