/** The feed of one machine: in order within a case, many cases side by side, at least once, poison set aside. */
import { afterEach, describe, expect, it } from "@jest/globals";
import type { Log } from "../../functions/app/base/ports.ts";
import { changeReview } from "../../functions/app/base/commit.ts";
import { Busy } from "../../functions/app/base/racing.ts";
import { Unreadable } from "../../functions/contracts/stored.ts";
import { giveOpinion } from "../../functions/domain/review/giveOpinion.ts";
import type { Committed } from "../../functions/stream/changes.ts";
import { activity } from "../../server/activity.ts";
import { feed, type Feed, type Reaction } from "../../server/feed.ts";
import { outboxOf } from "../../server/store/outbox.ts";
import { groupedWrites } from "../../server/store/writes.ts";
import { aCase, ACT, rules, T0 } from "../support/cases.ts";
import { openStore, type OpenRecord } from "../support/record.ts";

let record: OpenRecord;
afterEach(() => record.close());

let last = 0;
const newId = () => `440307-${String(++last).padStart(16, "0")}`;

function setup(...reactions: Reaction[]) {
  return setupWith({ reactions });
}

type Given = { reactions: Reaction[]; afterwards?: Reaction[] };

function setupWith({ reactions, ...others }: Given) {
  const going = activity();
  const errors: unknown[] = [];
  const log: Log = { info: () => undefined, error: (...told) => void errors.push(told) };
  let stream: Feed | undefined;
  record = openStore(":memory:", (applicationId) => stream?.push(applicationId));
  const outbox = outboxOf(record.database, groupedWrites(record.database));
  const start = () => (stream = feed({ outbox, reactions, ...others, activity: going, log }));
  return { store: record.store, outbox, start, serve: going.serve, rest: () => going.rest(), errors };
}

const typesOf = ({ events }: Committed) => events.map(({ event }) => event.type);

const land = (applicationId: string) => `${applicationId}.consult-land`;

/** Two commits of one case: of all its records, and of one of them. */
async function twoCommits(store: OpenRecord["store"], applicationId = newId()): Promise<string> {
  await aCase(store, applicationId);
  await changeReview(store, land(applicationId), ACT, (review) =>
    giveOpinion(review, { kind: "consent" }, T0, rules.clock),
  );
  return applicationId;
}

/** What is told of such a case. */
const RECEIVED = ["application-received", "application-accepted"];
const WHOLE = [
  RECEIVED,
  ...Array.from({ length: 11 }, () => ["review-dispatched", "review-served"]),
  ["opinion-given"],
];

/** The process goes on for a while. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 200; turn++) await new Promise((resolve) => void setImmediate(resolve));
}

describe("the feed", () => {
  it("hands every commit to everybody who reacts, in order, and keeps none that is done", async () => {
    const [one, two]: [string[][], string[][]] = [[], []];
    const { store, start, rest, outbox } = setup(
      async (committed) => void one.push(typesOf(committed)),
      async (committed) => void two.push(typesOf(committed)),
    );
    start();
    await twoCommits(store);
    await rest();
    expect([one, two, outbox.waiting()]).toEqual([WHOLE, WHOLE, []]);
  });

  it("forces the disk once for all that a case has settled, and repeats what a killed process had not", async () => {
    const seen: string[][] = [];
    let forced = 0;
    const { store, start, rest, outbox } = setup(async (committed) => void seen.push(typesOf(committed)));
    await twoCommits(store);
    const settle = outbox.settle;
    outbox.settle = async () => Promise.reject(new Error("killed"));
    await start().resume();
    await rest();
    expect([seen, outbox.waiting().length]).toEqual([WHOLE, 1]);
    outbox.settle = (settled) => (forced++, settle(settled));
    await start().resume();
    await rest();
    expect([seen, forced, outbox.waiting()]).toEqual([[...WHOLE, ...WHOLE], 1, []]);
  });

  it("goes on in a case while somebody reacts afterwards, and settles nothing before that", async () => {
    const seen: string[][] = [];
    let free = () => {};
    const blocked = new Promise<void>((resolve) => (free = resolve));
    const { store, start, rest, outbox } = setupWith({
      reactions: [async (committed) => void seen.push(typesOf(committed))],
      afterwards: [() => blocked],
    });
    start();
    const id = await twoCommits(store);
    await turns();
    expect([seen, outbox.waiting()]).toEqual([WHOLE, [id]]);
    // What comes meanwhile is reacted to, and nothing a second time.
    await changeReview(store, `${id}.consult-water`, ACT, (review) =>
      giveOpinion(review, { kind: "consent" }, T0, rules.clock),
    );
    await turns();
    expect([seen, outbox.waiting()]).toEqual([[...WHOLE, ["opinion-given"]], [id]]);
    free();
    await rest();
    expect(outbox.waiting()).toEqual([]);
  });

  it("sets aside what nobody can react to afterwards, and nothing else", async () => {
    const { store, start, rest, outbox, errors } = setupWith({
      reactions: [async () => undefined],
      afterwards: [
        async ({ subject }) => {
          if (subject.endsWith(".consult-land")) throw new Error("poison");
        },
      ],
    });
    start();
    const id = await twoCommits(store);
    await rest();
    expect([outbox.waiting(), outbox.countSetAside(id), errors.length]).toEqual([[], 2, 2]);
  });

  it("lets no case wait for another", async () => {
    const seen: string[] = [];
    let free = () => {};
    const blocked = new Promise<void>((resolve) => (free = resolve));
    const slow = newId();
    const { store, start, rest } = setup(async ({ applicationId }) => {
      if (applicationId === slow) await blocked;
      seen.push(applicationId);
    });
    start();
    await twoCommits(store, slow);
    const others = [];
    for (let i = 0; i < 20; i++) others.push(await twoCommits(store));
    await turns();
    expect(new Set(seen)).toEqual(new Set(others));
    free();
    await rest();
    expect(seen.filter((id) => id === slow)).toHaveLength(WHOLE.length);
  });

  it("goes on after a restart with what nobody had reacted to", async () => {
    const seen: string[][] = [];
    const { store, start, rest } = setup(async (committed) => void seen.push(typesOf(committed)));
    await twoCommits(store);
    expect(seen).toEqual([]);
    await start().resume();
    await rest();
    expect(seen).toEqual(WHOLE);
  });

  it("has caught up when all that was left has been reacted to, and not before", async () => {
    let free = () => {};
    const blocked = new Promise<void>((resolve) => (free = resolve));
    const { store, start } = setup(async () => blocked);
    await twoCommits(store);
    const again = start();
    let isCaughtUp = false;
    const caughtUp = again.caughtUp().then(() => (isCaughtUp = true));
    await again.resume();
    await turns();
    expect(isCaughtUp).toBe(false);
    free();
    await caughtUp;
  });

  it("tries again what passes by itself, and only for whom it failed", async () => {
    const [failing, other]: [string[][], string[][]] = [[], []];
    let failures = 2;
    const { store, start, rest, errors } = setup(
      async (committed) => {
        if (typesOf(committed).includes("opinion-given") && failures-- > 0) throw new Busy("not now");
        failing.push(typesOf(committed));
      },
      async (committed) => void other.push(typesOf(committed)),
    );
    start();
    await twoCommits(store);
    await rest();
    expect([failing, other, errors]).toEqual([WHOLE, WHOLE, []]);
  });

  it.each([
    ["what does not pass by itself, at the first try", new Error("never"), 1],
    ["what should have passed and does not, after a few", new Busy("never"), 5],
  ])("sets aside %s, says which, and the case goes on", async (_, error, tries) => {
    const seen: string[][] = [];
    let tried = 0;
    const { store, start, rest, errors, outbox } = setup(async (committed) => {
      if (committed.subject !== committed.applicationId) return void seen.push(typesOf(committed));
      tried++;
      throw error;
    });
    start();
    const id = await twoCommits(store);
    await rest();
    expect([tried, seen]).toEqual([tries, WHOLE.slice(1)]);
    const named = { applicationId: id, subject: id, sequenceNumber: "1", tries };
    expect(errors).toEqual([["record-set-aside", named, error]]);
    expect([outbox.waiting(), outbox.countSetAside(), outbox.countSetAside(newId())]).toEqual([[], 1, 0]);
  });

  it("sets aside by itself what cannot be read, counts it for its case, and the next start takes it up again", async () => {
    const seen: string[][] = [];
    const { store, start, rest, errors, outbox } = setup(async (committed) => {
      seen.push(typesOf(committed));
    });
    const [id, other] = [await twoCommits(store), await twoCommits(store)];
    const body = (to: string) =>
      record.database
        .prepare("UPDATE events SET body = json_set(body, '$.event.type', ?) WHERE subject = ? AND seq = 1")
        .run(to, land(id));
    body("review-frozen");
    await start().resume();
    await rest();
    expect(seen).toHaveLength(2 * WHOLE.length - 1);
    expect(errors).toEqual([
      ["record-set-aside", expect.objectContaining({ subject: land(id), tries: 1 }), expect.any(Unreadable)],
    ]);
    expect([id, other, undefined].map((each) => outbox.countSetAside(each))).toEqual([1, 0, 1]);
    body("review-dispatched");
    await start().resume();
    await rest();
    expect(seen).toHaveLength(2 * WHOLE.length);
    expect([outbox.countSetAside(), outbox.waiting()]).toEqual([0, []]);
  });
});

it("lets those who wait for an answer go first: few cases are reacted to until nobody does, and all of them then", async () => {
  let answer = () => {};
  const answered = new Promise<void>((resolve) => (answer = resolve));
  let [goingNow, most] = [0, 0];
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  const reaction: Reaction = async () => {
    most = Math.max(most, ++goingNow);
    await held;
    goingNow--;
  };
  const { store, start, serve, rest, outbox } = setup(reaction);
  start();
  void serve(() => answered);
  for (let i = 0; i < 20; i++) await aCase(store, newId());
  await turns();
  const inTheRush = most;
  answer();
  await aCase(store, newId());
  await turns();
  expect([inTheRush, most]).toEqual([8, 21]);
  release();
  await rest();
  expect(outbox.waiting()).toEqual([]);
});
