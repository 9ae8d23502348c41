/**
 * Gives a notice its official number and its date, and keeps it: the number that follows the last one of its series, in one
 * transaction with the notice. Whoever dies, repeats or races another gives each notice one number, and leaves no gap.
 */
import { documentOf, seriesOf, type Document } from "../../domain/notices/document.ts";
import type { Notice } from "../../domain/notices/notice.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import type { Instant } from "../../domain/base/time.ts";
import { Busy } from "../base/racing.ts";
import { digestOfText } from "../base/digest.ts";
import type { CaseStore, IssuedNotice, NumberPlace } from "../base/ports.ts";
import { signable, signatureOver, type Signer } from "../base/signing.ts";

export type IssuingDeps = {
  store: Pick<CaseStore, "lastNumber" | "issueNotices">;
  region: Region;
  now: () => Instant;
  /** By which each document is signed as it is issued, after the commit that owes it. */
  signer: Signer;
};

/** How often another process may be quicker with one number after the other. */
const TRIES = 12;
/** Notices of a series that get their numbers in one turn, within what a consumer's time allows. */
const AT_ONCE = 25;

/** A notice that waits for its number. */
type Asked = {
  deps: IssuingDeps;
  notice: Notice;
  issuedAt: Instant;
  resolve: (made: "issued" | "already") => void;
  reject: (error: unknown) => void;
};

/** What waits in each series of a store while others of it are numbered: one process does not race itself. */
const WAITING = new WeakMap<object, Map<string, Asked[]>>();

/** @throws Busy when others were quicker again and again: doing it once more is safe */
export function issueNotice(deps: IssuingDeps, notice: Notice): Promise<"issued" | "already"> {
  const issuedAt = deps.now();
  const series = seriesOf(notice, deps.region, issuedAt);
  const ofStore = WAITING.get(deps.store) ?? new Map<string, Asked[]>();
  WAITING.set(deps.store, ofStore);
  return new Promise((resolve, reject) => {
    const asked = { deps, notice, issuedAt, resolve, reject };
    const waiting = ofStore.get(series);
    if (waiting) return void waiting.push(asked);
    ofStore.set(series, [asked]);
    void inTurns(deps.store, series, ofStore);
  });
}

/** Whatever comes while a turn is under way is numbered in the next one, together. */
async function inTurns(store: IssuingDeps["store"], series: string, ofStore: Map<string, Asked[]>) {
  const waiting = ofStore.get(series)!;
  while (waiting.length > 0) await numbered(store, series, waiting.splice(0, AT_ONCE));
  ofStore.delete(series);
}

/** Answers each of those who asked. */
async function numbered(store: IssuingDeps["store"], series: string, turn: readonly Asked[]): Promise<void> {
  let left = [...turn];
  for (let tries = 0; left.length > 0 && tries < TRIES;) {
    try {
      const count = (await store.lastNumber(series)) + 1;
      const [documents, failed] = documentsOf(left, { series, count });
      const signed = await Promise.all(documents.map(signedBy));
      const made = await store.issueNotices(signed, { series, count });
      const behind = documents.filter(({ asked }, i) => {
        const one = made[i]!;
        if (one !== "taken") asked.resolve(one);
        return one === "taken";
      });
      if (behind.length + failed === left.length) tries++;
      left = behind.map(({ asked }) => asked);
    } catch (error) {
      for (const { reject } of left) reject(error);
      return;
    }
  }
  for (const { reject } of left) reject(new Busy(`series ${series}: ${TRIES} lost races`));
}

type Made = { asked: Asked; document: Document; text: string };

/** The documents in the order of their numbers; who asked for one that cannot be signed is told, and takes no number. */
function documentsOf(asking: readonly Asked[], from: NumberPlace): [Made[], failed: number] {
  const made: Made[] = [];
  for (const asked of asking)
    try {
      const { notice, issuedAt, deps } = asked;
      const place = { ...from, count: from.count + made.length };
      const document = documentOf(notice, place, issuedAt, deps.region.zone);
      made.push({ asked, document, text: signable(document) });
    } catch (error) {
      asked.reject(error);
    }
  return [made, asking.length - made.length];
}

async function signedBy({ asked, document, text }: Made): Promise<IssuedNotice> {
  const signature = await signatureOver(asked.deps.signer, "notice", text);
  return { notice: document, digest: digestOfText(text), signature };
}
