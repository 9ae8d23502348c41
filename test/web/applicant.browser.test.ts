/** What the applicant's and the staff's pages say when something was wrong, and the complaints of a case. */
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { fitsAcross, openAs, openBrowser, said, sessionFor } from "../support/browser.ts";
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

const click = (page: Page, name: string) => page.getByRole("button", { name }).click();

describe("the submission form", () => {
  it("forgets what was wrong when the example is filled in", async () => {
    const { page, close } = await openAs(browser, w);
    await page.goto(w.url);
    await page.getByRole("button", { name: "核对并提交" }).click();
    await click(page, "提交申请");
    await page.locator(".submission [role=alert]").waitFor();
    expect(await page.locator(".submission [aria-invalid]").count()).toBeGreaterThan(5);
    await click(page, "填入示例");
    expect(await page.locator(".submission [aria-invalid], .submission [role=alert]").count()).toBe(0);

    await page.route("**/v1/applications", (route) => route.abort());
    await click(page, "提交申请");
    await page.locator(".submission [role=alert]").getByText("无法连接服务器").waitFor();
    await click(page, "填入示例");
    expect(await page.locator(".submission [role=alert]").count()).toBe(0);
    await close();
  });
});

describe("who is signed in", () => {
  it.each([
    { role: "supervisor", lang: "zh-CN", path: "/supervision", told: "当前身份：监督人员" },
    { role: "operator", lang: "zh-CN", path: "/work", told: "当前身份：运维人员" },
    { role: "operator", lang: "en", path: "/work", told: "Signed in as: operator" },
  ] as const)("the $role is named in $lang", async ({ role, lang, path, told }) => {
    const { page, close } = await openAs(browser, w, {
      lang,
      who: { session: await sessionFor(w, { role }) },
    });
    await page.goto(`${w.url}${path}`);
    expect(await page.locator(".signed-in").innerText()).toContain(told);
    await close();
  });
});

describe("a notice that cannot be read", () => {
  it("says why, and can be asked for again", async () => {
    const { page, errors, close } = await openAs(browser, w, { who: { ownCase: applicant } });
    const notice = (url: URL) => /\/notices\/./.test(url.pathname);
    await page.route(notice, (route) => route.abort());
    await page.goto(w.url);
    await page.locator(".notices button").first().click();
    await page.locator("dialog").getByText("无法连接服务器").waitFor();
    await page.unroute(notice);
    await page.route(notice, (route) =>
      route.fulfill({ status: 404, json: { code: "unknown-notice", detail: "没有这份文书。" } }),
    );
    await page.locator("dialog").getByRole("button", { name: "重试" }).click();
    await page.locator("dialog").getByText("没有这份文书").waitFor();
    await page.unroute(notice);
    await page.locator("dialog").getByRole("button", { name: "重试" }).click();
    await page.frameLocator("dialog iframe").locator("h1").waitFor();
    expect(said(errors)).toEqual([]);
    await close();
  });
});

describe("complaints", () => {
  it("are shown to who filed them, and so is their answer", async () => {
    const { page, errors, close } = await openAs(browser, w, { who: { ownCase: applicant } });
    await page.goto(w.url);
    const section = page.getByRole("region", { name: "效能投诉" });
    await section.waitFor();
    expect(await section.getByRole("article").count()).toBe(0);

    await section.getByLabel("投诉对象").selectOption({ label: "水务局" });
    await section.getByLabel("投诉内容").fill("电话无人接听。\n请告知联系人。");
    await click(page, "提交投诉");
    const filed = section.getByRole("article");
    await filed.waitFor();
    const told = (await filed.innerText()).replaceAll(/\s+/g, " ");
    expect(told).toMatch(/投诉对象 水务局 投诉内容 电话无人接听。 请告知联系人。 投诉编号 \S+/);
    expect(told).toMatch(/提出时间 2026年3月2日 09:0\d 答复期限 2026年3月9日 24:00 （待答复）$/);
    // A page read anew knows it too: it is the record that tells.
    await page.reload();
    await filed.waitFor();

    const id = /投诉编号 (\S+)/.exec(told)![1]!;
    const answer = {
      cause: "值班安排疏漏",
      remedy: "已重新排班",
      responsibility: "已约谈值班负责人",
      answer: "联系人：李科员",
    };
    const { status } = await w.call(
      "PUT",
      `/v1/complaints/${id}/answer`,
      answer,
      await w.as.role("supervisor"),
    );
    expect(status).toBe(200);
    await click(page, "刷新");
    await filed.getByText("值班安排疏漏").waitFor();
    // What can be done about an answer comes behind it.
    await filed.getByText("正在读取").waitFor({ state: "detached" });
    expect((await filed.innerText()).replaceAll(/\s+/g, " ")).toMatch(
      /24:00 答复时间 2026年3月2日 09:0\d 原因 值班安排疏漏 整改措施 已重新排班 责任追究 已约谈值班负责人 答复 联系人：李科员( |$)/,
    );
    await page.setViewportSize({ width: 360, height: 900 });
    expect(await fitsAcross(page)).toBe(true);
    expect(said(errors)).toEqual([]);

    // On paper what was filed stands, and the form does not.
    await page.emulateMedia({ media: "print" });
    expect(await filed.isVisible()).toBe(true);
    const forms = await section.locator("form").all();
    expect(await Promise.all(forms.map((form) => form.isVisible()))).toEqual(forms.map(() => false));
    await close();
  });
});

describe("a receipt", () => {
  it("that nobody has noted yet is there after a reload, and gone once it is noted", async () => {
    const { page, close } = await openAs(browser, w, { who: { ownCase: applicant } });
    const receipt = { ...applicant, alsoOpen: [] };
    await page.evaluate(`sessionStorage.setItem("receipt", ${JSON.stringify(JSON.stringify(receipt))})`);
    await page.goto(w.url);
    const title = page.getByRole("heading", { name: "申请已提交，请记下查询码" });
    await title.waitFor();
    await page.reload();
    await title.waitFor();
    await page.getByRole("button", { name: "我已记下查询码" }).click();
    await page.reload();
    // The case stays open for this tab: its code is asked for by nobody.
    await page.getByRole("heading", { name: "各部门事项" }).waitFor();
    expect(await title.count()).toBe(0);
    await close();
  });
});

describe("a case that is late", () => {
  it("promises no decision by a day that has passed", async () => {
    await w.clock("2026-03-12T09:00:00+08:00");
    const { page, close } = await openAs(browser, w, { who: { ownCase: applicant } });
    const sentence = page.locator("p.sentence");
    await page.goto(w.url);
    await sentence.getByText("逾期的事项即时办理的，预计不晚于 2026年3月16日 24:00 作出决定。").waitFor();
    await w.clock("2026-03-18T09:00:00+08:00");
    await page.reload();
    // Whoever is late is named, with the first date that has passed.
    const late =
      "生态环境局、规划局、国土资源局等 4 个部门逾期未答复，最早一项应于 2026年3月9日 24:00 前答复；其中";
    await sentence.getByText(late).waitFor();
    expect(await sentence.innerText()).not.toContain("预计不晚于");
    await close();
  });
});

describe("what is said of a department", () => {
  it("in confidence, and by bad marks, is answered for by supervision, and tell their department nobody's name", async () => {
    await w.opinion(applicant, "water");
    const { page, errors, close } = await openAs(browser, w, { who: { ownCase: applicant } });
    await page.goto(w.url);
    const complaints = page.getByRole("region", { name: "效能投诉" });
    await complaints.getByLabel("投诉对象").selectOption({ label: "水务局" });
    await complaints.getByLabel("投诉方式").selectOption({ label: "保密" });
    await complaints.getByLabel("投诉内容").fill("经办人暗示找指定中介办理评估。");
    await click(page, "提交投诉");
    await complaints.getByText("经办人暗示找指定中介").first().waitFor();
    const ratings = page.getByRole("region", { name: "评价（好差评）" });
    await ratings.locator("[name=department]").selectOption({ label: "水务局" });
    await ratings.locator("[name=mark]").selectOption("2");
    await ratings.locator("[name=words]").fill("三次要求补正");
    await click(page, "提交评价");
    await ratings.getByText("回访期限").waitFor();
    await page.setViewportSize({ width: 360, height: 900 });
    expect(await fitsAcross(page)).toBe(true);

    const supervisor = await openAs(browser, w, {
      who: { session: await sessionFor(w, { role: "supervisor" }) },
    });
    await supervisor.page.goto(`${w.url}/supervision`);
    const owed = supervisor.page.getByRole("region", { name: "好差评" }).getByRole("article").first();
    await owed.getByText("记录回访").click();
    await owed.getByLabel("回访情况").fill("已电话联系");
    await owed.getByRole("button", { name: "保存回访记录" }).click();
    await owed.getByText("答复评价人").click();
    await owed.getByLabel("核查情况").fill("已责成一次告知");
    await owed.getByRole("button", { name: "发送答复" }).click();
    await owed.getByText("已责成一次告知").first().waitFor();
    const secret = supervisor.page
      .getByRole("region", { name: "效能投诉" })
      .getByRole("article")
      .filter({ hasText: "指定中介" });
    await secret.getByRole("button", { name: "受理", exact: true }).click();
    await secret.locator("summary", { hasText: "转部门核查" }).click();
    await secret.getByLabel("投诉类别").selectOption({ label: "乱作为" });
    await secret.getByLabel("监督机关的概括").fill("反映存在指定中介的情形");
    await secret.getByRole("button", { name: "转部门核查" }).click();
    await secret.getByText("受理时间").waitFor();
    await w.rest();

    const water = await openAs(browser, w, {
      who: { session: await sessionFor(w, { role: "department", department: "water" }) },
    });
    await water.page.goto(`${w.url}/work#said`);
    await water.page.getByText("反映存在指定中介的情形").waitFor();
    const told = await water.page.locator("main").innerText();
    expect(told).toContain("2分，不满意");
    for (const hidden of ["三次要求补正", "暗示", applicant.applicationId])
      expect(told).not.toContain(hidden);
    await page.reload();
    await ratings.getByText("已责成一次告知").first().waitFor();
    expect([...said(errors), ...said(supervisor.errors), ...said(water.errors)]).toEqual([]);
    await Promise.all([close(), supervisor.close(), water.close()]);
  });
});
