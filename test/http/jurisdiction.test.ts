/** 权责协调会: what goes round (踢皮球) is named somebody's within three working days, and a new review starts. */
import { describe, expect, it } from "@jest/globals";
import { issueMissing } from "../../functions/app/notices/notices.ts";
import { nationalRows } from "../../functions/domain/operations/nationalCase.ts";
import { rules } from "../support/cases.ts";
import { memoryStore } from "../support/memoryStore.ts";
import { situationOf, type Given } from "../support/situations.ts";
import { SIGNING } from "../support/signer.ts";

type Referral = Record<string, unknown>;
type Shown = {
  reviewId: string;
  status: string;
  outcome: string | null;
  department: { id: string };
  limitDays: number;
  dueAt: string;
  referral?: Referral;
};
type Offered = {
  command: string;
  until: string | null;
  limits: { reviews: string[]; departments: string[] };
};

const SAYS = "三定方案没有此项职责";
const THIRD_DAY = "2026-03-06T00:00:00.000+08:00";

async function setup() {
  const store = memoryStore();
  const { on } = await situationOf("giveOpinion")(store);
  const path = { applicationId: on.applicationId };
  const reviewOf = (id: string, round: number) => `${on.reviewOf(id)}~${round}`;
  const of = (department: string, route: Given["route"], reviewId: string, body?: object): Given => ({
    ...on.of(department, route, body),
    path: { ...path, reviewId },
  });
  const refers = (from: string, to: string) =>
    on.ask(on.of(from, "giveOpinion", { kind: "not-applicable", reasons: SAYS, referTo: to }));
  const answers = (department: string, reviewId: string, body: object) =>
    on.ask(of(department, "answerReferral", reviewId, body));
  const disputes = (department: string, reviewId: string, names?: string) =>
    answers(department, reviewId, { answer: "disputes", reasons: SAYS, ...(names && { names }) });
  const body = (reviewId: string, department: string) => ({ reviewId, department, reasons: "按三定方案" });
  const byLead = (reviewId: string, department: string) =>
    on.ask(on.of(on.lead, "decideReferral", body(reviewId, department)));
  const supervisor = { path, claims: { role: "supervisor" } } as const;
  const bySupervisor = (reviewId: string, department: string) =>
    on.ask({ ...supervisor, route: "decideReferral", body: body(reviewId, department) });
  const all = async (): Promise<Shown[]> => {
    const status = (await on.done(on.own("getApplication"))).body;
    return [...(status["reviews"] as Shown[]), ...(status["formerReviews"] as Shown[])];
  };
  const shown = async (reviewId: string) => (await all()).find((one) => one.reviewId === reviewId)!;
  const held = async () => {
    const given = { route: "superviseHeld", claims: { role: "supervisor" } } as const;
    const rows = (await on.done(given)).body["held"] as { what: string; reviewId: string }[];
    return rows.filter(({ what }) => what === "jurisdiction");
  };
  const offers = async (given: Given) =>
    ((await on.done(given)).body["offers"] as Offered[]).filter(
      ({ command }) => command === "decideReferral",
    );
  const offered = {
    lead: () => offers(on.of(on.lead, "getCase")),
    supervisor: () => offers({ ...supervisor, route: "getCase" }),
  };
  const eventsOf = async () =>
    (await store.histories(on.applicationId)).flatMap(({ subject, events }) =>
      events.map(({ event }) => ({ subject, ...event })),
    );
  return {
    store,
    on,
    of,
    reviewOf,
    refers,
    answers,
    disputes,
    byLead,
    bySupervisor,
    shown,
    held,
    offered,
    eventsOf,
  };
}

/** The water authority hands its matter on to the traffic police, who say that it is the water authority's. */
async function namedAgain() {
  const given = await setup();
  await given.refers("water", "traffic-police");
  const second = given.reviewOf("water", 2);
  const before = await given.shown(second);
  expect((await given.disputes("traffic-police", second, "water")).status).toBe(200);
  return { ...given, second, before };
}

/** The water authority and the traffic police hand their matters to each other. */
async function crossed(one = "water", other = "traffic-police") {
  const given = await setup();
  await given.refers(one, other);
  await given.refers(other, one);
  return { ...given, first: given.reviewOf(one, 2), second: given.reviewOf(other, 2) };
}

describe("a dispute that names again whoever had handed the matter on", () => {
  it("opens a sitting that the lead ends within three working days, and moves no date", async () => {
    const { on, second, before, shown, held, offered } = await namedAgain();
    expect(await shown(second)).toMatchObject({
      status: "running",
      dueAt: before.dueAt,
      referral: {
        standing: "sitting",
        until: THIRD_DAY,
        decides: "lead",
        lamp: "green",
        dispute: { reasons: SAYS, names: "water" },
        sitting: { because: "named-again", parties: ["water", "traffic-police"] },
      },
    });
    expect(await held()).toMatchObject([
      { reviewId: second, department: { id: on.lead }, until: THIRD_DAY, over: false, lamp: "green" },
    ]);
    const [offer] = await offered.lead();
    expect(offer).toMatchObject({ until: THIRD_DAY, limits: { reviews: [second] } });
    expect(offer!.limits.departments).not.toContain(on.lead);
    expect(await offered.supervisor()).toEqual([]);
    const led = async () => (await on.done(on.of(on.lead, "listApplications"))).body["applications"];
    const mine = { dueAt: THIRD_DAY, naming: { until: THIRD_DAY, lamp: "green" } };
    expect(await led()).toMatchObject([mine]);
    await on.pass(4);
    expect(await held()).toMatchObject([{ over: true, lamp: "red", department: { id: on.lead } }]);
    expect((await shown(second)).referral).toMatchObject({ standing: "sitting", lamp: "red" });
  });

  it.each([
    ["the one that has it", "traffic-police", "stands"],
    ["the one that had it first", "water", "returned"],
    ["a third", "land", "moved"],
  ])("ends with a new review of %s, in the same commit, and for good", async (_who, department, standing) => {
    const { on, of, second, byLead, shown, held, offered, eventsOf, answers, reviewOf } = await namedAgain();
    const others = await shown(on.reviewOf("ecology"));
    const answered = await byLead(second, department);
    expect(answered.status).toBe(200);
    expect(await shown(second)).toMatchObject({
      status: "closed",
      outcome: "referred",
      reasons: "按三定方案",
      referral: { standing, until: null, decides: null, decision: { department } },
    });
    const third = reviewOf("water", 3);
    expect(await shown(third)).toMatchObject({
      status: "running",
      department: { id: department },
      limitDays: 7,
      referral: { from: second, standing: "named" },
    });
    // S1: nobody else's dates move.
    expect((await shown(on.reviewOf("ecology"))).dueAt).toBe(others.dueAt);
    expect(await held()).toEqual([]);
    expect(await offered.lead()).toEqual([]);
    const [row] = (await on.done(on.of(on.lead, "listApplications"))).body["applications"] as object[];
    expect(row).not.toHaveProperty("naming");
    const handed = (await eventsOf()).filter(({ type }) => type === "matter-handed-on");
    expect(handed).toMatchObject([{}, { from: second, to: third, department, named: "lead" }]);
    // Repeated, the same; otherwise, nothing; and nobody sends it on.
    expect((await byLead(second, department)).status).toBe(200);
    expect((await byLead(second, "ecology")).body).toMatchObject({
      code: "no-referral-dispute",
      status: 409,
    });
    expect((await answers(department, third, { answer: "disputes", reasons: SAYS })).body).toMatchObject({
      code: "department-named",
      by: "lead",
      status: 409,
    });
    const refer = { kind: "not-applicable", reasons: SAYS, referTo: "ecology" };
    expect((await on.ask(of(department, "giveOpinion", third, refer))).body).toMatchObject({
      code: "handed-on-already",
    });
    expect((await on.ask(of(department, "giveOpinion", third, { kind: "consent" }))).status).toBe(200);
    // Whoever was asked first reads who has it now.
    const first = await on.done(on.of("water", "getReview"));
    expect(first.body["application"]).toMatchObject({
      heldBy: { reviewId: third, department: { id: department } },
    });
  });

  it("runs under the statutory limit from the first service on", async () => {
    const { on, second, byLead, shown, reviewOf, store } = await namedAgain();
    const began = (await store.loadReview(on.reviewOf("water")))!.state;
    await on.pass(2);
    await byLead(second, "land");
    const third = (await store.loadReview(reviewOf("water", 3)))!.state;
    expect(third.facts.handedOn?.ranSince?.startedAt).toBe(began.served!.servedAt);
    expect(third.served!.statutoryDueAt).toBe(began.served!.statutoryDueAt);
    expect((await shown(third.facts.reviewId)).dueAt > (await shown(second)).dueAt).toBe(true);
  });

  it("is plain where it names nobody, or a third: the lead decides it within a day, and it may stay where it is", async () => {
    for (const names of [undefined, "land"]) {
      const { refers, disputes, reviewOf, shown, held, byLead } = await setup();
      await refers("water", "traffic-police");
      const second = reviewOf("water", 2);
      await disputes("traffic-police", second, names);
      expect((await shown(second)).referral).toMatchObject({
        standing: "disputed",
        until: "2026-03-04T00:00:00.000+08:00",
        sitting: null,
        dispute: { names: names ?? null },
      });
      expect(await held()).toEqual([]);
      expect((await byLead(second, "traffic-police")).status).toBe(200);
      expect(await shown(second)).toMatchObject({ status: "running", referral: { standing: "stands" } });
    }
  });

  it("ends where its department takes the matter all the same", async () => {
    const { on, of, second, held, offered, byLead } = await namedAgain();
    await on.done(of("traffic-police", "giveOpinion", second, { kind: "consent" }));
    expect(await held()).toEqual([]);
    expect(await offered.lead()).toEqual([]);
    expect((await byLead(second, "water")).body).toMatchObject({ code: "no-referral-dispute", reviews: [] });
  });
});

describe("matters that are handed on crosswise", () => {
  it("open a sitting on both in one commit, without anybody's dispute", async () => {
    const { first, second, shown, held, offered, eventsOf } = await crossed();
    expect((await held()).map(({ reviewId }) => reviewId).sort()).toEqual([first, second].sort());
    for (const id of [first, second])
      expect((await shown(id)).referral).toMatchObject({
        standing: "sitting",
        decides: "lead",
        until: THIRD_DAY,
        dispute: null,
        sitting: { because: "crosswise" },
      });
    const opened = (await eventsOf()).filter(({ type }) => type === "jurisdiction-opened");
    expect(opened.map(({ subject }) => subject).sort()).toEqual([first, second].sort());
    expect((await offered.lead())[0]!.limits.reviews.toSorted()).toEqual([first, second].sort());
  });

  it("are named one by one, and one that is taken needs no naming", async () => {
    const { on, of, first, second, shown, held, byLead, answers } = await crossed();
    expect((await byLead(first, "water")).status).toBe(200);
    expect(await held()).toMatchObject([{ reviewId: second }]);
    // In a sitting silence accepts nothing; who takes it may say so until it is named.
    await on.pass(3);
    expect((await shown(second)).referral).toMatchObject({ standing: "sitting" });
    expect((await answers("water", second, { answer: "accepts" })).status).toBe(200);
    expect((await shown(second)).referral).toMatchObject({ standing: "accepted", decides: null });
    expect(await held()).toEqual([]);
    expect((await byLead(second, "land")).body).toMatchObject({ code: "no-referral-dispute", reviews: [] });
    expect((await on.ask(of("water", "giveOpinion", second, { kind: "consent" }))).status).toBe(200);
  });

  it("go round over three departments, and not where one of them has accepted", async () => {
    const { refers, reviewOf, held } = await setup();
    await refers("water", "traffic-police");
    await refers("traffic-police", "ecology");
    expect(await held()).toEqual([]);
    await refers("ecology", "water");
    const all = ["water", "traffic-police", "ecology"].map((id) => reviewOf(id, 2));
    expect((await held()).map(({ reviewId }) => reviewId).sort()).toEqual(all.sort());

    const taken = await setup();
    await taken.refers("water", "traffic-police");
    await taken.answers("traffic-police", taken.reviewOf("water", 2), { answer: "accepts" });
    await taken.refers("traffic-police", "water");
    expect(await taken.held()).toEqual([]);
  });

  it("are the supervisor's where the lead is in the circle, and never the lead's own", async () => {
    const { on, first, byLead, bySupervisor, held, offered, shown } = await crossed("water", "planning");
    expect(await held()).toMatchObject([{ department: null }, { department: null }]);
    expect(await offered.lead()).toEqual([]);
    const [offer] = await offered.supervisor();
    expect(offer!.limits.departments).toContain(on.lead);
    expect(await byLead(first, "water")).toMatchObject({
      status: 403,
      body: { code: "not-to-decide-dispute", decides: "supervisor" },
    });
    expect((await bySupervisor(first, on.lead)).status).toBe(200);
    expect((await shown(first)).referral).toMatchObject({ decision: { department: on.lead } });
  });

  it("are the supervisor's, all of them, wherever in the circle the lead is", async () => {
    const { on, refers, reviewOf, byLead, shown } = await setup();
    await refers("water", "traffic-police");
    await refers("traffic-police", on.lead);
    await refers(on.lead, "water");
    const first = reviewOf("water", 2);
    expect((await shown(first)).referral).toMatchObject({ standing: "sitting", decides: "supervisor" });
    expect((await byLead(first, "water")).body).toMatchObject({ code: "not-to-decide-dispute" });
  });
});

describe("what is named", () => {
  it("is told to the applicant and to all who had the matter, by who has named it; and reported as referred", async () => {
    const { store, on, second, byLead, reviewOf } = await namedAgain();
    await byLead(second, "land");
    const saying = { ...SIGNING, region: rules.region, rules: rules.clock, store, now: on.now };
    await issueMissing(saying, await store.histories(on.applicationId), new Set());
    const notices = (await store.noticesOf(on.applicationId)).map(({ notice }) => notice);
    const told = notices.filter(({ body }) => body.kind === "date-moved" && "named" in body.by);
    expect(told).toMatchObject([
      {
        issuedBy: { id: on.lead },
        audience: { applicant: true, departments: ["traffic-police", "land", "water", on.lead] },
        body: { by: { why: "handed-on", named: "lead", to: { id: "land" }, reasons: "按三定方案" } },
      },
    ]);
    const { rows, illegal } = nationalRows(await store.histories(on.applicationId));
    expect(illegal).toEqual([]);
    const ofSecond = rows.filter((row) => row.table === "progress" && row.instance === second);
    expect(ofSecond.at(-1)).toMatchObject({ status: 14, marks: ["referred"] });
    expect(rows.some((row) => row.table === "progress" && row.instance === reviewOf("water", 3))).toBe(true);
  });
});

describe("what cannot be named", () => {
  it("is refused with what is possible, and nothing is written", async () => {
    const { store, on, second, byLead, bySupervisor, disputes, refers, reviewOf } = await namedAgain();
    const seen = async () => (await store.histories(on.applicationId)).map(({ events }) => events.length);
    const before = await seen();
    for (const nobody of ["nobody", on.lead]) {
      const { status, body } = await byLead(second, nobody);
      expect({ status, body }).toMatchObject({ status: 422, body: { code: "not-nameable" } });
      expect(body["allowed"]).toContain("water");
      expect(body["allowed"]).not.toContain(on.lead);
    }
    expect(await bySupervisor(second, "water")).toMatchObject({
      status: 403,
      body: { code: "not-to-decide-dispute", decides: "lead" },
    });
    // Before there is a circle or a dispute.
    expect((await byLead(on.reviewOf("land"), "water")).body).toMatchObject({
      code: "no-referral-dispute",
      reviews: [second],
    });
    expect(await seen()).toEqual(before);

    await refers("ecology", "land");
    const strange = await disputes("land", reviewOf("ecology", 2), "land");
    expect(strange.body).toMatchObject({ code: "not-referable", status: 422 });
    expect((await disputes("land", reviewOf("ecology", 2), "nobody")).body).toMatchObject({
      code: "not-referable",
    });
  });
});
