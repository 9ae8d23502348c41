/** Whoever loses a race tries again, and not for ever. */
import { expect, it } from "@jest/globals";
import { switchEndpoint } from "../../functions/app/base/endpoints.ts";
import { Busy, LOST, racing } from "../../functions/app/base/racing.ts";
import { noteDay } from "../../functions/app/billing/payments.ts";
import { T0 } from "../support/cases.ts";

it("hands back what the first attempt comes to that is not lost", async () => {
  let tries = 0;
  const won = await racing("a thing", async () => (++tries < 12 ? LOST : undefined));
  expect([tries, won]).toEqual([12, undefined]);
});

it("gives up after twelve, and says over what", async () => {
  let tries = 0;
  const lost = racing("a thing", async () => {
    tries++;
    return LOST;
  });
  await expect(lost).rejects.toThrow(new Busy("a thing: 12 lost races"));
  expect(tries).toBe(12);
});

it.each([
  ["the day of a payment", noteDay.bind(null, neverMine(), "guoku", T0, "440307-0000000000000001")],
  ["an endpoint", switchEndpoint.bind(null, neverMine(), "water", () => [])],
])("somebody who always writes %s first holds nobody up for ever", async (_, write) => {
  await expect(write()).rejects.toBeInstanceOf(Busy);
});

/** Notes that somebody else has always just written. */
function neverMine() {
  return { noted: async () => undefined, replaceNote: async () => "conflict" as const };
}
