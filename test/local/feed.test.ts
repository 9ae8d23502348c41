/** The feed of one machine: in order within a case, many cases side by side, at least once, poison set aside. */
import { afterEach, describe, expect, it } from "@jest/globals";
import type { Log } from "../../functions/app/base/ports.ts";
import { changeReview } from "../../functions/app/base/commit.ts";
import { giveOpinion } from "../../functions/domain/review/giveOpinion.ts";
import type { Committed } from "../../functions/stream/changes.ts";
import { activity } from "../../local/activity.ts";
import { feed, type Feed, type Reaction } from "../../local/feed.ts";
import { outboxOf } from "../../local/store/outbox.ts";
import { groupedWrites } from "../../local/store/writes.ts";
import { ACT, aReview, rules, T0 } from "../support/cases.ts";
import { openStore, type OpenRecord } from "../support/record.ts";

let record: OpenRecord;
afterEach(() => record.close());

let last = 0;
const newId = () => `440307-${String(++last).padStart(16, "0")}`;

function setup(...reactions: Reaction[]) {
  const going = activity();
  const errors: unknown[] = [];
  const log: Log = { info: () => undefined, error: (...told) => void errors.push(told) };
  let stream: Feed | undefined;
  record = openStore(":memory:", (applicationId) => stream?.push(applicationId));
  const outbox = outboxOf(record.database, groupedWrites(record.database));
  const start = () => (stream = feed({ outbox, reactions, activity: going, log }));
  return { store: record.store, outbox, start, rest: () => going.rest(), errors };
}

const typesOf = ({ events }: Committed) => events.map(({ event }) => event.type);

/** Three commits of one case. */
async function aCase(store: OpenRecord["store"], applicationId = newId()): Promise<string> {
  const reviewId = await aReview(store, applicationId, "land");
  await changeReview(store, reviewId, ACT, (review) =>
    giveOpinion(review, { kind: "consent" }, T0, rules.clock),
  );
  return applicationId;
}

const WHOLE = [
  ["application-received", "application-accepted"],
  ["review-dispatched", "review-served"],
  ["opinion-given"],
];

describe("the feed", () => {
  it("hands every commit to everybody who reacts, in order, and keeps none that is done", async () => {
    const [one, two]: [string[][], string[][]] = [[], []];
    const { store, start, rest, outbox } = setup(
      async (committed) => void one.push(typesOf(committed)),
      async (committed) => void two.push(typesOf(committed)),
    );
    start();
    await aCase(store);
    await rest();
    expect([one, two, outbox.waiting()]).toEqual([WHOLE, WHOLE, []]);
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
    await aCase(store, slow);
    const others = [];
    for (let i = 0; i < 20; i++) others.push(await aCase(store));
    for (let turn = 0; turn < 200; turn++) await new Promise((resolve) => void setImmediate(resolve));
    expect(new Set(seen)).toEqual(new Set(others));
    free();
    await rest();
    expect(seen.filter((id) => id === slow)).toHaveLength(3);
  });

  it("goes on after a restart with what nobody had reacted to", async () => {
    const seen: string[][] = [];
    const { store, start, rest } = setup(async (committed) => void seen.push(typesOf(committed)));
    await aCase(store);
    expect(seen).toEqual([]);
    start().resume();
    await rest();
    expect(seen).toEqual(WHOLE);
  });

  it("tries again what failed, and only for whom it failed", async () => {
    const [failing, other]: [string[][], string[][]] = [[], []];
    let failures = 2;
    const { store, start, rest, errors } = setup(
      async (committed) => {
        if (typesOf(committed).includes("review-served") && failures-- > 0) throw new Error("not now");
        failing.push(typesOf(committed));
      },
      async (committed) => void other.push(typesOf(committed)),
    );
    start();
    await aCase(store);
    await rest();
    expect([failing, other, errors]).toEqual([WHOLE, WHOLE, []]);
  });

  it("sets aside by itself what fails for good or cannot be read, says so, and the case goes on", async () => {
    const seen: string[][] = [];
    const { store, start, rest, errors, outbox } = setup(async (committed) => {
      if (typesOf(committed).includes("application-accepted")) throw new Error("never");
      seen.push(typesOf(committed));
    });
    const id = await aCase(store);
    record.database
      .prepare("UPDATE events SET body = '{}' WHERE subject = ? AND seq = 1")
      .run(`${id}.consult-land`);
    start().resume();
    await rest();
    expect(seen).toEqual([["opinion-given"]]);
    expect(errors).toHaveLength(2);
    expect([outbox.waiting(), outbox.givenUp()]).toEqual([[], 2]);
  });
});
