/** An applicant who has signed in: applies, finds it again, corrects whom to ring up; and whoever has only a code. */
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { axe, openAs, openBrowser, said } from "../support/browser.ts";
import { example, world, type Applicant, type World } from "../support/runtime.ts";

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

const click = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

it("applies for nobody else, is told what becomes of the contact, and finds the case again", async () => {
  const { page, errors, close } = await openAs(browser, w);
  await page.goto(w.url);
  const bar = page.getByRole("complementary", { name: "本机操作栏（仅本机运行时可见）" });
  await bar.getByLabel("以何身份").selectOption({ label: "申请人" });
  const mine = page.getByRole("region", { name: "我的办件" });
  await mine.getByText("本单位还没有申请").waitFor();
  await click(page, "填入示例（仅本机运行时可见）");
  await click(page, "申请人");
  // Whom they stand for is not theirs to type.
  expect(await page.getByLabel("统一社会信用代码").count()).toBe(0);
  const notice = page.getByRole("region", { name: "个人信息处理告知" });
  const told = await notice.innerText();
  for (const part of ["处理者", "处理目的", "保存期限", "您的权利", "第十三条第一款第三项"])
    expect(told).toContain(part);
  // It stands before the fields that it is about.
  const [above, field] = [await notice.boundingBox(), await page.getByLabel("联系电话").boundingBox()];
  expect(above!.y + above!.height).toBeLessThanOrEqual(field!.y);
  await page.getByLabel("电子邮箱").fill("nobody");
  await click(page, "核对并提交");
  await click(page, "提交申请");
  // What is wrong leads to the step in which it is.
  await page.getByRole("alert").getByRole("button", { name: "电子邮箱" }).click();
  await page.locator("[aria-invalid]").first().waitFor();
  await page.getByLabel("电子邮箱").fill("chen@example.org");
  await click(page, "核对并提交");
  await click(page, "提交申请");
  // Who has signed in does without the code as well.
  await page.getByText("登录后在“我的办件”中也可以办理，无须查询码").waitFor();
  const [number, code] = await page.locator("section.receipt code").allInnerTexts();
  await click(page, "我已记下查询码");
  await click(page, "查询其他申请或新建申请");
  await mine.getByText("有未读消息").waitFor();
  await mine.locator("tbody button").click();
  await page.getByRole("heading", { name: "各部门事项" }).waitFor();
  // On the first day today runs where the names stand: they are drawn over it.
  await page.locator(".chart-today").waitFor({ state: "attached" });
  const drawn = `[...document.querySelectorAll(".chart-today, .chart-name")]`;
  expect(await page.evaluate(`${drawn}.map(({ nodeName }) => nodeName)`)).toEqual([
    "g",
    ...Array.from({ length: 11 }, () => "text"),
  ]);
  expect(await page.evaluate(`getComputedStyle(${drawn}[1]).paintOrder`)).toBe("stroke");
  // A code that is lost is replaced by whoever has signed in: the new one is shown once and opens the case, the one before nothing.
  const reissue = page.getByRole("region", { name: "补发查询码" });
  await reissue.locator("summary").click();
  await reissue.getByLabel("补发原因").selectOption("lost");
  await reissue.getByRole("button", { name: "补发查询码", exact: true }).click();
  const given = (await reissue.getByRole("status").locator("code").innerText()).replaceAll(" ", "");
  const opens = async (queryCode: string) =>
    (await w.call("GET", `/v1/applications/${number}`, undefined, { "x-query-code": queryCode })).status;
  expect([await opens(given), await opens(code!.replaceAll(" ", ""))]).toEqual([200, 403]);
  expect(await axe(page)).toEqual([]);
  expect(said(errors)).toEqual([]);
  await close();
});

describe("whoever has the code", () => {
  it("sees and corrects the contact, and nothing of it stands on the page before", async () => {
    const { page, errors, close } = await openAs(browser, w, { who: { ownCase: applicant } });
    await page.goto(w.url);
    const section = page.getByRole("region", { name: "联系信息" });
    await section.waitFor();
    const { body } = await w.call(
      "GET",
      `/v1/applications/${applicant.applicationId}/contact`,
      undefined,
      w.as.applicant(applicant),
    );
    expect(await page.content()).not.toContain(body.contact.phone);
    await section.getByText("查看或者更正联系信息").click();
    await section.getByText(body.contact.phone).waitFor();
    await section.getByLabel("联系电话").fill("0755-87654321");
    await click(page, "更正联系信息");
    await section.getByText("原信息不再保存").waitFor();
    expect(await section.locator(".facts").first().innerText()).toContain("0755-87654321");
    expect(said(errors)).toEqual([]);
    await close();
  });
});

it("lets an agent act, who finds the case and opens it for them, until the authorisation is revoked", async () => {
  const { page, errors, close } = await openAs(browser, w);
  const theirs = await w.as.signedIn("91990000MA5EXMP40A");
  const good = example("municipal-road-application");
  const project = { ...good.project, name: "青松路", code: good.project.code.replace(/\d{6}$/, "000077") };
  const theirOwn = { ...good, project, applicant: { ...good.applicant, creditCode: "91990000MA5EXMP40A" } };
  expect((await w.call("POST", "/v1/applications", theirOwn, theirs)).status).toBe(201);
  await page.goto(w.url);
  const bar = page.getByRole("complementary", { name: "本机操作栏（仅本机运行时可见）" });
  const as = (label: string) => bar.getByLabel("以何身份").selectOption({ label });
  await as("申请人");
  const given = page.getByRole("region", { name: "委托代办" });
  await given.getByText("新的委托书").click();
  const form = given.locator("details", { hasText: "新的委托书" });
  await form.getByLabel("代理人编号").fill("agent-li");
  await form.getByLabel("代理人姓名").fill("李明");
  await form.getByLabel("项目代码").fill(project.code);
  for (const act of ["提交申请", "补交材料", "签收文书"]) await form.getByLabel(act, { exact: true }).check();
  await form.getByLabel("起始日").fill("2026-03-31");
  await form.getByLabel("截止日").fill("2026-03-02");
  await form.getByRole("button", { name: "提交委托书" }).click();
  await form.locator("[aria-invalid]").first().waitFor();
  await form.getByLabel("起始日").fill("2026-03-02");
  await form.getByLabel("截止日").fill("2026-03-31");
  await form.getByRole("button", { name: "提交委托书" }).click();
  await given.locator("tbody").getByText("李明").waitFor();
  expect(await axe(page)).toEqual([]);

  await as("代办人员");
  const clients = page.getByRole("region", { name: "我的代办" });
  expect(await clients.innerText()).toContain("agent-li");
  await clients.getByRole("button", { name: project.name }).click();
  await page.getByRole("heading", { name: "各部门事项" }).waitFor();
  // What nobody has left to them is not offered.
  expect(await page.getByRole("button", { name: "撤回申请" }).count()).toBe(0);
  await page.getByRole("button", { name: "返回我的代办" }).click();
  await clients.getByRole("button", { name: "代为提交申请" }).click();
  await page.getByText("您正在代理青松建设有限公司").waitFor();
  expect(await axe(page)).toEqual([]);

  await page.getByRole("button", { name: "返回我的代办" }).click();
  await clients.locator("tbody").waitFor();

  await as("申请人");
  await given.getByRole("button", { name: "撤销" }).click();
  const asked = page.getByRole("dialog");
  // One may think again; where nothing reaches the API it says so, and is asked again.
  await asked.getByRole("button", { name: "暂不" }).click();
  await given.getByRole("button", { name: "撤销" }).click();
  await asked.getByLabel("原因").selectOption({ label: "申请人撤销" });
  await page.context().setOffline(true);
  await asked.getByRole("button", { name: "撤销" }).click();
  await asked.getByText("无法连接服务器").waitFor();
  await page.context().setOffline(false);
  await asked.getByRole("button", { name: "撤销" }).click();
  await given.locator("tbody").getByText("已终止").waitFor();
  await as("代办人员");
  await clients.getByText("目前没有委托您办理的申请人").waitFor();
  // What is over is told with why, and when.
  await clients.getByText("已终止的委托").click();
  await clients
    .locator("details")
    .getByText(/^申请人撤销，/)
    .waitFor();
  expect(said(errors)).toEqual([]);
  await close();
});

describe("the messages of a case", () => {
  it("are counted in its head until they were read, say what is owed, and lead to document and part", async () => {
    const own = await w.submit();
    const item = {
      material: "site-plan",
      defect: "未盖章",
      basis: { document: "城乡规划法", article: "第四十条" },
    };
    const path = `/v1/reviews/${own.applicationId}.consult-housing/supplement-request`;
    const asking = { items: [item], reasons: "图纸未盖章" };
    const housing = await w.as.department("housing");
    const { status, body } = await w.call("POST", path, asking, housing);
    expect(status).toBe(200);
    await w.rest();
    const { page, errors, close } = await openAs(browser, w, { who: { ownCase: own } });
    await page.goto(w.url);
    await click(page, "2 条未读消息");
    const section = page.getByRole("region", { name: "消息" });
    const newest = section.getByRole("listitem").first();
    const told = (await newest.innerText()).replaceAll(/\s+/g, " ");
    for (const part of ["新 2026年3月2日", "要求补正：", "请补交：", "期限："]) expect(told).toContain(part);
    expect(await section.getByText("新", { exact: true }).count()).toBe(2);
    expect(await axe(page)).toEqual([]);
    await newest.getByRole("button", { name: /^一次性告知书（补正）/ }).click();
    await page.getByRole("dialog").locator("iframe").waitFor();
    await page.keyboard.press("Escape");
    await newest.getByRole("button", { name: "查看待办事项" }).click();
    expect(await page.evaluate("document.activeElement.id")).toBe("owed-title");
    // What was read on this device is read after a reload, and what comes then is not.
    await page.reload();
    await page.getByRole("button", { name: "消息", exact: true }).waitFor();
    expect(await page.getByText("条未读消息").count()).toBe(0);
    await w.clock("PT1H");
    const asked = encodeURIComponent(body.supplement.requestedAt as string);
    expect((await w.call("DELETE", `${path}?requestedAt=${asked}`, undefined, housing)).status).toBe(200);
    await w.rest();
    await page.reload();
    await page.getByRole("button", { name: /条未读消息$/ }).click();
    await section.getByText("撤回补正要求").waitFor();
    expect(said(errors)).toEqual([]);
    await close();
  });

  it("begin with what is missing, which the stages say that the case waits for", async () => {
    const own = await w.submit({ ...example("municipal-road-application"), materials: [] });
    const { page, errors, close } = await openAs(browser, w, { who: { ownCase: own } });
    await page.goto(w.url);
    await click(page, "1 条未读消息");
    await page.getByRole("region", { name: "消息" }).getByText("需要补齐：").waitFor();
    const stages = page.getByRole("list", { name: "办理阶段" });
    expect(await stages.getByRole("listitem").first().innerText()).toMatch(/受理\s+待您补齐材料/);
    expect(said(errors)).toEqual([]);
    await close();
  });
});
