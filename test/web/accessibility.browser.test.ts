/** Every page by axe (WCAG 2.2 AA): both languages, light and dark, with nothing to show and with much. */
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser } from "playwright-core";
import { openBrowser, openPage } from "../support/browser.ts";
import { ELEVEN, objection, world, type Applicant, type World } from "../support/runtime.ts";

jest.setTimeout(120_000);

let w: World;
let browser: Browser;
let applicant: Applicant;
const sessions: Record<string, string> = {};

beforeAll(async () => {
  w = await world();
  browser = await openBrowser();
  for (const [name, claims] of [
    ["housing", { role: "department", department: "housing" }],
    ["planning", { role: "department", department: "planning" }],
    ["supervisor", { role: "supervisor" }],
  ] as const) {
    const { token } = (await w.call("POST", "/local/tokens", claims)).body;
    sessions[name] = JSON.stringify({ token, department: null, ...claims });
  }
  applicant = await w.submit();
  await w.opinion(applicant, "water", objection);
  for (const department of ELEVEN.slice(0, 3)) await w.opinion(applicant, department);
  await w.clock("2026-03-12T09:00:00+08:00");
});
afterAll(async () => {
  await browser.close();
  await w.stop();
});

type Shown = { name: string; path: (id: string) => string; as?: string; ready: string };

const PAGES: readonly Shown[] = [
  { name: "the applicant's ways in", path: () => "/", ready: "form" },
  { name: "a case", path: (id) => `/#${id}`, as: "applicant", ready: "#progress-table" },
  { name: "the desk of nobody", path: () => "/work", ready: ".empty" },
  { name: "a worklist", path: () => "/work", as: "housing", ready: ".desk-row, .empty" },
  {
    name: "a review with its forms",
    path: (id) => `/work#${id}.consult-civil-defence`,
    as: "planning",
    ready: "h1",
  },
  { name: "supervision", path: () => "/supervision", as: "supervisor", ready: "table" },
  { name: "a case under supervision", path: (id) => `/supervision#${id}`, as: "supervisor", ready: "table" },
  { name: "the catalogue", path: () => "/catalogue", ready: "table" },
];

const WAYS = [
  { lang: "zh-CN", colorScheme: "light", width: 1280 },
  { lang: "zh-CN", colorScheme: "dark", width: 360 },
  { lang: "en", colorScheme: "light", width: 360 },
  { lang: "en", colorScheme: "dark", width: 1280 },
] as const;

describe.each(WAYS)("in $lang, $colorScheme, at $width pixels", ({ lang, colorScheme, width }) => {
  it.each(PAGES)("$name has no fault", async ({ path, as, ready }) => {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
    const { page, errors } = await openPage(context);
    const kept =
      as === "applicant"
        ? { key: "own-case", value: JSON.stringify(applicant) }
        : { key: "session", value: sessions[as ?? ""] ?? null };
    await page.goto(`${w.url}/healthz`);
    await page.evaluate(
      `sessionStorage.setItem("lang", ${JSON.stringify(lang)});
       ${kept.value === null ? "" : `sessionStorage.setItem(${JSON.stringify(kept.key)}, ${JSON.stringify(kept.value)});`}`,
    );
    await page.goto(`${w.url}${path(applicant.applicationId)}`);
    await page.locator(ready).first().waitFor({ state: "attached" });
    await page.waitForTimeout(300);
    const { violations } = await new AxeBuilder({ page })
      .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
      .setLegacyMode()
      .analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`),
    ).toEqual([]);
    // Nothing runs off a phone sideways.
    expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1")).toBe(true);
    expect(errors.filter((line) => !line.includes("Failed to load resource"))).toEqual([]);
    await context.close();
  });
});
