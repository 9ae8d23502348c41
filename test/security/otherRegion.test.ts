/** A token opens one region: whoever is known in another is nobody here, whatever key signed for them. */
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { opensRegion } from "../../functions/contracts/base/audience.ts";
import { startRuntime, type Runtime } from "../../server/runtime.ts";
import { assetsNow } from "../support/assets.ts";
import { fixtureRules } from "../support/fixtures.ts";
import { oidcIssuer, type OidcIssuer } from "../support/oidcIssuer.ts";
import { world, type World } from "../support/runtime.ts";
import { json, send } from "./wire.ts";

jest.setTimeout(60_000);

const CALLERS = [
  { role: "department", department: "ecology" },
  { role: "supervisor" },
  { role: "operator" },
  { role: "auditor" },
] as const;

/** What each of them may ask for in a region of their own. */
const ASKED = {
  department: "/v1/reviews",
  supervisor: "/v1/supervision/reviews",
  operator: "/v1/operations/outages",
  auditor: "/v1/audit-trail",
} as const;

describe("two regions of one key", () => {
  let road: World;
  let land: World;
  beforeAll(async () => {
    road = await world();
    const dataDir = mkdtempSync(join(tmpdir(), "approvals-"));
    copyFileSync(join(road.dataDir, "issuer.pem"), join(dataDir, "issuer.pem"));
    land = await world({ dataDir, region: "510100" });
  });
  afterAll(async () => {
    await road.stop();
    await land.stop();
  });

  it.each(CALLERS)("do not take each other's $role", async (claims) => {
    const { token } = (await road.call("POST", "/local/tokens", claims)).body;
    const headers = { authorization: `Bearer ${token}` };
    const path = ASKED[claims.role];
    expect((await road.call("GET", path, undefined, headers)).status).toBe(200);
    const answer = await land.call("GET", path, undefined, headers);
    expect([answer.status, answer.body.code]).toEqual([401, "unauthenticated"]);
  });
});

describe("two regions of one issuer", () => {
  let idp: OidcIssuer;
  const running: Runtime[] = [];
  const folders: string[] = [];
  beforeAll(async () => {
    idp = await oidcIssuer();
  });
  afterAll(async () => {
    for (const one of running) await one.close();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    await idp.stop();
  });

  async function server(region: string, audience: readonly string[]): Promise<string> {
    const dataDir = mkdtempSync(join(tmpdir(), "approvals-"));
    folders.push(dataDir);
    const one = await startRuntime({
      rules: fixtureRules(region),
      dataDir,
      assets: assetsNow,
      port: 0,
      log: { info: () => undefined, error: () => undefined },
      callerLimit: null,
      server: { issuer: idp.issuer, audience, clientId: "pages", proxies: null },
    });
    running.push(one);
    return one.url;
  }

  const asked = async (url: string, token: string) => {
    const answer = await send(url, {
      method: "GET",
      path: "/v1/reviews",
      headers: { authorization: `Bearer ${token}` },
    });
    return answer.status === 200 ? 200 : `${answer.status} ${json(answer).code as string}`;
  };
  const ECOLOGY = { role: "department", department: "ecology" };

  it("take tokens for an audience of their own, whatever else is the same", async () => {
    const road = await server("440307", ["approvals-{region}"]);
    const land = await server("510100", ["approvals-{region}"]);
    const token = await idp.token(ECOLOGY, { audience: "approvals-440307" });
    expect([await asked(road, token), await asked(land, token)]).toEqual([200, "401 unauthenticated"]);
  });

  it("that share an audience all the same take a token that says for which of them it is, and no other", async () => {
    const road = await server("440307", ["approvals"]);
    const land = await server("510100", ["approvals"]);
    const none = await idp.token(ECOLOGY, { audience: "approvals" });
    const own = await idp.token({ ...ECOLOGY, region: "440307" }, { audience: "approvals" });
    expect([await asked(road, none), await asked(land, none)]).toEqual([
      "403 other-region",
      "403 other-region",
    ]);
    expect([await asked(road, own), await asked(land, own)]).toEqual([200, "403 other-region"]);
  });

  it("do not start for another's audience", async () => {
    await expect(server("440307", ["approvals-510100"])).rejects.toThrow(
      /^AUDIENCE names "approvals-510100", another region than 440307/,
    );
  });
});

it.each<[string, Record<string, unknown>, boolean]>([
  ["an audience that names it", { aud: "approvals-440307" }, true],
  ["the address of it", { aud: "https://440307.approvals.example.gov.cn" }, true],
  ["one of several audiences", { aud: ["payroll", "approvals-440307"] }, true],
  ["one of several, as a gateway writes them", { aud: "[payroll approvals-440307]" }, true],
  ["the region, though the audience names none", { aud: "approvals", region: "440307" }, true],
  ["the region as a number", { aud: "approvals", region: 440307 }, true],
  [
    "nothing, and a client in the place of an audience that names it",
    { client_id: "approvals-440307" },
    true,
  ],
  ["another audience", { aud: "approvals-510100" }, false],
  ["an audience of all", { aud: "approvals" }, false],
  ["no audience, and a client of all", { client_id: "approvals" }, false],
  ["more digits than those of its code", { aud: "approvals-14403070" }, false],
  ["another region, though the audience names it", { aud: "approvals-440307", region: "510100" }, false],
  ["an empty region", { aud: "approvals-440307", region: "" }, false],
  ["a list of regions", { aud: "approvals", region: ["440307", "510100"] }, false],
  ["it and another region alike", { aud: ["approvals-440307", "approvals-510100"] }, false],
  ["it and another, as a gateway writes them", { aud: "[approvals-510100 approvals-440307]" }, false],
])("a token that names %s", (_, claims, opens) => {
  expect(opensRegion(claims, "440307")).toBe(opens);
});
