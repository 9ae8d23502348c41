/** A day's work, counted: what each journey takes of a clerk, a lead, an applicant and a supervisor; one table says all of them. */
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { bytesOf } from "../files/content.ts";
import { axe, fitsAcross, openAs, openBrowser, said, sessionFor, type Visit } from "../support/browser.ts";
import { actionsIn, counted, type Counts } from "../support/counted.ts";
import { rulesWith } from "../support/rules.ts";
import { ELEVEN, objection, world, type Applicant, type World } from "../support/runtime.ts";

jest.setTimeout(120_000);

let w: World;
let browser: Browser;
const table: (Counts & { journey: string })[] = [];

beforeAll(async () => {
  w = await world({ rules: rulesWith({ policies: { decision: "lead" } }) });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await w.stop();
  console.log(
    ["journey | actions (clicks, fields, keys) | scrolls | seconds"]
      .concat(
        table.map(({ journey, clicks, fields, keys, scrolls, seconds }) =>
          [
            journey,
            `${clicks + fields + keys} (${clicks}, ${fields}, ${keys})`,
            `${scrolls}`,
            `${seconds}`,
          ].join(" | "),
        ),
      )
      .join("\n"),
  );
});

/** Walks a journey on a laptop's screen, and puts down what it took. */
async function walked(
  journey: string,
  who: Visit["who"],
  path: string,
  walk: (by: ReturnType<typeof counted>, page: Page) => Promise<void>,
): Promise<Counts> {
  const { page, errors, close } = await openAs(browser, w, { who: who ?? null, height: 800 });
  await page.goto(`${w.url}${path}`);
  const by = counted(page);
  await walk(by, page);
  const counts = by.counts();
  table.push({ journey, ...counts });
  expect(await fitsAcross(page)).toBe(true);
  expect(said(errors)).toEqual([]);
  await close();
  return counts;
}

const signedIn = async (claims: { role: string; department?: string; name?: string }) => ({
  session: await sessionFor(w, claims),
});

const pdf = (name: string) => ({
  name: `${name}.pdf`,
  mimeType: "application/pdf",
  buffer: bytesOf(`%PDF-1.7 ${name}`),
});

describe("the lead", () => {
  let own: Applicant;
  const figure = (value: number, bound: string) => ({
    kind: "consent-with-conditions",
    conditions: [{ text: "见指标", basis: "law", article: "第三十八条", about: "road-width", value, bound }],
  });
  const land = () => `${own.applicationId}.consult-land`;

  it("sees what clashes as soon as it does, calls a sitting, and sees who was asked and has it in hand", async () => {
    own = await w.submit();
    await w.opinion(own, "water", figure(40, "at-least"));
    await w.opinion(own, "ecology", figure(30, "at-most"));
    const who = await signedIn({ role: "department", department: "planning", name: "陈志远" });
    const { page, close } = await openAs(browser, w, { who, height: 800 });
    await page.goto(`${w.url}/work#${own.applicationId}`);
    await page.locator(".wanting .problem").getByText("的要求相互冲突，须在联合会审中确定").waitFor();
    await close();
    for (const department of ELEVEN.filter((id) => id !== "water" && id !== "ecology"))
      await w.opinion(own, department, department === "land" ? objection : { kind: "consent" });
    await w.rest();

    await walked("lead: calls the sitting", who, `/work#${own.applicationId}`, async (by, page) => {
      await by.fill(page.getByLabel("会议日期"), "2026-03-10");
      await by.fill(page.getByLabel("会议时间"), "09:30");
      await by.fill(page.getByLabel("地点"), "市民中心302会议室");
      await by.fill(page.getByLabel("议题"), "用地意见");
      await by.click(page.getByRole("button", { name: "发出会审通知" }));
      await by.click(page.getByRole("button", { name: "确认发出会审通知" }));
      await page.getByText("2026年3月10日 09:30，市民中心302会议室").first().waitFor();
      const seats = page.getByRole("table", { name: "各部门参加会审的情况" });
      const rowOf = async (name: string) =>
        (await seats.getByRole("row").filter({ hasText: name }).innerText()).replaceAll(/\s+/g, " ");
      expect(await rowOf("国土资源局")).toBe(
        "国土资源局 用地意见：不同意 尚未表态 已送达，没有收到的凭证 待开会",
      );
      expect(await rowOf("林业局")).toContain("无 已送达，没有收到的凭证 待开会");
      // Somebody of the department reads of it, and says what it says now.
      const headers = await w.as.department("land");
      await w.call("GET", `/v1/reviews/${land()}`, undefined, headers);
      const position = { position: "withdraws", reasons: "红线已调整" };
      expect(
        (await w.call("PUT", `/v1/reviews/${land()}/joint-review-position`, position, headers)).status,
      ).toBe(200);
      await w.rest();
      await page.reload();
      await seats.waitFor();
      expect(await rowOf("国土资源局")).toBe(
        "国土资源局 用地意见：不同意 撤回原意见，2026年3月2日 09:00。红线已调整 部门查阅，2026年3月2日 09:00 待开会",
      );
      expect(await axe(page, "section[aria-labelledby=desk-joint]")).toEqual([]);
    });
  });

  it("concludes it with minutes and their files, and sees who came and who did not", async () => {
    await w.clock("2026-03-10T12:00:00+08:00");
    const who = await signedIn({ role: "department", department: "planning", name: "陈志远" });
    await walked("lead: concludes", who, `/work#${own.applicationId}`, async (by, page) => {
      await by.fill(page.getByLabel("纪要"), "各方意见一致。");
      await by.attach(page.getByLabel("随附文件"), [pdf("会议纪要")]);
      await page.getByRole("listitem").filter({ hasText: "会议纪要.pdf" }).getByText("已上传").waitFor();
      await by.tick(page.getByRole("radio", { name: "准予" }));
      await by.fill(page.getByLabel(/^理由/), "红线宽度折中。");
      await by.choose(page.getByLabel(/^要求/), "exactly");
      await by.fill(page.getByLabel(/^数值|^指标值/), "35");
      await by.fill(page.getByLabel("的冲突处理意见"), "统一为三十五米");
      for (const [i, id] of ["规划局", "国土资源局"].entries()) {
        await by.tick(page.getByRole("checkbox", { name: id }));
        await by.fill(page.getByLabel("发言人").nth(i), "郑涛");
        await by.fill(page.getByLabel("职务").nth(i), "副局长");
        await by.fill(page.getByLabel("发言要点").nth(i), "无其他意见");
      }
      await by.click(page.getByRole("button", { name: "提交会审结论" }));
      await by.click(page.getByRole("button", { name: "确认提交会审结论" }));
      await page.getByRole("button", { name: "在本页查看 会议纪要.pdf" }).first().waitFor();
      const seats = page.getByRole("table", { name: "各部门参加会审的情况" });
      const land = seats.getByRole("row").filter({ hasText: "国土资源局" });
      expect(await land.innerText()).toContain("到会，郑涛（副局长；依职务：");
      expect(await seats.getByText("缺席").count()).toBeGreaterThan(5);
    });
  });

  it("decides what nobody objects to, with files that go with the decision", async () => {
    const plain = await w.submit();
    for (const department of ELEVEN) await w.opinion(plain, department, { kind: "consent" });
    await w.rest();
    const who = await signedIn({ role: "department", department: "planning", name: "陈志远" });
    await walked("lead: decides", who, `/work#${plain.applicationId}`, async (by, page) => {
      await by.tick(page.getByRole("radio", { name: "准予" }));
      await by.fill(page.getByLabel(/^理由/), "各部门均已同意。");
      await by.attach(page.getByLabel("随附文件"), [pdf("决定附图")]);
      await page.getByRole("listitem").filter({ hasText: "决定附图.pdf" }).getByText("已上传").waitFor();
      await by.click(page.getByRole("button", { name: "提交决定" }));
      await by.click(page.getByRole("button", { name: "确认提交决定" }));
      await page.getByRole("status").filter({ hasText: "已提交并保存" }).waitFor();
    });
    const { decision } = await w.status(plain);
    expect(decision.lead.attachments.map(({ name }: { name: string }) => name)).toEqual(["决定附图.pdf"]);
  });
});

describe("the applicant", () => {
  it("sees where a case of eleven matters stands, and every due date, without a turn of the wheel", async () => {
    const own = await w.submit();
    const counts = await walked(
      "applicant: looks where the case stands",
      { ownCase: own },
      `/#${own.applicationId}`,
      async (by, page) => {
        await by.see(page.locator(".stages"));
        await by.see(page.locator("p.sentence"));
        await by.see(page.getByRole("heading", { name: "待办事项" }));
        await page.locator(".chart-due").nth(10).waitFor();
        const end = async () =>
          page.evaluate<number>("document.querySelector('.chart').getBoundingClientRect().bottom + scrollY");
        expect(await end()).toBeLessThanOrEqual(800);
        await page.setViewportSize({ width: 390, height: 844 });
        await page.locator(".chart svg").waitFor();
        expect(await end()).toBeLessThanOrEqual(1.5 * 844);
      },
    );
    expect([actionsIn(counts), counts.scrolls]).toEqual([0, 0]);
  });

  it("applies by hand: every fact typed, every material attached, up to the number and the code of the receipt", async () => {
    const counts = await walked("applicant: applies by hand", null, "/", async (by, page) => {
      const next = () => by.click(page.getByRole("button", { name: "下一步", exact: true }));
      await next();
      await by.fill(page.getByLabel("项目名称"), "青松路南段市政道路工程");
      await by.fill(page.getByLabel("项目代码"), "2605-440307-04-01-654321");
      await by.fill(page.getByLabel("道路长度"), "1860");
      await by.fill(page.getByLabel("用地面积"), "55800");
      const facts = page.getByRole("group").filter({ has: page.getByRole("radio", { name: "否" }) });
      await facts.first().waitFor();
      for (const fact of await facts.all()) await by.tick(fact.getByRole("radio", { name: "否" }));
      await next();
      await by.fill(page.getByLabel("单位名称"), "深圳青松市政建设有限公司（示例）");
      await by.fill(page.getByLabel("统一社会信用代码"), "91990000MA5EXMP16R");
      await by.fill(page.getByLabel("联系人"), "陈志远");
      await by.fill(page.getByLabel("联系电话"), "0755-00000123");
      await next();
      const files = page.locator("input[type=file][multiple]");
      await files.first().waitFor();
      const count = await files.count();
      for (let i = 0; i < count; i++) {
        await by.attach(files.nth(i), [pdf(`材料${i + 1}`)]);
        await page.getByText("已上传").nth(i).waitFor();
      }
      await by.click(page.getByRole("button", { name: "核对并提交", exact: true }).last());
      await by.click(page.getByRole("button", { name: "提交申请", exact: true }));
      await by.see(page.locator("section.receipt code").nth(1));
    });
    expect(actionsIn(counts)).toBeLessThanOrEqual(27);
    expect(counts.scrolls).toBeLessThanOrEqual(7);
  });
});

describe("the supervisor", () => {
  it("finds who is late longest, opens the case, and answers what an applicant complains of", async () => {
    const own = await w.submit();
    await w.clock("2026-03-24T09:00:00+08:00");
    await w.call(
      "POST",
      `/v1/applications/${own.applicationId}/complaints`,
      { about: { reviewId: `${own.applicationId}.consult-ecology` }, text: "逾期未答复" },
      { ...w.as.applicant(own), "idempotency-key": "complains" },
    );
    await w.rest();
    const who = await signedIn({ role: "supervisor", name: "郑涛" });
    const found = await walked(
      "supervisor: finds a late review and opens its case",
      who,
      "/supervision",
      async (by, page) => {
        const row = page.getByRole("row").filter({ hasText: "逾期未办结" });
        await by.click(row.getByRole("link").first());
        const late = page
          .getByRole("row")
          .filter({ hasText: own.applicationId })
          .filter({ hasText: "生态环境局" });
        await by.click(late.getByRole("link").first());
        await by.see(page.getByRole("heading", { name: /^案件：|^龙岗区青松路/ }));
      },
    );
    const answered = await walked(
      "supervisor: answers a complaint",
      who,
      "/supervision",
      async (by, page) => {
        const row = page.getByRole("row").filter({ hasText: "待答复的投诉" });
        await by.click(row.getByRole("link").first());
        await by.click(page.getByText("答复此投诉", { exact: true }));
        await by.fill(page.getByLabel("原因（查明的事实）"), "经办人调离，未及时交接。");
        await by.fill(page.getByLabel("整改措施"), "已指定接办人。");
        await by.fill(page.getByLabel("责任追究"), "对责任人予以提醒。");
        await by.fill(page.getByLabel("给投诉人的答复"), "该事项已在办理，三日内答复。");
        await by.click(page.getByRole("button", { name: "提交答复", exact: true }));
        await by.see(page.getByText("已答复投诉"));
      },
    );
    expect([found, answered].map((counts) => [actionsIn(counts), counts.scrolls])).toEqual([
      [2, 0],
      [7, expect.any(Number)],
    ]);
    expect(answered.scrolls).toBeLessThanOrEqual(3);
  });
});
