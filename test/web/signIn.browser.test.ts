/** Signing in, staying so and signing out, at a server whose people are known to an OpenID provider. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from "@jest/globals";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { startRuntime, type Runtime } from "../../server/runtime.ts";
import { assetsNow } from "../support/assets.ts";
import { openBrowser, said } from "../support/browser.ts";
import { example, fixtureRules } from "../support/fixtures.ts";
import { oidcIssuer, type OidcIssuer } from "../support/oidcIssuer.ts";

jest.setTimeout(120_000);

const CLIENT = "pages";
const WATER = { role: "department", department: "water", sub: "li", name: "李娜" };
const COMPANY = {
  role: "applicant",
  creditCode: "91990000MA5EXMP40A",
  name: "青松建设有限公司",
  sub: "chen",
};

let idp: OidcIssuer;
let dataDir: string;
let runtime: Runtime;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let errors: string[];

/** How the provider behaves, and for whom. */
let who: Record<string, string>;
let life: number;
let refresh: string | null;
let asked: URL[];

beforeAll(async () => {
  idp = await oidcIssuer();
  dataDir = mkdtempSync(join(tmpdir(), "approvals-sign-in-"));
  runtime = await startRuntime({
    rules: fixtureRules(),
    dataDir,
    assets: assetsNow,
    port: 0,
    callerLimit: null,
    log: { info: () => undefined, error: () => undefined },
    server: { issuer: idp.issuer, audience: ["approvals-440307"], clientId: CLIENT, proxies: null },
  });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await runtime.close();
  await idp.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

beforeEach(async () => {
  [who, life, refresh, asked] = [WATER, 3600, null, []];
  context = await browser.newContext();
  errors = [];
  await context.route(`${idp.issuer}**`, async (route) => {
    const url = new URL(route.request().url());
    asked.push(url);
    const json = (body: object) =>
      route.fulfill({ json: body, headers: { "access-control-allow-origin": "*" } });
    if (url.pathname.startsWith("/.well-known/"))
      return json({
        issuer: idp.issuer,
        authorization_endpoint: `${idp.issuer}authorize`,
        token_endpoint: `${idp.issuer}token`,
        end_session_endpoint: `${idp.issuer}logout`,
        jwks_uri: `${idp.issuer}keys`,
        id_token_signing_alg_values_supported: ["ES256"],
      });
    if (url.pathname === "/authorize") {
      const back = new URL(url.searchParams.get("redirect_uri")!);
      back.search = String(new URLSearchParams({ code: "one", state: url.searchParams.get("state")! }));
      return route.fulfill({ status: 302, headers: { location: back.href } });
    }
    if (url.pathname === "/token") {
      const idToken = { ...who, iat: Math.floor(Date.now() / 1000) }; // oxlint-disable-line -- the issuer's own clock
      return json({
        access_token: await idp.token(who, { expires: "9h" }),
        id_token: await idp.token(idToken, { audience: CLIENT, expires: "9h" }),
        token_type: "bearer",
        expires_in: life,
        ...(refresh !== null && { refresh_token: refresh }),
      });
    }
    return route.fulfill({ contentType: "text/html", body: "<title>provider</title>" });
  });
  page = await opened();
});
afterEach(async () => {
  await context.close();
});

async function opened(): Promise<Page> {
  const next = await context.newPage();
  next.setDefaultTimeout(15_000);
  next.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  next.on("pageerror", (error) => errors.push(error.message));
  return next;
}

const click = (name: string) => page.getByRole("button", { name, exact: true }).click();
const stored = async (): Promise<Record<string, string>> => page.evaluate("({ ...sessionStorage })");

async function signedIn(path: string): Promise<void> {
  await page.goto(`${runtime.url}${path}`);
  await click("登录");
  await page.locator(".signed-in").waitFor();
}

describe("who signs in", () => {
  it("comes back to what was open, with nothing of it in the address", async () => {
    await signedIn("/work?tab=overdue&lang=zh-CN#led");
    expect(await page.locator(".signed-in").innerText()).toContain("李娜");
    expect(page.url()).toBe(`${runtime.url}/work?tab=overdue&lang=zh-CN#led`);
    expect(said(errors)).toEqual([]);
  });

  it("and has another role is told which one, and may leave", async () => {
    who = { role: "supervisor", sub: "wang" };
    await page.goto(`${runtime.url}/work`);
    await click("登录");
    const told = page.getByRole("alert");
    await told.getByText("当前账号的角色为“监督人员”，此页面供部门人员使用").waitFor();
    await told.getByRole("button", { name: "退出登录" }).click();
    await page.waitForURL(`${idp.issuer}logout**`);
  });

  it("for a department that there is none of is not shown an empty list", async () => {
    who = { role: "department", department: "nobody", sub: "li" };
    await page.goto(`${runtime.url}/work`);
    await click("登录");
    const told = await page.getByRole("alert").innerText();
    expect(told).toContain("没有代码为“nobody”的部门");
    expect(told).toContain("水务局（water）");
    expect(await page.getByText("目前没有").count()).toBe(0);
  });

  it("as an applicant finds every application of theirs, and opens one without a code", async () => {
    who = COMPANY;
    const token = { authorization: `Bearer ${await idp.token(COMPANY)}`, "content-type": "application/json" };
    const submission = example("municipal-road-application");
    submission.applicant = { ...submission.applicant, creditCode: COMPANY.creditCode };
    const numbers: string[] = [];
    for (let i = 0; i < 22; i++) {
      submission.project.code = `2605-440307-04-01-1234${10 + i}`;
      const answer = await fetch(`${runtime.url}/v1/applications`, {
        method: "POST",
        headers: token,
        body: JSON.stringify(submission),
      });
      numbers.push(((await answer.json()) as { applicationId: string }).applicationId);
    }
    await signedIn("/");
    const mine = page.getByRole("region", { name: "我的办件" });
    await mine.getByText("已显示 20 项，还有更多").waitFor();
    await mine.getByRole("button", { name: "显示更多" }).click();
    await mine.getByText("已显示 22 项，已全部显示").waitFor();
    expect((await mine.locator("tbody code").allInnerTexts()).sort()).toEqual(numbers.sort());
    await mine.locator("tbody button").first().click();
    await page.getByRole("heading", { name: "各部门事项" }).waitFor();
    await page.getByText("项目全貌").click();
    expect(await page.locator("details[open] .stacking tbody tr").innerText()).toMatch(
      /440307-[^]*审查中[^]*\d+月\d+日收到/,
    );
    // The same by its address alone, which is nobody's secret; and to somebody else it is none.
    await page.reload();
    await page.getByRole("heading", { name: "各部门事项" }).waitFor();
    expect(said(errors)).toEqual([]);
  });
});

describe("a sign-in that does not go says what failed, and leaves a clean address:", () => {
  const back = (said: Record<string, string>) => `${runtime.url}/work?${String(new URLSearchParams(said))}`;
  const cameBack = (said: Record<string, string>) => async () => {
    await page.goto(`${runtime.url}/work`);
    await page.evaluate(
      `sessionStorage.setItem("sign-in", JSON.stringify({ verifier: "v".repeat(43), state: "mine", hash: "" }))`,
    );
    await page.goto(back(said));
  };
  it.each<[string, () => Promise<void>, RegExp]>([
    ["called off", cameBack({ error: "access_denied", state: "mine" }), /您取消了登录/],
    ["refused", cameBack({ error: "invalid_scope", state: "mine" }), /统一登录服务拒绝了本次登录/],
    ["of another window", cameBack({ code: "one", state: "another" }), /不是从此窗口发起的/],
    [
      "begun by nobody",
      () => page.goto(back({ code: "one", state: "x" })).then(() => undefined),
      /不是从此窗口发起的/,
    ],
    [
      "without a token",
      async () => {
        await context.route(`${idp.issuer}token`, (route) => route.fulfill({ status: 500, body: "" }));
        await cameBack({ code: "one", state: "mine" })();
      },
      /没有发给可用的登录凭证/,
    ],
    [
      "with a token that says nothing",
      async () => {
        await context.route(`${idp.issuer}token`, (route) =>
          route.fulfill({
            json: { access_token: "opaque", token_type: "bearer" },
            headers: { "access-control-allow-origin": "*" },
          }),
        );
        await cameBack({ code: "one", state: "mine" })();
      },
      /没有发给可用的登录凭证/,
    ],
    [
      "whose token cannot be had",
      async () => {
        await context.route(`${idp.issuer}token`, (route) => route.abort());
        await cameBack({ code: "one", state: "mine" })();
      },
      /没有发给可用的登录凭证/,
    ],
    [
      "at a provider that is another page",
      async () => {
        await context.route(`${idp.issuer}.well-known/**`, (route) =>
          route.fulfill({ contentType: "text/html", body: "<title>portal</title>" }),
        );
        await page.goto(`${runtime.url}/work`);
        await click("登录");
      },
      /暂时无法连接统一登录服务/,
    ],
    [
      "at a provider that does not answer",
      async () => {
        await context.route(`${idp.issuer}.well-known/**`, (route) => route.abort());
        await page.goto(`${runtime.url}/work`);
        await click("登录");
      },
      /暂时无法连接统一登录服务/,
    ],
  ])("%s", async (_, go, told) => {
    await go();
    await page.getByRole("alert").filter({ hasText: told }).waitFor();
    expect(page.url()).toBe(`${runtime.url}/work`);
    expect((await stored())["session"]).toBeUndefined();
    // The way on is there.
    expect(await page.getByRole("button", { name: "登录", exact: true }).count()).toBeGreaterThan(0);
    expect(said(errors).filter((line) => !line.includes("net::ERR"))).toEqual([]);
  });
});

describe("the tabs of a browser", () => {
  const signedInAt = async (tab: Page, path: string) => {
    await tab.goto(`${runtime.url}${path}`);
    await tab.locator(".signed-in").getByText("李娜").waitFor();
  };

  it("share a session: a new one asks nobody, and what one ends is over in all", async () => {
    await signedIn("/work");
    const second = await opened();
    await signedInAt(second, "/work#led");
    expect(second.url()).toBe(`${runtime.url}/work#led`);
    await click("退出登录");
    await page.waitForURL(`${idp.issuer}logout**`);
    await second.getByText("此页面供工作人员使用，请先登录。").waitFor();
    // Nobody is left to be asked.
    const third = await opened();
    await third.goto(`${runtime.url}/work`);
    await third.getByText("此页面供工作人员使用，请先登录。").waitFor();
    expect(said(errors)).toEqual([]);
  });

  it("renew it for each other, and what is over in one is said in the other until either is back", async () => {
    [refresh, life] = ["more", 1200];
    await page.clock.install();
    await signedIn("/work");
    const second = await opened();
    await signedInAt(second, "/work");
    const { token } = JSON.parse((await stored())["session"]!) as { token: string };
    await page.clock.fastForward(1200_000 - 5_000 - 60_000);
    const kept = async () =>
      JSON.parse(await second.evaluate<string>(`sessionStorage.getItem("session") ?? "{}"`)) as {
        token: string;
      };
    while ((await kept()).token === token)
      await second.evaluate("new Promise((done) => requestAnimationFrame(done))");
    await page.clock.fastForward(21 * 60_000);
    const ended = (tab: Page) => tab.getByRole("dialog", { name: /已自动退出登录|登录已到期/ });
    await ended(page).waitFor();
    await ended(second).waitFor();
    const opening = context.waitForEvent("page");
    await second.getByRole("button", { name: "在新窗口中重新登录" }).click();
    await opening;
    await ended(second).waitFor({ state: "detached" });
    await ended(page).waitFor({ state: "detached" });
  });
});

describe("a session", () => {
  /** As long as nothing is touched. */
  const pass = async (ms: number) => page.clock.fastForward(ms);
  const typed = () => page.getByLabel("项目名称");

  async function applicantTyping(): Promise<void> {
    who = COMPANY;
    await page.clock.install();
    await signedIn("/");
    await click("下一步");
    await typed().fill("青松路工程");
  }

  it("that nobody uses ends after twenty minutes, unseen, and who was here goes on where they were", async () => {
    await applicantTyping();
    await pass(19 * 60_000);
    expect(await page.locator("dialog[open]").count()).toBe(0);
    await pass(60_000 + 5_000);
    const dialog = page.getByRole("dialog", { name: "已自动退出登录" });
    await dialog.waitFor();
    expect([(await stored())["session"], await typed().isVisible()]).toEqual([undefined, false]);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await dialog.waitFor();

    // Somebody else may sign in at the provider; what is behind is not theirs.
    who = { ...COMPANY, sub: "another" };
    await again(dialog);
    await dialog.getByText("不是同一个").waitFor();
    who = COMPANY;
    await again(dialog);
    await dialog.waitFor({ state: "detached" });
    expect([await typed().inputValue(), (await stored())["session"] !== undefined]).toEqual([
      "青松路工程",
      true,
    ]);
    expect(said(errors)).toEqual([]);
  });

  const again = async (dialog: ReturnType<Page["getByRole"]>) => {
    const opening = context.waitForEvent("page");
    await dialog.getByRole("button", { name: "在新窗口中重新登录" }).click();
    await opening;
  };

  /** Looked at from outside: the policy lets no page run what a test would ask it by itself. */
  const endsLaterThan = async (endsAt: number) => {
    while ((JSON.parse((await stored())["session"]!) as { endsAt: number }).endsAt <= endsAt)
      await page.evaluate("new Promise((done) => requestAnimationFrame(done))");
  };

  it("is renewed by the provider's refresh token before its end, and nobody notices", async () => {
    [refresh, life] = ["more", 1200];
    await applicantTyping();
    const before = JSON.parse((await stored())["session"]!) as { endsAt: number };
    const requested = page.waitForRequest((request) =>
      (request.postData() ?? "").includes("grant_type=refresh_token"),
    );
    await pass(1200_000 - 5_000 - 60_000);
    await requested;
    await endsLaterThan(before.endsAt);
    expect(await typed().inputValue()).toBe("青松路工程");
  });

  it("without one says that its end is near, and is renewed in a window of its own", async () => {
    life = 600;
    await applicantTyping();
    await pass(600_000 - 60_000);
    life = 7200;
    const opening = context.waitForEvent("page");
    await page.getByRole("button", { name: "在新窗口中续期" }).click();
    await opening;
    await page.getByText("登录即将到期").waitFor({ state: "detached" });
    expect(await typed().inputValue()).toBe("青松路工程");
  });

  it("that nobody renewed is over when its token ends: nothing is left to be read, and what was typed stays", async () => {
    life = 600;
    await applicantTyping();
    await pass(600_000 + 5_000);
    const dialog = page.getByRole("dialog", { name: "登录已到期" });
    await dialog.waitFor();
    expect([(await stored())["session"], await typed().isVisible()]).toEqual([undefined, false]);
    // It says one thing at a time.
    expect(await page.getByText("登录即将到期").count()).toBe(0);
    await again(dialog);
    await dialog.waitFor({ state: "detached" });
    expect(await typed().inputValue()).toBe("青松路工程");
  });

  it("that the API no longer takes is over: what was typed stays", async () => {
    await applicantTyping();
    await page.route("**/v1/own-applications**", (route) =>
      route.fulfill({ status: 401, json: { code: "unauthenticated", detail: "" } }),
    );
    await page.reload();
    const dialog = page.getByRole("dialog", { name: "登录已到期" });
    await dialog.waitFor();
    await page.unroute("**/v1/own-applications**");
    await again(dialog);
    await dialog.waitFor({ state: "detached" });
    expect(await typed().inputValue()).toBe("青松路工程");
  });

  it("ends at the provider, too, and leaves nothing of it in the tab", async () => {
    await applicantTyping();
    await click("退出登录");
    await page.waitForURL(`${idp.issuer}logout**`);
    const { searchParams } = new URL(page.url());
    expect([searchParams.get("client_id"), searchParams.get("post_logout_redirect_uri")]).toEqual([
      CLIENT,
      `${runtime.url}/`,
    ]);
    expect(searchParams.get("id_token_hint")).toMatch(/^ey/);
    await page.goto(runtime.url);
    await page.getByRole("button", { name: "登录", exact: true }).waitFor();
    expect([
      Object.keys(await stored()).filter((key) => key !== "lang" && key !== "submission-draft"),
      await typed().inputValue(),
    ]).toEqual([[], ""]);
  });

  it("whose provider cannot be told ends here, and says so", async () => {
    await signedIn("/work");
    await context.route(`${idp.issuer}.well-known/**`, (route) => route.abort());
    await click("退出登录");
    await page.getByText("未能通知统一登录服务").waitFor();
    expect((await stored())["session"]).toBeUndefined();
  });
});
