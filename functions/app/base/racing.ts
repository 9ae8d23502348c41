/** Optimistic writes: whoever loses a race judges anew by what the winner wrote. */

/** A lost race means that somebody else got on; so many in a row mean that something is wrong. */
const TRIES = 12;

/** Too many writers at once; nothing was written, and asking again is safe. */
export class Busy extends Error {
  override name = "Busy";
}

/** What an attempt comes to when somebody else wrote in between. */
export const LOST = Symbol("lost");

/**
 * @param what names what is raced for, in the log
 * @param attempt reads, decides and writes, anew each time. @throws Busy when it is lost again and again
 */
export async function racing<T>(
  what: string,
  attempt: () => Promise<T | typeof LOST>,
  tries: number = TRIES,
): Promise<T> {
  for (let i = 0; i < tries; i++) {
    const come = await attempt();
    if (come !== LOST) return come;
  }
  throw new Busy(`${what}: ${tries} lost races`);
}
