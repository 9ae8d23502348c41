/**
 * The figures anew, from the histories: every case is counted as it is on record, a bounded number at a time, on from where
 * the last call stopped. What was counted as it is adds nothing, so it may be done at any time, and beside the counting.
 */
import { Unreadable } from "../../contracts/stored.ts";
import type { Instant } from "../../domain/base/time.ts";
import { countCase, type CountingDeps } from "../supervision/counting.ts";
import type { ApplicationPhase, CaseStore, Log } from "../base/ports.ts";

export type RecountDeps = { store: CaseStore; log: Log } & Pick<CountingDeps, "rules">;

export type RecountReport = {
  applicationsSeen: number;
  /** Reviews, complaints and inquiries that were not counted as they are on record. */
  corrected: number;
  /** Cases that cannot be read; the log says which and why. */
  failed: number;
  /** Whether everything was seen; if not, the next call goes on where this one stopped. */
  finished: boolean;
};

const PAGE = 10;
const CURSOR = "recount-cursor";
/** In the order in which a case goes through them: one that moves on meanwhile is met again, never missed. */
const PHASES = ["intake", "in-review", "over"] as const satisfies readonly ApplicationPhase[];

type Place = { phase: ApplicationPhase; cursor?: string | undefined };

/** Counts at most `most` applications anew. */
export async function recount(deps: RecountDeps, now: Instant, most: number): Promise<RecountReport> {
  const { store, log } = deps;
  const report: RecountReport = { applicationsSeen: 0, corrected: 0, failed: 0, finished: false };
  const noted = await store.noted(CURSOR);
  let place: Place | null = noted ? (JSON.parse(noted) as Place) : { phase: PHASES[0] };
  while (place !== null && report.applicationsSeen < most) {
    const page = await store.applicationsIn(place.phase, PAGE, place.cursor);
    for (const id of page.items) await one(id);
    place = nextPlace(place, page.cursor);
    await store.note(CURSOR, place === null ? "" : JSON.stringify(place));
  }
  report.finished = place === null;
  return report;

  async function one(id: string): Promise<void> {
    report.applicationsSeen++;
    try {
      const found = await store.loadCase(id);
      if (found) report.corrected += await countCase(deps, found, now);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      log.error("record-unreadable", { subject: id }, error);
      report.failed++;
    }
  }
}

function nextPlace({ phase }: Place, cursor: string | null): Place | null {
  if (cursor !== null) return { phase, cursor };
  const next = PHASES[PHASES.indexOf(phase) + 1];
  return next === undefined ? null : { phase: next };
}
