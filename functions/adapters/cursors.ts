/** Cursors of the lists: they name the last item of a page, and nothing of how the table is laid out. */
import * as z from "zod";
import { BadCursor } from "../app/base/ports.ts";
import { isId } from "../domain/base/ids.ts";
import { keyOf, subjectOf, text, type Item } from "./items.ts";

/** An instant and the id that it belongs to, as `rank` has them. */
const Cursor = z
  .tuple([
    z.string().refine((id) => isId("application", id) || isId("review", id) || isId("complaint", id)),
    z.string().max(200),
  ])
  .refine(([id, rank]) => rank.endsWith(`#${id}`));

/** The cursor behind which the next page begins. */
export function toCursor(last: Item): string {
  return Buffer.from(JSON.stringify([subjectOf(last), text(last, "rank")])).toString("base64url");
}

/** @throws BadCursor when the text is no cursor of ours */
export function fromCursor(queue: string, cursor: string): Item {
  try {
    const [id, rank] = Cursor.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
    return { ...keyOf(id), queue: { S: queue }, rank: { S: rank } };
  } catch (cause) {
    throw new BadCursor("the cursor is none of ours", { cause });
  }
}
