/** What every store promises, held against the one in memory and that of one machine. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { aReview } from "../support/cases.ts";
import { openStore, type OpenRecord } from "../support/record.ts";
import { outboxOf } from "../../local/store/outbox.ts";
import { groupedWrites } from "../../local/store/writes.ts";
import { memoryStore } from "../support/memoryStore.ts";
import { consent, newId, storeContract } from "../support/storeContract.ts";

describe("the store in memory", () => {
  const store = memoryStore();
  storeContract({ store: () => store });
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
  storeContract({ store: () => record.store });

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
