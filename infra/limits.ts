/** How long things may last: in one place, because they depend on each other. */

/** The longest integration timeout an HTTP API takes; a request that waits longer is answered by the gateway. */
export const GATEWAY_SECONDS = 29;

/** A function of the pages, and what a route is given that asks for no more; 30 s after its request it can no longer have been called, so it ends within both together. */
export const API_SECONDS = 10;

export const TASK_SECONDS = 30;

export const CONSUMER_SECONDS = 60;

/** Two mails to a server that goes silent at each step (10 s to connect, to greet, and between two answers) end within this. */
export const MAIL_SECONDS = 180;

/** The morning round of a whole region; Lambda's own limit. */
export const ROUND_SECONDS = 900;

/**
 * How long after the due instant silence is judged: longer than any request that arrived in time can take to commit,
 * which is the wait for its function, the function's start (Lambda allows it 10 s) and its run.
 */
export const SETTLE_SECONDS = 60;

/** The same of a route by which anybody fills the record (`limited` in its contract). */
export const LIMITED_THROTTLE = { rateLimit: 20, burstLimit: 40 } as const;

/**
 * How many requests a second an API takes unless the operator says otherwise (`-c publicRate=…`, `-c staffRate=…`): a whole
 * district's stay far below, a flood costs no more, and one on the public's leaves the staff's alone.
 */
export const USUAL_RATE = 100;

/** So many a second, and twice as many at once. */
export const throttleOf = (rate: number) => ({ rateLimit: rate, burstLimit: 2 * rate });
