/** Records of one machine as they are read and written: by their histories, many in one commit, what is shared only once. */
import type { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { givenFacts } from "../../functions/adapters/givenFacts.ts";
import type { CaseStore, Change } from "../../functions/app/base/ports.ts";
import { Unreadable } from "../../functions/contracts/stored.ts";
import type { Application } from "../../functions/domain/application/application.ts";
import { evolve } from "../../functions/domain/application/replay.ts";
import { changeReview, extendCase } from "../../functions/app/base/commit.ts";
import { Busy } from "../../functions/app/base/racing.ts";
import { giveOpinion } from "../../functions/domain/review/giveOpinion.ts";
import { keptHistories } from "../../server/store/kept.ts";
import { groupedWrites } from "../../server/store/writes.ts";
import { sqliteStore, type Observer } from "../../server/store/sqliteStore.ts";
import { aCase, ACT, aReview, rules, T0 } from "../support/cases.ts";
import { changedEvent, changes, everythingAnew } from "../support/changes.ts";
import { CURSOR_KEY, openStore, type OpenRecord } from "../support/record.ts";

let record: OpenRecord;
let store: CaseStore;
let read: (string | undefined)[];
beforeEach(() => {
  read = [];
  const observe = { read: (id: string | undefined) => void read.push(id), write: () => undefined };
  record = openStore(":memory:", undefined, observe);
  store = record.store;
});
afterEach(() => record.close());

let last = 0;
const newId = () => `440307-${String(++last).padStart(16, "0")}`;

const count = (table: string) =>
  (record.database.prepare(`SELECT count(*) AS n FROM ${table}`).get() as { n: number }).n;

/** The store of a process that starts on what is there, and has read nothing yet. */
const started = (database = record.database, observe?: Observer): CaseStore =>
  sqliteStore({
    database,
    ...(observe && { observe }),
    writes: groupedWrites(record.database),
    cursorKey: CURSOR_KEY,
    onCommit: () => undefined,
  });

/** What a new case would write, unwritten. */
async function commitOf(applicationId: string): Promise<readonly Change[]> {
  let asked: readonly Change[] = [];
  await aCase({ commit: async (changes) => ((asked = changes), "saved") }, applicationId);
  return asked;
}

const reviewIdsOf = (changes: readonly Change[]) =>
  changes.flatMap((change) => (change.of === "review" ? [change.state.facts.reviewId] : []));

const spoil = (subject: string, seq: number) =>
  record.database
    .prepare(
      "UPDATE events SET body = json_set(body, '$.event.type', 'frozen') WHERE subject = ? AND seq = ?",
    )
    .run(subject, seq);

describe("a commit of many records", () => {
  it("writes all of them, and in their order what has to be reacted to", async () => {
    const changes = await commitOf(newId());
    expect(changes.length).toBeGreaterThan(10);
    expect(await store.commit(changes)).toBe("saved");
    const owed = record.database.prepare("SELECT records FROM outbox").all() as { records: string }[];
    expect(owed.map(({ records }) => JSON.parse(records) as unknown)).toEqual([
      changes.map(({ state: { facts }, events }) => [
        "reviewId" in facts ? facts.reviewId : facts.applicationId,
        1,
        events.length,
      ]),
    ]);
    expect(count("records")).toBe(changes.length);
  });

  it("that meets one record which somebody else wrote leaves nothing of itself, not even what was written before that", async () => {
    const changes = await commitOf(newId());
    expect(await store.commit([changes.at(-1)!])).toBe("saved");
    expect(await store.commit(changes)).toBe("conflict");
    expect([count("records"), count("outbox")]).toEqual([1, 1]);
    expect(count("events")).toBe(changes.at(-1)!.events.length);
  });

  it("whose disk is full is thrown, leaves nothing, and tells nobody", async () => {
    const full = new Proxy(record.database, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name, target);
        if (name !== "exec") return typeof value === "function" ? value.bind(target) : value;
        return (sql: string) => {
          if (sql === "COMMIT") throw new Error("disk full");
          target.exec(sql);
        };
      },
    });
    const told: string[] = [];
    const failing = sqliteStore({
      database: record.database,
      writes: groupedWrites(full),
      cursorKey: CURSOR_KEY,
      onCommit: (id) => void told.push(id),
    });
    await expect(failing.commit(await commitOf(newId()))).rejects.toThrow("disk full");
    expect([count("records"), count("events"), count("outbox"), told]).toEqual([0, 0, 0, []]);
  });
});

describe("what an application gives to its reviews", () => {
  it("is read once: a second review of the case is read by its own history alone", async () => {
    const id = newId();
    const [first, second] = reviewIdsOf(await committed(id));
    read.length = 0;
    // Whoever has written it knows what it gives.
    await store.loadReview(first!);
    expect(read).toEqual([id]);
    const observe = { read: (of: string | undefined) => void read.push(of), write: () => undefined };
    const fresh = started(record.database, observe);
    read.length = 0;
    await fresh.loadReview(first!);
    expect(read).toEqual([id, id]);
    read.length = 0;
    const review = await fresh.loadReview(second!);
    expect(read).toEqual([id]);
    expect(review!.state.facts.applicationId).toBe(id);
    expect(review!.state.facts.participants).toContain("water");
  });

  it("is kept of the cases that were asked for last, and of no more", async () => {
    const kept = givenFacts(2);
    const [a, b, c] = [await aCase(store, newId()), await aCase(store, newId()), await aCase(store, newId())];
    const reviewOf = ({ reviews }: typeof a) => reviews[0]!.state.facts.reviewId;
    for (const { application } of [a, b]) kept.keep(application.state);
    expect(kept.of(reviewOf(a))).toMatchObject({ applicationId: a.application.state.facts.applicationId });
    kept.keep(c.application.state);
    expect([a, b, c].map((each) => kept.of(reviewOf(each)) !== undefined)).toEqual([true, false, true]);
    expect(kept.of(`${c.application.state.facts.applicationId}.unknown`)).toBeUndefined();
  });

  it("is not known of a review that joins by a change of the project until the application is read again", async () => {
    const kept = givenFacts();
    const id = newId();
    const { application } = await aCase(store, id);
    const change = { ...changedEvent(1, "wider", T0) };
    const first = application.state as Extract<Application, { status: "in-review" }>;
    const joined = { reviewId: `${id}.consult-more`, department: "water", waitsFor: [] };
    const reviews = [...first.acceptance.reviews, joined];
    const next = evolve(first, { ...change, attributes: { landTake: 1 }, reviews });
    kept.keep(first);
    expect([kept.of(`${id}.consult-land`)?.restated, kept.of(joined.reviewId)]).toEqual([
      undefined,
      undefined,
    ]);
    kept.keep(next);
    expect(kept.of(joined.reviewId)).toMatchObject({ restated: { landTake: T0 } });
    // What an earlier review was asked with stays, and a copy that lags behind takes nothing back.
    kept.keep(first);
    expect(kept.of(`${id}.consult-land`)?.restated).toBeUndefined();
    expect(kept.of(joined.reviewId)).toBeDefined();
  });

  it("is nothing before it is accepted", async () => {
    const kept = givenFacts();
    const region = { ...rules.region, policies: { ...rules.region.policies, intake: "window" as const } };
    const { application } = await aCase(store, newId(), { region });
    kept.keep(application.state);
    expect(kept.has(application.state.facts.applicationId)).toBe(false);
  });
});

describe("histories that are kept", () => {
  const consent = (of: CaseStore, id: string) =>
    changeReview(of, id, ACT, (review) => giveOpinion(review, { kind: "consent" }, T0, rules.clock));
  const told = async (of: CaseStore, id: string) => [await of.loadCase(id), await of.histories(id)];

  it("say what the disk says, after every commit", async () => {
    const id = newId();
    const [first, second] = reviewIdsOf(await committed(id)) as [string, string];
    expect(await told(store, id)).toEqual(await told(started(), id));
    for (const reviewId of [first, second]) {
      await consent(store, reviewId);
      expect(await told(store, id)).toEqual(await told(started(), id));
    }
    await store.countAttempt(first);
    await store.beginGeneration(id, 2, [second]);
    expect(await told(store, id)).toEqual(await told(started(), id));
    // A change of the project gives the reviews that start again other facts, and one of them is decided about then.
    const changed = await extendCase(store, id, ACT, ({ application, reviews }) => {
      const found = { application: application.state, reviews: reviews.map(({ state }) => state) };
      return changes(found, rules.region, everythingAnew(found.application, "wider"), T0, rules.clock);
    });
    expect(changed?.refusal).toBeUndefined();
    expect(await told(store, id)).toEqual(await told(started(), id));
    await consent(
      store,
      changed!.found.reviews.find(({ state }) => state.status !== "closed")!.state.facts.reviewId,
    );
    expect(await told(store, id)).toEqual(await told(started(), id));
  });

  it("are no part of a commit that came too late, or that was written by another store", async () => {
    const id = newId();
    const [reviewId] = reviewIdsOf(await committed(id)) as [string];
    const [one, other] = [await store.loadReview(reviewId), started()];
    await consent(other, reviewId);
    const stale: CaseStore = { ...store, loadReview: async () => one };
    await expect(consent(stale, reviewId)).rejects.toThrow(Busy);
    expect(await told(store, id)).toEqual(await told(started(), id));
  });

  it("can be changed by nobody to whom they are handed", async () => {
    const id = newId();
    await committed(id);
    for (const each of [store, started()])
      for (const { events } of await each.histories(id)) {
        const { event } = events[0]!;
        expect(() => Object.assign(event, { type: "other" })).toThrow(TypeError);
        expect(() => Object.assign(Object.values(event).find(isObject)!, { a: 1 })).toThrow(TypeError);
      }
  });

  it("are not those that a pass over everything reads once, but what a commit adds to them meanwhile", async () => {
    const kept = keptHistories(8);
    const events = (length: number) => Array.from({ length }, (_, i) => ({ seq: i + 1 })) as never;
    kept.keep("a", events(2));
    await kept.passing(async () => {
      kept.keep("b", events(2));
      kept.add("a", 2, events(1));
    });
    expect([kept.of("a", 3)?.length, kept.of("b", 2)]).toEqual([3, undefined]);
    kept.keep("b", events(2));
    expect(kept.of("b", 2)).toHaveLength(2);
  });

  it("are those of the records that were asked for last, so many events and no more", () => {
    const kept = keptHistories(8);
    const events = (length: number) => Array.from({ length }, (_, i) => ({ seq: i + 1 })) as never;
    for (const subject of ["a", "b"]) kept.keep(subject, events(2));
    for (const subject of ["c", "a", "d"]) {
      if (subject === "a") expect(kept.of("a", 2)).toHaveLength(2);
      else kept.keep(subject, events(2));
    }
    kept.add("a", 2, events(1));
    kept.add("b", 1, events(1));
    expect([kept.of("a", 3)?.length, kept.of("a", 2)?.length, kept.of("a", 4)]).toEqual([3, 2, undefined]);
    for (const subject of ["e", "f", "g", "h"]) kept.keep(subject, events(2));
    expect(["a", "b", "g", "h"].map((subject) => kept.of(subject, 2) !== undefined)).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/** A case on record that this process has not read yet. */
async function committed(applicationId: string): Promise<readonly Change[]> {
  const changes = await commitOf(applicationId);
  expect(await store.commit(changes)).toBe("saved");
  return changes;
}

describe("a list", () => {
  it("is read in as many statements whether a record stands on the page or many, of cases not read before", async () => {
    for (let i = 0; i < 5; i++) await committed(newId());
    const one = await statements((fresh) => fresh.reviewsOf("water", "open", 1));
    const many = await statements((fresh) => fresh.reviewsOf("water", "open", 5));
    expect([one.page.items.length, many.page.items.length]).toEqual([1, 5]);
    expect(many.count).toBe(one.count);
  });

  it("sets aside a record that this version cannot read, and all of a case whose application it cannot read", async () => {
    const ids = [];
    for (let i = 0; i < 4; i++) ids.push(reviewIdsOf(await committed(newId())).find(isWater)!);
    spoil(ids[1]!, 1);
    spoil(ids[2]!.split(".")[0]!, 2);
    const next = started();
    const page = await next.reviewsOf("water", "open", 10);
    expect(page.items.map(({ state }) => state.facts.reviewId)).toEqual([ids[0], ids[3]]);
    expect(page.unreadable).toEqual([
      { subject: ids[1], cause: expect.anything() },
      { subject: ids[2], cause: expect.anything() },
    ]);
    await expect(next.loadReview(ids[1]!)).rejects.toThrow(Unreadable);
    await expect(next.loadReview(ids[2]!)).rejects.toThrow(Unreadable);
  });

  it("sets aside a record whose history has not as many events as it counts", async () => {
    const id = await aReview(store, newId(), "water");
    const { seq } = record.database
      .prepare("SELECT max(seq) AS seq FROM events WHERE subject = ?")
      .get(id) as { seq: number };
    record.database.prepare("DELETE FROM events WHERE subject = ? AND seq = ?").run(id, seq);
    const { items, unreadable } = await started().reviewsOf("water", "open", 10);
    expect([items, unreadable?.map(({ subject }) => subject)]).toEqual([[], [id]]);
    expect(String(unreadable![0]!.cause)).toContain(`version ${seq} has ${seq - 1} events`);
  });

  const isWater = (reviewId: string) => reviewId.endsWith("water");

  /** How many statements a store runs that has read nothing before. */
  async function statements<T>(ask: (fresh: CaseStore) => Promise<T>): Promise<{ page: T; count: number }> {
    let count = 0;
    const database = new Proxy(record.database, {
      get: (target, name) =>
        name === "prepare"
          ? (sql: string) => counted(target.prepare(sql))
          : Reflect.get(target, name, target),
    });
    const counted = (statement: ReturnType<DatabaseSync["prepare"]>) =>
      new Proxy(statement, {
        get(target, name) {
          const method = Reflect.get(target, name, target) as (...values: unknown[]) => unknown;
          return (...values: unknown[]) => (count++, method.apply(target, values));
        },
      });
    return { page: await ask(started(database)), count };
  }
});

describe("who waits", () => {
  it("is noted for each generation, forgotten by its own token only, and no record is touched by it", async () => {
    const id = newId();
    const [reviewId] = reviewIdsOf(await committed(id));
    const before = await store.loadCase(id);
    const first = { subject: reviewId!, generation: 1, token: "t1" };
    const second = { ...first, generation: 2, token: "t2" };
    const conclusion = { subject: id, generation: 1, token: "c" };
    for (const wait of [{ ...first, token: "t0" }, first, second, conclusion]) await store.noteWait(wait);
    expect(await store.waitsOf(id)).toEqual([conclusion, first, second]);
    expect(await store.waitsOf(id, reviewId)).toEqual([first, second]);
    expect(await store.waitsOf(newId())).toEqual([]);
    await store.forgetWait({ ...first, token: "t0" });
    await store.forgetWait(second);
    expect(await store.waitsOf(id, reviewId)).toEqual([first]);
    expect(await store.loadCase(id)).toEqual(before);
  });

  it("joins the next generation as a whole or not at all, and once", async () => {
    const id = newId();
    const [one, two, other] = reviewIdsOf(await committed(id)) as [string, string, string];
    const generations = async () => {
      const { application, reviews } = (await store.loadCase(id))!;
      const of = (reviewId: string) =>
        reviews.find(({ state }) => state.facts.reviewId === reviewId)!.generation;
      return [application.generation, of(one), of(two), of(other)];
    };
    expect(await generations()).toEqual([1, 1, 1, 1]);
    await expect(store.beginGeneration(id, 2, [one, `${id}.unknown`])).rejects.toThrow("unknown");
    expect(await generations()).toEqual([1, 1, 1, 1]);
    const { version } = (await store.loadReview(one))!;
    expect(await store.beginGeneration(id, 2, [one, two])).toBe("begun");
    expect(await store.beginGeneration(id, 2, [other])).toBe("already");
    expect(await generations()).toEqual([2, 2, 2, 1]);
    expect((await store.loadReview(one))!.version).toBe(version);
  });
});
