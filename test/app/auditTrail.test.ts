/** The trail of reads, over both of its stores alike. */
import { afterAll, describe, expect, it } from "@jest/globals";
import { AUDIT_BY_CASE, auditTable } from "../../functions/adapters/auditTable.ts";
import { goneAfter, type AuditEntry, type AuditTrail } from "../../functions/app/base/auditTrail.ts";
import { BadCursor } from "../../functions/app/base/ports.ts";
import { plusSeconds, type Instant } from "../../functions/domain/base/time.ts";
import { auditIn } from "../../server/store/audit.ts";
import { openRecord } from "../../server/store/schema.ts";
import { groupedWrites } from "../../server/store/writes.ts";
import { openDatabase, openTable } from "../support/dynalite/database.ts";

const T0: Instant = "2026-03-02T01:00:00.000Z";
const DAY = "2026-03-02";
const YEAR = 367 * 24 * 3600;

const entry = (n: number, about: Partial<AuditEntry> = {}): AuditEntry => ({
  at: plusSeconds(T0, n),
  requestId: `r${n}`,
  who: { role: "supervisor", sub: "s", iss: "i" },
  route: "getCase",
  method: "GET",
  about: { applicationId: "a1" },
  applicationId: "a1",
  from: "192.0.2.1",
  status: 200,
  ...about,
});

function inSqlite() {
  const database = openRecord(":memory:");
  const writes = groupedWrites(database);
  return { trail: auditIn(database, writes, new Uint8Array(32)), close: () => database.close() };
}

const dynalite = openDatabase();
afterAll(async () => (await dynalite).close());
let tables = 0;
async function inDynalite(): Promise<AuditTrail> {
  const { client } = await dynalite;
  const table = `trail-${++tables}`;
  await openTable(client, table, { name: AUDIT_BY_CASE, hash: "case", range: "sk" });
  return auditTable({ client, table });
}

const OPEN: Record<string, () => Promise<AuditTrail>> = {
  SQLite: async () => inSqlite().trail,
  dynalite: inDynalite,
};

describe.each(Object.entries(OPEN))("the trail in %s", (_, open) => {
  it("shows a day and a case, the latest first, and neither another's", async () => {
    const trail = await open();
    for (const n of [1, 3, 2]) await trail.keep(entry(n), DAY);
    await trail.keep(entry(4, { applicationId: "a2" }), DAY);
    await trail.keep(entry(5, { applicationId: null, about: { lamp: "red" } }), DAY);
    await trail.keep(entry(90_000), "2026-03-03");
    const ids = async (question: Parameters<AuditTrail["entries"]>[0]) =>
      (await trail.entries(question, T0, 10)).items.map(({ requestId }) => requestId);
    expect(await ids({ day: DAY })).toEqual(["r5", "r4", "r3", "r2", "r1"]);
    expect(await ids({ day: "2026-03-03" })).toEqual(["r90000"]);
    expect(await ids({ applicationId: "a1" })).toEqual(["r90000", "r3", "r2", "r1"]);
    expect(await ids({ applicationId: "a3" })).toEqual([]);
    expect((await trail.entries({ applicationId: "a2" }, T0, 10)).items).toEqual([
      entry(4, { applicationId: "a2" }),
    ]);
  });

  it.each(["day", "case"])("goes on by its cursor, of a %s, and by no other list's", async (by) => {
    const trail = await open();
    for (let n = 1; n <= 7; n++) await trail.keep(entry(n), DAY);
    const question = by === "day" ? { day: DAY } : { applicationId: "a1" };
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await trail.entries(question, T0, 3, cursor);
      expect(page.items.length).toBeLessThanOrEqual(3);
      seen.push(...page.items.map(({ requestId }) => requestId));
      cursor = page.cursor ?? undefined;
      if (cursor !== undefined)
        await expect(trail.entries({ day: "2026-03-03" }, T0, 3, cursor)).rejects.toThrow(BadCursor);
    } while (cursor !== undefined);
    expect(seen).toEqual(["r7", "r6", "r5", "r4", "r3", "r2", "r1"]);
  });

  it("shows nothing that is over a year old", async () => {
    const trail = await open();
    await trail.keep(entry(0), DAY);
    const shown = async (now: Instant) =>
      (await trail.entries({ applicationId: "a1" }, now, 10)).items.length;
    expect(await shown(plusSeconds(T0, 366 * 24 * 3600))).toBe(1);
    expect(await shown(plusSeconds(T0, YEAR + 48 * 3600))).toBe(0);
  });
});

describe("what is over a year old", () => {
  it("is forgotten a slice after the other, and nothing else", async () => {
    const { trail, close } = inSqlite();
    for (let n = 0; n < 2300; n++) void trail.keep(entry(n), DAY);
    await trail.keep(entry(90_000), "2026-03-03");
    const forget = (now: Instant) => trail.forget(now);
    expect(await forget(plusSeconds(T0, YEAR - 3600))).toBe(0);
    expect(await forget(plusSeconds(T0, YEAR + 24 * 3600))).toBe(2300);
    expect(await forget(plusSeconds(T0, YEAR + 24 * 3600))).toBe(0);
    close();
  });

  it("vanishes from the table by the instant that its item names", () => {
    expect(goneAfter(entry(0))).toBe("2027-03-04T01:00:00.000Z");
  });
});
