/** What is said of a matter that was handed on, and of whose it is, in Chinese. */
import type { ReviewSummary } from "../api/answers.ts";

const standings: Record<NonNullable<ReviewSummary["referral"]>["standing"], string> = {
  awaited: "由其他部门移送，待接收",
  accepted: "由其他部门移送，已接收",
  "accepted-by-silence": "由其他部门移送，逾期未提异议，视为接收",
  disputed: "接收部门提出异议，待裁定",
  sitting: "部门之间相互移送，由权责协调会确定承办部门",
  stands: "经裁定，由该部门承办",
  returned: "经裁定，退回原移送部门承办",
  moved: "经裁定，由其他部门承办",
  named: "经裁定，由该部门承办，不再移送",
};

export const zh = {
  standings,
  because: { "named-again": "异议认为应由原移送部门承办", crosswise: "部门之间相互移送事项" },
  parties: (list: string) => `涉及部门：${list}`,
  dispute: (reasons: string) => `异议理由：${reasons}`,
  names: (department: string) => `认为应由${department}承办`,
  decides: { lead: "由牵头部门指定承办部门", supervisor: "由监督机关指定承办部门" },
  until: (moment: string) => `最迟于${moment}前指定`,
  answerBy: (moment: string) => `最迟于${moment}前答复`,
  decision: (department: string, reasons: string) => `指定${department}承办，理由：${reasons}`,
  matter: "事项",
  department: "承办部门",
  departmentHint:
    "指定其他部门，或者事项已经提交权责协调会的，由被指定的部门重新办理：承诺期限重新起算，法定期限连续计算，不得再次移送",
  reasons: "理由",
};
