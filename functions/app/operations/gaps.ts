/**
 * Gaps: stretches of time in which the bus may have lost what was committed. They are noted by who reads the stream, and
 * made up for from the histories, which say all that was ever committed: the same events, under the same ids.
 */
import { isId } from "../../domain/base/ids.ts";
import { announcementOf } from "../base/announcement.ts";
import { Passing } from "../base/passing.ts";
import type { Bus, CaseStore } from "../base/ports.ts";
import type { CaseEvent } from "../../domain/application/caseEvent.ts";
import type { Chained } from "../../domain/base/history.ts";
import { plusSeconds, type Instant } from "../../domain/base/time.ts";

/** From one arrival in the stream to another, both of them within. */
export type Gap = {
  from: Instant;
  to: Instant;
  /** How the ids of events begin of which it is known that the bus has carried them: no reason to announce a case again. */
  seen: readonly string[];
};

export type GapStore = Pick<CaseStore, "noted" | "replaceNote">;

const GAPS = "gaps";
/** How much wider than the gap one looks, on both sides, at a case that has something in it. */
const WIDER_SECONDS = 600;
/** How long after its end something may still come on record of a case: a back-fill, a late opinion, a complaint. */
const AFTER_END_SECONDS = 31 * 24 * 3600;
/** An event is of the instant of its request, which takes up to half a minute until it is committed and in the stream. */
const EARLIER_SECONDS = 60;
/** Ids that are kept of one gap; whatever was seen beyond that is announced once more. */
const MOST_SEEN = 500;
/** Of an id: enough to tell the events of a day apart. */
const ID_LENGTH = 12;
/** How long a gap waits for a case that cannot be looked at. */
const KEPT_SECONDS = 24 * 3600;
const TRIES = 12;

/** How an event is named in `seen`. */
export const seenAs = (id: string): string => id.slice(0, ID_LENGTH);

/** The gaps that nobody has made up for yet, the oldest first. */
export const openGaps = async (store: Pick<GapStore, "noted">): Promise<Gap[]> =>
  parse(await store.noted(GAPS));

/** Notes a gap, as one with those that it overlaps. */
export const noteGap = (store: GapStore, gap: Gap): Promise<void> =>
  replace(store, (open) => {
    const one = { ...gap, seen: latest(gap.seen) };
    const [apart, together] = [
      open.filter((other) => !overlap(other, one)),
      open.filter((other) => overlap(other, one)),
    ];
    return [...apart, together.reduce(joined, one)].toSorted((a, b) => (a.from < b.from ? -1 : 1));
  });

/** Takes gaps away that have been made up for; one that has grown since it was read stays. */
export const closeGaps = (store: GapStore, gaps: readonly Gap[]): Promise<void> =>
  replace(store, (open) =>
    open.filter((one) => !gaps.some(({ from, to }) => from === one.from && to === one.to)),
  );

/**
 * Those that a pass over all cases may close: all, or where one could not be looked at, those that are a day old. Until then
 * it may be looked at again; for longer, one bad record would have everybody hear of everything again and again.
 */
export const madeUp = (gaps: readonly Gap[], hasFailed: boolean, now: Instant): readonly Gap[] =>
  hasFailed ? gaps.filter(({ to }) => to < plusSeconds(now, -KEPT_SECONDS)) : gaps;

/** The earliest instant at which a case may have ended of which something was lost; `null` where nothing was. */
export const reachOf = (gaps: readonly Gap[]): Instant | null =>
  gaps.reduce<Instant | null>((least, { from }) => {
    const reach = plusSeconds(from, -WIDER_SECONDS - AFTER_END_SECONDS);
    return least === null || reach < least ? reach : least;
  }, null);

/**
 * Announces what a case may have lost in these gaps: where an event was committed within one that is not known to have
 * been carried, all events of the case around it, in their order, under their own ids.
 * @returns how many
 */
export async function announceAgain(
  { bus }: { bus: Bus },
  applicationId: string,
  histories: Awaited<ReturnType<CaseStore["histories"]>>,
  gaps: readonly Gap[],
): Promise<number> {
  if (gaps.length === 0) return 0;
  const events = histories
    .filter(({ subject }) => !isId("confidential", subject))
    .flatMap(({ subject, events: own }) => own.map((event) => ({ subject, event })));
  const touched = gaps.filter((gap) => events.some(({ event }) => mayBeLost(event, gap)));
  const again = events
    .filter(({ event: { at } }) => touched.some((gap) => isAround(at, gap, WIDER_SECONDS, WIDER_SECONDS)))
    .toSorted((a, b) => (a.event.at < b.event.at ? -1 : a.event.at > b.event.at ? 1 : 0));
  if (again.length > 0)
    await bus.publish(again.map(({ subject, event }) => announcementOf(applicationId, subject, event)));
  return again.length;
}

const mayBeLost = ({ hash, at }: Chained<CaseEvent>, gap: Gap): boolean =>
  isAround(at, gap, EARLIER_SECONDS, 0) && !gap.seen.includes(seenAs(hash));

const isAround = (at: Instant, { from, to }: Gap, before: number, after: number): boolean =>
  // The stream's own instants are whole seconds, rounded down.
  at >= plusSeconds(from, -before) && at <= plusSeconds(to, after + 1);

const overlap = (a: Gap, b: Gap): boolean => a.from <= b.to && b.from <= a.to;

const joined = (a: Gap, b: Gap): Gap => ({
  from: a.from < b.from ? a.from : b.from,
  to: a.to > b.to ? a.to : b.to,
  seen: latest([...new Set([...a.seen, ...b.seen])]),
});

const latest = (seen: readonly string[]): readonly string[] => seen.slice(-MOST_SEEN);

/** Several note gaps at once, and one closes them: nobody's may be lost. */
async function replace(store: GapStore, change: (open: readonly Gap[]) => readonly Gap[]): Promise<void> {
  for (let i = 0; i < TRIES; i++) {
    const before = await store.noted(GAPS);
    const after = JSON.stringify(change(parse(before)));
    if (after === (before ?? "[]")) return;
    if ((await store.replaceNote(GAPS, before, after)) === "saved") return;
  }
  throw new Passing(`the gaps: ${TRIES} lost races`);
}

const parse = (noted: string | undefined): Gap[] => (noted ? (JSON.parse(noted) as Gap[]) : []);
