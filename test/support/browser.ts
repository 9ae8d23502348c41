/** A browser from the npm registry, with a Chinese font: the machine need not have either. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import chromium from "@sparticuz/chromium";
import { chromium as playwright, type Browser, type BrowserContext, type Page } from "playwright-core";

/** Starts the browser; the first start unpacks it. */
export async function openBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
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
