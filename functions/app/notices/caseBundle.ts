/**
 * A case as a bundle that proves itself: one line of JSON for the case, one for every event and every notice, and a
 * last one with the SHA-256 of all bytes before it. Checked offline, by anybody, with nothing but this file.
 */
import { createHash } from "node:crypto";
import type { Chained } from "../../domain/base/history.ts";
import { applicationOf } from "../../domain/base/ids.ts";
import type { Instant } from "../../domain/base/time.ts";
import { firstBreak } from "../base/history.ts";
import { digestOf } from "../base/digest.ts";
import type { IssuedNotice } from "../base/ports.ts";

const FORMAT = "parallel-approvals/case-bundle@1";

type Line =
  | { kind: "case"; format: string; applicationId: string; exportedAt: Instant }
  | ({ kind: "event"; subject: string } & Chained<unknown>)
  | ({ kind: "notice" } & IssuedNotice)
  | { kind: "end"; lines: number; sha256: string };

/** The bundle of a case: histories in the order of their subjects, each oldest first, then the notices. */
export function bundleOf(
  applicationId: string,
  histories: readonly { subject: string; events: readonly Chained<unknown>[] }[],
  notices: readonly IssuedNotice[],
  exportedAt: Instant,
): string {
  const lines: Line[] = [
    { kind: "case", format: FORMAT, applicationId, exportedAt },
    ...histories.flatMap(({ subject, events }) =>
      events.map((event) => ({ kind: "event", subject, ...event }) as const),
    ),
    ...notices.map((notice) => ({ kind: "notice", ...notice }) as const),
  ];
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join("");
  return `${text}${JSON.stringify(endOf(lines.length, sha256(text)))}\n`;
}

const endOf = (lines: number, sha256: string): Line => ({ kind: "end", lines, sha256 });

/** What does not fit in a bundle, by line, with the event or notice it stands for; `[]` when everything does. */
export type BundleFault = { line: number; what: string; message: string };

export type Checked = { events: number; subjects: number; notices: number; faults: BundleFault[] };

/** Checks every byte, every chain and every notice of a bundle. */
export function checkBundle(bytes: Uint8Array): Checked {
  const faults: BundleFault[] = [];
  const text = Buffer.from(bytes).toString("utf8");
  const rows = text.split("\n");
  const lines = rows.slice(0, -1).map((row, i) => lineOf(row, i + 1, faults));
  const wholeText = Buffer.from(text, "utf8").equals(Buffer.from(bytes)) && rows.at(-1) === "";
  if (!wholeText) faults.push({ line: rows.length, what: "the file", message: "is cut off, or is no UTF-8" });

  const events = lines.flatMap((line, i) => (line?.kind === "event" ? [{ line, at: i + 1 }] : []));
  const bySubject = Map.groupBy(events, ({ line }) => line.subject);
  const applicationId = lines[0]?.kind === "case" ? lines[0].applicationId : undefined;
  for (const [subject, own] of bySubject) {
    const chain = own.map(({ line: { kind: _kind, subject: _subject, ...event } }) => event);
    const broken = firstBreak(chain) ?? (isAbout(chain[0]?.event, subject, applicationId) ? null : 1);
    if (broken === null) continue;
    const { at, line } = own[broken - 1]!;
    faults.push({
      line: at,
      what: `event ${line.seq} of ${subject}`,
      message: "does not fit: its content, its place, its record or its hash was changed",
    });
  }
  const notices = lines.flatMap((line, i) => (line?.kind === "notice" ? [{ line, at: i + 1 }] : []));
  for (const { line, at } of notices)
    if (
      !hasContent(line.notice) ||
      line.notice.applicationId !== applicationId ||
      digestOf(line.notice) !== line.digest
    )
      faults.push({
        line: at,
        what: `notice ${line.notice?.noticeId}`,
        message: "is not what its digest says was issued in this case",
      });
  faults.push(...endFaults(lines, text));
  faults.sort((a, b) => a.line - b.line);
  return { events: events.length, subjects: bySubject.size, notices: notices.length, faults };
}

function lineOf(row: string, line: number, faults: BundleFault[]): Line | undefined {
  const what = `line ${line}${named(row)}`;
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

/** Whether a history is that of the record it stands under, and that record the case's: its first event names both. */
function isAbout(first: unknown, subject: string, applicationId: string | undefined): boolean {
  const facts: Record<string, unknown> =
    hasContent(first) && "facts" in first && hasContent(first.facts) ? { ...first.facts } : {};
  const named = facts["reviewId"] ?? facts["complaintId"] ?? facts["applicationId"];
  // The id of a review or a complaint says of which application it is.
  return named === subject && applicationOf(subject) === applicationId;
}

const KINDS: ReadonlySet<unknown> = new Set<Line["kind"]>(["case", "event", "notice", "end"]);

/** Whether it can be looked into as a line; what it says is checked by hashes. */
const isLine = (parsed: unknown): parsed is Line =>
  hasContent(parsed) && "kind" in parsed && KINDS.has(parsed.kind);

const hasContent = (value: unknown): value is object => typeof value === "object" && value !== null;

/** What a line that cannot be read seems to be about. */
function named(row: string): string {
  const subject = /"subject":"([^"]{1,100})"/.exec(row)?.[1];
  const seq = /"seq":(\d{1,6})/.exec(row)?.[1];
  if (subject === undefined) return "";
  return seq === undefined ? ` (an event of ${subject})` : ` (event ${seq} of ${subject})`;
}

function endFaults(lines: readonly (Line | undefined)[], text: string): BundleFault[] {
  const faults: BundleFault[] = [];
  const [first, last] = [lines[0], lines.at(-1)];
  if (first?.kind !== "case" || first.format !== FORMAT)
    faults.push({ line: 1, what: "the first line", message: `does not say "${FORMAT}"` });
  const end = lines.length;
  if (last?.kind !== "end")
    return [...faults, { line: end, what: "the last line", message: "is not there: the file is cut off" }];
  if (last.lines !== lines.length - 1)
    faults.push({ line: end, what: "the file", message: `has ${end - 1} lines, and had ${last.lines}` });
  const before = text.slice(0, text.lastIndexOf("\n", text.length - 2) + 1);
  // The last line itself lies under no digest: it holds these three fields, and not a byte more.
  if (JSON.stringify(last) !== JSON.stringify(endOf(last.lines, last.sha256)))
    faults.push({ line: end, what: "the last line", message: "is not written as it was exported" });
  if (sha256(before) !== last.sha256)
    faults.push({ line: end, what: "the file", message: "is not what was exported: its SHA-256 differs" });
  return faults;
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
