/**
 * How far the bus has come: noted once a minute at most, so that whoever comes back after a silence knows from when on
 * something may have been lost. It says nothing of a single event, and costs no write for one.
 */
import { noteGap, seenAs, type GapStore } from "../app/operations/gaps.ts";
import type { CaseStore, Log } from "../app/base/ports.ts";
import { TRIED_HOURS } from "../app/base/lanes.ts";
import { secondsBetween, type Instant } from "../domain/base/time.ts";

/** The last arrival that was noted, and the events that came with it. */
type Progress = { at: Instant; seen: readonly string[] };

export type ProgressStore = GapStore & Pick<CaseStore, "note">;

/** A batch that was dealt with whole: its first and its last arrival, and the ids of what was announced of it. */
export type Passed = { first: Instant; last: Instant; ids: readonly string[] };

const PROGRESS = "announced";
const NOTED_SECONDS = 60;
/** Arrivals that close to each other have nothing between them that could be lost. */
const SILENT_SECONDS = 600;
/** Nothing is lost before Lambda has tried it for hours: a shorter silence, such as any quiet hour's, says nothing. */
const LOSABLE_SECONDS = (TRIED_HOURS - 1) * 3600;

/** Notes how far it has come; where that fails, the next batch finds the same silence again. */
export function progressOf(
  store: ProgressStore,
  log: Log,
  now: () => Instant,
): (passed: Passed) => Promise<void> {
  /** As this process knows it: others note it as well. */
  let known: Progress | undefined;

  async function note({ first, last, ids }: Passed): Promise<void> {
    if (known && secondsBetween(known.at, last) < NOTED_SECONDS) return;
    known = parse(await store.noted(PROGRESS));
    const seen = ids.map(seenAs);
    if (known && mayHaveLost(known.at, first)) {
      await noteGap(store, { from: known.at, to: first, seen: [...known.seen, ...seen] });
      log.info("gap-noted", { from: known.at, to: first });
    }
    if (known && secondsBetween(known.at, last) < NOTED_SECONDS) return;
    const after = { at: last, seen };
    await store.note(PROGRESS, JSON.stringify(after));
    known = after;
  }

  const mayHaveLost = (at: Instant, first: Instant): boolean =>
    secondsBetween(at, first) > SILENT_SECONDS && secondsBetween(at, now()) > LOSABLE_SECONDS;

  return async (passed) => {
    try {
      await note(passed);
    } catch (error) {
      known = undefined;
      // The bus has its events; for the sake of a note they are not announced again.
      log.error("progress-not-noted", { first: passed.first, last: passed.last }, error);
    }
  };
}

const parse = (noted: string | undefined): Progress | undefined =>
  noted ? (JSON.parse(noted) as Progress) : undefined;
