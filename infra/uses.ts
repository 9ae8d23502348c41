/**
 * What each function uses of the ports that reach the cloud, read off its own program: bundled without the adapters, and
 * without what nobody calls, its code names the methods it may call. So a route needs no list of rights: what its handler
 * calls is what its function is granted.
 */
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { AUDIT_USES, type AuditUse } from "../functions/adapters/auditUse.ts";
import { ENGINE_USES, type EngineAction } from "../functions/adapters/engineUse.ts";
import {
  COMMIT_USES,
  COPY_USES,
  MAIL_USES,
  PLACE_USES,
  STORE_USES,
  UPLOAD_USES,
  type Use,
} from "../functions/adapters/tableUse.ts";
import { programOf } from "./wiring.ts";

export type Uses = {
  table: ReadonlySet<Use>;
  audit: ReadonlySet<AuditUse>;
  engine: ReadonlySet<EngineAction>;
};

/** The composition root, beyond which the adapters are, as functions of both folders import it. */
const WIRES = readdirSync(new URL("../functions/", import.meta.url))
  .filter((name) => /^wire\w*\.ts$/.test(name))
  .flatMap((name) => [`./${name}`, `../${name}`]);

const known = new Map<string, Uses>();

export function usesOf(name: string): Uses {
  const found = known.get(name) ?? readOff(codeOf(name));
  known.set(name, found);
  return found;
}

function codeOf(name: string): string {
  const { source, folder } = programOf(name);
  const { outputFiles } = buildSync({
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    external: WIRES,
    stdin: { contents: source, resolveDir: fileURLToPath(folder), sourcefile: `${name}.ts`, loader: "ts" },
    write: false,
    logLevel: "warning",
  });
  return outputFiles[0]!.text;
}

/** A port goes by its name everywhere (`test/infra/uses.test.ts`); a bundler numbers what is named alike. */
export function readOff(code: string): Uses {
  const called = (port: string) =>
    new Set([...code.matchAll(new RegExp(`\\b${port}\\d*\\??\\.(\\w+)`, "g"))].map(([, method]) => method!));
  const lists = new Set([...code.matchAll(/\.takePlace\([^;]*?"(\w+)"/g)].map(([, list]) => list!));
  const commits = Object.keys(COMMIT_USES).filter((name) => new RegExp(`\\b${name}\\d*\\(`).test(code));
  return {
    table: new Set([
      ...usedBy(STORE_USES, called("store")),
      ...usedBy(PLACE_USES, lists),
      ...usedBy(UPLOAD_USES, called("uploads")),
      ...usedBy(COPY_USES, called("copying")),
      ...usedBy(MAIL_USES, called("mails")),
      ...usedBy(COMMIT_USES, new Set(commits)),
    ]),
    audit: usedBy(AUDIT_USES, called("audit")),
    engine: usedBy(ENGINE_USES, called("engine")),
  };
}

const usedBy = <U extends string>(
  uses: Readonly<Record<string, readonly U[]>>,
  methods: ReadonlySet<string>,
): Set<U> => new Set(Object.entries(uses).flatMap(([name, own]) => (methods.has(name) ? own : [])));
