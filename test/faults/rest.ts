/** Nothing goes wrong any more: time passes, mornings and reconciliations come, until a case is over and nothing follows. */
import { epochOf, localDate, startOfDay } from "../../functions/domain/base/time.ts";
import { DAY, HOUR, instant, MINUTE } from "./time.ts";
import type { World } from "./world.ts";

/** Five past midnight of the day after. */
export const nextMorning = ({ region }: Pick<World, "region">, ms: number): number =>
  epochOf(startOfDay(localDate(instant(ms), region.zone), region.zone)) + DAY + 5 * MINUTE;

/**
 * @param isOver whether there is nothing to wait for @param each what is done every day beside
 * @param sleepUntil nothing happens until then: some days at a time
 */
export async function comeToRest(
  w: World,
  isOver: () => Promise<boolean>,
  each: () => Promise<void>,
  sleepUntil = 0,
): Promise<void> {
  for (let day = 0; day < 90 && !(await isOver()); day++) {
    await w.runUntil(nextMorning(w, w.now() + MINUTE));
    void w.goRound();
    await w.runUntil(w.now() + 6 * HOUR);
    void w.goReconcile();
    await w.runUntil(w.now() + 6 * HOUR);
    void each();
    if (w.now() < sleepUntil && day > 8) await w.runUntil(Math.min(w.now() + 9 * DAY, sleepUntil));
  }
  // What is owed after the end (a back-fill), and what only time-outs bring to light.
  for (const days of [1, 1, 2, 4]) {
    await w.runUntil(w.now() + days * DAY);
    void w.goRound();
    await w.runUntil(w.now() + MINUTE);
    void w.goReconcile();
  }
  await w.runUntil(w.now() + MINUTE);
}

/** What one more reconciliation finds to do, in words: nothing, where everything has come to rest. */
export async function leftToDo(w: World): Promise<string[]> {
  const again = w.goReconcile();
  await w.runUntil(w.now() + MINUTE);
  const report = await again;
  if (report === null) return ["the last reconciliation failed"];
  const { applicationsSeen: _seen, finished: _finished, ...made } = report;
  return Object.entries(made)
    .filter(([, many]) => many > 0)
    .map(([what, many]) => `the last reconciliation still had to make up for ${what}: ${many}`);
}
