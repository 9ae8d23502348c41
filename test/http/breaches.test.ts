/** What a department did not answer in time stays on record, whatever the applicant does then (E4). */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { world, type World } from "../support/runtime.ts";

let w: World;
let supervisor: Record<string, string>;
beforeAll(async () => {
  w = await world();
  supervisor = await w.as.role("supervisor");
});
afterAll(() => w.stop());

const get = async (path: string) => (await w.call("GET", path, undefined, supervisor)).body;
const figuresOf = async (department: string) =>
  (await get("/v1/supervision/departments")).departments.find(({ id }: { id: string }) => id === department);

describe("a breach (E4)", () => {
  it("stays counted and its card issued when the case is withdrawn, and is taken back by a correction alone", async () => {
    const applicant = await w.submit();
    await w.clock("P60D");
    const file = () => get(`/v1/applications/${applicant.applicationId}/case`);
    type Told = { reviewId: string; department: string; rule: string; at: string; corrected: object | null };
    const before = (await file()).cards as Told[];
    const late = before.find(({ rule }) => rule === "promised-limit")!;
    const figures = async () => {
      const { received, overdue, silent, yellowCards, redCards, correctedCards } = await figuresOf(
        late.department,
      );
      return { received, late: overdue + silent, yellowCards, redCards, correctedCards };
    };
    const counted = await figures();
    expect([counted.received, counted.late, counted.yellowCards].every((n) => n > 0)).toBe(true);

    const withdrawal = `/v1/applications/${applicant.applicationId}/withdrawal`;
    expect((await w.call("POST", withdrawal, { reason: "r" }, w.as.applicant(applicant))).status).toBe(200);
    await w.rest();
    await w.clock("P1D");
    expect((await file()).cards).toEqual(before);
    expect(await figures()).toEqual(counted);

    const correction = `/v1/reviews/${late.reviewId}/card-correction`;
    const body = { rule: late.rule, at: late.at, reasons: "当日平台故障" };
    const corrected = await w.call("POST", correction, body, supervisor);
    expect(corrected).toMatchObject({
      status: 200,
      body: { ...late, corrected: { by: { role: "supervisor" }, reasons: "当日平台故障" } },
    });
    expect((await w.call("POST", correction, body, supervisor)).body).toEqual(corrected.body);
    await w.rest();
    expect((await file()).cards).toContainEqual(corrected.body);
    expect(await figures()).toEqual({ ...counted, correctedCards: counted.correctedCards + 1 });
    const other = { ...body, reasons: "另一理由" };
    expect(await w.call("POST", correction, other, supervisor)).toMatchObject({
      status: 409,
      body: { code: "card-corrected" },
    });
    const none = { ...body, at: "2026-03-02T00:00:00+08:00" };
    expect(await w.call("POST", correction, none, supervisor)).toMatchObject({
      status: 409,
      body: { code: "no-such-card" },
    });
    expect((await w.call("POST", correction, body, await w.as.department("water"))).status).toBe(403);
  });

  it("is in figures that a recount from the histories leaves as they are", async () => {
    const operator = await w.as.role("operator");
    const before = await get("/v1/supervision/departments");
    const { status, body } = await w.call("POST", "/v1/operations/figures", undefined, operator);
    expect([status, body]).toMatchObject([200, { corrected: 0, failed: 0, finished: true }]);
    expect(await get("/v1/supervision/departments")).toEqual(before);
  });
});
