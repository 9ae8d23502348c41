/**
 * Every view by axe (WCAG 2.2 AA), in both languages, light and dark, on a desk, on a phone, at 200 % zoom and on paper:
 * nothing runs off, nothing is cut, nothing is printed that paper cannot do, nothing Chinese is not Chinese.
 * `VIEWS=all` looks at every view in every combination, where the gate looks at each side of each once.
 */
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { axe, fitsAcross, openAs, openBrowser, said, type Visit } from "../support/browser.ts";
import { foreignOn } from "./chinese.ts";
import { illegible, unseenStops } from "./legible.ts";
import { missingIn, TREES } from "./trees.ts";
import { alertsOn, scene, visit, VIEWS, type Scene } from "./views.ts";

jest.setTimeout(180_000);

let browser: Browser;
let at: Scene;

beforeAll(async () => {
  at = await scene();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await at.leave();
});

const DESK = { width: 1280, height: 900 };
/** 1280 pixels at 200 %: half as many, each twice as large. */
const ZOOMED = { width: 640, height: 450 };
const PHONE = { width: 390, height: 844 };
/** A4 with margins of 10 mm, in pixels. */
const PAPER = { width: 718, height: 1046 };

type Way = { size: typeof DESK; colorScheme: "light" | "dark"; rules?: readonly string[] };

/** What else can be wrong where all has been looked at once: colours, and what becomes of a layout. */
const SEEN = ["color-contrast", "target-size", "scrollable-region-focusable"];

/** By how somebody opens it first: what follows happens in the same page. */
const GATE: Readonly<Record<"zh-CN" | "en", readonly Way[]>> = {
  "zh-CN": [
    { size: DESK, colorScheme: "light" },
    { size: PHONE, colorScheme: "dark", rules: SEEN },
  ],
  en: [
    { size: ZOOMED, colorScheme: "dark" },
    { size: PHONE, colorScheme: "light", rules: ["target-size", "scrollable-region-focusable"] },
  ],
};

const ALL: readonly Way[] = [DESK, ZOOMED, PHONE].flatMap((size) =>
  (["light", "dark"] as const).map((colorScheme) => ({ size, colorScheme })),
);

const waysIn = (lang: "zh-CN" | "en") => (process.env["VIEWS"] === "all" ? ALL : GATE[lang]);

/** Whatever is wrong with what is in sight, named by what was opened and how one looks at it. */
async function faultsIn(page: Page, name: string, lang: "zh-CN" | "en"): Promise<string[]> {
  const faults: string[] = [];
  for (const { size, colorScheme, rules } of waysIn(lang)) {
    const note = (found: readonly string[]) =>
      faults.push(...found.map((fault) => `${name}, ${size.width}, ${colorScheme}: ${fault}`));
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme });
    note(await axe(page, undefined, rules));
    if (!(await fitsAcross(page))) note(["runs off sideways"]);
    if (size !== DESK) note([...(await illegible(page)), ...(await unseenStops(page))]);
  }
  if (lang === "zh-CN") faults.push(...(await foreignOn(page)));
  return faults;
}

/** Every chart in sight is as wide as its frame, which it follows in the frame after that has changed. */
const DRAWN = `[...document.querySelectorAll("figure.chart")].every((frame) => {
  const drawn = frame.querySelector(":scope > svg");
  return drawn === null || frame.clientWidth === 0 || drawn.width.baseVal.value === frame.clientWidth;
})`;

/** On paper. */
async function printed(page: Page, name: string): Promise<string[]> {
  await page.setViewportSize(PAPER);
  await page.emulateMedia({ media: "print", colorScheme: "light" });
  await page.evaluate(
    `new Promise((done) => { const look = () => (${DRAWN} ? done() : requestAnimationFrame(look)); look(); })`,
  );
  const unprintable = ["nav", ".operator-bar", "button:not(.sort)", "dialog", ".skip"];
  const left = await page.locator(unprintable.map((one) => `${one}:visible`).join(", ")).count();
  const faults = [
    ...(left > 0 ? [`${left} that paper cannot do`] : []),
    ...((await page.getByRole("heading", { level: 1 }).isVisible()) ? [] : ["no heading"]),
    ...((await fitsAcross(page)) ? [] : ["runs off sideways"]),
    ...(await illegible(page)),
  ];
  await page.emulateMedia({ media: "screen" });
  return faults.map((fault) => `${name}, on paper: ${fault}`);
}

describe.each(["zh-CN", "en"] as const)("in %s", (lang) => {
  it.each(VIEWS)("$name", async (view) => {
    const { name } = view;
    const { size, colorScheme } = waysIn(lang)[0]!;
    const how: Visit = { lang, colorScheme, ...size };
    const { page, errors, close } = await visit(browser, at, view, how);
    const faults = [...(await alertsOn(page, view)), ...(await faultsIn(page, name, lang))];
    if (view.isPrinted !== false) faults.push(...(await printed(page, name)));
    for (const { name: opened, open } of view.opens ?? []) {
      await page.setViewportSize(DESK);
      await open(page);
      faults.push(...(await alertsOn(page, view)), ...(await faultsIn(page, opened, lang)));
    }
    expect([faults, said(errors)]).toEqual([[], []]);
    await close();
  });

  it("a notice is printed as a document of its own, and the case without it", async () => {
    const { page, close } = await visit(
      browser,
      at,
      VIEWS.find(({ name }) => name === "case")!,
      { lang, ...PAPER },
    );
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

describe("to who listens, a page tells", () => {
  it.each(TREES)("$name", async ({ view: name, open, lines }) => {
    const view = VIEWS.find((one) => one.name === name)!;
    const { page, close } = await visit(browser, at, view);
    await open?.(page);
    expect(missingIn(await page.locator("main").ariaSnapshot(), lines)).toEqual([]);
    await close();
  });
});

it("tells what is wrong where something is", async () => {
  const { page, close } = await openAs(browser, at.w, { colorScheme: "dark" });
  await page.goto(`${at.w.url}/verify`);
  await page.locator("form").waitFor();
  await page.evaluate(`(() => {
    const main = document.querySelector("main");
    main.insertAdjacentHTML("beforeend",
      '<p id="pale">看不清</p><img src="/assets/icon.svg"><p id="wide">太宽</p><p>abc,中</p><a class="unseen" href="#main">暗处</a>');
    document.getElementById("pale").style.color = "#333";
    document.getElementById("wide").style.width = "2000px";
  })()`);
  const told = (await faultsIn(page, "a page", "zh-CN")).join("\n");
  for (const fault of [
    "image-alt: ",
    "dark: color-contrast: ",
    "runs off sideways",
    "abc",
    "goes unseen to 暗处",
  ])
    expect(told).toContain(fault);
  await close();
});
