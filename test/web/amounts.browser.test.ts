/** Every page with nothing to show, with eleven reviews and with forty, and the worklist with a thousand. */
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { fitsAcross, openAs, openBrowser, said, sessionFor, type Session } from "../support/browser.ts";
import { longestIn } from "../support/trace.ts";
import { ELEVEN, objection, world, type Applicant, type World } from "../support/runtime.ts";
import {
  answerPaged,
  answerWith,
  caseWith,
  catalogueWith,
  statusWith,
  type Case,
  type Catalogue,
  type Row,
  type Status,
  type Worklist,
} from "./amounts.ts";

jest.setTimeout(120_000);

let w: World;
let browser: Browser;
let applicant: Applicant;
let planning: Session;
let supervisor: Session;
const real = {} as { status: Status; case: Case; catalogue: Catalogue; rows: Row[] };

beforeAll(async () => {
  w = await world();
  browser = await openBrowser();
  planning = await sessionFor(w, { role: "department", department: "planning" });
  supervisor = await sessionFor(w, { role: "supervisor" });
  applicant = await w.submit();
  await w.opinion(applicant, "water", objection);
  for (const department of ELEVEN.slice(0, 2)) await w.opinion(applicant, department);
  const openOnes = async () => (await read<Worklist>("/v1/supervision/reviews?limit=100")).reviews;
  real.rows = await openOnes();
  await w.clock("2026-03-13T09:00:00+08:00");
  // The same reviews again, some of them urgent by now.
  real.rows.push(...(await openOnes()).map((row) => ({ ...row, reviewId: `${row.reviewId}-later` })));
  real.status = await w.status(applicant);
  real.case = await read<Case>(`/v1/applications/${applicant.applicationId}/case`);
  real.catalogue = await read<Catalogue>("/v1/catalogue");
});
afterAll(async () => {
  await browser.close();
  await w.stop();
});

const read = async <T>(path: string): Promise<T> =>
  (await w.call("GET", path, undefined, { authorization: `Bearer ${supervisor.token}` })).body as T;

/** Nothing runs off sideways, on a desk and on a phone, and the product has said nothing on the console. */
async function isWhole(page: Page, errors: readonly string[]): Promise<void> {
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 900 });
    await expect(fitsAcross(page)).resolves.toBe(true);
  }
  expect(said(errors)).toEqual([]);
}

const emptyOnes = async (page: Page): Promise<string> =>
  (await page.locator(".empty").allInnerTexts()).join("\n");

describe.each([0, 11, 40])("with %i reviews", (count) => {
  it("the applicant's case", async () => {
    const { page, errors, close } = await openAs(browser, w, { who: { ownCase: applicant } });
    await answerWith(page, `/v1/applications/${applicant.applicationId}`, statusWith(real.status, count));
    await page.goto(w.url);
    await page.getByRole("heading", { name: "各事项进度图" }).waitFor();
    await page
      .locator(count === 0 ? ".empty" : ".chart svg")
      .first()
      .waitFor();
    expect(await page.locator(".chart-name").count()).toBe(count);
    expect(await page.locator("#progress-table tbody tr").count()).toBe(count);
    expect(await page.locator(".panels > .panel").count()).toBe(count);
    if (count === 0) expect(await emptyOnes(page)).toMatch(/受理之后，此处.*\n受理之后，此处/);
    else {
      await page.getByRole("button", { name: "显示进度表" }).click();
      await page
        .getByRole("row")
        .filter({ hasText: "工作日" })
        .nth(count - 1)
        .waitFor();
      await page.getByText("到期日逐日说明").last().click();
    }
    await isWhole(page, errors);
    await close();
  });

  it("the lead's case", async () => {
    const { page, errors, close } = await openAs(browser, w, { who: { session: planning } });
    const { applicationId } = applicant;
    await answerWith(page, `/v1/applications/${applicationId}/case`, caseWith(real.case, count));
    await page.goto(`${w.url}/work#${applicationId}`);
    await page.locator("#desk-answers").waitFor();
    expect(await page.locator("[aria-labelledby=desk-answers] tbody tr").count()).toBe(count);
    if (count === 0) expect(await emptyOnes(page)).toContain("受理后才会分送各部门");
    await isWhole(page, errors);
    await close();
  });

  it("a department's worklist", async () => {
    const { page, errors, close } = await openAs(browser, w, { who: { session: planning } });
    await answerPaged(page, "/v1/reviews", real.rows, count);
    await page.goto(`${w.url}/work`);
    await page.getByText(count === 0 ? "没有未办结的事项" : `第 1–${count} 件，共 ${count} 件`).waitFor();
    expect(await page.locator(".worklist tbody tr").count()).toBe(count);
    if (count === 0) expect(await emptyOnes(page)).toContain("有新事项送达时会出现在这里");
    await isWhole(page, errors);
    await close();
  });

  it("a case under supervision", async () => {
    const { page, errors, close } = await openAs(browser, w, { who: { session: supervisor } });
    const { applicationId } = applicant;
    await answerWith(page, `/v1/applications/${applicationId}/case`, caseWith(real.case, count));
    await page.goto(`${w.url}/supervision#${applicationId}`);
    await page.getByRole("heading", { name: "各部门事项" }).waitFor();
    const below = page.locator('tr[id^="below-"]');
    expect(await below.count()).toBe(count);
    if (count === 0) expect(await emptyOnes(page)).toMatch(/受理/);
    else {
      await page
        .getByRole("button", { name: /^计时台账/ })
        .last()
        .click();
      await below.last().waitFor();
    }
    await isWhole(page, errors);
    await close();
  });

  it("supervision across departments", async () => {
    const { page, errors, close } = await openAs(browser, w, { who: { session: supervisor } });
    const rows = await answerPaged(page, "/v1/supervision/reviews", real.rows, count);
    await page.goto(`${w.url}/supervision`);
    for (const [lamp, name] of [
      ["red", "逾期：已到期未办结"],
      ["yellow", "临期：临近到期"],
    ] as const) {
      const section = page.getByRole("region", { name, exact: true });
      const expected = rows.filter((row) => row.lamp === lamp).length;
      const listed = section.locator("tbody tr");
      await (expected === 0 ? section.locator(".empty") : listed.first()).waitFor();
      expect(await listed.count()).toBe(expected);
    }
    await page.waitForLoadState("networkidle");
    if (count === 0)
      expect(await emptyOnes(page)).toMatch(/无需督办[^]*稍后刷新[^]*会在这里列出[^]*五个工作日内答复/);
    await isWhole(page, errors);
    await close();
  });

  it("the catalogue", async () => {
    const { page, errors, close } = await openAs(browser, w);
    await answerWith(page, "/v1/catalogue", catalogueWith(real.catalogue, count));
    await page.goto(`${w.url}/catalogue`);
    await page.getByText(`显示 ${count} 个事项，共 ${count} 个`).waitFor();
    expect(await page.locator(".matters tbody tr").count()).toBe(count);
    if (count === 0) expect(await emptyOnes(page)).toMatch(/没有符合条件的事项。\s*清除筛选条件/);
    else {
      await page.getByRole("searchbox").fill("没有这样的事项");
      await page.getByRole("button", { name: "清除筛选条件" }).click();
      await page.getByText(`显示 ${count} 个事项，共 ${count} 个`).waitFor();
      expect(await page.locator(".matters tbody tr").count()).toBe(count);
    }
    await isWhole(page, errors);
    await close();
  });
});

describe("a worklist of a thousand", () => {
  /** What a browser calls a long task. */
  const MOST_MILLISECONDS = 50;

  /** What kept the page from answering, by its own account: the machine of the tests does other things besides. */
  const observe = (page: Page) =>
    page.addInitScript(`
      window.longTasks = [];
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) window.longTasks.push(Math.round(duration));
      }).observe({ type: "longtask", buffered: true });`);
  const told = async (page: Page) =>
    (await page.evaluate<number[]>("window.longTasks.splice(0)")).join(", ") || "none";

  /** The longest task of the page in milliseconds of its processor, whoever else has that, and what it was made of. */
  async function longest(page: Page, work: () => Promise<void>): Promise<{ ms: number; parts: string }> {
    await browser.startTracing(page, { categories: ["toplevel", "devtools.timeline"] });
    await work();
    return longestIn(await browser.stopTracing());
  }

  /** As far down as the rows go, page by page. */
  async function scrolls(page: Page, pages: number): Promise<void> {
    for (let number = 1; number <= pages; number++) {
      if (pages > 1) await page.getByText(`第 ${number} 页，共 ${pages} 页`).waitFor();
      for (let y = 0; y < 4; y++) await page.mouse.wheel(0, 800);
      if (number < pages) await page.getByRole("link", { name: "下一页" }).click();
    }
  }

  it("is counted as a whole, and scrolls from the first page to the last without a long task", async () => {
    const { page, errors, close } = await openAs(browser, w, { who: { session: planning } });
    await observe(page);
    const floor = await longest(page, async () => {
      await page.goto(`${w.url}/healthz`);
      await scrolls(page, 1);
    });
    await answerPaged(page, "/v1/reviews", real.rows, 1000);
    const loading = await longest(page, async () => {
      // A trace makes a page slower, and whoever is first waits for its parts to be put together.
      await page.goto(`${w.url}/work`, { timeout: 60_000 });
      await page.getByText("第 1–50 件，共 1000 件").waitFor({ timeout: 30_000 });
    });
    const loaded = await told(page);
    const scrolling = await longest(page, async () => scrolls(page, 20));
    console.log(
      `the longest task, ms of processor: an empty page ${floor.ms}; loading 1,000 rows ${loading.ms} (${loading.parts}); ` +
        `scrolling 20 pages ${scrolling.ms} (${scrolling.parts}). Long tasks as the page tells them: ${loaded}; ${await told(page)}`,
    );
    expect(Math.max(loading.ms, scrolling.ms)).toBeLessThanOrEqual(MOST_MILLISECONDS + floor.ms);
    expect(await page.locator(".worklist tbody tr").count()).toBe(50);
    // Back leads to the page before, and the address of a page to that page.
    await page.goBack();
    await page.getByText("第 19 页，共 20 页").waitFor();
    await page.reload();
    await page.getByText("第 901–950 件，共 1000 件").waitFor();
    await isWhole(page, errors);
    await close();
  });

  it("shows what its tabs count, finds one of them by its number, and sorts", async () => {
    const { page, errors, close } = await openAs(browser, w, { who: { session: planning } });
    const rows = await answerPaged(page, "/v1/reviews", real.rows, 1000, (i) =>
      i === 990 ? "red" : i % 100 === 0 ? "yellow" : "green",
    );
    await page.goto(`${w.url}/work`);
    const tabs = page.getByRole("navigation", { name: "事项分类" });
    await tabs.getByText("1000").waitFor();
    expect((await tabs.innerText()).replaceAll(/\s+/g, " ")).toBe(
      "待办 1000 今日到期 0 临期 10 逾期 1 已办 待核查承诺 拟撤销默许",
    );
    await tabs.getByText("逾期").click();
    await page.getByText("第 1–1 件，共 1 件").waitFor();
    const link = page.locator(".worklist tbody a");
    expect(await link.innerText()).toBe(rows[990]!.project.name);
    await tabs.getByText("临期").click();
    await page.getByText("第 1–10 件，共 10 件").waitFor();
    await page.getByRole("link", { name: "项目和代码" }).click();
    await page.locator("th[aria-sort=ascending].by-project").waitFor();
    await page.getByRole("link", { name: "项目和代码" }).click();
    await page.locator("th[aria-sort=descending].by-project").waitFor();
    expect(await link.first().innerText()).toMatch(/ 901$/);
    expect(new URL(page.url()).hash).toBe("#?tab=soon&sort=-project");
    await page.getByRole("searchbox", { name: "查找" }).fill(rows[400]!.project.name);
    await page.getByText("第 1–1 件，共 1 件").waitFor();
    expect(await link.innerText()).toBe(rows[400]!.project.name);
    // One step back is the list before the search, two the list before it was turned round.
    await page.goBack();
    await page.getByText("第 1–10 件，共 10 件").waitFor();
    await page.goBack();
    await page.locator("th[aria-sort=ascending].by-project").waitFor();
    await isWhole(page, errors);
    await close();
  });
});
