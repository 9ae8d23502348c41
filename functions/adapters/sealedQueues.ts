/** Queues in pages, over any store that can read a piece of one: a sealed cursor says behind what the next page begins. */
import * as z from "zod";
import { seal, unseal } from "./cursors.ts";
import { queueOfDepartment } from "../app/base/places.ts";

/** What stands in a piece of a queue, and the rank at which it stopped; null where the queue ends with it. */
export type Piece<T> = { rows: T[]; last: string | null };

/** @param after the rank behind which it begins @param before the rank before which all of it lies */
export type ReadPiece<T> = (
  queue: string,
  latestFirst: boolean,
  limit: number,
  after: string | null,
  before?: string,
) => Promise<Piece<T>> | Piece<T>;

export type QueuePage<T> = { rows: T[]; cursor: string | null };

/** Which of several departments a page stopped at, and behind which rank in its queue. */
const Place = z.tuple([z.int().min(0), z.string().nullable()]);

/** Several queues that are one list under a name of their own. */
type Several = { name: string; queues: readonly string[]; latestFirst: boolean };

/** The open reviews of these departments, one after the other. */
export const openOf = (departments: readonly string[]): Several => ({
  name: JSON.stringify(["open-reviews", departments]),
  queues: departments.map((department) => queueOfDepartment(department, "open")),
  latestFirst: false,
});

/** So many pieces that did not end their queue are read for one page. */
const MOST_PIECES = 5;

/** @param key what cursors are sealed with */
export function sealedQueues<T>(key: () => Promise<Uint8Array>, read: ReadPiece<T>) {
  return {
    /** A page of one queue, which is a list of its own. @throws BadCursor */
    async page(
      queue: string,
      latestFirst: boolean,
      limit: number,
      cursor: string | undefined,
      before?: string,
    ): Promise<QueuePage<T>> {
      const after = cursor === undefined ? null : unseal(await key(), queue, cursor);
      const { rows, last } = await read(queue, latestFirst, limit, after, before);
      return { rows, cursor: last === null ? null : seal(await key(), queue, last) };
    },

    /**
     * A page of these queues, one after the other: together they are one list. A piece may come with less than was asked for
     * where its store picks it out of more; so many are read for one page, which then goes out as it is. @throws BadCursor
     */
    async across(
      { name, queues, latestFirst }: Several,
      limit: number,
      cursor: string | undefined,
    ): Promise<QueuePage<T>> {
      let [index, after] =
        cursor === undefined
          ? ([0, null] as const)
          : Place.parse(JSON.parse(unseal(await key(), name, cursor)));
      const rows: T[] = [];
      for (let goneOn = 0; index < queues.length && rows.length < limit && goneOn < MOST_PIECES;) {
        const piece = await read(queues[index]!, latestFirst, limit - rows.length, after);
        rows.push(...piece.rows);
        after = piece.last;
        if (after === null) index++;
        else goneOn++;
      }
      if (index >= queues.length) return { rows, cursor: null };
      return { rows, cursor: seal(await key(), name, JSON.stringify([index, after])) };
    },
  };
}
