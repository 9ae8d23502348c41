/**
 * Anchors on one machine: slices are files that are written once, the anchors themselves lines of one file that only grows,
 * and each is posted to an address where somebody else keeps it, if there is one.
 */
import {
  appendFileSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import type { CaseStore, Log } from "../functions/app/base/ports.ts";
import { sha256Of, type Anchors } from "../functions/app/notices/anchor.ts";
import type { KeptAnchors } from "../functions/app/notices/checkAnchors.ts";
import type { KeptPeriod } from "../functions/app/supervision/checkPeriods.ts";
import { forceFolder } from "./files.ts";

/** The file of the anchors, in the order of their days. */
const LEDGER = "anchors.jsonl";

const isAnchor = (name: string): boolean => dirname(name) === ".";
const dayOf = (name: string): string => basename(name, ".json");

/** @param folder made when the first anchor is */
export function anchorFolder(folder: string): Anchors {
  const ledger = join(folder, LEDGER);
  const dayIn = (text: string): string => (JSON.parse(text) as { day: string }).day;
  const anchorOf = (day: string): string | undefined => linesIn(ledger).find((text) => dayIn(text) === day);

  return {
    async keep(name, text) {
      mkdirSync(dirname(join(folder, name)), { recursive: true, mode: 0o700 });
      if (!isAnchor(name)) return writtenOnce(join(folder, name), text);
      if (anchorOf(dayOf(name)) !== undefined) return "taken";
      appendFileSync(ledger, `${text}\n`, { mode: 0o600, flush: true });
      forceFolder(folder);
      return "kept";
    },
    async read(name) {
      if (isAnchor(name)) return anchorOf(dayOf(name));
      return existsSync(join(folder, name)) ? readFileSync(join(folder, name), "utf8") : undefined;
    },
  };
}

/** To the disk, for its owner to read; nobody writes it again. */
function writtenOnce(file: string, text: string): "kept" | "taken" {
  let open: number;
  try {
    open = openSync(file, "wx", 0o400);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return "taken";
    throw error;
  }
  try {
    writeSync(open, text);
    fsyncSync(open);
  } finally {
    closeSync(open);
  }
  forceFolder(dirname(file));
  return "kept";
}

/** Lines that are whole; whoever was killed while one was written left less. */
const linesIn = (file: string): string[] =>
  existsSync(file) ? readFileSync(file, "utf8").split("\n").slice(0, -1).filter(Boolean) : [];

/** Anchors in a folder: as one machine keeps them, or as they were copied out of the cloud's, a file for each. */
export function anchorsIn(folder: string): KeptAnchors {
  const files = readdirSync(folder).filter((name) => /^\d{4}-\d\d-\d\d\.json$/.test(name));
  const texts = [
    ...linesIn(join(folder, LEDGER)),
    ...files.map((name) => readFileSync(join(folder, name), "utf8")),
  ];
  const anchors = texts.map((text) => ({ day: dayIn(text), text }));
  return {
    anchors: anchors.toSorted((a, b) => (a.day < b.day ? -1 : 1)),
    slice(day, root) {
      const file = join(folder, day, `${root}.jsonl`);
      return /^[0-9a-f]{64}$/.test(root) && existsSync(file) ? readFileSync(file, "utf8") : undefined;
    },
  };
}

/** The closed periods of the appraisal that lie beside the anchors of a folder; none where there are none. */
export function periodsIn(folder: string): KeptPeriod[] {
  const own = join(folder, "appraisals");
  if (!existsSync(own)) return [];
  const names = readdirSync(own).filter((name) => name.endsWith(".json"));
  return names.toSorted().map((name) => ({ name, text: readFileSync(join(own, name), "utf8") }));
}

/** The day that an anchor names; of what is none, what nothing comes after. */
function dayIn(text: string): string {
  return /"day":"(\d{4}-\d\d-\d\d)"/.exec(text)?.[1] ?? "9999-99-99";
}

const PATIENCE_MILLISECONDS = 10_000;
const POSTED = "anchors-posted";

/** Posts what has not been posted yet, in order; what could not be is posted the next time. */
export async function postAnchors(
  folder: string,
  address: string,
  { store, log }: { store: Pick<CaseStore, "noted" | "note">; log: Log },
): Promise<void> {
  const lines = linesIn(join(folder, LEDGER));
  const posted = await store.noted(POSTED);
  const last = posted === undefined ? -1 : lines.findIndex((line) => sha256Of(line) === posted);
  try {
    for (const line of lines.slice(last + 1)) {
      const response = await fetch(address, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: line,
        signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
      });
      if (!response.ok) throw new Error(`it answers ${response.status}`);
      await store.note(POSTED, sha256Of(line));
    }
  } catch (error) {
    log.error("anchoring-failed", { address }, error);
  }
}
