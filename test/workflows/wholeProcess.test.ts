/** The whole process over the real local engine, the production adapter and the virtual clock. */
import { speakerOf } from "../support/speakers.ts";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { addDays } from "../../functions/domain/base/time.ts";
import { ELEVEN, objection, world, type Applicant, type World } from "../support/runtime.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});
afterAll(async () => {
  await w.stop();
  expect(w.logged.filter(({ level }) => level === "error")).toEqual([]);
});

const reviewOf = (status: { reviews: { department: { id: string } }[] }, department: string) =>
  status.reviews.find((review) => review.department.id === department) as any; // oxlint-disable-line typescript/no-explicit-any -- a view

describe("an application to eleven departments", () => {
  it("reaches all of them in the same second, each with a clock of its own", async () => {
    const applicant = await w.submit();
    const status = await w.status(applicant);
    expect(status).toMatchObject({ status: "in-review", progress: { closed: 0, total: 11 } });
    const served = status.reviews.map((review: { servedAt: string }) => review.servedAt.slice(0, 19));
    expect(new Set(served)).toEqual(new Set(["2026-03-02T09:00:00"]));
    expect(reviewOf(status, "power-supply").dueAt).toBe("2026-03-06T00:00:00.000+08:00");
    expect(reviewOf(status, "planning").dueAt).toBe("2026-03-17T00:00:00.000+08:00");
    expect(status.expectedDecisionBy).toBe("2026-03-17T00:00:00.000+08:00");
  });

  it("is granted at once when all eleven consent, for 13 state transitions", async () => {
    const applicant = await w.submit();
    for (const department of ELEVEN) expect((await w.opinion(applicant, department)).status).toBe(200);
    await w.rest();
    const status = await w.status(applicant);
    expect(status).toMatchObject({ status: "granted", progress: { closed: 11, total: 11 } });
    expect(status.decision.matters.every((opinion: { deemed: boolean }) => !opinion.deemed)).toBe(true);
    expect((await w.metrics(applicant)).stateTransitions).toBe(13);
  });

  it("is granted with two consents by silence, each with guards, basis and ledger; a silent one costs one transition more", async () => {
    const applicant = await w.submit();
    const silent = ["traffic-police", "power-supply"];
    for (const department of ELEVEN.filter((id) => !silent.includes(id)))
      await w.opinion(applicant, department);
    await w.clock("P14D");

    const status = await w.status(applicant);
    expect(status.status).toBe("granted");
    for (const department of silent) {
      const review = reviewOf(status, department);
      expect(review).toMatchObject({ outcome: "deemed-consent", deemed: true, closedAt: review.dueAt });
      expect(review.silence.guards.map((g: { guard: string }) => g.guard)).toEqual([
        "G1",
        "G2",
        "G3",
        "G4",
        "G5",
        "G6",
        "G7",
        "G8",
        "G9",
        "G10",
      ]);
      expect(review.silence.guards.every((g: { holds: boolean }) => g.holds)).toBe(true);
      expect(review.silence.basis.document).toBeTruthy();
      const clock = (
        await w.call(
          "GET",
          `/v1/reviews/${review.reviewId}/clock`,
          undefined,
          await w.as.department(department),
        )
      ).body;
      expect(clock.days.filter((day: { counted: boolean }) => day.counted)).toHaveLength(review.limitDays);
    }
    expect(status.decision.matters.filter((o: { deemed: boolean }) => o.deemed)).toHaveLength(2);
    expect((await w.metrics(applicant)).stateTransitions).toBe(13 + 2);
  });

  const objectionOfWater = expect.objectContaining({
    department: "water",
    curableBy: objection.curableBy,
    signedBy: objection.signedBy,
  });

  /** All have answered, and water has objected. */
  async function contested(w: World): Promise<Applicant> {
    const applicant = await w.submit();
    expect((await w.opinion(applicant, "water", objection)).status).toBe(200);
    await w.rest();
    expect((await w.status(applicant)).status).toBe("in-review");
    for (const department of ELEVEN.filter((id) => id !== "water")) await w.opinion(applicant, department);
    await w.rest();
    return applicant;
  }

  it("is granted in part when one objects by a licence of its own, after all the others have answered too", async () => {
    const { region, ...rest } = w.rules;
    const matters = region.matters.map((matter) => ({ ...matter, veto: matter.code === "consult-water" }));
    const withVeto = await world({ rules: { ...rest, region: { ...region, matters } } });
    try {
      const status = await withVeto.status(await contested(withVeto));
      expect(status).toMatchObject({ status: "partly-granted", jointReview: null });
      expect(status.decision.objections).toEqual([objectionOfWater]);
      const results = new Map<string, unknown>(
        status.decision.matters.map((one: { department: string; result: string; reasons: string | null }) => [
          one.department,
          [one.result, one.reasons],
        ]),
      );
      for (const department of ELEVEN)
        expect(results.get(department)).toEqual(
          department === "water" ? ["refused", objection.reasons] : ["granted", null],
        );
    } finally {
      await withVeto.stop();
    }
  });

  it.each([
    { result: "grant", article: null, answered: true, status: "granted" },
    { result: "refuse", article: "防洪法 第二十七条", answered: false, status: "refused" },
  ])("goes through a joint review when another objects, which may $result it", async (conclusion) => {
    const applicant = await contested(w);
    const before = await w.status(applicant);
    const water = reviewOf(before, "water").reviewId as string;
    expect(before).toMatchObject({
      status: "joint-review",
      decidedAt: null,
      decision: null,
      jointReview: { objections: [water], sitting: null, conclusion: null },
    });
    const planning = await w.as.department("planning");
    const path = `/v1/applications/${applicant.applicationId}/joint-review`;
    const { offers } = (await w.call("GET", path.replace("/joint-review", "/case"), undefined, planning))
      .body;
    const heldOn = offers[0].limits.earliest as string;
    const invitation = { heldOn, time: "09:00", place: "101", agenda: "供水主管" };
    expect(await w.call("POST", path, invitation, planning)).toMatchObject({ status: 200 });
    await w.clock("P5D");

    const { result, article } = conclusion;
    const answers = conclusion.answered ? [{ reviewId: water, reasons: "该段向东平移 4 米" }] : [];
    const body = {
      minutes: "各部门已听取",
      result,
      article,
      reasons: "会审意见",
      answers,
      present: [
        speakerOf("planning"),
        {
          department: "water",
          name: "郑涛",
          post: "副局长",
          mandate: { by: "office", rank: "deputy-head" },
          said: "无其他意见",
        },
      ],
    };
    const concluded = await w.call("PUT", `${path}/conclusion`, body, planning);
    expect([concluded.status, concluded.body.status]).toEqual([200, conclusion.status]);
    await w.rest();
    const status = await w.status(applicant);
    expect(status).toMatchObject({ status: conclusion.status, jointReview: { conclusion: { result } } });
    expect(status.decision.objections).toEqual([objectionOfWater]);
    // The execution has waited for the conclusion, and was woken by it: it is over.
    expect((await w.metrics(applicant)).stateTransitions).toBe(13);
  });

  it("is granted with the union of conditions, each with its source and basis", async () => {
    const applicant = await w.submit();
    const condition = { text: "施工期间保留两条车道", basis: "law", article: "道路交通安全法 第三十二条" };
    await w.opinion(applicant, "traffic-police", {
      kind: "consent-with-conditions",
      conditions: [condition],
    });
    for (const department of ELEVEN.filter((id) => id !== "traffic-police"))
      await w.opinion(applicant, department);
    await w.rest();
    const status = await w.status(applicant);
    expect(status.status).toBe("granted-with-conditions");
    expect(status.decision.conditions).toEqual([
      expect.objectContaining({ department: "traffic-police", ...condition }),
    ]);
  });

  it("waits for an escalating review past its limit; the real opinion closes it and is marked overdue", async () => {
    const applicant = await w.submit();
    for (const department of ELEVEN.filter((id) => id !== "ecology")) await w.opinion(applicant, department);
    await w.clock("P20D");
    const overdue = await w.status(applicant);
    expect(overdue.status).toBe("in-review");
    expect(reviewOf(overdue, "ecology")).toMatchObject({
      status: "overdue",
      lamp: "red",
      outcome: null,
      remainingDays: 0,
    });

    expect((await w.opinion(applicant, "ecology")).body).toMatchObject({
      status: "closed",
      outcome: "consented",
      overdue: true,
    });
    await w.rest();
    expect((await w.status(applicant)).status).toBe("granted");
  });

  it("keeps a late opinion as advisory: 409 with the record, outcome unchanged, shown in the decision", async () => {
    const applicant = await w.submit();
    for (const department of ELEVEN.filter((id) => id !== "housing" && id !== "planning"))
      await w.opinion(applicant, department);
    const due = reviewOf(await w.status(applicant), "housing").dueAt as string;
    await w.clock(due);
    const late = await w.opinion(applicant, "housing", objection);
    expect(late).toMatchObject({
      status: 409,
      body: { code: "late", outcome: "deemed-consent", dueAt: due },
    });
    await w.opinion(applicant, "planning");
    await w.rest();
    const status = await w.status(applicant);
    expect(status.status).toBe("granted");
    expect(status.decision.lateOpinions).toEqual([
      expect.objectContaining({ department: "housing", kind: "objection" }),
    ]);
  });

  it("judges by the instant of receipt: one millisecond before midnight is in time, midnight is late", async () => {
    const [early, late] = [await w.submit(), await w.submit()];
    const due = reviewOf(await w.status(early), "housing").dueAt as string;
    await w.clock(
      due.replace(/^(.*)T00:00:00\.000/, (_, date: string) => `${addDays(date, -1)}T23:59:59.999`),
    );
    expect(await w.opinion(early, "housing")).toMatchObject({
      status: 200,
      body: { outcome: "consented", deemed: false },
    });
    await w.clock("PT0.001S");
    expect(await w.opinion(late, "housing")).toMatchObject({ status: 409, body: { code: "late" } });
  });

  it("takes the same opinion sixteen times at once as one", async () => {
    const applicant = await w.submit();
    const answers = await Promise.all(Array.from({ length: 16 }, () => w.opinion(applicant, "land")));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 16 }, () => 200));
    expect(new Set(answers.map(({ body }) => body.closedAt)).size).toBe(1);
    const events = await w.events(applicant);
    expect(events.filter((e: { type: string }) => e.type === "opinion-given")).toHaveLength(1);
  });

  it("has one winner when consent and objection race 24 ways, and tells every loser what is on record", async () => {
    const applicant = await w.submit();
    const racers = Array.from({ length: 24 }, (_, i) => (i % 2 === 0 ? { kind: "consent" } : objection));
    const answers = await Promise.all(racers.map((opinion) => w.opinion(applicant, "land", opinion)));
    const outcome = reviewOf(await w.status(applicant), "land").outcome as string;
    for (const [i, { status, body }] of answers.entries()) {
      const won = (racers[i]!.kind === "consent") === (outcome === "consented");
      expect([status, body.outcome]).toEqual([won ? 200 : 409, outcome]);
      if (!won) expect(body.code).toBe("already-decided");
    }
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(12);
  });
});

describe("a road that nobody answers for", () => {
  // In a world of its own: every day of the sixty goes over all cases that are open.
  let alone: World;
  beforeAll(async () => void (alone = await world()));
  afterAll(() => alone.stop());

  it("is expected by no date that has gone by: the answer names who is late, since when, and what was done", async () => {
    const applicant = await alone.submit();
    const { reviews } = await alone.status(applicant);
    const { dueAt } = reviewOf({ reviews }, "planning");
    await alone.clock("P60D");
    const { status, expectedDecisionBy, late } = await alone.status(applicant);
    expect([status, expectedDecisionBy]).toEqual(["in-review", null]);
    const planning = late.find(
      ({ department }: { department: { id: string } }) => department.id === "planning",
    );
    expect(planning).toMatchObject({
      owes: "opinion",
      reviewId: expect.stringContaining("consult-planning"),
    });
    expect(planning.since).toBe(dueAt);
    expect(planning.done.map(({ step }: { step: string }) => step)).toEqual([
      "leader",
      "head-and-supervisor",
      "government",
    ]);
  });
});
