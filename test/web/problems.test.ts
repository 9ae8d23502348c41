/** Every problem that a caller can meet is told in Chinese, as a sentence, and as exactly as its members allow. */
import { describe, expect, it } from "@jest/globals";
import { problemDocument, PROBLEMS } from "../../functions/contracts/problems.ts";
import type { ApplicationRefusal } from "../../functions/domain/application/application.ts";
import type { ReviewRefusal } from "../../functions/domain/review/review.ts";
import { parseInstant } from "../../functions/domain/base/time.ts";
import { applicationRefused } from "../../functions/http/application/applicationRefused.ts";
import { reviewRefused } from "../../functions/http/review/reviewRefused.ts";
import { problemFactsZh } from "../../web/app/problemFacts.zh.ts";
import { PROBLEMS_ZH } from "../../web/app/problems.zh.ts";

const SENTENCE = /^[^A-Za-z]*\p{Script=Han}.{5,}。$/u;

describe("problems in Chinese", () => {
  it.each(Object.keys(PROBLEMS))("%s has a whole sentence", (code) => {
    expect(PROBLEMS_ZH[code]).toMatch(SENTENCE);
  });

  it("tells of no problem that the API does not know", () => {
    const known = [...Object.keys(PROBLEMS), "offline"];
    expect(Object.keys(PROBLEMS_ZH).filter((code) => !known.includes(code))).toEqual([]);
  });
});

describe("what a refusal says exactly", () => {
  const due = parseInstant("2026-03-10T00:00:00+08:00");
  const [earliest, latest] = ["2026-03-03", "2026-08-29"];
  const refusals: [ReviewRefusal | ApplicationRefusal, told: string][] = [
    [{ code: "planned-end", earliest, latest }, "最早为2026年3月3日，最晚为2026年8月29日"],
    [{ code: "sitting-date", earliest, latest }, "最晚为2026年8月29日"],
    [{ code: "too-many-days", most: 5 }, "至多延长5日"],
    [{ code: "approver-rank", needed: ["head", "deputy-head"] }, "须经主要负责人或分管负责人批准"],
    [{ code: "past-due", dueAt: due }, "已于2026年3月9日 24:00届满"],
    [{ code: "late", outcome: "deemed-consent", dueAt: due }, "已于2026年3月9日 24:00到期"],
    [{ code: "already-decided", outcome: "consented" }, "结果是“同意”"],
    [{ code: "supplement-window-closed", closedAt: due }, "已于2026年3月9日 24:00结束"],
    [{ code: "sitting-not-held", heldOn: earliest }, "会议定于2026年3月3日召开"],
    [{ code: "application-ended", status: "granted" }, "状态是“准予”"],
    [{ code: "calendar-missing", year: 2027 }, "2027年的工作日历尚未载入"],
  ];

  it.each(refusals)("$code", (refusal, told) => {
    const review = ["planned-end", "too-many-days", "approver-rank", "past-due", "late", "already-decided"];
    const ofReview = [...review, "supplement-window-closed"].includes(refusal.code);
    const { problem } = ofReview
      ? reviewRefused(refusal as ReviewRefusal, "Asia/Shanghai")
      : applicationRefused(refusal as ApplicationRefusal);
    const sentence = problemFactsZh(problem.code, problemDocument(problem));
    expect(sentence).toMatch(SENTENCE);
    expect(sentence).toContain(told);
  });

  it("is not told without its members, or of another problem", () => {
    expect(problemFactsZh("planned-end", { earliest: "2026-03-03" })).toBeNull();
    expect(problemFactsZh("busy", { earliest: "2026-03-03", latest: "2026-03-04" })).toBeNull();
  });
});
