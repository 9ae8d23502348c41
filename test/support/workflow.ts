/** A case at the tasks of the workflow and at the consumers of the stream, with an engine that only notes what it is told. */
import { changeReview } from "../../functions/app/base/commit.ts";
import type { Case, CaseStore, Engine, Log } from "../../functions/app/base/ports.ts";
import type { Instant } from "../../functions/domain/base/time.ts";
import type { Matter } from "../../functions/domain/catalogue/region.ts";
import { giveOpinion } from "../../functions/domain/review/giveOpinion.ts";
import type { Opinion } from "../../functions/domain/review/opinion.ts";
import { aCase, ACT, rules, T0 } from "./cases.ts";
import { objection as objectionBody } from "./fixtures.ts";
import { memoryStore } from "./memoryStore.ts";
import { NO_COPIES } from "./copies.ts";
import { SIGNING } from "./signer.ts";

export const ID = "440307-0000000000000001";
export const HOUSING = `${ID}.consult-housing`;
export const LAND = `${ID}.consult-land`;
const objection = objectionBody as Opinion;

/** Monday 09:00 to Tuesday the week after, 00:00, when housing is due, and the minute in which an opinion may land. */
export const HOUSING_WAITS = (7 * 24 + 15) * 3600 + 60;
export const GENERATION = 350 * 24 * 3600;

export function setup() {
  const store = memoryStore();
  const told: string[] = [];
  const logged: string[] = [];
  const started: Parameters<Engine["start"]>[] = [];
  const engine: Engine = {
    async start(...execution) {
      const [applicationId, generation] = execution;
      told.push(`start ${applicationId} g${generation}`);
      if (started.some((one) => one[0] === applicationId && one[1] === generation)) return "already-started";
      started.push(execution);
      return "started";
    },
    async wake(token) {
      told.push(`wake ${token}`);
      return "woken";
    },
    async rearm(token, { reviewId, wakeInSeconds }) {
      told.push(`rearm ${token} ${reviewId.slice(ID.length + 1)} ${wakeInSeconds}`);
      return "woken";
    },
    runningSince: async () => null,
    statusOf: async (applicationId, generation) =>
      started.some((one) => one[0] === applicationId && one[1] === generation) ? "running" : "unknown",
  };
  const log: Log = { info: () => undefined, error: (code) => void logged.push(code) };
  let now: Instant = T0;
  const { region, clock } = rules;
  const deps = {
    ...SIGNING,
    ...NO_COPIES,
    store,
    engine,
    region,
    rules: clock,
    now: () => now,
    settleSeconds: 60,
    log,
  };
  return { store, told, logged, started, engine, deps, at: (instant: Instant) => (now = instant) };
}

export type Setup = ReturnType<typeof setup>;

/** An application whose land review waits for its housing review. */
export const aChain = (store: CaseStore): Promise<Case> =>
  aCase(store, ID, {
    region: regionWith((matter) => ({
      prerequisites: matter === "consult-land" ? [{ matter: "consult-housing", tolerable: false }] : [],
    })),
  });

/** An application whose applicant promises what the housing review would ask for. */
export const aReplaced = (store: CaseStore): Promise<Case> =>
  aCase(store, ID, {
    region: regionWith(() => ({ replaceableBy: ["promise"] })),
    claims: [{ matter: "consult-housing", by: "promise", signedBy: "陈经理" }],
  });

const regionWith = (about: (matter: string) => Partial<Matter>) => ({
  ...rules.region,
  matters: rules.region.matters.map((matter) => ({ ...matter, ...about(matter.code) })),
});

/** What the housing branch hands to AwaitReview. */
export const waiting = (taskToken: string, over: object = {}) => ({
  applicationId: ID,
  generation: 1,
  reviewId: HOUSING,
  wakeInSeconds: HOUSING_WAITS,
  executionStartedAt: T0,
  taskToken,
  ...over,
});

/** What is handed to Conclude. */
export const concluding = (taskToken: string, over: object = {}) => ({
  applicationId: ID,
  generation: 1,
  executionStartedAt: T0,
  taskToken,
  ...over,
});

/** An accepted application of which every department has answered; the one whose matter is named objects. */
export async function answered({ store }: Pick<Setup, "store">, objector?: string): Promise<void> {
  const { reviews } = await aCase(store, ID);
  for (const { state } of reviews) {
    const { reviewId, matter } = state.facts;
    await changeReview(store, reviewId, ACT, (review) =>
      giveOpinion(review, matter.code === objector ? objection : { kind: "consent" }, T0, rules.clock),
    );
  }
}
