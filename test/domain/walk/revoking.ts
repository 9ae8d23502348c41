/** How a consent by silence is taken back: it is announced, answered within five of the region's working days, withdrawn or decided. */
import { done, same } from "./answering.ts";
import { copyOf, type Answer, type Book, type World } from "./book.ts";
import { dayAfter, endOf, works, type Almanac } from "./days.ts";

type Told = Book["announced"][number];

const DAYS = 5;
const MOST = 3;

/** The last that was announced, unless it is over. */
const standing = ({ announced, revocation, closed }: Book): Told | null => {
  const last = announced.at(-1);
  return last && last.withdrawn === null && revocation === null && closed?.outcome === "deemed-consent"
    ? last
    : null;
};

/** When the time for a statement is over: never before the day that was told, and on a day on which people work. */
export function heardBy(book: Book, almanac: Almanac): number | null {
  const last = standing(book);
  if (!last) return null;
  let day = Math.max(dayAfter(almanac, last.at, DAYS, works), last.told);
  while (!works(almanac, day)) day++;
  return endOf(almanac, day);
}

/** Why there is nothing to take back. */
const nothing = ({ closed, revocation }: Book): string | null =>
  closed?.outcome !== "deemed-consent" ? "not-deemed" : revocation !== null ? "already-revoked" : null;

const refused = (book: Book, code: string): Answer => ({ book, code });

const withLast = (before: Book, said: Partial<Told>): Answer => {
  const book = copyOf(before);
  book.announced[book.announced.length - 1] = { ...book.announced.at(-1)!, ...said };
  return done(book);
};

export function announce(before: Book, facts: string, ms: number, { almanac }: World): Answer {
  const no = nothing(before);
  if (no !== null) return refused(before, no);
  const last = standing(before);
  if (last) return last.facts === facts ? same(before) : refused(before, "announced-already");
  if (before.announced.length >= MOST) return refused(before, "announced-too-often");
  const book = copyOf(before);
  const told = dayAfter(almanac, ms, DAYS, works);
  book.announced.push({ at: ms, facts, told, statement: null, withdrawn: null });
  return done(book);
}

export function state(before: Book, text: string, ms: number, { almanac }: World): Answer {
  if (before.announced.at(-1)?.statement === text) return same(before);
  const last = standing(before);
  if (!last) return refused(before, "nothing-announced");
  if (last.statement !== null) return refused(before, "statement-given");
  return ms >= heardBy(before, almanac)!
    ? refused(before, "statement-late")
    : withLast(before, { statement: text });
}

export function unannounce(before: Book, reasons: string): Answer {
  if (before.announced.at(-1)?.withdrawn === reasons) return same(before);
  const no = nothing(before) ?? (standing(before) ? null : "not-announced");
  return no === null ? withLast(before, { withdrawn: reasons }) : refused(before, no);
}

export function revoke(before: Book, reasons: string, ms: number, { almanac }: World): Answer {
  const no = nothing(before);
  if (no !== null) return before.revocation === reasons ? same(before) : refused(before, no);
  const last = standing(before);
  if (!last) return refused(before, "not-announced");
  if (last.statement === null && ms < heardBy(before, almanac)!) return refused(before, "hearing-runs");
  return done({ ...copyOf(before), revocation: reasons });
}
