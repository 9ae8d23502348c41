/** What every store promises, held against the one in memory and that of one machine. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "@jest/globals";
import { outboxOf } from "../../server/store/outbox.ts";
import { openRecord } from "../../server/store/schema.ts";
import { sqliteStore } from "../../server/store/sqliteStore.ts";
import { groupedWrites } from "../../server/store/writes.ts";
import { aCase, aReview, consent } from "../support/cases.ts";
import { CURSOR_KEY } from "../support/record.ts";
import { memoryStore } from "../support/memoryStore.ts";
import { newId } from "../support/storeCase.ts";
import { storeContract } from "../support/storeContract.ts";

describe("the store in memory", () => {
  const store = memoryStore();
  storeContract({ store: () => store });
});

describe("the store in SQLite", () => {
  const folder = mkdtempSync(join(tmpdir(), "approvals-store-"));
  const commits: string[] = [];
  const database = openRecord(join(folder, "record.sqlite"));
  const writes = groupedWrites(database);
  const onCommit = (applicationId: string) => void commits.push(applicationId);
  /** Each is as of a process of its own: what one has kept of a case, another has not. */
  const make = () => sqliteStore({ database, writes, cursorKey: CURSOR_KEY, onCommit });
  const store = make();
  afterAll(() => {
    writes.flush();
    database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  storeContract({
    store: make,
    spoil: async (subject) => {
      const last = "(SELECT max(seq) FROM events WHERE subject = ?)";
      database
        .prepare(
          `UPDATE events SET body = json_set(body, '$.event.type', 'x') WHERE subject = ? AND seq = ${last}`,
        )
        .run(subject, subject);
    },
  });

  it("tells of a case that has something new, and of no other", async () => {
    const id = await aReview(store, newId(), "housing", "token-9");
    const applicationId = id.split(".")[0]!;
    commits.length = 0;
    await store.noteWait({ subject: id, generation: 1, token: "token-10" });
    await consent(store, id);
    await consent(store, id);
    expect(commits).toEqual([applicationId]);
  });

  it("has every commit in its outbox, with the events that it added, until it is settled", async () => {
    const outbox = outboxOf(database, writes);
    const applicationId = newId();
    const { reviews } = await aCase(store, applicationId);
    const [id] = reviews.map(({ state }) => state.facts.reviewId) as [string];
    await consent(store, id);
    const all = [];
    for (let entry = outbox.next(applicationId, 0); entry; entry = outbox.next(applicationId, entry.seq))
      all.push(entry.records.map(({ committed }) => committed()));
    const told = all.map((commit) =>
      commit.map(({ subject, isNew, events }) => [subject, isNew, events.map(({ event }) => event.type)]),
    );
    const ofReviews = reviews.map(({ state }) => [
      state.facts.reviewId,
      true,
      ["review-dispatched", "review-served"],
    ]);
    expect(told).toEqual([
      [[applicationId, true, ["application-received", "application-accepted"]], ...ofReviews],
      [[id, false, ["opinion-given"]]],
    ]);
    // Read apart from what came before, the events are the very same.
    const history = (await store.histories(applicationId)).find(({ subject }) => subject === id)!;
    const ofOne = all.flat().filter(({ subject }) => subject === id);
    expect(ofOne.flatMap(({ events }) => events)).toEqual(history.events);
    expect(outbox.waiting()).toContain(applicationId);
    const { seq: first, records } = outbox.next(applicationId, 0)!;
    const beyond = records.slice(3, 5).map(({ owed }) => owed);
    await outbox.settle({ done: [], aside: [{ seq: first, records: beyond }] });
    const { seq: second, records: left } = outbox.next(applicationId, 0)!;
    expect(left.map(({ subject }) => subject)).toEqual([id]);
    expect(outbox.countSetAside(applicationId)).toBe(2);
    await outbox.settle({ done: [second], aside: [] });
    expect(outbox.next(applicationId, 0)).toBeUndefined();
    await outbox.takeUp();
    expect(outbox.next(applicationId, 0)!.records.map(({ owed }) => owed)).toEqual(beyond);
  });
});
