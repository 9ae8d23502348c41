/**
 * I57: every command twice is the command once, with the first answer. Over all commands that the contracts name: a new one
 * is tried in the plain situation, or asks for one of its own (`test/support/situations.ts`).
 */
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { dynamoStore } from "../../functions/adapters/dynamoStore.ts";
import type { StoreClient } from "../../functions/adapters/table.ts";
import type { CaseStore } from "../../functions/app/base/ports.ts";
import type { RouteName } from "../../functions/contracts/routes.ts";
import { plusSeconds } from "../../functions/domain/base/time.ts";
import { openDatabase, type Database } from "../support/dynalite/database.ts";
import type { Came } from "../support/gateway.ts";
import { memoryStore } from "../support/memoryStore.ts";
import { COMMANDS, situationOf, type Stage } from "../support/situations.ts";

/** Whose answers tell what they found, so that a second one finds less: nothing is written twice, and that is all. */
const REPORTS: readonly RouteName[] = ["reconcileNow", "recountFigures"];

/** What a caller is told, but for what is of the answer itself. */
const told = ({ status, body, headers }: Came) => ({ status, body, etag: headers["etag"] });

/** All that is on record of the cases that a command may touch. */
const recorded = async ({ store, applicationId }: Stage, came: Came): Promise<unknown[]> =>
  Promise.all([applicationId, String(came.body["applicationId"])].map((id) => store.histories(id)));

/** Writes, and loses the answer: as a socket that is cut after the table has committed. */
function losing(store: CaseStore): CaseStore {
  return {
    ...store,
    async commit(...all) {
      await store.commit(...all);
      throw new Error("socket hang up");
    },
  };
}

describe.each(COMMANDS.map((name) => [name] as const))("%s, given again", (name) => {
  const begin = async (store: CaseStore = memoryStore()) => {
    const { on, given } = await situationOf(name)(store);
    return { on, given };
  };

  it("is taken here at all: or it needs a situation of its own in test/support/situations.ts", async () => {
    const { on, given } = await begin();
    const came = await on.ask(given);
    expect([name, came.status < 300, came.body["detail"]]).toEqual([name, true, undefined]);
  });

  it("is answered as the first time, and nothing is written", async () => {
    const { on, given } = await begin();
    const first = await on.ask(given);
    const before = await recorded(on, first);
    const again = await on.ask(given);
    if (!REPORTS.includes(name)) expect(told(again)).toEqual(told(first));
    expect(await recorded(on, first)).toEqual(before);
    const later = await on.ask({ ...given, at: plusSeconds(on.now(), 600) });
    expect(later.status).toBe(first.status);
    expect(await recorded(on, first)).toEqual(before);
  });

  it("five times at once is taken once", async () => {
    const { on, given } = await begin();
    const all = await Promise.all(Array.from({ length: 5 }, () => on.ask(given)));
    const { on: once, given: one } = await begin();
    const first = await once.ask(one);
    if (!REPORTS.includes(name)) for (const came of all) expect(told(came)).toEqual(told(first));
    expect(await recorded(on, first)).toEqual(await recorded(once, first));
  });

  it("because its answer was lost is answered as if it had not been", async () => {
    const { on: once, given: one } = await begin();
    const first = await once.ask(one);
    const { on, given } = await begin();
    const lost = await on.ask(given, losing(on.store));
    // What changes nothing loses nothing.
    if (lost.status < 300) expect(told(lost)).toEqual(told(first));
    const again = await on.ask(given);
    if (!REPORTS.includes(name)) expect(told(again)).toEqual(told(first));
    expect(await recorded(on, first)).toEqual(await recorded(once, first));
  });
});

describe("a client that sends every write twice by itself", () => {
  let database: Database;
  beforeEach(async () => {
    database = await openDatabase();
  });
  afterEach(() => database.close());

  const WRITES = new Set([
    "PutItemCommand",
    "UpdateItemCommand",
    "DeleteItemCommand",
    "TransactWriteItemsCommand",
  ]);

  /** Its first answer never comes; it meets what it has written. */
  const retrying = (client: StoreClient): StoreClient => ({
    send: (async (command: { constructor: { name: string } }) => {
      if (WRITES.has(command.constructor.name)) await client.send(command as never).catch(() => undefined);
      return client.send(command as never);
    }) as StoreClient["send"],
  });

  it.each(COMMANDS.filter((name) => !REPORTS.includes(name)).map((name) => [name] as const))(
    "has %s done once, and answered as by one that does not",
    async (name) => {
      const fresh = memoryStore();
      const { on: once, given: one } = await situationOf(name)(fresh);
      const first = await once.ask(one);
      const { table, client } = database;
      const { on, given } = await situationOf(name)(dynamoStore({ client: retrying(client), table }));
      const came = await on.ask(given);
      expect(came.status).toBe(first.status);
      expect(await recorded(on, came)).toEqual(await recorded(once, first));
    },
  );
});
