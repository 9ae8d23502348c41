/** What the bus has lost is noted as a gap, and announced again from the histories, under the same ids. */
import { describe, expect, it } from "@jest/globals";
import { SOMEBODY } from "../support/people.ts";
import { changeReview } from "../../functions/app/base/commit.ts";
import type { Announcement, Log } from "../../functions/app/base/ports.ts";
import {
  announceAgain,
  closeGaps,
  madeUp,
  noteGap,
  openGaps,
  reachOf,
  seenAs,
} from "../../functions/app/operations/gaps.ts";
import { giveOpinion } from "../../functions/domain/review/giveOpinion.ts";
import { plusSeconds, type Instant } from "../../functions/domain/base/time.ts";
import { announce } from "../../functions/stream/announce.ts";
import { lostEvents } from "../../functions/stream/lostEvents.ts";
import { anApplication, rules, T0 } from "../support/cases.ts";
import { streamed } from "../support/streamed.ts";

const [FIRST, SECOND] = ["440307-0000000000000001", "440307-0000000000000002"];
const after = (seconds: number): Instant => plusSeconds(T0, seconds);
const MINUTE = 60;
const HOUR = 3600;
/** Departments that are asked, each once. */
const MATTERS = ["water", "housing", "land", "ecology", "forestry"].map((of) => `consult-${of}`);

/** The announcing consumer behind a stream, and what the bus has carried. */
function setup() {
  let now = T0;
  const stream = streamed(() => now);
  const carried: Announcement[] = [];
  const logged: string[] = [];
  const counts = { reads: 0, notes: 0 };
  const store: typeof stream.store = {
    ...stream.store,
    noted: (name) => (counts.reads++, stream.store.noted(name)),
    note: (name, value) => (counts.notes++, stream.store.note(name, value)),
  };
  const log: Log = { info: (code) => void logged.push(code), error: (code) => void logged.push(code) };
  const bus = { publish: async (all: readonly Announcement[]) => void carried.push(...all) };
  const aside = { put: async () => undefined };
  const consume = announce({ store, log, bus, aside, now: () => now });
  return {
    ...stream,
    log,
    carried,
    logged,
    counts,
    at: (instant: Instant) => void (now = instant),
    /** What was committed reaches the bus. */
    flow: async () => expect(await consume({ Records: stream.read() })).toEqual({ batchItemFailures: [] }),
    /** What was committed is gone: the stream keeps it for a day. */
    lose: () => void stream.read(),
    consent: (applicationId: string, matter: string, instant: Instant) =>
      changeReview(stream.store, `${applicationId}.${matter}`, { at: instant, by: SOMEBODY }, (review) =>
        giveOpinion(review, { kind: "consent" }, instant, rules.clock),
      ),
    /** As reconciliation makes up for it. @returns what it announced, by case */
    async makeUp(...ids: string[]) {
      const gaps = await openGaps(stream.store);
      carried.length = 0;
      for (const id of ids) await announceAgain({ bus }, id, await stream.store.histories(id), gaps);
      await closeGaps(stream.store, gaps);
      return carried.map(({ type, subject }) => `${type} ${subject}`);
    },
  };
}

describe("how far the bus has come", () => {
  it("is noted once a minute at most, and read no more often", async () => {
    const world = setup();
    await anApplication(world.store, FIRST);
    await world.flow();
    expect(world.counts).toEqual({ reads: 1, notes: 1 });
    for (const [i, second] of [1, 20, 59].entries()) {
      world.at(after(second));
      await world.consent(FIRST, MATTERS[i]!, after(second));
      await world.flow();
    }
    expect(world.counts).toEqual({ reads: 1, notes: 1 });
    world.at(after(MINUTE));
    await world.consent(FIRST, MATTERS[3]!, after(MINUTE));
    await world.flow();
    expect(world.counts.notes).toBe(2);
    expect(await openGaps(world.store)).toEqual([]);
  });

  it("keeps nothing from the bus where it cannot be noted, and is noted by the next", async () => {
    const world = setup();
    let fail = true;
    const { store, log } = world;
    const carried: Announcement[] = [];
    const consume = announce({
      store: {
        ...store,
        note: async (...note) => (fail ? Promise.reject(new Error("down")) : store.note(...note)),
      },
      log,
      bus: { publish: async (all) => void carried.push(...all) },
      aside: { put: async () => undefined },
      now: () => T0,
    });
    await anApplication(store, FIRST);
    expect(await consume({ Records: world.read() })).toEqual({ batchItemFailures: [] });
    expect(carried.length).toBeGreaterThan(20);
    expect(world.logged).toContain("progress-not-noted");
    fail = false;
    await anApplication(store, SECOND);
    await consume({ Records: world.read() });
    expect(await store.noted("announced")).toBeDefined();
  });
});

describe("a silence", () => {
  it("of less than Lambda tries a record for is none in which anything was lost: quiet hours repeat nothing", async () => {
    const world = setup();
    await anApplication(world.store, FIRST);
    await world.flow();
    world.at(after(1));
    await world.consent(FIRST, MATTERS[0]!, after(1));
    await world.flow();
    world.at(after(4 * HOUR));
    await world.consent(FIRST, MATTERS[1]!, after(4 * HOUR));
    await world.flow();
    expect(await openGaps(world.store)).toEqual([]);
  });

  it("in which nothing was committed makes nobody hear of anything twice", async () => {
    const world = setup();
    await anApplication(world.store, FIRST);
    await world.flow();
    for (const [i, hour] of [6, 12, 30].entries()) {
      world.at(after(hour * HOUR));
      // A request takes a moment until it is in the stream.
      await world.consent(FIRST, MATTERS[i]!, after(hour * HOUR - 1));
      await world.flow();
      expect(await openGaps(world.store)).toHaveLength(1);
      expect(await world.makeUp(FIRST)).toEqual([]);
      expect(await openGaps(world.store)).toEqual([]);
    }
  });

  it("in which events were lost is made up for, of the cases that have one in it, under the same ids", async () => {
    const world = setup();
    await anApplication(world.store, FIRST);
    await anApplication(world.store, SECOND);
    await world.flow();
    world.at(after(HOUR));
    await world.consent(FIRST, "consult-water", after(HOUR));
    world.lose();
    world.at(after(8 * HOUR));
    await world.consent(SECOND, "consult-water", after(8 * HOUR));
    await world.flow();
    const own = (await world.store.histories(FIRST)).flatMap(({ events }) => events);
    const lost = own.find(({ event }) => event.type === "opinion-given")!;
    const before = new Set(world.carried.map(({ id }) => id));
    expect(before.has(lost.hash)).toBe(false);

    const made = await world.makeUp(FIRST, SECOND);
    expect(made).toContain(`opinion-given ${FIRST}.consult-water`);
    expect(made.filter((said) => said.includes(SECOND))).toEqual([]);
    const again = world.carried.find(({ id }) => id === lost.hash);
    expect(again).toMatchObject({ at: after(HOUR), data: { applicationId: FIRST, kind: "consent" } });
    expect(await world.makeUp(FIRST, SECOND)).toEqual([]);
  });

  it("is noted by all lanes as one gap", async () => {
    const { store } = setup();
    const gap = (to: number, id: string) => ({ from: T0, to: after(to), seen: [id] });
    await Promise.all([1, 2, 3, 4].map((lane) => noteGap(store, gap(HOUR + lane, `h${lane}`))));
    const [one, ...others] = await openGaps(store);
    expect(others).toEqual([]);
    expect(one).toMatchObject({ from: T0, to: after(HOUR + 4) });
    expect(one!.seen.toSorted()).toEqual(["h1", "h2", "h3", "h4"]);
  });
});

describe("a gap", () => {
  it("that has grown since it was read stays open", async () => {
    const { store } = setup();
    await noteGap(store, { from: T0, to: after(HOUR), seen: [] });
    const read = await openGaps(store);
    await noteGap(store, { from: after(MINUTE), to: after(2 * HOUR), seen: [] });
    await noteGap(store, { from: after(-2 * HOUR), to: after(-HOUR), seen: [] });
    await closeGaps(store, read);
    expect(await openGaps(store)).toMatchObject([
      { from: after(-2 * HOUR), to: after(-HOUR) },
      { from: T0, to: after(2 * HOUR) },
    ]);
  });

  it("waits a day for a case that cannot be looked at, and no longer", () => {
    const gap = { from: T0, to: after(HOUR), seen: [] };
    expect(madeUp([gap], false, after(HOUR))).toEqual([gap]);
    expect(madeUp([gap], true, after(25 * HOUR))).toEqual([]);
    expect(madeUp([gap], true, after(25 * HOUR + 1))).toEqual([gap]);
  });

  it("has one look back at cases that ended a month and ten minutes before the earliest: something comes after an end", () => {
    expect(reachOf([])).toBeNull();
    const gaps = [after(HOUR), T0].map((from) => ({ from, to: from, seen: [] }));
    expect(reachOf(gaps)).toBe(after(-600 - 31 * 24 * HOUR));
  });

  it("has a case announced from ten minutes before it to ten minutes after, in order, once for all gaps", async () => {
    const world = setup();
    await anApplication(world.store, FIRST);
    const at = [HOUR - 601, HOUR - 599, HOUR, HOUR + 599, HOUR + 700];
    for (const [i, seconds] of at.entries()) await world.consent(FIRST, MATTERS[i]!, after(seconds));
    const gap = { from: after(HOUR), to: after(HOUR), seen: [] };
    await noteGap(world.store, gap);
    const announced: Announcement[] = [];
    const bus = { publish: async (all: readonly Announcement[]) => void announced.push(...all) };
    const histories = await world.store.histories(FIRST);
    expect(await announceAgain({ bus }, FIRST, histories, [gap, { ...gap, to: after(HOUR + 1) }])).toBe(3);
    expect(announced.map(({ subject }) => subject)).toEqual([1, 2, 3].map((i) => `${FIRST}.${MATTERS[i]}`));
    // Nothing where all that lies within is known to have been carried.
    const inside = histories.flatMap(({ events }) => events).find((event) => event.at === after(HOUR))!;
    expect(await announceAgain({ bus }, FIRST, histories, [{ ...gap, seen: [seenAs(inside.hash)] }])).toBe(0);
  });
});

describe("what Lambda has given up on", () => {
  const message = (body: unknown, messageId = "m") => ({
    messageId,
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  const givenUp = (info: object) => ({
    requestContext: { condition: "RetryAttemptsExhausted", approximateInvokeCount: 51 },
    version: "1.0",
    timestamp: "2026-03-02T09:30:12.123Z",
    DDBStreamBatchInfo: {
      shardId: "s",
      startSequenceNumber: "1",
      endSequenceNumber: "3",
      batchSize: 3,
      ...info,
    },
  });

  it("is a gap from the first arrival to the last, in whole minutes, and the operator hears of it", async () => {
    const { store, log, logged } = setup();
    const arrivals = {
      approximateArrivalOfFirstRecord: "2026-03-02T03:10:19Z",
      approximateArrivalOfLastRecord: "2026-03-02T03:11:20Z",
    };
    expect(await lostEvents({ store, log })({ Records: [message(givenUp(arrivals))] })).toEqual({
      batchItemFailures: [],
    });
    expect(await openGaps(store)).toEqual([
      { from: "2026-03-02T03:10:00.000Z", to: "2026-03-02T03:12:00.000Z", seen: [] },
    ]);
    expect(logged).toEqual(["gap-noted", "events-lost"]);
  });

  it("is one gap for the many batches of an outage", async () => {
    const { store, log } = setup();
    const Records = Array.from({ length: 30 }, (_, i) => {
      const arrived = after(i * 45);
      return message(
        givenUp({ approximateArrivalOfFirstRecord: arrived, approximateArrivalOfLastRecord: arrived }),
      );
    });
    await lostEvents({ store, log })({ Records });
    expect(await openGaps(store)).toHaveLength(1);
  });

  it("is the stream's whole day where it does not say when it arrived", async () => {
    const { store, log } = setup();
    await lostEvents({ store, log })({ Records: [message(givenUp({}))] });
    expect(await openGaps(store)).toEqual([
      { from: "2026-03-01T09:30:00.000Z", to: "2026-03-02T09:31:00.000Z", seen: [] },
    ]);
  });

  it("may be a record that was set aside, once a version that reads it is there; what drives the workflow needs none", async () => {
    const { store, log } = setup();
    const aside = { pk: FIRST, sk: "application", sequenceNumber: "1", arrivedAt: T0, error: "Unreadable" };
    const Records = ["driveWorkflow", "announce"].map((consumer) => message({ consumer, ...aside }));
    await lostEvents({ store, log })({ Records: Records.slice(0, 1) });
    expect(await openGaps(store)).toEqual([]);
    await lostEvents({ store, log })({ Records });
    expect(await openGaps(store)).toEqual([{ from: T0, to: after(MINUTE), seen: [] }]);
  });

  it("is handed over again where it cannot be read or noted, and what lies beside it is noted", async () => {
    const { store, log } = setup();
    const good = message(givenUp({}), "good");
    const handle = lostEvents({ store, log });
    expect(await handle({ Records: [message("{", "bad"), good] })).toEqual({
      batchItemFailures: [{ itemIdentifier: "bad" }],
    });
    expect(await openGaps(store)).toHaveLength(1);
    const down = { ...store, replaceNote: async () => Promise.reject(new Error("down")) };
    const other = givenUp({ approximateArrivalOfFirstRecord: after(-9 * 24 * HOUR) });
    expect(await lostEvents({ store: down, log })({ Records: [message(other, "x")] })).toEqual({
      batchItemFailures: [{ itemIdentifier: "x" }],
    });
  });
});
