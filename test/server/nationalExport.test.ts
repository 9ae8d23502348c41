/** The export for the national system on one machine: made by itself in the morning, and taken away by an operator. */
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { world, type World } from "../support/runtime.ts";

const PATH = "/v1/operations/national-export";
let w: World;
beforeAll(async () => {
  w = await world();
  await w.submit();
  await w.clock("P1DT1H");
});
afterAll(async () => w.stop());

it("is there once the day is over: the case whole, as JSON and as CSV", async () => {
  const { status, body } = await w.call(
    "GET",
    `${PATH}?date=2026-03-02`,
    undefined,
    await w.as.role("operator"),
  );
  expect(status).toBe(200);
  expect(body.manifest).toMatchObject({ cases: 1, rows: { matters: 11, documents: 0 }, faults: [] });
  expect(body.next).toBe(null);
  const told = body.rows.filter(({ table }: { table: string }) => table === "progress");
  expect(new Set(told.map(({ fields }: { fields: { blzt: string } }) => fields.blzt))).toEqual(
    new Set(["1", "3", "8"]),
  );
  const csv = await fetch(`${w.url}${PATH}?date=2026-03-02&table=matters`, {
    headers: { ...(await w.as.role("operator")), accept: "text/csv" },
  });
  expect(csv.headers.get("content-type")).toMatch(/^text\/csv/);
  expect(csv.headers.get("content-disposition")).toBe('attachment; filename="2026-03-02-matters.csv"');
  expect((await csv.text()).split("\r\n")).toHaveLength(13);
});

it("of a day that is not over there is none, and what is asked amiss says where", async () => {
  const operator = await w.as.role("operator");
  const ask = async (query: string) =>
    (await w.call("GET", `${PATH}?${query}`, undefined, operator)).body.code as string;
  expect(await ask("date=2026-03-03")).toBe("national-export-not-made");
  expect(await ask("date=2026-02-30")).toBe("malformed");
  expect(await ask("date=2026-03-02&after=now")).toBe("malformed");
  expect(
    (await w.call("GET", `${PATH}?date=2026-03-02`, undefined, await w.as.role("supervisor"))).status,
  ).toBe(403);
});
