/**
 * Before the first test: where tests keep their folders (`os.tmpdir()`, here and in whatever they start). In memory where
 * there is room for it: the record is forced to the disk at every answer, which on a busy disk is most of what a test
 * waits for. And the browser is unpacked, once for all workers, where it may be needed.
 */
import { mkdirSync, readdirSync, rmSync, statfsSync } from "node:fs";
import { join } from "node:path";

const MEMORY = "/dev/shm";
const PREFIX = "approvals-tests-";
/** More than all tests together leave lying at any time. */
const BYTES = 3 * 2 ** 30;

/** @param project what jest found in jest.config.json and on its command line */
// oxlint-disable-next-line import/no-default-export -- jest calls it so
export default async function before(
  _: unknown,
  project: { testPathIgnorePatterns: readonly string[] },
): Promise<void> {
  if (!project.testPathIgnorePatterns.some((pattern) => pattern.includes("browser"))) {
    const { default: chromium } = await import("@sparticuz/chromium");
    process.env["CHROMIUM"] = await chromium.executablePath();
  }
  if (!hasRoom()) return;
  removeLeft();
  const folder = join(MEMORY, `${PREFIX}${process.pid}`);
  mkdirSync(folder);
  process.env["TMPDIR"] = folder;
}

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize >= BYTES && process.availableMemory() >= 2 * BYTES;
  } catch {
    // Not on this system.
    return false;
  }
}

/** What runs that were killed have left behind: memory that nobody else would give back. */
function removeLeft(): void {
  for (const name of readdirSync(MEMORY)) {
    if (!name.startsWith(PREFIX)) continue;
    try {
      process.kill(Number(name.slice(PREFIX.length)), 0);
    } catch {
      rmSync(join(MEMORY, name), { recursive: true, force: true });
    }
  }
}

/** After the last test. */
export function after(): void {
  const folder = process.env["TMPDIR"];
  if (folder === join(MEMORY, `${PREFIX}${process.pid}`)) rmSync(folder, { recursive: true, force: true });
}
