/** The hash chain of a history: each event carries the hash of the one before, so that none can be changed alone. */
import { hash as digest } from "node:crypto";
import type { Actor } from "../../domain/base/actor.ts";
import type { Chained, Withheld } from "../../domain/base/history.ts";
import { spelled } from "../../domain/base/spelled.ts";
import type { Instant } from "../../domain/base/time.ts";

/** The `previous` of a first event. */
export const GENESIS = "0".repeat(64);

/** Appends events to a chain that ends in `head` and is `length` long. */
export function chain<E extends object>(
  head: string,
  length: number,
  events: readonly E[],
  at: Instant,
  by: Actor,
): Chained<E>[] {
  let previous = head;
  return events.map((event, i) => {
    const link = { seq: length + i + 1, at, by, event, previous };
    // What is hashed is stored next.
    const hash = digest(
      "sha256",
      `[${link.seq},${JSON.stringify(at)},${spelled(by)},${spelled(event)},"${previous}"]`,
    );
    previous = hash;
    return { ...link, hash };
  });
}

/**
 * The first event that does not fit into its chain, or `null` when all do. Of one that is there by its hash alone the place is
 * checked: what comes after it, or the manifest, vouches for the hash.
 */
export function firstBreak(events: readonly (Chained<unknown> | Withheld)[]): number | null {
  let previous = GENESIS;
  for (const [i, { hash, ...link }] of events.entries()) {
    if (link.seq !== i + 1 || link.previous !== previous) return i + 1;
    if ("event" in link && hashOf(link) !== hash) return i + 1;
    previous = hash;
  }
  return null;
}

function hashOf({ seq, at, by, event, previous }: Omit<Chained<unknown>, "hash">): string {
  return digest("sha256", JSON.stringify([seq, at, by, event, previous]));
}
