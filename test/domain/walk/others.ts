/** What others do: evidence of receipt, the engine's round, flags, a change of the project, a withdrawal. */
import { done, isOpen, notRunning, refuse, same } from "./answering.ts";
import { copyOf, type Answer, type Book, type World } from "./book.ts";
import { startOf } from "./days.ts";
import { dueInstant } from "./reckoning.ts";
import { firstWholeDay, seenAt } from "./silence.ts";
import { by, dispatch } from "./time.ts";

/** What was only sent is served by it; of the others only the evidence is written down. */
const evidenced = (before: Book, evidence: Partial<Book>, ms: number, world: World): Answer => {
  const book = { ...copyOf(before), ...evidence };
  return done(before.status === "dispatched" ? by(book, ms, world) : book);
};

/** Somebody of the department reads it: kept once. */
export const open = (before: Book, ms: number, world: World): Answer =>
  before.opened !== null || !isOpen(by(before, ms, world))
    ? same(before)
    : evidenced(before, { opened: ms }, ms, world);

export function sign(before: Book, ms: number, world: World): Answer {
  if (before.signed !== null) return same(before);
  const now = by(before, ms, world);
  const stands = now.status === "dispatched" ? null : notRunning(now);
  return stands === null ? evidenced(before, { signed: ms }, ms, world) : refuse(before, "sign", stands, ms);
}

/** The 2xx of its endpoint, as long as somebody waits for it. */
export const answer = (before: Book, ms: number, world: World): Answer =>
  before.status === "dispatched" && before.about.channel === "webhook"
    ? evidenced(before, { answered: ms }, ms, world)
    : same(before);

/** From when a reminder is owed of what lies in an in-box and nobody is known to have seen; `null` where none is. */
export function reminderFrom(book: Book, world: World): number | null {
  if (!isOpen(book) || book.about.channel === "webhook") return null;
  if (book.remindedAt !== null || seenAt(book) !== null) return null;
  return startOf(firstWholeDay(book, world));
}

/** The engine writes down what time has made true, and reminds whoever has not looked. */
export function round(before: Book, ms: number, world: World): Answer {
  const now = by(before, ms, world);
  const from = reminderFrom(now, world);
  const isOver = now.servedAt !== null && ms >= dueInstant(now, world.almanac);
  if (from !== null && ms >= from && !isOver) now.remindedAt = ms;
  return done(now);
}

/** Whoever writes it down, a review that is on record as closed notes nothing more. */
export const flag = (before: Book, who: string, isRaised: boolean, ms: number): Answer =>
  before.status === "closed"
    ? same(before)
    : done({ ...copyOf(before), flags: [...before.flags, { who, isRaised, at: ms }] });

/** The project changes in substance: a new service, from nothing. */
export function interrupt(before: Book, change: number, ms: number, world: World): Answer {
  const now = by(before, ms, world);
  if (now.status === "closed") return done(now);
  const { handler, named, flags, broken, late, rivals, refused } = now;
  const anew = dispatch(before.about, ms, ms, world);
  return done({ ...anew, interruptions: change, handler, named, flags, broken, late, rivals, refused });
}

/** A limit that had run out before it had fallen silent before it. */
export function cancel(before: Book, ms: number, world: World): Answer {
  if (before.status === "closed") return same(before);
  const now = by(before, ms, world);
  if (now.status === "closed") return done(now);
  now.closed = { outcome: "cancelled", at: ms, opinion: null, isOverdue: now.status === "overdue" };
  now.status = "closed";
  now.judgedBy ??= world.almanac;
  return done(now);
}
