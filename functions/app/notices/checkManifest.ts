/** The manifest of a bundle against the bundle, and its signature against the keys that are published. */
import { canonical } from "../../domain/base/canonical.ts";
import type { PublicKey } from "../base/signing.ts";
import type { CaseLine, Line, NoticeLine } from "./caseBundle.ts";
import type { BundleFault, HistoryLine } from "./checkBundle.ts";
import { unsignedAs } from "./checkDocument.ts";
import { filesIn, sha256, type Manifest, type SignedManifest } from "./manifest.ts";
import { noticeNamed, recordNamed } from "./naming.ts";

/** A bundle as it was read; a line that could not be is `undefined`. */
type Read = {
  lines: readonly (Line | undefined)[];
  text: string;
  first: CaseLine | undefined;
  histories: ReadonlyMap<string, readonly HistoryLine[]>;
  notices: readonly NoticeLine[];
};

export function manifestFaults(read: Read, keys: readonly PublicKey[] | null): BundleFault[] {
  const { lines, text } = read;
  const line = lines.length;
  const last = lines.at(-1);
  const fault = (what: string, message: string): BundleFault => ({ line, what, message });
  if (last?.kind !== "manifest")
    return [fault("the manifest", "is not there: the file is cut off, and nothing of it is signed")];
  const { signature, ...manifest } = last as Partial<SignedManifest>;
  const unsigned = unsignedAs(keys, "case-manifest", manifest, signature);
  const said = unsigned === null ? [] : [fault("the manifest", unsigned)];
  if (canonical(last) !== text.slice(beginningOfLast(text), -1))
    said.push(fault("the manifest", "is not written as it was exported"));
  if (!isManifest(manifest)) return [...said, fault("the manifest", "is none")];
  return [...said, ...contentFaults(read, manifest).map(([what, message]) => fault(what, message))];
}

type Said = [what: string, message: string];

function contentFaults({ lines, text, first, histories, notices }: Read, manifest: Manifest): Said[] {
  const said: Said[] = [];
  if (manifest.applicationId !== first?.applicationId) said.push(["the manifest", "is that of another case"]);
  if (manifest.exportedAt !== first?.exportedAt || manifest.format !== first.format)
    said.push(["the manifest", "is that of another export"]);
  if (manifest.lines !== lines.length - 1)
    said.push(["the file", `has ${lines.length - 1} lines before its manifest, which says otherwise`]);
  const before = text.slice(0, beginningOfLast(text));
  if (sha256(before) !== manifest.sha256)
    said.push(["the file", "is not what was exported: its SHA-256 differs"]);
  return [...said, ...historyFaults(histories, manifest), ...documentFaults(notices, manifest), ...files()];

  function files(): Said[] {
    const named = (list: readonly unknown[]) => canonical(list);
    const here = [...histories].map(([subject, events]) => ({ subject, events }));
    return named(filesIn(here)) === named(manifest.files)
      ? []
      : [["the files", "that its events name are not those of the manifest"]];
  }
}

function historyFaults(histories: Read["histories"], manifest: Manifest): Said[] {
  const known = new Set(manifest.histories.map(({ subject }) => subject));
  const more = [...histories.keys()].filter((subject) => !known.has(subject));
  return [
    ...manifest.histories.flatMap(({ subject, events, head }): Said[] => {
      const here = histories.get(subject);
      const what = `the history of ${recordNamed(subject)}`;
      if (!here) return [[what, `is missing, with its ${counted(events)}`]];
      if (here.length < events) return [[what, `is cut off: ${here.length} of ${counted(events)}`]];
      if (here.length > events) return [[what, `has more than the ${counted(events)} that were exported`]];
      return here.at(-1)?.hash === head ? [] : [[what, "does not end as it did when it was exported"]];
    }),
    ...more.map((subject): Said => [`the history of ${recordNamed(subject)}`, "was not exported with it"]),
  ];
}

function documentFaults(notices: readonly NoticeLine[], manifest: Manifest): Said[] {
  const here = new Map(notices.map(({ notice, digest }) => [notice?.noticeId, digest]));
  const known = new Set(manifest.documents.map(({ noticeId }) => noticeId));
  return [
    ...manifest.documents.flatMap(({ noticeId, digest }): Said[] => {
      if (!here.has(noticeId)) return [[noticeNamed(noticeId), "is missing"]];
      return here.get(noticeId) === digest
        ? []
        : [[noticeNamed(noticeId), "is not the one that was exported"]];
    }),
    ...[...here.keys()]
      .filter((noticeId) => !known.has(noticeId))
      .map((noticeId): Said => [noticeNamed(noticeId), "was not exported with it"]),
  ];
}

/** Where the last line begins. */
const beginningOfLast = (text: string): number => text.lastIndexOf("\n", text.length - 2) + 1;

const counted = (events: unknown): string =>
  Number.isSafeInteger(events) ? `${String(events)} ${events === 1 ? "event" : "events"}` : "events";

/** Whether it can be compared; what it says is vouched for by the signature. */
const isManifest = (value: Partial<Manifest>): value is Manifest =>
  isListOf(value.histories, "subject") &&
  isListOf(value.documents, "noticeId") &&
  isListOf(value.files, "sha256");

const isListOf = (list: unknown, name: string): boolean =>
  Array.isArray(list) &&
  list.every((one: unknown) => typeof one === "object" && one !== null && Object.hasOwn(one, name));
