/** What the platform keeps of the appraisal, as it is read back: loosely, since a snapshot is for ever what it was. */
import * as z from "zod";
import { INDICATOR_NAMES } from "../../domain/catalogue/appraisalFormula.ts";
import type { ClosingAsked } from "../../domain/supervision/closing.ts";
import { PERIOD_KINDS } from "../../domain/supervision/appraisalPeriod.ts";
import type { InspectionMarks } from "../../domain/supervision/inspection.ts";
import type { Snapshot, SnapshotCorrection } from "../../domain/supervision/snapshot.ts";
import { actor } from "../base/actor.ts";
import { readable } from "../stored.ts";

const counters = z.record(z.string(), z.int());
const hundredths = z.int().nullable();
const standing = {
  id: z.string(),
  counters,
  inspections: z.array(z.number()),
  closed: z.int(),
  indicators: z.array(
    z.looseObject({
      indicator: z.enum(INDICATOR_NAMES),
      value: hundredths,
      mark: hundredths,
      weighs: hundredths,
    }),
  ),
  mark: hundredths,
  rank: hundredths,
  unranked: z.enum(["too-few-closed", "no-indicator"]).nullable(),
};

const snapshot = z.looseObject({
  format: z.string(),
  period: z.looseObject({ name: z.string(), kind: z.enum(PERIOD_KINDS), from: z.string(), to: z.string() }),
  closedAt: z.string(),
  by: actor.nullable(),
  formula: z.looseObject({ indicators: z.array(z.looseObject({ indicator: z.enum(INDICATOR_NAMES) })) }),
  departments: z.array(z.looseObject({ ...standing, name: z.string(), nameEn: z.string() })),
  last: z.array(z.string()),
  lastAgain: z.array(z.string()),
  previous: z.string().nullable(),
  signature: z.string(),
});

const correction = z.looseObject({
  at: z.string(),
  departments: z.array(
    z.looseObject({ ...standing, was: z.looseObject({ mark: hundredths, rank: hundredths }) }),
  ),
  follows: z.string(),
  signature: z.string(),
});

const corrections = z.array(correction);

const asked = z.looseObject({ by: actor, at: z.string() });

const inspections = z.record(
  z.string(),
  z.looseObject({ mark: z.number(), source: z.string(), by: actor, at: z.string() }),
);

/** @throws Unreadable */
export const parseSnapshot = (json: string): Snapshot & { signature: string } =>
  readable(() => snapshot.parse(JSON.parse(json)) as unknown as Snapshot & { signature: string });

/** One of them, as it is kept where the day's anchors are. @throws Unreadable */
export const parseCorrection = (json: string): SnapshotCorrection & { signature: string } =>
  readable(() => correction.parse(JSON.parse(json)) as unknown as SnapshotCorrection & { signature: string });

/** @throws Unreadable */
export const parseCorrections = (
  json: string | undefined,
): readonly (SnapshotCorrection & { signature: string })[] =>
  readable(
    () =>
      corrections.parse(JSON.parse(json ?? "[]")) as unknown as (SnapshotCorrection & {
        signature: string;
      })[],
  );

/** @throws Unreadable */
export const parseClosingAsked = (json: string | undefined): ClosingAsked | null =>
  json === undefined ? null : readable(() => asked.parse(JSON.parse(json)) as unknown as ClosingAsked);

/** @throws Unreadable */
export const parseInspections = (json: string | undefined): InspectionMarks =>
  readable(() => inspections.parse(JSON.parse(json ?? "{}")) as unknown as InspectionMarks);
