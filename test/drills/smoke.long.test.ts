/** `npm run smoke` as whoever has deployed types it: against `npm start`, and against a server by its issuer's tokens. */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { readRegion } from "../../functions/adapters/regionFiles.ts";
import { startRuntime, type Runtime } from "../../server/runtime.ts";
import { startProcess, type Alive } from "../chaos/process.ts";
import { assetsNow } from "../support/assets.ts";
import { ROOT } from "../support/npmStart.ts";
import { oidcIssuer, type OidcIssuer } from "../support/oidcIssuer.ts";

const TRIAL_REGION = join(ROOT, "examples/trial-region/990001.yaml");

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "approvals-smoke-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const smoke = (...words: string[]): Promise<{ code: number; said: string }> =>
  new Promise((resolve) =>
    execFile(
      process.execPath,
      ["--disable-warning=ExperimentalWarning", "scripts/smoke.ts", ...words],
      { cwd: ROOT, env: { ...process.env, NODE_OPTIONS: "" } },
      (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), said: stdout + stderr }),
    ),
  );

describe("against npm start", () => {
  let alive: Alive;
  beforeAll(async () => {
    alive = await startProcess(join(folder, "laptop"));
  });
  afterAll(() => alive.stop());

  it("holds from the submission to the withdrawal, by its address alone", async () => {
    const { code, said } = await smoke("--url", alive.url);
    expect({ code, last: said.trim().split("\n").at(-1) }).toEqual({
      code: 0,
      last: expect.stringMatching(/^All 14 steps hold at /),
    });
    expect(said.match(/^  left .*: (granted|withdrawn)$/gm)).toHaveLength(2);
    expect(alive.errors()).toBe("");
  });
});

describe("against a server in the trial region", () => {
  let idp: OidcIssuer;
  let server: Runtime;
  beforeAll(async () => {
    idp = await oidcIssuer();
    const read = readRegion(TRIAL_REGION);
    if (!read.ok) throw new Error(read.error.map(({ message }) => message).join("\n"));
    server = await startRuntime({
      rules: read.value.rules,
      dataDir: join(folder, "server"),
      assets: assetsNow,
      port: 0,
      log: { info: () => undefined, error: () => undefined },
      server: { issuer: idp.issuer, audience: ["approvals-{region}"], clientId: "pages", proxies: null },
    });
  });
  afterAll(async () => {
    await server.close();
    await idp.stop();
  });

  it("goes to a decision by the tokens in a file", async () => {
    const audience = "approvals-990001";
    const tokens = await Promise.all(
      ["trial-lead", "trial-department"].map((department) =>
        idp.token({ role: "department", department, system: "smoke" }, { audience }),
      ),
    );
    const file = join(folder, "tokens.txt");
    writeFileSync(file, `# of two departments\n${tokens.join("\n")}\n`);
    const { code, said } = await smoke("--url", server.url, "--staff-url", server.url, "--tokens", file);
    expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining("decides") });
    expect(said).toContain("All 14 steps hold");
  });

  it("is not tried without anybody's token, and says what to give", async () => {
    const { code, said } = await smoke("--url", server.url);
    expect(code).toBe(2);
    expect(said).toContain("is no laptop: its callers have tokens");
  });

  it("says that nobody answers", async () => {
    const { code, said } = await smoke("--url", "http://127.0.0.1:1");
    expect({ code, said }).toMatchObject({ code: 2, said: expect.stringContaining("no answer") });
  });
});
