/** What every store promises, held against the one in memory and the production adapter. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { dynamoStore, type Change } from "../../functions/adapters/dynamoStore.ts";
import {
  changeApplication,
  changeComplaint,
  changeReview,
  createComplaint,
  createReview,
} from "../../functions/app/base/commit.ts";
import { firstBreak } from "../../functions/app/base/history.ts";
import { BadCursor, type CaseStore, type Page, type Recorded } from "../../functions/app/base/ports.ts";
import { complaintIdOf } from "../../functions/domain/base/ids.ts";
import { plusSeconds, type Instant } from "../../functions/domain/base/time.ts";
import { wake } from "../../functions/domain/review/advance.ts";
import { giveOpinion } from "../../functions/domain/review/giveOpinion.ts";
import type { Review } from "../../functions/domain/review/review.ts";
import { answer, file, type Complaint } from "../../functions/domain/supervision/complaint.ts";
import { committedBy } from "../../functions/stream/changes.ts";
import { openDatabase, type Database } from "../support/dynalite/database.ts";
import { aReview, ACT, anApplication, rules, T0 } from "../support/cases.ts";
import { openStore, type OpenRecord } from "../support/record.ts";
import { outboxOf } from "../../local/store/outbox.ts";
import { groupedWrites } from "../../local/store/writes.ts";
import { memoryStore } from "../support/memoryStore.ts";

const consent = (store: CaseStore, id: string) =>
  changeReview(store, id, ACT, (review) => giveOpinion(review, { kind: "consent" }, T0, rules.clock));

let last = 0;
const newId = () => `440307-${String(++last).padStart(16, "0")}`;

type List = {
  page: (cursor: string | undefined) => Promise<Page<string>>;
  /** Some of what must be in it. */
  expected: string[];
};

/** Every list that a store has, with more in it than goes on one page. */
async function everyList(store: CaseStore): Promise<Record<string, List>> {
  const [land, water, applications, complaints] = [[], [], [], []] as [
    string[],
    string[],
    string[],
    string[],
  ];
  for (let i = 0; i < 3; i++) {
    applications.push(newId());
    const id = applications[i]!;
    land.push(await aReview(store, id, "land"));
    water.push(await aReview(store, id, "water"));
    complaints.push(complaintIdOf(id, String(i).repeat(64)));
    const about = { department: "land" };
    const complaint = { complaintId: complaints[i]!, applicationId: id, about, text: "late", filedAt: T0 };
    await createComplaint(store, file(complaint, rules.clock).events, ACT);
  }
  const said = { cause: "c", remedy: "r", answer: "a" };
  const [closed, withdrawn, answered] = [[], [], []] as [string[], string[], string[]];
  for (let i = 0; i < 2; i++) {
    const id = newId();
    closed.push(await aReview(store, id, "land"));
    await consent(store, closed[i]!);
    answered.push(complaintIdOf(id, "f".repeat(64)));
    const complaint = {
      complaintId: answered[i]!,
      applicationId: id,
      about: { department: "land" },
      text: "late",
    };
    await createComplaint(store, file({ ...complaint, filedAt: T0 }, rules.clock).events, ACT);
    await changeComplaint(store, answered[i]!, ACT, (state) => answer(state, said, T0));
    withdrawn.push(id);
    const event = { type: "application-withdrawn", reason: "no money", at: T0 } as const;
    await changeApplication(store, id, ACT, () => ({ events: [event] }));
  }
  const reviews = (list: Promise<Page<Recorded<Review>>>) => named(list, ({ state }) => state.facts.reviewId);
  const filed = (list: Promise<Page<Recorded<Complaint>>>) =>
    named(list, ({ state }) => state.facts.complaintId);
  return {
    open: { page: (cursor) => reviews(store.reviewsOf("land", "open", 2, cursor)), expected: land },
    others: { page: (cursor) => reviews(store.reviewsOf("water", "open", 2, cursor)), expected: water },
    closed: { page: (cursor) => reviews(store.reviewsOf("land", "closed", 1, cursor)), expected: closed },
    across: {
      page: (cursor) => reviews(store.openReviewsOf(["police", "land", "water"], 2, cursor)),
      expected: [...land, ...water],
    },
    "in-review": { page: (cursor) => store.applicationsIn("in-review", 2, cursor), expected: applications },
    over: { page: (cursor) => store.applicationsIn("over", 1, cursor), expected: withdrawn },
    complaints: { page: (cursor) => filed(store.complaintsIn("open", 2, cursor)), expected: complaints },
    answered: { page: (cursor) => filed(store.complaintsIn("answered", 1, cursor)), expected: answered },
  };
}

async function named<T>(list: Promise<Page<T>>, nameOf: (item: T) => string): Promise<Page<string>> {
  const { items, cursor } = await list;
  return { items: items.map(nameOf), cursor };
}

function storeContract(make: () => CaseStore): void {
  it("creates a record once; a second creation is a conflict and changes nothing", async () => {
    const store = make();
    const id = newId();
    await anApplication(store, id);
    await expect(anApplication(store, id)).rejects.toThrow("taken");
    expect((await store.loadApplication(id))?.version).toBe(2);
  });

  it("answers undefined for what is not there", async () => {
    const store = make();
    expect(await store.loadCase(newId())).toBeUndefined();
    expect(await store.loadReview(`${newId()}.consult-land`)).toBeUndefined();
  });

  it("saves at the expected version only", async () => {
    const store = make();
    const id = await aReview(store, newId());
    const before = (await store.loadReview(id))!;
    await consent(store, id);
    const commit = {
      expected: before.version,
      state: before.state,
      events: (await store.histories(id.split(".")[0]!))[1]!.events.slice(0, 1),
      attempt: false,
    };
    expect(await store.saveReview(commit as never)).toBe("conflict");
    expect((await store.loadReview(id))?.state.status).toBe("closed");
  });

  it("gives back what was saved: state, version, head and a history whose chain holds", async () => {
    const store = make();
    const id = await aReview(store, newId());
    const changed = await consent(store, id);
    const loaded = await store.loadReview(id);
    expect(loaded).toEqual(changed?.review);
    const histories = await store.histories(id.split(".")[0]!);
    expect(histories.map(({ subject, events }) => [subject, events.map(({ event }) => event.type)])).toEqual([
      [id.split(".")[0], ["application-received", "application-accepted"]],
      [id, ["review-dispatched", "review-served", "opinion-given"]],
    ]);
    for (const { events } of histories) expect(firstBreak(events)).toBeNull();
    expect(histories[1]!.events.at(-1)!.hash).toBe(loaded?.head);
  });

  it("notes a token without touching the version, and counts attempts that are not kept", async () => {
    const store = make();
    const id = await aReview(store, newId());
    const before = (await store.loadReview(id))!;
    expect((await store.registerWait(id, "token-2"))?.version).toBe(before.version);
    await store.countAttempt(id);
    await store.countAttempt(id);
    expect(await store.loadReview(id)).toEqual({ ...before, attempts: 2 });
    expect(await store.registerWait(`${newId()}.consult-land`, "t")).toBeUndefined();
  });

  it("lists a department's open reviews by due instant, then its closed ones apart, in pages", async () => {
    const store = make();
    const ids = [
      await aReview(store, newId(), "land"),
      await aReview(store, newId(), "land"),
      await aReview(store, newId(), "land"),
    ];
    await consent(store, ids[0]!);
    const open = await store.reviewsOf("land", "open", 2);
    expect(open.items).toHaveLength(2);
    const rest = open.cursor === null ? { items: [] } : await store.reviewsOf("land", "open", 2, open.cursor);
    const listed = [...open.items, ...rest.items].map(({ state }) => state.facts.reviewId);
    expect(listed.filter((id) => ids.includes(id)).sort()).toEqual(ids.slice(1).sort());
    const closed = await store.reviewsOf("land", "closed", 10);
    expect(closed.items.map(({ state }) => state.facts.reviewId)).toContain(ids[0]);
  });

  it("lists open reviews the most urgent first, as far as one asks, and closed ones the latest first", async () => {
    const store = make();
    const day = (days: number) => plusSeconds(T0, days * 86_400);
    const late = await aReview(store, newId(), "forestry", "t", day(7));
    const early = await aReview(store, newId(), "forestry", "t", day(1));
    const listed = async (phase: "open" | "closed", before?: Instant) =>
      (await store.reviewsOf("forestry", phase, 10, undefined, before)).items.map(
        ({ state }) => state.facts.reviewId,
      );
    expect(await listed("open")).toEqual([early, late]);
    const { dueAt } = (await store.loadReview(late))!.state.served!.due;
    expect(await listed("open", dueAt)).toEqual([early]);
    expect(await listed("open", plusSeconds(dueAt, 1))).toEqual([early, late]);
    for (const [reviewId, at] of [
      [early, day(8)],
      [late, day(9)],
    ] as const)
      await changeReview(store, reviewId, { at, by: "test" }, (review) =>
        giveOpinion(review, { kind: "consent" }, at, rules.clock),
      );
    expect(await listed("closed")).toEqual([late, early]);
  });

  it("lists applications by phase", async () => {
    const store = make();
    const id = newId();
    await anApplication(store, id);
    expect((await store.applicationsIn("in-review", 100)).items).toContain(id);
    for (const phase of ["intake", "over"] as const)
      expect((await store.applicationsIn(phase, 100)).items).not.toContain(id);
    const decide = { type: "application-withdrawn", reason: "no money", at: T0 } as const;
    await changeApplication(store, id, ACT, () => ({ events: [decide] }));
    expect((await store.applicationsIn("over", 100)).items).toContain(id);
    expect((await store.applicationsIn("in-review", 100)).items).not.toContain(id);
  });

  it("walks every paged list to its end, each item once, and takes no cursor that is altered or another list's", async () => {
    const store = make();
    const found = await everyList(store);
    const cursors: [list: string, cursor: string][] = [];
    for (const [name, { page, expected }] of Object.entries(found)) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const { items, cursor: next } = await page(cursor);
        seen.push(...items);
        cursor = next ?? undefined;
        if (cursor !== undefined) cursors.push([name, cursor]);
      } while (cursor !== undefined);
      expect([name, seen.length]).toEqual([name, new Set(seen).size]);
      expect([name, expected.filter((id) => !seen.includes(id))]).toEqual([name, []]);
    }
    expect(new Set(cursors.map(([name]) => name))).toEqual(new Set(Object.keys(found)));
    for (const [name, cursor] of cursors) {
      expect(Buffer.from(cursor, "base64url").toString("latin1")).not.toMatch(/440307|\d{4}-\d\d-\d\d|land/);
      const altered = cursor.slice(0, -1) + (cursor.endsWith("A") ? "B" : "A");
      for (const bad of [altered, cursor.slice(1), `${cursor}A`, "bm90IG91cnM", ""])
        await expect(found[name]!.page(bad)).rejects.toThrow(BadCursor);
    }
    for (const name of Object.keys(found)) {
      const [, cursor] = cursors.find(([own]) => own === name)!;
      for (const [other, { page }] of Object.entries(found))
        if (other !== name) await expect(page(cursor)).rejects.toThrow(BadCursor);
    }
  });

  it("gives the same page the same cursor, so that a list that has not changed has the same tag", async () => {
    const store = make();
    const { open } = await everyList(store);
    expect((await open!.page(undefined)).cursor).toBe((await open!.page(undefined)).cursor);
  });

  it("notes who waits for a decision without touching the version, and tells it apart from who waits for a review", async () => {
    const store = make();
    const reviewId = await aReview(store, newId());
    const id = reviewId.split(".")[0]!;
    const before = (await store.loadCase(id))!;
    expect(await store.registerConclusion(id, "token-c")).toEqual(before.application);
    expect(await store.loadCase(id)).toEqual(before);
    expect(await store.registerConclusion(newId(), "token-c")).toBeUndefined();
    // What is written next finds the version that it had read.
    const withdrawn = { type: "application-withdrawn", reason: "no money", at: T0 } as const;
    const changed = await changeApplication(store, id, ACT, () => ({ events: [withdrawn] }));
    expect(changed?.application.version).toBe(before.application.version + 1);
    expect(await store.registerConclusion(id, "token-d")).toMatchObject({ state: { status: "withdrawn" } });
  });

  it("replaces a note only where it still is what was read, so that of many racers one is let through", async () => {
    const store = make();
    const name = `gaps of ${newId()}`;
    expect(await store.noted(name)).toBeUndefined();
    const first = ["a", "b", "c"].map((value) => store.replaceNote(name, undefined, value));
    expect((await Promise.all(first)).toSorted()).toEqual(["conflict", "conflict", "saved"]);
    const before = (await store.noted(name))!;
    expect(await store.replaceNote(name, `not ${before}`, "d")).toBe("conflict");
    expect(await store.noted(name)).toBe(before);
    expect(await store.replaceNote(name, before, "e")).toBe("saved");
    expect(await store.noted(name)).toBe("e");
  });

  it("lets one of many racers through at each version", async () => {
    const store = make();
    const id = await aReview(store, newId(), "water");
    const due = (await store.loadReview(id))!.state.served!.due.dueAt;
    await Promise.all([
      ...Array.from({ length: 6 }, () => consent(store, id)),
      ...Array.from({ length: 6 }, () =>
        changeReview(store, id, ACT, (review) => wake(review, due, rules.clock)),
      ),
    ]);
    const [, review] = await store.histories(id.split(".")[0]!);
    expect(
      review!.events.filter(
        ({ event }) => event.type === "opinion-given" || event.type === "closed-by-silence",
      ),
    ).toHaveLength(1);
  });
}

describe("the store in memory", () => {
  const store = memoryStore();
  storeContract(() => store);
});

describe("the store in SQLite", () => {
  const folder = mkdtempSync(join(tmpdir(), "approvals-store-"));
  const commits: string[] = [];
  let record: OpenRecord;
  beforeAll(() => {
    record = openStore(join(folder, "record.sqlite"), (applicationId) => void commits.push(applicationId));
  });
  afterAll(() => {
    record.close();
    rmSync(folder, { recursive: true, force: true });
  });
  storeContract(() => record.store);

  it("tells of a case that has something new, and of no other", async () => {
    const id = await aReview(record.store, newId(), "housing", "token-9");
    const applicationId = id.split(".")[0]!;
    commits.length = 0;
    await record.store.registerWait(id, "token-10");
    await consent(record.store, id);
    await consent(record.store, id);
    expect(commits).toEqual([applicationId]);
  });

  it("has every commit in its outbox, with the events that it added and the token that waits, until it is done", async () => {
    const writes = groupedWrites(record.database);
    const outbox = outboxOf(record.database, writes);
    const id = await aReview(record.store, newId(), "housing", "token-9");
    const applicationId = id.split(".")[0]!;
    await consent(record.store, id);
    const told = [];
    for (let entry = outbox.next(applicationId, 0); entry; entry = outbox.next(applicationId, entry.seq)) {
      const { subject, waitToken, isNew, events } = entry.committed();
      told.push([subject, waitToken, isNew, events.map(({ event }) => event.type)]);
    }
    expect(told).toEqual([
      [applicationId, null, true, ["application-received", "application-accepted"]],
      [id, "token-9", true, ["review-dispatched", "review-served"]],
      [id, "token-9", false, ["opinion-given"]],
    ]);
    expect(outbox.waiting()).toContain(applicationId);
    await outbox.done(outbox.next(applicationId, 0)!.seq);
    await outbox.giveUp(outbox.next(applicationId, 0)!.seq);
    expect(
      outbox
        .next(applicationId, 0)!
        .committed()
        .events.map(({ event }) => event.type),
    ).toEqual(["opinion-given"]);
    expect(outbox.givenUp()).toBe(1);
  });
});

describe("the store in DynamoDB, over the SDK's own client", () => {
  let database: Database;
  let client: DynamoDBClient;
  const folder = mkdtempSync(join(tmpdir(), "approvals-store-"));
  beforeAll(async () => {
    database = await openDatabase(join(folder, "table"));
    const credentials = { accessKeyId: "local", secretAccessKey: "local" };
    client = new DynamoDBClient({ endpoint: database.endpoint, region: "local", credentials });
  });
  afterAll(async () => {
    client.destroy();
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  storeContract(() => dynamoStore({ client, table: database.table }));
});

describe("the store in DynamoDB, over the tests' own client", () => {
  let database: Database;
  const folder = mkdtempSync(join(tmpdir(), "approvals-store-"));
  const changes: Change[] = [];
  beforeAll(async () => {
    database = await openDatabase(join(folder, "table"));
  });
  afterAll(async () => {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const make = () =>
    dynamoStore({
      client: database.client,
      table: database.table,
      onChange: (change) => void changes.push(change),
    });
  storeContract(make);

  it("tells every change with the events that it added, and the token that waits", async () => {
    const store = make();
    changes.length = 0;
    const id = await aReview(store, newId(), "housing", "token-9");
    await consent(store, id);
    const told = changes.map(({ newImage, oldImage }) =>
      committedBy({
        eventName: "MODIFY",
        dynamodb: { SequenceNumber: "1", NewImage: newImage, ...(oldImage && { OldImage: oldImage }) },
      }),
    );
    expect(
      told.map((change) => [
        change?.subject,
        change?.waitToken,
        change?.events.map(({ event }) => event.type),
      ]),
    ).toEqual([
      [id.split(".")[0], null, ["application-received", "application-accepted"]],
      [id, "token-9", ["review-dispatched", "review-served"]],
      [id, "token-9", ["opinion-given"]],
    ]);
  });

  it("tells the token that waits for a decision with what decides, and nothing when it is noted", async () => {
    const store = make();
    const id = newId();
    await anApplication(store, id);
    changes.length = 0;
    await store.registerConclusion(id, "token-c");
    const withdrawn = { type: "application-withdrawn", reason: "no money", at: T0 } as const;
    await changeApplication(store, id, ACT, () => ({ events: [withdrawn] }));
    const told = changes.map(({ newImage, oldImage }) =>
      committedBy({
        eventName: "MODIFY",
        dynamodb: { SequenceNumber: "1", NewImage: newImage, ...(oldImage && { OldImage: oldImage }) },
      }),
    );
    expect(
      told
        .map((change) => [
          change?.subject,
          change?.waitToken,
          change?.isNew,
          change?.events.map(({ event }) => event.type),
        ])
        .filter(([, , , events]) => (events as string[]).length > 0),
    ).toEqual([[id, "token-c", false, ["application-withdrawn"]]]);
  });

  it("creates no second review beside the first", async () => {
    const store = make();
    const id = await aReview(store, newId());
    const { state } = (await store.loadReview(id))!;
    const events = [
      { type: "review-dispatched", facts: state.facts },
      { type: "review-served", served: state.served!, evidence: { channel: "in-box" } },
    ] as const;
    expect(await createReview(store, events, ACT, "token-2")).toBe("conflict");
  });
});
