/** `npm run screenshots`: every page at desktop and phone width, with readable Chinese, under docs/pages/. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { reviewIdOf } from "../functions/domain/base/ids.ts";
import { parseInstant } from "../functions/domain/base/time.ts";
import { loadRules } from "../server/regionFiles.ts";
import { startRuntime } from "../server/runtime.ts";
import { buildAssets } from "./build.ts";
import { openBrowser, openPage } from "../test/support/browser.ts";

const OUT = fileURLToPath(new URL("../docs/pages/", import.meta.url));
const example = readFileSync(new URL("../examples/municipal-road-application.json", import.meta.url), "utf8");
const dataDir = mkdtempSync(join(tmpdir(), "approvals-pictures-"));
mkdirSync(OUT, { recursive: true });

const runtime = await startRuntime({
  rules: loadRules("440307"),
  dataDir,
  assets: buildAssets,
  port: 0,
  clock: parseInstant("2026-03-02T09:00:00+08:00"),
});

type Answer = { token: string; applicationId: string };

async function call(method: string, path: string, body?: unknown, token?: string): Promise<Answer> {
  const response = await fetch(`${runtime.url}${path}`, {
    method,
    headers: { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) },
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  return (await response.json()) as Answer;
}
const tokenOf = async (claims: object): Promise<string> =>
  (await call("POST", "/local/tokens", claims)).token;
const opinion = async (id: string, department: string, body: unknown) =>
  call(
    "PUT",
    `/v1/reviews/${reviewIdOf(id, `consult-${department}`)}/opinion`,
    body,
    await tokenOf({ role: "department", department }),
  );

// A case in its middle: some have answered, one is silent, one stopped, one late, one objects.
const applicant = await call("POST", "/v1/applications", example);
const id = applicant.applicationId;
await call("PUT", "/local/clock", { advance: "PT1M" });
await opinion(id, "development-reform", { kind: "consent" });
await opinion(id, "highways", {
  kind: "consent-with-conditions",
  conditions: [{ text: "施工期间保留两条车道通行", basis: "law", article: "公路法 第三十二条" }],
});
await opinion(id, "water", {
  kind: "objection",
  reasons: "路线占用现状供水主管保护范围",
  article: "供水用水条例 第二十条（示例）",
  facts: "K0+320 至 K0+410 段与主管净距不足 3 米",
  curableBy: "该段向东平移 4 米",
  signedBy: "李副局长",
});
await call("PUT", "/local/clock", { advance: "P1D" });
const hearing = {
  kind: "hearing",
  basis: "行政许可法 第四十六条",
  reasons: "利害关系人申请听证",
  plannedEnd: "2026-03-15",
};
const ecology = await tokenOf({ role: "department", department: "ecology" });
await call("POST", `/v1/reviews/${reviewIdOf(id, "consult-ecology")}/special-procedure`, hearing, ecology);
await call("PUT", "/local/clock", { now: "2026-03-13T10:00:00+08:00" });

const kept = async (claims: { role: string; department?: string }) => ({
  session: JSON.stringify({ department: null, ...claims, token: await tokenOf(claims) }),
});
const clerk = await kept({ role: "department", department: "planning" });
const supervisor = await kept({ role: "supervisor" });
const own = { "own-case": JSON.stringify(applicant) };
const VIEWS: [string, string, Record<string, string>][] = [
  ["apply", "/", {}],
  ["case", `/#${id}`, own],
  ["work", "/work", clerk],
  ["review", `/work#${reviewIdOf(id, "consult-planning")}`, clerk],
  ["supervision", "/supervision", supervisor],
  ["supervised-case", `/supervision#${id}`, supervisor],
  ["catalogue", "/catalogue", {}],
];

const browser = await openBrowser();
for (const [width, size] of [
  [1280, "desktop"],
  [360, "phone"],
] as const)
  for (const [name, path, session] of VIEWS) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, bypassCSP: true });
    const { page, withFont } = await openPage(context);
    await page.goto(`${runtime.url}/healthz`);
    for (const [key, value] of Object.entries(session))
      await page.evaluate(`sessionStorage.setItem(${JSON.stringify(key)}, ${JSON.stringify(value)})`);
    await page.goto(`${runtime.url}${path}`);
    await page.locator("main > *:nth-child(2)").waitFor({ state: "attached" });
    await withFont();
    await page.waitForLoadState("networkidle");
    await page.screenshot({ path: join(OUT, `${name}-${size}.png`), fullPage: name !== "catalogue" });
    console.log(`docs/pages/${name}-${size}.png`);
    if (name === "case" && size === "desktop") {
      // What the README shows: down to the end of the chart.
      await page.setViewportSize({ width, height: 1200 });
      await page.screenshot({ path: join(OUT, "case-first-view.png") });
    }
    await context.close();
  }
await browser.close();
await runtime.close();
rmSync(dataDir, { recursive: true, force: true });
