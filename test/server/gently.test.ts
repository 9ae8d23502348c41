/** Work that nobody waits for has its share of the time, and no more; it ends at once when it is told to. */
import { afterEach, beforeEach, expect, it, jest } from "@jest/globals";
import { gently } from "../../server/gently.ts";

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

/** Whether a slice that took so long may be followed by the next after so many milliseconds. */
async function isOverAfter(took: number, milliseconds: number, lull = 0): Promise<boolean> {
  let isOver = false;
  void gently({ lull: () => lull })
    .pauseAfter(took)
    .then(() => (isOver = true));
  await jest.advanceTimersByTimeAsync(milliseconds);
  return isOver;
}

it("a slice of three milliseconds is followed by nine times as many of pause", async () => {
  expect([await isOverAfter(3, 26), await isOverAfter(3, 27)]).toEqual([false, true]);
});

it("a slice is followed by as much of pause where nobody has come for a second", async () => {
  expect([await isOverAfter(3, 2, 1000), await isOverAfter(3, 3, 1000)]).toEqual([false, true]);
  expect([await isOverAfter(3, 26, 999), await isOverAfter(3, 27, 999)]).toEqual([false, true]);
});

it("no pause is longer than a second", async () => {
  expect([await isOverAfter(5000, 999), await isOverAfter(5000, 1000)]).toEqual([false, true]);
});

it("a stop ends every pause, and there are no more", async () => {
  const background = gently({ lull: () => 0 });
  const pauses = [background.pauseAfter(3), background.pauseAfter(5000)];
  background.stop();
  await Promise.all([...pauses, background.pauseAfter(5000)]);
  expect([background.isStopped(), jest.getTimerCount()]).toEqual([true, 0]);
});
