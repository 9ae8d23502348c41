/** Cursors of the lists: they name the last item of a page, and nothing of how the table is laid out. */
import * as z from "zod";
import { BadCursor } from "../app/base/ports.ts";
import { partsOf } from "../domain/application/application.ts";
import { keyOfApplication, keyOfReview, subjectOf, text, type Item } from "./items.ts";

/** An instant and the id that it belongs to, as `rank` has them. */
const Cursor = z
  .tuple([z.string().regex(/^\d{6}-[0-9A-Z]{16}(\.[a-z0-9-]{1,64})?$/), z.string().max(200)])
  .refine(([id, rank]) => rank.endsWith(`#${id}`));

/** The cursor behind which the next page begins. */
export function toCursor(last: Item): string {
  return Buffer.from(JSON.stringify([subjectOf(last), text(last, "rank")])).toString("base64url");
}

/** @throws BadCursor when the text is no cursor of ours */
export function fromCursor(queue: string, cursor: string): Item {
  try {
    const [id, rank] = Cursor.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
    const key = partsOf(id) ? keyOfReview(id) : keyOfApplication(id);
    return { ...key, queue: { S: queue }, rank: { S: rank } };
  } catch (cause) {
    throw new BadCursor("the cursor is none of ours", { cause });
  }
}
