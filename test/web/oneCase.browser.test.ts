/**
 * One case with everything, as its people see it (docs/how-to/one-case-with-everything.md types it): an agent submits, the project is
 * in the green channel, a question is handed on while somebody is on leave, four departments come on one visit, a department is added,
 * what is objected to is put right and looked at again, the bill is paid twice and refunded once, and the licence is handed over.
 */
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { bytesOf } from "../files/content.ts";
import { axe, fitsAcross, openAs, openBrowser, said, sessionFor } from "../support/browser.ts";
import { paidNotice, TARIFF_IN_FILE } from "../support/charging.ts";
import { rulesWith } from "../support/rules.ts";
import { ELEVEN, world, type World } from "../support/runtime.ts";

jest.setTimeout(120_000);

const TODAY = "2026-03-02";
const PROJECT = "2605-440307-04-01-123456";
const VISITING = ["land", "water", "highways", "traffic-police"];
const OBJECTING = "housing";

let w: World;
let browser: Browser;
/** The applicant's and the agent's page, which stays open. */
let page: Page;
let errors: string[];
let id: string;

beforeAll(async () => {
  const posts = [
    {
      code: "general",
      name: "综合岗",
      nameEn: "General",
      A: "王工",
      B: "赵工",
      leader: "李科",
      matters: null,
    },
  ];
  const departments = rulesWith({}).region.departments.map((one) =>
    one.id === "land" ? { ...one, posts } : one,
  );
  w = await world({
    rules: rulesWith({
      region: { departments },
      matters: {
        ...Object.fromEntries(VISITING.map((one) => [`consult-${one}`, { siteVisit: true }])),
        "consult-forestry": { tariff: { ...TARIFF_IN_FILE, reliefs: [] } },
        "consult-water": {
          kind: "licence",
          veto: true,
          onTimeout: "escalate",
          tacitBasis: undefined,
          siteVisit: true,
        },
      },
    }),
  });
  browser = await openBrowser();
  ({ page, errors } = await openAs(browser, w));
  await page.goto(w.url);
});
afterAll(async () => {
  expect(said(errors)).toEqual([]);
  await browser.close();
  await w.stop();
});

const click = (on: Page, name: string) => on.getByRole("button", { name, exact: true }).click();
const fold = (on: Page, title: string) => on.getByText(title, { exact: true }).first().click();
const sent = async (on: Page, title: string) => {
  await click(on, title);
  await click(on, `确认${title}`);
};
const as = async (label: string) => {
  const bar = page.getByRole("complementary", { name: "本机操作栏（仅本机运行时可见）" });
  await bar.getByLabel("以何身份").selectOption({ label });
};
const pdf = (name: string) => ({
  name: `${name}.pdf`,
  mimeType: "application/pdf",
  buffer: bytesOf(`%PDF-1.7 ${name}`),
});

/** What has been looked at: the same page of another department is no other one. */
const looked = new Set<string>();

/** A person of a department at their desk, whose page is right and clean at the end. */
async function atDesk(department: string, name: string, path: string, does: (on: Page) => Promise<void>) {
  const session = { ...(await sessionFor(w, { role: "department", department, name })), name, rank: "head" };
  const desk = await openAs(browser, w, { who: { session } });
  await desk.page.goto(`${w.url}/work#${path}`);
  await does(desk.page);
  const kind = `${path.replace(/.*\.consult-[\w-]+/, "review")} ${String(does)}`;
  const faults = looked.has(kind) ? [] : await axe(desk.page);
  looked.add(kind);
  expect([department, faults, await fitsAcross(desk.page), said(desk.errors)]).toEqual([
    department,
    [],
    true,
    [],
  ]);
  await desk.close();
}
const review = (department: string) => `${id}.consult-${department}`;
const own = (name: string) => page.getByRole("region", { name, exact: true });

describe("one case with everything", () => {
  it("is submitted by an agent for an applicant who has signed in", async () => {
    await as("申请人");
    const given = own("委托代办");
    await given.getByText("新的委托书").click();
    await given.getByLabel("代理人编号").fill("agent-li");
    await given.getByLabel("代理人姓名").fill("李明");
    await given.getByLabel("项目代码").first().fill(PROJECT);
    const form = given.locator("details", { hasText: "新的委托书" });
    for (const act of ["提交申请", "签收文书", "咨询", "缴费", "确认踏勘"])
      await form.getByLabel(act, { exact: true }).check();
    await form.getByLabel("起始日").fill(TODAY);
    await form.getByLabel("截止日").fill("2026-12-31");
    await form.getByRole("button", { name: "提交委托书" }).click();
    await given.locator("tbody").getByText("李明").waitFor();

    await as("代办人员");
    await own("我的代办").getByRole("button", { name: "代为提交申请" }).click();
    await click(page, "填入示例（仅本机运行时可见）");
    await click(page, "项目情况");
    await page.getByRole("group", { name: "涉及人防工程" }).getByRole("radio", { name: "否" }).check();
    await click(page, "核对并提交");
    await click(page, "提交申请");
    await page.getByText("您正在代理青松建设有限公司").first().waitFor();
    id = (await page.locator("section.receipt code").first().innerText()).trim();
    await click(page, "我已记下查询码");
    await w.rest();
    await click(page, "刷新");
    await page.getByText("共 10 个事项").first().waitFor();
  });

  it("is in the green channel by the supervisor's word, with somebody who keeps track of it", async () => {
    const session = await sessionFor(w, { role: "supervisor", name: "钟某" });
    const supervisor = await openAs(browser, w, { who: { session } });
    await supervisor.page.goto(`${w.url}/supervision#${id}`);
    const form = supervisor.page.locator("details", { hasText: "绿色通道" }).first();
    await form.locator("summary").first().click();
    await supervisor.page.getByText("进入绿色通道", { exact: true }).click();
    await form.getByRole("radio", { name: "监督机关决定" }).check();
    await form.getByLabel("依据文件").fill("市重点项目计划");
    await form.getByLabel("条款").fill("第12项");
    await form.getByLabel("理由").fill("年内须开工");
    await form.getByLabel("跟踪人员所在部门").selectOption({ label: "规划局" });
    await form.getByLabel("跟踪人员姓名").fill("王强");
    await form.getByLabel("联系电话").fill("0755-28900000");
    await click(supervisor.page, "进入绿色通道");
    await form.getByText("已登记。").waitFor();
    await supervisor.close();
    await atDesk("planning", "王强", id, async (on) => {
      await fold(on, "登记跟踪情况");
      const tracking = on.locator("details", { hasText: "绿色通道" }).first();
      await tracking.getByLabel("登记事项").selectOption({ label: "联系申请人" });
      await tracking.getByLabel("情况").fill("已与项目负责人联系");
      await click(on, "登记跟踪情况");
      await tracking.getByText("已与项目负责人联系").waitFor();
    });
    await page.reload();
    await own("绿色通道").getByText("王强（规划局）").waitFor();
  });

  it("has a question handed on to whose A person is on leave, and answered by B", async () => {
    const section = own("咨询");
    await section.getByText("查看或提出咨询").click();
    await section.getByLabel("咨询内容").fill("勘测定界图需要盖哪些章？");
    await section.getByRole("button", { name: "提交咨询" }).click();
    await section.getByText(/已提交，将在 .* 前答复/).waitFor();
    const card = (on: Page) => on.getByRole("article").filter({ hasText: "勘测定界图" });
    await atDesk("planning", "周局", "inquiries", async (on) => {
      await card(on).getByText("转办", { exact: true }).click();
      await on.getByLabel("转至部门").selectOption("land");
      await on.getByLabel("理由").fill("用地事项由自然资源部门主管");
      await click(on, "提交转办");
      await card(on).getByText("待其在").waitFor();
    });
    await atDesk("land", "李科", "posts", async (on) => {
      await fold(on, "登记离岗");
      await on.getByLabel("离岗人").selectOption("王工");
      await on.getByLabel("离岗日期").fill(TODAY);
      await on.getByLabel("离岗时刻").fill("09:00");
      await on.getByLabel("离岗的最后一日").fill("2026-03-20");
      await on.getByLabel("事由").first().fill("年休假");
      await click(on, "登记");
      await on.getByText("赵工（代A岗）").waitFor();
    });
    await atDesk("land", "赵工", "inquiries", async (on) => {
      await card(on).getByText("接收", { exact: true }).click();
      await click(on, "接收，由本人承办");
      await card(on).getByText(/赵工/).first().waitFor();
      await card(on).getByText("答复", { exact: true }).first().click();
      await on.getByLabel("答复内容").fill("只需测绘单位成果专用章。");
      await click(on, "提交答复");
      await card(on).getByText("已答复").waitFor();
    });
    await click(page, "刷新");
    await section.getByText("只需测绘单位成果专用章。").waitFor();
  });

  it("has four departments come on one visit", async () => {
    for (const [department, name] of [
      ["land", "赵工"],
      ["water", "钱工"],
    ] as const)
      await atDesk(department, name, review(department), async (on) => {
        await fold(on, "提请现场踏勘");
        await on.getByLabel("集合时间").fill("09:30");
        await on.getByLabel("踏勘地点").fill("工地东门");
        await on.getByLabel("现场联系人").fill("规划局张工 0755-28900000");
        await on
          .locator("form", { has: on.getByLabel("踏勘地点") })
          .getByLabel("理由")
          .fill("核对管线");
        await sent(on, "提请现场踏勘");
        await on.getByText("已登记。").waitFor();
      });
    await click(page, "刷新");
    const visit = own("联合踏勘").getByRole("article", { name: "第 1 次联合踏勘" });
    const told = (await visit.innerText()).replaceAll(/\s+/g, " ");
    for (const name of ["国土资源局", "水务局", "公路局", "交通警察大队"].map((one) => one.slice(0, 2)))
      expect(told).toContain(name);
    await click(page, "确认踏勘日期");
    await own("联合踏勘").getByText("已确认，请按时到场。").waitFor();
    await w.clock("2026-03-05T12:00:00+08:00");
    await atDesk("planning", "周局", id, async (on) => {
      await fold(on, "登记到场情况");
      await on.getByRole("radio", { name: "到场", exact: true }).check();
      await sent(on, "登记到场情况");
      await on.getByText("申请人到场", { exact: true }).waitFor();
    });
    for (const department of VISITING)
      await atDesk(department, "王工", review(department), async (on) => {
        await fold(on, "提交踏勘意见");
        const form = on.locator("form", { has: on.getByLabel("踏勘情况") });
        for (const [i, name] of ["王强", "李静"].entries()) await form.getByLabel("姓名").nth(i).fill(name);
        await form.getByLabel("踏勘情况").fill("与图纸一致。");
        await sent(on, "提交踏勘意见");
        await on.getByText("已登记。").waitFor();
      });
    await click(page, "刷新");
    await own("联合踏勘").getByText("已印发纪要").waitFor();
  });

  it("has a department added by the lead, who corrects what was stated", async () => {
    await atDesk("planning", "周局", id, async (on) => {
      await fold(on, "更正情况并增加事项");
      await on.getByLabel("需要更正的情况").selectOption({ label: "涉及人防工程" });
      await on.getByRole("radio", { name: "是", exact: true }).check();
      await on.getByLabel("依据（文件名称").fill("联合踏勘纪要：建有防空地下室");
      await sent(on, "更正并增加事项");
      await on.getByText("已提交并保存。").waitFor();
    });
    await w.rest();
    await click(page, "刷新");
    await page.getByText("共 11 个事项").first().waitFor();
  });

  it("has what is objected to put right, and looked at again by who objected", async () => {
    // Whoever does not matter here says so by the API.
    for (const department of ELEVEN.filter((one) => one !== OBJECTING && one !== "land"))
      expect((await w.opinion({ applicationId: id, queryCode: "" }, department)).status).toBe(200);
    await atDesk("land", "赵工", review("land"), async (on) => {
      await on.getByText("赵工（B岗，代A岗王工）").waitFor();
      await on.getByRole("radio", { name: "同意", exact: true }).check();
      await sent(on, "提交意见");
      await on.getByText("已提交并保存。").waitFor();
    });
    await atDesk(OBJECTING, "孙工", review(OBJECTING), async (on) => {
      await on.getByRole("radio", { name: "不同意", exact: true }).check();
      await on.getByLabel("理由").first().fill("管线间距不足");
      await on.getByLabel("法律依据（条款）").fill("城市工程管线综合规划规范 4.1.9");
      await on.getByLabel("事实").fill("净距一点二米");
      await on.getByLabel("整改要求（落实后可予同意）").fill("净距加至一点五米");
      await on.getByLabel("签发领导").fill("孙局长");
      await sent(on, "提交意见");
      await on.getByText("已提交并保存。").waitFor();
    });
    await w.rest();
    await atDesk("planning", "周局", id, async (on) => {
      await fold(on, "整改复审");
      await on.getByLabel("整改期限（工作日）").fill("5");
      await on
        .locator("form", { has: on.getByLabel("整改期限") })
        .getByLabel("理由")
        .fill("管线调整后可以同意");
      await sent(on, "提出整改");
      await on.getByText("已提交并保存。").waitFor();
    });
    // It binds the applicant alone: no agent agrees to it.
    await click(page, "返回我的代办");
    await as("申请人");
    await own("我的办件").locator("tbody button").first().click();
    await page.getByRole("radio", { name: "同意，按期整改" }).check();
    await click(page, "提交答复");
    await page.getByLabel("整改情况").fill("净距已加至一点六米。");
    await click(page, "提交整改结果");
    await own("整改复审").getByText("已完成整改，由有关部门复审").first().waitFor();
    await w.rest();
    await atDesk(OBJECTING, "孙工", `${review(OBJECTING)}~2`, async (on) => {
      await on.getByRole("radio", { name: "同意", exact: true }).check();
      await sent(on, "提交意见");
      await on.getByText("已提交并保存。").waitFor();
    });
    await w.rest();
    expect(
      (await w.call("GET", `/v1/applications/${id}/case`, undefined, await w.as.department("planning"))).body
        .status,
    ).toBe("granted");
  });

  it("has its bill paid twice, and refunded once", async () => {
    await page.reload();
    await click(page, "缴纳本单 528.80元");
    const bill = page.locator("section[aria-labelledby=bill-title]");
    await bill.getByText("费用已缴清。").waitFor();
    // Somebody pays again, at the provider's.
    const announced = await w.call("POST", "/local/payments", {
      notices: [{ notice: paidNotice(id, "again") }],
    });
    expect(announced.body.announced[0].status).toBe(200);
    await page.reload();
    await bill.getByText("退付 R1").waitFor();
    const head = { role: "department", department: "planning", name: "周局" };
    const session = { ...(await sessionFor(w, head)), rank: "head" };
    const desk = await openAs(browser, w, { who: { session } });
    await desk.page.goto(`${w.url}/work#refunds`);
    await fold(desk.page, "核实、批准");
    await desk.page.getByLabel("核实意见").fill("重复缴款，属实");
    await click(desk.page, "提交核实结果");
    await click(desk.page, "批准退付");
    await desk.page.getByText("已批准", { exact: true }).waitFor();
    await desk.close();
    const { refunds } = (
      await w.call("GET", `/v1/applications/${id}/bill`, undefined, await w.as.department("planning"))
    ).body;
    const { payoutId: payout, transaction, amount } = refunds[0].payouts[0];
    const notice = {
      kind: "payout",
      transaction,
      payout,
      status: "paid-out",
      amount,
      at: "2026-03-05T05:00:00Z",
    };
    await w.call("POST", "/local/payments", { notices: [{ notice, times: 2 }] });
    await page.reload();
    await bill.getByText("已退回").first().waitFor();
    expect([await axe(page), await fitsAcross(page)]).toEqual([[], true]);
  });

  it("has the licence handed over at the window, with the receipt that was signed", async () => {
    await atDesk("water", "钱工", review("water"), async (on) => {
      await fold(on, "颁发、送达许可证件");
      await on.getByLabel("证号").fill("水许字〔2026〕第12号");
      await on.getByRole("radio", { name: "窗口领取：当面签收" }).check();
      await on.getByRole("radio", { name: "申请人委托的人" }).check();
      await on
        .getByLabel("随附文件")
        .last()
        .setInputFiles([pdf("许可证"), pdf("送达回证")]);
      await on.getByText("已上传").nth(1).waitFor();
      await sent(on, "颁发并送达");
      await on.getByText("已提交并保存。").waitFor();
    });
    await page.reload();
    await page.getByText("水许字〔2026〕第12号").first().waitFor();
    expect([await axe(page), await fitsAcross(page)]).toEqual([[], true]);
  });
});
