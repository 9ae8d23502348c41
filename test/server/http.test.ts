/** A server for a small authority: its issuer's tokens and nobody else's, and nothing that only a laptop may have. */
import { createHash } from "node:crypto";
import { BlockList } from "node:net";
import { readFileSync, mkdtempSync, rmSync } from "node:fs";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { Log } from "../../functions/app/base/ports.ts";
import { startRuntime, type Runtime, type RuntimeOptions } from "../../server/runtime.ts";
import { assetsNow } from "../support/assets.ts";
import { example, fixtureRules } from "../support/fixtures.ts";
import { send } from "../security/wire.ts";
import { AUDIENCE, oidcIssuer, type OidcIssuer } from "../support/oidcIssuer.ts";

const PUBLIC_URL = "https://approvals.example.gov.cn";

let idp: OidcIssuer;
let dataDir: string;
let running: Runtime | undefined;
let logged: { code: string; fields: Record<string, unknown> }[];

beforeEach(async () => {
  idp = await oidcIssuer();
  dataDir = mkdtempSync(join(tmpdir(), "approvals-server-"));
  logged = [];
});
afterEach(async () => {
  await running?.close();
  running = undefined;
  await idp.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(
  server: Partial<NonNullable<RuntimeOptions["server"]>> = {},
  options: Partial<RuntimeOptions> = {},
): Promise<string> {
  const log: Log = {
    info: (code, fields) => void logged.push({ code, fields }),
    error: (code, fields) => void logged.push({ code, fields }),
  };
  running = await startRuntime({
    rules: fixtureRules(),
    dataDir,
    assets: assetsNow,
    port: 0,
    log,
    server: { issuer: idp.issuer, audience: [AUDIENCE], clientId: "pages", proxies: null, ...server },
    ...options,
  });
  return running.url;
}

const submit = async (url: string) =>
  (await (
    await fetch(`${url}/v1/applications`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(example("municipal-road-application")),
    })
  ).json()) as { applicationId: string; queryCode: string };

const asDepartment = async (department: string, claims = {}) => ({
  authorization: `Bearer ${await idp.token({ role: "department", department, ...claims })}`,
});

it("takes the tokens of its issuer, and has nothing under /local", async () => {
  const url = await start();
  const { applicationId } = await submit(url);
  const review = `${url}/v1/reviews/${applicationId}.consult-water`;
  expect((await fetch(review, { headers: await asDepartment("water") })).status).toBe(200);
  const elsewhere = await idp.token({ role: "operator" }, { audience: "payroll" });
  expect((await fetch(review, { headers: { authorization: `Bearer ${elsewhere}` } })).status).toBe(401);
  for (const [method, path] of [
    ["POST", "/local/tokens"],
    ["GET", "/local/clock"],
    ["PUT", "/local/clock"],
    ["GET", "/local/metrics"],
  ])
    expect((await fetch(`${url}${path}`, { method: method! })).status).toBe(404);
});

it("says that it is busy, not that a token is bad, while the issuer does not answer", async () => {
  idp.break(true);
  const url = await start();
  expect((await fetch(`${url}/v1/reviews`, { headers: await asDepartment("water") })).status).toBe(503);
});

it("serves pages that sign in at the issuer, and have no bar of the laptop", async () => {
  const url = await start();
  const page = await fetch(`${url}/work`);
  expect(page.headers.get("content-security-policy")).toContain(new URL(idp.issuer).origin);
  const script = await (await fetch(`${url}/assets/work.js`)).text();
  expect([(await page.text()).includes(idp.issuer), script.includes("/local/tokens")]).toEqual([true, false]);
});

/** The first notice of an application, as soon as it has been issued: right behind the answer. */
async function firstNotice(url: string, applicationId: string, queryCode: string): Promise<string> {
  const notices = `/v1/applications/${applicationId}/notices`;
  for (let looks = 0; looks < 200; looks++) {
    const answer = await fetch(`${url}${notices}`, { headers: { "x-query-code": queryCode } });
    const [first] = ((await answer.json()) as { notices: { noticeId: string }[] }).notices;
    if (first) return `${notices}/${first.noticeId}`;
  }
  throw new Error("no notice has been issued");
}

it("prints links with the address that it was told, whatever name it was called by", async () => {
  const url = await start({ publicUrl: PUBLIC_URL });
  const { applicationId, queryCode } = await submit(url);
  const headers = { "x-query-code": queryCode, accept: "text/html" };
  const address = `${url}${await firstNotice(url, applicationId, queryCode)}`;
  const printed = await (await fetch(address, { headers })).text();
  expect(printed).toContain(`${PUBLIC_URL}/verify</td>`);
  expect(printed).not.toContain(url);
});

it("prints its own address where it was told none, and nothing that a caller makes of it", async () => {
  const url = await start();
  const { applicationId, queryCode } = await submit(url);
  const forged = { host: "evil.example", "x-forwarded-host": "evil.example", "x-query-code": queryCode };
  const path = await firstNotice(url, applicationId, queryCode);
  for (const accept of ["text/html", "application/json"]) {
    const { status, text } = await send(url, { method: "GET", path, headers: { ...forged, accept } });
    expect([status, text.includes("evil.example")]).toEqual([200, false]);
    if (accept === "text/html") expect(text).toContain(`${url}/verify`);
  }
  const lost = await send(url, { method: "GET", path: "/nowhere", headers: forged });
  expect([lost.status, `${lost.text}${JSON.stringify(lost.headers)}`.includes("evil")]).toEqual([404, false]);
});

it("lets its pages ask the issuer, where its tokens are had, and nobody else", async () => {
  const tokenEndpoint = "https://tokens.example.org/oauth2/token";
  const url = await start({ tokenEndpoint });
  const answer = await fetch(`${url}/work`);
  const policy = answer.headers.get("content-security-policy");
  // Of styles it takes those that stand in it, by their hashes.
  const [, style] = /<style>([\s\S]+)<\/style>/.exec(await answer.text())!;
  const hash = createHash("sha256").update(style!).digest("base64");
  expect(policy).toMatch(/; style-src 'self' 'sha256-[^']+' 'sha256-[^']+';/);
  expect(policy).toContain(`'sha256-${hash}'`);
  expect(policy).toContain(`connect-src 'self' ${new URL(idp.issuer).origin} https://tokens.example.org;`);
  expect(policy).not.toMatch(/\*|unsafe|https:[; ]|http:[; ]/);
});

it("sends applicants to their own issuer, and nobody anywhere where the region goes by codes alone", async () => {
  const own = {
    applicantIssuer: "https://people.example.org/",
    applicantClientId: "applicants",
    applicantTokenEndpoint: "https://tokens.people.example.org/token",
  };
  const url = await start(own);
  const page = await fetch(url);
  const signIn = { issuer: own.applicantIssuer, clientId: "applicants", audience: AUDIENCE };
  expect(await page.text()).toContain(JSON.stringify(signIn));
  expect(await (await fetch(`${url}/work`)).text()).toContain(`"issuer":"${idp.issuer}"`);
  expect(page.headers.get("content-security-policy")).toContain(
    " https://people.example.org https://tokens.people.example.org;",
  );
  await running!.close();

  const rules = fixtureRules();
  running = undefined;
  const byCode = await start(own, { rules: { ...rules, region: { ...rules.region, applicants: "code" } } });
  const plain = await fetch(byCode);
  expect(await plain.text()).toContain(`id="sign-in">null<`);
  expect(plain.headers.get("content-security-policy")).not.toContain("people.example.org");
});

it("speaks TLS with the certificate that it was given", async () => {
  const file = (name: string) => readFileSync(new URL(`../fixtures/tls/${name}.pem`, import.meta.url));
  const url = await start({ tls: { cert: file("cert"), key: file("key") } });
  expect(url).toMatch(/^https:/);
  const status = await new Promise((resolve, reject) => {
    request(`${url}/healthz`, { ca: file("cert") }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on("error", reject)
      .end();
  });
  expect(status).toBe(200);
});

describe("limits by the caller's address", () => {
  const statuses = async (url: string) => {
    const all = [];
    for (let i = 1; i <= 4; i++)
      all.push((await fetch(`${url}/healthz`, { headers: { "x-forwarded-for": `198.51.100.${i}` } })).status);
    return all;
  };
  const callerLimit = { perSecond: 0.001, burst: 2 };

  it("believe no header of anybody", async () => {
    expect(await statuses(await start({}, { callerLimit }))).toEqual([200, 200, 429, 429]);
  });

  it("believe what a trusted proxy says", async () => {
    const proxies = new BlockList();
    proxies.addAddress("127.0.0.1");
    expect(await statuses(await start({ proxies }, { callerLimit }))).toEqual([200, 200, 200, 200]);
  });
});

it("logs a line for each request, with its route and role, and nothing that says whose or which", async () => {
  const url = await start();
  const { applicationId, queryCode } = await submit(url);
  await fetch(`${url}/v1/applications/${applicationId}?code=${queryCode}`, {
    headers: { "x-query-code": queryCode },
  });
  await fetch(`${url}/v1/reviews`, { headers: await asDepartment("water", { sub: "李四", name: "李四" }) });
  await fetch(`${url}/nothing/${queryCode}`, { method: "DELETE" });
  await fetch(`${url}/work`);
  const lines = logged.filter(({ code }) => code === "request").map(({ fields }) => fields);
  expect(lines.map(({ method, route, status, role }) => [method, route, status, role])).toEqual([
    ["POST", "submitApplication", 201, "anyone"],
    ["GET", "getApplication", 400, "applicant"],
    ["GET", "listReviews", 200, "department"],
    ["DELETE", "none", 404, "anyone"],
    ["GET", "page", 200, "anyone"],
  ]);
  for (const line of lines)
    expect(line).toMatchObject({ requestId: expect.any(String), ms: expect.any(Number) });
  expect(new Set(lines.map(({ requestId }) => requestId)).size).toBe(lines.length);
  for (const secret of [applicationId, queryCode, "李四", "water"])
    expect(JSON.stringify(lines)).not.toContain(secret);
});

describe("whether people should be sent here", () => {
  it("is another question than whether it answers, and turns true when everything is taken up again", async () => {
    const url = await start();
    await submit(url);
    const ready = async () => {
      const answer = await fetch(`${url}/readyz`);
      return { status: answer.status, body: (await answer.json()) as { status: string; record: string } };
    };
    let last = await ready();
    for (let i = 0; last.body.record !== "whole" && i < 200; i++) last = await ready();
    expect(last).toEqual({ status: 200, body: { status: "ready", record: "whole", waitsForCalendar: 0 } });
    expect((await fetch(`${url}/readyz`, { method: "POST" })).status).toBe(405);
    expect((await fetch(`${url}/readyz`, { method: "HEAD" })).status).toBe(200);
  });
});

it("answers what is here when it is told to stop, as the last answer of its connection, and takes nothing new", async () => {
  const url = await start();
  const headers = await asDepartment("water");
  const release = idp.hold();
  const answer = fetch(`${url}/v1/reviews`, { headers });
  await idp.untilAsked("/keys");
  const closed = running!.close();
  running = undefined;
  await expect(fetch(`${url}/healthz`)).rejects.toThrow("fetch failed");
  release();
  const { status, headers: said } = await answer;
  expect([status, said.get("connection")]).toEqual([200, "close"]);
  await closed;
});

it("a folder that a server has had is none of a laptop's", async () => {
  await start();
  await running!.close();
  running = undefined;
  await expect(startRuntime({ rules: fixtureRules(), dataDir, port: 0 })).rejects.toThrow(
    /record\.sqlite is a server's record.*Set both/,
  );
});

it("a folder with a clock of its own is none of a server's", async () => {
  const laptop = await startRuntime({
    rules: fixtureRules(),
    dataDir,
    port: 0,
    clock: "2026-03-02T01:00:00.000Z",
  });
  await laptop.close();
  await expect(start()).rejects.toThrow(/was used in virtual time/);
});
