/** Where a fact is written down: the top-level statements (a list, a function, a type) whose text mentions it. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

export type Source = { file: string; lines: readonly string[] };

/** The first line that mentions it, and how the statement around it begins. */
export type Place = { file: string; line: number; statement: string };

/** Tests and documents repeat a fact on purpose; these scripts only name it. */
const NOT_COUNTED = new Set(["test", "docs", "scripts", "node_modules", "cdk.out", ".data", ".git"]);

/** Every source of a checkout, in the order of its paths. */
export function sourcesIn(repo: string): Source[] {
  return readdirSync(repo, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !NOT_COUNTED.has(entry.name))
    .flatMap(({ name }) =>
      readdirSync(join(repo, name), { recursive: true, encoding: "utf8" }).map((path) =>
        join(repo, name, path),
      ),
    )
    .filter((path) => /\.(ts|tsx|js|mjs|cjs)$/.test(path))
    .map((path) => ({
      file: relative(repo, path).split(sep).join("/"),
      lines: readFileSync(path, "utf8").split("\n"),
    }))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** One place per top-level statement. Comments say it in prose, and imports follow from what is imported. */
export function placesOf(sources: readonly Source[], written: RegExp): Place[] {
  return sources.flatMap(({ file, lines }) => {
    const places = new Map<number, Place>();
    let start = 0;
    for (const [i, line] of lines.entries()) {
      if (/^[A-Za-z]/.test(line)) start = i;
      if (/^\s*(\/\/|\/?\*)/.test(line) || !written.test(line)) continue;
      const first = lines[start]!;
      if (/^import\b/.test(first) || places.has(start)) continue;
      places.set(start, { file, line: i + 1, statement: first.slice(0, 60).trimEnd() });
    }
    return [...places.values()];
  });
}
