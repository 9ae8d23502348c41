/** Files from the applicant's page to the desk: several for one material, refused kinds, one cut off and sent again, beside the decision. */
import { afterAll, beforeAll, expect, it, jest } from "@jest/globals";
import type { Browser } from "playwright-core";
import { CONTENTS } from "../files/content.ts";
import { openAs, openBrowser, sessionFor } from "../support/browser.ts";
import { world, type World } from "../support/runtime.ts";

jest.setTimeout(120_000);

let w: World;
let browser: Browser;
beforeAll(async () => {
  w = await world();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await w.stop();
});

it("go up with the reason where one is refused, are sent again where cut off, and lie beside the decision", async () => {
  const { page, close } = await openAs(browser, w);
  await page.goto(w.url);
  await page.getByRole("button", { name: "填入示例" }).click();
  const form = page.locator(".uploads").first();
  // The first of them breaks off on its way.
  await page.route("**/files/*", (route) => route.abort(), { times: 1 });
  await form.locator("input[type=file]").setInputFiles([
    { name: "申请表.pdf", mimeType: "application/pdf", buffer: CONTENTS.pdf },
    { name: "program.exe", mimeType: "application/x-msdownload", buffer: Buffer.from("MZ") },
  ]);
  await form.getByText("不属于可接收的格式").waitFor();
  await form.getByRole("button", { name: "重新上传 申请表.pdf" }).click();
  await form.getByText("已上传").waitFor();
  await page.getByRole("button", { name: "提交申请" }).click();
  await page.waitForURL(/#440307-/);
  const applicationId = page.url().split("#")[1]!;
  await close();

  const desk = await openAs(browser, w, {
    who: { session: await sessionFor(w, { role: "department", department: "land" }) },
  });
  await desk.page.goto(`${w.url}/work#${applicationId}.consult-land`);
  await desk.page.getByRole("button", { name: "在本页查看 申请表.pdf" }).click();
  const frame = desk.page.locator(".shown-file iframe");
  await frame.waitFor();
  const read = await fetch((await frame.getAttribute("src"))!);
  expect(Buffer.from(await read.arrayBuffer())).toEqual(CONTENTS.pdf);
  await desk.close();
});
