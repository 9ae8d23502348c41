/** The register of integrity holds (失信联合惩戒), as supervisors keep it: judged at the due instant, never backwards. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { example, ROAD } from "../support/fixtures.ts";
import { world, type Applicant, type World } from "../support/runtime.ts";

const road = example("municipal-road-application");
const { creditCode } = road.applicant;

let w: World;
let supervisor: Record<string, string>;
const hold = { creditCode, reason: "拖欠农民工工资", basis: "国办发〔2019〕35号", from: "2026-03-01" };

const place = (body: object = hold, headers = supervisor) =>
  w.call("POST", "/v1/integrity-holds", body, headers);
const end = (holdId: string, reason = "信用修复") =>
  w.call("PUT", `/v1/integrity-holds/${holdId}/end`, { reason }, supervisor);
const list = (query = "") => w.call("GET", `/v1/integrity-holds${query}`, undefined, supervisor);
const reviewOf = async (applicant: Applicant, department: string) => {
  const { reviews } = (await w.status(applicant)) as { reviews: { department: { id: string } }[] };
  return reviews.find((review) => review.department.id === department) as Record<string, unknown>;
};

beforeAll(async () => {
  w = await world();
  supervisor = await w.as.role("supervisor");
});
afterAll(() => w.stop());

describe("a hold that the authority puts on record after acceptance (A3)", () => {
  it("keeps the silence of a department from counting, at its due instant, and not before or after it", async () => {
    // Received on Monday 2 March: traffic police has five working days, water seven.
    const silent = await w.submit();
    await w.clock("2026-03-03T10:00:00+08:00");
    const placed = await place();
    expect(placed.status).toBe(201);
    expect(placed.body).toMatchObject({
      creditCode,
      from: "2026-03-01",
      until: null,
      status: "in-force",
      placed: { by: { role: "supervisor", rank: "head" }, at: "2026-03-03T10:00:00.000+08:00" },
      ended: null,
      offers: [{ command: "endHold", until: null }],
    });
    // As the rules say it stands in that instant, recorded or not; and as it is recorded.
    await w.clock("2026-03-09T23:59:59+08:00");
    expect(await reviewOf(silent, "traffic-police")).toMatchObject({ status: "running" });
    for (const now of ["2026-03-10T00:00:00+08:00", "2026-03-10T09:00:00+08:00"]) {
      await w.clock(now);
      const review = await reviewOf(silent, "traffic-police");
      expect(review).toMatchObject({ status: "overdue", failedGuards: ["G6"] });
    }

    // Ended before the next due instant: from then on silence counts again; what has escalated stays escalated.
    const ended = await end(placed.body.holdId as string);
    expect(ended.body).toMatchObject({ status: "ended", ended: { reason: "信用修复" }, offers: [] });
    await w.clock("2026-03-12T09:00:00+08:00");
    expect(await reviewOf(silent, "water")).toMatchObject({ outcome: "deemed-consent" });
    expect(await reviewOf(silent, "traffic-police")).toMatchObject({ status: "overdue" });
    const guard = (await reviewOf(silent, "water"))["silence"] as { guards: { guard: string }[] };
    expect(guard.guards.find((check) => check.guard === "G6")).toMatchObject({
      holds: true,
      facts: { holds: [] },
      evidence: "期限届满时，申请人未被列为失信联合惩戒对象",
    });

    // What is entered afterwards, as of whenever, takes nothing back.
    const late = await place({ ...hold, reason: "another" });
    await w.rest();
    expect(await reviewOf(silent, "water")).toMatchObject({ outcome: "deemed-consent" });
    expect((await end(late.body.holdId as string)).status).toBe(200);
  });
});

describe("the register", () => {
  it("answers the same entry and the same end as the first time, and refuses another end", async () => {
    const entry = { ...hold, reason: "twice" };
    const first = await place(entry);
    expect((await place(entry)).body).toEqual(first.body);
    const { holdId } = first.body;
    const ended = await end(holdId);
    expect((await end(holdId)).body).toEqual(ended.body);
    expect((await place(entry)).body).toEqual(ended.body);
    expect(await end(holdId, "another")).toMatchObject({ status: 409, body: { code: "hold-ended" } });
  });

  it("lists what stands and what has ended, the latest first, in pages, and all about one applicant", async () => {
    for (const reason of ["a", "b", "c"]) await place({ ...hold, reason });
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const { body }: { body: { holds: { reason: string }[]; nextCursor: string | null } } = await list(
        `?limit=1${cursor === null ? "" : `&cursor=${cursor}`}`,
      );
      expect(body.holds.length).toBeLessThanOrEqual(1);
      seen.push(...body.holds.map(({ reason }) => reason));
      cursor = body.nextCursor;
    } while (cursor !== null);
    expect(seen.toSorted()).toEqual(["a", "b", "c"]);
    const about = (await list(`?creditCode=${creditCode}`)).body;
    expect(about.holds.length).toBe(6);
    const { holds: ended } = (await list("?status=ended")).body;
    expect(ended.map(({ reason }: { reason: string }) => reason).toSorted()).toEqual(
      ["another", hold.reason, "twice"].toSorted(),
    );
  });

  it("refuses what is not right, and says what would be", async () => {
    expect(await place({ ...hold, creditCode: "123" })).toMatchObject({
      status: 400,
      body: { errors: [{ path: "creditCode" }] },
    });
    expect(await place({ ...hold, until: "2026-02-28" })).toMatchObject({
      status: 400,
      body: { errors: [{ path: "until" }] },
    });
    expect(await end(`${creditCode}-H0123456789AB`)).toMatchObject({
      status: 404,
      body: { code: "unknown-hold" },
    });
    const over = await place({ ...hold, reason: "over", until: "2026-03-02" });
    expect(over.body).toMatchObject({ status: "over", until: "2026-03-02", offers: [] });
    expect(await end(over.body.holdId)).toMatchObject({ status: 409, body: { code: "hold-over" } });
    expect((await place(hold, await w.as.department("planning"))).status).toBe(403);
  });

  it("outlives a restart", async () => {
    const before = (await list(`?creditCode=${creditCode}`)).body;
    await w.restart();
    expect((await list(`?creditCode=${creditCode}`)).body).toEqual(before);
    expect(w.rules.region.code).toBe(ROAD);
  });
});
