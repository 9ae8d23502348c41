/**
 * What is on record of the region, for a reckoning that may ask for it. Few do: only where a limit has run out and nobody
 * has written down what came of it.
 */
import {
  NOTHING_ON_RECORD,
  type Circumstances,
  type CircumstancesOf,
  type Concerned,
} from "../../domain/review/circumstances.ts";
import type { RegionRecords } from "./ports.ts";

/**
 * Reckons with what is on record of the region: without a read where nothing of it is asked for, otherwise again with
 * what was. What comes of a reckoning that lacked something is thrown away, an error included.
 * @param reckon pure
 */
export async function knowing<T>(
  store: RegionRecords,
  reckon: (circumstancesOf: CircumstancesOf) => T,
): Promise<T> {
  const known = new Map<string, Circumstances>();
  for (;;) {
    const asked = new Map<string, Concerned>();
    const circumstancesOf: CircumstancesOf = (concerned) => {
      const name = `${concerned.applicant}/${concerned.department}`;
      const found = known.get(name);
      if (found) return found;
      asked.set(name, concerned);
      return NOTHING_ON_RECORD;
    };
    const made = attempted(() => reckon(circumstancesOf));
    if (asked.size === 0) return made();
    for (const [name, concerned] of asked) known.set(name, await onRecord(store, concerned));
  }
}

const onRecord = async (store: RegionRecords, { applicant }: Concerned): Promise<Circumstances> => ({
  holds: await store.holdsOf(applicant),
});

/** What comes of something, for later: its value or its error. */
function attempted<T>(work: () => T): () => T {
  try {
    const value = work();
    return () => value;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}
