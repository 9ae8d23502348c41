/** A case at the tasks of the workflow and at the consumers of the stream, with an engine that only notes what it is told. */
import { changeReview, createApplication } from "../../functions/app/base/commit.ts";
import type { CaseStore, Engine } from "../../functions/app/base/ports.ts";
import { acceptanceOf } from "../../functions/domain/application/application.ts";
import { receive } from "../../functions/domain/application/intake.ts";
import type { Submission } from "../../functions/domain/application/submission.ts";
import type { Instant } from "../../functions/domain/base/time.ts";
import type { Matter } from "../../functions/domain/catalogue/region.ts";
import { giveOpinion } from "../../functions/domain/review/giveOpinion.ts";
import type { Opinion } from "../../functions/domain/review/opinion.ts";
import { awaitReview } from "../../functions/tasks/awaitReview.ts";
import { ACT, anApplication, rules, T0 } from "./cases.ts";
import { memoryStore } from "./memoryStore.ts";
import { example, objection as objectionBody } from "./runtime.ts";

export const ID = "440307-0000000000000001";
export const HOUSING = `${ID}.consult-housing`;
const objection = objectionBody as Opinion;
export const FAR = "2027-02-01T00:00:00.000Z";

export function setup() {
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

export const LAND = `${ID}.consult-land`;

/** An application whose land review waits for its housing review. */
export const aChain = (store: CaseStore) =>
  anApplicationTo(store, (matter) => ({
    prerequisites: matter === "consult-land" ? [{ matter: "consult-housing", tolerable: false }] : [],
  }));

/** An application whose applicant promises what the housing review would ask for. */
export const aReplaced = (store: CaseStore) =>
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

export const branch = { applicationId: ID, reviewId: HOUSING, rollOverAt: FAR };
export const concluding = (taskToken: string) => ({ applicationId: ID, rollOverAt: FAR, taskToken });
export const wait = (taskToken: string) => ({
  applicationId: ID,
  reviewId: HOUSING,
  onRecord: false,
  taskToken,
});

/** Every department answers; the one that is named objects. */
export async function answered({ store, deps }: ReturnType<typeof setup>, objector?: string) {
  const { state } = await anApplication(store, ID);
  for (const { reviewId, matter } of acceptanceOf(state)!.reviews) {
    await awaitReview(deps)({ ...wait("t"), reviewId });
    await changeReview(store, reviewId, ACT, (review) =>
      giveOpinion(review, matter.code === objector ? objection : { kind: "consent" }, T0, rules.clock),
    );
  }
}
