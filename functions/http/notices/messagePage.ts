/** Messages in pages: those behind a place, as many as are asked for. */
import { epochOf } from "../../domain/base/time.ts";
import { newestFirst, type Message } from "../../domain/notices/message.ts";
import { badCursor } from "../base/paging.ts";

type Place = Pick<Message, "at" | "messageId">;

/** @param all the newest first @throws Refused `malformed` */
export function messagesAfter(
  all: readonly Message[],
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): { messages: readonly Message[]; nextCursor: string | null } {
  const after = cursor === undefined ? null : placeIn(cursor);
  const left = after ? all.filter((one) => newestFirst(one, after) > 0) : all;
  const messages = left.slice(0, limit);
  return { messages, nextCursor: messages.length < left.length ? cursorOf(messages.at(-1)!) : null };
}

/** Where its reader has been already: nothing that they do not know. */
const cursorOf = ({ at, messageId }: Place): string =>
  Buffer.from(JSON.stringify([at, messageId])).toString("base64url");

function placeIn(cursor: string): Place {
  try {
    const [at, messageId] = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")) as unknown[];
    if (typeof at === "string" && typeof messageId === "string") {
      epochOf(at);
      return { at, messageId };
    }
  } catch {
    // Whatever it is, it is none of ours.
  }
  throw badCursor();
}
