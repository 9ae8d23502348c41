/** Steps that are taken one after the other, each told as it ends; the first that does not hold is the last. */
import { setTimeout as pause } from "node:timers/promises";

export type Step = { name: string; holds: boolean; says: string; milliseconds: number };

/** What a step says, and what it hands to the next. */
export type Found<T> = { says: string; found: T };

/** A step that was not as it should be, in words for whoever deployed. */
export class Failed extends Error {
  override name = "Failed";
}

export function steps(tell: (step: Step) => void) {
  const taken: Step[] = [];
  return {
    taken,
    /** @param act says in a few words what it found @throws whatever it throws, once that is told */
    async take<T>(name: string, act: () => Promise<Found<T>>): Promise<T> {
      const started = performance.now();
      const end = (holds: boolean, says: string) => {
        const step = { name, holds, says, milliseconds: Math.round(performance.now() - started) };
        taken.push(step);
        tell(step);
      };
      try {
        const { says, found } = await act();
        end(true, says);
        return found;
      } catch (error) {
        end(false, (error as Error).message);
        throw error;
      }
    },
  };
}

const LOOK_MILLISECONDS = 300;

/** Looks again until there is something. @throws Failed when the patience is over */
export async function until<T>(
  what: string,
  patienceSeconds: number,
  look: () => Promise<T | undefined>,
): Promise<T> {
  const started = performance.now();
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() - started > patienceSeconds * 1000)
      throw new Failed(`${what}: not within ${patienceSeconds} s`);
    await pause(LOOK_MILLISECONDS);
  }
}
