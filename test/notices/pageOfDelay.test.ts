/** What is told of a delay, of a date, and of an order to those who are late. */
import { describe, expect, it } from "@jest/globals";
import { GUARD_FAILS } from "../../functions/words/zh/codes.ts";
import { sample } from "./samples.ts";
import { textOf, says } from "./printed.ts";

describe("滞办反馈告知书", () => {
  const delay = (why: string) => sample("delay", ({ cause }) => cause.why === why);

  it("says why, who handles it, what follows and when, and where to complain", () => {
    const text = textOf(delay("special-procedure"));
    says(
      text,
      "因进行听证，审查计时中止",
      "最迟于2026年3月20日0时恢复计时",
      "利害关系人申请听证",
      "行政许可法 第四十六条",
    );
    says(
      text,
      "经办人 周敏（B岗）",
      "下一步 特别程序结束后恢复计时",
      "下一步日期 2026年3月20日0时",
      "投诉渠道 12345",
    );
  });

  it("tells a silence past the limit, an objection and an overdue lead apart", () => {
    says(
      textOf(delay("overdue")),
      "审查期限已于2026年3月11日24时届满",
      "不视为同意",
      "王工（A岗）",
      "理由 承办部门未说明理由；其负责人应当向你单位说明",
    );
    says(
      textOf(delay("objection")),
      "不同意的意见（否决）",
      "the culvert is too narrow",
      "a culvert of 3 m",
      "防洪法 第二十七条",
    );
    says(textOf(delay("lead-overdue")), "牵头部门应当于2026年3月24日24时前作出结论", "承办部门负责人");
    says(textOf(delay("overdue"), "en"), "The limit ran out at 24:00 on 11 March 2026", "王工 (post A)");
  });

  it("names the guards that failed, by their meaning", () => {
    const notice = delay("overdue");
    if (notice.body.kind !== "delay" || notice.body.cause.why !== "overdue") throw new Error("not overdue");
    const cause = { ...notice.body.cause, failedGuards: ["G4", "G5"] };
    says(
      textOf({ ...notice, body: { ...notice.body, cause } }),
      `G4 ${GUARD_FAILS.G4}`,
      `G5 ${GUARD_FAILS.G5}`,
    );
  });
});

it("延长期限告知书 says the old date and the new, why, and who approved", () => {
  const text = textOf(sample("extension"));
  says(text, "延长 5个工作日", "2026年3月11日", "2026年3月18日", "需要现场核查", "吴局长（主要负责人）");
  says(textOf(sample("extension"), "en"), "11 March 2026", "18 March 2026", "吴局长 (head of the organ)");
});

it("期限待定告知书 says to whom it was sent and when, that no clock runs, and what follows", () => {
  const notice = sample("date-open");
  expect(notice.audience).toEqual({ applicant: true, departments: [], supervisors: false });
  const text = textOf(notice);
  says(text, "住房和建设局", "2026年3月2日9时", "2026年3月3日24时", "到期日待定", "未答复不视为同意");
});

describe("督办单", () => {
  const order = (to: string) =>
    sample("supervision-order", (body, { matter }) => body.to === to && matter !== null);

  it("says to whom, what is overdue and since when, the handler, what is asked and what follows", () => {
    const text = textOf(order("leader"));
    says(
      text,
      "责任领导：下列事项逾期未办结",
      "环境影响技术审查",
      "生态环境局",
      "2026年3月11日24时",
      "王工（A岗）",
    );
    says(text, "无（该事项到期未答复不适用默许）", "立即督促作出书面意见", "第1个工作日");
    says(textOf(order("head-and-supervisor")), "部门主要负责人和监督机关：", "第3个工作日");
    says(textOf(order("government")), "深圳市龙岗区人民政府：", "最后一级督办");
    says(textOf(order("government"), "en"), "To People's Government of Longgang District:");
  });

  it("reaches a lead that does not conclude, too", () => {
    const text = textOf(sample("supervision-order", (_, { matter }) => matter === null));
    says(text, "牵头部门的结论", "2026年3月24日24时");
  });
});
