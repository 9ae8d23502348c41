/** No statement of one machine looks through all that is on record: with a hundred thousand cases each read of one would. */
import { DatabaseSync } from "node:sqlite";
import { afterEach, expect, it, jest } from "@jest/globals";
import { world } from "../support/runtime.ts";

afterEach(() => void jest.restoreAllMocks());

/** What is looked through whole, and why that is little. */
const SHORT: Readonly<Record<string, string>> = {
  asked: "what the statement is given",
  pragma_database_list: "the one file",
  sqlite_schema: "the tables themselves",
  events: "its last two hundred rows, newest first",
  "(subquery-1)": "those two hundred",
  limits: "who called within a minute",
  outages: "one row for each outage",
  outbox: "what has not been reacted to yet",
  webhooks: "what is still to be told, or was given up",
};

it("every statement finds what it is after by an index, but for what is short", async () => {
  const statements = new Set<string>();
  const prepare = DatabaseSync.prototype.prepare;
  jest.spyOn(DatabaseSync.prototype, "prepare").mockImplementation(function (this: DatabaseSync, sql) {
    statements.add(sql);
    return prepare.call(this, sql);
  });
  let database: DatabaseSync | undefined;
  const w = await world({ faults: { record: (opened) => (database = opened) } });
  await w.submit();

  const scans = [...statements].flatMap((sql) =>
    /^\s*(SELECT|WITH|UPDATE|DELETE|INSERT)/.test(sql)
      ? planOf(database!, sql).flatMap((step) => (isOfAll(step) ? [`${step}: ${sql}`] : []))
      : [],
  );
  await w.stop();
  expect(statements.size).toBeGreaterThan(100);
  expect(scans).toEqual([]);
});

function planOf(database: DatabaseSync, sql: string): string[] {
  const given = Array.from({ length: placesIn(sql) }, () => null);
  const steps = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...given) as { detail: string }[];
  return steps.map(({ detail }) => detail);
}

/** How many values a statement is given; `?1` may stand in it twice. */
const placesIn = (sql: string): number => {
  const places: string[] = sql.match(/\?\d*/g) ?? [];
  return places.includes("?") ? places.length : new Set(places).size;
};

/** An index that holds some rows only (`WHERE …`) is as short as they are few. */
const isOfAll = (step: string): boolean => {
  const [, table] = /^SCAN (\S+)/.exec(step) ?? [];
  return (
    table !== undefined && !(table in SHORT) && !/USING (COVERING )?INDEX (uploads|executions)_/.test(step)
  );
};
