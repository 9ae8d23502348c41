/** A history in pages: as many events as an answer may hold, whatever stands in them. */
import { epochOf } from "../../domain/base/time.ts";
import { badCursor } from "../base/paging.ts";

/** Where an event stands in the history of a case. */
export type Place = { at: string; subject: string; seq: number };

/** Far under what a gateway hands on (6 MB), and what a page reads at once. */
export const MOST_BYTES = 512 * 1024;
export const MOST_EVENTS = 500;

/** At one instant: by name, the application before its reviews, each in its own order. */
export const inOrder = (a: Place, b: Place): number =>
  compare(a.at, b.at) || compare(a.subject, b.subject) || a.seq - b.seq;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The events behind a place, as many as one answer holds, and one at least: none is longer than an item may be.
 * @param all in order
 */
export function eventsAfter<E extends Place>(
  all: readonly E[],
  cursor: string | undefined,
  bytesOf: (event: E) => number,
): { events: E[]; nextCursor: string | null } {
  const after = cursor === undefined ? undefined : placeIn(cursor);
  const left = after ? all.filter((event) => inOrder(event, after) > 0) : all;
  let bytes = 0;
  let count = 0;
  for (const event of left.slice(0, MOST_EVENTS)) {
    bytes += bytesOf(event);
    if (bytes > MOST_BYTES && count > 0) break;
    count += 1;
  }
  const events = left.slice(0, count);
  return { events, nextCursor: count < left.length ? cursorOf(events.at(-1)!) : null };
}

/** Where its reader has been already: nothing that they do not know. */
const cursorOf = ({ at, subject, seq }: Place): string =>
  Buffer.from(JSON.stringify([at, subject, seq])).toString("base64url");

/** @throws Refused `malformed` */
function placeIn(cursor: string): Place {
  try {
    const [at, subject, seq] = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")) as unknown[];
    if (typeof at === "string" && typeof subject === "string" && Number.isSafeInteger(seq)) {
      epochOf(at);
      return { at, subject, seq: seq as number };
    }
  } catch {
    // Whatever it is, it is none of ours.
  }
  throw badCursor();
}
