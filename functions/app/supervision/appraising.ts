/**
 * The appraisal of a period: what is known of each department, read once for each, and what is kept of closed periods. Snapshots
 * and corrections are notes of the platform, and texts that are written once where the day's anchors are.
 */
import { createHash } from "node:crypto";
import type { CaseRecords } from "../base/ports.ts";
import { departmentCounters } from "./departmentCounters.ts";
import {
  parseClosingAsked,
  parseCorrections,
  parseInspections,
  parseSnapshot,
} from "../../contracts/supervision/keptAppraisal.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import type { Appraised } from "../../domain/supervision/appraisal.ts";
import { monthsOf, type AppraisalPeriod } from "../../domain/supervision/appraisalPeriod.ts";
import type { ClosingAsked } from "../../domain/supervision/closing.ts";
import { APPRAISED } from "../../domain/supervision/figures.ts";
import type { InspectionMarks } from "../../domain/supervision/inspection.ts";
import type { Snapshot, SnapshotCorrection } from "../../domain/supervision/snapshot.ts";
import type { Counters } from "../../domain/supervision/tally.ts";

type Reading = Pick<CaseRecords, "figuresOf" | "noted">;

export type Signed<T> = T & { signature: string };

/** Under which names the platform keeps what it knows of a period. */
export const NOTES = {
  snapshot: (period: string) => `appraisal/${period}`,
  asked: (period: string) => `appraisal/${period}/asked`,
  corrections: (period: string) => `appraisal/${period}/corrections`,
  inspections: (month: string) => `inspections/${month}`,
  /** The day on which closed periods were last held against the figures. */
  heldOn: "appraisal/held-on",
} as const;

/** What inspections gave in each month of a period, by month. */
export async function inspectionsOf(
  store: Pick<Reading, "noted">,
  period: Pick<AppraisalPeriod, "from" | "to">,
): Promise<{ month: string; marks: InspectionMarks }[]> {
  return Promise.all(
    monthsOf(period).map(async (month) => ({
      month,
      marks: parseInspections(await store.noted(NOTES.inspections(month))),
    })),
  );
}

/** What is known of these departments in a period, in their order. @param known what inspections gave, where it has been read */
export async function appraisedIn(
  store: Reading,
  region: Region,
  { from, to }: Pick<AppraisalPeriod, "from" | "to">,
  departments: readonly string[],
  known?: Awaited<ReturnType<typeof inspectionsOf>>,
): Promise<Appraised[]> {
  const inspections = known ?? (await inspectionsOf(store, { from, to }));
  return Promise.all(
    departments.map(async (id) => ({
      id,
      counters: appraisedCounters(await departmentCounters({ store, region }, id, from, to)),
      inspections: inspections.flatMap(({ marks }) => (marks[id] ? [marks[id].mark] : [])),
    })),
  );
}

/** Of all that is counted what is marked: nothing else moves a snapshot. */
const appraisedCounters = (counters: Counters): Counters =>
  Object.fromEntries(APPRAISED.flatMap((name) => (counters[name] ? [[name, counters[name]]] : [])));

/** `text` and `corrected` are what is kept, to the letter. */
export type ClosedPeriod = {
  text: string;
  snapshot: Signed<Snapshot>;
  corrected: string | undefined;
  corrections: readonly Signed<SnapshotCorrection>[];
};

/** A closed period as it is kept, with its corrections, oldest first; `null` where it is not closed. */
export async function closedPeriod(
  store: Pick<Reading, "noted">,
  period: string,
): Promise<ClosedPeriod | null> {
  const [text, corrected] = await Promise.all([
    store.noted(NOTES.snapshot(period)),
    store.noted(NOTES.corrections(period)),
  ]);
  if (text === undefined) return null;
  return { text, snapshot: parseSnapshot(text), corrected, corrections: parseCorrections(corrected) };
}

/** Who asked for a period to be closed; `null` where nobody has. */
export const closingAsked = async (
  store: Pick<Reading, "noted">,
  period: string,
): Promise<ClosingAsked | null> => parseClosingAsked(await store.noted(NOTES.asked(period)));

export const digestOf = (text: string): string => createHash("sha256").update(text).digest("hex");
