/** What the random schedules have found, each in its smallest form. */
import { describe, expect, it } from "@jest/globals";
import { pieceOf } from "../support/materials.ts";
import { APPLICANT } from "../../functions/domain/base/actor.ts";
import { SOMEBODY } from "../support/people.ts";
import { supplyAsked } from "../../functions/app/application/supplies.ts";
import { bringUp, isBehind } from "../../functions/app/application/upToDate.ts";
import { changeCase, changeReview } from "../../functions/app/base/commit.ts";
import type { Engine, Log } from "../../functions/app/base/ports.ts";
import { noteGap, openGaps } from "../../functions/app/operations/gaps.ts";
import { reconcile } from "../../functions/app/operations/reconciliation.ts";
import { giveOpinion } from "../../functions/domain/review/giveOpinion.ts";
import { handIn } from "../../functions/domain/application/intake.ts";
import { open } from "../../functions/domain/review/opening.ts";
import { requestSupplement } from "../../functions/domain/review/supplement.ts";
import { plusSeconds, type Instant } from "../../functions/domain/base/time.ts";
import { aCase, ACT, anApplication, aReview, rules, T0 } from "../support/cases.ts";
import { memoryStore } from "../support/memoryStore.ts";
import { SIGNING } from "../support/signer.ts";

const ID = "440307-0000000000000001";
const log: Log = { info: () => undefined, error: () => undefined };
const deps = (store: ReturnType<typeof memoryStore>) => ({ store, rules: rules.clock, log });
const after = (hours: number): Instant => plusSeconds(T0, hours * 3600);
const material = pieceOf("design-scheme", "design-scheme 2");

/** An engine in which only these names are taken, and nothing runs. */
function engineWith(taken: readonly string[]) {
  const names = new Set(taken);
  const waiting = new Set<string>();
  const engine: Engine = {
    async start(id, generation) {
      const name = `${id}-g${generation}`;
      if (names.has(name)) return "already-started";
      names.add(name);
      return "started";
    },
    statusOf: async () => "running",
    runningSince: async () => null,
    wake: async (token) => (waiting.has(token) ? "woken" : "gone"),
    rearm: async () => "gone",
  };
  return { engine, waiting };
}

/** A review whose department has asked for better material, an hour after its service. */
async function asking(store: ReturnType<typeof memoryStore>): Promise<string> {
  const reviewId = await aReview(store, ID, "development-reform");
  const items = [{ material: material.code, defect: "blurred", basis: null }];
  await changeReview(store, reviewId, { at: after(1), by: SOMEBODY }, (review) =>
    requestSupplement(review, { items, reasons: "r", handler: null }, after(1), rules.clock, [material.code]),
  );
  return reviewId;
}

async function handInAt(store: ReturnType<typeof memoryStore>, at: Instant, sha256?: string) {
  await changeCase(store, ID, { at, by: APPLICANT }, ({ application }) =>
    handIn(
      application.state,
      rules.region,
      pieceOf(material.code, "design-scheme 2", sha256),
      at,
      rules.clock,
      [material.code],
    ),
  );
}

describe("a material that was handed in", () => {
  it("is supplied as of its receipt, even where only a repeat of the request gets that far", async () => {
    const store = memoryStore();
    const reviewId = await asking(store);
    await handInAt(store, after(2));
    // The first request died here; the second, on the next day, wrote nothing and hands it on.
    await supplyAsked(deps(store), ID, material.code, after(26), after(26));
    const review = (await store.loadReview(reviewId))!.state;
    expect(review.supplement?.supplied).toEqual([{ material: material.code, at: after(2) }]);
  });

  it("is supplied as of when it first came, though nobody told of that and it was handed in again", async () => {
    const store = memoryStore();
    const reviewId = await asking(store);
    await handInAt(store, after(2));
    await handInAt(store, after(30), "1".repeat(64));
    await supplyAsked(deps(store), ID, material.code, after(30), after(30));
    const review = (await store.loadReview(reviewId))!.state;
    expect(review.supplement?.supplied).toEqual([{ material: material.code, at: after(2) }]);
    // It is on record since then, and not since the material came: what the bus loses is looked for by that.
    const own = (await store.histories(ID)).find(({ subject }) => subject === reviewId)!;
    expect(own.events.find(({ event }) => event.type === "material-supplied")?.at).toBe(after(30));
  });

  it("does not answer what was asked for after it", async () => {
    const store = memoryStore();
    await anApplication(store, ID);
    await handInAt(store, after(0.5));
    const reviewId = await asking(store);
    const before = await store.loadReview(reviewId);
    // A record of the stream that comes late, or twice.
    await supplyAsked(deps(store), ID, material.code, after(0.5), after(0.5));
    await supplyAsked(deps(store), ID, material.code, after(3), after(3));
    expect(await store.loadReview(reviewId)).toEqual(before);
  });
});

describe("a department", () => {
  it("is not served by what was received before its review was sent to it", async () => {
    const departments = rules.region.departments.map((department) => ({
      ...department,
      service: { channel: "webhook" as const, url: "https://example.org/" },
    }));
    const { reviews } = await aCase(memoryStore(), ID, { region: { ...rules.region, departments } });
    const sent = reviews.find(({ state }) => state.status === "dispatched")!.state;
    const served = (at: Instant) => open(sent, "act", at, rules.clock);
    expect(served(plusSeconds(T0, -0.001))).toEqual([]);
    expect(served(T0)).toMatchObject([
      { type: "review-opened" },
      { type: "review-served", served: { servedAt: T0 } },
    ]);
  });
});

describe("a command about an application", () => {
  it("finds it decided where every review has closed and nobody has noticed", async () => {
    const store = memoryStore();
    const { reviews } = await aCase(store, ID);
    for (const { state } of reviews)
      await changeReview(store, state.facts.reviewId, { at: after(1), by: SOMEBODY }, (review) =>
        giveOpinion(review, { kind: "consent" }, after(1), rules.clock),
      );
    const upTo = { ...deps(store), region: rules.region };
    const moment = { now: after(2), settledAt: plusSeconds(after(2), -60) };
    expect(isBehind(upTo, (await store.loadCase(ID))!, moment)).toBe(true);
    await bringUp(upTo, ID, moment);
    const found = (await store.loadCase(ID))!;
    expect(found.application.state).toMatchObject({ status: "granted", decidedAt: after(1) });
    expect(isBehind(upTo, found, moment)).toBe(false);
  });

  it("finds a limit run out only when what came in time can no longer be under way", async () => {
    const store = memoryStore();
    await aReview(store, ID);
    const found = (await store.loadCase(ID))!;
    const dues = found.reviews.flatMap(({ state }) => state.served?.due.dueAt ?? []);
    const first = dues.sort()[0]!;
    const upTo = { ...deps(store), region: rules.region };
    const behind = (settledAt: Instant) =>
      isBehind(upTo, found, { now: plusSeconds(settledAt, 60), settledAt });
    expect([behind(plusSeconds(first, -0.001)), behind(first)]).toEqual([false, true]);
  });
});

describe("reconciliation", () => {
  const reconciled = async (
    store: ReturnType<typeof memoryStore>,
    engine: Engine,
    now: Instant = after(1),
  ) => {
    const { region, clock } = rules;
    const bus = { publish: async () => undefined };
    return reconcile(
      { ...SIGNING, store, engine, bus, region, rules: clock, settleSeconds: 60, log },
      now,
      10,
    );
  };

  it("starts an application whose first executions have all come to nothing, and notes which one it was", async () => {
    const store = memoryStore();
    await anApplication(store, ID);
    const { engine } = engineWith([1, 2, 3, 4, 5, 6].map((generation) => `${ID}-g${generation}`));
    const stopped: Engine = {
      ...engine,
      statusOf: async (_, generation) => (generation <= 6 ? "over" : "unknown"),
    };
    expect((await reconciled(store, stopped)).executionsStarted).toBe(1);
    expect((await store.loadApplication(ID))?.generation).toBe(7);
  });

  it("wakes who waits in an earlier generation until nobody does, whatever is open", async () => {
    const store = memoryStore();
    const reviewId = await aReview(store, ID, "housing", "token-1");
    await store.beginGeneration(ID, 2, [reviewId]);
    await store.noteWait({ subject: reviewId, generation: 2, token: "token-2" });
    const { engine, waiting } = engineWith([]);
    waiting.add("token-1").add("token-2");
    expect((await reconciled(store, engine)).branchesWoken).toBe(1);
    // Taken, and nothing came of it.
    expect((await reconciled(store, engine)).branchesWoken).toBe(1);
    waiting.delete("token-1");
    expect((await reconciled(store, engine)).branchesWoken).toBe(0);
    expect(await store.waitsOf(ID)).toEqual([{ subject: reviewId, generation: 2, token: "token-2" }]);
  });

  it("leaves a gap to the next pass that is not over yet: something of it may come behind this one", async () => {
    const store = memoryStore();
    await aCase(store, ID);
    const { engine } = engineWith([]);
    await noteGap(store, { from: T0, to: after(1), seen: [] });
    expect((await reconciled(store, engine)).announcedAgain).toBe(0);
    expect(await openGaps(store)).toHaveLength(1);
    expect((await reconciled(store, engine, plusSeconds(after(1), 1))).announcedAgain).toBeGreaterThan(0);
    expect(await openGaps(store)).toEqual([]);
  });

  it("forgets a token only when nobody waits with it any more", async () => {
    const store = memoryStore();
    const reviewId = await aReview(store, ID, "housing", "token-1");
    await changeReview(store, reviewId, ACT, (review) =>
      giveOpinion(review, { kind: "consent" }, after(1), rules.clock),
    );
    const { engine, waiting } = engineWith([]);
    waiting.add("token-1");
    expect((await reconciled(store, engine)).branchesWoken).toBe(1);
    // Taken, and nothing came of it: it is woken again.
    expect((await reconciled(store, engine)).branchesWoken).toBe(1);
    waiting.clear();
    expect((await reconciled(store, engine)).branchesWoken).toBe(0);
    expect(await store.waitsOf(ID)).toEqual([]);
  });
});
