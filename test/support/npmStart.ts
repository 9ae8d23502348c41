/** Just what `npm start` runs, built as it builds it. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** The words behind `node`. @throws where it cannot be built */
export function npmStart(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
    scripts: { start: string; build: string };
  };
  const [, ...build] = scripts.build.split(" ");
  const { status, stderr } = spawnSync(process.execPath, build, { cwd: ROOT, encoding: "utf8" });
  if (status !== 0) throw new Error(`npm run build ended with ${status}: ${stderr}`);
  const [, ...start] = scripts.start.split(" ");
  return start;
}
