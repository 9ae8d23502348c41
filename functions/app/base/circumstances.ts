/**
 * What is on record of the region, for a reckoning that may ask for it. Few do: where a limit has run out and nobody has
 * written down what came of it, or where something goes to an endpoint.
 */
import { NOTHING_ON_RECORD, type CircumstancesOf } from "../../domain/review/circumstances.ts";
import { switchesOf } from "./endpoints.ts";
import type { RegionRecords } from "./ports.ts";
import { staffOf } from "./staff.ts";

/**
 * Reckons with what is on record of the region: without a read where nothing of it is asked for, otherwise again with
 * what was, each part once. What comes of a reckoning that lacked something is thrown away, an error included.
 * @param reckon pure
 */
export async function knowing<T>(
  store: RegionRecords,
  reckon: (circumstancesOf: CircumstancesOf) => T,
): Promise<T> {
  const known = new Map<string, unknown>();
  for (;;) {
    const asked = new Map<string, () => Promise<unknown>>();
    /** What was read, or what stands for it until it is. */
    function read<V>(name: string, meanwhile: V, from: () => Promise<V>): V {
      if (known.has(name)) return known.get(name) as V;
      asked.set(name, from);
      return meanwhile;
    }
    const circumstancesOf: CircumstancesOf = ({ applicant, department }) => ({
      get holds() {
        return read(`holds of ${applicant}`, NOTHING_ON_RECORD.holds, () => store.holdsOf(applicant));
      },
      get outages() {
        return read("outages", NOTHING_ON_RECORD.outages, () => store.outages());
      },
      get switches() {
        return read(`endpoint of ${department}`, NOTHING_ON_RECORD.switches, () =>
          switchesOf(store, department),
        );
      },
      get staff() {
        return read(`staff of ${department}`, NOTHING_ON_RECORD.staff, () => staffOf(store, department));
      },
    });
    const made = attempted(() => reckon(circumstancesOf));
    if (asked.size === 0) return made();
    await Promise.all([...asked].map(async ([name, from]) => known.set(name, await from())));
  }
}

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
