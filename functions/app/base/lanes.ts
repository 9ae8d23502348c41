/**
 * How many cases a consumer reacts to side by side, for each shard of the stream. What belongs to one case stays in
 * order: the stream keeps a partition key's records together (Lambda, "Parallelization factor"; 10 at most).
 */
export const LANES = 4;

/** For how long a record of the stream is tried; then Lambda gives it up (at most 24 hours: the stream keeps it no longer). */
export const TRIED_HOURS = 6;
