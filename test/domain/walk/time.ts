/** What time alone makes of a review. */
import { copyOf, sent, type About, type Book, type World } from "./book.ts";
import { afterDays, endOf, startOf, works } from "./days.ts";
import { dueInstant, reckonDue } from "./reckoning.ts";
import { fallSilent, goOn, ladderEnds } from "./silence.ts";

/** A review that is sent; an in-box has it at once. */
export function dispatch(about: About, at: number, recordedAt: number, world: World): Book {
  const book = sent(about, at, recordedAt);
  if (about.channel === "in-box") serve(book, at, recordedAt, world);
  return book;
}

/** What time alone has made of a book by `ms`. The book given is left as it is. */
export function by(before: Book, ms: number, world: World): Book {
  const book = copyOf(before);
  const { almanac } = world;
  if (book.status === "dispatched") reach(book, ms, world);
  if ((book.status === "running" || book.status === "suspended") && book.version !== almanac.version)
    replaceCalendar(book, world);
  if (book.status === "suspended") stand(book, ms, world);
  if (book.status === "running" || book.status === "suspended")
    breakLaw(book, Math.min(ms, dueInstant(book, almanac)), world);
  if (book.status === "running" && ms >= dueInstant(book, almanac)) fallSilent(book, world);
  if (book.status === "overdue") {
    const goesOn = Math.max(book.goesOnAt, ladderEnds(book, almanac));
    breakLaw(book, Math.min(ms, goesOn), world);
    const rungs = [1, 3].filter((days) => ms >= afterDays(almanac, startOf(book.due), days, works)).length;
    book.rung = Math.max(book.rung, rungs);
    if (ms >= goesOn) goOn(book, goesOn);
  }
  if (book.writtenBy !== null && ms >= book.writtenBy && !book.isMissed)
    book.isMissed = !book.late.some(({ at }) => at < book.writtenBy!);
  return book;
}

/** The statutory limit by itself has run out, once for each service, whatever silence makes of the review in that instant. */
function breakLaw(book: Book, ms: number, { almanac }: World): void {
  const servedAt = book.servedAt!;
  const at = endOf(almanac, book.lawDue);
  const isKnown = book.broken.some((one) => one.rule === "statutory-limit" && one.servedAt === servedAt);
  if (ms >= at && !isKnown) book.broken.push({ rule: "statutory-limit", at, servedAt });
}

/** The clock starts with the first evidence; in an in-box at the latest with the end of its first day of work. */
function reach(book: Book, ms: number, world: World): void {
  const { about, sentAt, opened, signed, answered } = book;
  const seen = Math.min(...[opened, signed, answered].map((at) => at ?? Infinity));
  const firstDay = afterDays(world.almanac, sentAt, 1);
  const isInBox = about.channel === "receipt";
  const at = isInBox ? Math.min(seen, firstDay) : seen;
  if (ms >= at) serve(book, at, isInBox ? book.recordedAt : at, world);
  else if (!isInBox && ms >= firstDay) book.isUnserved = true;
}

function serve(book: Book, at: number, recordedAt: number, { almanac }: World): void {
  book.status = "running";
  book.servedAt = at;
  book.recordedAt = recordedAt;
  reckonDue(book, almanac, 0, 0);
}

/** Neither clock ends before the date that was told while it ran, and while it stands before the one with the stop in it. */
function replaceCalendar(book: Book, { almanac }: World): void {
  const { status, due, told, lawDue } = book;
  reckonDue(book, almanac, status === "running" ? told : due, lawDue);
}

/** The request reaches the applicant, the stop ends as planned. */
function stand(book: Book, ms: number, { almanac }: World): void {
  const { asked, due, lawDue } = book;
  const stop = book.stops.at(-1)!;
  if (stop.isSupplement && asked !== null && asked.servedAt === null && ms >= asked.servedAtLatest)
    asked.servedAt = asked.servedAtLatest;
  if (ms < stop.until) return;
  book.status = "running";
  reckonDue(book, almanac, due, lawDue);
}
