/**
 * Gives a notice its official number and its date, and keeps it: the number that follows the last one of its series, in one
 * transaction with the notice. Whoever dies, repeats or races another gives each notice one number, and leaves no gap.
 */
import { documentOf, seriesOf } from "../../domain/notices/document.ts";
import type { Notice } from "../../domain/notices/notice.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import type { Instant } from "../../domain/base/time.ts";
import { Busy } from "../base/commit.ts";
import { digestOf } from "../base/digest.ts";
import type { CaseStore } from "../base/ports.ts";
import { signatureOf, type Signer } from "../base/signing.ts";

export type IssuingDeps = {
  store: Pick<CaseStore, "lastNumber" | "issueNotice">;
  region: Region;
  now: () => Instant;
  /** By which each document is signed as it is issued, after the commit that owes it. */
  signer: Signer;
};

/** How often another process may be quicker with one number after the other. */
const TRIES = 12;

/** @throws Busy when others were quicker again and again: doing it once more is safe */
export function issueNotice(deps: IssuingDeps, notice: Notice): Promise<"issued" | "already"> {
  const issuedAt = deps.now();
  const series = seriesOf(notice, deps.region, issuedAt);
  return inTurn(deps.store, series, () => numbered(deps, notice, series, issuedAt));
}

async function numbered(
  { store, region, signer }: IssuingDeps,
  notice: Notice,
  series: string,
  issuedAt: Instant,
): Promise<"issued" | "already"> {
  for (let tries = 0; tries < TRIES; tries++) {
    const place = { series, count: (await store.lastNumber(series)) + 1 };
    const document = documentOf(notice, place, issuedAt, region.zone);
    const signature = await signatureOf(signer, "notice", document);
    const made = await store.issueNotice({ notice: document, digest: digestOf(document), signature }, place);
    if (made !== "taken") return made;
  }
  throw new Busy(`series ${series}: ${TRIES} lost races`);
}

/** What is under way in each series of a store: the cases of one process do not race each other for its numbers. */
const UNDER_WAY = new WeakMap<object, Map<string, Promise<unknown>>>();

async function inTurn<T>(store: object, series: string, work: () => Promise<T>): Promise<T> {
  const turns = UNDER_WAY.get(store) ?? new Map<string, Promise<unknown>>();
  UNDER_WAY.set(store, turns);
  const mine = (turns.get(series) ?? Promise.resolve()).then(work, work);
  turns.set(series, mine);
  try {
    return await mine;
  } finally {
    if (turns.get(series) === mine) turns.delete(series);
  }
}
