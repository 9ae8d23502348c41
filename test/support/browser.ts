/** A browser from the npm registry, with a Chinese font: the machine need not have either. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import chromium from "@sparticuz/chromium";
import { chromium as playwright, type Browser, type BrowserContext, type Page } from "playwright-core";
import type { World } from "./runtime.ts";

/** Starts the browser; outside of tests, whose beginning unpacks it (`inMemory.ts`), the first start does. */
export async function openBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: process.env["CHROMIUM"] ?? (await chromium.executablePath()),
    // One process for everything would end with the first context that is closed.
    args: [...chromium.args.filter((arg) => !/single-process|no-zygote/.test(arg)), "--no-sandbox"],
    headless: true,
  });
}

const fonts = dirname(
  createRequire(import.meta.url).resolve("@fontsource-variable/noto-sans-sc/package.json"),
);
const sheet = readFileSync(join(fonts, "index.css"), "utf8");

/** A page whose Chinese can be read on pictures: the font is the tester's, never the product's. */
export async function openPage(
  context: BrowserContext,
): Promise<{ page: Page; errors: string[]; withFont: () => Promise<void> }> {
  const page = await context.newPage();
  // A slow machine makes nothing red: what does not come at all is waited for as long, and fails.
  page.setDefaultTimeout(30_000);
  const errors: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(error.message));
  await page.route("**/test-fonts/**", (route) =>
    route.fulfill({ path: join(fonts, "files", route.request().url().split("/").at(-1)!) }),
  );
  return {
    page,
    errors,
    /** For pictures only: it needs a context that bypasses the content security policy. */
    async withFont() {
      const content = `${sheet.replaceAll("./files/", "/test-fonts/")}
:root { font-family: "Noto Sans SC Variable", sans-serif !important; }`;
      await page.addStyleTag({ content });
      await page.evaluate("document.fonts.ready");
    },
  };
}

export type Visit = {
  lang?: "zh-CN" | "en";
  colorScheme?: "light" | "dark";
  width?: number;
  height?: number;
  deviceScaleFactor?: number;
  /** For pictures: lets the tester's font in. */
  bypassCSP?: boolean;
  /** Whose tab it is: a session, the applicant's own case, or nobody's. */
  who?: { session: Session } | { ownCase: OwnCase } | null;
};

export type Session = { token: string; role: string; department: string | null };
export type OwnCase = { applicationId: string; queryCode: string };

/** Signs somebody in, as the operator's bar does. */
export async function sessionFor(
  { call }: Pick<World, "call">,
  claims: { role: string; department?: string; name?: string },
): Promise<Session> {
  const { body } = await call("POST", "/local/tokens", claims);
  return { department: null, ...claims, token: (body as { token: string }).token };
}

/** A page in a tab of its own, where somebody is signed in already. `close` ends the tab. */
export async function openAs(
  browser: Browser,
  { url }: Pick<World, "url">,
  { lang = "zh-CN", colorScheme = "light", width = 1280, height = 900, who = null, ...rest }: Visit = {},
): Promise<Awaited<ReturnType<typeof openPage>> & { close: () => Promise<void> }> {
  const context = await browser.newContext({ colorScheme, viewport: { width, height }, ...rest });
  const { page, ...about } = await openPage(context);
  const kept: Record<string, string> = { lang };
  if (who && "session" in who) kept["session"] = JSON.stringify(who.session);
  if (who && "ownCase" in who) kept["own-case"] = JSON.stringify(who.ownCase);
  // The tab's store belongs to the host: any of its answers will do to write into it.
  await page.goto(`${url}/healthz`);
  await page.evaluate(
    `for (const [key, value] of Object.entries(${JSON.stringify(kept)})) sessionStorage.setItem(key, value)`,
  );
  return { page, ...about, close: () => context.close() };
}

/** What the product itself has put on the console: the browser adds a line for every refused request. */
export const said = (errors: readonly string[]): string[] =>
  errors.filter((line) => !line.includes("Failed to load resource"));

/** Whether all of the page fits between its left and right edges. */
export const fitsAcross = async (page: Page): Promise<boolean> =>
  page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1");

const axeSource = readFileSync(
  createRequire(createRequire(import.meta.url).resolve("@axe-core/playwright")).resolve(
    "axe-core/axe.min.js",
  ),
  "utf8",
);

const WCAG = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] };

/**
 * What axe finds against WCAG 2.2 AA, one line for each kind. It is put into a document once, and hands back what is wrong
 * alone: the builder of its own package takes three times as long.
 * @param rules only these, where the rest has been looked at
 */
export async function axe(page: Page, within?: string, rules?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(axeSource);
  const options = {
    runOnly: rules === undefined ? WCAG : { type: "rule", values: rules },
    resultTypes: ["violations"],
    // Nothing may run in the frames of these pages: they are looked at as pages of their own.
    iframes: false,
  };
  const context = within === undefined ? "document" : JSON.stringify({ include: [[within]] });
  return page.evaluate<string[]>(`(async () => {
    const { violations } = await axe.run(${context}, ${JSON.stringify(options)});
    return violations.map(({ id, nodes }) =>
      id + ": " + nodes.map(({ html }) => html.slice(0, 120)).join(" | "));
  })()`);
}
