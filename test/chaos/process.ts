/** `npm start` as a process that may be killed. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fixturePath } from "../support/fixtures.ts";
import { npmStart, ROOT } from "../support/npmStart.ts";

let words: string[] | undefined;

/** Monday, 2 March 2026, nine in the morning: every storm begins then. */
export const MONDAY_NINE = "2026-03-02T09:00+08:00";

export type Alive = {
  url: string;
  readySeconds: number;
  /** What it wrote to stderr so far. */
  errors(): string;
  pid: number;
  signal(signal: NodeJS.Signals): void;
  kill(): Promise<void>;
  stop(): Promise<void>;
};

export type Place = {
  /** A region file; the tests' own region unless said otherwise. */
  region?: string;
  /** A module that is loaded before everything else. */
  preload?: string;
  env?: Record<string, string>;
  /** What is run in the place of the server of this version. */
  entry?: string;
};

/** `npm start` on a folder, in virtual time. */
export async function startProcess(
  dataDir: string,
  { region = fixturePath(), preload, env = {}, entry }: Place = {},
): Promise<Alive> {
  words ??= npmStart();
  const started = performance.now();
  const run = entry === undefined ? words : [...words.slice(0, -1), entry];
  const child = spawn(process.execPath, [...(preload === undefined ? [] : ["--import", preload]), ...run], {
    cwd: ROOT,
    env: {
      ...process.env,
      NODE_OPTIONS: "",
      PORT: "0",
      DATA_DIR: dataDir,
      // The load of these tests comes from one caller.
      CALLER_LIMIT: "off",
      REGION: region,
      ...(!existsSync(join(dataDir, "clock.txt")) && { CLOCK: MONDAY_NINE }),
      ...env,
    },
  });
  let errors = "";
  child.stderr.on("data", (chunk) => (errors += chunk));
  const exited = new Promise<void>((resolve) => void child.once("exit", () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    let said = "";
    child.stdout.on("data", (chunk) => {
      said += chunk;
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (found) resolve(found);
    });
    child.once("exit", (code) => reject(new Error(`it ended with ${code} before it was ready: ${errors}`)));
  });
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await exited;
  };
  return {
    url,
    readySeconds: (performance.now() - started) / 1000,
    errors: () => errors,
    pid: child.pid!,
    signal: (signal) => void child.kill(signal),
    kill: () => end("SIGKILL"),
    stop: () => end("SIGTERM"),
  };
}
