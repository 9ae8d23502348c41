/** Limits, over both of their stores alike. */
import { afterAll, describe, expect, it } from "@jest/globals";
import { limitsTable } from "../../functions/adapters/limitsTable.ts";
import type { Limits } from "../../functions/app/base/limits.ts";
import { plusSeconds, type Instant } from "../../functions/domain/base/time.ts";
import { limitsIn } from "../../server/store/limits.ts";
import { openRecord } from "../../server/store/schema.ts";
import { groupedWrites } from "../../server/store/writes.ts";
import { openDatabase, openTable } from "../support/dynalite/database.ts";

const T0: Instant = "2026-03-02T01:00:00.000Z";
const WINDOW = { seconds: 600, most: 3 };

const dynalite = openDatabase();
afterAll(async () => (await dynalite).close());

/** Each with a clock of its own, and another instance of it over the same record. */
const OPEN: Record<string, (now: () => Instant) => Promise<() => Limits>> = {
  SQLite: async (now) => {
    const database = openRecord(":memory:");
    return () => limitsIn(database, groupedWrites(database), now);
  },
  dynalite: async (now) => {
    const { client } = await dynalite;
    await openTable(client, "limits").catch(() => undefined);
    return () => limitsTable(client, "limits", now);
  },
};

describe.each(Object.entries(OPEN))("limits in %s", (name, open) => {
  const opened = async (at = { now: T0 }) => ({ at, instance: await open(() => at.now) });

  it("let so many through in a window, then say how long it lasts, over all instances", async () => {
    const { at, instance } = await opened();
    const [one, other] = [instance(), instance()];
    const waits = [];
    for (const limits of [one, other, one, other, one]) waits.push(await limits.take(`${name}-a`, WINDOW));
    expect(waits).toEqual([0, 0, 0, 600, 600]);
    at.now = plusSeconds(T0, 599);
    expect(await one.take(`${name}-a`, WINDOW)).toBe(1);
  });

  it("count anew in the next window", async () => {
    const { at, instance } = await opened();
    const limits = instance();
    for (let i = 0; i < 4; i++) await limits.take(`${name}-b`, WINDOW);
    at.now = plusSeconds(T0, 600);
    expect([await limits.take(`${name}-b`, WINDOW), await limits.take(`${name}-c`, WINDOW)]).toEqual([0, 0]);
  });

  it("count each thing for itself", async () => {
    const { instance } = await opened();
    const limits = instance();
    for (let i = 0; i < 4; i++) await limits.take(`${name}-d`, WINDOW);
    expect(await limits.take(`${name}-e`, WINDOW)).toBe(0);
  });

  it("let no more through of those that come at once", async () => {
    const { instance } = await opened();
    const [one, other] = [instance(), instance()];
    const waits = await Promise.all(
      Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? one : other).take(`${name}-f`, WINDOW)),
    );
    expect(waits.filter((wait) => wait === 0)).toHaveLength(3);
  });
});

it("of one machine are forgotten a day later", async () => {
  const at = { now: T0 };
  const database = openRecord(":memory:");
  const limits = limitsIn(database, groupedWrites(database), () => at.now);
  await limits.take("old", WINDOW);
  at.now = plusSeconds(T0, 25 * 3600);
  await limits.take("new", WINDOW);
  await limits.forget();
  expect(database.prepare("SELECT name FROM limits").all()).toEqual([{ name: "new" }]);
});
