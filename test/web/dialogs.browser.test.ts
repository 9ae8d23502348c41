/** Whatever opens over a page, by axe (WCAG 2.2 AA): in both languages, light and dark, and with something wrong in it. */
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import type { Page } from "playwright-core";
import * as en from "../../functions/words/en/codes.ts";
import * as zh from "../../functions/words/zh/codes.ts";
import { axe, openAs, said, type Visit } from "../support/browser.ts";
import { stage, type Stage } from "./stage.ts";

jest.setTimeout(120_000);

let w: Stage["w"];
let browser: Stage["browser"];
let applicant: Stage["applicant"];
let planning: Stage["planning"];
let supervisor: Stage["supervisor"];
let leave: Stage["leave"];

beforeAll(async () => {
  ({ w, browser, applicant, planning, supervisor, leave } = await stage());
});
afterAll(() => leave());

/** What axe finds in light and in dark: what is open stays open while its colours change. */
async function axeInBoth(page: Page, within?: string): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme });
    found.push(...(await axe(page, within)).map((one) => `${colorScheme}: ${one}`));
  }
  return found;
}

const codes = { "zh-CN": zh, en };

const OPEN = "dialog[open]";

/** The dialog opens, keeps the rest of the page away, has a name, and holds the focus. */
async function isModal(page: Page): Promise<void> {
  // Not by a function that is polled in the page: its policy lets nothing be evaluated there.
  await page.locator(`${OPEN}:modal`).waitFor();
  expect(
    await page.evaluate(`(() => {
      const dialog = document.querySelector("${OPEN}:modal");
      const named = dialog.getAttribute("aria-label")
        ?? document.getElementById(dialog.getAttribute("aria-labelledby"))?.textContent ?? "";
      return named.length > 3 && dialog.contains(document.activeElement);
    })()`),
  ).toBe(true);
}

/** Whether what is found here has the focus. */
const hasFocus = async (page: Page, selector: string): Promise<unknown> =>
  page.evaluate(`document.activeElement === document.querySelector(${JSON.stringify(selector)})`);

describe.each(["zh-CN", "en"] as const)("in %s", (lang) => {
  const visit = async (who: Visit["who"]) => openAs(browser, w, { lang, who: who ?? null });

  it("a notice to read", async () => {
    const { page, errors, close } = await visit({ ownCase: applicant });
    await page.goto(w.url);
    await page.locator(".notices button").first().click();
    await page.frameLocator(`${OPEN} iframe`).locator("h1").waitFor();
    await isModal(page);
    // Before axe knocks at the frame, where nothing may run.
    expect(said(errors)).toEqual([]);
    expect(await axeInBoth(page, OPEN)).toEqual([]);
    const html = await page.locator(`${OPEN} iframe`).getAttribute("srcdoc");
    await page.keyboard.press("Escape");
    await page.locator(OPEN).waitFor({ state: "detached" });
    expect(await hasFocus(page, ".notices button")).toBe(true);
    // The notice as a page of its own: inside the frame axe cannot look.
    await page.setContent(html!);
    expect(await axeInBoth(page)).toEqual([]);
    await close();
  });

  it("a withdrawal that is refused", async () => {
    const { page, errors, close } = await visit({ ownCase: applicant });
    await page.goto(w.url);
    await page.locator("section[aria-labelledby=withdrawal-title] > button").click();
    await isModal(page);
    await page.locator(`${OPEN} textarea`).fill(" ");
    await page.locator(`${OPEN} button[type=submit]`).click();
    await page.locator(`${OPEN} [role=alert]`).waitFor();
    expect(await axeInBoth(page, OPEN)).toEqual([]);
    expect(said(errors)).toEqual([]);
    await close();
  });

  it("an announced revocation that is refused", async () => {
    const { page, errors, close } = await visit({ session: supervisor });
    await page.goto(`${w.url}/supervision#${applicant.applicationId}`);
    await page
      .getByRole("button", { name: /^(告知拟撤销|Announce)/ })
      .first()
      .click();
    await isModal(page);
    for (const input of await page.locator(`${OPEN} textarea, ${OPEN} input[type=text]`).all())
      await input.fill(" ");
    await page.locator(`${OPEN} button[type=submit]`).click();
    await page.locator(`${OPEN} .field-fault, ${OPEN} [role=alert]`).first().waitFor();
    expect(await axeInBoth(page, OPEN)).toEqual([]);
    expect(said(errors)).toEqual([]);
    await close();
  });

  it("a notice for the supervisors to read", async () => {
    const { page, errors, close } = await visit({ session: supervisor });
    await page.goto(`${w.url}/supervision#${applicant.applicationId}`);
    await page.getByRole("button", { name: lang === "en" ? /^Notices: .*water/ : /^文书：.*水/ }).click();
    const titles = page.locator(".notices strong");
    await titles.first().waitFor();
    // Addressed to the supervisors alone: whoever supervises has no other page to read it on.
    expect(await titles.allInnerTexts()).toContain(codes[lang].NOTICES["objection-report"]);
    expect(await axeInBoth(page)).toEqual([]);
    await page.locator(".notices button").first().click();
    await page.frameLocator(`${OPEN} iframe`).locator("h1").waitFor();
    await isModal(page);
    expect(said(errors)).toEqual([]);
    await close();
  });

  it("every form of a review, with one refused", async () => {
    const { page, errors, close } = await visit({ session: planning });
    await page.goto(`${w.url}/work#${applicant.applicationId}.consult-planning`);
    await page.locator(".command").first().waitFor();
    const closed = page.locator(".command:not([open]) > summary");
    while ((await closed.count()) > 0) await closed.first().click();
    const path = `/v1/reviews/${applicant.applicationId}.consult-planning`;
    const { body } = await w.call("GET", path, undefined, await w.as.department("planning"));
    expect(body.offers.length).toBeGreaterThan(3);
    expect(await page.locator(".command[open]").count()).toBe(body.offers.length);
    // The procedure refused: what is wrong stands at its fields.
    const procedure = page.locator(".command").filter({ has: page.locator("[name=plannedEnd]") });
    await procedure.locator("button[type=submit]").click();
    await page.locator("[aria-invalid=true]").first().waitFor();
    expect(await axeInBoth(page)).toEqual([]);
    expect(said(errors)).toEqual([]);
    await close();
  });
});
