/** When the engine asks again: after the next change has settled, never past the roll-over, never too soon. */
import { describe, expect, it } from "@jest/globals";
import { wakeInSeconds } from "../../functions/app/base/waking.ts";
import { plusSeconds } from "../../functions/domain/base/time.ts";
import { T0 } from "../support/cases.ts";

const inSeconds = (seconds: number) => plusSeconds(T0, seconds);

describe("the engine asks again", () => {
  it.each([
    ["when the next change has settled", inSeconds(100), inSeconds(1000), 160],
    ["when the execution rolls over, if that comes first", inSeconds(5000), inSeconds(1000), 1000],
    ["when the execution rolls over, if the change settles after it", inSeconds(990), inSeconds(1000), 1000],
    ["when the execution rolls over, if nothing changes by itself", null, inSeconds(1000), 1000],
    ["in a minute, if it is high time", inSeconds(-500), inSeconds(1000), 60],
    ["in a minute, if the execution is about to roll over", null, inSeconds(3), 60],
    ["not a moment before: it would ask for nothing", inSeconds(100.4), inSeconds(1000), 161],
  ])("%s", (_, next, rollOver, seconds) => {
    expect(wakeInSeconds(next, rollOver, 60, T0)).toBe(seconds);
  });
});
