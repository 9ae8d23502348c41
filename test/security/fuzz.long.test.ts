/** Twenty thousand requests of every kind to every route. */
import { afterAll, beforeAll, expect, it, jest } from "@jest/globals";
import { ROUTES } from "../../functions/contracts/routes.ts";
import { world, type World } from "../support/runtime.ts";
import { fuzz, told } from "./fuzz.ts";

jest.setTimeout(600_000);

let w: World;
beforeAll(async () => {
  w = await world();
});
afterAll(() => w.stop());

it.each([1, 2, 3, 4, 5])(
  "answers as its document says, and a refusal changes nothing (seed %i)",
  async (seed) => {
    const report = await fuzz(w, 4100, seed);
    process.stdout.write(told(report));
    expect(report.requests).toBe(4100);
    expect(Object.keys(report.byStatus).filter((status) => Number(status) >= 500)).toEqual([]);
    const reached = ROUTES.filter(({ name }) =>
      Object.keys(report.byRoute[name] ?? {}).some((s) => Number(s) < 400),
    );
    expect(reached.length).toBeGreaterThan(ROUTES.length * 0.75);
  },
);
