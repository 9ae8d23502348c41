/** The laptop's clock over HTTP: what is no move, and what would keep everybody waiting. */
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { world, type World } from "../support/runtime.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});
afterAll(() => w.stop());

it.each([{ now: "9999-12-31T00:00:00Z" }, { advance: "P11Y" }, { advance: "P9000Y" }])(
  "a move of %j is refused, and says how far one goes",
  async (move) => {
    const before = (await w.call("GET", "/local/clock")).body;
    const { status, body } = await w.call("PUT", "/local/clock", move);
    expect([status, body.code]).toEqual([409, "clock-moves-too-far"]);
    expect(body.detail).toMatch(/2036-03-02T09:00/);
    expect((await w.call("GET", "/local/clock")).body).toEqual(before);
  },
);

it("a move back is refused", async () => {
  const { status, body } = await w.call("PUT", "/local/clock", { now: "2020-01-01T00:00:00Z" });
  expect([status, body.code]).toEqual([409, "clock-moves-forward"]);
});
