/** The region's own catalogue, simulated in the browser: a slice at a time, so that the page goes on answering. */
import type { ModeFigures } from "../../simulation/figures.ts";
import { MODES } from "../../simulation/roads.ts";
import type { Scenario } from "../../simulation/scenario.ts";
import { steps } from "../../simulation/travel.ts";

/** For so long nobody notices that the page is busy. */
const SLICE_MILLISECONDS = 12;

/**
 * @param progress told how many cases of all modes are done
 * @param isWanted whether somebody still waits for it
 * @returns a figure for each mode; `null` once nobody waits
 */
export async function simulated(
  scenario: Scenario,
  progress: (done: number) => void,
  isWanted: () => boolean,
): Promise<ModeFigures[] | null> {
  const all: ModeFigures[] = [];
  let done = 0;
  let since = performance.now();
  for (const mode of MODES) {
    const cases = steps(scenario, mode);
    let step = cases.next();
    for (; !step.done; step = cases.next()) {
      done++;
      if (performance.now() - since < SLICE_MILLISECONDS) continue;
      progress(done);
      await new Promise<void>((resolve) => void setTimeout(resolve));
      if (!isWanted()) return null;
      since = performance.now();
    }
    all.push(step.value);
  }
  return all;
}
