/**
 * A year of one application with everything in it: a supplement, a hearing, an extension, a typhoon day, a refused
 * prerequisite, silence, a joint review, and an execution that it outlives. Set STORY=1 to have it told.
 */
import { speakerOf } from "../support/speakers.ts";
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { rulesWith } from "../support/rules.ts";
import { objection, world, type Applicant, type World } from "../support/runtime.ts";

const MATTERS = {
  "consult-ecology": { limit: { days: 20 } },
  "consult-housing": { prerequisites: [{ matter: "consult-land" }] },
  "consult-traffic-police": { prerequisites: [{ matter: "consult-forestry" }] },
};
const TYPHOON = [{ date: "2026-11-19", working: false, name: "台风红色预警停工" }];
const AT_ONCE = [
  "development-reform",
  "planning",
  "water",
  "forestry",
  "power-supply",
  "highways",
  "civil-defence",
];

jest.setTimeout(60_000); // a year of mornings

let w: World;
let applicant: Applicant;

beforeAll(async () => {
  w = await world({ rules: rulesWith({ matters: MATTERS }) });
  applicant = await w.submit();
});
afterAll(async () => {
  if (process.env["STORY"]) await tell();
  await w.stop();
  expect(w.logged.filter(({ level }) => level === "error")).toEqual([]);
});

const idOf = (department: string) => `${applicant.applicationId}.consult-${department}`;
const command = async (method: string, department: string, what: string, body?: unknown) =>
  w.call(method, `/v1/reviews/${idOf(department)}/${what}`, body, await w.as.department(department));
const lead = async (method: string, what: string, body: unknown) =>
  w.call(
    method,
    `/v1/applications/${applicant.applicationId}/${what}`,
    body,
    await w.as.department("planning"),
  );
const reviewOf = async (department: string) =>
  (await w.call("GET", `/v1/reviews/${idOf(department)}`, undefined, await w.as.department(department))).body;

describe("a year of one application", () => {
  it("begins with all departments at once, but for those that wait for others", async () => {
    const status = await w.status(applicant);
    const waiting = status.reviews.filter((review: { status: string }) => review.status === "waiting");
    expect(waiting.map((review: { department: { id: string } }) => review.department.id)).toEqual([
      "housing",
      "traffic-police",
    ]);
    // Land has seven days, housing five more behind it; ecology's twenty are longer.
    expect(status.expectedDecisionBy).toBe("2026-03-31T00:00:00.000+08:00");
    const asked = await command("PUT", "housing", "opinion", { kind: "consent" });
    expect(asked).toMatchObject({ status: 409, body: { code: "not-running", state: "waiting" } });
  });

  it("hears seven of them on the first day: two object, and traffic police falls with its prerequisite", async () => {
    for (const department of AT_ONCE) {
      const objects = department === "water" || department === "forestry";
      await w.opinion(applicant, department, objects ? objection : { kind: "consent" });
    }
    await w.rest();
    expect(await reviewOf("traffic-police")).toMatchObject({
      status: "closed",
      outcome: "cancelled",
      cause: { kind: "prerequisite", reviewId: idOf("forestry"), outcome: "objected" },
    });
    expect((await w.status(applicant)).status).toBe("in-review");
  });

  it("owes ecology a better statement, once, and keeps what ecology has used", async () => {
    await w.clock("2026-03-04T10:00:00+08:00");
    const item = { material: "environmental-statement", defect: "噪声预测缺夜间工况" };
    const request = { items: [item], reasons: "无法判断夜间施工影响", handler: { name: "孙工", post: "A" } };
    const asked = await command("POST", "ecology", "supplement-request", request);
    expect(asked).toMatchObject({
      status: 200,
      body: {
        status: "suspended",
        lamp: "blue",
        dueDate: "2026-04-17",
        supplement: { lapsesAt: "2026-03-21T00:00:00.000+08:00" },
      },
    });
    expect(await command("POST", "ecology", "supplement-request", request)).toMatchObject({ status: 200 });
    expect(
      await command("POST", "ecology", "supplement-request", { ...request, reasons: "又一次" }),
    ).toMatchObject({ status: 409, body: { code: "supplement-used" } });
  });

  it("starts housing the moment land consents", async () => {
    await w.clock("2026-03-11T16:00:00+08:00");
    expect((await w.opinion(applicant, "land")).status).toBe(200);
    await w.rest();
    expect(await reviewOf("housing")).toMatchObject({ status: "running", dueDate: "2026-03-18" });
  });

  it("runs on when the better statement is there", async () => {
    const { owed } = await w.status(applicant);
    expect(owed).toMatchObject([{ code: "environmental-statement", askedBy: idOf("ecology") }]);
    await w.clock("2026-03-12T15:00:00+08:00");
    const better = {
      name: "环境影响说明（补充夜间工况）",
      sha256: "a".repeat(64),
      uri: "https://files.example.org/environmental-statement-2.pdf",
    };
    const handedIn = await w.call(
      "PUT",
      `/v1/applications/${applicant.applicationId}/materials/environmental-statement`,
      better,
      w.as.applicant(applicant),
    );
    expect(handedIn).toMatchObject({ status: 200, body: { owed: [] } });
    expect(await reviewOf("ecology")).toMatchObject({ status: "running", dueDate: "2026-04-09" });
  });

  it("takes housing's silence for a consent like any other, and its written opinion is owed all the same", async () => {
    await w.clock("2026-03-19T00:00:00+08:00");
    expect(await reviewOf("housing")).toMatchObject({
      outcome: "deemed-consent",
      closedAt: "2026-03-19T00:00:00.000+08:00",
      silence: { backfillDueAt: "2026-03-20T00:00:00.000+08:00" },
    });
  });

  it("stops for a hearing that nobody ends, until the day it was planned to end", async () => {
    await w.clock("2026-03-23T10:00:00+08:00");
    const hearing = {
      kind: "hearing",
      basis: "行政许可法 第四十六条",
      reasons: "沿线居民申请听证",
      plannedEnd: "2026-07-13",
      approver: { name: "何局长", rank: "head" },
    };
    const officer = { ...hearing, approver: { name: "小李", rank: "officer" } };
    expect(await command("POST", "ecology", "special-procedure", officer)).toMatchObject({
      status: 422,
      body: { code: "approver-rank" },
    });
    const held = await command("POST", "ecology", "special-procedure", hearing);
    expect(held).toMatchObject({ status: 200, body: { status: "suspended", stop: { why: "hearing" } } });
    await w.clock("2026-07-14T09:00:00+08:00");
    // 3, 13, 16 … 20 March are used up, and 14 July is the eighth day.
    expect(await reviewOf("ecology")).toMatchObject({
      status: "running",
      usedDays: 7,
      dueDate: "2026-07-30",
    });
  });

  it("is extended once by the head, then stops again for the experts", async () => {
    await w.clock("2026-07-16T09:00:00+08:00");
    const more = { days: 10, reasons: "案情复杂", approver: { name: "何局长", rank: "head" } };
    const extended = await command("POST", "ecology", "extension", more);
    expect(extended).toMatchObject({ status: 200, body: { limitDays: 30, dueDate: "2026-08-13" } });
    expect(await command("POST", "ecology", "extension", { ...more, days: 5 })).toMatchObject({
      status: 409,
      body: { code: "extension-used" },
    });
    await w.clock("2026-07-20T09:00:00+08:00");
    const experts = {
      kind: "expert-review",
      basis: "环境影响评价法 第十三条",
      reasons: "专家评审",
      plannedEnd: "2026-11-16",
      approver: { name: "何局长", rank: "head" },
    };
    expect(await command("POST", "ecology", "special-procedure", experts)).toMatchObject({ status: 200 });
  });

  it("moves by one day when a typhoon closes the region, and never back", async () => {
    await w.clock("2026-11-18T09:00:00+08:00");
    const before = await reviewOf("ecology");
    expect(before).toMatchObject({ status: "running", dueDate: "2026-12-11" });
    await w.restart(rulesWith({ matters: MATTERS, localDays: TYPHOON }));
    const after = await reviewOf("ecology");
    expect(after.dueDate).toBe("2026-12-14");
    expect(after.calendarVersion).not.toBe(before.calendarVersion);
    await w.restart(rulesWith({ matters: MATTERS }));
    expect((await reviewOf("ecology")).dueDate).toBe("2026-12-14");
    await w.restart(rulesWith({ matters: MATTERS, localDays: TYPHOON }));
  });

  it("outlives its execution, and is answered in the next year", async () => {
    await w.clock("2026-12-01T09:00:00+08:00");
    const appraisal = {
      kind: "appraisal",
      basis: "环境影响评价法 第十三条",
      reasons: "生态损害鉴定",
      plannedEnd: "2027-02-28",
      approver: { name: "何局长", rank: "head" },
    };
    const stopped = await command("POST", "ecology", "special-procedure", appraisal);
    expect(stopped).toMatchObject({ status: 200, body: { provisional: true } });
    await w.clock("2027-03-05T09:00:00+08:00");
    expect(await reviewOf("ecology")).toMatchObject({ status: "running", provisional: true });
    const conditions = [{ text: "夜间停止打桩", basis: "law", article: "噪声污染防治法 第四十三条" }];
    const consented = await w.opinion(applicant, "ecology", { kind: "consent-with-conditions", conditions });
    expect(consented).toMatchObject({ status: 200, body: { outcome: "consented-with-conditions" } });
    await w.rest();
  });

  it("goes to a joint review because of the objections, and the lead grants all that was examined, with reasons to the objector", async () => {
    expect(await w.status(applicant)).toMatchObject({
      status: "joint-review",
      jointReview: { objections: [idOf("water"), idOf("forestry")], dueAt: "2027-03-20T00:00:00.000+08:00" },
    });
    const conclusion = {
      minutes: "与会各方核对了管线净距与林地补偿方案。",
      result: "grant",
      reasons: "方案已按水务意见东移，林地占用有补偿。",
      answers: [{ reviewId: idOf("forestry"), reasons: "占补平衡方案已批，见附件三。" }],
      present: [
        speakerOf("planning"),
        {
          department: "water",
          name: "郑涛",
          post: "副局长",
          mandate: { by: "office", rank: "deputy-head" },
          said: "无其他意见",
        },
        {
          department: "ecology",
          name: "郑涛",
          post: "副局长",
          mandate: { by: "office", rank: "deputy-head" },
          said: "无其他意见",
        },
      ],
    };
    expect(await lead("PUT", "joint-review/conclusion", conclusion)).toMatchObject({
      status: 409,
      body: { code: "not-convened" },
    });
    const sitting = { heldOn: "2027-03-12", time: "09:00", place: "区政务中心三楼", agenda: "净距与林地" };
    expect(await lead("POST", "joint-review", sitting)).toMatchObject({ status: 200 });
    const withdrawn = { position: "withdraws", reasons: "已收到东移四米的修改图" };
    expect(await command("PUT", "water", "joint-review-position", withdrawn)).toMatchObject({ status: 200 });
    await w.clock("2027-03-12T15:00:00+08:00");
    expect(await lead("PUT", "joint-review/conclusion", { ...conclusion, answers: [] })).toMatchObject({
      status: 422,
      body: { code: "reasons-to-objector-missing", reviews: [idOf("forestry")] },
    });
    expect(await lead("PUT", "joint-review/conclusion", conclusion)).toMatchObject({
      status: 200,
      body: { status: "partly-granted" },
    });
    await w.rest();
    const { jointReview, decision } = await w.status(applicant);
    expect(decision.conditions).toMatchObject([{ department: "ecology", text: "夜间停止打桩" }]);
    // Traffic police fell with forestry and was never heard: the lead answers for no more than the objection it overrides.
    const results = Object.fromEntries(
      decision.matters.map((one: { department: string; result: string; ground: { by: string } }) => [
        one.department,
        [one.result, one.ground.by],
      ]),
    );
    expect(results).toEqual({
      ...Object.fromEntries([...AT_ONCE, "land", "housing"].map((one) => [one, ["granted", "own"]])),
      ecology: ["granted-with-conditions", "own"],
      forestry: ["granted", "lead"],
      "traffic-police": ["not-examined", "own"],
    });
    const absent = jointReview.conclusion.attendance.find(
      (one: { department: string }) => one.department === "land",
    );
    // Land's matter names no basis for tacit consent: its silence counts for nothing in the minutes either.
    expect(absent).toMatchObject({ as: "absent", failed: expect.arrayContaining(["G1"]) });
  });

  it("leaves a ledger of every day, and one notice for everything that happened", async () => {
    const { body } = await w.call(
      "GET",
      `/v1/reviews/${idOf("ecology")}/clock`,
      undefined,
      await w.as.department("ecology"),
    );
    const kinds = new Set(body.days.map((day: { kind: string }) => day.kind));
    for (const kind of ["start-day", "working-day", "weekend", "suspended", "local-day-off"])
      expect(kinds).toContain(kind);
    expect(body.days.find((day: { date: string }) => day.date === "2026-11-19")).toMatchObject({
      counted: false,
      why: expect.stringContaining("台风"),
    });

    const path = `/v1/applications/${applicant.applicationId}/notices`;
    const { notices } = (await w.call("GET", path, undefined, w.as.applicant(applicant))).body;
    const byKind = Object.groupBy(notices, ({ kind }: { kind: string }) => kind);
    const counts = Object.fromEntries(Object.entries(byKind).map(([kind, list]) => [kind, list!.length]));
    expect(counts).toEqual({
      acceptance: 1,
      delay: 5, // two objections, a hearing, the experts, the appraisal
      supplement: 1,
      "deemed-consent": 1,
      extension: 1,
      "joint-review-told": 1,
      "date-moved": 2, // the typhoon, and the clock that ran again with the material
      "joint-review-minutes": 1,
      summary: 1, // and no decision of an organ's own beside it: none of the matters is a licence
    });

    const { noticeId } = notices.find(({ kind }: { kind: string }) => kind === "summary");
    const summary = (await w.call("GET", `${path}/${noticeId}`, undefined, w.as.applicant(applicant))).body;
    const { result, verdict, matters } = summary.notice.body;
    expect({ result, verdict }).toEqual({ result: "partly-granted", verdict: "grant" });
    const unexamined = matters.filter((one: { result: string }) => one.result === "not-examined");
    expect(unexamined).toMatchObject([
      { department: "traffic-police", outcome: "cancelled", fellWith: { code: "consult-forestry" } },
    ]);
  });

  it("costs what everybody's answer costs, three for each silence, stop and re-arm, and a generation", async () => {
    const { stateTransitions } = await w.metrics(applicant);
    // Restarts begin executions of their own; a bound, not a count.
    expect(stateTransitions).toBeLessThanOrEqual(15 + 3 * 12 + 4 * 8);
  });
});

async function tell(): Promise<void> {
  const clock = await w.call(
    "GET",
    `/v1/reviews/${idOf("ecology")}/clock`,
    undefined,
    await w.as.department("ecology"),
  );
  for (const { date, counted, why } of clock.body.days) console.log(date, counted ? "counted" : "-", why);
  const path = `/v1/applications/${applicant.applicationId}/notices`;
  const { notices } = (await w.call("GET", path, undefined, w.as.applicant(applicant))).body;
  for (const { at, number, kind } of notices) console.log(at, kind, number);
}
