/** The processes that are measured: started on folders of their own, measured from outside, always stopped. */
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { platform, tmpdir } from "node:os";
import { join } from "node:path";

export type Started = {
  url: string;
  /** From the start of the process to the line that says its address. */
  readySeconds: number;
  memory(): Memory;
  /** Seconds of a processor that it has used since its start; `null` where the system does not say. */
  processorSeconds(): number | null;
  diskBytes(): number;
  /** Ends the process and removes its folder, unless it was given. @throws when it has logged errors: what failed must not be timed */
  stop(): Promise<void>;
};

/** Resident memory in bytes, now and at its highest; the highest is known on Linux only. */
export type Memory = { resident: number; peak: number | null };

/** The words behind `node`, and the environment on a folder. */
export type Program = {
  words: readonly string[];
  env: (folder: string) => Record<string, string>;
  /** Where it lies, if it is another version than this. */
  cwd?: string;
};

const ROOT = new URL("..", import.meta.url);
const { scripts } = JSON.parse(readFileSync(new URL("package.json", ROOT), "utf8")) as {
  scripts: { start: string };
};

/** Just what `npm start` runs. */
export const PRODUCT: Program = {
  words: scripts.start.split(" ").slice(1),
  // One load generator is one caller: the limit that the cloud has for each would be all that is measured.
  env: (folder) => ({ PORT: "0", DATA_DIR: folder, REGION: "440307", CALLER_LIMIT: "off" }),
};

export const FLOOR: Program = {
  words: ["--disable-warning=ExperimentalWarning", "bench/floor.ts"],
  env: (folder) => ({ DATA_DIR: folder }),
};

export const YARDSTICK: Program = {
  words: ["--disable-warning=ExperimentalWarning", "bench/yardstick.ts"],
  env: () => ({}),
};

const READY_MILLISECONDS = 120_000;
const STOP_MILLISECONDS = 30_000;

const running = new Set<{ child: ChildProcess; folder: string }>();

/** Whatever ends this process ends what it started. */
export function stopAllAtExit(): void {
  process.once("exit", () => {
    for (const { child, folder } of running) {
      child.kill("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    }
  });
  process.once("SIGINT", () => process.exit(130));
  process.once("SIGTERM", () => process.exit(143));
}

export const emptyFolder = (): string => mkdtempSync(join(tmpdir(), "parallel-approvals-bench-"));

/** Starts a program on an empty temporary folder, or on a given one, and waits until it says its address. */
export async function start({ words, env, cwd }: Program, given?: string): Promise<Started> {
  const folder = given ?? emptyFolder();
  const remove = () => given === undefined && rmSync(folder, { recursive: true, force: true });
  const started = performance.now();
  const { CLOCK: _, ...inherited } = process.env; // the machine's clock, whatever the caller has set
  const child = spawn(process.execPath, words, {
    cwd: cwd ?? ROOT,
    env: { ...inherited, ...env(folder) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const errors: string[] = [];
  child.stderr.on("data", (chunk: Buffer) => errors.push(chunk.toString("utf8")));
  const entry = { child, folder };
  running.add(entry);
  const ended = new Promise<void>((resolve) => void child.once("exit", () => resolve()));

  async function stop(): Promise<void> {
    const late = setTimeout(() => child.kill("SIGKILL"), STOP_MILLISECONDS);
    if (child.exitCode === null && child.signalCode === null) {
      child.kill("SIGTERM");
      await ended;
    }
    clearTimeout(late);
    remove();
    running.delete(entry);
    const said = errors.join("").trim();
    if (said !== "")
      throw new Error(`${words.at(-1)} reported errors, so its figures count for nothing:\n${shorten(said)}`);
  }

  const url = await addressOf(child).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  const readySeconds = (performance.now() - started) / 1000;
  return {
    url,
    readySeconds,
    memory: () => memoryOf(child.pid!),
    processorSeconds: () => processorSecondsOf(child.pid!),
    diskBytes: () => bytesIn(folder),
    stop,
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const late = setTimeout(() => reject(new Error(`not ready in time: ${said}`)), READY_MILLISECONDS);
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`ended with ${code} before it was ready: ${said}`)));
    child.stdout?.on("data", (chunk: Buffer) => {
      said += chunk.toString("utf8");
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (url === undefined) return;
      clearTimeout(late);
      resolve(url);
    });
  });
}

function shorten(text: string): string {
  const lines = text.split("\n");
  const more = lines.length > 3 ? `\n… and ${lines.length - 3} lines more` : "";
  return `${lines
    .slice(0, 3)
    .map((line) => line.slice(0, 400))
    .join("\n")}${more}`;
}

function memoryOf(pid: number): Memory {
  if (platform() === "linux") {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const kilobytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(status)?.[1]);
    return { resident: kilobytes("VmRSS") * 1024, peak: kilobytes("VmHWM") * 1024 };
  }
  const { stdout } = spawnSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" });
  return { resident: Number(stdout) * 1024, peak: null };
}

/** Of the kernel's own count, in hundredths of a second. */
function processorSecondsOf(pid: number): number | null {
  if (platform() !== "linux") return null;
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" ");
  const [user, system] = [fields[11], fields[12]].map(Number);
  return (user! + system!) / 100;
}

function bytesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}
