/** Reconciliation, effect by effect: what it makes up for, as of when, and what it leaves alone. */
import { describe, expect, it } from "@jest/globals";
import { pieceOf } from "../support/materials.ts";
import { APPLICANT } from "../../functions/domain/base/actor.ts";
import { SOMEBODY } from "../support/people.ts";
import { changeCase, changeReview } from "../../functions/app/base/commit.ts";
import type { Announcement, Awaited, CaseStore, Engine, Log } from "../../functions/app/base/ports.ts";
import {
  reconcile,
  type Pace,
  type ReconciliationReport,
} from "../../functions/app/operations/reconciliation.ts";
import { switchEndpoint } from "../../functions/app/base/endpoints.ts";
import { switchOff, switchOn } from "../../functions/domain/review/endpoint.ts";
import { acceptanceOf } from "../../functions/domain/application/application.ts";
import { handIn } from "../../functions/domain/application/intake.ts";
import { requestSupplement } from "../../functions/domain/review/supplement.ts";
import { plusSeconds, type Instant } from "../../functions/domain/base/time.ts";
import {
  aCase,
  anApplication,
  aReview,
  consent,
  reminded,
  rules,
  T0,
  withdrawCase,
} from "../support/cases.ts";
import { changes, everythingAnew } from "../support/changes.ts";
import { memoryStore } from "../support/memoryStore.ts";
import { rulesWith } from "../support/rules.ts";
import { SIGNING } from "../support/signer.ts";

const ID = "440307-0000000000000001";
const DAY = 24 * 3600;
const after = (hours: number): Instant => plusSeconds(T0, hours * 3600);
const idOf = (i: number): string => `440307-${String(i).padStart(16, "0")}`;

/** A platform on which nothing runs but reconciliation. */
function setup(region = rules.region) {
  const store = memoryStore();
  const published: Announcement[] = [];
  const started: string[] = [];
  const awaited: (readonly Awaited[])[] = [];
  const executions = new Map<string, "running" | "over">();
  const since = new Map<string, Instant>();
  const woken: string[] = [];
  const failed: object[] = [];
  const engine: Engine = {
    async start(id, generation, reviews) {
      const name = `${id} g${generation}`;
      if (executions.has(name)) return "already-started";
      executions.set(name, "running");
      started.push(name);
      awaited.push(reviews);
      return "started";
    },
    statusOf: async (id, generation) => executions.get(`${id} g${generation}`) ?? "unknown",
    runningSince: async (id, generation) => {
      const name = `${id} g${generation}`;
      return executions.get(name) === "running" ? (since.get(name) ?? T0) : null;
    },
    wake: async (token) => {
      const isFirst = !woken.includes(token);
      woken.push(token);
      return isFirst ? "woken" : "gone";
    },
    rearm: async () => "gone",
  };
  const log: Log = { info: () => undefined, error: (_code, fields) => void failed.push(fields) };
  return {
    store,
    published,
    started,
    awaited,
    executions,
    since,
    woken,
    failed,
    run: (
      now: Instant,
      most = 1000,
      over: Partial<CaseStore> = {},
      pace?: Pace,
    ): Promise<ReconciliationReport> =>
      reconcile(
        {
          ...SIGNING,
          store: { ...store, ...over },
          engine,
          bus: { publish: async (all) => void published.push(...all) },
          region,
          rules: rules.clock,
          settleSeconds: 60,
          log,
        },
        now,
        most,
        pace,
      ),
  };
}

describe("reconciliation", () => {
  it("passes on a material that no review was told of, once, as of its receipt", async () => {
    const { store, run } = setup();
    await asking(store);
    expect((await run(after(2))).materialsPassedOn).toBe(0);
    await handInAt(store, after(3));
    expect((await run(after(30))).materialsPassedOn).toBe(1);
    const { supplement } = (await store.loadReview(`${ID}.consult-development-reform`))!.state;
    expect(supplement?.supplied).toEqual([{ material: "design-scheme", at: after(3) }]);
    expect((await run(after(31))).materialsPassedOn).toBe(0);
  });

  it("has nothing to pass on to a review that has closed", async () => {
    const { store, run } = setup();
    const reviewId = await asking(store);
    await handInAt(store, after(3));
    await consent(store, reviewId, after(4));
    expect((await run(after(5))).materialsPassedOn).toBe(0);
  });

  it("judges silence only when an opinion that was received in time can no longer be under way", async () => {
    const { store, run } = setup();
    const { reviewId, due } = await firstDue(store);
    for (const { state } of (await store.loadCase(ID))!.reviews) await reminded(store, state.facts.reviewId);
    expect((await run(plusSeconds(due, 59))).reviewsMoved).toBe(0);
    // All that fall due at that instant.
    expect((await run(plusSeconds(due, 60))).reviewsMoved).toBeGreaterThan(0);
    expect((await store.loadReview(reviewId))?.state).toMatchObject({ status: "closed", closedAt: due });
  });

  it("accepts what the window has left lying, as of its term", async () => {
    const { region } = rulesWith({ policies: { intake: "window" } });
    const { store, run } = setup(region);
    const { application } = await aCase(store, ID, { region });
    const { acceptBy } = application.state as { acceptBy: Instant };
    expect((await run(after(24))).applicationsMoved).toBe(0);
    expect((await run(after(14 * 24))).applicationsMoved).toBe(1);
    const { application: after14, reviews } = (await store.loadCase(ID))!;
    expect(acceptanceOf(after14.state)).toMatchObject({ how: "silence", acceptedAt: T0 });
    // Its reviews come with it, dispatched as of the end of the term, however late anybody noticed.
    expect(reviews.map(({ state }) => state.served?.servedAt)).toEqual(Array(11).fill(acceptBy));
  });

  it("goes on with the others where one cannot be reconciled, and counts and logs that one", async () => {
    const { store, run, failed, started } = setup();
    for (const i of [1, 2, 3]) await anApplication(store, idOf(i));
    const loadCase: CaseStore["loadCase"] = async (id) => {
      if (id === idOf(1)) throw new Error("broken");
      return store.loadCase(id);
    };
    expect(await run(after(1), 1000, { loadCase })).toMatchObject({
      applicationsSeen: 3,
      failed: 1,
      finished: true,
    });
    expect(failed).toEqual([{ applicationId: idOf(1) }]);
    expect(started).toEqual([`${idOf(2)} g1`, `${idOf(3)} g1`]);
  });

  // `report.x += await …` reads the count before it waits: what the others have added meanwhile is lost.
  it("counts what it does for applications that it looks at side by side", async () => {
    const { store, run } = setup();
    for (const i of [1, 2, 3]) await anApplication(store, idOf(i));
    expect((await run(after(1))).executionsStarted).toBe(3);
  });

  it("lets others have their turn after each application where it is told to", async () => {
    const { store, run, started } = setup();
    for (const i of [1, 2, 3]) await anApplication(store, idOf(i));
    const doneByTurn: number[] = [];
    const turn = async () => void doneByTurn.push(started.length);
    await run(after(1), 1000, {}, { page: 3, atOnce: 1, turn });
    expect(doneByTurn).toEqual([1, 2, 3]);
  });

  it("stops when it has seen enough, and the next run goes on from there", async () => {
    const { store, run, started } = setup();
    const ids = Array.from({ length: 30 }, (_, i) => idOf(i));
    for (const id of ids) await anApplication(store, id);
    const first = await run(after(1), 1);
    const second = await run(after(1), 1);
    expect([first.finished, first.applicationsSeen]).toEqual([false, 25]);
    expect(second.applicationsSeen).toBe(5);
    // Each of them was seen once: every one has its execution.
    expect([...started].sort()).toEqual(ids.map((id) => `${id} g1`).sort());
    expect((await run(after(1))).executionsStarted).toBe(0);
  });
});

describe("an execution", () => {
  it("runs every open review, each with its wait, where nobody ever started one", async () => {
    const { store, run, started, awaited } = setup();
    const { reviews } = await aCase(store, ID);
    expect((await run(after(1))).executionsStarted).toBe(1);
    expect(started).toEqual([`${ID} g1`]);
    expect(awaited[0]!.map(({ reviewId }) => reviewId)).toEqual(
      reviews.map(({ state }) => state.facts.reviewId),
    );
    expect(awaited[0]!.every(({ wakeInSeconds }) => wakeInSeconds >= 60)).toBe(true);
  });

  it("is not started beside one that runs; where that one is over, the next generation takes its place", async () => {
    const { store, run, started, executions } = setup();
    await anApplication(store, ID);
    executions.set(`${ID} g1`, "running");
    expect((await run(after(1))).executionsStarted).toBe(0);
    executions.set(`${ID} g1`, "over");
    expect((await run(after(2))).executionsStarted).toBe(1);
    expect(started).toEqual([`${ID} g2`]);
    const { application, reviews } = (await store.loadCase(ID))!;
    expect([application, ...reviews].map(({ generation }) => generation)).toEqual(Array(12).fill(2));
    // What the record names and nobody started (whoever noted it died then) is started under that name.
    executions.delete(`${ID} g2`);
    expect((await run(after(3))).executionsStarted).toBe(1);
    expect(started).toEqual([`${ID} g2`, `${ID} g2`]);
  });

  it("that claims to run and has slept through a review's instant for half an hour gives way to the next", async () => {
    const { store, run, started, executions } = setup();
    const { due } = await firstDue(store);
    executions.set(`${ID} g1`, "running");
    expect((await run(plusSeconds(due, -60))).executionsStarted).toBe(0);
    expect((await run(plusSeconds(due, 1900))).executionsStarted).toBe(1);
    expect(started).toEqual([`${ID} g2`]);
    // Nothing more is behind its time: the new one is left alone.
    expect((await run(plusSeconds(due, 2000))).executionsStarted).toBe(0);
  });

  it("is not started for an application that is over", async () => {
    const { store, run, started } = setup();
    await anApplication(store, ID);
    await withdrawCase(store, ID, after(1));
    expect((await run(after(2))).applicationsSeen).toBe(1);
    expect(started).toEqual([]);
  });
});

describe("a case whose reviews have all closed", () => {
  it("is concluded as of the last of them, whatever its execution claims, and whoever waits is told", async () => {
    const { store, run, executions, woken } = setup();
    const { reviews } = await aCase(store, ID);
    executions.set(`${ID} g1`, "running");
    const ids = reviews.map(({ state }) => state.facts.reviewId);
    for (const subject of [...ids, ID])
      await store.noteWait({ subject, generation: 1, token: `t ${subject}` });
    for (const [i, reviewId] of ids.entries()) await consent(store, reviewId, after(i));
    const report = await run(after(100));
    expect(report).toMatchObject({ concluded: 1, branchesWoken: 12, executionsStarted: 0, failed: 0 });
    expect((await store.loadApplication(ID))!.state).toMatchObject({
      status: "granted",
      decidedAt: after(10),
    });
    // Seen once more among those that are over: who has been told is gone, and then forgotten.
    expect(woken).toEqual([...woken.slice(0, 12), ...woken.slice(0, 12)]);
    expect(await store.waitsOf(ID)).toEqual([]);
  });

  it("is concluded although the table was restored and its execution knows other reviews", async () => {
    const { store, run, executions } = setup();
    const { reviews } = await aCase(store, ID);
    // The execution of the lost table has ended every branch and waits for a joint review that is no longer there.
    executions.set(`${ID} g1`, "running");
    for (const { state } of reviews) await consent(store, state.facts.reviewId, after(1));
    expect((await run(after(2))).concluded).toBe(1);
    expect((await run(after(3))).concluded).toBe(0);
  });
});

describe("an application that is over", () => {
  it("is looked at for a week, and gets the notices that were never issued", async () => {
    const { store, run } = setup();
    await anApplication(store, ID);
    await withdrawCase(store, ID, T0);
    expect((await run(plusSeconds(T0, 7 * DAY + 1))).noticesIssued).toBe(0);
    expect((await run(plusSeconds(T0, 7 * DAY))).noticesIssued).toBeGreaterThan(0);
    expect((await run(plusSeconds(T0, 7 * DAY))).noticesIssued).toBe(0);
  });

  it("for longer than that hides only others that are: no further page is read", async () => {
    const { store, run } = setup();
    for (let i = 0; i < 60; i++) {
      await anApplication(store, idOf(i));
      await withdrawCase(store, idOf(i), T0);
    }
    const pages: unknown[] = [];
    const applicationsIn: CaseStore["applicationsIn"] = (phase, limit, cursor) => {
      if (phase === "over") pages.push(cursor);
      return store.applicationsIn(phase, limit, cursor);
    };
    expect((await run(plusSeconds(T0, 8 * DAY), 1000, { applicationsIn })).finished).toBe(true);
    expect(pages).toEqual([undefined]);
  });
});

describe("a webhook that was never answered", () => {
  const { region } = rulesWith({});
  const departments = region.departments.map((department) =>
    department.id === "housing"
      ? { ...department, service: { channel: "webhook" as const, url: "https://housing.example.org/" } }
      : department,
  );
  const withEndpoint = { ...region, departments };

  /** An application whose housing review is under way to its endpoint. */
  async function dispatched() {
    const world = setup(withEndpoint);
    await aCase(world.store, ID, { region: withEndpoint });
    const sent = async () =>
      (await world.store.histories(ID))
        .find(({ subject }) => subject === `${ID}.consult-housing`)!
        .events.filter(({ event }) => event.type === "review-sent")
        .map(({ hash }) => hash);
    return { ...world, sent };
  }

  it("is sent again when all its tries must have been made, once in that time, under its own id", async () => {
    const { run, published, sent } = await dispatched();
    const resent = async (hours: number) => (await run(after(hours))).webhooksResent;
    expect([await resent(11), await resent(12), await resent(13), await resent(23)]).toEqual([0, 1, 0, 0]);
    expect(await resent(24)).toBe(1);
    const [id] = await sent();
    expect(published.map((one) => [one.id, one.type, one.subject])).toEqual([
      [id, "review-sent", `${ID}.consult-housing`],
      [id, "review-sent", `${ID}.consult-housing`],
    ]);
  });

  it("is not sent while the endpoint is switched off, and is with the next run once it is on", async () => {
    const { run, store, published } = await dispatched();
    const housing = withEndpoint.departments.find(({ id }) => id === "housing")!;
    const off = { at: after(1), webhookId: "h", url: "https://housing.example.org/" };
    await switchEndpoint(store, housing.id, (before) => switchOff(before, off));
    const resent = async (hours: number) => (await run(after(hours))).webhooksResent;
    expect([await resent(13), await resent(26)]).toEqual([0, 0]);
    const on = { by: SOMEBODY, at: after(26.5), reason: "r" };
    await switchEndpoint(store, housing.id, (before) => switchOn(before, on));
    expect([await resent(27), await resent(28), await resent(39)]).toEqual([1, 0, 1]);
    expect(published).toHaveLength(2);
  });

  it("tells of the latest dispatch: an endpoint that has had the first would pass over its id", async () => {
    const { store, run, published, sent } = await dispatched();
    await changeCase(store, ID, { at: after(2), by: APPLICANT }, ({ application, reviews }) =>
      changes(
        { application: application.state, reviews: statesOf(reviews) },
        rules.region,
        everythingAnew(application.state, "wider"),
        after(2),
        rules.clock,
      ),
    );
    await run(after(15));
    const [first, second] = await sent();
    expect(published.map(({ id }) => id)).toEqual([second]);
    expect(second).not.toBe(first);
  });
});

/** An accepted application, and which of its reviews falls due first. */
async function firstDue(store: CaseStore): Promise<{ reviewId: string; due: Instant }> {
  const { reviews } = await aCase(store, ID);
  const dues = reviews.map(({ state }) => ({ reviewId: state.facts.reviewId, due: state.served!.due.dueAt }));
  return dues.reduce((first, one) => (one.due < first.due ? one : first));
}

/** A review whose department has asked for a better design scheme, an hour after its service. */
async function asking(store: CaseStore): Promise<string> {
  const reviewId = await aReview(store, ID, "development-reform");
  const items = [{ material: "design-scheme", defect: "blurred", basis: null }];
  await changeReview(store, reviewId, { at: after(1), by: SOMEBODY }, (review) =>
    requestSupplement(review, { items, reasons: "r", handler: null }, after(1), rules.clock, [
      "design-scheme",
    ]),
  );
  return reviewId;
}

/** The applicant hands it in, and nobody hears of it. */
const handInAt = (store: CaseStore, at: Instant) =>
  changeCase(store, ID, { at, by: APPLICANT }, ({ application }) =>
    handIn(application.state, rules.region, pieceOf("design-scheme", "2"), at, rules.clock, [
      "design-scheme",
    ]),
  );

const statesOf = <S>(recorded: readonly { state: S }[]): S[] => recorded.map(({ state }) => state);
