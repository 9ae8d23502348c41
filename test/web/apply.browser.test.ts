/** Applying: the guide before the form, the form in steps in any usual spelling, offline and come back to, looked through, and the receipt. */
import { afterAll, beforeAll, expect, it, jest } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { axe, fitsAcross, openAs, openBrowser, said } from "../support/browser.ts";
import { bytesOf } from "../files/content.ts";
import { handedIn } from "../support/files.ts";
import { readQr } from "../support/readQr.ts";
import { example, world, type World } from "../support/runtime.ts";

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

const click = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

it("begins with a guide of each type, and says what is wrong in the step in which it is", async () => {
  const { page, errors, close } = await openAs(browser, w, { width: 390 });
  await page.goto(w.url);
  const guide = page.getByRole("region", { name: "第 1 步，共 5 步：办事指南" });
  const told = (await guide.innerText()).replaceAll(/\s+/g, " ");
  for (const part of [
    "牵头部门",
    "关键路径",
    "受理",
    "材料不齐",
    "收费",
    "咨询电话 12345",
    "逾期后果",
    "必须提交",
  ])
    expect(told).toContain(part);
  await guide.getByLabel("项目类型").selectOption({ index: 1 });
  expect((await guide.innerText()).replaceAll(/\s+/g, " ")).not.toBe(told);
  await guide.getByLabel("项目类型").selectOption({ index: 0 });
  expect(await axe(page, ".submission")).toEqual([]);
  expect(await fitsAcross(page)).toBe(true);

  await click(page, "下一步");
  const project = page.getByRole("region", { name: "第 2 步，共 5 步：项目情况" });
  await project.waitFor();
  await click(page, "下一步");
  // Only what is in sight is asked for.
  const alert = page.locator(".submission [role=alert]");
  await alert.getByRole("button", { name: "项目名称" }).waitFor();
  expect(await alert.getByRole("button", { name: "联系电话" }).count()).toBe(0);
  await click(page, "核对并提交");
  await click(page, "提交申请");
  await alert.getByRole("button", { name: "联系电话" }).click();
  await page.getByRole("region", { name: "第 3 步，共 5 步：申请人" }).waitFor();
  expect(await page.evaluate("document.activeElement.name")).toBe("applicant.contact.phone");
  expect(said(errors)).toEqual([]);
  await close();
});

it("takes any usual spelling, is kept through a reload and offline, and goes on in another tab from a saved draft", async () => {
  const { page, close } = await openAs(browser, w);
  const context = page.context();
  await page.goto(w.url);
  await click(page, "填入示例（仅本机运行时可见）");
  await click(page, "项目情况");
  await page.getByLabel("项目代码").fill("２６０５—440307－04–01-123456");
  await page.getByLabel("道路长度").fill("１，８６０");
  await page.getByLabel("道路长度").blur();
  expect(await page.getByLabel("道路长度").inputValue()).toBe("1860");
  await click(page, "申请人");
  await page.getByLabel("统一社会信用代码").fill(" 91990000 ma5exmp40a ");
  await context.setOffline(true);
  await click(page, "核对并提交");
  await click(page, "提交申请");
  await page.getByRole("alert").getByText("无法连接服务器").waitFor();
  await context.setOffline(false);
  await page.reload();
  await page.getByRole("region", { name: "第 5 步，共 5 步：核对并提交" }).waitFor();
  await click(page, "保存草稿");
  await page.getByText("公用电脑请勿保存").waitFor();
  await page.close();

  const later = await context.newPage();
  await later.goto(w.url);
  await later.getByText("本浏览器存有未提交的草稿：青松路").waitFor();
  await click(later, "继续填写");
  const check = later.getByRole("region", { name: "第 5 步，共 5 步：核对并提交" });
  const told = (await check.innerText()).replaceAll(/\s+/g, " ");
  for (const part of ["2605-440307-04-01-123456", "1860", "陈志远", "以链接提交"])
    expect(told).toContain(part);
  await click(later, "修改 申请人");
  expect(await later.getByLabel("统一社会信用代码").inputValue()).toBe("91990000MA5EXMP40A");
  await click(later, "核对并提交");
  await click(later, "提交申请");
  await later.getByText("请记下查询码").waitFor();

  // The receipt: on one page, with the way back, in which the query code is not.
  const receipt = later.getByRole("region", { name: "申请已提交，请记下查询码" });
  await receipt.getByText("青松路").waitFor();
  const code = receipt.getByRole("img", { name: "扫码打开本办件的页面" });
  const [box, strokes] = [await code.getAttribute("viewBox"), await code.locator("path").getAttribute("d")];
  const number = later.url().split("#")[1]!;
  expect(readQr(Number(box!.split(" ")[2]), strokes!)).toBe(`${w.url}/#${number}`);
  const printed = (await later.pdf({ format: "A4" })).toString("latin1");
  expect(printed.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  expect(await axe(later, ".receipt")).toEqual([]);
  expect(await later.evaluate("localStorage.getItem('saved-draft')")).toBeNull();
  await close();
});

it("refers to the files of an earlier application of the same project", async () => {
  const earlier = await w.submit();
  const fileId = await handedIn(w, earlier, "site-plan", bytesOf("%PDF-1.7 plan"));
  const { code } = (await w.status(earlier)).project as { code: string };
  const { page, close } = await openAs(browser, w);
  await page.goto(w.url);
  await click(page, "填入示例（仅本机运行时可见）");
  await click(page, "申请人");
  // The example of the page is another applicant's than the earlier application.
  await page.getByLabel("统一社会信用代码").fill(example("municipal-road-application").applicant.creditCode);
  await click(page, "项目情况");
  await page.getByLabel("项目代码").fill("2605-440307-04-01-999999");
  await click(page, "申请材料");
  await page.getByText("引用本项目上次申报的文件").click();
  await page.getByLabel("上次的申请编号").fill(earlier.applicationId);
  await page.getByLabel("上次的查询码").fill(earlier.queryCode);
  await click(page, "查找可引用的文件");
  // Of another project there is nothing.
  await page.getByText("没有可以引用的文件").waitFor();
  await click(page, "项目情况");
  await page.getByLabel("项目代码").fill(code);
  await click(page, "申请材料");
  await click(page, "查找可引用的文件");
  await click(page, "引用 file.pdf");
  await page.getByText(`来自上次申报的文件（${earlier.applicationId}）`).waitFor();
  await click(page, "核对并提交");
  await click(page, "提交申请");
  await page.getByText("请记下查询码").waitFor();
  const own = JSON.parse(await page.evaluate("sessionStorage.getItem('own-case')")) as typeof earlier;
  expect(JSON.stringify((await w.status(own)).materials)).toContain(fileId);
  await close();
});

it("walks a year through the region's own catalogue in three modes, where somebody wants to see that", async () => {
  const { page, errors, close } = await openAs(browser, w);
  await page.goto(`${w.url}/catalogue`);
  await page.getByText("按本目录模拟一年").click();
  await page.getByText("三种方式各 200 个项目").waitFor();
  const figures = page.locator("details").filter({ hasText: "按本目录模拟一年" });
  const means = async () =>
    (await figures.locator("tbody tr td:nth-of-type(1)").allInnerTexts()).map((text) =>
      parseFloat(text.match(/[\d.]+/)![0]),
    );
  const usual = await means();
  expect(usual).toHaveLength(3);
  expect(usual[0]! > usual[1]! && usual[1]! > usual[2]!).toBe(true);
  // Slower offices: all of it takes longer, and asking at once saves more of it.
  await figures.getByLabel("各部门平均用时占承诺时限").selectOption("130");
  await page.getByText(/^正在模拟/).waitFor();
  await page.getByText("三种方式各 200 个项目").waitFor();
  const slower = await means();
  slower.forEach((days, i) => expect(days).toBeGreaterThan(usual[i]!));
  expect(slower[0]! - slower[1]!).toBeGreaterThan(usual[0]! - usual[1]!);
  expect(said(errors)).toEqual([]);
  await close();
});
