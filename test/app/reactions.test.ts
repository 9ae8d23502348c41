/**
 * `driveWorkflow` reads what it writes itself. It comes to rest: its writes lead to fewer and fewer further ones, and a
 * stream that is handed over again leads to none.
 */
import { describe, expect, it } from "@jest/globals";
import { changeApplication, changeReview, createApplication } from "../../functions/app/base/commit.ts";
import type { CaseStore, Engine, Log } from "../../functions/app/base/ports.ts";
import { acceptanceOf } from "../../functions/domain/application/application.ts";
import { keyOfSubject } from "../../functions/domain/base/ids.ts";
import { giveOpinion } from "../../functions/domain/review/giveOpinion.ts";
import { receive } from "../../functions/domain/application/intake.ts";
import type { Submission } from "../../functions/domain/application/submission.ts";
import { plusSeconds } from "../../functions/domain/base/time.ts";
import { changeProject, withdraw } from "../../functions/domain/application/withdrawal.ts";
import { driveWorkflow } from "../../functions/stream/driveWorkflow.ts";
import { awaitReview } from "../../functions/tasks/awaitReview.ts";
import { ACT, rules, T0 } from "../support/cases.ts";
import { memoryStore } from "../support/memoryStore.ts";
import { example } from "../support/runtime.ts";

const ID = "440307-0000000000000001";

/** Every review waits for the one before it: the longest chain of reactions that there is. */
const matters = rules.region.matters.map((matter, i, all) => ({
  ...matter,
  prerequisites: i === 0 ? [] : [{ matter: all[i - 1]!.code, tolerable: false }],
}));
const submission = { claims: [], ...example("municipal-road-application") } as unknown as Submission;

/** A store whose every commit becomes a record of the stream, and a consumer that reads them all. */
async function streaming() {
  const store = memoryStore();
  const records: object[] = [];
  const commit = (
    sk: string,
    {
      expected,
      events,
    }: Parameters<CaseStore["saveReview"]>[0] | Parameters<CaseStore["saveApplication"]>[0],
    before: { hash: string }[],
  ) =>
    records.push({
      eventName: expected === 0 ? "INSERT" : "MODIFY",
      dynamodb: {
        SequenceNumber: String(records.length + 1),
        NewImage: {
          pk: { S: ID },
          sk: { S: sk },
          version: { N: String(expected + events.length) },
          history: { L: [...before, ...events].map((event) => ({ S: JSON.stringify(event) })) },
          waitToken: { S: `token of ${sk}` },
        },
        ...(expected > 0 && { OldImage: { version: { N: String(expected) } } }),
      },
    });
  const historyOf = async (subject: string) =>
    (await store.histories(ID)).find((history) => history.subject === subject)?.events ?? [];
  const streamed: CaseStore = {
    ...store,
    async saveApplication(change) {
      const before = await historyOf(ID);
      const saved = await store.saveApplication(change);
      if (saved === "saved") commit("application", change, before);
      return saved;
    },
    async saveReview(change, token) {
      const { reviewId } = change.state.facts;
      const before = await historyOf(reviewId);
      const saved = await store.saveReview(change, token);
      if (saved === "saved") commit(keyOfSubject(reviewId).sortKey, change, before);
      return saved;
    },
  };

  const engine: Engine = {
    start: async () => "started",
    wake: async () => "woken",
    rearm: async () => "woken",
    isRunning: async () => true,
  };
  const failures: unknown[] = [];
  const log: Log = { info: () => undefined, error: (_code, _fields, error) => void failures.push(error) };
  const { region, clock } = rules;
  const deps = { store: streamed, engine, region, rules: clock, now: () => T0, settleSeconds: 60, log };
  const drive = driveWorkflow(deps);
  let read = 0;

  const events = receive(
    { ...region, matters },
    submission,
    { applicationId: ID, digest: "d" },
    T0,
    clock,
  ).events;
  const { state } = (await createApplication(streamed, events, ACT)) as Exclude<
    Awaited<ReturnType<typeof createApplication>>,
    "conflict"
  >;
  for (const { reviewId } of acceptanceOf(state)!.reviews)
    await awaitReview(deps)({ applicationId: ID, reviewId, onRecord: false, taskToken: "t" });

  return {
    store: streamed,
    records,
    reviewIds: acceptanceOf(state)!.reviews.map(({ reviewId }) => reviewId),
    /** Reads until nothing new is there; answers how many records that took. */
    async rest(): Promise<number> {
      const before = read;
      while (read < records.length) {
        if (read - before > 200) throw new Error("it does not come to rest");
        const batch = records.slice(read, read + 10);
        expect(await drive({ Records: batch })).toEqual({ batchItemFailures: [] });
        read += batch.length;
      }
      expect(failures).toEqual([]);
      return read - before;
    },
    /** The whole stream once more, from its beginning. */
    async again(): Promise<void> {
      expect(await drive({ Records: [...records] })).toEqual({ batchItemFailures: [] });
    },
  };
}

type Streaming = Awaited<ReturnType<typeof streaming>>;
const later = plusSeconds(T0, 3600);

const changed: [string, (world: Streaming) => Promise<unknown>, number][] = [
  [
    "a consent that releases the next review of a chain",
    ({ store, reviewIds }) =>
      changeReview(store, reviewIds[0]!, { at: later, by: "test" }, (review) =>
        giveOpinion(review, { kind: "consent" }, later, rules.clock),
      ),
    // The consent, and the one that it starts.
    2,
  ],
  [
    "a refusal by which every further review of the chain falls",
    ({ store, reviewIds }) =>
      changeReview(store, reviewIds[0]!, { at: later, by: "test" }, (review) =>
        giveOpinion(
          review,
          { kind: "objection", reasons: "r", article: "a", facts: "f", curableBy: "c", signedBy: "s" },
          later,
          rules.clock,
        ),
      ),
    matters.length,
  ],
  [
    "a withdrawal that ends all that is open",
    ({ store }) =>
      changeApplication(store, ID, { at: later, by: "test" }, (application) =>
        withdraw(application, "no money", later),
      ),
    1 + matters.length,
  ],
  [
    "a change of the project that starts the one clock that runs again",
    ({ store }) =>
      changeApplication(store, ID, { at: later, by: "test" }, (application) =>
        changeProject(application, "wider", later, []),
      ),
    2,
  ],
];

describe("what reads the stream and writes the table", () => {
  it.each(changed)("comes to rest after %s", async (_, change, records) => {
    const world = await streaming();
    await world.rest();
    await change(world);
    expect(await world.rest()).toBe(records);
  });

  it.each(changed)("writes nothing more when all is handed over again after %s", async (_, change) => {
    const world = await streaming();
    await world.rest();
    await change(world);
    await world.rest();
    const [written, histories] = [world.records.length, await world.store.histories(ID)];
    await world.again();
    expect(world.records).toHaveLength(written);
    expect(await world.store.histories(ID)).toEqual(histories);
  });
});
