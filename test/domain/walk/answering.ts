/** What is common to all commands: who acts has it in hand, a refused attempt is kept, a repeat changes nothing. */
import { copyOf, type Answer, type Book, type World } from "./book.ts";
import { by } from "./time.ts";

export const same = (before: Book): Answer => ({ book: before, code: null });
export const done = (book: Book): Answer => ({ book, code: null });

export const isOpen = ({ status }: Book): boolean =>
  status === "dispatched" || status === "running" || status === "suspended";

/** Who acts on what was only sent has it in hand, and is served by that; once the limit has run out it proves nothing. */
export function inHand(before: Book, ms: number, world: World): Book {
  if (before.status !== "dispatched" || !isOpen(by(before, ms, world))) return before;
  return by({ ...copyOf(before), opened: ms }, ms, world);
}

/** How many refused attempts of a kind are kept whole. */
const WHOLE = 10;

/** Refusals that are breaches of their own: they are kept apart from the others. */
const BREACHES = [
  { command: "ask", code: "supplement-window-closed", rule: "supplement-out-of-window" },
  { command: "ask", code: "past-due", rule: "supplement-out-of-window" },
  { command: "ask", code: "supplement-used", rule: "supplement-twice" },
  { command: "extend", code: "past-due", rule: "extension-too-late" },
];

/** Nothing happens but that the attempt is kept, up to a number; the same one again is the same attempt. */
export function refuse(before: Book, command: string, code: string, at: number, text = ""): Answer {
  const book = copyOf(before);
  const said = `${command} ${code} ${text}`;
  const breach = BREACHES.find((one) => one.command === command && one.code === code)?.rule ?? null;
  const alike = book.refused.filter((one) => one.breach === breach);
  if (!book.refused.some((one) => one.said === said) && alike.length < WHOLE)
    book.refused.push({ code, said, breach, at });
  return { book, code };
}

/** Why a clock that does not run takes no command; `null` where it runs. */
export function notRunning(now: Book): string | null {
  if (now.status === "running") return null;
  if (now.status === "suspended" || now.status === "dispatched") return "not-running";
  if (now.status === "overdue" || now.silentAt !== null) return "past-due";
  return now.closed!.outcome === "cancelled" ? "cancelled" : "already-decided";
}
