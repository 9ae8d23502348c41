/** Every page by axe (WCAG 2.2 AA): both languages, light and dark, with nothing to show and with much. */
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import type { Browser } from "playwright-core";
import { axe, fitsAcross, openAs, openBrowser, said, sessionFor, type Session } from "../support/browser.ts";
import { foreignOn } from "./chinese.ts";
import { ELEVEN, objection, world, type Applicant, type World } from "../support/runtime.ts";

jest.setTimeout(120_000);

let w: World;
let browser: Browser;
let applicant: Applicant;
let sessions: Record<string, Session>;

beforeAll(async () => {
  w = await world();
  browser = await openBrowser();
  sessions = {
    housing: await sessionFor(w, { role: "department", department: "housing" }),
    planning: await sessionFor(w, { role: "department", department: "planning" }),
    supervisor: await sessionFor(w, { role: "supervisor" }),
  };
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
  { name: "a worklist", path: () => "/work", as: "housing", ready: ".worklist tbody tr, .empty" },
  {
    name: "a review with its forms",
    path: (id) => `/work#${id}.consult-civil-defence`,
    as: "planning",
    ready: "h1",
  },
  { name: "supervision", path: () => "/supervision", as: "supervisor", ready: "table" },
  { name: "a case under supervision", path: (id) => `/supervision#${id}`, as: "supervisor", ready: "table" },
  { name: "the catalogue", path: () => "/catalogue", ready: "table" },
  { name: "the page of verification", path: () => "/verify", ready: "form" },
];

const WAYS = [
  { lang: "zh-CN", colorScheme: "light", width: 1280 },
  { lang: "zh-CN", colorScheme: "dark", width: 360 },
  { lang: "en", colorScheme: "light", width: 360 },
  { lang: "en", colorScheme: "dark", width: 1280 },
] as const;

describe.each(WAYS)("in $lang, $colorScheme, at $width pixels", ({ lang, colorScheme, width }) => {
  it.each(PAGES)("$name has no fault", async ({ path, as, ready }) => {
    const { page, errors, close } = await openAs(browser, w, {
      lang,
      colorScheme,
      width,
      who: as === "applicant" ? { ownCase: applicant } : as ? { session: sessions[as]! } : null,
    });
    await page.goto(`${w.url}${path(applicant.applicationId)}`);
    await page.locator(ready).first().waitFor({ state: "attached" });
    await page.waitForLoadState("networkidle");
    expect(await axe(page)).toEqual([]);
    // Nothing runs off a phone sideways.
    expect(await fitsAcross(page)).toBe(true);
    if (lang === "zh-CN") expect(await foreignOn(page)).toEqual([]);
    expect(said(errors)).toEqual([]);
    await close();
  });
});
