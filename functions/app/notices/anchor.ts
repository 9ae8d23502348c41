/**
 * An anchor: once a day how every history of the region ends, in one Merkle root, signed, and kept where nobody who may
 * write the record may write. It lists slices; a slice is a text with a line for each case.
 */
import { createHash } from "node:crypto";
import { canonical } from "../../domain/base/canonical.ts";
import type { Instant, LocalDate } from "../../domain/base/time.ts";
import { rootOf } from "../base/merkle.ts";
import type { WrittenOnce } from "../base/ports.ts";

export const ANCHOR_FORMAT = "parallel-approvals/anchor@1";

export type Anchor = {
  format: string;
  region: string;
  day: LocalDate;
  /** When the first case was looked at, and when the last. */
  from: Instant;
  until: Instant;
  cases: number;
  histories: number;
  events: number;
  /** By their own roots, which are their names, in the order in which the root is over them. */
  slices: readonly { root: string; cases: number }[];
  root: string;
  /** SHA-256 of the anchor before it, as it was kept; `null` for the first. */
  previous: string | null;
};

export type SignedAnchor = Anchor & { signature: string };

/** Where anchors are kept. */
export type Anchors = WrittenOnce;

export const nameOfAnchor = (day: LocalDate): string => `${day}.json`;
export const nameOfSlice = (day: LocalDate, root: string): string => `${day}/${root}.jsonl`;

export const sha256Of = (text: string): string => createHash("sha256").update(text).digest("hex");

export const rootOver = (slices: Anchor["slices"]): string => rootOf(slices.map(({ root }) => root));

/** A history as an anchor has it: how many events, and the hash of the last of them. */
export type End = { subject: string; events: number; head: string };

/**
 * What a slice says of a case: of each history, by what its name adds to the application's, how many events it has and how
 * the hash of the last begins; and a digest over all of it in full.
 */
export type CaseEnds = {
  applicationId: string;
  ends: Readonly<Record<string, readonly [events: number, head: string]>>;
  digest: string;
};

/** Enough to say which history it is that does not fit; the digest says whether one does. */
const SHORT = 12;

export const endsOf = (applicationId: string, ends: readonly End[]): CaseEnds => ({
  applicationId,
  ends: Object.fromEntries(
    ends.map(({ subject, events, head }) => [
      subject.slice(applicationId.length),
      [events, head.slice(0, SHORT)],
    ]),
  ),
  digest: sha256Of(canonical(ends.toSorted((a, b) => (a.subject < b.subject ? -1 : 1)))),
});

export const lineOf = (ends: CaseEnds): string => canonical(ends);

/** The text of a slice and its root. */
export function sliceOf(lines: readonly string[]): { text: string; root: string } {
  return { text: lines.map((line) => `${line}\n`).join(""), root: rootOf(lines) };
}
