/** Cursors of the lists: they name the last item of a page, and nothing of how the table is laid out. */
import { partsOf } from "../domain/application.ts";
import { keyOfApplication, keyOfReview, subjectOf, text, type Item } from "./items.ts";

/** The cursor behind which the next page begins. */
export function toCursor(last: Item): string {
  return Buffer.from(JSON.stringify([subjectOf(last), text(last, "rank")])).toString("base64url");
}

/** @throws BadCursor when the text is no cursor of ours */
export function fromCursor(queue: string, cursor: string): Item {
  try {
    const [id, rank] = JSON.parse(Buffer.from(cursor, "base64url").toString()) as [unknown, unknown];
    if (typeof rank !== "string" || typeof id !== "string") throw new TypeError("two texts");
    const key = partsOf(id) ? keyOfReview(id) : keyOfApplication(id);
    return { ...key, queue: { S: queue }, rank: { S: rank } };
  } catch (cause) {
    throw new BadCursor("the cursor is none of ours", { cause });
  }
}

/** The cursor of a list was not made by this list. */
export class BadCursor extends Error {
  override name = "BadCursor";
}
