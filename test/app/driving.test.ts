/** What follows from one commit in the workflow: who is started, woken, told to wait for longer or shorter, and how often. */
import { describe, expect, it } from "@jest/globals";
import { SOMEBODY } from "../support/people.ts";
import { catchUpReview, momentOf } from "../../functions/app/application/catchUp.ts";
import { changeCase, changeReview } from "../../functions/app/base/commit.ts";
import type { CaseStore, Engine } from "../../functions/app/base/ports.ts";
import type { Application } from "../../functions/domain/application/application.ts";
import type { ApplicationDecision } from "../../functions/domain/application/applicationEvent.ts";
import { plusSeconds, secondsBetween, type Instant } from "../../functions/domain/base/time.ts";
import { open } from "../../functions/domain/review/opening.ts";
import { extend } from "../../functions/domain/review/extension.ts";
import type { Review, ReviewDecision } from "../../functions/domain/review/review.ts";
import {
  endSpecialProcedure,
  startSpecialProcedure,
} from "../../functions/domain/review/specialProcedure.ts";
import { requestSupplement } from "../../functions/domain/review/supplement.ts";
import type { Committed } from "../../functions/stream/changes.ts";
import { driving } from "../../functions/stream/driveWorkflow.ts";
import { conclude } from "../../functions/tasks/conclude.ts";
import { aCase, anApplication, consent, rules, T0, withdrawCase } from "../support/cases.ts";
import { changes, everythingAnew } from "../support/changes.ts";
import {
  aChain,
  answered,
  aReplaced,
  concluding,
  HOUSING,
  HOUSING_WAITS,
  ID,
  LAND,
  setup,
  type Setup,
} from "../support/workflow.ts";

const later = plusSeconds(T0, 25 * 3600);

/** Who waits for housing and land, and a way to react to what `act` commits. */
function reacting(world: Setup) {
  const react = driving(world.deps);

  async function wait(...subjects: string[]): Promise<void> {
    for (const subject of subjects)
      await world.store.noteWait({ subject, generation: 1, token: `t-${subject.slice(ID.length + 1)}` });
  }

  /** What each record of the case has got by `act`, one commit each. */
  async function committed(act: () => Promise<unknown>): Promise<Committed[]> {
    const before = new Map((await world.store.histories(ID)).map((one) => [one.subject, one.events.length]));
    await act();
    return (await world.store.histories(ID)).flatMap(({ subject, events }) => {
      const known = before.get(subject) ?? 0;
      const fresh = events.slice(known);
      return fresh.length === 0
        ? []
        : [{ applicationId: ID, subject, events: fresh, isNew: known === 0, generation: 1 }];
    });
  }

  /** Does it, and reacts to all of it. @returns what was told */
  async function after(act: () => Promise<unknown>): Promise<string[]> {
    const commits = await committed(act);
    world.told.length = 0;
    for (const commit of commits) await react(commit);
    return [...world.told];
  }

  return { react, wait, committed, after };
}

const onReview =
  (store: CaseStore, decide: (review: Review) => ReviewDecision, at: Instant = later, reviewId = HOUSING) =>
  async () => {
    const changed = await changeReview(store, reviewId, { at, by: SOMEBODY }, decide);
    expect(changed?.refusal).toBeUndefined();
  };
const onCase =
  (store: CaseStore, decide: (application: Application, reviews: readonly Review[]) => ApplicationDecision) =>
  async () => {
    const changed = await changeCase(store, ID, { at: later, by: SOMEBODY }, ({ application, reviews }) =>
      decide(
        application.state,
        reviews.map(({ state }) => state),
      ),
    );
    expect(changed?.refusal).toBeUndefined();
  };

const head = { name: "何局长", rank: "head" } as const;
const extension = (review: Review) =>
  extend(review, { days: 3, reasons: "r", approver: head }, SOMEBODY, later, rules.clock);
const supplement = (review: Review) =>
  requestSupplement(
    review,
    { items: [{ material: "design-scheme", defect: "blurred", basis: null }], reasons: "r", handler: null },
    later,
    rules.clock,
    ["design-scheme"],
  );
const hearing = {
  kind: "hearing",
  basis: "b",
  reasons: "r",
  plannedEnd: "2026-03-19",
  approver: head,
  handler: null,
} as const;

it("what follows from a limit that ran out is measured by how late it is written, be it a silence or an escalation", async () => {
  const world = setup();
  const said: object[] = [];
  world.deps.log = {
    info: (code, fields) => void (code === "limit-ran-out" && said.push(fields)),
    error: () => undefined,
  };
  const { reviews } = await aCase(world.store, ID);
  const { after } = reacting(world);
  const kinds = ["deemed-consent", "escalate"].map(
    (kind) => reviews.find(({ state }) => state.facts.matter.onTimeout === kind)!.state,
  );
  for (const { facts, served } of kinds) {
    const at = plusSeconds(served!.due.dueAt, 3725);
    await after(() => catchUpReview(world.deps, facts.reviewId, momentOf(at, 60)));
  }
  expect(said).toEqual(
    kinds.map(({ facts }) => ({ applicationId: ID, subject: facts.reviewId, delaySeconds: 3725 })),
  );
});

describe("an acceptance", () => {
  it("starts the execution with every review, and neither wakes nor re-arms for what has just come on record", async () => {
    const world = setup();
    const { after, wait } = reacting(world);
    await wait(HOUSING);
    expect(await after(() => aReplaced(world.store))).toEqual([`start ${ID} g1`]);
    expect(world.started[0]![2]).toHaveLength(10);
  });

  it("starts nothing where the application has been withdrawn before anybody reacts", async () => {
    const world = setup();
    const { committed, react } = reacting(world);
    const commits = await committed(() => aCase(world.store, ID));
    await withdrawCase(world.store, ID, later);
    for (const commit of commits) await react(commit);
    expect(world.told).toEqual([]);
  });
});

describe("the end of a review", () => {
  it("wakes its branch, and nobody else's", async () => {
    const world = setup();
    await anApplication(world.store, ID);
    const { after, wait } = reacting(world);
    await wait(HOUSING, LAND, ID);
    expect(await after(() => consent(world.store, HOUSING))).toEqual(["wake t-consult-housing"]);
    // Who comes to wait later finds it closed.
    await world.store.forgetWait({ subject: LAND, generation: 1, token: "t-consult-land" });
    expect(await after(() => consent(world.store, LAND))).toEqual([]);
  });

  it("wakes every generation that waits, and takes for an answer that somebody has gone", async () => {
    const world = setup();
    await anApplication(world.store, ID);
    for (const generation of [1, 2])
      await world.store.noteWait({ subject: HOUSING, generation, token: `t${generation}` });
    const told: string[] = [];
    const engine: Engine = { ...world.engine, wake: async (token) => (told.push(token), "gone") };
    const { committed } = reacting(world);
    const commits = await committed(() => consent(world.store, HOUSING));
    for (const commit of commits) await driving({ ...world.deps, engine })(commit);
    expect(told).toEqual(["t1", "t2"]);
  });

  it("starts what waited for it, as of when it closed, and looks for that only where something waits for it", async () => {
    const world = setup();
    await aChain(world.store);
    const { after, wait } = reacting(world);
    await wait(HOUSING, LAND);
    expect(await after(() => consent(world.store, HOUSING, later))).toEqual(["wake t-consult-housing"]);
    expect((await world.store.loadReview(LAND))?.state).toMatchObject({
      status: "running",
      served: { servedAt: later },
    });

    const apart = setup();
    await anApplication(apart.store, ID);
    const commits = await reacting(apart).committed(() => consent(apart.store, HOUSING));
    const store: CaseStore = {
      ...apart.store,
      loadCase: async () => Promise.reject(new Error("not needed")),
    };
    for (const commit of commits) await driving({ ...apart.deps, store })(commit);
  });

  it("that was released by it is told its new wait, once", async () => {
    const world = setup();
    await aChain(world.store);
    const { after, wait, committed, react } = reacting(world);
    await wait(LAND);
    const [closed] = await committed(() => consent(world.store, HOUSING, later));
    const released = await after(() => react(closed!));
    expect(released).toEqual([expect.stringMatching(/^rearm t-consult-land consult-land \d+$/)]);
  });
});

describe("a deadline that moves", () => {
  const moves: [string, (world: Setup) => () => Promise<void>][] = [
    ["by a supplement that stops the clock", ({ store }) => onReview(store, supplement)],
    [
      "by a special procedure",
      ({ store }) =>
        onReview(store, (review) => startSpecialProcedure(review, hearing, SOMEBODY, later, rules.clock)),
    ],
    ["by an extension", ({ store }) => onReview(store, extension)],
    [
      "by a change of the project",
      ({ store }) =>
        onCase(store, (application, reviews) =>
          changes(
            { application, reviews },
            rules.region,
            everythingAnew(application, "wider"),
            later,
            rules.clock,
          ),
        ),
    ],
  ];

  it.each(moves)("%s has its branch told the new wait, once for the commit", async (_, act) => {
    const world = setup();
    await anApplication(world.store, ID);
    const { after, wait } = reacting(world);
    await wait(HOUSING);
    world.at(later);
    const told = await after(act(world));
    const { dueAt } = (await world.store.loadReview(HOUSING))!.state.served!.due;
    const seconds = secondsBetween(later, dueAt) + 60;
    expect(seconds).toBeGreaterThan(HOUSING_WAITS - 25 * 3600);
    expect(told).toEqual([`rearm t-consult-housing consult-housing ${seconds}`]);
  });

  it("earlier, by the early end of a special procedure, is told too", async () => {
    const world = setup();
    await anApplication(world.store, ID);
    const { after, wait } = reacting(world);
    await wait(HOUSING);
    await onReview(world.store, (review) =>
      startSpecialProcedure(review, hearing, SOMEBODY, later, rules.clock),
    )();
    const ended = plusSeconds(later, 3600);
    world.at(ended);
    expect(
      await after(
        onReview(
          world.store,
          (review) =>
            endSpecialProcedure(review, { kind: hearing.kind, startedAt: later }, ended, rules.clock),
          ended,
        ),
      ),
    ).toEqual([expect.stringMatching(/^rearm t-consult-housing consult-housing \d+$/)]);
  });

  it("by a service of what was only sent before is told", async () => {
    const region = {
      ...rules.region,
      departments: rules.region.departments.map((department) =>
        department.id === "housing"
          ? { ...department, service: { channel: "webhook", url: "https://example.org/" } as const }
          : department,
      ),
    };
    const world = setup();
    const { after, wait } = reacting(world);
    expect(await after(() => aCase(world.store, ID, { region }))).toEqual([`start ${ID} g1`]);
    await wait(HOUSING);
    const served = (review: Review) => ({
      events: open(review, "act", later, rules.clock),
    });
    expect(await after(onReview(world.store, served))).toHaveLength(1);
  });

  it("is nobody's affair where nobody waits, where the review has closed since, or where it did not move", async () => {
    const world = setup();
    await anApplication(world.store, ID);
    const { after, wait, committed, react } = reacting(world);
    expect(await after(onReview(world.store, extension))).toEqual([]);
    const [asked] = await committed(onReview(world.store, supplement));
    await consent(world.store, HOUSING, plusSeconds(later, 60));
    await wait(HOUSING);
    world.told.length = 0;
    await react(asked!);
    expect(world.told).toEqual([]);

    const same = { dueAt: T0, dueDate: "2026-03-02" };
    const stop = { why: "supplement", endsAt: T0 };
    const unmoved = { type: "clock-resumed", stop, before: same, served: { due: same } };
    const commit = { ...asked!, events: [{ ...asked!.events[0]!, event: unmoved as never }] };
    const store: CaseStore = { ...world.store, waitsOf: async () => Promise.reject(new Error("not needed")) };
    await driving({ ...world.deps, store })(commit);
  });

  it("together with its end is a wake alone", async () => {
    const world = setup();
    await anApplication(world.store, ID);
    const { committed, react, wait } = reacting(world);
    await wait(HOUSING);
    const [extended] = await committed(onReview(world.store, extension));
    const [closed] = await committed(() => consent(world.store, HOUSING, later));
    world.told.length = 0;
    await react({ ...extended!, events: [...extended!.events, ...closed!.events] });
    expect(world.told).toEqual(["wake t-consult-housing"]);
  });
});

describe("the end of an application", () => {
  it("by withdrawal wakes every branch and whoever waits for the decision, and changes no record", async () => {
    const world = setup();
    await aChain(world.store);
    const { committed, react, wait } = reacting(world);
    await wait(HOUSING, LAND, ID);
    const commits = await committed(() => withdrawCase(world.store, ID, later));
    expect(commits).toHaveLength(12);
    const store: CaseStore = { ...world.store, commit: async () => Promise.reject(new Error("not needed")) };
    for (const commit of commits) await driving({ ...world.deps, store })(commit);
    expect([...world.told].sort()).toEqual(["wake t-", "wake t-consult-housing", "wake t-consult-land"]);
    // All of it once more: the same, and no more.
    for (const commit of commits) await react(commit);
    expect(world.told).toHaveLength(6);
  });

  it("by the lead's decision wakes Conclude", async () => {
    const world = setup();
    await answered(world, "consult-water");
    await conclude(world.deps)(concluding("c1"));
    const decision = { result: "refused", matters: [] } as const;
    const decided = { type: "application-decided", decision, decidedAt: later, lead: null } as const;
    expect(await reacting(world).after(onCase(world.store, () => ({ events: [decided] })))).toEqual([
      "wake c1",
    ]);
  });
});
