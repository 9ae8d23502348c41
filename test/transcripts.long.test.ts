/** What the documents show of a run, word for word, against `npm start`'s own entry. */
import { execFile, spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { npmStart, ROOT } from "./support/npmStart.ts";

/** Blocks marked `<!-- run -->`: commands after `$ ` and `> `, everything else is what they print. */
function transcriptOf(document: string): { commands: string[]; printed: string[] } {
  const lines = [...document.matchAll(/<!-- run -->\n```console\n([\s\S]*?)```/g)].flatMap(([, block]) =>
    block!.split("\n"),
  );
  const isCommand = (line: string) => /^[$>] /.test(line);
  return {
    commands: lines.filter(isCommand).map((line) => line.slice(2)),
    printed: lines.filter((line) => line !== "" && !isCommand(line)),
  };
}

/** Numbers and codes are by chance; the calendar has another version whenever a year is loaded. */
const masked = (text: string) =>
  text
    .replace(/440307-[0-9A-Z]{16}/g, "440307-…")
    .replace(/"queryCode":"\w+"/g, '"queryCode":"…"')
    .replace(/\(cn-[\w.-]+\)/g, "(cn-…)");

let words: string[];
beforeAll(() => {
  words = npmStart();
});

let product: ChildProcess;
let url: string;
let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "approvals-transcript-"));
});

/** Starts the product in the region that the document starts it in. */
async function start(document: string): Promise<void> {
  const region = /REGION=(\S+) .*npm start/.exec(document)?.[1];
  product = spawn(process.execPath, words, {
    cwd: ROOT,
    env: {
      ...process.env,
      PORT: "0",
      DATA_DIR: dataDir,
      CLOCK: "2026-03-02T09:00+08:00",
      ...(region !== undefined && { REGION: region }),
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [ready] = await new Promise<string[]>((resolve) =>
    createInterface(product.stdout!).once("line", (...line) => resolve(line)),
  );
  url = /http:\/\/[\d.:]+/.exec(ready!)![0];
}

afterEach(async () => {
  const ended = new Promise((resolve) => product.once("exit", resolve));
  product.kill("SIGTERM");
  expect(await ended).toBe(0);
  rmSync(dataDir, { recursive: true, force: true });
});

describe.each([
  ["README.md", 5],
  ["docs/how-to/try-it.md", 20],
  ["docs/how-to/run-a-server.md", 5],
  ["docs/how-to/connect-a-payment-provider.md", 21],
  ["docs/how-to/one-case-with-everything.md", 60],
  ["docs/how-to/green-channel.md", 14],
  ["docs/how-to/higher-authority.md", 18],
  ["docs/how-to/answer-a-rating.md", 12],
  ["docs/how-to/answer-for-delays.md", 20],
  ["docs/how-to/rank-departments.md", 18],
  ["docs/how-to/powers-in-a-case.md", 45],
  ["docs/how-to/answer-a-complaint.md", 8],
])("%s", (file, fewest) => {
  const document = readFileSync(join(ROOT, file), "utf8");
  const { commands, printed } = transcriptOf(document);

  it("prints what it says", async () => {
    expect(document).toContain("CLOCK=2026-03-02T09:00+08:00 npm start");
    expect(commands.length).toBeGreaterThanOrEqual(fewest);
    // Every block of a session is run: what is not marked would rot unseen.
    expect(document.match(/```console\n/g)).toHaveLength(document.match(/<!-- run -->\n/g)!.length);
    await start(document);
    const script = commands.join("\n").replace("http://127.0.0.1:3000", url);
    const output = await new Promise<string>((resolve, reject) =>
      execFile(
        "bash",
        ["-e", "-c", script],
        { cwd: ROOT, env: { ...process.env, DATA_DIR: dataDir } },
        (error, stdout) => (error ? reject(error) : resolve(stdout)),
      ),
    );
    expect(masked(output).split("\n").filter(Boolean)).toEqual(printed.map(masked));
  }, 30_000);
});
