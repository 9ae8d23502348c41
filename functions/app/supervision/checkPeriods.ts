/**
 * Closed periods of the appraisal as somebody has them, against each other: each is what was signed, follows the one of its kind
 * before it, and says what its own figures come to by its own formula; its corrections follow it in their order, and so do they.
 */
import { canonical } from "../../domain/base/canonical.ts";
import { periodBefore, periodNamed, type AppraisalPeriod } from "../../domain/supervision/appraisalPeriod.ts";
import { lastOf } from "../../domain/supervision/ranking.ts";
import {
  correctedBy,
  lastAgain,
  SNAPSHOT_FORMAT,
  standings,
  type Snapshot,
  type SnapshotCorrection,
  type Standing,
} from "../../domain/supervision/snapshot.ts";
import { parseCorrection, parseSnapshot } from "../../contracts/supervision/keptAppraisal.ts";
import { signatureFault, SIGNATURE_SAYS, type PublicKey } from "../base/signing.ts";
import { digestOf } from "./appraising.ts";

/** A file of a closed period, as it was kept: a snapshot (`2026-03.json`), or a correction of it (`2026-03.1.json`). */
export type KeptPeriod = { name: string; text: string };

export type PeriodFault = { what: string; message: string };

const NAME = /^(?<period>[\dQ-]+?)(?:\.(?<number>[1-9]\d*))?\.json$/;

type Known = { period: AppraisalPeriod; text: string; snapshot: Snapshot; corrections: Map<number, string> };

/** @returns everything that does not fit, and how much was looked at */
export function checkPeriods(
  files: readonly KeptPeriod[],
  keys: readonly PublicKey[],
): { faults: PeriodFault[]; periods: number; corrections: number } {
  const faults: PeriodFault[] = [];
  const tell = (what: string, message: string): void => void faults.push({ what, message });
  const known = read(files, tell);
  for (const [name, one] of known) {
    const what = `the period ${name}`;
    const before = known.get(periodBefore(one.period).name);
    for (const message of faultsOf(one, keys)) tell(what, message);
    if (!followsOn(one, before, known))
      tell(what, "does not follow the one before it: one was taken away, altered or put in");
    const again = lastAgain(one.period, one.snapshot.departments, before?.snapshot ?? null);
    // Of the first of its kind the one before may lie elsewhere.
    if ((before || one.snapshot.previous === null) && canonical(again) !== canonical(one.snapshot.lastAgain))
      tell(what, "names others as last for the second time than it and the one before come to");
    checkCorrections(one, keys, tell);
  }
  const corrections = [...known.values()].reduce((sum, one) => sum + one.corrections.size, 0);
  return { faults, periods: known.size, corrections };
}

/** Whoever put it there chose the name: what is none is not repeated. */
const told = (name: string): string => (/^[\w.-]{1,60}$/.test(name) ? name : "with a name that is none");

function read(
  files: readonly KeptPeriod[],
  tell: (what: string, message: string) => void,
): Map<string, Known> {
  const known = new Map<string, Known>();
  const named = files.map((file) => {
    const { period = "", number } = NAME.exec(file.name)?.groups ?? {};
    return { ...file, period: periodNamed(period), number };
  });
  for (const { name, text, period, number } of named)
    if (period === null) tell(`the file ${told(name)}`, "is named after no period");
    else if (number === undefined)
      try {
        known.set(period.name, { period, text, snapshot: parseSnapshot(text), corrections: new Map() });
      } catch {
        tell(`the period ${period.name}`, "cannot be read");
      }
  for (const { name, text, period, number } of named)
    if (period !== null && number !== undefined) {
      const of = known.get(period.name);
      if (of) of.corrections.set(Number(number), text);
      else tell(`the file ${told(name)}`, "corrects a period that is not there");
    }
  return known;
}

/** Of the first of its kind that somebody has, the one before it may lie elsewhere. */
function followsOn(
  { period, snapshot: { previous } }: Known,
  before: Known | undefined,
  known: ReadonlyMap<string, Known>,
): boolean {
  if (before) return previous === digestOf(before.text);
  const isFirst = ![...known.values()].some(
    (other) => other.period.kind === period.kind && other.period.from < period.from,
  );
  return isFirst || previous === null;
}

function faultsOf({ period, text, snapshot }: Known, keys: readonly PublicKey[]): string[] {
  const signed = signedFault(text, keys);
  if (signed !== null) return [signed];
  const isAnother = snapshot.format !== SNAPSHOT_FORMAT || canonical(snapshot.period) !== canonical(period);
  if (isAnother) return ["is that of another period"];
  const { formula, departments } = snapshot;
  const come = standings(formula, departments);
  const isSame = isAlike(departments, come) && canonical(lastOf(come)) === canonical(snapshot.last);
  return isSame ? [] : ["has other marks or ranks than its figures come to by its formula"];
}

/** As one value whatever stands beside a standing, and in whatever order. */
const isAlike = (some: readonly Standing[], others: readonly Standing[]): boolean => {
  const told = (all: readonly Standing[]) =>
    canonical(correctedBy({ departments: all as Snapshot["departments"] }, []).toSorted(byId));
  return told(some) === told(others);
};

const byId = (a: Standing, b: Standing): number => (a.id < b.id ? -1 : 1);

function checkCorrections(
  { period: { name }, text, snapshot, corrections }: Known,
  keys: readonly PublicKey[],
  tell: (what: string, message: string) => void,
): void {
  const before: SnapshotCorrection[] = [];
  let follows = digestOf(text);
  const numbers = [...corrections.keys()].toSorted((a, b) => a - b);
  for (const [i, number] of numbers.entries()) {
    const what = `correction ${number} of the period ${name}`;
    if (number !== i + 1) return tell(what, `stands where number ${i + 1} is missing`);
    const own = corrections.get(number)!;
    const fault = signedFault(own, keys);
    if (fault !== null) return tell(what, fault);
    const correction = parseCorrection(own);
    if (correction.follows !== follows)
      return tell(what, "does not follow what was there before it: one was taken away, altered or put in");
    const was = new Map(correctedBy(snapshot, before).map((one) => [one.id, one]));
    before.push(correction);
    follows = digestOf(own);
    const now = correctedBy(snapshot, before);
    const isTrue =
      isAlike(now, standings(snapshot.formula, now)) &&
      correction.departments.every(({ id, was: { mark, rank } }) => {
        const then = was.get(id);
        return then !== undefined && then.mark === mark && then.rank === rank;
      });
    if (!isTrue) tell(what, "has other marks or ranks than its figures come to by the formula of the period");
  }
}

/** Why a text is not what was signed, or not written as it was kept; `null` where it is. */
function signedFault(text: string, keys: readonly PublicKey[]): string | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return "cannot be read";
  }
  const { signature, ...signed } = value as { signature?: unknown };
  const fault = signatureFault(keys, "appraisal", signed, signature);
  if (fault !== null) return SIGNATURE_SAYS[fault];
  return canonical(value) === text ? null : "is not written as it was kept";
}
