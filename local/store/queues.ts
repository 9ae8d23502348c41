/** The lists of the record, in pages: a page is ids only, and a sealed cursor behind which the next one begins. */
import type { DatabaseSync } from "node:sqlite";
import * as z from "zod";
import { seal, unseal } from "../../functions/adapters/cursors.ts";
import { queueOfDepartment } from "../../functions/adapters/places.ts";

export type SubjectPage = { subjects: string[]; cursor: string | null };

/** Which of several departments a page stopped at, and behind which rank in its queue. */
const Place = z.tuple([z.int().min(0), z.string().nullable()]);

/** Before and behind everything that a rank may be. */
const FIRST = "";
const LAST = "\u{10ffff}";

export function sealedQueues(database: DatabaseSync, key: Uint8Array) {
  const rows = "SELECT subject, rank FROM records WHERE queue = ? AND rank > ? AND rank < ? ORDER BY rank";
  const upwards = database.prepare(`${rows} LIMIT ?`);
  const downwards = database.prepare(`${rows} DESC LIMIT ?`);

  /** @param after the rank behind which it begins @param before the rank before which all of it lies */
  function read(queue: string, latestFirst: boolean, limit: number, after: string | null, before = LAST) {
    const [from, to] = latestFirst
      ? [FIRST, after !== null && after < before ? after : before]
      : [after ?? FIRST, before];
    // One more than wanted, to know whether there is a next page.
    const found = (latestFirst ? downwards : upwards).all(queue, from, to, limit + 1) as {
      subject: string;
      rank: string;
    }[];
    const shown = found.slice(0, limit);
    return {
      subjects: shown.map(({ subject }) => subject),
      last: found.length > limit ? shown.at(-1)!.rank : null,
    };
  }

  return {
    /** A page of one queue, which is a list of its own. @throws BadCursor */
    page(
      queue: string,
      latestFirst: boolean,
      limit: number,
      cursor: string | undefined,
      before?: string,
    ): SubjectPage {
      const after = cursor === undefined ? null : unseal(key, queue, cursor);
      const { subjects, last } = read(queue, latestFirst, limit, after, before);
      return { subjects, cursor: last === null ? null : seal(key, queue, last) };
    },

    /** A page of the open reviews of these departments, one after the other: together they are one list. @throws BadCursor */
    openOf(departments: readonly string[], limit: number, cursor: string | undefined): SubjectPage {
      const list = JSON.stringify(["open-reviews", departments]);
      let [index, after] =
        cursor === undefined ? ([0, null] as const) : Place.parse(JSON.parse(unseal(key, list, cursor)));
      const subjects: string[] = [];
      while (index < departments.length && subjects.length < limit) {
        const queue = queueOfDepartment(departments[index]!, "open");
        const page = read(queue, false, limit - subjects.length, after);
        subjects.push(...page.subjects);
        after = page.last;
        if (after === null) index++;
      }
      return {
        subjects,
        cursor: index >= departments.length ? null : seal(key, list, JSON.stringify([index, after])),
      };
    },
  };
}
