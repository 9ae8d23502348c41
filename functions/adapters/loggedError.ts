/**
 * An error as a log may have it: its name, its message, and where it came from by the lines of our sources. What else it
 * carries (an item that was in the way, an answer as it came) is left out: that may be what people wrote.
 */
import { existsSync, readFileSync } from "node:fs";
import { SourceMap, type SourceMapPayload } from "node:module";

/** Whoever parses says what they met, in its own words. */
const QUOTES: ReadonlySet<string> = new Set(["SyntaxError", "URIError"]);
const UNTOLD = "what could not be read is not repeated";

export function loggedError(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(`something was thrown that is no error: ${typeof error}`);
  const { name, stack = "", cause } = error;
  const message = QUOTES.has(name) ? UNTOLD : error.message;
  const told = new Error(message, cause === undefined ? {} : { cause: loggedError(cause) });
  told.name = name;
  told.stack = [`${name}: ${message}`, ...framesOf(stack)].join("\n");
  return told;
}

const framesOf = (stack: string): string[] =>
  stack
    .split("\n")
    .filter((line) => /^ {4}at /.test(line))
    .map(inSources);

/** `    at name (/var/task/index.js:1:2345)`, or without a name and brackets. */
const FRAME = /^( {4}at .*?)((?:file:\/\/)?\/[^\s()]+):(\d+):(\d+)(\)?)$/;

/** A frame of a bundle by its source, where the bundle's map lies beside it; any other as it is. */
function inSources(frame: string): string {
  const [, before, file, line, column, after] = FRAME.exec(frame) ?? [];
  if (before === undefined || file === undefined) return frame;
  const found = mapOf(file)?.findEntry(Number(line) - 1, Number(column) - 1);
  if (!found || !("originalSource" in found)) return frame;
  const { originalSource, originalLine, originalColumn } = found;
  return `${before}${originalSource}:${originalLine + 1}:${originalColumn + 1}${after}`;
}

const maps = new Map<string, SourceMap | null>();

/** Read when the first error needs it: no start of a function waits for it. */
function mapOf(file: string): SourceMap | null {
  const known = maps.get(file);
  if (known !== undefined) return known;
  const map = readMap(`${file.replace(/^file:\/\//, "")}.map`);
  maps.set(file, map);
  return map;
}

function readMap(path: string): SourceMap | null {
  try {
    return existsSync(path)
      ? new SourceMap(JSON.parse(readFileSync(path, "utf8")) as SourceMapPayload)
      : null;
  } catch {
    // The error that is to be logged is worth more than its lines.
    return null;
  }
}
