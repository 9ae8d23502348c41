/** What is said when the Node that runs is too old, and that every command says it. */
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "@jest/globals";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PREFLIGHT = join(ROOT, "scripts", "preflight.cjs");
const missing = createRequire(import.meta.url)(PREFLIGHT) as (
  version: string,
  platform: string,
  arch: string,
  installed: boolean,
  optional: Record<string, string>,
) => string;
const { scripts, optionalDependencies } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
  scripts: Record<string, string>;
  optionalDependencies: Record<string, string>;
};

const said = (version: string, platform: string, arch: string, installed = true) =>
  missing(version, platform, arch, installed, optionalDependencies);

it("sends people to npm ci where a Node comes along, and to nodejs.org elsewhere", () => {
  expect(said("v20.20.2", "linux", "x64")).toBe(
    "Node 24 or newer is needed, and this is v20.20.2. Run npm ci: it brings Node 24 along, as an optional package that must not be left out.",
  );
  expect(said("v22.22.0", "darwin", "arm64")).toBe(
    "Node 24 or newer is needed, and this is v22.22.0. Install it from https://nodejs.org, then run npm ci again.",
  );
  expect(said("v0.10.48", "win32", "x64")).toContain("this is v0.10.48. Install it");
});

it("says nothing where all is well, and what comes first where nothing is installed", () => {
  expect(said("v24.0.0", "darwin", "arm64")).toBe("");
  expect(said("v26.1.0", "linux", "x64")).toBe("");
  expect(said("v24.21.0", "linux", "x64", false)).toBe("Nothing is installed yet. Run npm ci first.");
});

it("ends a command with that one sentence and no stack", () => {
  const clone = mkdtempSync(join(tmpdir(), "approvals-preflight-"));
  try {
    cpSync(join(ROOT, "scripts"), join(clone, "scripts"), { recursive: true });
    cpSync(join(ROOT, "package.json"), join(clone, "package.json"));
    const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/preflight.cjs"], {
      cwd: clone,
      encoding: "utf8",
    });
    expect({ status, stdout, stderr }).toEqual({
      status: 1,
      stdout: "",
      stderr: "Nothing is installed yet. Run npm ci first.\n",
    });
  } finally {
    rmSync(clone, { recursive: true, force: true });
  }
  expect(execFileSync(process.execPath, [PREFLIGHT], { encoding: "utf8" })).toBe("");
});

it("is written in words that the oldest Node reads", () => {
  const source = readFileSync(PREFLIGHT, "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
  expect(source).not.toMatch(/\b(?:const|let|class|import|async)\b|=>|`|\?\.|\?\?|\.\.\./);
});

it("stands before every command that does not itself go through one", () => {
  const commands = Object.keys(scripts).filter(
    (name) => !(name.startsWith("pre") && name.slice(3) in scripts),
  );
  expect(commands).toEqual(expect.arrayContaining(["start", "test", "check", "dev"]));
  const throughOne = (command = "") => command.startsWith("npm ") || command === "node scripts/preflight.cjs";
  const unguarded = commands.filter(
    (name) => !throughOne(scripts[name]) && !throughOne(scripts[`pre${name}`]),
  );
  expect(unguarded).toEqual([]);
});

it("refuses every install script by name, so that none runs unseen and an installation has nothing to warn of", () => {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(ROOT, file), "utf8"));
  const { allowScripts } = read("package.json") as { allowScripts: Record<string, boolean> };
  const { packages } = read("package-lock.json") as {
    packages: Record<string, { hasInstallScript?: true }>;
  };
  const withScript = Object.entries(packages).flatMap(([path, { hasInstallScript }]) =>
    hasInstallScript ? [path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length)] : [],
  );
  expect(Object.entries(allowScripts)).toEqual([...new Set(withScript)].sort().map((name) => [name, false]));
});
