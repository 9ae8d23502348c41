/** What the random schedules have found, each in its smallest form. */
import { describe, expect, it } from "@jest/globals";
import { supplyAsked } from "../../functions/app/application/supplies.ts";
import { changeCase, changeReview } from "../../functions/app/base/commit.ts";
import type { Engine, Log } from "../../functions/app/base/ports.ts";
import { reconcile } from "../../functions/app/operations/reconciliation.ts";
import { giveOpinion } from "../../functions/domain/review/giveOpinion.ts";
import { handIn } from "../../functions/domain/application/intake.ts";
import { requestSupplement } from "../../functions/domain/review/supplement.ts";
import { plusSeconds, type Instant } from "../../functions/domain/base/time.ts";
import { ACT, aReview, anApplication, rules, T0 } from "../support/cases.ts";
import { memoryStore } from "../support/memoryStore.ts";

const ID = "440307-0000000000000001";
const log: Log = { info: () => undefined, error: () => undefined };
const deps = (store: ReturnType<typeof memoryStore>) => ({ store, rules: rules.clock, log });
const after = (hours: number): Instant => plusSeconds(T0, hours * 3600);
const material = {
  code: "design-scheme",
  name: "design-scheme 2",
  sha256: "0".repeat(64),
  uri: "https://files.example.org/2.pdf",
};

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
    wake: async (token) => (waiting.has(token) ? "woken" : "gone"),
    rearm: async () => "gone",
  };
  return { engine, waiting };
}

/** A review whose department has asked for better material, an hour after its service. */
async function asking(store: ReturnType<typeof memoryStore>): Promise<string> {
  const reviewId = await aReview(store, ID, "development-reform");
  const items = [{ material: material.code, defect: "blurred", basis: null }];
  await changeReview(store, reviewId, { at: after(1), by: "department" }, (review) =>
    requestSupplement(review, { items, reasons: "r", handler: null }, after(1), rules.clock, [material.code]),
  );
  return reviewId;
}

async function handInAt(store: ReturnType<typeof memoryStore>, at: Instant, sha256 = material.sha256) {
  await changeCase(store, ID, { at, by: "applicant" }, ({ application }) =>
    handIn(application.state, rules.region, { ...material, sha256 }, at, rules.clock, [material.code]),
  );
}

describe("a material that was handed in", () => {
  it("is supplied as of its receipt, even where only a repeat of the request gets that far", async () => {
    const store = memoryStore();
    const reviewId = await asking(store);
    await handInAt(store, after(2));
    // The first request died here; the second, on the next day, wrote nothing and hands it on.
    await supplyAsked(deps(store), ID, material.code, after(26));
    const review = (await store.loadReview(reviewId))!.state;
    expect(review.supplement?.supplied).toEqual([{ material: material.code, at: after(2) }]);
  });

  it("does not answer what was asked for after it", async () => {
    const store = memoryStore();
    await anApplication(store, ID);
    await handInAt(store, after(0.5));
    const reviewId = await asking(store);
    const before = await store.loadReview(reviewId);
    // A record of the stream that comes late, or twice.
    await supplyAsked(deps(store), ID, material.code, after(0.5));
    await supplyAsked(deps(store), ID, material.code, after(3));
    expect(await store.loadReview(reviewId)).toEqual(before);
  });
});

describe("reconciliation", () => {
  const reconciled = async (store: ReturnType<typeof memoryStore>, engine: Engine) => {
    const { region, clock } = rules;
    const bus = { publish: async () => undefined };
    return reconcile({ store, engine, bus, region, rules: clock, settleSeconds: 60, log }, after(1), 10);
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
