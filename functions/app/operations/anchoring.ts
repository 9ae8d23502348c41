/**
 * Makes the day's anchor: looks at every case there is, a slice at a time, on from where the last call stopped. What is over
 * for longer than reconciliation looks back is compared with its history on the way.
 */
import { Unreadable } from "../../contracts/stored.ts";
import { canonical } from "../../domain/base/canonical.ts";
import { localDate, type Instant, type LocalDate } from "../../domain/base/time.ts";
import type { ApplicationPhase, CaseStore, Log } from "../base/ports.ts";
import { signatureOf, type Keys, type Signer } from "../base/signing.ts";
import {
  ANCHOR_FORMAT,
  endsOf,
  lineOf,
  nameOfAnchor,
  nameOfSlice,
  rootOver,
  sha256Of,
  sliceOf,
  type Anchor,
  type Anchors,
  type CaseEnds,
} from "../notices/anchor.ts";
import { alteredIn } from "./evidence.ts";

export type AnchoringDeps = {
  store: Pick<CaseStore, "applicationsIn" | "copies" | "noticesOf" | "noted" | "replaceNote">;
  anchors: Anchors;
  signer: Signer;
  keys: Keys;
  region: { code: string };
  rules: { zone: string };
  log: Log;
};

export type AnchoringReport = {
  casesSeen: number;
  /** Records and documents that are not what their histories say. */
  altered: number;
  /** The day whose anchor was made by this call; `null` where none was. */
  anchored: LocalDate | null;
  /** Whether the day's anchor is there; if not, the next call goes on. */
  finished: boolean;
};

/** Cases of a slice, which is what is held in memory at once. */
const SLICE = 1000;
const PAGE = 25;
/** Cases that are looked at side by side: most of the time is spent waiting for the store. */
const AT_ONCE = 5;
/** In the order in which a case goes through them: one that moves on meanwhile is met again, never missed. */
const PHASES = ["intake", "in-review", "over"] as const satisfies readonly ApplicationPhase[];

const RUN = "anchor-run";
const LATEST = "anchor-latest";

/** An anchor that is being made. */
type Run = Pick<Anchor, "day" | "from" | "cases" | "histories" | "events" | "slices"> & {
  /** Where it has got to; `null` when every case has been seen. */
  place: { phase: ApplicationPhase; cursor: string | null } | null;
};

/** Looks at `most` cases, and the rest of a slice. */
export async function makeAnchor(deps: AnchoringDeps, now: Instant, most: number): Promise<AnchoringReport> {
  const { store, anchors, log } = deps;
  const report: AnchoringReport = { casesSeen: 0, altered: 0, anchored: null, finished: false };
  let noted = await store.noted(RUN);
  let run = noted ? (JSON.parse(noted) as Run) : await begun();
  if (run === null) return { ...report, finished: true };
  while (run.place !== null && report.casesSeen < most) {
    run = await withSlice(run);
    // Somebody else makes the same anchor: theirs is as good.
    if (!(await moveOn(JSON.stringify(run)))) return report;
  }
  if (run.place !== null) return report;
  const latest = await store.noted(LATEST);
  const previous = latest ? await anchors.read(nameOfAnchor(latest)) : undefined;
  // The day's own is made all the same; whoever verifies sees that it follows none.
  if (latest && previous === undefined)
    log.error(
      "anchoring-failed",
      { day: latest },
      new Error(`the anchor of ${latest} is not where it was kept`),
    );
  const { place: _place, ...counts } = run;
  const made: Anchor = {
    format: ANCHOR_FORMAT,
    region: deps.region.code,
    ...counts,
    until: now,
    root: rootOver(run.slices),
    previous: previous === undefined ? null : sha256Of(previous),
  };
  const signature = await signatureOf(deps.signer, "anchor", made);
  // Taken: it was kept, and whoever did was stopped before it was noted.
  const text = canonical({ ...made, signature });
  const kept = await anchors.keep(nameOfAnchor(run.day), text);
  await store.replaceNote(LATEST, latest, run.day);
  await moveOn("");
  log.info("anchored", { day: run.day, cases: run.cases, root: made.root });
  return { ...report, anchored: kept === "kept" ? run.day : null, finished: true };

  /** A new one, unless today's is there. */
  async function begun(): Promise<Run | null> {
    const day = localDate(now, deps.rules.zone);
    const last = await store.noted(LATEST);
    if (last !== undefined && last >= day) return null;
    const nothing = { cases: 0, histories: 0, events: 0, slices: [] };
    return { day, from: now, ...nothing, place: { phase: PHASES[0], cursor: null } };
  }

  async function moveOn(to: string): Promise<boolean> {
    const isMine = (await store.replaceNote(RUN, noted, to)) === "saved";
    noted = to;
    return isMine;
  }

  async function withSlice(before: Run): Promise<Run> {
    const lines: string[] = [];
    let { place, histories, events } = before;
    while (place !== null && lines.length < SLICE) {
      const page = await store.applicationsIn(place.phase, PAGE, place.cursor ?? undefined);
      const { phase } = place;
      for (let i = 0; i < page.items.length; i += AT_ONCE)
        for (const ends of await Promise.all(
          page.items.slice(i, i + AT_ONCE).map((id) => endsIn(id, phase)),
        )) {
          lines.push(lineOf(ends));
          const counts = Object.values(ends.ends).map(([many]) => many);
          histories += counts.length;
          events += counts.reduce((sum, many) => sum + many, 0);
        }
      place = nextPlace(phase, page.cursor);
    }
    report.casesSeen += lines.length;
    if (lines.length === 0) return { ...before, place };
    const { text, root } = sliceOf(lines);
    // Taken: it was kept before whoever did was stopped, and says the same, since its name is its root.
    await anchors.keep(nameOfSlice(before.day, root), text);
    const slices = [...before.slices, { root, cases: lines.length }];
    return { ...before, cases: before.cases + lines.length, histories, events, slices, place };
  }

  async function endsIn(applicationId: string, phase: ApplicationPhase): Promise<CaseEnds> {
    try {
      const copies = await store.copies(applicationId);
      // What is not over reconciliation compares every hour.
      if (phase === "over") report.altered += (await alteredIn(deps, applicationId)).length;
      const ends = copies.map(({ subject, events }) => ({
        subject,
        events: events.length,
        head: events.at(-1)?.hash ?? "",
      }));
      return endsOf(applicationId, ends);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      log.error("record-unreadable", { subject: applicationId }, error);
      return endsOf(applicationId, []);
    }
  }
}

function nextPlace(phase: ApplicationPhase, cursor: string | null): Run["place"] {
  if (cursor !== null) return { phase, cursor };
  const next = PHASES[PHASES.indexOf(phase) + 1];
  return next === undefined ? null : { phase: next, cursor: null };
}
