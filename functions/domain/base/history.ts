/** An event as it stands in a history: chained to the one before by its hash. */
import type { Instant } from "./time.ts";

export type Chained<E> = { seq: number; at: Instant; by: string; event: E; previous: string; hash: string };
