/** The consumers of the stream, each by itself: what they react to, in order, what they set aside, and where they stop. */
import { describe, expect, it } from "@jest/globals";
import { SOMEBODY } from "../support/people.ts";
import { changeReview } from "../../functions/app/base/commit.ts";
import { Passing } from "../../functions/app/base/passing.ts";
import type { Announcement, AsideRecord, Engine, Log } from "../../functions/app/base/ports.ts";
import { plusSeconds, type Instant } from "../../functions/domain/base/time.ts";
import { giveOpinion } from "../../functions/domain/review/giveOpinion.ts";
import type { Opinion } from "../../functions/domain/review/opinion.ts";
import { requestSupplement } from "../../functions/domain/review/supplement.ts";
import { announce } from "../../functions/stream/announce.ts";
import { driveWorkflow } from "../../functions/stream/driveWorkflow.ts";
import { aCase, anApplication, consent, rules, T0, withdrawCase } from "../support/cases.ts";
import { ofAnotherVersion, streamed, type StreamRecord } from "../support/streamed.ts";
import { NO_COPIES } from "../support/copies.ts";
import { SIGNING } from "../support/signer.ts";

const [FIRST, SECOND] = ["440307-0000000000000001", "440307-0000000000000002"];
const NOTHING_FAILED = { batchItemFailures: [] };

/** Both consumers behind one stream, with an engine that only notes what it is told. */
function setup() {
  let now = T0;
  const stream = streamed(() => now);
  const told: string[] = [];
  const carried: Announcement[] = [];
  const aside: AsideRecord[] = [];
  const errors: [code: string, fields: object][] = [];
  const engine: Pick<Engine, "start" | "wake" | "rearm"> = {
    start: async (applicationId, generation, reviews) => {
      told.push(`start ${applicationId} g${generation} for ${reviews.length}`);
      return "started";
    },
    wake: async (token) => (told.push(`wake ${token}`), "woken"),
    rearm: async (token, { reviewId, wakeInSeconds }) => {
      told.push(`rearm ${token} ${reviewId} ${wakeInSeconds >= 60}`);
      return "woken";
    },
  };
  const log: Log = { info: () => undefined, error: (code, fields) => void errors.push([code, fields]) };
  const { region, clock } = rules;
  const parts = {
    ...SIGNING,
    ...NO_COPIES,
    log,
    engine,
    region,
    rules: clock,
    settleSeconds: 60,
    store: stream.store,
    now: () => now,
    bus: { publish: async (all: readonly Announcement[]) => void carried.push(...all) },
    aside: { put: async (record: AsideRecord) => void aside.push(record) },
  };
  return {
    ...stream,
    told,
    carried,
    aside,
    errors,
    parts,
    at: (instant: Instant) => void (now = instant),
    drive: driveWorkflow(parts),
    announce: announce(parts),
    wait: (subject: string, token: string) => stream.store.noteWait({ subject, generation: 1, token }),
    consent: (reviewId: string, at?: Instant) => consent(stream.store, reviewId, at),
    withdraw: (applicationId: string, at?: Instant) => withdrawCase(stream.store, applicationId, at),
  };
}

type World = ReturnType<typeof setup>;

const subjectOf = ({ dynamodb: { Keys } }: StreamRecord): string => (Keys as { sk: { S: string } }).sk.S;

describe.each(["drive", "announce"] as const)("a consumer (%s)", (name) => {
  const named = { drive: "driveWorkflow", announce: "announce" }[name];

  /** The consumer with one part that fails as it is told to. */
  function failing(world: World, fail: (call: number) => Error | null) {
    let calls = 0;
    const tried = async <T>(go: () => Promise<T>): Promise<T> => {
      const error = fail(++calls);
      if (error) throw error;
      return go();
    };
    const { engine, bus } = world.parts;
    const consume = { drive: driveWorkflow, announce }[name]({
      ...world.parts,
      engine: { ...engine, wake: (token) => tried(() => engine.wake(token)) },
      bus: { publish: (all) => tried(() => bus.publish(all)) },
    });
    return consume;
  }

  /** Three opinions of one case, each waited for. */
  async function threeOpinions(world: World) {
    await anApplication(world.store, FIRST);
    world.read();
    for (const matter of ["consult-water", "consult-housing", "consult-land"]) {
      await world.wait(`${FIRST}.${matter}`, `t of ${matter}`);
      await world.consent(`${FIRST}.${matter}`);
    }
    return world.read();
  }
  const done = ({ told, carried }: World) => (name === "drive" ? told.length : carried.length);

  it("stops at what passes, names its record, and goes on from there without doing again what went well", async () => {
    const world = setup();
    const records = await threeOpinions(world);
    let isDown = true;
    const consume = failing(world, (call) => (call === 2 && isDown ? new Passing("throttled") : null));
    const [, second] = records;
    expect(await consume({ Records: records })).toEqual({
      batchItemFailures: [{ itemIdentifier: second!.dynamodb.SequenceNumber }],
    });
    expect(done(world)).toBe(1);
    expect(world.aside).toEqual([]);
    expect(world.errors).toEqual([
      [
        "reaction-failed",
        {
          consumer: named,
          pk: expect.stringMatching(/^440307-/),
          sk: expect.any(String),
          sequenceNumber: second!.dynamodb.SequenceNumber,
        },
      ],
    ]);
    isDown = false;
    expect(await consume({ Records: records.slice(1) })).toEqual(NOTHING_FAILED);
    expect(done(world)).toBe(3);
  });

  it("sets aside by itself what it cannot react to, and does all that lies behind it", async () => {
    const world = setup();
    const records = await threeOpinions(world);
    const consume = failing(world, (call) => (call === 2 ? new TypeError("of ours") : null));
    expect(await consume({ Records: records })).toEqual(NOTHING_FAILED);
    expect(done(world)).toBe(2);
    expect(world.aside).toEqual([
      {
        consumer: named,
        pk: FIRST,
        sk: subjectOf(records[1]!),
        sequenceNumber: records[1]!.dynamodb.SequenceNumber,
        arrivedAt: T0,
        error: "TypeError",
      },
    ]);
    expect(world.errors.map(([code]) => code)).toEqual(["record-set-aside"]);
  });

  it("passes nothing over where it cannot be set aside", async () => {
    const world = setup();
    const records = await threeOpinions(world);
    const aside = { put: async () => Promise.reject(new Error("no such queue")) };
    const consume = { drive: driveWorkflow, announce }[name]({ ...world.parts, aside });
    const [first, second, third] = records as [StreamRecord, StreamRecord, StreamRecord];
    expect(await consume({ Records: [first, ofAnotherVersion(second), third] })).toEqual({
      batchItemFailures: [{ itemIdentifier: second.dynamodb.SequenceNumber }],
    });
  });

  it("sets aside an event of another version; ten opinions and the withdrawal of another case behind it get through", async () => {
    const world = setup();
    await anApplication(world.store, FIRST);
    const { reviews } = await aCase(world.store, SECOND);
    world.read();
    await world.consent(`${FIRST}.consult-water`);
    const poison = ofAnotherVersion(world.read()[0]!);
    const ids = reviews.map(({ state }) => state.facts.reviewId);
    for (const id of ids.slice(0, 10)) await world.consent(id);
    await world.withdraw(SECOND);
    const behind = world.read();
    expect(await world[name]({ Records: [poison, ...behind] })).toEqual(NOTHING_FAILED);
    expect(world.aside).toMatchObject([
      { consumer: named, pk: FIRST, sk: "review#consult-water", error: "Unreadable" },
    ]);
    // No word of what people wrote leaves with it.
    expect(Object.keys(world.aside[0]!).toSorted()).toEqual(
      ["arrivedAt", "consumer", "error", "pk", "sequenceNumber", "sk"].toSorted(),
    );
    if (name === "announce") {
      const types = world.carried.map(({ type }) => type);
      expect(types.filter((type) => type === "opinion-given")).toHaveLength(10);
      expect(types).toContain("application-withdrawn");
      expect(world.carried.every(({ data }) => data["applicationId"] === SECOND)).toBe(true);
    }
  });

  it.each([
    ["nothing of a record", {}],
    [
      "no key of ours",
      { dynamodb: { SequenceNumber: "7", Keys: { pk: { N: "1" } }, NewImage: { pk: { N: "1" } } } },
    ],
    ["no object at all", null],
  ])("sets aside what has %s", async (_what, strange) => {
    const world = setup();
    const records = await threeOpinions(world);
    expect(await world[name]({ Records: [strange, ...records] })).toEqual(NOTHING_FAILED);
    expect(world.aside).toHaveLength(1);
    expect(done(world)).toBe(3);
  });
});

describe("what drives the workflow", () => {
  it("starts an accepted application with all its reviews, once, and passes over what only touched a note", async () => {
    const world = setup();
    const { reviews } = await aCase(world.store, FIRST);
    const records = world.read();
    await world.wait(`${FIRST}.consult-water`, "t1");
    expect(await world.drive({ Records: records })).toEqual(NOTHING_FAILED);
    expect(world.told).toEqual([`start ${FIRST} g1 for ${reviews.length}`]);
    const noted = structuredClone(records.at(-1)!);
    noted.dynamodb.OldImage = { version: noted.dynamodb.NewImage.version };
    world.told.length = 0;
    expect(await world.drive({ Records: [noted] })).toEqual(NOTHING_FAILED);
    expect(world.told).toEqual([]);
  });

  it("wakes who waits for a review that has closed, by all of its tokens; who comes to wait only later finds it closed", async () => {
    const world = setup();
    await anApplication(world.store, FIRST);
    world.read();
    await world.wait(`${FIRST}.consult-water`, "t1");
    await world.store.noteWait({ subject: `${FIRST}.consult-water`, generation: 2, token: "t2" });
    await world.consent(`${FIRST}.consult-water`);
    await world.consent(`${FIRST}.consult-housing`);
    expect(await world.drive({ Records: world.read() })).toEqual(NOTHING_FAILED);
    expect(world.told.toSorted()).toEqual(["wake t1", "wake t2"]);
  });

  it("wakes everybody who waits for anything of a withdrawn application", async () => {
    const world = setup();
    await anApplication(world.store, FIRST);
    world.read();
    for (const matter of ["consult-water", "consult-housing"]) await world.wait(`${FIRST}.${matter}`, matter);
    await world.wait(FIRST, "the decision");
    await world.withdraw(FIRST);
    expect(await world.drive({ Records: world.read() })).toEqual(NOTHING_FAILED);
    expect(world.told.toSorted()).toEqual([
      "wake consult-housing",
      "wake consult-water",
      "wake the decision",
    ]);
  });

  it("issues the notice that is owed", async () => {
    const world = setup();
    await anApplication(world.store, FIRST);
    await world.drive({ Records: world.read() });
    const before = (await world.store.noticesOf(FIRST)).length;
    const at = plusSeconds(T0, 3600);
    const items = [{ material: "design-scheme", defect: "blurred", basis: null }];
    const reviewId = `${FIRST}.consult-development-reform`;
    await changeReview(world.store, reviewId, { at, by: SOMEBODY }, (review) =>
      requestSupplement(review, { items, reasons: "r", handler: null }, at, rules.clock, ["design-scheme"]),
    );
    await world.drive({ Records: world.read() });
    const kinds = (await world.store.noticesOf(FIRST)).map(({ notice }) => notice.body.kind);
    expect(kinds).toContain("supplement");
    expect(kinds).toHaveLength(before + 1);
  });
});

describe("what tells the bus", () => {
  it("announces every event once, by its hash, without what people wrote", async () => {
    const world = setup();
    await anApplication(world.store, FIRST);
    world.read();
    const opinion: Opinion = {
      kind: "objection",
      reasons: "私人信息",
      article: "第三条",
      facts: "私人信息",
      curableBy: "无",
      signedBy: "李副局长",
    };
    const reviewId = `${FIRST}.consult-housing`;
    await changeReview(world.store, reviewId, { at: T0, by: SOMEBODY }, (review) =>
      giveOpinion(review, opinion, T0, rules.clock),
    );
    expect(await world.announce({ Records: world.read() })).toEqual(NOTHING_FAILED);
    const own = (await world.store.histories(FIRST)).find(({ subject }) => subject === reviewId)!;
    expect(world.carried).toEqual([
      {
        id: own.events.at(-1)!.hash,
        type: "opinion-given",
        subject: reviewId,
        at: T0,
        data: { applicationId: FIRST, kind: "objection", receivedAt: T0, overdue: false },
      },
    ]);
  });
});
