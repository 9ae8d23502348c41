/** What silence does, and on what a consent by it rests. */
import type { Book, Hold, World } from "./book.ts";
import { afterDays, dayAfter, isOfficial, startOf, works, type Almanac } from "./days.ts";
import { dueInstant, first, reckon } from "./reckoning.ts";

/** The first moment at which somebody of the department is known to have had it in hand. */
export function seenAt({ opened, signed, answered, acts, named, servedAt }: Book): number | null {
  const since = servedAt === null ? [] : [...acts, ...named].filter((at) => at >= servedAt);
  const all = [opened, signed, answered, ...since].filter((at) => at !== null);
  return all.length === 0 ? null : Math.min(...all);
}

/** The first day of work that it lies in the in-box for the whole of. */
export const firstWholeDay = (book: Book, { almanac }: World): number =>
  dayAfter(almanac, book.recordedAt - 1, 1);

/** What the applicant still owes. */
export const owed = ({ asked }: Book): string[] =>
  asked === null || asked.isTakenBack
    ? []
    : asked.items.filter((material) => !asked.supplied.some((given) => given.material === material));

/** Whether the applicant had not handed everything in as the term ended. */
const hasLapsed = ({ asked }: Book): boolean =>
  asked !== null &&
  !asked.isTakenBack &&
  asked.items.some(
    (material) => !asked.supplied.some((given) => given.material === material && given.at < asked.lapses),
  );

/** Whether somebody had raised a flag before the instant and not taken it off before it. */
function isFlagged({ about, flags }: Book, instant: number): boolean {
  if (about.isFlagged) return true;
  const said = flags.filter(({ at }) => at < instant);
  const people = new Set(said.map(({ who }) => who));
  return [...people].some((who) => said.findLast((one) => one.who === who)!.isRaised);
}

/** In force at the instant, and on record before it; an end counts if it had been said before it, too. */
const holds = ({ from, until, placedAt, endedAt }: Hold, instant: number): boolean =>
  placedAt < instant &&
  from <= instant &&
  (until === null || until > instant) &&
  (endedAt === null || endedAt >= instant);

function isProved(book: Book, world: World, due: number): boolean {
  const seen = seenAt(book);
  if (seen !== null && seen < due) return true;
  if (book.about.channel === "webhook" || book.remindedAt === null || book.remindedAt >= due) return false;
  return afterDays(world.almanac, book.recordedAt - 1, 1) <= due;
}

/**
 * Whether the platform was there, by what had been said before the due instant: on the last day at all, and on the days that
 * count but for a quarter of them. A day is lost with any part of it.
 */
function wasThere({ outages }: World, counted: readonly number[], last: number, due: number): boolean {
  const cuts = outages.flatMap((said) => said.findLast(({ at }) => at < due)?.of ?? []);
  const isLost = (day: number): boolean =>
    cuts.some(({ from, until, isHit }) => {
      const begins = Math.max(from, startOf(day));
      const ends = Math.min(until ?? Infinity, startOf(day + 1), due);
      return isHit && begins < ends;
    });
  return !isLost(last) && counted.filter(isLost).length <= counted.length / 4;
}

/** The guards that fail at the due instant. */
function failing(book: Book, world: World): string[] {
  const { about } = book;
  const { almanac } = world;
  const due = dueInstant(book, almanac);
  const { days } = first(book, almanac);
  const { counted } = reckon(book, almanac, book.due);
  const seen = counted.filter((day) => startOf(day) >= book.recordedAt).length;
  const isKnown = isProved(book, world, due) && seen >= 1 && 2 * seen >= days;
  return [
    ...(about.hasBasis ? [] : ["G1"]),
    ...(isKnown ? [] : ["G2"]),
    ...(owed(book).length > 0 || hasLapsed(book) ? ["G4"] : []),
    ...(isFlagged(book, due) ? ["G5"] : []),
    ...(world.register.some((hold) => holds(hold, due)) ? ["G6"] : []),
    ...(about.isLicence ? ["G7"] : []),
    ...([...counted, book.due].every((day) => isOfficial(almanac, day)) ? [] : ["G8"]),
    ...(about.isLead ? ["G9"] : []),
    ...(wasThere(world, counted, book.due, due) ? [] : ["G10"]),
  ];
}

/** After the third day of work of the ladder, and so many further ones; the region's days, whosever they are. */
export const ladderEnds = ({ about, due }: Book, almanac: Almanac): number =>
  about.isGivenUp && !about.isLicence && !about.isLead
    ? afterDays(almanac, startOf(due), 3 + about.furtherDays, works)
    : Infinity;

/** The lead goes on without an answer, which is due all the same. */
export function goOn(book: Book, at: number): void {
  book.status = "closed";
  book.closed = { outcome: "no-response", at, opinion: null, isOverdue: false };
  book.silentAt = at;
}

export function fallSilent(book: Book, world: World): void {
  const { about } = book;
  const { almanac } = world;
  const at = dueInstant(book, almanac);
  const isConsent = about.onTimeout === "deemed-consent";
  const failed = isConsent ? failing(book, world) : [];
  book.judgedBy = almanac;
  book.broken.push({ rule: "promised-limit", at, servedAt: book.servedAt! });
  if (about.onTimeout === "escalate" || failed.length > 0) {
    book.status = "overdue";
    book.failed = failed;
    book.goesOnAt = ladderEnds(book, almanac);
    return;
  }
  const outcome = about.onTimeout === "proceed-without" ? "no-response" : about.onTimeout;
  book.status = "closed";
  book.closed = { outcome, at, opinion: null, isOverdue: false };
  book.silentAt = at;
  book.writtenBy = isConsent ? afterDays(almanac, startOf(book.due), 1) : null;
}
