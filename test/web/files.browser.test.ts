/** Files from the applicant's page : refused kinds with the reason, one cut off and sent again, and handed in. */
import { afterAll, beforeAll, expect, it, jest } from "@jest/globals";
import type { Browser } from "playwright-core";
import { CONTENTS } from "../files/content.ts";
import { openAs, openBrowser } from "../support/browser.ts";
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

it("go up with the reason where one is refused, are sent again where cut off, and are handed in", async () => {
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
  const { body } = await w.call(
    "GET",
    `/v1/reviews/${applicationId}.consult-land`,
    undefined,
    await w.as.department("land"),
  );
  expect(body.application.materials).toContainEqual(
    expect.objectContaining({ code: "application-form", name: "申请表.pdf", isShown: true }),
  );
});
