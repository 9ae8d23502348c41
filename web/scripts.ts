/**
 * A page's script, and its parts that come when they are wanted. A part uses what the page has already: it imports that from
 * the page's own script, so that a page stays one file, and nothing of it is loaded or run twice.
 */
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync, type BuildOptions, type Metafile, type OutputFile } from "esbuild";

export const SCRIPT = {
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  legalComments: "none",
  // Escaped, every Chinese character would be six bytes for three.
  charset: "utf8",
} as const satisfies BuildOptions;

/** What stands for the page's own script, and for the files beside it, until all have their names. */
const PAGE = "@page";
const BESIDE = "@beside/";

/** English is waited for by whatever says it: it would wait for that in its turn. */
const ENGLISH = /(\.en|\/english)\.ts$|\/words\/en\//;

/** Text by file name, the page's own first. */
export type Scripts = ReadonlyMap<string, string>;

/**
 * @param entry the page's source
 * @param define what the build writes in
 * @throws Error where English shares code with the page
 */
export function scriptsOf(page: string, entry: string, define: Record<string, string>): Scripts {
  const split = splitUp(page, entry, define);
  const folder = mkdtempSync(join(tmpdir(), "pages-"));
  try {
    const { own, parts } = joined(page, split, folder);
    return named(page, own, parts, split);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

type Split = {
  texts: ReadonlyMap<string, string>;
  /** Whatever a file imports by itself: that it is waited for with it. */
  imports: ReadonlyMap<string, readonly string[]>;
  /** Sources that are loaded when they are wanted, by the file that each begins. */
  later: Map<string, string>;
  /** The page's script, and what comes with it. */
  first: ReadonlySet<string>;
};

/** Cut where something is loaded later: with files of their own for whatever several use. */
function splitUp(page: string, entry: string, define: Record<string, string>): Split {
  const { outputFiles, metafile } = buildSync({
    ...SCRIPT,
    minify: false,
    // What lies where must not depend on where one builds: names follow from it.
    absWorkingDir: fileURLToPath(new URL("..", import.meta.url)),
    entryPoints: [{ in: entry, out: page }],
    outdir: "assets",
    chunkNames: "[name]-[hash]",
    splitting: true,
    write: false,
    metafile: true,
    jsx: "automatic",
    jsxImportSource: "preact",
    define,
  });
  const { imports, later } = cutsOf(metafile);
  later.delete(`${page}.js`);
  const first = comingFirst(page, imports, later);
  const others = [...imports.keys()].filter((file) => !first.has(file));
  return {
    texts: new Map(
      outputFiles.map(({ path, text }) => [basename(path), renamed(text, others, "./", BESIDE)]),
    ),
    imports,
    later,
    first,
  };
}

/** A script with other files' names in it under another path, or by another name. */
const renamed = (
  text: string,
  files: readonly string[],
  from: string,
  to: string,
  nameOf = (file: string) => file,
): string => files.reduce((all, file) => all.replaceAll(`"${from}${file}"`, `"${to}${nameOf(file)}"`), text);

/**
 * What a page begins with, and what several of its parts use, as that would be a file of its own which each of them had to wait
 * for. What English has in common is not among it.
 */
function comingFirst(page: string, imports: Split["imports"], later: Split["later"]): ReadonlySet<string> {
  const first = new Set(reached(`${page}.js`, imports));
  const parts = [...later.keys()].map((file) => [...reached(file, imports)]);
  for (const part of parts.filter((files) => files.some((file) => first.has(file))))
    for (const file of part) if (!later.has(file)) first.add(file);
  return first;
}

function cutsOf({ outputs }: Metafile): Pick<Split, "imports" | "later"> {
  const files = Object.entries(outputs).map(([path, output]) => [basename(path), output] as const);
  return {
    imports: new Map(
      files.map(([file, output]) => [
        file,
        output.imports.filter(({ kind }) => kind === "import-statement").map(({ path }) => basename(path)),
      ]),
    ),
    later: new Map(
      files.flatMap(([file, { entryPoint }]) => (entryPoint === undefined ? [] : [[file, entryPoint]])),
    ),
  };
}

function reached(from: string, imports: Split["imports"]): ReadonlySet<string> {
  const found = new Set([from]);
  for (const file of found) for (const next of imports.get(file) ?? []) found.add(next);
  return found;
}

/** The page with all that comes with it as one file, which also hands out what its parts use of it; and these parts. */
function joined(page: string, { texts, first }: Split, folder: string) {
  const handed = new Map<string, string>();
  /** By what name the page hands out what one of its files does. */
  const handedAs = (file: string, name: string): string => {
    const known = `${name} as ${file}`;
    if (!handed.has(known)) handed.set(known, `_${handed.size.toString(36)}`);
    return handed.get(known)!;
  };
  for (const [file, text] of texts)
    writeFileSync(join(folder, file), first.has(file) ? text : fromPage(text, first, handedAs));
  const joint = { ...SCRIPT, write: false as const, external: [PAGE, `${BESIDE}*`] };
  const own = buildSync({
    ...joint,
    stdin: {
      // Itself first, so that everything runs in the order in which it would.
      contents: [
        `import "./${page}.js";`,
        ...[...handed].map(([known, as]) => {
          const [name, file] = known.split(" as ");
          return `export { ${name} as ${as} } from "./${file}";`;
        }),
      ].join("\n"),
      resolveDir: folder,
    },
  }).outputFiles[0]!;
  const parts = buildSync({
    ...joint,
    entryPoints: [...texts.keys()].filter((file) => !first.has(file)).map((file) => join(folder, file)),
    outdir: "assets",
  }).outputFiles;
  return { own, parts };
}

/** A part that imports from the page what it did from the page's files; its own cutting has written these imports so. */
const fromPage = (
  text: string,
  first: ReadonlySet<string>,
  handedAs: (file: string, name: string) => string,
): string =>
  text.replaceAll(
    /^import (?:\{([^}]*)\} from )?"\.\/([^"]+)";$/gm,
    (whole, names: string | undefined, from: string) => {
      if (!first.has(from)) return whole;
      const handed = (names?.split(",") ?? []).map((one) => {
        const [name, here = name] = one.trim().split(" as ");
        return `${handedAs(from, name!)} as ${here}`;
      });
      return `import { ${handed.join()} } from "${PAGE}";`;
    },
  );

/**
 * A part that uses the page is told by its name whose it is, and is another one with every change of that page: it fits no other.
 * What stands alone is the same file for all pages.
 */
function named(
  page: string,
  own: OutputFile,
  parts: readonly OutputFile[],
  { texts, later }: Split,
): Scripts {
  const texted = new Map(parts.map(({ path, text }) => [basename(path), text]));
  const imports = new Map(
    [...texted].map(([file, text]) => [
      file,
      [...text.matchAll(/\b(?:from|import)"([^"]+)"/g)].map(([, from]) => from!.replace(BESIDE, "")),
    ]),
  );
  const uses = (file: string) => reached(file, imports).has(PAGE);
  for (const [file, source] of later)
    if (ENGLISH.test(source) && uses(file))
      throw new Error(`${source} shares code with what waits for it: English has words, and nothing else`);

  const version = digest([...texts].flat().join("\0"));
  const nameOf = (file: string) =>
    uses(file) ? `${page}-${file.replace(/-\w+\.js$/, "")}-${digest(`${version} ${file}`)}.js` : file;
  const finished = (text: string) =>
    askedAgain(
      renamed(text.replaceAll(`"${PAGE}"`, `"./${page}.js"`), [...texted.keys()], BESIDE, "./", nameOf),
    );
  return new Map([
    [`${page}.js`, finished(own.text)],
    ...[...texted].map(([file, text]) => [nameOf(file), finished(text)] as const),
  ]);
}

/** A browser remembers an address from which nothing came: what asks again (`shared/load/later.tsx`) asks at another one. */
const askedAgain = (text: string): string =>
  text.replaceAll(/\bimport\(("\.\/[\w.-]+")\)/g, 'import($1+(self.askedAgain??""))');

const digest = (text: string): string =>
  createHash("sha256").update(text).digest("hex").slice(0, 8).toUpperCase();
