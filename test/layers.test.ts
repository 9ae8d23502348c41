/** Dependencies point inward: who may import whom, read from the imports themselves. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";
import { PAGES } from "../functions/pages.ts";
import { COMPONENTS } from "../web/localPage.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** Folder (or file) → the folders and packages it may import from. */
const MAY: Record<string, readonly string[]> = {
  "functions/domain": ["functions/domain"],
  "functions/contracts": ["functions/contracts", "functions/words", "functions/domain", "zod", "zod-openapi"],
  "functions/app": [
    "functions/app",
    "functions/contracts",
    "functions/domain",
    "node:async_hooks",
    "node:crypto",
    "node:zlib",
  ],
  "functions/adapters": [
    "functions/adapters",
    "functions/app",
    "functions/contracts",
    "functions/domain",
    "zod",
    "yaml",
    "node:crypto",
    "node:fs",
    "node:module",
    "node:path",
    "node:url",
    "node:zlib",
    "@aws-sdk/*",
    "@aws-lambda-powertools/logger",
    "@aws-lambda-powertools/metrics",
    "node:dns",
    "node:http",
    "node:https",
    "node:net",
    "ipaddr.js",
    "jose",
    "nodemailer",
    "standardwebhooks",
  ],
  "functions/notifications": [
    "functions/notifications",
    "functions/webhooks/batch.ts",
    "functions/app",
    "functions/contracts",
    "functions/words",
    "functions/domain",
  ],
  "functions/webhooks": [
    "functions/webhooks",
    "functions/app",
    "functions/contracts",
    "functions/domain",
    "zod",
  ],
  "functions/http": [
    "functions/http",
    "functions/notices",
    "functions/words",
    "functions/pages.ts",
    "functions/app",
    "functions/contracts",
    "functions/domain",
    "zod",
    "@middy/*",
    "aws-lambda",
    "negotiator",
    "node:crypto",
    "node:zlib",
  ],
  "functions/tasks": ["functions/tasks", "functions/app", "functions/domain", "zod"],
  "functions/stream": ["functions/stream", "functions/app", "functions/contracts", "functions/domain", "zod"],
  "functions/notices": ["functions/notices", "functions/words", "functions/domain", "node:crypto", "uqr"],
  "functions/words": ["functions/words", "functions/contracts/events/row.ts", "functions/domain"],
  "functions/schedule": ["functions/schedule", "functions/app", "functions/domain"],
  "functions/lambda": [
    "functions/notifications",
    "functions/webhooks",
    "functions/schedule",
    "functions/http",
    "functions/tasks",
    "functions/stream",
    "functions/observed.ts",
    "functions/wire*",
  ],
  "functions/observed.ts": [
    "functions/adapters/powertools.ts",
    "@aws-lambda-powertools/*",
    "@middy/core",
    "aws-lambda",
  ],
  "functions/pages.ts": ["functions/contracts/base"],
  "functions/wire": [
    "functions/adapters",
    "functions/app",
    "functions/http/base",
    "functions/pages.ts",
    "@aws-sdk/*",
    "node:fs",
  ],
  workflows: [],
  // A city on paper: the rules themselves, and nothing of what runs them.
  simulation: [
    "simulation",
    "functions/domain",
    "zod",
    "yaml",
    "node:fs",
    "node:path",
    "node:util",
    "node:worker_threads",
  ],
};

/**
 * The nouns, each with the same name in every layer: what stands further left knows nothing of what stands further
 * right. `base` is what all share; `operations` is what operators see, and may look at everything.
 */
const NOUNS = [
  "base",
  "calendar",
  "catalogue",
  "review",
  "supervision",
  "billing",
  "application",
  "agency",
  "files",
  "notices",
  "operations",
] as const;

/** The layers that are divided by noun. */
const DIVIDED = ["functions/domain", "functions/contracts", "functions/app", "functions/http"] as const;

/** The place of a file's noun in the order, in its layer; `undefined` outside of the divided layers. */
function nounOf(path: string): { layer: string; place: number } | undefined {
  const layer = DIVIDED.find((folder) => path.startsWith(`${folder}/`));
  const noun =
    layer &&
    path
      .slice(layer.length + 1)
      .replace(/\.ts$/, "")
      .split("/")[0];
  const place = NOUNS.findIndex((name) => name === noun);
  return layer && { layer, place };
}

/** Where a noun reaches for one that comes after it, within its own layer. */
function outOfOrder(file: string, imports: readonly string[]): string[] {
  const own = nounOf(file);
  if (!own) return [];
  return imports
    .filter((imported) => {
      const other = nounOf(imported);
      return other?.layer === own.layer && other.place > own.place;
    })
    .map((imported) => `${file} → ${imported}`);
}

/** What the outer parts may not reach for; packages are theirs to choose. */
const MAY_NOT: Record<string, readonly string[]> = {
  server: ["infra", "test", "bench", "functions/wire", "functions/lambda", "aws-cdk-lib"],
  infra: [
    "server",
    "test",
    "bench",
    "functions/http",
    "functions/tasks",
    "functions/stream",
    "functions/domain/review",
  ],
  bench: ["infra", "test", "server", "functions/http", "functions/app", "functions/adapters"],
  /** It counts what the deployed code writes and reads, and so puts that together by itself. */
  "bench/units": ["functions/wire", "functions/lambda", "aws-cdk-lib"],
};

/** The longest entry of a list that a file lies under. */
const closest = (folders: readonly string[], file: string): string | undefined =>
  folders.filter((folder) => file.startsWith(folder)).sort((a, b) => b.length - a.length)[0];

/** The one file of the domain that may import: Temporal, the language's own coming date library. */
const EXCEPTIONS: Record<string, readonly string[]> = {
  "functions/domain/base/time.ts": ["temporal-polyfill"],
};

function filesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesIn(path) : /\.tsx?$/.test(path) ? [path] : [];
  });
}

/** What a source names, with names taken from it, for its effects alone, or when it comes to it. */
function specifiersIn(source: string): string[] {
  const specifiers = [...source.matchAll(/^(?:import|export)\b[^;]*?from\s+"([^"]+)"/gms)].map(([, s]) => s!);
  const dynamic = [...source.matchAll(/\bimport\(\s*"([^"]+)"/g)].map(([, s]) => s!);
  const bare = [...source.matchAll(/^import\s+"([^"]+)"/gm)].map(([, s]) => s!);
  return [...specifiers, ...dynamic, ...bare];
}

function importsOf(file: string): string[] {
  return specifiersIn(readFileSync(join(ROOT, file), "utf8")).map((specifier) =>
    specifier.startsWith(".")
      ? relative(ROOT, join(ROOT, dirname(file), specifier))
          .split(sep)
          .join("/")
      : specifier,
  );
}

const matches = (imported: string, allowed: string): boolean =>
  allowed.endsWith("*")
    ? imported.startsWith(allowed.slice(0, -1))
    : imported === allowed || imported.startsWith(`${allowed}/`);

/** What `file` imports and must not. */
function breaches(file: string, imports: readonly string[]): string[] {
  const layer = closest(Object.keys(MAY), file);
  if (layer === undefined) return [`${file} belongs to no layer`];
  const allowed = [...MAY[layer]!, ...(EXCEPTIONS[file] ?? [])];
  return imports
    .filter((imported) => !allowed.some((may) => matches(imported, may)))
    .map((imported) => `${file} → ${imported}`);
}

/** The tests of what ships in `regions/` and `examples/`, region files first; all others have fixtures of their own. */
const OF_WHAT_SHIPS = [
  "test/regions/shipped.test.ts",
  "test/examples/receivers.test.ts",
  "test/drills/smoke.long.test.ts",
];
const isOfWhatShips = (breach: string): boolean => OF_WHAT_SHIPS.some((file) => breach.startsWith(file));

/** How a test would come to stand on a region, a calendar or an application that ships. */
const SHIPPED: Record<string, (source: string) => boolean> = {
  "names the folder": (source) => /["'`/](?<!fixtures\/)(?:regions|examples)(?:\/|["'`])/.test(source),
  "reads the folder": (source) =>
    /import \{[^}]*\b(?:REGIONS|regionCodes|loadRules)\b[^}]*\} from/.test(source),
  "starts a process without a region": (source) =>
    source.includes("server/main.ts") && !/\bREGION\b/.test(source),
  "synthesises without a folder": (source) => source.includes("infra/app.ts") && !/\bregions:/.test(source),
};

const standsOnWhatShips = (source: string): string[] =>
  Object.entries(SHIPPED).flatMap(([how, does]) => (does(source) ? [how] : []));

/** What pages may know of the rest: the contract, pure rules that cost a page nothing to share, and words. */
const PAGES_MAY: readonly string[] = [
  "functions/contracts",
  "functions/pages.ts",
  "functions/domain/base",
  "functions/domain/catalogue",
  "functions/domain/agency/acts.ts",
  "functions/domain/files/kind.ts",
  "functions/domain/supervision/figures.ts",
  "functions/domain/supervision/satisfaction.ts",
  "functions/words",
  "preact",
  "oauth4webapi",
  "uqr",
  "zod",
];

/** The catalogue's page walks through a region's own catalogue, by the rules themselves. */
const CATALOGUE_MAY = [
  "simulation/figures.ts",
  "simulation/ofCatalogue.ts",
  "simulation/roads.ts",
  "simulation/scenario.ts",
  "simulation/travel.ts",
];

/** Where a page reaches for another audience's part, or for what a page must not know. */
function pageBreaches(file: string, imports: readonly string[]): string[] {
  const [, folder = ""] = file.split("/");
  const own = folder === "shared" ? ["web/shared"] : [`web/${folder}`, "web/shared"];
  if (folder === "catalogue") own.push(...CATALOGUE_MAY);
  return imports
    .filter((imported) => ![...own, ...PAGES_MAY].some((may) => matches(imported, may)))
    .map((imported) => `${file} → ${imported}`);
}

/** The folders of `web/`: one for each audience, and what they share. */
const webFolders = readdirSync(join(ROOT, "web"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

describe("layers", () => {
  it("point inward in every file that runs in a Lambda, and in the city on paper", () => {
    const files = [...filesIn("functions"), ...filesIn("workflows"), ...filesIn("simulation")];
    expect(files.length).toBeGreaterThan(50);
    expect(files.flatMap((file) => breaches(file, importsOf(file)))).toEqual([]);
  });

  it("keep the nouns in their order: review never looks at application, nothing but operations at notices", () => {
    const divided = ["functions/domain", "functions/app", "functions/http"].flatMap(filesIn);
    expect(divided.filter((file) => nounOf(file)!.place < 0)).toEqual([]);
    expect(divided.flatMap((file) => outOfOrder(file, importsOf(file)))).toEqual([]);
    expect(
      outOfOrder("functions/domain/review/silence.ts", ["functions/domain/application/rollUp.ts"]),
    ).toHaveLength(1);
  });

  it("keep the laptop, the infrastructure and the benchmark out of each other", () => {
    const folders = Object.keys(MAY_NOT);
    const reaching = ["server", "infra", "bench"].flatMap(filesIn).flatMap((file) => {
      const forbidden = MAY_NOT[closest(folders, file)!]!;
      return importsOf(file)
        .filter((imported) => forbidden.some((not) => imported.startsWith(not)))
        .map((imported) => `${file} → ${imported}`);
    });
    expect(reaching).toEqual([]);
  });

  it("keep every audience's page to itself, and what they share free of all of them", () => {
    expect(webFolders.sort()).toEqual([...PAGES.map(({ name }) => name), COMPONENTS.name, "shared"].sort());
    const files = webFolders.flatMap((folder) => filesIn(`web/${folder}`));
    expect(files.length).toBeGreaterThan(80);
    expect(files.flatMap((file) => pageBreaches(file, importsOf(file)))).toEqual([]);
    expect(pageBreaches("web/shared/parts/Page.tsx", ["web/work/words.ts"])).toHaveLength(1);
    expect(pageBreaches("web/work/page.tsx", ["web/applicant/Lookup.tsx", "web/work/words.ts"])).toHaveLength(
      1,
    );
    expect(pageBreaches("web/work/page.tsx", ["functions/domain/review/review.ts"])).toHaveLength(1);
  });

  it("would show a domain that reaches outward, and a route that reaches for the SDK", () => {
    expect(breaches("functions/domain/review/review.ts", ["zod", "functions/app/ports.ts"])).toHaveLength(2);
    expect(breaches("functions/http/review/getReview.ts", ["@aws-sdk/client-dynamodb"])).toHaveLength(1);
  });

  it("are read off every way to import", () => {
    const source = [
      'import { a } from "a";',
      'import type {\n  B,\n} from "b";',
      'export { c } from "c";',
      'import "d";',
      'const e = await import("e");',
    ].join("\n");
    expect(specifiersIn(source).sort()).toEqual(["a", "b", "c", "d", "e"]);
  });

  it("never import all of zod by name: its locales would come along into every bundle", () => {
    const named = filesIn("functions").filter((file) =>
      /import \{[^}]*\bz\b[^}]*\} from "zod"/.test(readFileSync(join(ROOT, file), "utf8")),
    );
    expect(named).toEqual([]);
  });

  it("leave what ships to one suite: no other test turns red when a region or a year is added", () => {
    const tests = filesIn("test").filter((file) => file !== "test/layers.test.ts");
    const reaching = tests.flatMap((file) =>
      standsOnWhatShips(readFileSync(join(ROOT, file), "utf8")).map((how) => `${file} ${how}`),
    );
    expect(reaching.filter((breach) => !isOfWhatShips(breach))).toEqual([]);
    expect(reaching.some(isOfWhatShips)).toBe(true);
    expect(standsOnWhatShips('join(ROOT, "regions")')).toEqual(["names the folder"]);
    expect(standsOnWhatShips('new URL("../../examples/road.json", here)')).toEqual(["names the folder"]);
    expect(standsOnWhatShips('spawn("node", ["server/main.ts"])')).toEqual([
      "starts a process without a region",
    ]);
    expect(standsOnWhatShips('execFile("node", ["infra/app.ts"])')).toEqual(["synthesises without a folder"]);
    expect(standsOnWhatShips('new URL("../fixtures/regions", here)')).toEqual([]);
  });

  it("let nothing but the clock adapter and who looks at tokens read the machine's time", () => {
    const readers = [...filesIn("functions"), ...filesIn("server"), ...filesIn("infra")].filter((file) =>
      /\bDate\b\s*[.(]|new Date\b/.test(readFileSync(join(ROOT, file), "utf8")),
    );
    expect(readers.sort()).toEqual(["functions/adapters/clock.ts", "functions/adapters/verified.ts"]);
  });
});
