/** A few thousand requests of every kind to every route. Ten times as many run with `npm run test:long`. */
import { afterAll, beforeAll, expect, it, jest } from "@jest/globals";
import { ROUTES } from "../../functions/routes.ts";
import { world, type World } from "../support/runtime.ts";
import { fuzz, told } from "./fuzz.ts";

jest.setTimeout(180_000);

let w: World;
beforeAll(async () => {
  w = await world();
});
afterAll(() => w.stop());

it("answers whatever comes as its document says, and a refusal changes nothing", async () => {
  const report = await fuzz(w, 2200, 20_260_302);
  process.stdout.write(told(report));
  expect(report.requests).toBeGreaterThanOrEqual(2000);
  expect(Object.keys(report.byStatus).filter((status) => Number(status) >= 500)).toEqual([]);
  // Most routes let somebody in and keep somebody out: the requests reach what is behind the door.
  const reached = ROUTES.filter(({ name }) =>
    Object.keys(report.byRoute[name] ?? {}).some((s) => Number(s) < 400),
  );
  expect(reached.length).toBeGreaterThan(ROUTES.length * 0.6);
});
