/** The tasks of the workflow and the stream consumers, each by itself: repeated, too late, out of order. */
import { describe, expect, it } from "@jest/globals";
import { changeApplication, changeReview, createApplication } from "../../functions/app/base/commit.ts";
import type { CaseStore, Engine, Log } from "../../functions/app/base/ports.ts";
import {
  acceptanceOf,
  reviewFacts,
  type Application,
} from "../../functions/domain/application/application.ts";
import { open as openReview } from "../../functions/domain/review/advance.ts";
import { giveOpinion } from "../../functions/domain/review/giveOpinion.ts";
import { handIn, receive } from "../../functions/domain/application/intake.ts";
import type { Opinion } from "../../functions/domain/review/opinion.ts";
import type { Matter } from "../../functions/domain/catalogue/region.ts";
import type { Submission } from "../../functions/domain/application/submission.ts";
import { requestSupplement } from "../../functions/domain/review/supplement.ts";
import { plusSeconds, type Instant } from "../../functions/domain/base/time.ts";
import { changeProject, withdraw } from "../../functions/domain/application/withdrawal.ts";
import { announce } from "../../functions/stream/announce.ts";
import { driveWorkflow } from "../../functions/stream/driveWorkflow.ts";
import { awaitReview } from "../../functions/tasks/awaitReview.ts";
import { conclude } from "../../functions/tasks/conclude.ts";
import { nextGeneration } from "../../functions/tasks/nextGeneration.ts";
import { open } from "../../functions/tasks/open.ts";
import { tickReview } from "../../functions/tasks/tickReview.ts";
import { ACT, anApplication, aReview, rules, T0 } from "../support/cases.ts";
import { memoryStore } from "../support/memoryStore.ts";
import { example, objection as objectionBody } from "../support/runtime.ts";

const ID = "440307-0000000000000001";
const HOUSING = `${ID}.consult-housing`;
const objection = objectionBody as Opinion;
const FAR = "2027-02-01T00:00:00.000Z";

function setup() {
  const store = memoryStore();
  const told: string[] = [];
  const engine: Engine = {
    async start(applicationId, generation) {
      told.push(`start ${applicationId} g${generation}`);
      return "started";
    },
    async wake(token) {
      told.push(`wake ${token}`);
      return "woken";
    },
    async rearm(token) {
      told.push(`rearm ${token}`);
      return "woken";
    },
    isRunning: async () => true,
  };
  let now: Instant = T0;
  const { region, clock } = rules;
  const deps = { store, engine, region, rules: clock, now: () => now, settleSeconds: 60 };
  return { store, told, engine, deps, at: (instant: Instant) => (now = instant) };
}

const LAND = `${ID}.consult-land`;

/** An application whose land review waits for its housing review. */
const aChain = (store: CaseStore) =>
  anApplicationTo(store, (matter) => ({
    prerequisites: matter === "consult-land" ? [{ matter: "consult-housing", tolerable: false }] : [],
  }));

/** An application whose applicant promises what the housing review would ask for. */
const aReplaced = (store: CaseStore) =>
  anApplicationTo(store, () => ({ replaceableBy: ["promise"] }), [
    { matter: "consult-housing", by: "promise", signedBy: "陈经理" },
  ]);

async function anApplicationTo(
  store: CaseStore,
  about: (matter: string) => Partial<Matter>,
  claims: Submission["claims"] = [],
): Promise<void> {
  const matters = rules.region.matters.map((matter) => ({ ...matter, ...about(matter.code) }));
  const submission = { ...example("municipal-road-application"), claims } as unknown as Submission;
  const given = { applicationId: ID, digest: "d" };
  const { events } = receive({ ...rules.region, matters }, submission, given, T0, rules.clock);
  await createApplication(store, events, ACT);
}

const branch = { applicationId: ID, reviewId: HOUSING, rollOverAt: FAR };
const concluding = (taskToken: string) => ({ applicationId: ID, rollOverAt: FAR, taskToken });
const wait = (taskToken: string) => ({ applicationId: ID, reviewId: HOUSING, onRecord: false, taskToken });

describe("Open", () => {
  it("answers every review with the seconds until it is due, and then as long as an opinion may be under way", async () => {
    const { store, deps } = setup();
    await anApplication(store, ID);
    const { reviews } = await open(deps)({ applicationId: ID, generation: 1 });
    expect(reviews).toHaveLength(11);
    // Monday 09:00 to Tuesday the week after, 00:00, and a minute.
    expect(reviews.find(({ reviewId }) => reviewId === HOUSING)?.wakeInSeconds).toBe(
      (7 * 24 + 15) * 3600 + 60,
    );
  });

  it("asks what is on record when a review changes next: a new generation starts no clock anew", async () => {
    const { store, deps, at } = setup();
    await anApplication(store, ID);
    await awaitReview(deps)(wait("t1"));
    at(plusSeconds(T0, 2 * 86_400));
    const { reviews } = await open(deps)({ applicationId: ID, generation: 2 });
    expect(reviews.find(({ reviewId }) => reviewId === HOUSING)).toMatchObject({
      onRecord: true,
      wakeInSeconds: (5 * 24 + 15) * 3600 + 60,
    });
    expect(await store.generationOf(ID)).toBe(2);
  });

  it("leaves closed reviews out, so that a new generation waits only for what is open", async () => {
    const { store, deps } = setup();
    await anApplication(store, ID);
    await awaitReview(deps)(wait("t1"));
    await changeReview(store, HOUSING, ACT, (review) =>
      giveOpinion(review, { kind: "consent" }, T0, rules.clock),
    );
    const { reviews } = await open(deps)({ applicationId: ID, generation: 2 });
    expect(reviews.map(({ reviewId }) => reviewId)).not.toContain(HOUSING);
    expect(reviews).toHaveLength(10);
  });

  it("fails loudly for an application that is unknown", async () => {
    await expect(open(setup().deps)({ applicationId: ID, generation: 1 })).rejects.toThrow("unknown");
  });
});

describe("AwaitReview", () => {
  it("dispatches a review once, however often it is asked, and keeps the latest token", async () => {
    const { store, told, deps, at } = setup();
    await anApplication(store, ID);
    await awaitReview(deps)(wait("t1"));
    const first = await store.loadReview(HOUSING);
    at(plusSeconds(T0, 3600));
    await awaitReview(deps)(wait("t2"));
    expect(await store.loadReview(HOUSING)).toEqual(first);
    expect(told).toEqual([]);
  });

  it("puts on record what the workflow believes is there and is not, and writes once where it is", async () => {
    const { store, deps } = setup();
    await anApplication(store, ID);
    await awaitReview(deps)({ ...wait("t1"), onRecord: true });
    const first = await store.loadReview(HOUSING);
    expect(first?.state.status).toBe("running");
    const noted: unknown[] = [];
    const once: CaseStore = {
      ...store,
      saveReview: async () => Promise.reject(new Error("a second write")),
      registerWait: (...args) => store.registerWait(...(noted.push(args), args)),
    };
    await awaitReview({ ...deps, store: once })({ ...wait("t2"), onRecord: true });
    expect(noted).toEqual([[HOUSING, "t2"]]);
    expect(await store.loadReview(HOUSING)).toEqual(first);
  });

  it("looks an application up again when looking it up has failed", async () => {
    const { store, deps } = setup();
    await anApplication(store, ID);
    let isAway = true;
    const shaky: CaseStore = {
      ...store,
      loadApplication: async (id) => {
        if (isAway) throw new Error("the table is away");
        return store.loadApplication(id);
      },
    };
    const task = awaitReview({ ...deps, store: shaky });
    await expect(task(wait("t1"))).rejects.toThrow("away");
    isAway = false;
    await task(wait("t1"));
    expect((await store.loadReview(HOUSING))?.state.status).toBe("running");
  });

  it("answers its own token when the review has closed before it came to wait", async () => {
    const { store, told, deps } = setup();
    await anApplication(store, ID);
    await awaitReview(deps)(wait("t1"));
    await changeReview(store, HOUSING, ACT, (review) =>
      giveOpinion(review, { kind: "consent" }, T0, rules.clock),
    );
    await awaitReview(deps)(wait("t2"));
    expect(told).toEqual(["wake t2"]);
  });

  it("keeps a review waiting for others without a clock, and starts it as of when the last of them has consented", async () => {
    const { store, told, deps, at } = setup();
    await aChain(store);
    await awaitReview(deps)({ ...wait("t-land"), reviewId: LAND });
    expect((await store.loadReview(LAND))?.state).toMatchObject({ status: "waiting", served: null });
    const opened = await open(deps)({ applicationId: ID, generation: 1 });
    expect(opened.reviews.find(({ reviewId }) => reviewId === LAND)?.wakeInSeconds).toBe(350 * 24 * 3600);

    await awaitReview(deps)(wait("t-housing"));
    const consentedAt = plusSeconds(T0, 3600);
    await changeReview(store, HOUSING, { at: consentedAt, by: "test" }, (review) =>
      giveOpinion(review, { kind: "consent" }, consentedAt, rules.clock),
    );
    // Nobody told it: it finds out when it is asked again, with the same result.
    at(plusSeconds(T0, 7200));
    expect(await tickReview(deps)({ ...branch, reviewId: LAND })).toMatchObject({ waiting: true });
    expect((await store.loadReview(LAND))?.state).toMatchObject({
      status: "running",
      served: { servedAt: consentedAt },
    });
    expect(told).toEqual([]);
  });

  it("starts at once what waits for reviews that have closed before it is on record", async () => {
    const { store, deps, at } = setup();
    await aChain(store);
    await awaitReview(deps)(wait("t-housing"));
    await changeReview(store, HOUSING, ACT, (review) =>
      giveOpinion(review, { kind: "consent" }, T0, rules.clock),
    );
    at(plusSeconds(T0, 60));
    await awaitReview(deps)({ ...wait("t-land"), reviewId: LAND });
    expect((await store.loadReview(LAND))?.state).toMatchObject({
      status: "running",
      served: { servedAt: T0 },
    });
  });

  it("puts a review that something stands in for on record closed, and answers its token", async () => {
    const { store, told, deps } = setup();
    await aReplaced(store);
    await awaitReview(deps)(wait("t1"));
    expect((await store.loadReview(HOUSING))?.state).toMatchObject({
      status: "closed",
      outcome: "replaced",
      served: null,
      closedAt: T0,
    });
    expect(told).toEqual(["wake t1"]);
  });
});

describe("TickReview", () => {
  it("does nothing before the due instant has settled, and closes as of the due instant after", async () => {
    const { store, deps, at } = setup();
    await anApplication(store, ID);
    await awaitReview(deps)(wait("t1"));
    const due = (await store.loadReview(HOUSING))!.state.served!.due.dueAt;

    at(plusSeconds(due, 59));
    expect(await tickReview(deps)(branch)).toMatchObject({ waiting: true, wakeInSeconds: 60 });
    at(plusSeconds(due, 3600));
    expect(await tickReview(deps)(branch)).toMatchObject({ waiting: false });
    expect((await store.loadReview(HOUSING))?.state).toMatchObject({
      outcome: "deemed-consent",
      closedAt: due,
    });
    const version = (await store.loadReview(HOUSING))?.version;
    await tickReview(deps)(branch);
    expect((await store.loadReview(HOUSING))?.version).toBe(version);
  });

  it("starts a changed project's clock again before it judges silence, if nobody has told the review yet", async () => {
    const { store, deps, at } = setup();
    await anApplication(store, ID);
    await awaitReview(deps)(wait("t1"));
    const due = (await store.loadReview(HOUSING))!.state.served!.due.dueAt;
    const changedAt = plusSeconds(due, -3600);
    await changeApplication(store, ID, ACT, (application) => changeProject(application, "d", changedAt, []));

    at(plusSeconds(due, 3600));
    expect(await tickReview(deps)(branch)).toMatchObject({ waiting: true });
    expect((await store.loadReview(HOUSING))?.state).toMatchObject({
      status: "running",
      interruptions: 1,
      served: { servedAt: changedAt },
    });
  });

  it("ends a branch whose execution is nearly a year old, whatever the review", async () => {
    const { store, deps, at } = setup();
    await anApplication(store, ID);
    const ecology = { ...branch, reviewId: `${ID}.consult-ecology` };
    await awaitReview(deps)({ ...wait("t1"), reviewId: ecology.reviewId });
    at(FAR);
    expect(await tickReview(deps)(ecology)).toMatchObject({ waiting: false });
    expect((await store.loadReview(ecology.reviewId))?.state.status).toBe("overdue");
  });

  it("is an error where the instant has passed and nothing can come of it, until the calendar is there", async () => {
    const { store, deps, at } = setup();
    await anApplication(store, ID);
    await awaitReview(deps)(wait("t1"));
    const items = [{ material: "design-scheme", defect: "blurred", basis: null }];
    const asked = await changeReview(store, HOUSING, ACT, (review) =>
      requestSupplement(review, { items, reasons: "r", handler: null }, T0, rules.clock, ["design-scheme"]),
    );
    const { status, served } = asked!.review.state;
    expect(status).toBe("suspended");
    const due = served!.due.dueAt;
    // What was loaded when the date was told is gone: the clock that is to run on has no year to run in.
    const nothing = {
      ...rules.clock,
      calendar: { ...rules.clock.calendar, days: [], position: new Map<string, number>() },
    };
    at(plusSeconds(due, 59));
    expect(await tickReview({ ...deps, rules: nothing })(branch)).toMatchObject({ wakeInSeconds: 60 });
    at(plusSeconds(due, 60));
    for (let wake = 0; wake < 2; wake++)
      await expect(tickReview({ ...deps, rules: nothing })(branch)).rejects.toThrow(
        expect.objectContaining({ name: "WokenInVain", message: expect.stringContaining(due) }),
      );
    await tickReview(deps)(branch);
    expect((await store.loadReview(HOUSING))!.state.status).not.toBe("suspended");
  });

  it("asks again soon for a review that could not be dispatched", async () => {
    const { store, deps } = setup();
    await anApplication(store, ID);
    expect(await tickReview(deps)(branch)).toMatchObject({ waiting: true, wakeInSeconds: 60 });
  });
});

/** Every department answers; the one that is named objects. */
async function answered({ store, deps }: ReturnType<typeof setup>, objector?: string) {
  const { state } = await anApplication(store, ID);
  for (const { reviewId, matter } of acceptanceOf(state)!.reviews) {
    await awaitReview(deps)({ ...wait("t"), reviewId });
    await changeReview(store, reviewId, ACT, (review) =>
      giveOpinion(review, matter.code === objector ? objection : { kind: "consent" }, T0, rules.clock),
    );
  }
}

describe("Conclude and NextGeneration", () => {
  const isOpen = { name: "ReviewsOpen" };

  it("refuses to conclude while reviews are open, by the name the workflow catches", async () => {
    const { store, told, deps } = setup();
    await anApplication(store, ID);
    await expect(conclude(deps)(concluding("t1"))).rejects.toMatchObject(isOpen);
    expect(told).toEqual([]);
  });

  it("decides once all reviews are closed, and answers its own token each time it is asked", async () => {
    const world = setup();
    await answered(world);
    await conclude(world.deps)(concluding("t1"));
    const decided = await world.store.loadApplication(ID);
    expect(decided?.state).toMatchObject({ status: "granted", decidedAt: T0 });
    await conclude(world.deps)(concluding("t2"));
    expect(await world.store.loadApplication(ID)).toEqual(decided);
    expect(world.told).toEqual(["wake t1", "wake t2"]);
  });

  it("opens a joint review on an objection, and leaves its token there for whoever concludes it", async () => {
    const world = setup();
    await answered(world, "consult-water");
    const noted: string[] = [];
    const store = {
      ...world.store,
      registerConclusion: (id: string, token: string) => {
        noted.push(token);
        return world.store.registerConclusion(id, token);
      },
    };
    await conclude({ ...world.deps, store })(concluding("t1"));
    expect((await store.loadApplication(ID))?.state).toMatchObject({
      status: "joint-review",
      joint: { openedAt: T0, objections: [`${ID}.consult-water`] },
    });
    await conclude({ ...world.deps, store })(concluding("t2"));
    expect([noted, world.told]).toEqual([["t1", "t2"], []]);
    // It may wait for longer than an execution lasts.
    world.at(FAR);
    await expect(conclude(world.deps)(concluding("t3"))).rejects.toMatchObject(isOpen);
  });

  it("answers its token for an application that was withdrawn, whatever is still open", async () => {
    const { store, told, deps } = setup();
    await anApplication(store, ID);
    await changeApplication(store, ID, ACT, (application) => withdraw(application, "no money", T0));
    await conclude(deps)(concluding("t1"));
    expect(told).toEqual(["wake t1"]);
    expect((await store.loadApplication(ID))?.state.status).toBe("withdrawn");
  });

  it("is not left asleep by a decision that falls between its look and its note", async () => {
    const world = setup();
    await answered(world, "consult-water");
    const store: CaseStore = {
      ...world.store,
      async registerConclusion(id, token) {
        await changeApplication(world.store, ID, ACT, (application) => withdraw(application, "x", T0));
        return world.store.registerConclusion(id, token);
      },
    };
    await conclude({ ...world.deps, store })(concluding("t1"));
    expect(world.told).toEqual(["wake t1"]);
  });

  it("starts the generation after this one", async () => {
    const { deps, told } = setup();
    await nextGeneration(deps)({ applicationId: ID, generation: 3 });
    expect(told).toEqual([`start ${ID} g4`]);
  });
});

describe("a stream consumer", () => {
  const silent: Log = { info: () => undefined, error: () => undefined };
  const record = (
    sequence: number,
    sk: string,
    events: readonly object[],
    waitToken?: string,
    before = 0,
  ) => ({
    eventName: "MODIFY",
    dynamodb: {
      SequenceNumber: String(sequence),
      NewImage: {
        pk: { S: ID },
        sk: { S: sk },
        version: { N: String(events.length) },
        history: {
          L: events.map((event, i) => ({
            S: JSON.stringify({ seq: i + 1, at: T0, by: "x", event, previous: "p", hash: `h${i}` }),
          })),
        },
        ...(waitToken && { waitToken: { S: waitToken } }),
      },
      ...(before > 0 && { OldImage: { version: { N: String(before) } } }),
    },
  });
  const dispatched = { type: "review-dispatched" };
  const opinion = { type: "opinion-given", opinion: { kind: "consent" }, receivedAt: T0, overdue: false };
  /** What one department's review begins with when it is served at once. */
  function opened(application: Application, department: string) {
    const acceptance = acceptanceOf(application)!;
    const planned = acceptance.reviews.find((review) => review.department.id === department)!;
    const events = openReview(reviewFacts(application.facts, acceptance, planned), T0, rules.clock);
    const [first, second] = events.ok ? events.value : [];
    if (first?.type !== "review-dispatched" || second?.type !== "review-served")
      throw new Error("is served at once");
    return [first, second] satisfies [object, object];
  }
  /** An opinion on a review that was there before. */
  const answer = (sequence: number, sk: string, token?: string) =>
    record(sequence, sk, [dispatched, opinion], token, 1);

  /** The consumer beside a store that holds the application. */
  async function driving() {
    const world = setup();
    const application = await anApplication(world.store, ID);
    const drive = driveWorkflow({ ...world.deps, log: silent });
    return { ...world, application, drive };
  }

  it("starts an accepted application, wakes a closed review, and passes over what only touched a note", async () => {
    const { told, drive } = await driving();
    const { state } = (await driving()).application;
    const accepted = { type: "application-accepted", acceptance: acceptanceOf(state)! };
    const received = { type: "application-received", facts: state.facts, materials: state.materials };
    const batch = [
      record(1, "application", [received, accepted]),
      answer(2, "review#consult-housing", "t1"),
      record(3, "review#consult-housing", [dispatched, opinion], "t2", 2),
      answer(4, "review#consult-land"),
    ];
    expect(await drive({ Records: batch })).toEqual({ batchItemFailures: [] });
    expect(told).toEqual([`start ${ID} g1`, "wake t1"]);
  });

  it("wakes who waits for a decision, also when the application was withdrawn", async () => {
    const told = async (change: (world: ReturnType<typeof setup>) => Promise<unknown>, token?: string) => {
      const world = setup();
      await answered(world, "consult-water");
      await conclude(world.deps)(concluding("t"));
      await change(world);
      const [application] = await world.store.histories(ID);
      const events = application!.events.map(({ event }) => event);
      const batch = [record(1, "application", events, token, events.length - 1)];
      const drive = driveWorkflow({ ...world.deps, log: silent });
      expect(await drive({ Records: batch })).toEqual({ batchItemFailures: [] });
      return world.told;
    };
    const decided = { type: "application-decided", decidedAt: T0, lead: null } as const;
    const decision = { result: "refused", opinions: [] } as const;
    const decide = ({ store }: ReturnType<typeof setup>) =>
      changeApplication(store, ID, ACT, () => ({ events: [{ ...decided, decision }] }));
    const end = ({ store }: ReturnType<typeof setup>) =>
      changeApplication(store, ID, ACT, (application) => withdraw(application, "no money", T0));
    expect(await told(decide, "c1")).toEqual(["wake c1"]);
    expect(await told(end, "c2")).toEqual(["wake c2"]);
    // Who comes to wait only later finds it decided.
    expect(await told(decide)).toEqual([]);
  });

  it("leaves a review that is born closed to the task that puts it on record", async () => {
    const { told, drive, application } = await driving();
    const { facts } = opened(application.state, "housing")[0];
    const claim = { matter: facts.matter.code, by: "promise", signedBy: "Li" };
    const replaced = { type: "review-replaced", facts, claim, at: T0 };
    const batch = { Records: [record(1, "review#consult-housing", [replaced], "t1")] };
    expect(await drive(batch)).toEqual({ batchItemFailures: [] });
    expect(told).toEqual([]);
  });

  it("has a branch ask again when its next instant has moved earlier, and only then", async () => {
    const { told, drive, application } = await driving();
    const first = opened(application.state, "housing");
    const [, served] = first;
    const { due } = served.served;
    const on = (date: string) => ({ ...due, dueAt: `${date}T16:00:00.000Z`, dueDate: date });
    const resumed = (after: string, before: string) => ({
      type: "clock-resumed",
      stop: { why: "supplement", endsAt: T0 },
      at: T0,
      served: { ...served.served, due: on(after) },
      before: on(before),
    });
    const review = "review#consult-housing";
    const batch = [
      // The service of a dispatch is known to the branch; a later one is not.
      record(1, review, first, "t1"),
      record(2, review, [{ type: "review-waits" }, served], "t2", 1),
      record(3, review, [...first, resumed("2026-03-10", "2026-03-12")], "t3", 2),
      record(4, review, [...first, resumed("2026-03-12", "2026-03-12")], "t4", 2),
      record(5, review, [...first, resumed("2026-03-13", "2026-03-12")], "t5", 2),
    ];
    expect(await drive({ Records: batch })).toEqual({ batchItemFailures: [] });
    expect(told).toEqual(["rearm t2", "rearm t3"]);
  });

  it("starts what waited for a review that has closed, as of when that closed", async () => {
    const { store, told, deps } = setup();
    await aChain(store);
    for (const [reviewId, token] of [
      [HOUSING, "t-housing"],
      [LAND, "t-land"],
    ] as const)
      await awaitReview(deps)({ ...wait(token), reviewId });
    await changeReview(store, HOUSING, ACT, (review) =>
      giveOpinion(review, { kind: "consent" }, T0, rules.clock),
    );
    const drive = driveWorkflow({ ...deps, log: silent });
    await drive({ Records: [answer(1, "review#consult-housing", "t-housing")] });
    expect(told).toEqual(["wake t-housing"]);
    const started = await store.loadReview(LAND);
    expect(started?.state).toMatchObject({ status: "running", served: { servedAt: T0 } });
    // A second delivery finds nothing left to do.
    await drive({ Records: [answer(1, "review#consult-housing", "t-housing")] });
    expect(await store.loadReview(LAND)).toEqual(started);
  });

  it("hands a material that came in on to the review that has asked for it, and issues the notice that is owed", async () => {
    const { store, drive } = await driving();
    const reviewId = await aReview(store, ID, "development-reform");
    const items = [{ material: "design-scheme", defect: "blurred", basis: null }];
    await changeReview(store, reviewId, ACT, (review) =>
      requestSupplement(review, { items, reasons: "r", handler: null }, T0, rules.clock, ["design-scheme"]),
    );
    const histories = async (subject: string) =>
      (await store.histories(ID)).find((history) => history.subject === subject)!.events;
    const asked = (await histories(reviewId)).map(({ event }) => event);
    await drive({ Records: [record(1, "review#consult-development-reform", asked, undefined, 2)] });
    expect((await store.noticesOf(ID)).map(({ notice }) => notice.body.kind)).toEqual(["supplement"]);

    const at = plusSeconds(T0, 3600);
    const piece = { code: "design-scheme", name: "2", sha256: "0".repeat(64), uri: "https://example.org/2" };
    await changeApplication(store, ID, { at, by: "applicant" }, (application) =>
      handIn(application, rules.region, piece, at, rules.clock, ["design-scheme"]),
    );
    const own = (await histories(ID)).map(({ event }) => event);
    await drive({ Records: [record(2, "application", own, undefined, own.length - 1)] });
    expect((await store.loadReview(reviewId))?.state).toMatchObject({
      status: "running",
      supplement: { supplied: [{ material: "design-scheme", at }] },
    });
  });

  it("ends what is open of a withdrawn application, and starts the open clocks of a changed project once", async () => {
    const { store, deps, drive } = await driving();
    await awaitReview(deps)(wait("t1"));
    const changedAt = plusSeconds(T0, 86_400);
    const changed = { type: "project-changed", change: 1, description: "d", at: changedAt };
    const act = (at: Instant) => ({ at, by: "applicant" });
    await changeApplication(store, ID, act(changedAt), (application) =>
      changeProject(application, "d", changedAt, []),
    );
    const batch = [record(1, "application", [{ type: "application-accepted" }, changed], undefined, 1)];
    await drive({ Records: batch });
    const anew = await store.loadReview(HOUSING);
    expect(anew?.state).toMatchObject({ status: "running", served: { servedAt: changedAt } });
    await drive({ Records: batch });
    expect(await store.loadReview(HOUSING)).toEqual(anew);

    const withdrawn = { type: "application-withdrawn", reason: "x", at: plusSeconds(changedAt, 60) };
    await changeApplication(store, ID, act(withdrawn.at), (application) =>
      withdraw(application, "x", withdrawn.at),
    );
    await drive({ Records: [record(2, "application", [changed, withdrawn], undefined, 1)] });
    expect((await store.loadReview(HOUSING))?.state).toMatchObject({
      status: "closed",
      outcome: "cancelled",
      closedAt: withdrawn.at,
    });
  });

  it("stops at the first failure and names its sequence number, and does not react twice to what went well", async () => {
    const { told, engine, deps } = await driving();
    let fail = true;
    const failures: unknown[] = [];
    const drive = driveWorkflow({
      ...deps,
      log: { ...silent, error: (code, fields) => void failures.push([code, fields]) },
      engine: {
        ...engine,
        async wake(token) {
          if (token === "bad" && fail) throw new Error("throttled");
          return engine.wake(token);
        },
      },
    });
    const batch = ["t1", "bad", "t3"].map((token, i) => answer(i + 1, "review#consult-housing", token));
    expect(await drive({ Records: batch })).toEqual({ batchItemFailures: [{ itemIdentifier: "2" }] });
    expect(told).toEqual(["wake t1"]);
    expect(failures).toEqual([["reaction-failed", { sequenceNumber: "2" }]]);
    fail = false;
    expect(await drive({ Records: batch.slice(1) })).toEqual({ batchItemFailures: [] });
    expect(told).toEqual(["wake t1", "wake bad", "wake t3"]);
  });

  it("names the sequence number of a record that is not one of ours", async () => {
    const { drive } = await driving();
    const image = { pk: { N: "1" }, sk: { S: "application" }, version: { N: "1" }, history: { L: [] } };
    const strange = { eventName: "MODIFY", dynamodb: { SequenceNumber: "7", NewImage: image } };
    expect(await drive({ Records: [strange] })).toEqual({
      batchItemFailures: [{ itemIdentifier: "7" }],
    });
  });

  it("announces every event once, by its hash, without what people wrote", async () => {
    const published: unknown[] = [];
    const react = announce({ log: silent, bus: { publish: async (all) => void published.push(...all) } });
    const objected = {
      ...opinion,
      opinion: {
        kind: "objection",
        reasons: "私人信息",
        article: "第三条",
        facts: "私人信息",
        curableBy: "无",
        signedBy: "李副局长",
      },
    };
    await react({ Records: [record(1, "review#consult-housing", [objected])] });
    expect(published).toEqual([
      {
        id: "h0",
        type: "opinion-given",
        subject: HOUSING,
        at: T0,
        data: { applicationId: ID, kind: "objection", receivedAt: T0, overdue: false },
      },
    ]);
  });
});
