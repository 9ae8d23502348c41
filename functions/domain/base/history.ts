/** An event as it stands in a history: chained to the one before by its hash. */
import type { Actor } from "./actor.ts";
import type { Instant } from "./time.ts";

export type Chained<E> = { seq: number; at: Instant; by: Actor; event: E; previous: string; hash: string };

/** An event by its hash alone, for whoever may not read all of it: its place in the chain, and nothing of what it says. */
export type Withheld = Pick<Chained<never>, "seq" | "previous" | "hash">;
