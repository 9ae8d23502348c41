/** A desk whose token names a department that the region has not says so, and never that nothing is due. */
import { createPrivateKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { decodeJwt, decodeProtectedHeader, SignJWT, type JWTHeaderParameters } from "jose";
import type { Browser } from "playwright-core";
import { openAs, openBrowser } from "../support/browser.ts";
import { world, type World } from "../support/runtime.ts";

jest.setTimeout(120_000);

let w: World;
let browser: Browser;
beforeAll(async () => {
  w = await world();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await w.stop();
});

/** A token such as the runtime's own issuer makes, with that claim in place of a department it has. */
async function tokenWith(department: unknown): Promise<string> {
  const { authorization } = await w.as.department("land");
  const own = authorization.slice("Bearer ".length);
  return new SignJWT({ ...decodeJwt(own), department })
    .setProtectedHeader(decodeProtectedHeader(own) as JWTHeaderParameters)
    .sign(createPrivateKey(readFileSync(join(w.dataDir, "issuer.pem"))));
}

describe("the desk of a department that is none", () => {
  it.each([
    ["zh-CN", "weather", "没有代码为“weather”的部门"],
    ["en", "LAND", "has no department “LAND”"],
    ["en", undefined, "Your token names no department"],
  ] as const)("says so in %s: %j", async (lang, department, sentence) => {
    const session = {
      token: await tokenWith(department),
      role: "department",
      department: department ?? null,
    };
    const { page, close } = await openAs(browser, w, { lang, who: { session } });
    try {
      await page.goto(`${w.url}/work`);
      const told = page.locator(".problem");
      await told.waitFor();
      expect(await told.innerText()).toContain(sentence);
      expect(await page.locator("main .empty").count()).toBe(0);
    } finally {
      await close();
    }
  });
});
