/** Files beside an opinion and beside a complaint: attached where they are written, read where they are read. */
import { afterAll, beforeAll, expect, it, jest } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { bytesOf } from "../files/content.ts";
import { axe, openAs, openBrowser, sessionFor } from "../support/browser.ts";
import { world, type Applicant, type World } from "../support/runtime.ts";

jest.setTimeout(120_000);

let w: World;
let browser: Browser;
let applicant: Applicant;
beforeAll(async () => {
  w = await world();
  browser = await openBrowser();
  applicant = await w.submit();
});
afterAll(async () => {
  await browser.close();
  await w.stop();
});

const pdf = (name: string) => ({
  name: `${name}.pdf`,
  mimeType: "application/pdf",
  buffer: bytesOf(`%PDF-1.7 ${name}`),
});

/** Attaches files in the form of a page, and takes one of them away again. */
async function attach(page: Page, form: string): Promise<void> {
  const place = page.locator(form).getByLabel("随附文件");
  await place.setInputFiles([pdf("依据"), pdf("多余"), { ...pdf("trick"), buffer: bytesOf("MZ") }]);
  const rows = page.locator(form).getByRole("listitem");
  await rows.filter({ hasText: "依据.pdf" }).getByText("已上传").waitFor();
  await rows.filter({ hasText: "多余.pdf" }).getByText("已上传").waitFor();
  await rows.filter({ hasText: "trick.pdf" }).getByText("程序").waitFor();
  for (const name of ["多余", "trick"]) await page.getByRole("button", { name: `移除 ${name}.pdf` }).click();
  expect(await axe(page, form)).toEqual([]);
}

it("go with a complaint, and are seen by its applicant and by supervision", async () => {
  const { page, close } = await openAs(browser, w, { who: { ownCase: applicant } });
  page.setDefaultTimeout(30_000);
  await page.goto(`${w.url}/#${applicant.applicationId}`);
  const section = page.getByRole("region", { name: "效能投诉" });
  await section.getByLabel("投诉对象").selectOption("department:water");
  await section.getByLabel("投诉内容").fill("两周来无人接听电话。");
  await attach(page, "section[aria-labelledby=complaint-title]");
  await section.getByRole("button", { name: "提交投诉" }).click();
  const card = page.getByRole("article").filter({ hasText: "两周来无人接听电话" });
  await card.getByText("依据.pdf（").waitFor();
  await card.getByRole("button", { name: "在本页查看 依据.pdf" }).click();
  await page.locator(".shown-file iframe").waitFor();
  await close();
  const { body } = await w.call("GET", "/v1/complaints", undefined, await w.as.role("supervisor"));
  expect(body.complaints[0].attachments.map(({ name }: { name: string }) => name)).toEqual(["依据.pdf"]);
});

it("go with the answer to a complaint, and are read by who complained", async () => {
  const session = await sessionFor(w, { role: "supervisor" });
  const supervisor = await openAs(browser, w, { who: { session } });
  await supervisor.page.goto(`${w.url}/supervision#complaints`);
  const open = supervisor.page.getByRole("article").filter({ hasText: "两周来无人接听电话" });
  await open.getByText("答复此投诉").click();
  for (const label of ["原因", "整改措施", "责任追究", "给投诉人的答复"])
    await open.getByRole("textbox", { name: label }).fill("见附件");
  await attach(supervisor.page, "details form");
  await open.getByRole("button", { name: "提交答复" }).click();
  await open.getByText("答复的随附文件").waitFor();
  await supervisor.close();
  const { page, close } = await openAs(browser, w, { who: { ownCase: applicant } });
  await page.goto(`${w.url}/#${applicant.applicationId}`);
  const card = page.getByRole("article").filter({ hasText: "两周来无人接听电话" });
  await card.getByRole("button", { name: "在本页查看 依据.pdf" }).last().waitFor();
  expect(await card.getByRole("button", { name: "在本页查看 依据.pdf" }).count()).toBe(2);
  await card.getByRole("button", { name: "在本页查看 依据.pdf" }).last().click();
  await page.locator(".shown-file iframe").waitFor();
  await close();
});

it("go with an opinion, and are seen beside it", async () => {
  const { page, close } = await openAs(browser, w, {
    who: { session: await sessionFor(w, { role: "department", department: "land" }) },
  });
  const path = `/v1/reviews/${applicant.applicationId}.consult-land`;
  await page.goto(`${w.url}/work#${applicant.applicationId}.consult-land`);
  await page.getByRole("radio", { name: "同意", exact: true }).check();
  const form = page.locator("form").filter({ has: page.getByRole("radio", { name: "同意", exact: true }) });
  await form.getByLabel("随附文件").setInputFiles([pdf("测绘成果")]);
  await form.getByRole("listitem").getByText("已上传").waitFor();
  await form.locator("button[type=submit]").click();
  await page.locator(".check-answers button").first().click();
  await page.getByRole("button", { name: "在本页查看 测绘成果.pdf" }).first().waitFor();
  const { body } = await w.call("GET", path, undefined, await w.as.department("land"));
  expect([body.outcome, body.attachments.map(({ name }: { name: string }) => name)]).toEqual([
    "consented",
    ["测绘成果.pdf"],
  ]);
  await close();
});
