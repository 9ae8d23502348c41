/** A bundle taken apart and put together again, as somebody would who knows how it is made. */
import { createHash } from "node:crypto";
import { digestOf } from "../../functions/app/base/digest.ts";
import { GENESIS } from "../../functions/app/base/history.ts";
import { signatureOf, type Signer } from "../../functions/app/base/signing.ts";
import { manifestOf, type SignedManifest } from "../../functions/app/notices/manifest.ts";
import type { CaseLine, EventLine, Line, NoticeLine } from "../../functions/app/notices/caseBundle.ts";
import { canonical } from "../../functions/domain/base/canonical.ts";

export type Parts = {
  first: CaseLine;
  events: EventLine[];
  notices: NoticeLine[];
  manifest: SignedManifest;
};

export function taken(text: string): Parts {
  const lines = text
    .trimEnd()
    .split("\n")
    .map((row) => JSON.parse(row) as Line);
  const of = <K extends Line["kind"]>(kind: K) =>
    lines.filter((line): line is Extract<Line, { kind: K }> => line.kind === kind);
  return { first: of("case")[0]!, events: of("event"), notices: of("notice"), manifest: of("manifest")[0]! };
}

const rowsOf = ({ first, events, notices }: Omit<Parts, "manifest">): string =>
  [first, ...events, ...notices].map((line) => `${JSON.stringify(line)}\n`).join("");

/** Under the manifest that it came with. */
export const under = (parts: Parts): string => `${rowsOf(parts)}${canonical(parts.manifest)}\n`;

/** Under a manifest of its own, signed by a key that somebody has. */
export async function signedBy(signer: Signer, parts: Omit<Parts, "manifest">): Promise<string> {
  const text = rowsOf(parts);
  const { first, events, notices } = parts;
  const histories = [...Map.groupBy(events, ({ subject }) => subject)].map(([subject, own]) => ({
    subject,
    events: own,
  }));
  const lines = 1 + events.length + notices.length;
  const manifest = manifestOf(first, histories, notices, { lines, text });
  return `${text}${canonical({ ...manifest, signature: await signatureOf(signer, "case-manifest", manifest) })}\n`;
}

/** Every hash made anew, so that each chain fits. */
export function chainedAnew(events: readonly EventLine[]): EventLine[] {
  const heads = new Map<string, string>();
  return events.map(({ hash: _hash, ...event }) => {
    const previous = heads.get(event.subject) ?? GENESIS;
    const { seq, at, by, event: said } = event;
    const hash = createHash("sha256")
      .update(JSON.stringify([seq, at, by, said, previous]))
      .digest("hex");
    heads.set(event.subject, hash);
    return { ...event, previous, hash };
  });
}

/** The documents that still have an event to follow from, each signed anew by a key that somebody has. */
export async function followingAnew(
  signer: Signer,
  { notices, events }: Pick<Parts, "notices" | "events">,
): Promise<NoticeLine[]> {
  const found = notices.flatMap((line) => {
    const { subject, seq } = line.notice.follows;
    const event = events.find((one) => one.subject === subject && one.seq === seq);
    if (!event) return [];
    return [{ ...line, notice: { ...line.notice, follows: { subject, seq, hash: event.hash } } }];
  });
  return Promise.all(
    found.map(async (line) =>
      digestedAnew({ ...line, signature: await signatureOf(signer, "notice", line.notice) }),
    ),
  );
}

/** A notice under a digest of its own. */
export const digestedAnew = (line: NoticeLine): NoticeLine => ({ ...line, digest: digestOf(line.notice) });
