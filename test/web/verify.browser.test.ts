/** From a document on paper to what is on record of it: by its QR code, and by what somebody types. */
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { openAs, openBrowser, said } from "../support/browser.ts";
import { scanned } from "../support/pictures.ts";
import { ELEVEN } from "../support/fixtures.ts";
import { withLicence } from "../support/licence.ts";
import { world, type Applicant, type World } from "../support/runtime.ts";
import { recordIn } from "../support/record.ts";

jest.setTimeout(120_000);

type Listed = { noticeId: string; kind: string; number: string; code: string };

let w: World;
let browser: Browser;
let applicant: Applicant;
let listed: Listed[];

beforeAll(async () => {
  w = await world();
  browser = await openBrowser();
  applicant = await w.submit();
  await w.clock("2026-03-12T09:00:00+08:00");
  listed = await w.notices(applicant);
});
afterAll(async () => {
  await browser.close();
  await w.stop();
});

const one = (kind: string): Listed => listed.find((notice) => notice.kind === kind)!;

/** A document as it lies on a desk, in pixels. */
async function pictureOf({ noticeId }: Listed, lang: "zh-CN" | "en", print = false): Promise<Buffer> {
  const { page, close } = await openAs(browser, w, { width: 800 });
  if (print) await page.emulateMedia({ media: "print" });
  const path = `/v1/applications/${applicant.applicationId}/notices/${noticeId}?lang=${lang}`;
  await page.setExtraHTTPHeaders({ ...w.as.applicant(applicant), accept: "text/html" });
  await page.goto(`${w.url}${path}`);
  const picture = await page.screenshot({ fullPage: true });
  await close();
  return picture;
}

const factsOf = async (page: Page): Promise<string[]> => page.locator(".verdict dd").allInnerTexts();

const type = async (page: Page, { number, code }: Pick<Listed, "number" | "code">) => {
  await page.locator("input[name=number]").fill(number);
  await page.locator("input[name=code]").fill(code);
  await page.locator("form button[type=submit]").click();
};

describe("a document's QR code, read off a picture of it", () => {
  it.each([
    ["acceptance", "zh-CN", false, "受理通知书"],
    ["acceptance", "en", true, "Notice of acceptance"],
    ["deemed-consent", "zh-CN", true, "超时默许告知书"],
  ] as const)(
    "of %s (%s, printed: %s) leads to what is on record of it",
    async (kind, lang, print, title) => {
      const document = one(kind);
      const link = scanned(await pictureOf(document, lang, print))!;
      expect(new URL(link).origin).toBe(w.url);
      const { page, errors, close } = await openAs(browser, w, { lang });
      const asked: string[] = [];
      page.on("request", (request) => asked.push(request.url()));
      await page.goto(link);
      await page.locator(".verdict dl").waitFor();
      const facts = await factsOf(page);
      expect(facts).toContain(document.number);
      expect(facts).toContain(title);
      expect(facts.join("\n")).toContain(lang === "en" ? "In force" : "现行有效");
      // Nobody is sent the code with the address of the page.
      expect(asked[0]).not.toContain(document.code);
      expect(said(errors)).toEqual([]);
      await close();
    },
  );
});

describe("a number and a code that are typed", () => {
  it("are taken in any usual spelling", async () => {
    const { page, close } = await openAs(browser, w);
    await page.goto(`${w.url}/verify`);
    const { number, code } = one("acceptance");
    const typed = number.replace("〔", "（").replace("〕", "） ").replace("号", "");
    await type(page, { number: typed, code: code.toLowerCase().replaceAll(/(.{4})(?=.)/g, "$1 ") });
    await page.locator(".verdict dl").waitFor();
    expect(await factsOf(page)).toContain(number);
    // What was found before is not shown beside what is not found now.
    await type(page, { number, code: "0".repeat(16) });
    await page.getByRole("alert").filter({ hasText: "查无此文书" }).waitFor();
    expect(await page.locator(".verdict dl").count()).toBe(0);
    await type(page, { number, code: "12" });
    await page.getByRole("alert").first().waitFor();
    await close();
  });
});

it("a document that was altered in the table is told to be so", async () => {
  const { noticeId, number, code } = one("acceptance");
  await w.halt();
  const { database, close: leave } = recordIn(w.dataDir);
  database
    .prepare("UPDATE notices SET body = replace(body, '\"project\":', '\"was\":') WHERE id = ?")
    .run(noticeId);
  leave();
  await w.restart();
  const { page, close } = await openAs(browser, w);
  await page.goto(`${w.url}/verify#${String(new URLSearchParams({ number, code }))}`);
  await page.getByRole("alert").filter({ hasText: "登记内容已被改动" }).waitFor();
  expect(await page.locator(".verdict dl").count()).toBe(0);
  await close();
});

it("a licence that was granted is listed for anybody, in both languages, and nothing of its applicant", async () => {
  const own = await world({ rules: withLicence() });
  const granted = await own.submit();
  for (const id of ELEVEN) await own.opinion(granted, id);
  await own.rest();
  const { page, errors, close } = await openAs(browser, own, {});
  await page.goto(`${own.url}/decisions`);
  const row = page.locator("tbody tr");
  await row.waitFor();
  expect(await row.innerText()).toMatch(/〔2026〕1号[^]*准予[^]*2026年3月2日[^]*尚未颁发/);
  expect(await page.locator("main").innerText()).not.toContain(granted.applicationId);
  await page.locator("nav a").last().click();
  await page.getByText("not handed out yet").waitFor();
  expect(said(errors)).toEqual([]);
  await close();
  await own.stop();
});
