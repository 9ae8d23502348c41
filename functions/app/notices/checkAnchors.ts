/**
 * A case against the anchors: each of its histories must go on from where every anchor since its beginning has it. Whoever
 * writes a history anew, with all the keys there are, cannot write it into an anchor that is kept elsewhere.
 */
import { canonical } from "../../domain/base/canonical.ts";
import { addDays, plusSeconds, type LocalDate } from "../../domain/base/time.ts";
import { rootOf } from "../base/merkle.ts";
import { signatureFault, SIGNATURE_SAYS, type PublicKey } from "../base/signing.ts";
import {
  ANCHOR_FORMAT,
  endsOf,
  rootOver,
  sha256Of,
  type Anchor,
  type CaseEnds,
  type SignedAnchor,
} from "./anchor.ts";
import type { Checked } from "./checkBundle.ts";
import { recordNamed } from "./naming.ts";

/** Anchors as somebody has them. */
export type KeptAnchors = {
  /** Each as it was kept, in the order of their days. */
  anchors: readonly { day: LocalDate; text: string }[];
  /** The text of a slice; `undefined` where it is not there. */
  slice(day: LocalDate, root: string): string | undefined;
};

export type AnchorFault = { what: string; message: string };

export type Anchored = {
  faults: AnchorFault[];
  /** How many anchors hold the case, and the days of the first and the last of them. */
  holding: number;
  first: LocalDate | null;
  last: LocalDate | null;
};

/** A case is in every anchor that was begun so long after its first event: by then it was on record. */
const ON_RECORD_SECONDS = 3600;
/** There is one every day; where none is of the last days before the export, somebody shows old ones. */
const LATEST_DAYS = 2;

export function checkAnchors(
  { applicationId, exportedAt, histories }: Pick<Checked, "applicationId" | "exportedAt" | "histories">,
  kept: KeptAnchors,
  keys: readonly PublicKey[],
): Anchored {
  const faults: AnchorFault[] = [];
  const holding: LocalDate[] = [];
  const began = beginningOf(histories);
  if (applicationId === undefined || exportedAt === undefined || began === undefined)
    return {
      faults: [{ what: "the case", message: "says neither whose it is nor when it was exported" }],
      ...held(),
    };
  let previous: string | null = null;
  for (const [i, { day, text }] of kept.anchors.entries()) {
    const anchor = anchorIn(text);
    const what = `the anchor of ${day}`;
    const wrong = anchor ? faultIn(anchor, day, text, keys) : "is none";
    if (wrong !== null || !anchor) faults.push({ what, message: wrong ?? "is none" });
    else {
      // Of the first that somebody has, the one before it may lie elsewhere.
      if (i > 0 && anchor.previous !== previous)
        faults.push({
          what,
          message: "does not follow the one before it: one was taken away, altered or put in",
        });
      look(anchor, what);
    }
    previous = sha256Of(text);
  }
  const newest = kept.anchors.at(-1)?.day;
  const due = addDays(exportedAt.slice(0, 10), -LATEST_DAYS);
  if (newest === undefined || (newest < due && began < plusSeconds(exportedAt, -LATEST_DAYS * 86_400)))
    faults.push({
      what: "the anchors",
      message:
        newest === undefined
          ? "are not there"
          : `end on ${newest}, long before the export: what came after it is held by none of them`,
    });
  return { faults, ...held() };

  function held() {
    return { holding: holding.length, first: holding[0] ?? null, last: holding.at(-1) ?? null };
  }

  function look(anchor: Anchor, what: string): void {
    // What was anchored after the export holds more than the export may.
    if (anchor.from > exportedAt! || plusSeconds(began!, ON_RECORD_SECONDS) > anchor.until) return;
    const { lines, missing, altered } = linesOf(applicationId!, anchor, kept);
    for (const root of altered)
      faults.push({ what, message: `has a slice (${root.slice(0, 12)}…) that is not what its root says` });
    if (lines.length === 0) {
      if (missing > 0) faults.push({ what, message: `lacks ${missing} of its slices` });
      else if (plusSeconds(began!, ON_RECORD_SECONDS) <= anchor.from)
        faults.push({ what, message: "does not hold the case, which was on record by then" });
      return;
    }
    holding.push(anchor.day);
    for (const line of lines)
      for (const message of unlike(line, applicationId!, histories)) faults.push({ what, message });
  }
}

/** The instant of the first event of a case. */
function beginningOf(histories: Checked["histories"]): string | undefined {
  const firsts = [...histories.values()]
    .map(([first]) => first && "at" in first && first.at)
    .filter((at) => typeof at === "string");
  return firsts.toSorted()[0];
}

/** What of the histories at hand does not go on from what an anchor has. */
function unlike(line: CaseEnds, applicationId: string, histories: Checked["histories"]): string[] {
  const said: string[] = [];
  const ends = Object.entries(line.ends).map(([rest, [events, head]]) => {
    const subject = `${applicationId}${rest}`;
    const here = histories.get(subject) ?? [];
    const hash = here[events - 1]?.hash;
    if (here.length === 0) said.push(`has a history of ${recordNamed(subject)}, which is missing here`);
    else if (hash === undefined)
      said.push(`has ${events} events of ${recordNamed(subject)}: it is cut off here, after ${here.length}`);
    else if (!hash.startsWith(head))
      said.push(`has another history of ${recordNamed(subject)}: it was written anew since`);
    return { subject, events, head: hash ?? "" };
  });
  if (said.length === 0 && endsOf(applicationId, ends).digest !== line.digest)
    said.push("has other histories of the case: they were written anew since");
  return said;
}

/** The lines of a case in the slices of an anchor, as far as these are what their roots say. */
function linesOf(applicationId: string, anchor: Anchor, { slice }: KeptAnchors) {
  const lines: CaseEnds[] = [];
  const altered: string[] = [];
  let missing = 0;
  const beginning = `{"applicationId":"${applicationId}",`;
  for (const { root } of anchor.slices) {
    const text = slice(anchor.day, root);
    if (text === undefined) {
      missing++;
      continue;
    }
    const rows = text.split("\n").slice(0, -1);
    if (rootOf(rows) !== root) {
      altered.push(root);
      continue;
    }
    for (const row of rows) if (row.startsWith(beginning)) lines.push(JSON.parse(row) as CaseEnds);
  }
  return { lines, missing, altered };
}

function faultIn(
  { signature, ...anchor }: SignedAnchor,
  day: LocalDate,
  text: string,
  keys: readonly PublicKey[],
): string | null {
  const fault = signatureFault(keys, "anchor", anchor, signature);
  if (fault !== null) return SIGNATURE_SAYS[fault];
  if (anchor.format !== ANCHOR_FORMAT || anchor.day !== day) return "is that of another day";
  if (canonical({ ...anchor, signature }) !== text) return "is not written as it was kept";
  return rootOver(anchor.slices) === anchor.root ? null : "has a root that is not over its slices";
}

function anchorIn(text: string): SignedAnchor | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed !== null && "slices" in parsed
      ? (parsed as SignedAnchor)
      : undefined;
  } catch {
    return undefined;
  }
}
