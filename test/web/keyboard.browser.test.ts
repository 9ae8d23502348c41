/** Every journey by the keys alone (Tab, Enter, Space, and what is typed), and always in sight of where one is. */
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { openAs, openBrowser, said, sessionFor } from "../support/browser.ts";
import { rulesWith } from "../support/rules.ts";
import { ELEVEN, world, type Applicant, type World } from "../support/runtime.ts";

jest.setTimeout(120_000);

let w: World;
let browser: Browser;
let applicant: Applicant;

beforeAll(async () => {
  // Where its lead decides, there is a decision to make.
  w = await world({ rules: rulesWith({ policies: { decision: "lead" } }) });
  browser = await openBrowser();
  applicant = await w.submit();
});
afterAll(async () => {
  await browser.close();
  await w.stop();
});

/** Where the focus is, what it is on, and whether that can be seen. */
const WHERE = `(() => {
  const at = document.activeElement;
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(at);
  const { top, bottom, left, right, width, height } = at.getBoundingClientRect();
  return {
    name: (at.labels?.[0]?.innerText ?? at.innerText ?? "").trim(),
    ring: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && outlineColor !== "transparent",
    inSight: width > 0 && height > 0 && top < innerHeight && bottom > 0 && left < innerWidth && right > 0,
  };
})()`;

type Where = { name: string; ring: boolean; inSight: boolean };

/** Presses Tab until the focus is on what has the name; every stop on the way must be seen. @returns the stops */
async function tabTo(page: Page, name: RegExp): Promise<string[]> {
  const stops: string[] = [];
  for (let presses = 0; presses < 90; presses++) {
    await page.keyboard.press("Tab");
    const where = await page.evaluate<Where>(WHERE);
    stops.push(where.name);
    expect(where).toEqual({ ...where, ring: true, inSight: true });
    if (name.test(where.name)) return stops;
  }
  throw new Error(`No way by Tab to ${name}: ${stops.join(" → ")}`);
}

describe.each([
  {
    lang: "zh-CN",
    department: "housing",
    project: /^龙岗区/,
    consent: /^同意$/,
    submit: /^提交意见$/,
    confirm: /^确认提交意见$/,
    saved: "已提交并保存",
  },
  {
    lang: "en",
    department: "forestry",
    project: /^龙岗区/,
    consent: /^Consent$/,
    submit: /^Submit the opinion$/,
    confirm: /^Confirm: Submit the opinion$/,
    saved: "Saved",
  },
] as const)("in $lang", ({ lang, department, project, consent, submit, confirm, saved }) => {
  it("an opinion is given without a mouse", async () => {
    const session = await sessionFor(w, { role: "department", department });
    const { page, close } = await openAs(browser, w, { lang, who: { session } });
    await page.goto(`${w.url}/work`);
    await page.locator(".worklist tbody tr").first().waitFor();

    const first = await tabTo(page, project);
    expect(first[0]).toMatch(/跳到正文|Skip to the content/);
    await page.keyboard.press("Enter");
    await page.locator(".desk h2:focus").waitFor();

    await tabTo(page, consent);
    await page.keyboard.press("Space");
    await tabTo(page, submit);
    await page.keyboard.press("Enter");
    await tabTo(page, confirm);
    await page.keyboard.press("Enter");
    await page.getByRole("status").filter({ hasText: saved }).waitFor();
    // What changed is at hand: the focus is back on top of the review.
    await page.locator(".desk h2:focus").waitFor();

    const path = `/v1/reviews/${applicant.applicationId}.consult-${department}`;
    const { body } = await w.call("GET", path, undefined, await w.as.department(department));
    expect(body).toMatchObject({ status: "closed", outcome: "consented" });
    await close();
  });
});

it("the skip link leads past the navigation, and a dialog is left by Escape to where it was opened", async () => {
  const { page, close } = await openAs(browser, w, { who: { ownCase: applicant } });
  await page.goto(w.url);
  await page.locator(".chart svg").waitFor();
  await tabTo(page, /^跳到正文$/);
  await page.keyboard.press("Enter");
  await tabTo(page, /^刷新$/);
  await tabTo(page, /^撤回申请……$/);
  await page.keyboard.press("Enter");
  await page.locator("dialog[open]").waitFor();
  await tabTo(page, /^确认撤回$/);
  await page.keyboard.press("Escape");
  await page.locator("dialog[open]").waitFor({ state: "detached" });
  expect((await page.evaluate<Where>(WHERE)).name).toBe("撤回申请……");
  await close();
});

/** Goes there by Tab, and says what is said there by the keys. */
async function fill(page: Page, name: RegExp, text: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.type(text);
}

async function enter(page: Page, name: RegExp): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press("Enter");
}

it("twenty consents are ticked at once, looked at and signed", async () => {
  const session = { ...(await sessionFor(w, { role: "department", department: "highways" })), name: "李明" };
  const { page, errors, close } = await openAs(browser, w, { who: { session } });
  await page.goto(`${w.url}/work`);
  await page.locator(".worklist tbody tr").first().waitFor();
  await tabTo(page, /^选择本页全部可答复的事项$/);
  await page.keyboard.press("Space");
  // What may be done with them stands before the list.
  await page.locator(".ticked").waitFor();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Shift+Tab");
  expect((await page.evaluate<Where>(WHERE)).name).toBe("批量同意……");
  await page.keyboard.press("Enter");
  await page.locator("#desk-consent:focus").waitFor();
  await enter(page, /^确认签署 1 件$/);
  await page.getByRole("complementary", { name: "待发出的意见" }).waitFor();
  await enter(page, /^立即发出/);
  const path = `/v1/reviews/${applicant.applicationId}.consult-highways`;
  await page.getByText("没有待办事项").or(page.locator(".empty")).first().waitFor();
  const { body } = await w.call("GET", path, undefined, await w.as.department("highways"));
  expect(body).toMatchObject({ status: "closed", outcome: "consented" });
  expect(said(errors)).toEqual([]);
  await close();
});

it("a lead decides, having looked once more at what it says", async () => {
  const decided = await w.submit();
  for (const department of ELEVEN) await w.opinion(decided, department);
  // What follows from the last opinion has followed: nobody decides about a case that changes meanwhile.
  await w.rest();
  const session = await sessionFor(w, { role: "department", department: "planning" });
  const { page, errors, close } = await openAs(browser, w, { who: { session } });
  await page.goto(`${w.url}/work#${decided.applicationId}`);
  await page.getByRole("button", { name: "提交决定" }).waitFor();
  await tabTo(page, /^准予$/);
  await page.keyboard.press("Space");
  await fill(page, /^理由/, "符合规划，各部门均同意。");
  await enter(page, /^提交决定$/);
  await enter(page, /^确认提交决定$/);
  await page.getByRole("status").filter({ hasText: "已提交并保存" }).waitFor();
  expect(await w.status(decided)).toMatchObject({ status: "granted" });
  expect(said(errors)).toEqual([]);
  await close();
});

it("an applicant goes through the steps of the form, submits, and reads the receipt", async () => {
  const { page, errors, close } = await openAs(browser, w);
  await page.goto(w.url);
  await enter(page, /^填入示例/);
  // Filled in, it begins with its first step.
  await enter(page, /^\d?\s*项目情况$/);
  await page.locator("h3:focus").waitFor();
  expect((await page.evaluate<Where>(WHERE)).name).toBe("第 2 步，共 5 步：项目情况");
  await fill(page, /^项目名称/, "键盘路");
  for (const next of ["申请人", "申请材料", "核对并提交"]) {
    await enter(page, /^下一步$/);
    await page.locator("h3:focus").filter({ hasText: next }).waitFor();
  }
  await enter(page, /^提交申请$/);
  await page.locator(".receipt").waitFor();
  await enter(page, /^我已记下查询码$/);
  await page.locator(".receipt").waitFor({ state: "detached" });
  await page.locator(".chart svg").waitFor();
  expect(await page.locator("dl.facts").first().innerText()).toContain("键盘路");
  expect(said(errors)).toEqual([]);
  await close();
});

it("a supervisor comes from the figures to a case, and leaves a revocation as it was", async () => {
  await w.clock("2026-03-12T09:00:00+08:00");
  const session = await sessionFor(w, { role: "supervisor" });
  const { page, errors, close } = await openAs(browser, w, { who: { session } });
  await page.goto(`${w.url}/supervision`);
  await page.locator(".case-link a, a.case-link").first().waitFor();
  // Past a table of figures, each of which opens to its list, by the page's own contents.
  await enter(page, /^当前逾期与临期/);
  await enter(page, /^龙岗区青松路/);
  await page
    .getByRole("button", { name: /^告知拟撤销/ })
    .first()
    .waitFor();
  await enter(page, /^告知拟撤销/);
  await page.locator("dialog[open]").waitFor();
  const opener = await page.locator("dialog[open] h2").innerText();
  expect(opener).toContain("撤销");
  await page.keyboard.press("Escape");
  await page.locator("dialog[open]").waitFor({ state: "detached" });
  expect((await page.evaluate<Where>(WHERE)).name).toMatch(/^告知拟撤销/);
  expect(said(errors)).toEqual([]);
  await close();
});

it("anybody verifies a document, and is led to what was found", async () => {
  const [document] = (await w.notices(applicant)) as { number: string; code: string }[];
  const { page, errors, close } = await openAs(browser, w);
  await page.goto(`${w.url}/verify`);
  await page.locator("form").waitFor();
  await fill(page, /^文号/, document!.number);
  await fill(page, /^验证码/, document!.code);
  await page.keyboard.press("Enter");
  await page.locator(".verdict h2:focus").waitFor();
  // Where one is put is no place to do something: nothing is ringed.
  expect(await page.evaluate<Where>(WHERE)).toEqual({
    name: "登记在案，签名有效",
    ring: false,
    inSight: true,
  });
  expect(said(errors)).toEqual([]);
  await close();
});
