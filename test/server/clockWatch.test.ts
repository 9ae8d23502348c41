/** A clock that jumps is told of, once for each jump; one that is led gently is not. */
import { expect, it } from "@jest/globals";
import { epochOf } from "../../functions/domain/base/time.ts";
import { clockWatch } from "../../server/clockWatch.ts";

it("tells of a jump in either direction, and of no correction that a time server makes", () => {
  let [wall, monotonic] = [epochOf("2026-03-02T01:00:00.000Z"), 5000];
  const told: object[] = [];
  const look = clockWatch(
    { wall: () => wall, monotonic: () => monotonic },
    { info: () => undefined, error: (code, fields) => void told.push({ code, ...fields }) },
  );
  const pass = (seconds: number, jump = 0) => {
    monotonic += seconds * 1000;
    wall += (seconds + jump) * 1000;
    look();
  };
  pass(10);
  pass(10, 0.005);
  pass(10, -0.005);
  expect(told).toEqual([]);
  pass(10, 3600);
  pass(10);
  pass(10, -60);
  expect(told).toEqual([
    { code: "clock-jumped", seconds: 3600, from: "2026-03-02T01:00:40.000Z", to: "2026-03-02T02:00:40.000Z" },
    { code: "clock-jumped", seconds: -60, from: "2026-03-02T02:01:00.000Z", to: "2026-03-02T02:00:00.000Z" },
  ]);
});
