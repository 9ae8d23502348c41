/**
 * How many cases a consumer reacts to side by side, for each shard of the stream. What belongs to one case stays in
 * order: the stream keeps a partition key's records together (Lambda, "Parallelization factor"; 10 at most).
 */
export const LANES = 4;
