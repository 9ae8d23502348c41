/**
 * `npm run screenshots`: every view, after what happens in its cases, at desktop and phone width, with readable Chinese, under
 * docs/pages/. It ends with an error where a view shows one.
 */
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { openBrowser, said } from "../test/support/browser.ts";
import { alertsOn, scene, visit, VIEWS } from "../test/web/views.ts";

const OUT = fileURLToPath(new URL("../docs/pages/", import.meta.url));

const SIZES = [
  ["desktop", 1280],
  ["phone", 390],
] as const;

/** A window, in pixels. */
const HIGH = 900;

/** As much of a long page as can be looked at, in pixels. */
const MOST_HIGH = 1800;

mkdirSync(OUT, { recursive: true });
for (const old of readdirSync(OUT)) rmSync(join(OUT, old));

const at = await scene();
const browser = await openBrowser();
const wrong: string[] = [];

async function picture(page: Page, name: string, size: string, width: number): Promise<void> {
  const how = { path: join(OUT, `${name}-${size}.jpg`), type: "jpeg", quality: 60 } as const;
  const height = await page.evaluate<number>("document.documentElement.scrollHeight");
  // What opens over a page is where one looks.
  if ((await page.locator("dialog[open]").count()) > 0) await page.screenshot(how);
  else {
    // In a window as high as the picture, so that what stays in sight lies at its edge, and not across it.
    await page.setViewportSize({ width, height: Math.min(Math.max(height, HIGH), MOST_HIGH) });
    await page.evaluate(
      "for (const one of [document.documentElement, ...document.querySelectorAll('aside, .desk *')]) one.scrollTop = 0",
    );
    await page.screenshot(how);
    await page.setViewportSize({ width, height: HIGH });
  }
  console.log(`docs/pages/${name}-${size}.jpg`);
}

for (const [size, width] of SIZES)
  for (const view of VIEWS) {
    const { page, errors, withFont, close } = await visit(browser, at, view, {
      width,
      height: HIGH,
      bypassCSP: true,
    });
    await withFont();
    await picture(page, view.name, size, width);
    if (view.name === "case" && size === "desktop") {
      // What the README shows: down to the end of the chart.
      const { y, height } = (await page.locator(".chart").boundingBox())!;
      const clip = { x: 0, y: 0, width, height: y + height };
      await page.screenshot({ path: join(OUT, "case-first-view.png"), fullPage: true, clip });
    }
    const look = async (name: string) =>
      wrong.push(...(await alertsOn(page, view)).map((told) => `${name}, ${size}: ${told}`));
    await look(view.name);
    for (const { name, open } of view.opens ?? []) {
      await open(page);
      // A document in a frame has the font of none of this: `npm run documents` has its pictures.
      if ((await page.locator("iframe").count()) === 0) await picture(page, name, size, width);
      await look(name);
    }
    wrong.push(...said(errors).map((line) => `${view.name}, ${size}: ${line}`));
    await close();
  }

await browser.close();
await at.leave();
if (wrong.length > 0) throw new Error(wrong.join("\n"));
