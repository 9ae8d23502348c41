/** The pages at 200 % zoom, and on paper: nothing runs off, nothing is cut, nothing is printed that paper cannot do. */
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { fitsAcross, openAs } from "../support/browser.ts";
import { stage, type Stage } from "./stage.ts";
import { illegible } from "./legible.ts";

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

const PAGES = [
  { name: "the ways in", path: () => "/", who: () => null, ready: "form" },
  {
    name: "a case",
    path: (id: string) => `/#${id}`,
    who: () => ({ ownCase: applicant }),
    ready: ".chart svg",
  },
  {
    name: "a worklist",
    path: () => "/work",
    who: () => ({ session: planning }),
    ready: ".worklist tbody tr",
  },
  {
    name: "a review",
    path: (id: string) => `/work#${id}.consult-planning`,
    who: () => ({ session: planning }),
    ready: ".command",
  },
  {
    name: "a case at its lead",
    path: (id: string) => `/work#${id}`,
    who: () => ({ session: planning }),
    ready: "[aria-labelledby=desk-answers] table",
  },
  {
    name: "supervision",
    path: () => "/supervision",
    who: () => ({ session: supervisor }),
    ready: "table.figures",
  },
  {
    name: "a case under supervision",
    path: (id: string) => `/supervision#${id}`,
    who: () => ({ session: supervisor }),
    ready: "table.wide",
  },
  { name: "the catalogue", path: () => "/catalogue", who: () => null, ready: ".matters" },
  {
    name: "the page of verification",
    path: () => "/verify#number=1&code=2",
    who: () => null,
    ready: ".verdict",
  },
];

/** A4 with margins of 10 mm, in pixels. */
const PAPER = { width: 718, height: 1046 };

describe.each(["zh-CN", "en"] as const)("in %s", (lang) => {
  it.each(PAGES)("$name is all there at 200 % zoom, and on paper", async ({ path, who, ready }) => {
    // 1280 pixels at 200 %: half as many, each twice as large.
    const zoomed = { width: 640, height: 450, deviceScaleFactor: 2 };
    const { page, close } = await openAs(browser, w, { lang, who: who(), ...zoomed });
    await page.goto(`${w.url}${path(applicant.applicationId)}`);
    await page.locator(ready).first().waitFor();
    await page.waitForLoadState("networkidle");
    expect(await fitsAcross(page)).toBe(true);
    expect(await illegible(page)).toEqual([]);

    await page.setViewportSize(PAPER);
    await page.emulateMedia({ media: "print" });
    for (const left of ["nav", ".operator-bar", "button:not(.sort)", "dialog", ".skip"])
      expect([left, await page.locator(`${left}:visible`).count()]).toEqual([left, 0]);
    expect(await page.getByRole("heading", { level: 1 }).isVisible()).toBe(true);
    expect(await fitsAcross(page)).toBe(true);
    expect(await illegible(page)).toEqual([]);
    await close();
  });

  it("a notice is printed as a document of its own, and the case without it", async () => {
    const { page, close } = await openAs(browser, w, { lang, who: { ownCase: applicant }, ...PAPER });
    await page.goto(w.url);
    await page.locator(".notices button").first().click();
    const frame = page.locator("dialog iframe");
    await frame.contentFrame().locator("h1").waitFor();
    const notice = (await frame.getAttribute("srcdoc"))!;
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("dialog:visible, iframe:visible").count()).toBe(0);
    // The button prints the frame: what lies round it is not part of the document.
    await page.setContent(notice);
    expect(await page.locator("nav, button, a, .operator-bar").count()).toBe(0);
    expect(await fitsAcross(page)).toBe(true);
    expect(await illegible(page)).toEqual([]);
    await close();
  });
});
