/** What is told of a delay, of a date, and of an order to those who are late. */
import { describe, expect, it } from "@jest/globals";
import type { Notice } from "../../functions/domain/notices/notice.ts";
import { GUARD_FAILS } from "../../functions/words/zh/codes.ts";
import { sample } from "./samples.ts";
import { textOf, says } from "./printed.ts";

describe("滞办反馈告知书", () => {
  const delay = (why: string) => sample("delay", ({ cause }) => cause.why === why);

  it("says why, who handles it, what follows and when, and where to complain", () => {
    const text = textOf(delay("special-procedure"));
    says(
      text,
      "因听证需16日，原应办结日期2026年3月11日，顺延至2026年3月27日，批准人吴局长（主要负责人）",
      "所需时间 16日（至2026年3月19日24时）",
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
      "理由 生态环境局尚未答复。该部门负责人应当向你单位书面说明逾期理由；监督机关已以《督办单》要求其说明",
    );
    says(
      textOf(delay("objection")),
      "不同意的意见（否决）",
      "the culvert is too narrow",
      "a culvert of 3 m",
      "防洪法 第二十七条",
    );
    says(
      textOf(delay("lead-overdue")),
      "牵头部门本环节的工作（召集、结束联合会审或者作出决定）应当于2026年3月24日24时前完成，逾期未完成",
      "承办部门负责人",
    );
    says(textOf(delay("overdue"), "en"), "The limit ran out at 24:00 on 11 March 2026", "王工 (post A)");
  });

  it("names the guards that failed, by their meaning", () => {
    const notice = delay("overdue");
    if (notice.body.kind !== "delay" || notice.body.cause.why !== "overdue") throw new Error("not overdue");
    const cause = { ...notice.body.cause, failedGuards: ["G4", "G5"], flags: ["cultural-relic"] } as const;
    const text = textOf({ ...notice, body: { ...notice.body, cause } });
    says(text, `G4 ${GUARD_FAILS.G4}`, "G5 项目属于负面清单所列情形（涉及文物保护），不适用超时默许");
    expect(text).not.toContain("未列入");
  });
});

it("延长期限告知书 says the old date and the new, why, and who approved", () => {
  const text = textOf(sample("extension"));
  says(text, "经国土资源局负责人吴局长（主要负责人）批准，延长5个工作日");
  says(text, "延长 5个工作日", "2026年3月11日", "2026年3月18日", "需要现场核查", "吴局长（主要负责人）");
  says(textOf(sample("extension"), "en"), "11 March 2026", "18 March 2026", "吴局长 (head of the organ)");
});

it("期限待定告知书 says to whom it was sent and when, that no clock runs, and what follows", () => {
  const notice = sample("date-open");
  expect(notice.audience).toEqual({ applicant: true, departments: [], supervisors: false });
  const text = textOf(notice);
  says(text, "住房和建设局", "2026年3月2日9时", "2026年3月3日24时", "到期日待定", "未答复不视为同意");
});

describe("期限变更告知书", () => {
  it("says the old date, the new one and why, to department and applicant, where a new calendar moves it", () => {
    const notice = sample("date-moved", ({ by }) => by.why === "calendar");
    expect(notice.audience).toEqual({ applicant: true, departments: ["housing"], supervisors: false });
    expect(notice.issuedBy.id).toBe("housing");
    const text = textOf(notice);
    says(text, "原应办结日期 2026年3月9日", "变更后应办结日期 2026年3月10日");
    says(text, "原版本cn-2026-11-01，现版本cn-2026-12-01", "第八十二条");
    says(textOf(notice, "en"), "9 March 2026", "10 March 2026");
  });

  it("says the same where a change of the project starts the clock again", () => {
    const isMeant = ({ by }: { by: { why: string } }, { matter }: Notice) =>
      by.why === "project-change" && matter?.code === "consult-land";
    const notice = sample("date-moved", isMeant);
    const text = textOf(notice);
    says(text, "用地意见", "原应办结日期 2026年3月11日", "变更后应办结日期 2026年3月13日");
    says(text, "项目发生实质性变更（第1次）", "变更前已经用去的时间不再计入");
  });

  it.each([
    [
      "the material has come, or is asked for no more",
      { stop: "supplement", lapsed: false },
      ["原应办结日期 2026年3月11日", "变更后应办结日期 2026年3月13日", "已经补正，或者部门撤回了补正要求"],
    ],
    [
      "its term has lapsed: silence counts as consent no more",
      { stop: "supplement", lapsed: true },
      ["原应办结日期 2026年3月11日", "没有全部提交，恢复计时", "到期未答复不再视为同意"],
    ],
    [
      "a procedure has ended early, after a date with its planned end was told",
      { stop: "hearing", lapsed: false },
      ["变更后应办结日期 2026年3月16日", "特别程序（听证）提前结束，恢复计时", "与《受理通知书》所载相同"],
    ],
  ])("says the same to both as the clock runs again: %s", (_, meant, words) => {
    const notice = sample(
      "date-moved",
      ({ by }) => by.why === "resumed" && by.stop === meant.stop && by.lapsed === meant.lapsed,
    );
    const { departmentId } = { departmentId: notice.issuedBy.id };
    expect(notice.audience).toEqual({ applicant: true, departments: [departmentId], supervisors: false });
    const text = textOf(notice);
    says(text, ...words);
    expect(text.includes("与《受理通知书》所载相同")).toBe(!meant.lapsed);
    says(textOf(notice, "en"), "the clock runs again");
  });

  it("says the same where what was sent is served on a later day than was told", () => {
    const notice = sample("date-moved", ({ by }) => by.why === "served");
    const text = textOf(notice);
    says(text, "变更后应办结日期 2026年3月13日", "本事项于2026年3月6日9时", "送达承办部门");
    says(textOf(notice, "en"), "reached its department");
  });

  it("says who hands the matter on, to whom and why, and that the statutory limit is no longer for it", () => {
    const notice = sample("date-moved", ({ by }) => by.why === "handed-on");
    expect(notice.audience).toMatchObject({
      applicant: true,
      departments: ["water", "traffic-police", "planning"],
    });
    const text = textOf(notice);
    says(text, "水务局认为本事项不属于本部门职权，已移送", "该段管网由街道办事处管理", "不因移送而延长");
    says(textOf(notice, "en"), "handed it on to", "the statutory one runs on");
  });

  it("says who has named whose a matter is, and that it is handed on no further", () => {
    const handed = sample("date-moved", ({ by }) => by.why === "handed-on");
    const named = (by: "lead" | "supervisor"): Notice =>
      handed.body.kind === "date-moved" && handed.body.by.why === "handed-on"
        ? { ...handed, body: { ...handed.body, by: { ...handed.body.by, named: by } } }
        : handed;
    says(textOf(named("lead")), "经牵头部门裁定，本事项由", "裁定理由：该段管网由街道办事处管理", "不再移送");
    says(textOf(named("supervisor")), "经监督机关裁定，本事项由");
    says(
      textOf(named("supervisor"), "en"),
      "The supervisor has decided that the matter is for",
      "no further",
    );
    says(textOf(named("lead"), "en"), "The lead has decided that the matter is for");
  });
});

it("效能投诉答复书 says cause, remedy, responsibility and answer, to the complainant alone", () => {
  const notice = sample("complaint-answer");
  expect(notice.audience).toEqual({ applicant: true, departments: [], supervisors: false });
  const text = textOf(notice);
  says(text, "a1-C0123456789AB", "被投诉部门 生态环境局", "逾期三日无人答复", "投诉时间 2026年3月16日9时");
  says(
    text,
    "查明的原因 经办人出差",
    "整改措施 已由B岗接办",
    "责任追究 对经办人予以批评教育",
    "答复意见 已责成",
  );
  says(textOf(notice, "en"), "Who is responsible", "About Ecology and Environment");
});

describe("督办单", () => {
  const order = (to: string) =>
    sample("supervision-order", (body, { matter }) => body.to === to && matter !== null);

  it("says to whom, what is overdue and since when, the handler, what is asked and what follows", () => {
    const text = textOf(order("leader"));
    says(
      text,
      "下列事项逾期未办结",
      "应当答复人 生态环境局责任领导",
      "答复期限 2026年3月12日24时",
      "向何机关答复 深圳市龙岗区政务服务和数据管理局",
      "环境影响技术审查",
      "生态环境局",
      "2026年3月11日24时",
      "王工（A岗）",
    );
    says(text, "无（该事项到期未答复不适用默许）", "督促作出书面意见", "第1个工作日");
    says(textOf(order("head-and-supervisor")), "应当答复人 生态环境局主要负责人", "第3个工作日");
    says(textOf(order("head-and-supervisor")), "答复期限 2026年3月16日24时");
    says(textOf(order("government")), "督办层级 深圳市龙岗区人民政府", "最后一级督办");
    says(textOf(order("government")), "答复期限 2026年3月17日24时");
    says(textOf(order("government"), "en"), "Answer to People's Government of Longgang District");
  });

  it("reaches a lead that does not conclude, too", () => {
    const text = textOf(sample("supervision-order", (_, { matter }) => matter === null));
    says(text, "牵头部门的结论", "2026年3月24日24时");
  });
});
