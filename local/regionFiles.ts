/** Region and calendar files as they lie in `regions/`. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse, YAMLParseError } from "yaml";
import { InvalidRules, rulesFrom, type Rules } from "../functions/adapters/rulesFile.ts";

const REGIONS = fileURLToPath(new URL("../regions", import.meta.url));

/** The codes of all region files. */
export const regionCodes = (): string[] =>
  readdirSync(REGIONS)
    .filter((file) => /^\d{6}\.yaml$/.test(file))
    .map((file) => basename(file, ".yaml"))
    .sort();

/** What `rulesFrom` takes: a region file, by its code or its path, and the calendar it names. @throws InvalidRules */
export function rulesContents(region: string): { region: unknown; calendar: unknown } {
  const file = /^\d{6}$/.test(region) ? join(REGIONS, `${region}.yaml`) : region;
  if (!existsSync(file))
    throw new InvalidRules([
      { path: file, message: `no such region file; known codes: ${regionCodes().join(", ")}` },
    ]);
  const content = readYaml(file);
  const id = calendarOf(content);
  const calendar = [join(dirname(file), "calendars"), join(REGIONS, "calendars")]
    .map((folder) => join(folder, `${id}.yaml`))
    .find((path) => existsSync(path));
  if (calendar === undefined)
    throw new InvalidRules([
      { path: `${file}: calendar.id`, message: `there is no calendar "${id}" in regions/calendars` },
    ]);
  return { region: content, calendar: readYaml(calendar) };
}

/** A region's rules, checked. @throws InvalidRules with every fault */
export const loadRules = (region: string): Rules => rulesFrom(rulesContents(region));

function readYaml(file: string): unknown {
  try {
    return parse(readFileSync(file, "utf8"));
  } catch (error) {
    if (error instanceof YAMLParseError) throw new InvalidRules([{ path: file, message: error.message }]);
    throw error;
  }
}

function calendarOf(content: unknown): string {
  const { calendar } = (content ?? {}) as { calendar?: { id?: unknown } };
  // A file that names none is rejected by its own schema; until then the national calendar stands in.
  return typeof calendar?.id === "string" && /^[a-z0-9-]+$/.test(calendar.id) ? calendar.id : "cn";
}
