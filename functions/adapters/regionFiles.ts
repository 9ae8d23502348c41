/** The region files, read and checked: what is broken is never deployed, and is told all that is wrong with it. */
import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as z from "zod";
import { parseRegion } from "../contracts/catalogue/regionFile.ts";
import type { Fault } from "../domain/base/fault.ts";
import { ok, refuse, type Result } from "../domain/base/result.ts";
import { InvalidRules, rulesFrom, type Rules } from "./rulesFile.ts";
import { readYamlFile } from "./yamlFile.ts";

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
  const region = readYamlFile([folder], file);
  if (!region.ok) return region;
  const { content } = region.value;
  const named = CalendarOf.safeParse(content);
  // A region that names no calendar is told so by its own schema.
  const calendar = named.success
    ? readYamlFile([folder, REGIONS], `calendars/${named.data.calendar.id}.yaml`)
    : refuse([]);
  if (!calendar.ok) {
    const parsed = parseRegion(content);
    return refuse([...(parsed.ok ? [] : parsed.error.map(region.value.located)), ...calendar.error]);
  }

  const contents = { region: content, calendar: calendar.value.content };
  try {
    const rules = rulesFrom(contents);
    return ok({ code: rules.region.code, nameEn: rules.region.nameEn, contents, rules });
  } catch (error) {
    if (!(error instanceof InvalidRules)) throw error;
    return refuse(
      error.faults.map(({ path, message }) => {
        const [, of, within = ""] = /^(region|calendar)(?:: (.*))?$/.exec(path) ?? [];
        return (of === "calendar" ? calendar : region).value.located({ path: within, message });
      }),
    );
  }
}

/** The content of the first of the folders that has the file. */
export function readYaml(folders: readonly string[], file: string): Result<unknown, Fault[]> {
  const read = readYamlFile(folders, file);
  return read.ok ? ok(read.value.content) : read;
}

/** Regions share calendars. */
const onlyOnce = (faults: Fault[]): Fault[] => [
  ...new Map(faults.map((fault) => [`${fault.path}: ${fault.message}`, fault])).values(),
];
