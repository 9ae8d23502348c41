/** What the notices of intake say, in both languages. */
import { describe, expect, it } from "@jest/globals";
import type { Notice } from "../../functions/domain/notices/notice.ts";
import { at } from "../domain/given.ts";
import { sample } from "./samples.ts";
import { textOf, says } from "./printed.ts";

describe("受理通知书", () => {
  it("says of every review its limit, its date and what silence on that date means", () => {
    const text = textOf(sample("acceptance"));
    says(text, "受理日期 2026年3月2日", "材料齐全，系统即时受理", "牵头部门 规划局");
    says(text, "建设条件意见 住房和建设局 5个工作日（自送达次日起算） 2026年3月9日 超时默许");
    says(text, "依据：龙岗区并联审批超时默许规则（示例，非真实文件） 第三条");
    says(
      text,
      "用地意见 国土资源局 7个工作日（自送达次日起算） 2026年3月11日 升级督办 依据：事项目录 440307-2026.1",
    );
    says(text, "无意见继续办理：", "超时默许：", "升级督办：");
  });

  it("says which wait for which, what stands in, the fees and where to ask", () => {
    const text = textOf(sample("acceptance"));
    says(
      text,
      "前置事项办结、送达后起算",
      "待“用地意见”同意（含超时默许）后启动",
      "由告知承诺替代",
      "1,200元",
    );
    says(text, "各事项收费合计1,200元", "凭申请编号a1", "咨询：12345；投诉：12345");
    says(textOf(sample("acceptance"), "en"), "After consent, express or by silence, to:", "CNY 1,200");
  });

  it("names the statutory limit where it runs out first", () => {
    const notice = sample("acceptance");
    if (notice.body.kind !== "acceptance") throw new Error("not an acceptance");
    const [first, ...rest] = notice.body.reviews;
    const statutoryFirst = { days: 7, unit: "calendar-days" } as const;
    const body = { ...notice.body, reviews: [{ ...first!, statutoryFirst }, ...rest] };
    says(textOf({ ...notice, body }), "法定时限7个自然日先届满，以法定时限为准");
    says(
      textOf({ ...notice, body }, "en"),
      "the statutory limit of 7 calendar days runs out first and decides",
    );
    expect(textOf(notice)).not.toContain("先届满");
  });

  it("does not call material complete that the window has kept silent about", () => {
    const notice = sample("acceptance");
    if (notice.body.kind !== "acceptance") throw new Error("not an acceptance");
    const text = textOf({ ...notice, body: { ...notice.body, how: "silence" } });
    says(text, "自收到申请材料之日起视为受理");
    expect(text).not.toContain("材料齐全");
  });

  it("says that a date is provisional", () => {
    const notice = sample("acceptance");
    if (notice.body.kind !== "acceptance") throw new Error("not an acceptance");
    const reviews = notice.body.reviews.map((review) => ({
      ...review,
      provisional: review.dueDate !== null,
    }));
    const provisional = { ...notice, body: { ...notice.body, reviews } };
    says(textOf(provisional), "2026年3月9日（暂定：所涉年度的放假安排尚未正式公布）");
    says(textOf(provisional, "en"), "9 March 2026 (provisional");
    expect(textOf(notice)).not.toContain("暂定");
  });
});

describe("收件凭证", () => {
  it("says what was received and when, until when the window answers, and what its silence means", () => {
    const notice = sample("receipt");
    expect(notice.issuedBy.id).toBe("planning");
    const text = textOf(notice);
    says(text, "收件时间 2026年3月2日9时", "收件窗口 规划局", "总平面图", "交通影响评价报告");
    says(text, "窗口应于2026年3月9日24时前", "逾期未告知的，自收到申请材料之日（2026年3月2日）起视为受理");
    says(text, "凭申请编号a1", "不是受理决定");
    says(textOf(notice, "en"), "before 24:00 on 9 March 2026", "counts as accepted as of the day of receipt");
  });
});

describe("一次性告知书", () => {
  it("lists all that is missing, with the date and what it does to the clock", () => {
    says(textOf(sample("materials")), "1 总平面图 缺少", "2 交通影响评价报告 缺少", "审查时限不起算");
    says(textOf(sample("materials")), "请于2026年3月30日24时前提交");
  });

  it("says which department asks for a supplement, why, and that its clock stands", () => {
    const text = textOf(sample("supplement"));
    says(text, "1 给排水及水土保持方案 缺少水文计算 水务局（涉水与排水意见）：无法核算行洪", "审查计时中止");
    says(text, "请自收到本告知书之日起10个工作日内补齐", "至2026年3月4日24时视为收到");
    says(text, "2026年3月19日24时", "不视为同意，转为升级督办");
  });

  it("补正要求撤回告知书 says what is asked for no more, what is still owed to whom, and that the clock runs", () => {
    const notice = sample("supplement-withdrawn");
    const text = textOf(notice);
    says(text, "水务局于2026年3月3日10时提出的补正要求，现予撤回");
    const item = "1 给排水及水土保持方案 缺少水文计算 水务局（涉水与排水意见）：无法核算行洪";
    says(text, "不再要求提交的材料", item, "恢复计时", "不得再次要求补正", "各部门目前均无待补正材料");
    const { body } = notice;
    if (body.kind !== "supplement-withdrawn") throw new Error(body.kind);
    const until = at("2026-03-18T00:00");
    const left = textOf({ ...notice, body: { ...body, items: [], left: body.items, until } });
    says(left, "仍需补正的材料", item, "请于2026年3月17日24时前提交");
  });

  it("is shown as corrected once a part of it was taken back", () => {
    const about = {
      void: { why: "request-withdrawn", at: at("2026-03-04T10:00"), reasons: null },
    } as const;
    const notice = sample("supplement");
    says(textOf(notice, "zh-CN", about), "已更正", "已于2026年3月4日撤回", "其余内容仍然有效");
    says(textOf(notice, "en", about), "CORRECTED", "took back on 4 March 2026", "the rest of the list holds");
  });

  it("says so when everything has come in since", () => {
    const notice = sample("supplement");
    const empty = { ...notice, body: { ...notice.body, items: [], until: "" } } as Notice;
    says(textOf(empty), "已全部收到");
  });
});

describe("an application that ends early", () => {
  it("不予受理: why, whose it is, and the remedies", () => {
    const text = textOf(sample("not-accepted", ({ referral }) => referral !== null));
    says(
      text,
      "项目不在本区",
      "行政许可法 第三十二条第一款第二项",
      "罗湖区规划局",
      "行政复议法",
      "60日",
      "行政诉讼法",
      "6个月",
    );
    const form = sample("not-accepted", ({ referral }) => referral !== null);
    says(textOf(form, "en"), "Competent authority 罗湖区规划局", "60 days", "6 months");
  });

  it("不予受理 has a form for what needs no licence: nobody is to be turned to", () => {
    const text = textOf(sample("not-accepted", ({ referral }) => referral === null));
    says(text, "依法不需要取得行政许可", "第三十二条第一款第一项");
    expect(text).not.toContain("请向");
    expect(text).not.toContain("应向何机关申请");
    const other = textOf(sample("not-accepted", ({ referral }) => referral !== null));
    says(other, "依法不属于本机关职权范围", "请向罗湖区规划局申请");
  });

  it("终止办理 goes to the departments that were at it, and at intake speaks of no reviews", () => {
    const inReview = sample("ended", ({ why, wasAccepted }) => why === "withdrawn" && wasAccepted);
    expect(inReview.audience.departments).toHaveLength(10);
    says(textOf(inReview), "尚未办结的审查一并终止", "发展和改革局、生态环境局");
    const atIntake = sample("ended", ({ why, wasAccepted }) => why === "withdrawn" && !wasAccepted);
    expect(atIntake.audience.departments).toEqual([]);
    expect(textOf(atIntake)).not.toContain("尚未办结的审查一并终止");
    says(textOf(atIntake), "申请尚未受理", "申请人撤回");
  });

  it("终止办理: what was missing, or that it was withdrawn", () => {
    says(
      textOf(sample("ended", ({ why }) => why === "lapsed")),
      "逾期未补齐材料",
      "2026年3月30日24时",
      "总平面图",
      "行政复议",
    );
    says(
      textOf(sample("ended", ({ why, wasAccepted }) => why === "withdrawn" && wasAccepted)),
      "申请人撤回",
      "项目调整",
      "2026年3月5日11时",
    );
  });
});
