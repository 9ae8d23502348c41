/** `npm start` as people meet it: what it refuses, what it says, and that it stops. */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it, jest } from "@jest/globals";
import { example, fixturePath } from "../support/fixtures.ts";
import { npmStart, ROOT } from "../support/npmStart.ts";

// Every test starts a process or two.
jest.setTimeout(30_000);

const REGION = fixturePath();
const START = npmStart();
const folder = mkdtempSync(join(tmpdir(), "approvals-start-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Ended = { code: number | null; out: string; err: string };

/** Starts it, lets `while_` act once it is ready, and answers how it ended. */
async function start(
  env: Record<string, string>,
  whileReady?: (url: string, stop: () => void) => Promise<void>,
): Promise<Ended> {
  const child = spawn(process.execPath, START, {
    cwd: ROOT,
    env: { ...process.env, NODE_OPTIONS: "", PORT: "0", REGION, DATA_DIR: join(folder, "data"), ...env },
  });
  const ended: Ended = { code: null, out: "", err: "" };
  child.stderr.on("data", (chunk) => (ended.err += chunk));
  const exited = new Promise<number | null>((resolve) => child.once("exit", resolve));
  let acted: Promise<void> = Promise.resolve();
  child.stdout.on("data", (chunk) => {
    ended.out += chunk;
    const url = /http:\/\/[\d.:]+\d/.exec(ended.out)?.[0];
    if (!url || !ended.out.includes("\n")) return;
    child.stdout.removeAllListeners("data");
    const stop = () => void child.kill("SIGTERM");
    // What failed inside must not leave the process behind: it stops, and the failure is the test's.
    acted = whileReady ? whileReady(url, stop) : Promise.resolve(stop());
    acted.catch(stop);
  });
  ended.code = await exited;
  await acted;
  return ended;
}

const sending = (method: string, url: string, body: string) =>
  fetch(url, { method, body, headers: { "content-type": "application/json" } });

describe("npm start", () => {
  it("prints one line with its address when it is ready, and stops cleanly on SIGTERM", async () => {
    const { code, out, err } = await start({}, async (url, stop) => {
      expect((await fetch(`${url}/healthz`)).status).toBe(200);
      const page = await (await fetch(`${url}/work`)).text();
      const script = /\/assets\/[a-z]+\.js/.exec(page)![0];
      expect((await (await fetch(`${url}${script}`)).text()).length).toBeGreaterThan(10_000);
      stop();
    });
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(/^深圳市龙岗区 \(440307\) is ready at http:\/\/127\.0\.0\.1:\d+, clock \d{4}-.*\n$/);
  });

  it("serves another region with other departments", async () => {
    await start({ REGION: fixturePath("110000"), DATA_DIR: join(folder, "beijing") }, async (url, stop) => {
      const application = JSON.stringify(example("beijing-application"));
      const receipt = (await (await sending("POST", `${url}/v1/applications`, application)).json()) as {
        applicationId: string;
      };
      expect(receipt.applicationId).toMatch(/^110000-/);
      stop();
    });
  });

  it("stops at once with every fault of a broken region file, each with its path, and leaves nothing behind", async () => {
    const broken = readFileSync(REGION, "utf8")
      .replace("zone: Asia/Shanghai", "zone: Asia/Shangai")
      .replace("department: ecology", "department: ecologie")
      .replace("lead: planning", "lead: plannings");
    writeFileSync(join(folder, "broken.yaml"), broken);
    const { code, out, err } = await start({ REGION: join(folder, "broken.yaml") });
    expect([code, out]).toEqual([1, ""]);
    for (const said of [
      'zone: unknown time zone "Asia/Shangai"',
      'unknown department "ecologie"',
      'unknown department "plannings"',
      "faults:",
    ])
      expect(err).toContain(said);
  });

  it.each([
    ["an unknown region", { REGION: "999999" }, /known codes: \d{6}/],
    ["a port that is none", { PORT: "http" }, "give a number from 0"],
    ["a clock without an offset", { CLOCK: "2026-03-02" }, "an instant with its offset"],
  ])("says what is wrong with %s", async (_, env, said) => {
    const { code, err } = await start(env);
    expect(code).toBe(1);
    expect(err).toMatch(said);
  });

  it.each([
    ["an issuer without an audience", { ISSUER: "https://id.example.gov.cn/" }, /AUDIENCE is not/],
    ["a folder that is a file", { DATA_DIR: REGION }, /which is a file/],
    ["a laptop that others reach", { HOST: "0.0.0.0" }, /anybody gets a token for the asking/],
  ])("says in one line, without a stack, what is wrong with %s", async (_, env, said) => {
    const { code, out, err } = await start(env);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(said);
    expect(err.trimEnd()).not.toContain("\n");
  });

  it("starts without the calendar's year, and says so", async () => {
    const env = { DATA_DIR: join(folder, "later"), CLOCK: "2031-03-03T09:00+08:00" };
    const { code, err } = await start(env, async (url, stop) => {
      const application = JSON.stringify(example("municipal-road-application"));
      expect((await sending("POST", `${url}/v1/applications`, application)).status).toBe(201);
      stop();
    });
    expect(code).toBe(0);
    expect(err).toContain("The calendar has no year 2031: what comes is received");
  });

  it("says that a folder is in use when another process holds it", async () => {
    let second: Ended | undefined;
    await start({ DATA_DIR: join(folder, "shared") }, async (_, stop) => {
      second = await start({ DATA_DIR: join(folder, "shared") });
      stop();
    });
    expect(second?.code).toBe(1);
    expect(second?.err).toContain("is held by another process");
  });

  it("loses nothing that it acknowledged when it is killed", async () => {
    const env = { DATA_DIR: join(folder, "killed"), CLOCK: "2026-03-02T09:00+08:00" };
    const application = JSON.stringify(example("municipal-road-application"));
    let receipt = { applicationId: "", queryCode: "" };
    const child = spawn(process.execPath, START, {
      cwd: ROOT,
      env: { ...process.env, NODE_OPTIONS: "", PORT: "0", REGION, ...env },
    });
    const exited = new Promise((resolve) => child.once("exit", resolve));
    const line = await new Promise<string>((resolve) =>
      child.stdout.once("data", (chunk) => resolve(String(chunk))),
    );
    const url = /http:\/\/[\d.:]+\d/.exec(line)![0];
    receipt = (await (await sending("POST", `${url}/v1/applications`, application)).json()) as typeof receipt;
    child.kill("SIGKILL");
    await exited;

    await start({ DATA_DIR: env.DATA_DIR }, async (again, stop) => {
      const put = (advance: string) => sending("PUT", `${again}/local/clock`, JSON.stringify({ advance }));
      await put("PT1M");
      const status = (await (
        await fetch(`${again}/v1/applications/${receipt.applicationId}`, {
          headers: { "x-query-code": receipt.queryCode },
        })
      ).json()) as { progress: object };
      expect(status.progress).toEqual({ closed: 0, total: 11 });
      stop();
    });
  });
});
