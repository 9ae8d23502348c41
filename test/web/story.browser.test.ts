/** The whole story in Chinese, as people see it: an applicant, clerks, the clock, a decision. */
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import type { Browser, Locator, Page } from "playwright-core";
import { openBrowser, openPage } from "../support/browser.ts";
import { world, type World } from "../support/runtime.ts";

jest.setTimeout(120_000);

let w: World;
let browser: Browser;
let page: Page;
let errors: string[];
let number: string;

beforeAll(async () => {
  w = await world();
  browser = await openBrowser();
  const context = await browser.newContext({ locale: "zh-CN", viewport: { width: 1280, height: 900 } });
  ({ page, errors } = await openPage(context));
});
afterAll(async () => {
  await browser.close();
  await w.stop();
});

const see = (text: string | RegExp) => page.getByText(text).first().waitFor();
const click = (name: string | RegExp) => page.getByRole("button", { name }).first().click();
const idOf = (department: string) => `${number}.consult-${department}`;

/** Signs in on the operator's bar, which only the laptop has. */
async function actAs(department: string): Promise<void> {
  await page.goto(`${w.url}/work`);
  await Promise.all([page.waitForEvent("load"), page.getByLabel("以何身份").selectOption(department)]);
  await page.getByRole("heading", { level: 1 }).waitFor();
}

const openReview = async (department: string) => {
  await actAs(department);
  await page.goto(`${w.url}/work#${idOf(department)}`);
  await page.getByRole("radio", { name: "不同意", exact: true }).waitFor();
};

describe("the story", () => {
  it("begins with an application that reaches eleven departments", async () => {
    await page.goto(w.url);
    await click("填入示例");
    await click("提交申请");
    await see("请记下查询码");
    await click("我已记下查询码");
    number = /440307-[0-9A-Z]{16}/.exec(await page.locator("main").innerText())![0];
    await w.rest();
    await click("刷新");
    await see("共 11 个事项");
    await page.locator("main svg").first().waitFor();
    expect(await page.locator("#progress-table tbody tr").count()).toBe(11);
  });

  it("tells a clerk who objects without grounds what is missing, and the clock runs on", async () => {
    await openReview("water");
    await page.getByRole("radio", { name: "不同意", exact: true }).check();
    await click("提交意见");
    await page.locator("[role=alert], [aria-invalid=true]").first().waitFor();
    const { reviews } = (
      await w.call("GET", `/v1/applications/${number}/case`, undefined, await w.as.department("planning"))
    ).body;
    expect(reviews.find((review: { reviewId: string }) => review.reviewId === idOf("water")).status).toBe(
      "running",
    );
  });

  it("takes the consent of another", async () => {
    await openReview("housing");
    await page.getByRole("radio", { name: "同意", exact: true }).check();
    await click("提交意见");
    await click("确认提交意见");
    await see("已办结");
    await page
      .getByText(/明示|同意/)
      .filter({ visible: true })
      .first()
      .waitFor();
  });

  it("lets a clerk stop the clock, and tells until when that may last", async () => {
    await openReview("ecology");
    await page.locator("summary").filter({ hasText: "启动特别程序" }).click();
    const form = page.locator("form").filter({ has: page.locator("[name=plannedEnd]") });
    await form.getByLabel("程序").selectOption("hearing");
    await form.getByLabel("法律依据").fill("行政许可法 第四十六条");
    await form.getByLabel("理由").fill("利害关系人申请听证");
    const plannedEnd = form.getByLabel("计划结束日期");
    await plannedEnd.fill("2028-03-06");
    const submit = form.getByRole("button", { name: "启动特别程序" });
    await submit.click();
    await form
      .locator(".field-fault")
      .getByText(/最早为2026年3月2日，最晚为2026年\d+月\d+日/)
      .waitFor();
    await plannedEnd.fill("2026-03-05");
    await submit.click();
    await click("确认启动特别程序");
    await see("已提交并保存");
    await see("中止计时");
  });

  it("shows the stop and its effect on the bar: the stretch is in the chart, and the due date has moved", async () => {
    await page.goto(`${w.url}/#${number}`);
    await page.locator("figure.chart svg").waitFor();
    const bar = page.locator("figure.chart g").filter({ hasText: "生态环境局" });
    const numbers = async (locator: Locator, name: string) =>
      ((await locator.getAttribute(name)) ?? "").match(/-?[\d.]+/g)!.map(Number) as [number, number, number];
    const [x, y, length] = await numbers(page.locator("path.chart-stopped").first(), "d");
    expect(length).toBeGreaterThan(20);
    // On the row of the department whose clock stands, under its name, and before its due mark.
    expect(y).toBe((await numbers(bar.locator(".chart-name"), "y"))[0] + 4);
    expect(x + length).toBeLessThan((await numbers(bar.locator(".mark-due"), "transform"))[0]);

    const row = page.locator("#progress-table tbody tr").filter({ hasText: "生态环境局" });
    expect(await row.innerText()).toMatch(/中止计时[^]*听证[:：] ?2026年3月2日/);
    // Seven working days from Monday, March 2 would end on March 11: the planned last day stands too, so three of them have.
    expect(await row.locator("td").nth(5).innerText()).toBe("2026年3月16日 24:00");
  });

  it("passes two due dates when the clock is moved, and marks what silence did", async () => {
    for (const department of [
      "development-reform",
      "planning",
      "land",
      "water",
      "forestry",
      "highways",
      "civil-defence",
      "ecology",
    ])
      await w.opinion({ applicationId: number, queryCode: "" }, department);
    await page.goto(`${w.url}/#${number}`);
    for (let due = 0; due < 2; due++) {
      await Promise.all([page.waitForEvent("load"), click("到下一个到期时刻")]);
      await see("各事项进度图");
    }
    await page.locator(".chart-word.deemed").first().waitFor();
    await see(/已于 .* 作出决定：准予。/);
    await w.rest();
    await page.reload();
    await see("超时默许告知书");
  });

  it("explains a due date day by day, and shows the certificate", async () => {
    await page.getByText("到期日逐日说明").first().click();
    await see("送达当日不计");
    await page
      .getByRole("listitem")
      .filter({ hasText: "超时默许告知书" })
      .getByRole("button")
      .first()
      .click();
    const frame = page.frameLocator("iframe").first();
    await frame.getByText("效力与限制").waitFor();
  });

  it("leaves the console empty", () => {
    // The browser itself reports every refused request; what the product says is nothing.
    expect(errors.filter((line) => !line.includes("Failed to load resource"))).toEqual([]);
  });
});
