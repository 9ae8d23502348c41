/** A desk gives so many answers a day: first come, first served, and nobody who is gone takes a hand. */
import { expect, it } from "@jest/globals";
import { deskOf } from "../../simulation/desks.ts";

const ZONE = "Asia/Shanghai";
const at = (day: number): string => `2026-03-0${day}T08:00:00.000Z`;
const everybody = () => true;

it("answers whoever comes while a hand is free, and lays the others on the pile", () => {
  const desk = deskOf<string>(2, ZONE);
  expect(["a", "b", "c", "d"].map((one) => desk.takes(one, at(2)))).toEqual([true, true, false, false]);
  expect(desk.isPiled()).toBe(true);
});

it("goes on with the pile in the order in which it grew, before anybody who comes that day", () => {
  const desk = deskOf<string>(2, ZONE);
  for (const one of ["a", "b", "c", "d", "e"]) desk.takes(one, at(2));
  // Who comes the next day before the pile was looked at lies down behind it.
  expect(desk.takes("f", at(3))).toBe(false);
  expect([...desk.fromPile(at(3), everybody)]).toEqual(["c", "d"]);
  expect(desk.takes("g", at(3))).toBe(false);
  expect([...desk.fromPile(at(4), everybody)]).toEqual(["e", "f"]);
  expect([...desk.fromPile(at(5), everybody)]).toEqual(["g"]);
  expect([desk.isPiled(), desk.takes("h", at(5)), desk.takes("i", at(5))]).toEqual([false, true, false]);
});

it("gives nobody's hand to who has gone from the pile", () => {
  const desk = deskOf<string>(1, ZONE);
  for (const one of ["a", "b", "c", "d"]) desk.takes(one, at(2));
  expect([...desk.fromPile(at(3), (one) => one !== "b")]).toEqual(["c"]);
});

it("without a capacity has a hand for everybody", () => {
  const desk = deskOf<number>(undefined, ZONE);
  expect(Array.from({ length: 1000 }, (_, i) => desk.takes(i, at(2))).every(Boolean)).toBe(true);
});
