/** 绩效考评 from end to end: what is answered, what each mark opens to, closing by word and by itself, a correction. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { world, type Applicant, type World } from "../support/runtime.ts";

let w: World;
let supervisor: Record<string, string>;

beforeAll(async () => {
  w = await world();
  supervisor = await w.as.role("supervisor");
  const cases: Applicant[] = [];
  for (let i = 0; i < 11; i++) cases.push(await w.submit());
  for (const one of cases) await w.opinion(one, "water");
  for (const one of cases.slice(0, 9)) await w.opinion(one, "housing");
  await w.clock("2026-03-11T09:00:00+08:00");
  await w.rest();
});
afterAll(() => w.stop());

const call = (method: string, path: string, body?: object) => w.call(method, path, body, supervisor);
const appraisal = async (period: string) =>
  (await call("GET", `/v1/supervision/appraisals/${period}`)).body as {
    status: string;
    closableFrom: string;
    closesOn: string;
    mayClose: boolean;
    closed: { digest: string } | null;
    last: string[];
    corrections: { departments: object[] }[];
    departments: {
      id: string;
      rank: number | null;
      mark: number | null;
      closed: number;
      unranked: string | null;
    }[];
  };
const of = async (id: string, period = "2026-03") =>
  (await appraisal(period)).departments.find((one) => one.id === id)!;

describe("the appraisal of a period", () => {
  it("marks and ranks by what was closed in it, and says who is not ranked, and why", async () => {
    expect(await of("water")).toMatchObject({ closed: 11, mark: 100, rank: 1, unranked: null });
    // Nine answers in time, two silences.
    expect(await of("housing")).toMatchObject({
      closed: 11,
      rank: 2,
      figures: { closedInTime: 9, closedSilent: 2 },
    });
    expect(await of("planning")).toMatchObject({ closed: 0, rank: null, unranked: "too-few-closed" });
    expect(await of("water", "2026-02")).toMatchObject({ closed: 0, unranked: "too-few-closed" });
    expect((await of("water", "2026-Q1")).mark).toBe((await of("water", "2026")).mark);
  });

  it("opens each mark to its cases", async () => {
    const list = async (figure: string, department: string) =>
      (
        await call(
          "GET",
          `/v1/supervision/figures?figure=${figure}&department=${department}&from=2026-03-01&to=2026-03-31`,
        )
      ).body.rows as object[];
    expect(await list("closedInTime", "water")).toHaveLength(11);
    expect(await list("closedSilent", "housing")).toHaveLength(2);
    expect(await list("closedLate", "water")).toHaveLength(0);
  });

  it("takes what inspections gave, each of a department that there is, of a month that has come", async () => {
    const marks = [{ department: "water", mark: 60.5, source: "2026年3月现场督查通报" }];
    expect((await call("PUT", "/v1/supervision/inspections/2026-03", { marks })).status).toBe(200);
    // 0.5 of 40 above 60 is 1.25 %, which weighs 5 of the 80 that are not left out.
    expect((await of("water")).mark).toBe(93.83);
    for (const [month, wrong] of [
      ["2026-03", [{ ...marks[0], department: "nobody" }]],
      ["2026-03", [{ ...marks[0], mark: 100.01 }]],
      ["2026-03", [{ ...marks[0], mark: 60.505 }]],
      ["2026-04", marks],
      ["2026-13", marks],
      // Of one department two marks: which is meant?
      ["2026-03", [...marks, { ...marks[0], mark: 70 }]],
    ] as const) {
      const came = await call("PUT", `/v1/supervision/inspections/${month}`, { marks: wrong });
      expect([came.status, came.body.code]).toEqual([400, "malformed"]);
    }
    expect((await of("water")).mark).toBe(93.83);
  });

  it("says what a period and a mark are, where one is none", async () => {
    const faultOf = async (method: "GET" | "PUT", path: string, body?: object) =>
      (await call(method, `/v1/supervision/${path}`, body)).body.errors[0];
    expect(await faultOf("GET", "appraisals/2026-13")).toMatchObject({ path: "period", code: "period" });
    const marks = [{ department: "water", mark: 60.505, source: "s" }];
    expect(await faultOf("PUT", "inspections/2026-00", { marks })).toMatchObject({
      path: "month",
      code: "month",
    });
    expect(await faultOf("PUT", "inspections/2026-03", { marks })).toMatchObject({
      path: "marks[0].mark",
      code: "two-decimals",
    });
  });

  it("is for supervisors alone", async () => {
    const department = await w.as.department("water");
    expect((await w.call("GET", "/v1/supervision/appraisals/2026-03", undefined, department)).status).toBe(
      403,
    );
  });

  it("is closed by word from the sixth working day on, not before and not twice; by itself on the tenth", async () => {
    const closing = () => call("PUT", "/v1/supervision/appraisals/2026-03/closing");
    expect(await appraisal("2026-03")).toMatchObject({
      status: "under-way",
      closableFrom: "2026-04-09",
      closesOn: "2026-04-15",
      mayClose: false,
    });
    expect((await closing()).body).toMatchObject({ code: "period-not-closable", from: "2026-04-09" });
    await w.clock("2026-04-09T09:00:00+08:00");
    await w.rest();
    expect((await closing()).body).toMatchObject({ status: "over", asked: { by: { role: "supervisor" } } });
    expect((await closing()).status).toBe(200);
    await w.clock("2026-04-10T09:00:00+08:00");
    await w.rest();
    const closed = await appraisal("2026-03");
    expect(closed).toMatchObject({ status: "closed", mayClose: false, corrections: [] });
    expect((await appraisal("2026-Q1")).status).toBe("over");
    await w.clock("2026-04-15T09:00:00+08:00");
    await w.rest();
    expect((await appraisal("2026-Q1")).status).toBe("closed");
    expect((await call("PUT", "/v1/supervision/appraisals/2026-Q1/closing")).body).toMatchObject({
      code: "period-closed",
    });
    expect((await appraisal("2026-03")).closed).toEqual(closed.closed);
  });

  it("S7: a card that is corrected afterwards moves nothing that is closed, and is put beside it, dated", async () => {
    const rows = (
      await call(
        "GET",
        "/v1/supervision/figures?figure=yellowCards&department=housing&from=2026-03-01&to=2026-03-31",
      )
    ).body.rows as { review: { reviewId: string }; card: { rule: string; at: string } }[];
    const { review, card } = rows[0]!;
    const before = await appraisal("2026-03");
    const reasons = "当日平台故障，部门无法提交意见。";
    const came = await call("POST", `/v1/reviews/${review.reviewId}/card-correction`, {
      rule: card.rule,
      at: card.at,
      reasons,
    });
    expect(came.status).toBe(200);
    // What an inspection gives a month that is closed is said to come too late for its snapshot, whoever enters it, and for no own organ.
    const marks = [{ department: "water", mark: 70, source: "迟到的督查通报" }];
    const { token } = (await w.call("POST", "/local/tokens", { role: "supervisor", organ: "water" })).body;
    const entering = "/v1/supervision/inspections/2026-03";
    expect(
      (await w.call("PUT", entering, { marks }, { authorization: `Bearer ${token}` })).body,
    ).toMatchObject({
      code: "own-organ",
    });
    expect((await call("PUT", entering, { marks })).body).toMatchObject({ closed: ["2026-03", "2026-Q1"] });
    await w.clock("2026-04-16T09:00:00+08:00");
    await w.rest();
    const after = await appraisal("2026-03");
    expect([after.closed, after.departments]).toEqual([before.closed, before.departments]);
    expect(after.corrections).toHaveLength(1);
    const [corrected] = after.corrections[0]!.departments.filter(
      (one) => (one as { id: string }).id === "housing",
    );
    expect(corrected).toMatchObject({ figures: { closedSilent: 1, closedExcused: 1 } });
    expect(after.corrections[0]!.departments).toContainEqual(expect.objectContaining({ id: "water" }));
    // The mark that was signed still opens to the cases that it was counted from; days open to what counts now.
    const list = async (of: string) =>
      (await call("GET", `/v1/supervision/figures?figure=closedSilent&department=housing&${of}`)).body;
    const then = await list("closed=2026-03");
    expect(then).toMatchObject({ from: "2026-03-01", to: "2026-03-31", closed: { counted: 2 } });
    const reviewsOf = (rows: object[]) =>
      rows.map((row) => (row as { review: { reviewId: string } }).review.reviewId).toSorted();
    expect(reviewsOf(then.rows as object[])).toHaveLength(2);
    expect((await list("from=2026-03-01&to=2026-03-31")).rows).toHaveLength(1);
    // Page by page it is the same.
    const first = await list("closed=2026-03&limit=1");
    const second = await list(`closed=2026-03&limit=1&cursor=${String(first.nextCursor)}`);
    expect(reviewsOf([...(first.rows as object[]), ...(second.rows as object[])])).toEqual(
      reviewsOf(then.rows as object[]),
    );
    for (const [of, path] of [
      ["figure=closedSilent&closed=2026-04", "closed"],
      ["figure=closedSilent&closed=2026-13", "closed"],
      ["figure=received&closed=2026-03", "figure"],
    ] as const)
      expect((await call("GET", `/v1/supervision/figures?${of}`)).body).toMatchObject({
        code: "malformed",
        errors: [{ path }],
      });
  });
});
