/** The region files, read and checked: what is broken is never deployed, and is told all that is wrong with it. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseDocument } from "yaml";
import * as z from "zod";
import { parseRegion } from "../contracts/catalogue/regionFile.ts";
import type { Fault } from "../domain/base/fault.ts";
import { ok, refuse, type Result } from "../domain/base/result.ts";
import { InvalidRules, rulesFrom, type Rules } from "./rulesFile.ts";

/** One region as its files hold it; a function parses them again when it starts. */
export type RegionFiles = {
  code: string;
  nameEn: string;
  contents: { region: unknown; calendar: unknown };
  rules: Rules;
};

/** This repository's own; a folder elsewhere may rely on its calendars. */
export const REGIONS = fileURLToPath(new URL("../../regions", import.meta.url));

const CalendarOf = z.object({ calendar: z.object({ id: z.string().regex(/^[a-z0-9-]+$/) }) });

/** The codes of a folder's region files. */
export const regionCodes = (folder = REGIONS): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => basename(name, ".yaml"))
    .sort();

/** Reads `<code>.yaml` of a folder, or all region files in it; every fault of every file, each with its path. */
export function readRegions(folder: string, only?: string): Result<RegionFiles[], Fault[]> {
  if (!existsSync(folder)) return refuse([{ path: folder, message: "there is no such folder" }]);
  const known = regionCodes(folder);
  if (only !== undefined && !known.includes(only))
    return refuse([
      { path: `${only}.yaml`, message: `there is no such region file; known: ${known.join(", ")}` },
    ]);

  const read = (only === undefined ? known : [only]).map((code) => namedAfterItsCode(folder, code));
  const faults = read.flatMap((result) => (result.ok ? [] : result.error));
  if (faults.length > 0) return refuse(onlyOnce(faults));
  return ok(read.flatMap((result) => (result.ok ? [result.value] : [])));
}

function namedAfterItsCode(folder: string, code: string): Result<RegionFiles, Fault[]> {
  const read = readRegion(join(folder, `${code}.yaml`));
  if (!read.ok || read.value.code === code) return read;
  return refuse([
    { path: `${code}.yaml: code`, message: `"${read.value.code}" is not what the file is named after` },
  ]);
}

/** Reads one region file and the calendar it names; every fault of both. */
export function readRegion(path: string): Result<RegionFiles, Fault[]> {
  const [folder, file] = [dirname(path), basename(path)];
  const region = readYaml([folder], file);
  if (!region.ok) return region;
  const named = CalendarOf.safeParse(region.value);
  // A region that names no calendar is told so by its own schema.
  const calendarFile = named.success ? `calendars/${named.data.calendar.id}.yaml` : file;
  const calendar = named.success ? readYaml([folder, REGIONS], calendarFile) : refuse([]);
  if (!calendar.ok) {
    const parsed = parseRegion(region.value);
    return refuse([
      ...(parsed.ok ? [] : parsed.error.map((fault) => within(file, fault))),
      ...calendar.error,
    ]);
  }

  const contents = { region: region.value, calendar: calendar.value };
  try {
    const rules = rulesFrom(contents);
    return ok({ code: rules.region.code, nameEn: rules.region.nameEn, contents, rules });
  } catch (error) {
    if (!(error instanceof InvalidRules)) throw error;
    return refuse(
      error.faults.map((fault) => ({
        path: fault.path.replace(/^region\b/, file).replace(/^calendar\b/, calendarFile),
        message: fault.message,
      })),
    );
  }
}

const within = (file: string, { path, message }: Fault): Fault => ({
  path: path === "" ? file : `${file}: ${path}`,
  message,
});

/** Reads the first of the folders that has the file. */
export function readYaml(folders: readonly string[], file: string): Result<unknown, Fault[]> {
  const path = folders.map((folder) => join(folder, file)).find((path) => existsSync(path));
  if (path === undefined) return refuse([{ path: file, message: "there is no such file" }]);
  const text = textOf(path);
  if (text instanceof Error) return refuse([{ path: file, message: `cannot be read (${text.message})` }]);
  const document = parseDocument(text);
  if (document.errors.length === 0) return ok(document.toJS());
  return refuse(
    document.errors.map(({ message, linePos }) => ({
      path: `${file}:${linePos?.[0].line ?? 1}`,
      message: message.split("\n")[0] ?? message,
    })),
  );
}

/** What is in a file, or why that cannot be known: it is a folder, or somebody else's. */
function textOf(path: string): string | Error {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    return error as Error;
  }
}

/** Regions share calendars. */
const onlyOnce = (faults: Fault[]): Fault[] => [
  ...new Map(faults.map((fault) => [`${fault.path}: ${fault.message}`, fault])).values(),
];
