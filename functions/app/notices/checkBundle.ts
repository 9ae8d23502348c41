/**
 * Checks a bundle: what is missing, turned round, cut off or unsigned is named, by ids and numbers alone. Nothing that a
 * bundle says is repeated as it stands there: it may hold anything, and belongs to somebody.
 */
import { applicationOf, isId } from "../../domain/base/ids.ts";
import { firstBreak } from "../base/history.ts";
import type { PublicKey } from "../base/signing.ts";
import { FORMAT, type EventLine, type Line, type WithheldLine } from "./caseBundle.ts";
import { documentFault } from "./checkDocument.ts";
import { manifestFaults } from "./checkManifest.ts";
import { filesIn, type NamedFile } from "./manifest.ts";
import { RECORDS, eventNamed, noticeNamed } from "./naming.ts";

/** What does not fit in a bundle, by line, with the event or notice it stands for. */
export type BundleFault = { line: number; what: string; message: string };

/** An event in full, or by its hash alone. */
export type HistoryLine = EventLine | WithheldLine;

/** A line and where it stands, from 1. */
export type At<L> = { line: L; at: number };

export type Checked = {
  events: number;
  /** How many of them are there by their hash alone: they are not for whoever it was exported to. */
  withheld: number;
  subjects: number;
  notices: number;
  /** In the order of their lines; `[]` when every byte fits. */
  faults: BundleFault[];
  /** The histories as they stand in the bundle, and when it says that it was made. */
  histories: ReadonlyMap<string, readonly HistoryLine[]>;
  /** What its events name, as the manifest does where nothing is at fault. */
  files: readonly NamedFile[];
  applicationId: string | undefined;
  exportedAt: string | undefined;
};

/**
 * Checks every byte, every chain, every notice and the manifest of a bundle.
 * @param keys as they are published; `null` where nobody says which, and so nobody can say whose the bundle is
 */
export function checkBundle(bytes: Uint8Array, keys: readonly PublicKey[] | null): Checked {
  const faults: BundleFault[] = [];
  const text = Buffer.from(bytes).toString("utf8");
  const rows = text.split("\n");
  const lines = rows.slice(0, -1).map((row, i) => lineOf(row, i + 1, faults));
  const wholeText = Buffer.from(text, "utf8").equals(Buffer.from(bytes)) && rows.at(-1) === "";
  if (!wholeText) faults.push({ line: rows.length, what: "the file", message: "is cut off, or is no UTF-8" });

  const first = lines[0]?.kind === "case" ? lines[0] : undefined;
  const applicationId = typeof first?.applicationId === "string" ? first.applicationId : undefined;
  if (first?.format !== FORMAT)
    faults.push({ line: 1, what: "the first line", message: `does not say "${FORMAT}"` });
  const events = allOf<"event" | "withheld">(lines, ["event", "withheld"]);
  const bySubject = Map.groupBy(events, ({ line }) => line.subject);
  for (const [subject, own] of bySubject) faults.push(...historyFaults(subject, own, applicationId));
  const notices = allOf<"notice">(lines, ["notice"]);
  const histories = new Map(
    [...bySubject].map(([subject, own]) => [subject, own.map(({ line }) => line)] as const),
  );
  for (const { line, at } of notices) {
    const message = documentFault(line, applicationId, histories, keys);
    if (message !== null) faults.push({ line: at, what: noticeNamed(line.notice?.noticeId), message });
  }
  const issued = notices.map(({ line }) => line);
  faults.push(...manifestFaults({ lines, text, first, histories, notices: issued }, keys));
  return {
    events: events.length,
    withheld: events.filter(({ line }) => line.kind === "withheld").length,
    subjects: bySubject.size,
    notices: notices.length,
    faults: faults.toSorted((a, b) => a.line - b.line),
    histories,
    files: filesIn([...histories].map(([subject, events]) => ({ subject, events }))),
    applicationId,
    exportedAt: typeof first?.exportedAt === "string" ? first.exportedAt : undefined,
  };
}

const allOf = <K extends Line["kind"]>(lines: readonly (Line | undefined)[], kinds: readonly K[]) =>
  lines.flatMap((line, i): At<Extract<Line, { kind: K }>>[] =>
    line && (kinds as readonly string[]).includes(line.kind)
      ? [{ line: line as Extract<Line, { kind: K }>, at: i + 1 }]
      : [],
  );

function lineOf(row: string, line: number, faults: BundleFault[]): Line | undefined {
  const what = `line ${line}${seeming(row)}`;
  try {
    const parsed: unknown = JSON.parse(row);
    if (JSON.stringify(parsed) !== row)
      faults.push({ line, what, message: "is not written as it was exported" });
    if (isLine(parsed)) return parsed;
    faults.push({ line, what, message: "is of no kind that a bundle has" });
    return undefined;
  } catch {
    faults.push({ line, what, message: "is no JSON any more" });
    return undefined;
  }
}

function historyFaults(
  subject: string,
  own: readonly At<HistoryLine>[],
  applicationId: string | undefined,
): BundleFault[] {
  const chain = own.map(({ line: { kind, subject: _subject, ...event } }) =>
    kind === "withheld" || "event" in event ? event : { ...event, event: undefined },
  );
  const [first] = chain;
  const isOwn = isAbout(first && "event" in first ? first.event : null, subject, applicationId);
  const broken = firstBreak(chain) ?? (isOwn ? null : 1);
  if (broken === null) return [];
  const { at, line } = own[broken - 1]!;
  return [
    {
      line: at,
      what: eventNamed(line.seq, subject),
      message: "does not fit: its content, its place, its record or its hash was changed",
    },
  ];
}

/** Whether a history is that of the record it stands under, and that record the case's: its first event names both. */
function isAbout(first: unknown, subject: unknown, applicationId: string | undefined): boolean {
  if (typeof subject !== "string") return false;
  const facts: Record<string, unknown> =
    hasContent(first) && "facts" in first && hasContent(first.facts) ? { ...first.facts } : {};
  const named =
    facts["reviewId"] ??
    facts["complaintId"] ??
    facts["inquiryId"] ??
    facts["ratingId"] ??
    facts["billId"] ??
    facts["applicationId"];
  // The id of a review, a complaint, an inquiry or a rating says of which application it is.
  return named === subject && applicationOf(subject) === applicationId;
}

const KINDS: ReadonlySet<unknown> = new Set<Line["kind"]>([
  "case",
  "event",
  "withheld",
  "notice",
  "manifest",
]);

/** Whether it can be looked into as a line; what it says is checked by hashes and the signature. */
const isLine = (parsed: unknown): parsed is Line =>
  hasContent(parsed) && "kind" in parsed && KINDS.has(parsed.kind);

const hasContent = (value: unknown): value is object => typeof value === "object" && value !== null;

/** What a line that cannot be read seems to be about, as far as that is an id. */
function seeming(row: string): string {
  const subject = /"subject":"([^"]{1,100})"/.exec(row)?.[1] ?? "";
  const seq = /"seq":(\d{1,6})/.exec(row)?.[1];
  if (!RECORDS.some((kind) => isId(kind, subject))) return "";
  return seq === undefined ? ` (an event of ${subject})` : ` (event ${seq} of ${subject})`;
}
