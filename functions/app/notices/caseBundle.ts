/**
 * A case as a bundle that proves itself: one line of JSON for the case, one for every event and every notice, and a last
 * one, its signed manifest. Checked offline, by anybody, with nothing but this file and the keys that are published.
 */
import type { Chained, Withheld } from "../../domain/base/history.ts";
import { canonical } from "../../domain/base/canonical.ts";
import type { Instant } from "../../domain/base/time.ts";
import type { IssuedNotice } from "../base/ports.ts";
import { signatureOf, type Signer } from "../base/signing.ts";
import { manifestOf, type Histories, type SignedManifest } from "./manifest.ts";

export const FORMAT = "parallel-approvals/case-bundle@3";

export type CaseLine = { kind: "case"; format: string; applicationId: string; exportedAt: Instant };
export type EventLine = { kind: "event"; subject: string } & Chained<unknown>;
export type WithheldLine = { kind: "withheld"; subject: string } & Withheld;
export type NoticeLine = { kind: "notice" } & IssuedNotice;
export type Line = CaseLine | EventLine | WithheldLine | NoticeLine | SignedManifest;

/** Histories as their applicant may have them: of what is not theirs to read in full, the hash alone. */
export const toldIn = (histories: Histories, isWithheld: (event: unknown) => boolean): Histories =>
  histories.map(({ subject, events }) => ({
    subject,
    events: events.map((one) => {
      if (!("event" in one) || !isWithheld(one.event)) return one;
      const { seq, previous, hash } = one;
      return { seq, previous, hash };
    }),
  }));

/** The bundle of a case: histories in the order of their subjects, each oldest first, then the notices. */
export async function bundleOf(
  signer: Signer,
  applicationId: string,
  histories: Histories,
  notices: readonly IssuedNotice[],
  exportedAt: Instant,
): Promise<string> {
  const about = { format: FORMAT, applicationId, exportedAt };
  const lines: Line[] = [
    { kind: "case", ...about },
    ...histories.flatMap(({ subject, events }) =>
      events.map((one) => ({ kind: "event" in one ? "event" : "withheld", subject, ...one }) as Line),
    ),
    ...notices.map((notice) => ({ kind: "notice", ...notice }) as const),
  ];
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join("");
  const manifest = manifestOf(about, histories, notices, { lines: lines.length, text });
  const signature = await signatureOf(signer, "case-manifest", manifest);
  // In the form that is signed, so that there is but one way to write it.
  return `${text}${canonical({ ...manifest, signature })}\n`;
}
