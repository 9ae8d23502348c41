/** The tasks of the workflow and the stream consumers, each by itself: repeated, too late, out of order. */
import { describe, expect, it } from "@jest/globals";
import { changeReview } from "../../functions/app/commit.ts";
import type { Engine, Log } from "../../functions/app/ports.ts";
import { giveOpinion } from "../../functions/domain/giveOpinion.ts";

import { plusSeconds, type Instant } from "../../functions/domain/time.ts";
import { announce } from "../../functions/stream/announce.ts";
import { driveWorkflow } from "../../functions/stream/driveWorkflow.ts";
import { awaitReview } from "../../functions/tasks/awaitReview.ts";
import { conclude } from "../../functions/tasks/conclude.ts";
import { nextGeneration } from "../../functions/tasks/nextGeneration.ts";
import { open } from "../../functions/tasks/open.ts";
import { tickReview } from "../../functions/tasks/tickReview.ts";
import { ACT, anApplication, rules, T0 } from "../support/cases.ts";
import { memoryStore } from "../support/memoryStore.ts";

const ID = "440307-0000000000000001";
const HOUSING = `${ID}.consult-housing`;
const FAR = "2027-02-01T00:00:00.000Z";

function setup() {
  const store = memoryStore();
  const told: string[] = [];
  const engine: Engine = {
    async start(applicationId, generation) {
      told.push(`start ${applicationId} g${generation}`);
      return "started";
    },
    async reviewClosed(token) {
      told.push(`closed ${token}`);
      return "woken";
    },
  };
  let now: Instant = T0;
  const deps = { store, engine, rules: rules.clock, now: () => now, settleSeconds: 60 };
  return { store, told, engine, deps, at: (instant: Instant) => (now = instant) };
}

const branch = { applicationId: ID, reviewId: HOUSING, rollOverAt: FAR };
const wait = (taskToken: string) => ({ applicationId: ID, reviewId: HOUSING, taskToken });

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

  it("answers its own token when the review has closed before it came to wait", async () => {
    const { store, told, deps } = setup();
    await anApplication(store, ID);
    await awaitReview(deps)(wait("t1"));
    await changeReview(store, HOUSING, ACT, (review) =>
      giveOpinion(review, { kind: "consent" }, T0, rules.clock),
    );
    await awaitReview(deps)(wait("t2"));
    expect(told).toEqual(["closed t2"]);
  });
});

describe("TickReview", () => {
  it("does nothing before the due instant has settled, and closes as of the due instant after", async () => {
    const { store, deps, at } = setup();
    await anApplication(store, ID);
    await awaitReview(deps)(wait("t1"));
    const due = (await store.loadReview(HOUSING))!.state.served.due.dueAt;

    at(plusSeconds(due, 59));
    expect(await tickReview(deps)(branch)).toMatchObject({ waiting: true, wakeInSeconds: 1 });
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

  it("ends a branch whose execution is nearly a year old, whatever the review", async () => {
    const { store, deps, at } = setup();
    await anApplication(store, ID);
    const ecology = { ...branch, reviewId: `${ID}.consult-ecology` };
    await awaitReview(deps)({ ...wait("t1"), reviewId: ecology.reviewId });
    at(FAR);
    expect(await tickReview(deps)(ecology)).toMatchObject({ waiting: false });
    expect((await store.loadReview(ecology.reviewId))?.state.status).toBe("overdue");
  });

  it("asks again soon for a review that could not be dispatched", async () => {
    const { store, deps } = setup();
    await anApplication(store, ID);
    expect(await tickReview(deps)(branch)).toMatchObject({ waiting: true, wakeInSeconds: 60 });
  });
});

describe("Conclude and NextGeneration", () => {
  it("refuses to conclude while reviews are open, by the name the workflow catches", async () => {
    const { store, deps } = setup();
    await anApplication(store, ID);
    await expect(conclude(deps)({ applicationId: ID })).rejects.toMatchObject({ name: "ReviewsOpen" });
  });

  it("starts the generation after this one", async () => {
    const { deps, told } = setup();
    await nextGeneration(deps)({ applicationId: ID, generation: 3 });
    expect(told).toEqual([`start ${ID} g4`]);
  });
});

describe("a stream consumer", () => {
  const silent: Log = { info: () => undefined, error: () => undefined };
  const record = (sequence: number, sk: string, events: object[], waitToken?: string, before = 0) => ({
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
  const opinion = { type: "opinion-given", opinion: { kind: "consent" }, receivedAt: T0, overdue: false };

  it("starts an accepted application, wakes a closed review, and passes over what only touched a note", async () => {
    const { told, engine } = setup();
    const drive = driveWorkflow({ engine, log: silent });
    const accepted = { type: "application-accepted", acceptance: { acceptedAt: T0, reviews: [] } };
    const batch = [
      record(1, "application", [{ type: "application-received" }, accepted]),
      record(2, "review#consult-housing", [opinion], "t1"),
      record(3, "review#consult-housing", [opinion], "t2", 1),
      record(4, "review#consult-land", [opinion]),
    ];
    expect(await drive({ Records: batch })).toEqual({ batchItemFailures: [] });
    expect(told).toEqual([`start ${ID} g1`, "closed t1"]);
  });

  it("stops at the first failure and names its sequence number, and does not react twice to what went well", async () => {
    const { told, engine } = setup();
    let fail = true;
    const drive = driveWorkflow({
      log: silent,
      engine: {
        ...engine,
        async reviewClosed(token) {
          if (token === "bad" && fail) throw new Error("throttled");
          return engine.reviewClosed(token);
        },
      },
    });
    const batch = ["t1", "bad", "t3"].map((token, i) =>
      record(i + 1, "review#consult-housing", [opinion], token),
    );
    expect(await drive({ Records: batch })).toEqual({ batchItemFailures: [{ itemIdentifier: "2" }] });
    expect(told).toEqual(["closed t1"]);
    fail = false;
    expect(await drive({ Records: batch.slice(1) })).toEqual({ batchItemFailures: [] });
    expect(told).toEqual(["closed t1", "closed bad", "closed t3"]);
  });

  it("names the sequence number of a record that is not one of ours", async () => {
    const { engine } = setup();
    const strange = { eventName: "MODIFY", dynamodb: { SequenceNumber: "7", NewImage: { pk: { N: "1" } } } };
    expect(await driveWorkflow({ engine, log: silent })({ Records: [strange] })).toEqual({
      batchItemFailures: [{ itemIdentifier: "7" }],
    });
  });

  it("announces every event once, by its hash, without what people wrote", async () => {
    const published: unknown[] = [];
    const react = announce({ log: silent, bus: { publish: async (all) => void published.push(...all) } });
    const objected = {
      ...opinion,
      opinion: { kind: "objection", reasons: "私人信息", signedBy: "李副局长" },
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
