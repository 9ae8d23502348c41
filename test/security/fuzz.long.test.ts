/** Twenty thousand requests of every kind to every route; `FUZZ_REQUESTS` says how many of each seed. */
import { afterAll, beforeAll, expect, it, jest } from "@jest/globals";
import { ROUTES } from "../../functions/contracts/routes.ts";
import { world, type World } from "../support/runtime.ts";
import { fuzz, told } from "./fuzz.ts";

jest.setTimeout(600_000);

const WHOLE = 4100;
const REQUESTS = Number(process.env["FUZZ_REQUESTS"] ?? WHOLE);

let w: World;
beforeAll(async () => {
  w = await world();
});
afterAll(() => w.stop());

/** Routes that some request got an answer from that is no refusal. */
const reached = new Set<string>();

it.each([1, 2, 3, 4, 5])(
  "answers as its document says, and a refusal changes nothing (seed %i)",
  async (seed) => {
    const report = await fuzz(w, REQUESTS, seed);
    process.stdout.write(told(report));
    expect(report.requests).toBe(REQUESTS);
    expect(Object.keys(report.byStatus).filter((status) => Number(status) >= 500)).toEqual([]);
    for (const { name } of ROUTES)
      if (Object.keys(report.byRoute[name] ?? {}).some((status) => Number(status) < 400)) reached.add(name);
  },
);

it("got through to most of the routes", () => {
  const unreached = ROUTES.map(({ name }) => name).filter((name) => !reached.has(name));
  process.stdout.write(`never got through: ${unreached.join(", ")}\n`);
  // What takes several steps in their order, or a provider's signature, comes about by chance.
  expect(reached.size).toBeGreaterThan(ROUTES.length * (REQUESTS < WHOLE ? 0.5 : 0.6));
});
