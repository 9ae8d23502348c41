/**
 * Every kind of document as it is issued, on a picture: its QR code is read off each. `npm run documents` draws all and keeps
 * them under docs/documents/, with a page that shows them.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { PNG } from "pngjs";
import { documentLink } from "../../functions/domain/base/documentLink.ts";
import { noticePage } from "../../functions/notices/page.ts";
import { NOTICES } from "../../functions/words/zh/codes.ts";
import { DOCUMENTS, PICTURED } from "../notices/pictured.ts";
import { openBrowser, openPage } from "../support/browser.ts";
import { scanned } from "../support/pictures.ts";

jest.setTimeout(120_000);

const WIDTH = 800;

/** Whether the pictures are kept. */
const isKept = process.env["DOCUMENTS"] !== undefined;

/** All of them where they are kept; else a few, since each takes seconds. */
const DRAWN = PICTURED.filter((_, i) => isKept || i % 9 === 0);

/** Shades of grey that a picture keeps: enough for letters, and a third of the bytes. */
const SHADES = 8;

/** In few shades of grey: what stands on a document is black on white. */
function small(picture: Buffer): Buffer {
  const png = PNG.sync.read(picture);
  const { data } = png;
  for (let i = 0; i < data.length; i += 4) {
    const grey = 0.299 * data[i]! + 0.587 * data[i + 1]! + 0.114 * data[i + 2]!;
    data.fill(Math.round((Math.round((grey / 255) * (SHADES - 1)) * 255) / (SHADES - 1)), i, i + 3);
  }
  return PNG.sync.write(png, { colorType: 0, deflateLevel: 9 });
}

let browser: Browser;
let page: Page;
let withFont: () => Promise<void>;
beforeAll(async () => {
  browser = await openBrowser();
  const context = await browser.newContext({ viewport: { width: WIDTH, height: 1000 }, bypassCSP: true });
  ({ page, withFont } = await openPage(context));
  page.setDefaultTimeout(60_000);
  const [{ printed }] = PICTURED as [(typeof PICTURED)[number]];
  await page.route("https://documents.example/", (route) =>
    route.fulfill({ contentType: "text/html", body: noticePage(printed, "zh-CN") }),
  );
  await page.goto("https://documents.example/");
  await page.addStyleTag({ content: `body { font-family: "Noto Sans SC Variable" !important; }` });
  await withFont();
  if (!isKept) return;
  rmSync(DOCUMENTS, { recursive: true, force: true });
  mkdirSync(DOCUMENTS, { recursive: true });
});
afterAll(async () => {
  await browser.close();
  if (!isKept) return;
  const shown = PICTURED.map(({ file, printed: { notice } }) => {
    const name = NOTICES[notice.body.kind];
    return `## ${name} (\`${file.replace(".png", "")}\`)\n\n![${name}](${file})\n`;
  });
  const said = "Drawn by `npm run documents`. People, projects and organs are made up.";
  writeFileSync(
    join(DOCUMENTS, "README.md"),
    `# Every document, as it is issued\n\n${said}\n\n${shown.join("\n")}`,
  );
});

describe("the picture of", () => {
  it.each(DRAWN)("$file leads to where it is verified", async ({ file, printed }) => {
    // One after the other on one page, which has the font by now.
    const [main] = /<main>[^]*<\/main>/.exec(noticePage(printed, "zh-CN"))!;
    await page.evaluate(`document.querySelector("main").outerHTML = ${JSON.stringify(main)}`);
    await page.evaluate("document.fonts.ready");
    const picture = small(await page.screenshot({ fullPage: true }));
    const { number } = printed.notice;
    expect(scanned(picture)).toBe(documentLink(printed.verifyAt, { number, code: printed.code }));
    if (isKept) writeFileSync(join(DOCUMENTS, file), picture);
  });
});
