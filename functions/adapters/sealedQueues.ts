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

    /** A page of the open reviews of these departments, one after the other: together they are one list. @throws BadCursor */
    async openOf(
      departments: readonly string[],
      limit: number,
      cursor: string | undefined,
    ): Promise<QueuePage<T>> {
      const list = JSON.stringify(["open-reviews", departments]);
      let [index, after] =
        cursor === undefined
          ? ([0, null] as const)
          : Place.parse(JSON.parse(unseal(await key(), list, cursor)));
      const rows: T[] = [];
      while (index < departments.length && rows.length < limit) {
        const queue = queueOfDepartment(departments[index]!, "open");
        const piece = await read(queue, false, limit - rows.length, after);
        rows.push(...piece.rows);
        after = piece.last;
        if (after === null) index++;
      }
      if (index >= departments.length) return { rows, cursor: null };
      return { rows, cursor: seal(await key(), list, JSON.stringify([index, after])) };
    },
  };
}
