/** A clerk's day: drafts that nothing loses, a decision beside its material, twenty consents at once, and all of it by keyboard. */
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { parseInstant, plusSeconds } from "../../functions/domain/base/time.ts";
import { axe, fitsAcross, openAs, openBrowser, said, sessionFor, type Session } from "../support/browser.ts";
import { example, objection, world, type Applicant, type World } from "../support/runtime.ts";

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

/** Somebody of a department, as their token names them. */
async function clerk(department: string, name = "李明"): Promise<Session & { name: string; sub: string }> {
  const claims = { role: "department", department, name };
  const session = await sessionFor(w, claims);
  return { ...session, name, sub: `${department} ${name}` };
}

/** So many applications, each a project of its own. */
async function submitted(count: number): Promise<Applicant[]> {
  const all: Applicant[] = [];
  for (let i = 0; i < count; i++) {
    const one = example("municipal-road-application") as { project: { name: string; code: string } };
    one.project = { ...one.project, name: `青松路第${i + 1}标段` };
    all.push(await w.submit(one as never));
  }
  return all;
}

const idOf = ({ applicationId }: Applicant, department: string) => `${applicationId}.consult-${department}`;
const review = async (applicant: Applicant, department: string) =>
  (
    await w.call(
      "GET",
      `/v1/reviews/${idOf(applicant, department)}`,
      undefined,
      await w.as.department(department),
    )
  ).body;

/** Where the rows of the list lead. */
const hashes = async (page: Page): Promise<string[]> =>
  page.evaluate(`[...document.querySelectorAll(".worklist tbody a")].map(({ hash }) => hash)`);

const click = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const DRAFTS = `Object.keys(localStorage).filter((key) => key.startsWith('["draft",'))`;
const outbox = (page: Page) => page.getByRole("complementary", { name: "待发出的意见" });

describe("a draft", () => {
  it("survives a reload and the end of a session, is nobody else's, and goes with its owner", async () => {
    const [applicant] = await submitted(1);
    const session = await clerk("water");
    const { page, errors, close } = await openAs(browser, w, { who: { session } });
    const signIn = async (who: Session) =>
      page.evaluate(`sessionStorage.setItem("session", ${JSON.stringify(JSON.stringify(who))})`);
    await page.goto(`${w.url}/work#${idOf(applicant!, "water")}`);
    await page.getByRole("radio", { name: "附条件同意" }).check();
    await page.getByLabel("条件内容").fill("管线迁改方案另行报审");
    await click(page, "增加一项条件");
    await page.getByLabel("条件内容").nth(1).fill("施工期间保障供水");
    await page.getByLabel("依据条款").first().fill("城市供水条例第三十条");
    await page.getByText("草稿已保存在本机").waitFor();

    const isBack = async () => {
      await page.getByText("已恢复尚未提交的草稿").waitFor();
      expect(await page.getByRole("radio", { name: "附条件同意" }).isChecked()).toBe(true);
      expect(
        await page
          .getByLabel("条件内容")
          .evaluateAll((all) => all.map((one) => (one as unknown as { value: string }).value)),
      ).toEqual(["管线迁改方案另行报审", "施工期间保障供水"]);
      expect(await page.getByLabel("依据条款").first().inputValue()).toBe("城市供水条例第三十条");
    };
    await page.reload();
    await isBack();

    // The session is over; the same person signs in again, in a tab that knows nothing.
    await page.evaluate("sessionStorage.clear()");
    await page.reload();
    await page.getByText("请先登录").waitFor();
    await signIn(session);
    await page.reload();
    await isBack();

    // A colleague finds an empty form, and a list without a draft in it.
    await signIn(await clerk("water", "王芳"));
    await page.reload();
    await page.getByRole("radio", { name: "附条件同意" }).waitFor();
    expect(await page.getByText("已恢复尚未提交的草稿").count()).toBe(0);
    await signIn(session);
    await page.goto(`${w.url}/work#`);
    await page.reload();
    await page.locator(".worklist").getByText("有未提交的草稿").waitFor();

    await click(page, "退出登录");
    await page.getByText("请先登录").waitFor();
    expect(await page.evaluate(DRAFTS)).toEqual([]);
    expect(said(errors)).toEqual([]);
    await close();
  });

  it("is there still when the line was down, and is gone once it was sent", async () => {
    const [applicant] = await submitted(1);
    const session = await clerk("ecology");
    const { page, close } = await openAs(browser, w, { who: { session } });
    await page.goto(`${w.url}/work#${idOf(applicant!, "ecology")}`);
    // What lies behind its title is open again, if something was typed there; what is asked for depends on what was chosen.
    const supplement = page.locator("details.command", { hasText: "要求补正（一次性告知）" });
    await supplement.locator("summary").first().click();
    expect(await supplement.getByLabel("依据文件").count()).toBe(0);
    await supplement.getByLabel("材料名称").selectOption({ label: "供电接入方案" });
    await supplement.getByLabel("依据文件").fill("市政工程报建规程");
    await page.reload();
    await supplement.getByText("已恢复尚未提交的草稿").waitFor();
    expect(await supplement.getByLabel("依据文件").inputValue()).toBe("市政工程报建规程");
    await supplement.getByRole("button", { name: "清除草稿" }).click();
    await supplement.getByText("已恢复尚未提交的草稿").waitFor({ state: "detached" });
    // Who handles it is of one of the two posts that handle.
    await page.getByText("经办人和文号").click();
    expect(await page.getByLabel("岗位").first().locator("option").allInnerTexts()).toEqual(["A岗", "B岗"]);
    await page.getByRole("radio", { name: "不涉及本部门事项" }).check();
    await page.getByLabel("理由").filter({ visible: true }).first().fill("项目不涉及生态环境管理事项");
    await click(page, "提交意见");
    await page.context().setOffline(true);
    await click(page, "确认提交意见");
    await page.getByRole("alert").waitFor();
    await page.context().setOffline(false);
    await page.reload();
    await page.getByText("已恢复尚未提交的草稿").waitFor();
    await click(page, "提交意见");
    await click(page, "确认提交意见");
    await page.getByRole("status").filter({ hasText: "已提交并保存" }).waitFor();
    expect((await review(applicant!, "ecology")).outcome).toBe("not-applicable");
    expect(await page.evaluate(DRAFTS)).toEqual([]);
    await close();
  });
});

describe("a decision", () => {
  it("is in sight beside the material wherever one reads, and says who signs before it is sent", async () => {
    const [applicant] = await submitted(1);
    const session = await clerk("planning");
    const { page, errors, close } = await openAs(browser, w, { who: { session } });
    await page.goto(`${w.url}/work#${idOf(applicant!, "planning")}`);
    const consent = page.getByRole("radio", { name: "同意", exact: true });
    await consent.check();
    for (const part of ["desk-material", "desk-clock", "desk-notices"]) {
      await page.locator(`#${part}`).scrollIntoViewIfNeeded();
      expect(
        await page.evaluate(`(() => {
          const { top, bottom } = document.querySelector("input[value=consent]").getBoundingClientRect();
          return top >= 0 && bottom <= innerHeight;
        })()`),
      ).toBe(true);
    }
    await click(page, "提交意见");
    const check = page.locator(".check-answers");
    await check.waitFor();
    expect((await check.innerText()).replaceAll(/\s+/g, " ")).toBe(
      "核对后提交 提交人 规划局 · 李明 意见 同意 意见提交后本事项即办结，不能更改。 确认提交意见 确认提交并打开下一件 返回修改",
    );
    expect(await axe(page)).toEqual([]);
    await click(page, "返回修改");
    expect(await consent.isChecked()).toBe(true);
    expect((await review(applicant!, "planning")).status).toBe("running");
    expect(said(errors)).toEqual([]);
    await close();
  });

  it("goes on with the next one, can be called back into its form, and is sent when nobody does", async () => {
    await submitted(2);
    const session = await clerk("land");
    const { page, errors, close } = await openAs(browser, w, { who: { session } });
    await page.clock.install();
    await page.goto(`${w.url}/work`);
    await page.locator(".worklist tbody a").nth(1).waitFor();
    const [first, second] = await hashes(page);
    const statusOf = async (hash: string) =>
      (await w.call("GET", `/v1/reviews/${hash.slice(1)}`, undefined, await w.as.department("land"))).body;
    await page.locator(".worklist tbody a").first().click();
    const sendAndGoOn = async () => {
      await page.getByRole("radio", { name: "同意", exact: true }).check();
      await click(page, "提交意见");
      await click(page, "确认提交并打开下一件");
    };
    await sendAndGoOn();
    await page.waitForURL((url) => url.hash === second);
    await outbox(page).getByText("已签署，即将发出").waitFor();
    await page.clock.runFor(5_000);
    await click(page, "撤回");
    await page.waitForURL((url) => url.hash === first);
    await page.getByText("已恢复尚未提交的草稿").waitFor();
    await page.clock.runFor(20_000);
    expect((await statusOf(first!)).status).toBe("running");

    await sendAndGoOn();
    await page.waitForURL((url) => url.hash === second);
    await page.clock.runFor(9_000);
    expect((await statusOf(first!)).status).toBe("running");
    await page.clock.runFor(2_000);
    await outbox(page).getByText("已提交并保存").waitFor();
    expect(await statusOf(first!)).toMatchObject({ status: "closed", outcome: "consented" });
    expect((await statusOf(second!)).status).toBe("running");
    // What was sent is no draft any more.
    expect(await page.evaluate(DRAFTS)).toEqual([]);

    // Whoever has signed need not stay: what is held leaves with the page.
    await sendAndGoOn();
    await outbox(page).getByText("即将发出").waitFor();
    await page.goto("about:blank");
    for (let looks = 0; (await statusOf(second!)).status !== "closed"; looks++) {
      // A browser sends it in its own time.
      expect(looks).toBeLessThan(2_000);
      await w.rest();
    }
    expect(said(errors)).toEqual([]);
    await close();
  });

  it("that falls due within a minute is not held", async () => {
    const [applicant] = await submitted(1);
    const { dueAt } = await review(applicant!, "housing");
    await w.clock(plusSeconds(parseInstant(dueAt), -30));
    const session = await clerk("housing");
    const { page, close } = await openAs(browser, w, { who: { session } });
    await page.clock.install();
    await page.goto(`${w.url}/work#${idOf(applicant!, "housing")}`);
    await page.getByRole("radio", { name: "同意", exact: true }).check();
    await click(page, "提交意见");
    await click(page, "确认提交并打开下一件");
    // Half of the time for which it would be held otherwise.
    await outbox(page).getByText("已提交并保存").waitFor({ timeout: 5_000 });
    expect(await review(applicant!, "housing")).toMatchObject({
      outcome: "consented",
      deemed: false,
      overdue: false,
    });
    await close();
  });
});

/** Every press of a button, of a key, and every turn of the wheel that a page got. */
const COUNTED = `window.actions = { clicks: 0, keys: 0, scrolls: 0 };
for (const [type, kind] of [["pointerdown", "clicks"], ["keydown", "keys"], ["wheel", "scrolls"]])
  addEventListener(type, () => void window.actions[kind]++, { capture: true, passive: true });`;

type Actions = { clicks: number; keys: number; scrolls: number };
const actionsOf = async (page: Page): Promise<Actions> => page.evaluate<Actions>("window.actions");
const total = ({ clicks, keys, scrolls }: Actions): number => clicks + keys + scrolls;

describe("twenty simple consents", () => {
  const outcomes = async (department: string): Promise<string[]> => {
    const { body } = await w.call(
      "GET",
      "/v1/reviews?status=closed&limit=100",
      undefined,
      await w.as.department(department),
    );
    return (body.reviews as { outcome: string }[]).map(({ outcome }) => outcome);
  };

  it("take at most 25 actions from the list, each ticked by itself, and three where all are", async () => {
    await submitted(40);
    const session = await clerk("forestry");
    const { page, errors, close } = await openAs(browser, w, { who: { session } });
    await page.addInitScript(COUNTED);
    await page.goto(`${w.url}/work`);
    const ticks = page.locator(".worklist tbody input[type=checkbox]");
    await page.locator(".tabs").getByText(/4\d/).waitFor();
    const open = await ticks.count();

    for (let i = 0; i < 20; i++) await ticks.nth(i).check();
    await page.getByRole("link", { name: "批量同意……" }).click();
    await page.getByRole("heading", { name: "核对并签署同意意见：20 件" }).waitFor();
    expect(await page.getByText("林业局 · 李明对下列 20 件事项提出“同意”意见。").count()).toBe(1);
    expect(await page.locator("tbody tr").count()).toBe(20);
    await click(page, "确认签署 20 件");
    const singly = await actionsOf(page);
    await outbox(page).getByText("20 件同意意见：已签署，即将发出").waitFor();
    // On its way it is nobody's to answer any more.
    expect(await ticks.count()).toBe(open - 20);
    await click(page, "立即发出");
    await outbox(page).getByText("20 件同意意见：已提交并保存").waitFor();
    expect(await outcomes("forestry")).toEqual(Array.from({ length: 20 }, () => "consented"));

    await page.evaluate("window.actions = { clicks: 0, keys: 0, scrolls: 0 }");
    await page.getByLabel("选择本页全部可答复的事项").check();
    await page.getByRole("link", { name: "批量同意……" }).click();
    await page.getByRole("button", { name: /^确认签署 \d+ 件$/ }).click();
    const atOnce = await actionsOf(page);
    // They may still be called back: nothing else waits, which is not to say that nothing is open.
    await page.getByText("件已签署、尚未发出").waitFor();
    await click(page, "立即发出");
    await outbox(page).getByText("已提交并保存").waitFor();
    expect(await outcomes("forestry")).toHaveLength(open);
    console.log(
      `20 consents from the list: before 80 clicks and 20 scrolls; ticked singly ${JSON.stringify(singly)}; all of a page ${JSON.stringify(atOnce)}`,
    );
    expect(total(singly)).toBeLessThanOrEqual(25);
    expect(total(atOnce)).toBe(3);
    expect(said(errors)).toEqual([]);
    await close();
  });

  it("can be called back, and one that fails stops none and is listed with its reason", async () => {
    const applicants = await submitted(3);
    const session = await clerk("water");
    const { page, errors, close } = await openAs(browser, w, { who: { session } });
    await page.clock.install();
    await page.goto(`${w.url}/work`);
    for (const { applicationId } of applicants)
      await page.locator(".worklist tr").filter({ hasText: applicationId }).getByRole("checkbox").check();
    await page.getByText("已选择 3 件").waitFor();
    await page.getByRole("link", { name: "批量同意……" }).click();
    await click(page, "确认签署 3 件");
    await page.clock.runFor(3_000);
    await click(page, "撤回");
    await page.getByText("已选择 3 件").waitFor();
    await page.clock.runFor(20_000);
    expect((await review(applicants[0]!, "water")).status).toBe("running");

    // A colleague was faster with one of them, and said something else.
    const other = { kind: "not-applicable", reasons: "项目不涉及河道" };
    expect((await w.opinion(applicants[1]!, "water", other)).status).toBe(200);
    await page.getByRole("link", { name: "批量同意……" }).click();
    const answered: (string | null)[] = [];
    page.on("request", (request) => {
      if (request.method() === "PUT") answered.push(new URL(request.url()).pathname);
    });
    await click(page, "确认签署 3 件");
    await page.clock.runFor(11_000);
    await outbox(page).getByText("已提交 2 件，1 件未成功").waitFor();
    const failed = outbox(page).getByRole("listitem");
    expect(await failed.innerText()).toMatch(/^.+（青松路第2标段）：同意：.*(不涉及|办结|已).*$/);
    expect(new Set(answered).size).toBe(3);
    const outcome = async (i: number) => (await review(applicants[i]!, "water")).outcome;
    expect([await outcome(0), await outcome(1), await outcome(2)]).toEqual([
      "consented",
      "not-applicable",
      "consented",
    ]);
    expect(await axe(page)).toEqual([]);
    // Sent again, what stands is answered as the first time, and what fails fails.
    await click(page, "重新发出未成功的");
    await outbox(page).getByText("已提交 2 件，1 件未成功").waitFor();
    expect(said(errors)).toEqual([]);
    await close();
  });
});

describe("by keyboard", () => {
  it("rows are walked, ticked, opened and found; the keys are told, and can be switched off", async () => {
    await submitted(3);
    const session = await clerk("traffic-police");
    const { page, errors, close } = await openAs(browser, w, { who: { session } });
    await page.goto(`${w.url}/work`);
    await page.locator(".worklist tbody a").nth(2).waitFor();
    const all = await hashes(page);
    const focused = async () =>
      page.evaluate<string>("document.activeElement.hash ?? document.activeElement.id");
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    await press("j");
    expect(await focused()).toBe(all[0]);
    await press("j", "j", "k");
    expect(await focused()).toBe(all[1]);
    await press("x");
    await page.getByText("已选择 1 件").waitFor();
    await press("x");
    await page.getByText("已选择 1 件").waitFor({ state: "detached" });
    await press("Enter");
    await page.waitForURL((url) => url.hash === all[1]);
    await page.locator(".desk h2:focus").waitFor();
    // The next one is there once it has been asked for.
    const asked = page.waitForRequest((request) => request.url().endsWith(`/v1/reviews/${all[2]!.slice(1)}`));
    await press("j");
    await asked;
    await press("u");
    // Back in the list, in the row from which one comes.
    await page.locator(".worklist").waitFor();
    expect(await focused()).toBe(all[2]);
    await press("/");
    expect(await focused()).toBe("desk-search");
    // In a field a letter is a letter.
    await press("j", "k");
    expect(await page.locator("#desk-search").inputValue()).toBe("jk");
    await page.locator("#desk-search").fill("");
    await page.locator(".worklist tbody a").first().focus();
    await press("?");
    const help = page.getByRole("dialog", { name: "键盘操作" });
    await help.waitFor();
    expect(await axe(page)).toEqual([]);
    await help.getByLabel("启用单键操作").uncheck();
    await press("Escape");
    await help.waitFor({ state: "detached" });
    await page.locator(".worklist tbody a").first().focus();
    await press("j");
    expect(await focused()).toBe(all[0]);
    expect(said(errors)).toEqual([]);
    await close();
  });
});

describe.each(["zh-CN", "en"] as const)("in %s", (lang) => {
  it("the list with ticks and the page to sign have no fault, on a desk and on a phone", async () => {
    await submitted(2);
    const session = await clerk("civil-defence");
    const { page, errors, close } = await openAs(browser, w, { lang, who: { session } });
    await page.goto(`${w.url}/work`);
    await page.locator(".worklist thead input").check();
    await page.locator(".ticked").waitFor();
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      expect([await axe(page), await fitsAcross(page)]).toEqual([[], true]);
    }
    await page.locator(".ticked a").click();
    await page.locator("#desk-consent:focus").waitFor();
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      expect([await axe(page), await fitsAcross(page)]).toEqual([[], true]);
    }
    expect(said(errors)).toEqual([]);
    await close();
  });
});

describe("the lead", () => {
  it("sees on top how far a case is, who objects and what clashes, beside what is theirs to do", async () => {
    const [applicant] = await submitted(1);
    const width = (value: number, bound: string) => ({
      kind: "consent-with-conditions",
      conditions: [
        {
          text: "红线宽度",
          basis: "law",
          article: "《城乡规划法》第四十条",
          about: "road-width",
          value,
          bound,
        },
      ],
    });
    await w.opinion(applicant!, "highways", width(40, "at-least"));
    await w.opinion(applicant!, "power-supply", objection);
    const session = await clerk("planning");
    const { page, errors, close } = await openAs(browser, w, { who: { session } });
    await page.goto(`${w.url}/work#led`);
    await page.getByRole("link", { name: "青松路第1标段" }).last().waitFor();
    await page.goto(`${w.url}/work#${applicant!.applicationId}`);
    const wanting = page.getByRole("region", { name: "需要关注" });
    await wanting.getByText("11 个事项已办结 2 个").waitFor();
    await wanting.getByText("1 个事项的意见为“不同意”").waitFor();
    expect(await wanting.innerText()).toContain(objection.reasons);
    expect(await wanting.innerText()).not.toContain("相互冲突");
    await w.opinion(applicant!, "land", width(30, "at-most"));
    await page.reload();
    await wanting.getByText(/控制指标“.+”的要求相互冲突/).waitFor();
    expect(await wanting.innerText()).toMatch(/公路局 · 涉路意见：.+不小于 40 米/);
    // Who applies, for what, and until when, without a step further.
    const facts = await page.locator("dl.facts").first().innerText();
    for (const told of ["到期", "深圳青松市政建设有限公司", "道路长度", "2605-440307"])
      expect(facts).toContain(told);
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      expect([await axe(page), await fitsAcross(page)]).toEqual([[], true]);
    }
    expect(said(errors)).toEqual([]);
    await close();
    // Whoever is late is named with what they owe, and to whom it was raised.
    await w.clock("P20D");
    const then = await openAs(browser, w, { who: { session: await clerk("planning") } });
    await then.page.goto(`${w.url}/work#${applicant!.applicationId}`);
    await then.page.getByText("个事项逾期未答复").waitFor();
    expect(await then.page.getByRole("region", { name: "需要关注" }).innerText()).toMatch(
      /生态环境局 · 环境影响技术审查：已督办至本级人民政府/,
    );
    await then.close();
  });
});
