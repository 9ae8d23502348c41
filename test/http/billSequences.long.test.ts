/** S4 over HTTP on every store: what is at once meets there as it does in use. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { dynamoStore } from "../../functions/adapters/dynamoStore.ts";
import { openRecord } from "../../server/store/schema.ts";
import { sqliteStore } from "../../server/store/sqliteStore.ts";
import { groupedWrites } from "../../server/store/writes.ts";
import type { CaseStore } from "../../functions/app/base/ports.ts";
import { openDatabase, openTable, type Database } from "../support/dynalite/database.ts";
import { memoryStore } from "../support/memoryStore.ts";
import { CURSOR_KEY } from "../support/record.ts";
import { acts, playOver, type Played } from "./billPlay.ts";

const MANY = 100;

async function played(sequences: number, open: () => Promise<{ store: CaseStore; close: () => void }>) {
  const all: Played = { paid: 0, back: 0, ordered: 0, corrected: 0, withdrawn: 0 };
  await fc.assert(
    fc.asyncProperty(acts, async (taken) => {
      const { store, close } = await open();
      const told = await playOver(store, taken);
      close();
      for (const what of Object.keys(all) as (keyof Played)[]) all[what] += told[what];
    }),
    { numRuns: sequences },
  );
  const { paid, back, ordered, corrected, withdrawn } = all;
  process.stdout.write(
    `${sequences} sequences over HTTP, ${paid} payments, ${back} payouts, ${ordered} orders, ${corrected} corrections, ${withdrawn} withdrawals: S4 holds\n`,
  );
  // What was played is what it is about; of a few sequences chance may leave out what is rare.
  expect(paid).toBeGreaterThan(0);
  if (sequences >= MANY) expect(Math.min(...Object.values(all))).toBeGreaterThan(sequences / 20);
}

describe("a bill over HTTP", () => {
  let database: Database;
  beforeAll(async () => void (database = await openDatabase()));
  afterAll(() => database.close());

  it(
    "in memory",
    async () => played(300, async () => ({ store: memoryStore(), close: () => undefined })),
    120_000,
  );

  it("in SQLite", async () => {
    await played(100, async () => {
      const record = openRecord(":memory:");
      const writes = groupedWrites(record);
      const store = sqliteStore({
        database: record,
        writes,
        cursorKey: CURSOR_KEY,
        onCommit: () => undefined,
      });
      return {
        store,
        close: () => {
          writes.flush();
          record.close();
        },
      };
    });
  }, 120_000);

  it("in DynamoDB", async () => {
    let tables = 0;
    await played(25, async () => {
      const table = `bill-${++tables}`;
      await openTable(database.client, table);
      return { store: dynamoStore({ client: database.client, table }), close: () => undefined };
    });
  }, 240_000);
});
