/** What is told of a consent by silence, and of one that is void. */
import { describe, expect, it } from "@jest/globals";
import { GUARDS } from "../../functions/words/zh/codes.ts";
import { sample } from "./samples.ts";
import { textOf, says } from "./printed.ts";

describe("超时默许告知书", () => {
  const text = textOf(sample("deemed-consent"));

  it("says how it was served, the limit, the due instant and the document that allows it", () => {
    says(
      text,
      "送达时间 2026年3月2日9时",
      "并联审批平台收件箱",
      "办理时限 承诺时限5个工作日",
      "届满时间 2026年3月9日24时",
    );
    says(text, "默许依据文件 龙岗区并联审批超时默许规则（示例，非真实文件） 第三条");
  });

  it("shows the clock ledger day by day", () => {
    says(text, "2026年3月2日 周一 送达当日不计 否 0", "2026年3月3日 周二 工作日 是 1");
    says(text, "2026年3月7日 周六 周末 否 4", "2026年3月9日 周一 工作日 是 5");
  });

  it("names holidays, make-up workdays, stops and unofficial years in the ledger", () => {
    const notice = sample("deemed-consent");
    if (notice.body.kind !== "deemed-consent") throw new Error("not a deemed consent");
    const day = { counted: false, official: true, name: null };
    const ledger = [
      {
        ...day,
        date: "2026-02-14",
        counted: true,
        kind: "make-up-workday",
        day: "make-up-workday",
        name: "春节",
      },
      { ...day, date: "2026-02-16", kind: "holiday", day: "holiday", name: "春节" },
      { ...day, date: "2026-02-25", kind: "suspended", day: "working-day", stop: "expert-review" },
      { ...day, date: "2027-01-04", kind: "rolled-over", day: "weekend", official: false },
    ] as const;
    const told = textOf({ ...notice, body: { ...notice.body, ledger } });
    says(told, "2026年2月14日 周六 调休上班日（春节） 是 1", "2026年2月16日 周一 节假日（春节） 否 1");
    says(told, "中止计时：专家评审", "期限不在周末届满，顺延 所涉年度放假安排未正式公布");
  });

  it("shows all nine guards with their meaning, result and evidence", () => {
    for (const [guard, meaning] of Object.entries(GUARDS)) says(text, `${guard} ${meaning} 满足`);
    says(
      text,
      "申报后未经核实的情况：道路长度、用地面积",
      "满足 2026年3月2日9时，住房和建设局，",
      "满足 申请人没有尚未补齐的材料",
    );
    const english = textOf(sample("deemed-consent"), "en");
    says(english, "served on Housing", "the applicant owes nothing");
    // A document of one language holds no sentence of the other.
    expect(text).not.toMatch(/[a-z]+ [a-z]+ [a-z]+/);
  });

  it("says what it does and does not do, who is responsible, and until when the opinion is owed", () => {
    says(text, "具有同等效力", "任何部门不得以缺少该部门书面意见为由", "不约束人民法院", "可以依法撤销");
    says(text, "责任由住房和建设局承担", "经办责任人：王工（A岗）", "应当于2026年3月10日24时前补录书面意见");
    says(
      textOf(sample("deemed-consent"), "en"),
      "Limit ran out at 24:00 on 9 March 2026",
      "does not bind courts",
    );
  });
});

it("撤销决定书 says what is void, why, on which article, by whom, after the applicant was heard, and the remedies", () => {
  const text = textOf(sample("revocation"));
  says(
    text,
    "a1.consult-housing",
    "送达对象有误",
    "行政许可法 第六十九条",
    "出具机关 深圳市龙岗区人民政府",
    "本机关已于2026年3月24日告知拟撤销的事实、理由和依据，你单位于2026年3月27日作出陈述和申辩",
    "送达回证由他人签收",
    "拟撤销告知时间 2026年3月24日9时",
    "申请尚未作出办理结果",
    "深圳市人民政府申请行政复议",
    "深圳市中级人民法院",
    "2026年4月1日9时",
    "失效",
    "60日",
  );
});

it("撤销决定书 says where nothing was stated in time, and of one of before on which day the applicant was heard", () => {
  const silent = sample("revocation", ({ heard }) => heard?.statedAt === null);
  says(textOf(silent), "出具机关 住房和建设局", "你单位在规定期限内未陈述、申辩", "期限内未陈述、申辩");
  says(textOf(silent, "en"), "you did not state your side in time");
  const before = sample("revocation", ({ heardOn }) => heardOn !== undefined);
  says(textOf(before), "本机关已于2026年3月27日听取你单位的陈述和申辩", "听取陈述申辩日期 2026年3月27日");
});

it("拟撤销告知书 says the ground, the facts, the basis, and until when the applicant may state their side", () => {
  const notice = sample("revocation-announced");
  says(
    textOf(notice),
    "送达回证由他人签收",
    "申请人不具备申请资格或者不符合法定条件",
    "行政许可法 第六十九条",
    "有权陈述和申辩，请于2026年3月31日24时前",
    "该超时默许继续有效",
  );
  says(textOf(notice, "en"), "before 24:00 on 31 March 2026", "on no other ground");
});

it("终止撤销告知书 says which announcement is not gone on with, why, and that the consent stands", () => {
  const notice = sample("revocation-withdrawn");
  says(textOf(notice), "2026年3月24日告知拟撤销", "送达回证经核对无误", "该超时默许继续有效");
  says(textOf(notice, "en"), "It is not revoked", "stands");
});

it("超时默许更正告知书 says which certificate is void, when the opinion came, when the limit ran out, and what stays", () => {
  const notice = sample("silence-taken-back");
  says(
    textOf(notice),
    "a1.consult-housing",
    "2026年3月9日23时59分",
    "2026年3月9日24时",
    "查验时显示“已失效”",
    "已经启动的后续事项继续办理",
    "60日",
  );
  says(
    textOf(notice, "en"),
    "recorded too early",
    "24:00 on 9 March 2026",
    "this correction does not stop it",
  );
  expect(notice.audience).toEqual({ applicant: true, departments: ["housing"], supervisors: true });
});

it("撤销事由报告 says what is on record, what came in time, from whom, and what is asked of the supervisors", () => {
  const notice = sample("ground-for-revocation");
  says(
    textOf(notice),
    "超时默许（视为同意）",
    "2026年3月9日24时",
    "2026年3月9日23时59分",
    "不同意",
    "王工",
    "依法决定是否撤销",
    "监督机关：",
  );
  says(textOf(notice, "en"), "The case was over by then", "decide whether it is to be revoked");
  expect(notice.audience).toEqual({ applicant: false, departments: [], supervisors: true });
  expect(notice.issuedBy.id).toBe("housing");
});
