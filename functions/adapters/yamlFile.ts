/** A YAML file with the lines of what stands in it: whoever mends a fault goes to it at once. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document } from "yaml";
import type { Fault } from "../domain/base/fault.ts";
import { ok, refuse, type Result } from "../domain/base/result.ts";

export type YamlFile = {
  content: unknown;
  /** A fault of the content with the file, the line, and the code of the matter, department or other entry it is in. */
  located(fault: Fault): Fault;
};

/** Reads the first of the folders that has the file. */
export function readYamlFile(folders: readonly string[], file: string): Result<YamlFile, Fault[]> {
  const path = folders.map((folder) => join(folder, file)).find((path) => existsSync(path));
  if (path === undefined) return refuse([{ path: file, message: "there is no such file" }]);
  const text = textOf(path);
  if (text instanceof Error) return refuse([{ path: file, message: `cannot be read (${text.message})` }]);
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter });
  if (document.errors.length > 0)
    return refuse(
      document.errors.map(({ message, linePos }) => ({
        path: `${file}:${linePos?.[0].line ?? 1}`,
        message: message.split("\n")[0] ?? message,
      })),
    );
  return ok({
    content: document.toJS(),
    located({ path, message }) {
      const keys = keysOf(path);
      const line = lineOf(document, keys, lineCounter);
      const code = codeOf(document, keys);
      const place = [path, code && `(${code})`].filter(Boolean).join(" ");
      return { path: place === "" ? `${file}:${line}` : `${file}:${line}: ${place}`, message };
    },
  });
}

/** What is in a file, or why that cannot be known: it is a folder, or somebody else's. */
function textOf(path: string): string | Error {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    return error as Error;
  }
}

/** `["matters", 5, "when"]` from `matters[5].when`. */
const keysOf = (path: string): (string | number)[] =>
  (path.match(/[^.[\]]+/g) ?? []).map((key) => (/^\d+$/.test(key) ? Number(key) : key));

/** The line of what a path leads to, or, where that is missing, of the nearest thing around it. */
function lineOf(document: Document, keys: readonly (string | number)[], lines: LineCounter): number {
  for (let length = keys.length; length > 0; length--) {
    const around = document.getIn(keys.slice(0, length - 1), true);
    const key = keys[length - 1];
    const pair = isMap(around)
      ? around.items.find((item) => isScalar(item.key) && item.key.value === key)
      : undefined;
    const node = pair ? pair.key : document.getIn(keys.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

/** What the entry of a list that a path goes through calls itself. */
function codeOf(document: Document, keys: readonly (string | number)[]): string | null {
  if (typeof keys[1] !== "number") return null;
  for (const name of ["code", "id", "flag", "reference"]) {
    const code = document.getIn([...keys.slice(0, 2), name]);
    if (typeof code === "string") return code;
  }
  return null;
}
