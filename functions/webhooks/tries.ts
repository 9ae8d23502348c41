/** How often a department's endpoint is tried: with the back-off of `deliver.ts` seven to eleven hours, a night or a morning's maintenance. */
export const MOST_TRIES = 14;
