/** Outages of the platform, as operators record them: known at the due instant they count, later they are a ground. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { world, type Applicant, type World } from "../support/runtime.ts";

let w: World;
let operator: Record<string, string>;
let supervisor: Record<string, string>;

const record = (id: string, body: object, headers = operator) =>
  w.call("PUT", `/v1/operations/outages/${id}`, body, headers);
const takeOff = (id: string, reason = "登记有误") =>
  w.call("DELETE", `/v1/operations/outages/${id}`, { reason }, operator);
const read = (id: string, headers = operator) =>
  w.call("GET", `/v1/operations/outages/${id}`, undefined, headers);
const list = (query = "") => w.call("GET", `/v1/operations/outages${query}`, undefined, supervisor);
const reviewOf = async (applicant: Applicant, department: string) => {
  const { reviews } = (await w.status(applicant)) as { reviews: { department: { id: string } }[] };
  return reviews.find((review) => review.department.id === department) as Record<string, unknown>;
};
const fileOf = async ({ applicationId }: Applicant) =>
  (await w.call("GET", `/v1/applications/${applicationId}/case`, undefined, supervisor)).body;

beforeAll(async () => {
  w = await world();
  operator = await w.as.role("operator");
  supervisor = await w.as.role("supervisor");
});
afterAll(() => w.stop());

describe("an outage that the operator records", () => {
  it("keeps the silence of whom it cut off from counting, moves no date, and is said as it is", async () => {
    // Received on Monday 2 March: traffic police has five working days, water seven.
    const silent = await w.submit();
    const before = await reviewOf(silent, "traffic-police");
    await w.clock("2026-03-09T11:00:00+08:00");
    const outage = {
      from: "2026-03-09T10:30:00+08:00",
      departments: ["traffic-police"],
      reason: "政务外网汇聚节点故障",
    };
    const recorded = await record("2026-03-09-network", outage);
    expect(recorded).toMatchObject({
      status: 200,
      body: {
        outageId: "2026-03-09-network",
        status: "lasting",
        from: "2026-03-09T10:30:00.000+08:00",
        until: null,
        departments: ["traffic-police"],
        recorded: { by: { role: "operator" }, at: "2026-03-09T11:00:00.000+08:00" },
        takenOff: null,
      },
    });
    expect(recorded.body.history).toHaveLength(1);
    const { dueAt } = await reviewOf(silent, "traffic-police");
    expect(dueAt).toBe(before["dueAt"]);
    // As the rules say it stands in that instant, recorded or not; and as it is recorded.
    for (const now of ["2026-03-10T00:00:00+08:00", "2026-03-10T09:00:00+08:00"]) {
      await w.clock(now);
      const review = await reviewOf(silent, "traffic-police");
      expect(review).toMatchObject({
        status: "overdue",
        failedGuards: ["G10"],
        dueAt,
        failed: [
          {
            guard: "G10",
            evidence:
              "平台中断影响该部门：2026-03-09-network（2026年3月9日10时30分起，登记时尚未恢复，2026年3月9日11时登记）；期限共5日，其中1日受影响，含期限最后一日（2026-03-09）",
          },
        ],
      });
    }

    // Its end is an act on record; what was known at a due instant stays known, and others are judged by what is known then.
    const ended = await record("2026-03-09-network", { ...outage, until: "2026-03-09T12:00:00+08:00" });
    expect(ended.body).toMatchObject({ status: "over", history: [{ until: null }, {}] });
    await w.clock("2026-03-12T09:00:00+08:00");
    expect(await reviewOf(silent, "water")).toMatchObject({ outcome: "deemed-consent" });
    expect(await reviewOf(silent, "traffic-police")).toMatchObject({ status: "overdue" });
    const { guards } = (await reviewOf(silent, "water"))["silence"] as { guards: { guard: string }[] };
    expect(guards.find((check) => check.guard === "G10")).toMatchObject({
      holds: true,
      evidence: "期限届满前没有影响该部门的平台中断登记",
    });
    expect((await fileOf(silent)).outageGrounds).toEqual([]);

    // What is recorded afterwards takes nothing back, and is a ground that supervisors see.
    const late = { ...outage, departments: null, from: "2026-03-10T08:00:00+08:00" };
    expect((await record("2026-03-10-power", { ...late, until: "2026-03-11T09:00:00+08:00" })).status).toBe(
      200,
    );
    await w.rest();
    expect(await reviewOf(silent, "water")).toMatchObject({ outcome: "deemed-consent" });
    const { outageGrounds } = await fileOf(silent);
    expect(outageGrounds).toContainEqual(
      expect.objectContaining({
        reviewId: `${silent.applicationId}.consult-water`,
        department: "water",
        facts: expect.objectContaining({ daysLost: 2, limitDays: 7, onLastDay: true }),
        evidence: expect.stringContaining("2026-03-10-power"),
      }),
    );
    // And everywhere it touched, case by case.
    const another = await w.submit();
    const touched = async (limit: number) => {
      const seen: { reviewId: string; evidence: string; revokedAt: string | null }[] = [];
      let cursor: string | null = null;
      do {
        const { body }: { body: { consents: typeof seen; nextCursor: string | null } } = await w.call(
          "GET",
          `/v1/operations/outages/2026-03-10-power/consents?limit=${limit}${cursor === null ? "" : `&cursor=${cursor}`}`,
          undefined,
          supervisor,
        );
        seen.push(...body.consents);
        cursor = body.nextCursor;
      } while (cursor !== null);
      return seen;
    };
    const all = await touched(100);
    expect(all.map(({ reviewId }) => reviewId).toSorted()).toEqual(
      outageGrounds.map(({ reviewId }: { reviewId: string }) => reviewId).toSorted(),
    );
    expect(all[0]).toMatchObject({ evidence: expect.stringContaining("2026-03-10-power"), revokedAt: null });
    expect(await touched(1)).toEqual(all);
    expect(all.filter(({ reviewId }) => reviewId.startsWith(another.applicationId))).toEqual([]);
    expect(
      await w.call("GET", "/v1/operations/outages/2026-03-10-power/consents?cursor=x", undefined, supervisor),
    ).toMatchObject({ status: 400, body: { errors: [{ path: "cursor" }] } });
    // Whose silence never counted has nothing to revoke.
    expect(outageGrounds.map(({ department }: { department: string }) => department)).not.toContain(
      "traffic-police",
    );
    expect((await takeOff("2026-03-10-power")).body).toMatchObject({ status: "taken-off" });
    expect((await fileOf(silent)).outageGrounds).toEqual([]);
    expect(await touched(100)).toEqual([]);
  });
});

describe("the register", () => {
  const body = { from: "2026-03-12T10:00:00+08:00", until: "2026-03-12T11:00:00+08:00", reason: "升级" };

  it("answers the same again as the first time, in whichever form its instants are written", async () => {
    const first = await record("twice", body);
    expect((await record("twice", { ...body, from: "2026-03-12T02:00:00Z" })).body).toEqual(first.body);
    expect((await record("twice", { ...body, departments: null })).body).toEqual(first.body);
    const off = await takeOff("twice");
    expect(off.body).toMatchObject({ takenOff: { reason: "登记有误" }, history: [{}] });
    expect((await takeOff("twice")).body).toEqual(off.body);
    expect(await takeOff("twice", "另一理由")).toMatchObject({
      status: 409,
      body: { code: "outage-taken-off" },
    });
    expect(await record("twice", body)).toMatchObject({ status: 409, body: { code: "outage-taken-off" } });
    expect((await read("twice", supervisor)).body).toEqual(off.body);
  });

  it("lists what was put on record last first, in pages", async () => {
    await w.clock("PT1M");
    await record("latest", body);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: { body: { outages: { outageId: string }[]; nextCursor: string | null } } = await list(
        `?limit=1${cursor === null ? "" : `&cursor=${cursor}`}`,
      );
      expect(page.body.outages.length).toBeLessThanOrEqual(1);
      seen.push(...page.body.outages.map(({ outageId }) => outageId));
      cursor = page.body.nextCursor;
    } while (cursor !== null);
    expect(seen[0]).toBe("latest");
    expect(seen.toSorted()).toEqual(["2026-03-09-network", "2026-03-10-power", "latest", "twice"]);
  });

  it.each<[string, object, string, RegExp]>([
    ["no instant", { ...body, from: "2026-03-12 10:00" }, "from", /2026-03-02T09:00:00\+08:00/],
    ["an instant without an offset", { ...body, from: "2026-03-12T10:00:00" }, "from", /2026-03-02T09:00/],
    ["an end that is no later", { ...body, until: body.from }, "until", /later than from/],
    [
      "a department that is none",
      { ...body, departments: ["water", "nobody"] },
      "departments[1]",
      /one of .*water/,
    ],
    ["an empty list of them", { ...body, departments: [] }, "departments", /at least 1/],
    ["no reason", { ...body, reason: " " }, "reason", /./],
    ["something else", { ...body, open: true }, "open", /./],
  ])("refuses %s, and says what is allowed", async (_, given, path, says) => {
    const before = await list();
    const answer = await w.call("PUT", "/v1/operations/outages/bad", given, {
      ...operator,
      "accept-language": "en",
    });
    expect(answer).toMatchObject({ status: 400, body: { code: "malformed", errors: [{ path }] } });
    expect(answer.body.errors[0].message).toMatch(says);
    expect((await list()).body).toEqual(before.body);
  });

  it("refuses what is not there, and whom it is not for", async () => {
    expect(await read("nothing")).toMatchObject({ status: 404, body: { code: "unknown-outage" } });
    expect(await takeOff("nothing")).toMatchObject({ status: 404, body: { code: "unknown-outage" } });
    expect((await record("Not_A_Slug", body)).status).toBe(400);
    expect((await record("theirs", body, supervisor)).status).toBe(403);
    expect((await record("theirs", body, await w.as.department("water"))).status).toBe(403);
  });

  it("outlives a restart", async () => {
    const before = (await list()).body;
    await w.restart();
    expect((await list()).body).toEqual(before);
  });
});
