/** What is told of objections, of the joint review and of the decision. */
import { describe, expect, it } from "@jest/globals";
import { GUARD_FAILS } from "../../functions/words/zh/codes.ts";
import { JUST_IN_TIME } from "../domain/given.ts";
import { sample } from "./samples.ts";
import { textOf, says } from "./printed.ts";

it("否决报备表 says the reasons, the article, the facts, the cure and who signed", () => {
  const text = textOf(sample("objection-report"));
  says(
    text,
    "the culvert is too narrow",
    "防洪法 第二十七条",
    "design flow 12 m³/s",
    "a culvert of 3 m",
    "领导批示 director Li签发",
  );
  says(text, "水务局", "一票否决 否", "是否逾期作出 否", "经办人 王工（A岗）", "联系方式 12345");
});

describe("联合会审", () => {
  it("通知书 says when, where, on what, who is invited and what absence means", () => {
    const text = textOf(sample("joint-review-invitation"));
    says(
      text,
      "会审日期 2026年3月18日",
      "政务中心三楼会议室",
      "涉水意见的协调",
      "水务局、",
      "视为同意会审纪要",
      "派有权代表本部门表态的人员",
    );
    expect(sample("joint-review-invitation").audience.applicant).toBe(false);
    says(text, "水务局（涉水与排水意见）：the culvert is too narrow");
  });

  it("通知书 to the applicant says that there is a sitting, when and on what, and asks nobody to speak", () => {
    const notice = sample("joint-review-told");
    expect(notice.audience).toEqual({ applicant: true, departments: [], supervisors: false });
    const text = textOf(notice);
    says(text, "联合会审通知书", "定于2026年3月18日09:00", "政务中心三楼会议室", "《联合会审纪要》");
    expect(text).not.toContain("派有权代表");
    expect(text).not.toContain("缺席");
  });

  it("纪要 says who came, the minutes, the conclusion, and the answers to objectors", () => {
    const text = textOf(sample("joint-review-minutes"));
    says(
      text,
      "会议听取了水务局的意见。",
      "结论 准予",
      "国土资源局 缺席，不视为同意 2026年3月10日10时发出通知；",
      "住房和建设局 缺席（视为同意会审纪要） 2026年3月10日10时发出通知；2026年3月11日10时",
      "缺席（视为同意会审纪要）",
      "缺席，不视为同意",
    );
    says(text, `G1 ${GUARD_FAILS.G1}`);
    const notice = sample("joint-review-minutes");
    const { body, issuedBy: department } = notice;
    if (body.kind !== "joint-review-minutes") throw new Error(body.kind);
    const matter = { code: "consult-water", name: "涉水与排水意见", nameEn: "Water" };
    const objections = [{ department, matter, as: "overridden" as const, reasons: "已要求加宽涵洞" }];
    says(
      textOf({ ...notice, body: { ...body, objections } }),
      "规划局（涉水与排水意见） 不予采纳，书面答复 已要求加宽涵洞",
    );
    says(text, "涵洞净宽 不小于3米 按行洪要求确定", "主持 规划局");
    says(text, "水务局 郑涛（科长） 书面授权（水务授〔2026〕3号） 净宽不得小于3米");
    says(text, "规划局 吴敏（副局长） 依职务（分管负责人） 涵洞可以调整");
  });
});

describe("a joint review over which the lead does not preside", () => {
  it("提请指定会审主持人函 says why, about what and by when", () => {
    const text = textOf(sample("presider-needed"));
    says(text, "牵头部门规划局就“设计方案规划审查”持不同意见，不得自行主持", "监督机关：");
    says(text, "应当召集会审的期限 2026年3月13日", "应当结束会审的期限 2026年3月24日");
  });

  it("会审主持人指定通知书 says who presides, in whose place and why", () => {
    const text = textOf(sample("presider-named"));
    says(text, "牵头部门规划局", "主持部门 住房和建设局", "主持人（职务） 何静（副局长）", "应当回避");
    says(textOf(sample("presider-named"), "en"), "Housing and Construction", "Who presides");
  });
});

describe("准予 / 不予行政许可决定书", () => {
  const granted = sample("licence-decision", ({ result }) => result === "granted");
  const refused = sample("licence-decision", ({ result }) => result === "refused");

  it("is of one licence, by its own organ, and by no lead", () => {
    for (const notice of [granted, refused]) {
      expect(notice.issuedBy.id).toBe("traffic-police");
      expect(notice.audience).toEqual({
        applicant: true,
        departments: ["traffic-police"],
        supervisors: false,
      });
      says(textOf(notice), notice.matter!.name, "出具机关 交通警察大队");
    }
  });

  it("grants by article 38(1), without a word of remedies", () => {
    const text = textOf(granted);
    says(text, "准予行政许可决定书", "第三十八条第一款，决定准予行政许可");
    expect(text).not.toContain("救济途径");
    says(textOf(granted, "en"), "Decision to grant a licence", "article 38(1)");
  });

  it("refuses by article 38(2), with reasons, article, facts, what would cure it, and the remedies", () => {
    const text = textOf(refused);
    says(text, "不予行政许可决定书", "第三十八条第二款，决定不予行政许可", "the culvert is too narrow");
    says(text, "防洪法 第二十七条", "design flow 12 m³/s", "a culvert of 3 m", "行政复议法", "行政诉讼法");
    says(textOf(refused, "en"), "Decision to refuse a licence", "article 38(2)");
  });

  it("says what it fell with, where a prerequisite was not granted", () => {
    if (refused.body.kind !== "licence-decision") throw new Error("no decision");
    const fellWith = { code: "x", name: "用地预审", nameEn: "Land" };
    const fallen = { ...refused, body: { ...refused.body, fellWith } } as const;
    says(textOf({ ...fallen, objections: [] }), "本事项以“用地预审”为前置，该事项未获准予");
  });
});

describe("并联审批意见汇总告知书", () => {
  const joint = sample("summary", ({ afterJointReview }) => afterJointReview);

  it("marks every opinion as express or deemed", () => {
    const text = textOf(joint);
    says(text, "结果 附条件准予", "经联合会审", "汇总时间 2026年3月18日16时");
    says(
      text,
      "建设条件意见 住房和建设局 超时默许（视为同意）（依据：龙岗区并联审批超时默许规则（示例，非真实文件） 第三条） 默示 2026年3月9日24时 是 通过",
    );
    says(
      text,
      "用地意见 国土资源局 附条件同意 明示 2026年3月3日15时30分 否 附条件通过",
      "涉水与排水意见 水务局 不同意 明示 2026年3月3日15时30分 否 通过（牵头部门的决定）",
    );
    says(
      textOf(joint, "en"),
      "Consent by silence (Rests on: 龙岗区并联审批超时默许规则（示例，非真实文件） 第三条) Deemed",
      "Consent with conditions Express",
    );
  });

  it("lists what does not apply and what nobody examined apart, in no decision", () => {
    if (joint.body.kind !== "summary") throw new Error("no summary");
    const [first, second, ...rest] = joint.body.matters;
    const fellWith = { code: "x", name: "用地预审", nameEn: "Land" };
    const matters = [
      { ...first!, result: "not-applicable", outcome: "not-applicable" },
      { ...second!, result: "not-examined", outcome: "cancelled", fellWith },
      ...rest,
    ] as const;
    const text = textOf({ ...joint, body: { ...joint.body, matters } });
    says(text, `不涉及的事项 ${first!.matter.name}`, "与本项目无关", "未审查的事项");
    says(text, "前置事项“用地预审”未获同意，终止审查", "既未准予，也未不予");
    expect(textOf(joint)).not.toContain("未审查的事项");
  });

  it("lists what came after the limit, and says that it changes nothing", () => {
    if (joint.body.kind !== "summary") throw new Error("no summary");
    const late = {
      ...joint.body.matters[0]!,
      id: "water",
      opinion: "objection",
      receivedAt: JUST_IN_TIME,
    } as const;
    const text = textOf({ ...joint, body: { ...joint.body, lateOpinions: [late] } });
    says(text, "期限届满后收到的意见", "不改变结果");
    expect(textOf(joint)).not.toContain("期限届满后收到的意见");
  });

  it("says what holds where conditions clashed, and only there", () => {
    if (joint.body.kind !== "summary") throw new Error("no summary");
    expect(textOf(joint)).not.toContain("条件相互冲突");
    says(textOf({ ...joint, body: { ...joint.body, clashes: ["road-width"] } }), "条件相互冲突的");
  });

  it("says every condition with its source and basis, and every objection in full", () => {
    const text = textOf(joint);
    says(text, "1 不得占用永久基本农田 国土资源局（用地意见） 法律规定（水法 第三十八条）");
    says(text, "水务局（涉水与排水意见） the culvert is too narrow 防洪法 第二十七条 design flow 12 m³/s");
    says(text, "见《联合会审纪要》");
  });

  it("says the remedies unless it is granted as asked for", () => {
    if (joint.body.kind !== "summary") throw new Error("no summary");
    const granted = {
      ...joint,
      conditions: [],
      objections: [],
      remedies: null,
      body: { ...joint.body, result: "granted", afterJointReview: false },
    } as const;
    const refused = {
      ...joint,
      body: { ...joint.body, result: "refused", afterJointReview: false },
    } as const;
    says(textOf(refused), "不予许可", "60日", "行政复议法", "6个月", "行政诉讼法");
    says(textOf(refused, "en"), "Refused", "60 days", "6 months");
    expect(textOf(granted)).not.toContain("救济途径");
    says(textOf(granted), "无附加条件");
  });

  it("gives the lead's own reasons and article where the lead decides", () => {
    if (joint.body.kind !== "summary") throw new Error("no summary");
    const lead = {
      result: "refuse",
      reasons: "不符合规划",
      article: "城乡规划法 第四十条",
      answers: [],
      resolutions: [],
      at: joint.at,
    } as const;
    const told = {
      ...joint,
      body: { ...joint.body, lead, afterJointReview: false, result: "refused" },
    } as const;
    says(textOf(told), "规划局就征求意见类事项作出决定", "不符合规划", "城乡规划法 第四十条");
  });
});
