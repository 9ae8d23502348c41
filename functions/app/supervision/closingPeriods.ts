/**
 * Closes the periods of the appraisal that are to be closed, each once, as a signed snapshot that nobody moves; and, once a day,
 * holds those that are closed against the figures: what is otherwise by now is put beside them as a dated correction.
 */
import { canonical } from "../../domain/base/canonical.ts";
import { localDate, type Instant } from "../../domain/base/time.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import {
  PERIOD_KINDS,
  periodBefore,
  periodOf,
  type AppraisalPeriod,
  type PeriodKind,
} from "../../domain/supervision/appraisalPeriod.ts";
import { closedOf } from "../../domain/supervision/appraisal.ts";
import { isToBeClosed } from "../../domain/supervision/closing.ts";
import { lastOf } from "../../domain/supervision/ranking.ts";
import {
  correctionOf,
  lastAgain,
  SNAPSHOT_FORMAT,
  standings,
  type Snapshot,
  type SnapshotCorrection,
} from "../../domain/supervision/snapshot.ts";
import { parseCorrection } from "../../contracts/supervision/keptAppraisal.ts";
import type { CaseRecords, Log, WrittenOnce } from "../base/ports.ts";
import { signatureOf, type Signer } from "../base/signing.ts";
import { appraisedIn, closedPeriod, closingAsked, digestOf, NOTES, type Signed } from "./appraising.ts";

export type ClosingDeps = {
  store: Pick<CaseRecords, "figuresOf" | "noted" | "replaceNote" | "note">;
  signer: Signer;
  /** Where the day's anchors are. */
  anchors: WrittenOnce;
  region: Region;
  rules: ClockRules;
  log: Log;
};

/** So many periods of each kind are made up for where nobody was here, and held against the figures. */
const LOOKED_BACK: Readonly<Record<PeriodKind, number>> = { month: 12, quarter: 5, year: 2 };

/** Under which name a snapshot, or the correction of this number, is written once. */
const nameOfSnapshot = (period: string): string => `appraisals/${period}.json`;
const nameOfCorrection = (period: string, number: number): string => `appraisals/${period}.${number}.json`;

/** @returns the names of the periods that this call has closed */
export async function closePeriods(deps: ClosingDeps, now: Instant): Promise<string[]> {
  const closed: string[] = [];
  for (const kind of PERIOD_KINDS)
    for (const period of await dueOf(deps, kind, now))
      if (await close(deps, period, now)) closed.push(period.name);
  await correctOnceADay(deps, now);
  return closed;
}

/**
 * Those that are to be closed and are not, oldest first: on from the last one that is. Where none is, the latest alone, and only if
 * anything was closed in it: nobody signs for what was before the platform.
 */
async function dueOf(
  { store, rules, region }: Pick<ClosingDeps, "store" | "rules" | "region">,
  kind: PeriodKind,
  now: Instant,
): Promise<AppraisalPeriod[]> {
  if (!region.appraisal) return [];
  const due: AppraisalPeriod[] = [];
  let period = periodBefore(periodOf(kind, localDate(now, rules.zone)));
  for (let i = 0; i < LOOKED_BACK[kind]; i++, period = periodBefore(period)) {
    if ((await store.noted(NOTES.snapshot(period.name))) !== undefined) return due.toReversed();
    if (isToBeClosed(period, await closingAsked(store, period.name), now, rules)) due.push(period);
  }
  const [latest] = due;
  if (!latest) return [];
  const known = await appraisedIn(
    store,
    region,
    latest,
    region.departments.map(({ id }) => id),
  );
  return known.some(({ counters }) => closedOf(counters) > 0) ? [latest] : [];
}

async function close(deps: ClosingDeps, period: AppraisalPeriod, now: Instant): Promise<boolean> {
  const { store, anchors, region, log } = deps;
  const ids = region.departments.map(({ id }) => id);
  const [asked, before, known] = await Promise.all([
    closingAsked(store, period.name),
    closedPeriod(store, periodBefore(period).name),
    appraisedIn(store, region, period, ids),
  ]);
  const formula = region.appraisal!;
  const standing = standings(formula, known);
  const snapshot: Snapshot = {
    format: SNAPSHOT_FORMAT,
    region: region.code,
    period,
    closedAt: now,
    by: asked?.by ?? null,
    catalogueVersion: region.version,
    formula,
    departments: standing.map((one) => {
      const { name, nameEn } = region.departments.find(({ id }) => id === one.id)!;
      return { ...one, name, nameEn };
    }),
    last: lastOf(standing),
    lastAgain: lastAgain(period, standing, before && before.snapshot),
    previous: before && digestOf(before.text),
  };
  const text = await writtenOnce(deps, nameOfSnapshot(period.name), snapshot);
  if ((await store.replaceNote(NOTES.snapshot(period.name), undefined, text)) !== "saved") return false;
  log.info("appraisal-closed", { day: period.to, found: period.name, records: standing.length });
  return true;

  /** Taken: it was kept, and whoever did was stopped before it was noted; theirs is the one. */
  async function writtenOnce({ signer }: ClosingDeps, name: string, value: Snapshot): Promise<string> {
    const signed = canonical({ ...value, signature: await signatureOf(signer, "appraisal", value) });
    return (await anchors.keep(name, signed)) === "kept" ? signed : ((await anchors.read(name)) ?? signed);
  }
}

async function correctOnceADay(deps: ClosingDeps, now: Instant): Promise<void> {
  const { store, rules } = deps;
  const today = localDate(now, rules.zone);
  const heldOn = await store.noted(NOTES.heldOn);
  if (heldOn !== undefined && heldOn >= today) return;
  for (const kind of PERIOD_KINDS) {
    let period = periodBefore(periodOf(kind, today));
    for (let i = 0; i < LOOKED_BACK[kind]; i++, period = periodBefore(period))
      await correct(deps, period, now);
  }
  await store.note(NOTES.heldOn, today);
}

/** Puts beside a closed period what is otherwise by now. */
async function correct(deps: ClosingDeps, period: AppraisalPeriod, now: Instant): Promise<void> {
  const { store, signer, anchors, region, log } = deps;
  const found = await closedPeriod(store, period.name);
  if (!found) return;
  const { text, snapshot, corrected, corrections } = found;
  const ids = snapshot.departments.map(({ id }) => id);
  const departments = correctionOf(snapshot, corrections, await appraisedIn(store, region, period, ids));
  if (departments === null) return;
  const latest = corrections.at(-1);
  const made: SnapshotCorrection = {
    at: now,
    departments,
    follows: digestOf(latest ? canonical(latest) : text),
  };
  const signed: Signed<SnapshotCorrection> = {
    ...made,
    signature: await signatureOf(signer, "appraisal", made),
  };
  const name = nameOfCorrection(period.name, corrections.length + 1);
  // Taken: it was kept, and whoever did was stopped before it was noted; theirs is the one, and what came since is the next.
  const kept =
    (await anchors.keep(name, canonical(signed))) === "taken" ? await anchors.read(name) : undefined;
  const all = JSON.stringify([...corrections, kept === undefined ? signed : parseCorrection(kept)]);
  // Somebody else was quicker: theirs says the same.
  if ((await store.replaceNote(NOTES.corrections(period.name), corrected, all)) !== "saved") return;
  log.info("appraisal-corrected", { day: period.to, found: period.name, records: departments.length });
}
