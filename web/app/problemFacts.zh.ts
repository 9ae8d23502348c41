/**
 * Problems whose extension members say something exact, in Chinese: until which day, how many days, since when. A
 * sentence that lacks its members is not told; `problems.zh.ts` has one for every code that needs none.
 */
import { chineseDay, chineseDue } from "./chineseDay.ts";
import { zh } from "./words.zh.ts";

type Members = Readonly<Record<string, unknown>>;

const RANKS: Readonly<Record<string, string>> = {
  head: "主要负责人",
  "deputy-head": "分管负责人",
  officer: "经办人员",
};

const word = (words: Readonly<Record<string, string>>, key: string): string => words[key] ?? key;
const between = (earliest: string, latest: string): string =>
  `最早为${chineseDay(earliest)}，最晚为${chineseDay(latest)}。请在此期间内选择日期。`;

/** What is told of the members by name; each is a text, as the API sends it. */
const SENTENCES: Readonly<Record<string, readonly [members: string[], tell: (...told: string[]) => string]>> =
  {
    "planned-end": [
      ["earliest", "latest"],
      (earliest, latest) => `计划结束日期超出允许范围：${between(earliest, latest)}`,
    ],
    "sitting-date": [
      ["earliest", "latest"],
      (earliest, latest) => `会议日期超出允许范围：${between(earliest, latest)}`,
    ],
    "too-many-days": [["most"], (most) => `延长天数超过上限：本事项至多延长${most}日。请减少天数。`],
    "approver-rank": [
      ["needed"],
      (needed) =>
        `须经${needed
          .split(",")
          .map((rank) => word(RANKS, rank))
          .join("或")}批准。请经批准后重新提交。`,
    ],
    "past-due": [
      ["dueAt"],
      (dueAt) =>
        `办理期限已于${chineseDue(dueAt)}届满，不能再中止或延长。请直接提出意见；意见会留存，并标明逾期。`,
    ],
    late: [
      ["dueAt"],
      (dueAt) =>
        `本事项已于${chineseDue(dueAt)}到期，并已按超时规则办结。您的意见已作为逾期意见留存，供牵头部门参考，不改变办理结果。`,
    ],
    "already-decided": [
      ["outcome"],
      (outcome) =>
        `本事项登记在案的结果是“${word(zh.outcome, outcome)}”。此次提交已留存备查，不改变办理结果。可在联合会审中说明新的情况。`,
    ],
    "supplement-window-closed": [
      ["closedAt"],
      (closedAt) =>
        `要求补正的期间已于${chineseDue(closedAt)}结束。请就现有材料提出意见：同意、附条件同意或说明理由不同意。`,
    ],
    "sitting-not-held": [
      ["heldOn"],
      (heldOn) => `会议定于${chineseDay(heldOn)}召开，尚未召开。请在会议当日或之后作出结论。`,
    ],
    "application-ended": [
      ["state"],
      (state) => `该申请目前的状态是“${word(zh.applicationStatus, state)}”，不能再办理此操作。`,
    ],
    "calendar-missing": [
      ["year"],
      (year) => `${year}年的工作日历尚未载入，未保存任何内容。请联系运维人员载入后重新提交。`,
    ],
  };

/** The exact sentence of a problem, or `null` when there is none, or its members did not come along. */
export function problemFactsZh(code: string, members: Members): string | null {
  const sentence = SENTENCES[code];
  if (sentence === undefined) return null;
  const [names, tell] = sentence;
  const told = names.map((name) => members[name]).filter((member) => member != null);
  return told.length === names.length ? tell(...told.map(String)) : null;
}
