/** 国家报送：办理意见，以及一份一份报送材料的名称。只报送中文。 */
import type { DocumentRow, LocalMark, NationalSaying } from "../../domain/operations/nationalRows.ts";

const SILENT = {
  "deemed-consent": "超过承诺时限未答复，视为同意（超时默许）",
  "deemed-refusal": "超过法定时限未答复，视为不予许可",
  "no-response": "逾期未答复，牵头部门依规继续办理",
} as const;

const SAID = {
  lapsed: "逾期未补正，视为放弃申请",
  replaced: "以区域评估成果或者告知承诺替代审批",
  withdrawal: "申请人撤回申请",
  prerequisite: "前置事项未通过，不再办理",
  "project-change": "项目发生实质变更，本事项重新办理或者不再办理",
} as const;

/** 地方标识：国家状态码未区分的情形。 */
export const MARKS: Readonly<Record<LocalMark, string>> = {
  "deemed-consent": "超时默许",
  "deemed-refusal": "超时视为不予许可",
  "no-response": "逾期未答复",
  overdue: "超时办结",
  "not-applicable": "不涉及本部门职责",
  referred: "移送其他部门",
  replaced: "告知承诺或者区域评估替代",
  "partly-granted": "部分准予",
  "nothing-to-grant": "无需审批",
  "not-accepted-after-supplement": "补正后不受理",
};

/** 办理意见最长的字数：超出的截断，以省略号结尾。 */
const LONGEST = 2000;

export function opinionText(said: NationalSaying): string {
  switch (said.kind) {
    case "text":
      return shortened(said.text);
    case "conditions":
      return shortened(said.conditions.map((condition, i) => `${i + 1}．${condition}`).join("；"));
    case "silence":
      return said.basis === null
        ? SILENT[said.mark]
        : `${SILENT[said.mark]}，依据${said.basis.document} ${said.basis.article}`;
    default:
      return SAID[said.kind];
  }
}

/** 不从一个字的中间截断。 */
const shortened = (text: string): string =>
  text.length > LONGEST ? `${text.slice(0, LONGEST - 1).replace(/[\uD800-\uDBFF]$/, "")}…` : text;

/** 批复文件标题。 */
export const documentTitle = ({ matterName }: DocumentRow): string => `${matterName}办理结果`;
