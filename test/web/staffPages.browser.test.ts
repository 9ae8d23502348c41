/** What staff do on pages of their own: the departments' endpoints, the trail, a contact seen and erased, a code replaced. */
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import type { Browser, Page, Route } from "playwright-core";
import { addDays } from "../../functions/domain/base/time.ts";
import { bytesOf } from "../files/content.ts";
import { axe, fitsAcross, openAs, openBrowser, said, sessionFor } from "../support/browser.ts";
import { TARIFF_IN_FILE } from "../support/charging.ts";
import { rulesWith } from "../support/rules.ts";
import { example, objection, world, type Applicant, type World } from "../support/runtime.ts";

jest.setTimeout(120_000);

let server: Server;
let answerWith = 410;
let w: World;
let browser: Browser;
let applicant: Applicant;

/** The department of housing is told by webhook, at an address that is gone. */
beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume();
    request.on("end", () => response.writeHead(answerWith).end());
  });
  await new Promise<void>((ready) => void server.listen(0, "127.0.0.1", ready));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/approvals`;
  const post = { code: "general", name: "综合岗", nameEn: "General", leader: "李科", matters: null };
  const departments = rulesWith({}).region.departments.map((department) =>
    department.id === "housing"
      ? { ...department, service: { channel: "webhook", url } }
      : department.id === "land"
        ? { ...department, posts: [{ ...post, A: "王工", B: "赵工" }] }
        : department,
  );
  const matters = {
    ...Object.fromEntries(
      ["land", "water", "highways"].map((id) => [
        `consult-${id}`,
        { siteVisit: true as const, greenLimit: { days: 3 } },
      ]),
    ),
    "consult-forestry": {
      tariff: { ...TARIFF_IN_FILE, reliefs: [] },
      onTimeout: "escalate" as const,
      tacitBasis: undefined,
      higherAuthority: { name: "省林业局", nameEn: "Provincial forestry", level: "province" as const },
    },
  };
  const agency = { team: [{ id: "team-chen", name: "陈静", nameEn: "Chen Jing" }] };
  w = await world({ rules: rulesWith({ region: { departments, agency }, matters }) });
  browser = await openBrowser();
  applicant = await w.submit();
});
afterAll(async () => {
  await browser.close();
  await w.stop();
  await new Promise((closed) => void server.close(closed));
});

type Claims = { role: string; department?: string; name?: string; rank?: string };

async function as(claims: Claims, path: string) {
  const tab = await openAs(browser, w, { who: { session: await sessionFor(w, claims) } });
  await tab.page.goto(`${w.url}${path}`);
  return tab;
}
const click = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

describe("the page of operations", () => {
  it("shows an endpoint that was switched off, to a supervisor without a way to switch it on", async () => {
    const { page, errors, close } = await as({ role: "supervisor" }, "/operations");
    const housing = page.getByRole("article");
    expect((await housing.innerText()).replaceAll(/\s+/g, " ")).toMatch(
      /地址 http:\/\/127.*状态 已停用 停用记录 2026年3月2日 09:00，http:\/\/127.* 答复 410，自动停用$/,
    );
    expect(await page.getByRole("button", { name: "重新启用" }).count()).toBe(0);
    expect([await axe(page), await fitsAcross(page), said(errors)]).toEqual([[], true, []]);
    await close();
  });

  it("switches it on for an operator who gives a reason", async () => {
    answerWith = 204;
    const { page, close } = await as({ role: "operator" }, "/operations");
    await click(page, "重新启用");
    await page.locator("[aria-invalid]").waitFor();
    await page.getByLabel("启用理由").fill("联调通过");
    await click(page, "重新启用");
    await page.getByText("已重新启用").first().waitFor();
    expect(await page.getByRole("article").innerText()).toMatch(/状态\s+启用[^]*重新启用：联调通过$/);
    // 国家报送: a day that is not over has no files yet.
    const national = page.getByRole("region", { name: "国家报送" });
    await national.getByLabel("记录日期").fill("2026-03-02");
    await click(page, "查看报送文件");
    await national.getByText("没有2026年3月2日的国家报送文件").waitFor();
    expect([await axe(page), await fitsAcross(page)]).toEqual([[], true]);
    await close();
  });

  it("is for neither a department nor an auditor", async () => {
    const { page, close } = await as({ role: "auditor" }, "/operations");
    await page.getByText("此页面供运维人员或者监督人员使用").waitFor();
    await close();
  });
});

describe("a contact", () => {
  it("is shown to a department that asks, who did is in the trail, and a supervisor erases it for good", async () => {
    const path = `/v1/applications/${applicant.applicationId}/contact`;
    const { body } = await w.call("GET", path, undefined, w.as.applicant(applicant));
    const { phone } = body.contact as { phone: string };
    const desk = await as(
      { role: "department", department: "water" },
      `/work#${applicant.applicationId}.consult-water`,
    );
    const contact = desk.page.getByRole("region", { name: "申请人联系信息" });
    await contact.waitFor();
    expect(await desk.page.content()).not.toContain(phone);
    await click(desk.page, "查看联系信息");
    await contact.getByText(phone).waitFor();
    await desk.close();

    const trail = await as({ role: "auditor" }, "/trail");
    await trail.page.getByLabel("申请编号").fill(applicant.applicationId.toLowerCase());
    await click(trail.page, "查询");
    const row = trail.page.locator("tbody tr").filter({ hasText: "查看联系信息" });
    await row.waitFor();
    const told = (await row.innerText()).replaceAll(/\s+/g, " ");
    expect(told).toMatch(/部门人员 · 水务局 \S+.*已答复（200）/);
    expect(await trail.page.content()).not.toContain(phone);
    expect([await axe(trail.page), said(trail.errors)]).toEqual([[], []]);
    await trail.close();

    const supervisor = await as({ role: "supervisor" }, `/supervision#${applicant.applicationId}`);
    // The case stands in its project, with what others may have applied for beside it.
    await supervisor.page.getByText("项目全貌").click();
    const ofProject = supervisor.page.locator(".stacking tbody tr", { hasText: applicant.applicationId });
    expect(await ofProject.innerText()).toMatch(/各部门并联审查中/);
    await click(supervisor.page, "删除联系信息……");
    const dialog = supervisor.page.getByRole("dialog");
    await dialog.getByRole("button", { name: "确认删除" }).click();
    await dialog.locator("[role=alert]").waitFor();
    await dialog.getByLabel("依据").fill("个人信息保护法第四十七条");
    await dialog.getByLabel("理由").fill("申请人书面要求删除。");
    await dialog.getByRole("checkbox").check();
    await dialog.getByRole("button", { name: "确认删除" }).click();
    await supervisor.page.getByText("联系信息已删除。").waitFor();
    await supervisor.close();
    expect((await w.call("GET", path, undefined, w.as.applicant(applicant))).body.contact).toBeNull();
  });
});

describe("a query code", () => {
  it("is replaced at the window, and shown once; the one before opens nothing", async () => {
    const own = await w.submit();
    const { page, errors, close } = await as(
      { role: "department", department: "planning" },
      `/work#${own.applicationId}`,
    );
    await page.getByText("项目全貌").click();
    await page.locator(".stacking tbody tr", { hasText: own.applicationId }).waitFor();
    await page.getByText("补发查询码", { exact: true }).first().click();
    await page.getByLabel("补发原因").selectOption("lost");
    await click(page, "核验无误，补发查询码");
    const code = page.getByText("新查询码（第 2 次发放）").locator("code");
    const queryCode = (await code.innerText()).replaceAll(/[\s-]/g, "");
    const path = `/v1/applications/${own.applicationId}`;
    const opens = async (one: string) =>
      (await w.call("GET", path, undefined, { "x-query-code": one })).status;
    expect([await opens(queryCode), await opens(own.queryCode)]).toEqual([200, 403]);
    expect(said(errors)).toEqual([]);
    await close();
  });
});

describe("a change of the project", () => {
  it("goes with what is otherwise now and the files that came anew, and says what is wrong where it is", async () => {
    const own = await w.submit();
    const { page, errors, close } = await openAs(browser, w, { who: { ownCase: own } });
    await page.goto(w.url);
    const section = page.getByRole("region", { name: "项目变更" });
    // The form is a part that comes when it is wanted: one sees that it is on its way, and may ask again where it is not to be had.
    const { promise: gone, resolve } = Promise.withResolvers<Route>();
    await page.route("**/assets/applicant-acts-*", resolve, { times: 1 });
    await section.getByText("填写项目变更").click();
    await section.getByRole("status").getByText("正在读取").waitFor();
    await (await gone).abort();
    await section.getByRole("alert").getByText("页面的这一部分未能加载").waitFor();
    await section.getByRole("button", { name: "重试" }).click();
    await click(page, "提交变更");
    await section.locator("[aria-invalid]").waitFor();
    await section.getByLabel("变更说明").fill("道路长度由 1860 米调整为 2400 米。");
    // Nothing is otherwise yet: the API says so, and what was typed stays.
    await click(page, "提交变更");
    await section.getByText("项目情况和材料均无变化").or(section.getByText("所填情况与在案一致")).waitFor();
    await section.getByLabel("道路长度").fill("2400");
    const answered = page.waitForResponse((response) => response.url().endsWith("/project-change"));
    await click(page, "提交变更");
    expect(await (await answered).json()).toMatchObject({ applicationId: own.applicationId });
    const { project, stated } = await w.status(own);
    expect([project.type, stated.roadLength]).toEqual(["municipal-road", 2400]);
    expect(said(errors)).toEqual([]);
    await close();
  });
});

describe("the page of supervision", () => {
  it("leads from a figure to its list, as long as it says, to the case and the evidence of its card in three clicks, and into files", async () => {
    await w.clock("2026-03-12T10:00:00+08:00");
    const about = { about: { department: "water" }, text: "窗口电话长期无人接听。" };
    const filed = await w.call("POST", "/v1/complaints", about, { "idempotency-key": "to-be-closed" });
    const answering = { cause: "排班有缺口", remedy: "已补班", responsibility: "批评教育", answer: "已整改" };
    const supervisor = await w.as.role("supervisor");
    const path = `/v1/complaints/${filed.body.complaint.complaintId}/answer`;
    expect((await w.call("PUT", path, answering, supervisor)).status).toBe(200);
    await w.rest();
    const { page, errors, close } = await as({ role: "supervisor" }, "/supervision");
    const today = page.getByRole("region", { name: "今日要办" });
    await today.getByRole("row", { name: /^逾期未办结 [1-9]\d* 承办部门/ }).waitFor();
    await today.getByText(/^逾期事项所在部门：\S+ \d+ 件/).waitFor();
    const cards = await today.getByRole("link", { name: /^全部门合计：黄牌 \d+，/ }).innerText();
    // What else waits is told with who is to do what.
    for (const row of [
      /^待答复的投诉 /,
      /^已答复、待办结的投诉 /,
      /^待回访、答复的差评 /,
      /^责任追究、否决报备 查看 /,
    ])
      await today.getByRole("row", { name: row }).waitFor();
    // What waits to be closed is there, and not behind what waits to be answered.
    await today
      .getByRole("row", { name: /^已答复、待办结的投诉 1 / })
      .getByRole("link")
      .click();
    await page.getByText("窗口电话长期无人接听。").first().waitFor();
    expect(await page.locator("table.days tbody tr").count()).toBeGreaterThan(0);
    const figures = page.getByRole("table").filter({ hasText: "按时率" }).first();
    const total = figures.getByRole("link", { name: /^全部门合计：黄牌 \d+，查看明细$/ });
    const count = Number(await total.innerText());
    expect([count > 0, String(count)]).toEqual([true, cards]);
    await total.click();
    const list = page.getByRole("region", { name: "全部门合计：黄牌明细" });
    await list.locator("tbody tr").first().waitFor();
    expect(await list.locator("tbody tr").count()).toBe(count);
    expect([await axe(page), await fitsAcross(page)]).toEqual([[], true]);
    for (const [button, ending] of [
      ["导出表格（CSV）", "csv"],
      ["导出表格（XLSX）", "xlsx"],
    ] as const) {
      const [file] = await Promise.all([page.waitForEvent("download"), click(page, button)]);
      expect(file.suggestedFilename()).toMatch(new RegExp(`^全部门合计_黄牌_2025.*_2026-03-12\\.${ending}$`));
      const bytes = readFileSync(await file.path());
      if (ending === "csv") expect(bytes.toString().split("\r\n")).toHaveLength(count + 2);
      else expect(bytes.toString()).toContain("xl/worksheets/sheet1.xml");
    }
    await list.locator("tbody tr a").first().click();
    await page.getByRole("heading", { name: "黄牌与红牌" }).waitFor();
    await page
      .getByText(/未收到意见/)
      .first()
      .waitFor();
    // A step back is the list; from there the overview is as it was.
    await page.goBack();
    await list.waitFor();
    await page.getByRole("link", { name: "返回监督总览" }).click();
    await click(page, "本月");
    await page.getByText("2026年3月1日至2026年3月12日").first().waitFor();
    // From what is wrong today: the count, its first case, and there is the evidence.
    await today.getByRole("link", { name: /^全部门合计：黄牌 \d+，/ }).click();
    await page.locator("[aria-labelledby=figure-list] tbody tr a").first().click();
    await page
      .getByText(/未收到意见/)
      .first()
      .waitFor();
    await page.goBack();
    await page.getByRole("link", { name: "返回监督总览" }).click();
    // From the orders of all departments to those of one, by an address that can be kept.
    const open = today.getByRole("link", { name: /^全部门合计：待答复的督办单 \d+，/ });
    const owed = Number(await open.innerText());
    await open.click();
    const orders = page.locator("[aria-labelledby=figure-list] tbody tr");
    await orders.first().waitFor();
    expect([await orders.count(), owed > 0]).toEqual([owed, true]);
    expect(await orders.first().innerText()).toMatch(/督办单（致.+待签收、待答复/);
    await page.getByLabel("只看部门").last().selectOption("traffic-police");
    await page.getByText("该时段没有计入此项指标的事项。").waitFor();
    expect(page.url()).toContain("#list?figure=openOrders&department=traffic-police&");
    await page.getByLabel("显示").last().selectOption("reminders");
    await orders.first().getByText("催告签收").waitFor();
    // The trend and the flow of cases open to their lists, too.
    await page.getByRole("link", { name: "返回监督总览" }).click();
    await click(page, "查询趋势");
    const column = page.getByRole("link", { name: /^2026-03：按时率 \d.*%，查看收件明细$/ });
    await column.click();
    await page.getByRole("heading", { name: "全部门合计：收件明细" }).waitFor();
    await page.getByRole("link", { name: "返回监督总览" }).click();
    const came = page.getByRole("link", { name: /^2026-03：收到申请 \d+，查看明细$/ });
    const told = Number(/收到申请 (\d+)/.exec((await came.getAttribute("aria-label"))!)![1]);
    await came.click();
    await page.getByRole("heading", { name: "全区：收到申请明细" }).waitFor();
    await page.getByRole("columnheader", { name: "终结时间" }).waitFor();
    expect([await page.locator("[aria-labelledby=figure-list] tbody tr").count(), told > 0]).toEqual([
      told,
      true,
    ]);
    // The ranking of the month: who is not ranked reads why, an inspection is entered, and each mark opens to its cases.
    await page.getByRole("link", { name: "返回监督总览" }).click();
    await page.getByRole("link", { name: "查看考评与排名" }).click();
    await page.getByLabel("考评周期").selectOption("2026-03");
    await page.locator("table.ranking").getByText("办结不足 10 件，不排名").first().waitFor();
    await page.getByText("录入督查评分").click();
    await page.getByLabel(/^月份/).fill("2026-03");
    await page.getByLabel(/^得分/).fill("92.5");
    await page.getByLabel(/^来源/).fill("2026年3月现场督查通报");
    await click(page, "录入");
    await page.getByRole("cell", { name: "92.50", exact: true }).waitFor();
    expect([await axe(page), await fitsAcross(page)]).toEqual([[], true]);
    const [ranking] = await Promise.all([page.waitForEvent("download"), click(page, "导出表格（CSV）")]);
    expect(readFileSync(await ranking.path()).toString()).toContain('"名次","部门","得分","办结数"');
    await page
      .getByText(/：各项指标和所依据的案件$/)
      .first()
      .click();
    await page
      .getByRole("link", { name: /：办结：.+ [1-9]\d*，查看明细$/ })
      .first()
      .click();
    await page.locator("[aria-labelledby=figure-list] tbody tr").first().waitFor();
    expect(said(errors)).toEqual([]);
    await close();
  });
});

describe("agents", () => {
  it("are put on record at the window with what was seen, ended there by a paper, and assigned or refused by supervision", async () => {
    const { applicationId } = applicant;
    const lead = await as(
      { role: "department", department: "planning", name: "郭某" },
      `/work#${applicationId}`,
    );
    const form = lead.page.locator("details").filter({ hasText: "登记窗口委托" }).last();
    await lead.page.getByText("委托代理", { exact: true }).click();
    await lead.page.getByText("登记窗口委托", { exact: true }).click();
    await form.getByLabel("代理人编号").fill("agent-wu");
    await form.getByLabel("代理人姓名").fill("吴明");
    await form.getByLabel("补交材料").check();
    await form.getByLabel("起始日期").fill("2026-03-02");
    await form.getByLabel("截止日期").fill("2026-12-31");
    await click(lead.page, "登记委托");
    // Without the paper it is none.
    await form.getByText("未填写").first().waitFor();
    const paper = { name: "委托书.pdf", mimeType: "application/pdf", buffer: bytesOf("%PDF-1.7 paper") };
    await form.getByLabel("随附文件").setInputFiles(paper);
    await form.getByText("已上传").waitFor();
    await click(lead.page, "登记委托");
    await lead.page.getByText("已核验居民身份证，通过登记的电话告知申请人").waitFor();
    expect([await axe(lead.page), await fitsAcross(lead.page), said(lead.errors)]).toEqual([[], true, []]);
    await lead.page.getByText("终止吴明的委托").click();
    await lead.page.getByLabel("终止原因").selectOption("death");
    await lead.page.getByLabel("依据的材料").fill("死亡证明");
    await click(lead.page, "终止委托");
    await lead.page.getByText("死亡证明").waitFor();
    await lead.close();

    const { creditCode, name } = example("municipal-road-application").applicant;
    const own = await w.as.signedIn(creditCode, name);
    const { code: projectCode } = example("municipal-road-application").project;
    for (const acts of [["supply"], ["ask"]]) {
      const asked = { about: { projectCode }, acts, from: "2026-03-02", until: "2026-12-31" };
      expect((await w.call("POST", "/v1/own-agent-requests", asked, own)).status).toBe(201);
    }
    const { page, errors, close } = await as({ role: "supervisor" }, "/supervision#agents");
    const cards = page.locator("section[aria-labelledby=agents] article");
    await cards.nth(1).waitFor();
    await cards.first().getByText("指派代办人员").click();
    await click(page, "指派");
    await page.locator("section[aria-labelledby=agents]").getByText("已登记。").waitFor();
    await cards.nth(1).waitFor({ state: "detached" });
    await cards.first().getByText("不予指派").click();
    await cards.first().getByLabel("理由").fill("队伍人手不足，请自行委托");
    await click(page, "答复申请人");
    await page.getByText("没有待指派的代办申请。").waitFor();
    const { authorisations } = (await w.call("GET", "/v1/own-authorisations", undefined, own)).body;
    expect(authorisations.map(({ status }: { status: string }) => status).sort()).toEqual([
      "over",
      "over",
      "standing",
    ]);
    expect([await axe(page), await fitsAcross(page), said(errors)]).toEqual([[], true, []]);
    await close();
  });
});

describe("a question of the applicant", () => {
  it("is asked on the case, handed on at the desk, taken there, answered, and read with its course", async () => {
    const applicants = await openAs(browser, w, { who: { ownCase: applicant } });
    await applicants.page.goto(w.url);
    const section = applicants.page.getByRole("region", { name: "咨询", exact: true });
    await section.getByText("查看或提出咨询").click();
    await section.getByLabel("咨询内容").fill("勘测定界图需要盖哪些章？");
    await section.getByRole("button", { name: "提交咨询" }).click();
    await section.getByText(/已提交，将在 .* 前答复/).waitFor();

    const lead = await as({ role: "department", department: "planning" }, "/work#inquiries");
    const card = (page: Page) => page.getByRole("article").filter({ hasText: "勘测定界图" });
    await card(lead.page).getByText("转办", { exact: true }).click();
    await lead.page.getByLabel("转至部门").selectOption("land");
    await lead.page.getByLabel("理由").fill("用地事项由自然资源部门主管");
    await click(lead.page, "提交转办");
    await card(lead.page).getByText("待其在").waitFor();
    expect([await axe(lead.page), await fitsAcross(lead.page), said(lead.errors)]).toEqual([[], true, []]);
    await lead.close();

    const land = await as({ role: "department", department: "land", name: "钱工" }, "/work#inquiries");
    await card(land.page).getByText("接收", { exact: true }).click();
    await click(land.page, "接收，由本人承办");
    await card(land.page).getByText("答复", { exact: true }).first().click();
    await land.page.getByLabel("答复内容").fill("只需测绘单位成果专用章。");
    await click(land.page, "提交答复");
    await card(land.page).getByText("已答复").waitFor();
    expect(said(land.errors)).toEqual([]);
    await land.close();

    await applicants.page.reload();
    await section.getByText("只需测绘单位成果专用章。").waitFor();
    expect(await section.innerText()).toMatch(/转办至.*接收/s);
    expect([await axe(applicants.page), said(applicants.errors)]).toEqual([[], []]);
    await applicants.close();
  });
});

describe("a question before there is a case", () => {
  it("gets a number and a code, is answered at the desk of the lead, and is read by both", async () => {
    const asker = await openAs(browser, w);
    await asker.page.goto(w.url);
    const section = asker.page.getByRole("region", { name: "咨询", exact: true });
    await section.getByText("申请前咨询、查看答复").click();
    await section.getByLabel("咨询内容").fill("申请前要先做哪些评估？");
    await section.getByRole("button", { name: "提交咨询" }).click();
    await section.getByText("请记下咨询编号和查询码").waitFor();
    const [number, code] = await section.locator("code").allInnerTexts();
    expect([await axe(asker.page), await fitsAcross(asker.page)]).toEqual([[], true]);

    const lead = await as({ role: "department", department: "planning" }, "/work#inquiries");
    const card = lead.page.getByRole("article").filter({ hasText: "先做哪些评估" });
    await card.getByText("答复", { exact: true }).first().click();
    await lead.page.getByLabel("答复内容").fill("先做用地预审。");
    await click(lead.page, "提交答复");
    await card.getByText("已答复").waitFor();
    expect(said(lead.errors)).toEqual([]);
    await lead.close();

    await section.getByLabel("咨询编号").fill(number!.toLowerCase());
    await section.getByLabel("咨询查询码").fill(code!);
    await section.getByRole("button", { name: "查看答复" }).click();
    await section.getByText("先做用地预审。").waitFor();
    expect([await axe(asker.page), said(asker.errors)]).toEqual([[], []]);
    await asker.close();

    // Supervision counts it with whoever answered, and opens the figure to it.
    const seen = await as({ role: "supervisor" }, "/supervision");
    await seen.page
      .getByRole("link", { name: /^全部门合计：按时答复咨询 \d+，查看明细$/ })
      .first()
      .click();
    const row = seen.page.locator("[aria-labelledby=figure-list] tbody tr").filter({ hasText: number! });
    expect(await row.innerText()).toMatch(/申请前咨询.*已答复/s);
    expect([await axe(seen.page), said(seen.errors)]).toEqual([[], []]);
    await seen.close();
  });
});

describe("the one bill of a case", () => {
  const section = (page: Page) => page.locator("section[aria-labelledby=bill-title]");
  const text = async (page: Page) => (await section(page).innerText()).replaceAll(/\s+/g, " ");

  it("is paid by the applicant, who asks for some of it back; its organ checks that, its head approves it, and the day is reconciled", async () => {
    const own = await w.submit();
    const payer = await openAs(browser, w, { who: { ownCase: own } });
    await payer.page.goto(`${w.url}/#${own.applicationId}`);
    await click(payer.page, "缴纳本单 528.80元");
    await section(payer.page).getByText("费用已缴清。").waitFor();
    expect(await text(payer.page)).toMatch(/电子票据 \S+-P01-R01，528\.80元/);
    await section(payer.page).getByText("申请退付").click();
    await section(payer.page).getByLabel("退付金额（元）").fill("100");
    await section(payer.page).getByLabel("理由").fill("面积核定有误");
    await click(payer.page, "提交退付申请");
    await section(payer.page).getByText("退付 R1").waitFor();
    expect([await axe(payer.page), await fitsAcross(payer.page), said(payer.errors)]).toEqual([[], true, []]);
    await payer.close();

    const head = { ...(await sessionFor(w, { role: "department", department: "forestry" })), rank: "head" };
    const forestry = await openAs(browser, w, { who: { session: head } });
    await forestry.page.goto(`${w.url}/work#refunds`);
    await forestry.page.getByText("核实、批准", { exact: true }).click();
    await forestry.page.getByLabel("核实意见").fill("属实");
    await click(forestry.page, "提交核实结果");
    await click(forestry.page, "批准退付");
    await forestry.page.getByText("已批准", { exact: true }).waitFor();
    expect([await axe(forestry.page), said(forestry.errors)]).toEqual([[], []]);
    await forestry.close();

    const day = String((await w.call("GET", "/local/clock")).body.now).slice(0, 10);
    const operator = await as({ role: "operator" }, "/operations");
    await operator.page.getByLabel("支付机构", { exact: false }).fill("local");
    await operator.page.getByLabel("对账日").fill(day);
    const csv = `transaction,kind,reference,amount,time\nx1,payment,y,1.00,${day}\n`;
    const buffer = bytesOf(csv);
    await operator.page.getByLabel("对账单").setInputFiles({ name: "day.csv", mimeType: "text/csv", buffer });
    await click(operator.page, "对账");
    const told = operator.page.locator("table").last();
    await told.waitFor();
    expect(await told.locator("tbody th").allInnerTexts()).toEqual(["平台无此记录", "对账单无此笔"]);
    expect([await axe(operator.page), await fitsAcross(operator.page), said(operator.errors)]).toEqual([
      [],
      true,
      [],
    ]);
    await operator.close();
  });
});

describe("the posts of a department", () => {
  it("say who is away and who has the post, and take an absence off again", async () => {
    const { page, errors, close } = await as({ role: "department", department: "land" }, "/work#posts");
    const posts = page.getByRole("region", { name: "岗位", exact: true });
    const holder = posts.locator("strong");
    await holder.getByText("王工", { exact: true }).waitFor();
    await page.getByText("登记离岗", { exact: true }).click();
    await page.getByLabel("离岗人").selectOption("王工");
    // From today on, whatever day it has become by now.
    const today = String((await w.call("GET", "/local/clock")).body.now).slice(0, 10);
    const last = addDays(today, 4);
    await page.getByLabel("离岗日期").fill(today);
    await page.getByLabel("离岗的最后一日").fill(last);
    await page.getByLabel("事由").first().fill("年休假");
    await click(page, "登记");
    const entry = page.getByRole("article", { name: "离岗登记 王工" });
    const [year, month, day] = last.split("-").map(Number);
    await entry.getByText(`${year}年${month}月${day}日 24:00`).waitFor();
    // Hours of it have gone by.
    await entry.getByText("待负责人确认").waitFor();
    await holder.getByText("赵工（代A岗）").waitFor();
    expect([await axe(page), await fitsAcross(page)]).toEqual([[], true]);
    await entry.getByText("撤销登记", { exact: true }).first().click();
    await entry.getByLabel("撤销理由").fill("休假取消");
    await click(page, "撤销登记");
    await holder.getByText("王工", { exact: true }).waitFor();
    await page.getByText("发起交接", { exact: true }).click();
    await page.getByLabel("交出人").fill("王工");
    await page.getByLabel("接收人").fill("钱工");
    await page.getByRole("region", { name: "工作交接" }).getByLabel("事由").fill("岗位调整");
    await click(page, "提交交接");
    await page.getByRole("article", { name: "工作交接 王工" }).getByText("待钱工接收").waitFor();
    expect(said(errors)).toEqual([]);
    await close();
    // Whoever it is handed to reads so above the list, and takes it there.
    const next = await as({ role: "department", department: "land", name: "钱工" }, "/work");
    await next.page.getByText(/^王工向您交接 \d+ 件在办件，待您接收。/).waitFor();
    expect([await axe(next.page), await fitsAcross(next.page)]).toEqual([[], true]);
    await next.page.getByRole("link", { name: "查看工作交接" }).click();
    await click(next.page, "接收");
    await next.page.getByText(/已于 .* 接收/).waitFor();
    await next.page.goto(`${w.url}/work`);
    await next.page.getByRole("heading", { name: "本部门事项" }).waitFor();
    expect(await next.page.getByText("向您交接").count()).toBe(0);
    expect(said(next.errors)).toEqual([]);
    await next.close();
  });
});

describe("a joint site visit", () => {
  const visits = (page: Page) => page.locator("details", { hasText: "联合踏勘" }).first();
  const text = async (page: Page, n: number) =>
    (await page.getByRole("article", { name: `第 ${n} 次联合踏勘` }).innerText()).replaceAll(/\s+/g, " ");
  const desk = async (department: string, of: string) =>
    as({ role: "department", department }, `/work#${of}`);
  const sent = async (page: Page, title: string) => {
    await click(page, title);
    await click(page, `确认${title}`);
    await page.getByText("已登记。").waitFor();
  };

  it("is asked for, called, called off, put off and held by all at once, and everybody reads what was found", async () => {
    const own = await w.submit();
    const today = String((await w.call("GET", "/local/clock")).body.now).slice(0, 10);
    const land = await desk("land", `${own.applicationId}.consult-land`);
    await land.page.getByText("提请现场踏勘", { exact: true }).click();
    await land.page.getByLabel("集合时间").fill("09:30");
    await land.page.getByLabel("踏勘地点").fill("工地东门");
    await land.page.getByLabel("现场联系人").fill("规划局张工 0755-28900000");
    await visits(land.page).getByLabel("理由").fill("核对管线");
    await sent(land.page, "提请现场踏勘");
    await visits(land.page).getByText("核对管线").waitFor();
    expect([await axe(land.page), await fitsAcross(land.page), said(land.errors)]).toEqual([[], true, []]);
    await land.close();

    const lead = await desk("planning", own.applicationId);
    const call = async (n: number) => {
      await lead.page.getByText("组织联合踏勘", { exact: true }).click();
      const date = lead.page.getByLabel("踏勘日期");
      await date.fill((await date.getAttribute("min"))!);
      await lead.page.getByLabel("集合时间").fill("09:30");
      await lead.page.getByLabel("踏勘地点").fill("工地东门");
      await lead.page.getByLabel("现场联系人").fill("规划局张工 0755-28900000");
      await sent(lead.page, "组织联合踏勘");
      await lead.page.getByRole("article", { name: `第 ${n} 次联合踏勘` }).waitFor();
    };
    await call(1);
    expect(await text(lead.page, 1)).toMatch(
      /已通知.*国土资源局（.*承诺时限暂停计算至.*法定时限不停）.*可以在 .* 前另提一个日期/,
    );
    await lead.page.getByText("取消踏勘", { exact: true }).click();
    await visits(lead.page).getByLabel("理由").fill("图纸已补齐");
    await sent(lead.page, "取消踏勘");
    await call(2);
    expect(await text(lead.page, 1)).toMatch(/已取消.*图纸已补齐/);
    expect([await axe(lead.page), await fitsAcross(lead.page)]).toEqual([[], true]);

    // The applicant names another date, and takes it into a calendar.
    const payer = await openAs(browser, w, { who: { ownCase: own } });
    await payer.page.goto(w.url);
    await payer.page.getByText("另提一个日期", { exact: true }).click();
    const region = payer.page.getByRole("region", { name: "联合踏勘" });
    const date = region.locator("input[name=heldOn]");
    await date.fill((await date.getAttribute("min"))!);
    await region.locator("input[name=time]").fill("14:30");
    await region.getByLabel("理由").fill("上午封路");
    await click(payer.page, "提交另提的日期");
    await region.getByText("已改为您所提的日期。").waitFor();
    expect(await text(payer.page, 2)).toMatch(/14:30.*另提日期，按其所提/);
    const [file] = await Promise.all([payer.page.waitForEvent("download"), click(payer.page, "保存到日历")]);
    expect(readFileSync(await file.path(), "utf8")).toMatch(/METHOD:REQUEST[^]*SEQUENCE:1\r\n/);
    expect([await axe(payer.page), await fitsAcross(payer.page), said(payer.errors)]).toEqual([[], true, []]);

    // Rain: the lead puts it off, and what is not typed stays.
    await lead.page.reload();
    await lead.page.getByText("踏勘改期", { exact: true }).click();
    const other = lead.page.getByLabel("踏勘日期");
    const heldOn = (await other.getAttribute("max"))!;
    await other.fill(heldOn);
    await lead.page.getByLabel("集合时间").fill("10:00");
    await lead.page.getByRole("radio", { name: "天气" }).check();
    await visits(lead.page).getByLabel("理由").fill("暴雨橙色预警");
    await sent(lead.page, "踏勘改期");
    expect(await text(lead.page, 2)).toMatch(/10:00 地点 工地东门.*因天气改期/);
    expect(heldOn > today).toBe(true);

    await w.clock(`${heldOn}T12:00:00+08:00`);
    await lead.page.reload();
    await lead.page.getByText("登记到场情况", { exact: true }).click();
    await lead.page.getByRole("radio", { name: "到场", exact: true }).check();
    await visits(lead.page).getByRole("checkbox", { name: "公路局" }).check();
    await sent(lead.page, "登记到场情况");
    expect(await text(lead.page, 2)).toMatch(/申请人到场；未到场：\S*公路/);
    expect(said(lead.errors)).toEqual([]);
    await lead.close();

    const water = await desk("water", `${own.applicationId}.consult-water`);
    await water.page.getByText("提交踏勘意见", { exact: true }).click();
    for (const [i, name] of ["王强", "李静"].entries())
      await visits(water.page).getByLabel("姓名").nth(i).fill(name);
    await visits(water.page).getByLabel("执法证号").first().fill("粤B-01234");
    await visits(water.page).getByLabel("踏勘情况").fill("现场管线位置与图纸一致。");
    await visits(water.page)
      .getByLabel("随附文件")
      .setInputFiles({ name: "现场照片.pdf", mimeType: "application/pdf", buffer: bytesOf("%PDF-1.7 site") });
    await visits(water.page).getByText("已上传").waitFor();
    await sent(water.page, "提交踏勘意见");
    expect([await axe(water.page), said(water.errors)]).toEqual([[], []]);
    await water.close();
    const officers = [{ name: "赵一" }, { name: "钱二" }];
    const path = `/v1/applications/${own.applicationId}/site-visits/findings`;
    const found = { officers, text: "无权属争议" };
    expect((await w.call("PUT", path, found, await w.as.department("land"))).status).toBe(200);

    await payer.page.reload();
    await region.getByText("已印发纪要").waitFor();
    expect(await text(payer.page, 2)).toMatch(
      /水务局.*王强（执法证号 粤B-01234）.*现场照片\.pdf.*无权属争议/,
    );
    await payer.close();
    const supervisor = await as({ role: "supervisor" }, `/supervision#${own.applicationId}`);
    await supervisor.page.getByText("联合踏勘", { exact: true }).click();
    await supervisor.page.getByText("已印发纪要").waitFor();
    expect([await axe(supervisor.page), said(supervisor.errors)]).toEqual([[], []]);
    await supervisor.close();
  });
});

describe("the green channel of a case", () => {
  const inIt = (page: Page) => page.locator("details", { hasText: "绿色通道" }).first();

  it("is entered by the supervisor, seen first at the desk, kept track of, told to the applicant, and left", async () => {
    const own = await w.submit();
    const supervisor = await as({ role: "supervisor" }, `/supervision#${own.applicationId}`);
    await inIt(supervisor.page).locator("summary").first().click();
    await supervisor.page.getByText("进入绿色通道", { exact: true }).click();
    const form = inIt(supervisor.page);
    await form.getByRole("radio", { name: "监督机关决定" }).check();
    await form.getByLabel("依据文件").fill("市重点项目计划");
    await form.getByLabel("条款").fill("第12项");
    await form.getByLabel("理由").fill("年内须开工");
    await form.getByLabel("跟踪人员所在部门").selectOption({ label: "规划局" });
    await form.getByLabel("跟踪人员姓名").fill("王强");
    await form.getByLabel("联系电话").fill("0755-28900000");
    await click(supervisor.page, "进入绿色通道");
    await form.getByText("已登记。").waitFor();
    expect((await form.innerText()).replaceAll(/\s+/g, " ")).toMatch(
      /监督机关决定；依据：市重点项目计划 第12项；年内须开工.*王强（规划局） 0755-28900000.*前联系.*3 个工作日/,
    );
    expect([await axe(supervisor.page), await fitsAcross(supervisor.page)]).toEqual([[], true]);

    const water = await as({ role: "department", department: "water" }, "/work");
    const first = water.page.locator("table.worklist tbody tr").filter({ hasText: "绿色通道" }).first();
    await first.waitFor();
    expect(await first.innerText()).toMatch(/绿色通道（.*前）/);
    expect([await axe(water.page), said(water.errors)]).toEqual([[], []]);
    await water.close();

    const tracker = await as({ role: "department", department: "planning" }, `/work#${own.applicationId}`);
    await tracker.page.getByText("登记跟踪情况", { exact: true }).click();
    await inIt(tracker.page).getByLabel("登记事项").selectOption({ label: "联系申请人" });
    await inIt(tracker.page).getByLabel("情况").fill("已与项目负责人联系");
    await click(tracker.page, "登记跟踪情况");
    await inIt(tracker.page).getByText("已与项目负责人联系").waitFor();
    expect([await axe(tracker.page), await fitsAcross(tracker.page), said(tracker.errors)]).toEqual([
      [],
      true,
      [],
    ]);
    await tracker.close();

    const payer = await openAs(browser, w, { who: { ownCase: own } });
    await payer.page.goto(w.url);
    const region = payer.page.getByRole("region", { name: "绿色通道" });
    await region.getByText("王强（规划局）").waitFor();
    expect(await region.innerText()).not.toContain("已与项目负责人联系");
    expect([await axe(payer.page), await fitsAcross(payer.page), said(payer.errors)]).toEqual([[], true, []]);
    await payer.close();

    await supervisor.page.getByText("退出绿色通道", { exact: true }).click();
    await form.getByLabel("理由").fill("调出清单");
    await click(supervisor.page, "退出绿色通道");
    await form.getByText("调出清单").waitFor();
    expect(said(supervisor.errors)).toEqual([]);
    await supervisor.close();
  });
});

describe("a matter that a higher authority decides", () => {
  it("is sent on at the desk, its answer recorded, and its clock seen to stand by applicant, lead and supervisor", async () => {
    const own = await w.submit();
    const today = String((await w.call("GET", "/local/clock")).body.now).slice(0, 10);
    const [year, month, day] = today.split("-").map(Number);
    const todayText = `${year}年${month}月${day}日`;
    const path = `/work#${own.applicationId}.consult-forestry`;
    const desk = await as({ role: "department", department: "forestry" }, path);
    const { page } = desk;
    const sent = async (title: string) => {
      await click(page, title);
      await click(page, `确认${title}`);
      await page.getByRole("status").filter({ hasText: "已" }).first().waitFor();
    };
    await page.getByText("由省林业局审批，初审后转报").waitFor();
    await page.getByText("转报上级机关", { exact: true }).first().click();
    const form = page.locator("form", { hasText: "转报文号" });
    await form.getByLabel("转报文号").fill("深龙林报〔2026〕1号");
    const expected = form.getByLabel("预计答复日期");
    await expected.fill((await expected.getAttribute("min"))!);
    await form.getByLabel("跟踪人员姓名").fill("王强");
    await form.getByLabel("跟踪人员电话").fill("0755-28900000");
    expect(await axe(page)).toEqual([]);
    await sent("转报上级机关");
    const facts = page.getByRole("region", { name: "事项情况" });
    await facts.getByText("王强 0755-28900000专人跟踪").waitFor();
    const said1 = (await facts.innerText()).replaceAll(/\s+/g, " ");
    expect(said1).toMatch(/转报期间不计算办理期限.*转报省林业局（深龙林报〔2026〕1号）/);
    expect(said1).not.toContain("工作日历载入");

    // The applicant reads that nothing runs, and of whom an answer is awaited.
    const theirs = await openAs(browser, w, { who: { ownCase: own } });
    await theirs.page.goto(w.url);
    const row = theirs.page.getByRole("article", { name: "林业局 · 占用绿地林地意见" });
    await row.getByText("已转报上级机关审批，转报期间不计算办理期限，也不适用超时默许。").waitFor();
    await row.locator("details").first().locator("summary").click();
    await row.getByText("王强 0755-28900000专人跟踪").waitFor();
    expect([await axe(theirs.page), await fitsAcross(theirs.page), said(theirs.errors)]).toEqual([
      [],
      true,
      [],
    ]);

    const supervisor = await as({ role: "supervisor" }, `/supervision#${own.applicationId}`);
    const seen = supervisor.page.getByRole("row").filter({ hasText: "占用绿地林地意见" }).first();
    await seen.getByText("转报省林业局").waitFor();
    expect(await seen.innerText()).toContain("转报期间不计算办理期限");
    await seen.getByRole("button", { name: /^计时明细|^计时台账|^计时/ }).click();
    await supervisor.page.getByRole("table", { name: /计时/ }).last().waitFor();
    expect([await axe(supervisor.page), await fitsAcross(supervisor.page)]).toEqual([[], true]);

    await page.getByText("登记上级机关答复", { exact: true }).first().click();
    const answer = page.locator("form", { hasText: "答复文号" });
    await answer.getByLabel("答复文号").fill("粤林复〔2026〕8号");
    await answer.getByLabel("收到日期").fill(today);
    await answer.getByRole("radio", { name: "批准", exact: true }).check();
    await sent("登记上级机关答复");
    await facts.getByText(`${todayText}，已批准（粤林复〔2026〕8号）`).waitFor();
    expect([await axe(page), await fitsAcross(page), said(desk.errors)]).toEqual([[], true, []]);
    await desk.close();

    await theirs.page.reload();
    await row.getByText("上级机关已答复，由承办部门据此出具意见，其间不计算办理期限。").waitFor();
    await theirs.close();
    await supervisor.page.reload();
    await seen.getByText("已批准（粤林复〔2026〕8号）").waitFor();
    expect(said(supervisor.errors)).toEqual([]);
    await supervisor.close();
    const lead = await as({ role: "department", department: "planning" }, `/work#${own.applicationId}`);
    await lead.page.getByRole("row").filter({ hasText: "占用绿地林地意见" }).getByText("已批准").waitFor();
    await lead.close();
  });
});

describe("matters that the lead and another hand to each other", () => {
  it("are the supervisor's to name whose each is, seen by whoever held one, and the new review starts", async () => {
    const own = await w.submit();
    const tell = async (department: string, matter: string, body: object) =>
      w.call("PUT", `/v1/reviews/${own.applicationId}.${matter}`, body, await w.as.department(department));
    const refer = (referTo: string) => ({ kind: "not-applicable", reasons: "三定方案没有此项职责", referTo });
    const police = "consult-traffic-police";
    expect((await tell("traffic-police", `${police}/opinion`, refer("planning"))).status).toBe(200);
    expect((await tell("planning", "consult-planning/opinion", refer("traffic-police"))).status).toBe(200);

    const lead = await as({ role: "department", department: "planning" }, `/work#${own.applicationId}`);
    await lead.page.getByText("由监督机关指定承办部门").first().waitFor();
    expect(await lead.page.getByRole("button", { name: "指定承办部门" }).count()).toBe(0);
    await lead.close();
    const supervisor = await as({ role: "supervisor" }, "/supervision#held");
    await supervisor.page.getByText("查看在办件压在谁手里").click();
    const row = supervisor.page
      .getByRole("row")
      .filter({ hasText: "踢皮球：权责协调会待指定承办部门" })
      .first();
    await row.getByText("监督机关").waitFor();
    await row.getByText("正常").waitFor();
    await row.getByRole("link").click();
    const form = supervisor.page.getByRole("region", { name: "指定承办部门" });
    await form.getByText("涉及部门：").first().waitFor();
    await form.getByLabel("事项").selectOption(`${own.applicationId}.${police}~2`);
    await form.getByLabel("承办部门").selectOption("land");
    await form.getByLabel("理由").fill("按三定方案");
    expect([await axe(supervisor.page), await fitsAcross(supervisor.page)]).toEqual([[], true]);
    await click(supervisor.page, "指定承办部门");
    await supervisor.page.getByText("经裁定，由该部门承办，不再移送").waitFor();
    expect(said(supervisor.errors)).toEqual([]);
    await supervisor.close();
    const desk = await as(
      { role: "department", department: "traffic-police" },
      `/work#${own.applicationId}.${police}`,
    );
    await desk.page.getByText("现承办部门").waitFor();
    await desk.close();
    // Of what goes round between two others the lead names one.
    expect((await tell("water", "consult-water/opinion", refer("land"))).status).toBe(200);
    const disputes = await as(
      { role: "department", department: "land" },
      `/work#${own.applicationId}.consult-water~2`,
    );
    const { page } = disputes;
    await page.getByText("接收移送或者提出异议", { exact: true }).click();
    await page.getByRole("radio", { name: "提出异议" }).check();
    await page.getByLabel("不属于本部门职权的理由").fill("三定方案没有此项职责");
    await page.getByLabel("应当承办的部门").selectOption("water");
    await click(page, "提交答复");
    await click(page, "确认提交答复");
    await page.getByText("异议认为应由原移送部门承办").waitFor();
    expect([await axe(page), await fitsAcross(page), said(disputes.errors)]).toEqual([[], true, []]);
    await disputes.close();
    const names = await as({ role: "department", department: "planning" }, `/work#${own.applicationId}`);
    const naming = names.page
      .locator("form")
      .filter({ has: names.page.getByRole("button", { name: "指定承办部门" }) });
    await naming.getByLabel("承办部门").selectOption("water");
    await naming.getByLabel("理由").fill("按三定方案");
    await click(names.page, "指定承办部门");
    await click(names.page, "确认指定承办部门");
    await names.page.getByText("经裁定，由该部门承办，不再移送").nth(1).waitFor();
    expect([await axe(names.page), said(names.errors)]).toEqual([[], []]);
    await names.close();
    const { reviews } = await w.status(own);
    const ofMatter = (id: string) => reviews.find((one: { reviewId: string }) => one.reviewId.endsWith(id));
    expect(ofMatter(`${police}~3`)).toMatchObject({ department: { id: "land" }, status: "running" });
    expect(ofMatter("consult-water~3")).toMatchObject({ department: { id: "water" }, status: "running" });
  });
});

describe("what cards lead to", () => {
  it("is signed for and answered by the person on the desk, and decided by a supervisor", async () => {
    await w.opinion(await w.submit(), "land", objection);
    await w.submit();
    await w.clock("P20D");
    await w.rest();
    const wang = { role: "department", department: "land", name: "王工", rank: "officer" };
    const desk = await as(wang, "/work#account");
    const card = desk.page.getByRole("article", { name: /^[黄红]牌/ }).first();
    await card.getByText("王工", { exact: true }).waitFor();
    const mine = desk.page.getByRole("region", { name: "王工", exact: true }).getByRole("article").first();
    await mine.getByRole("button", { name: "签收建议" }).click();
    await mine.getByText("已送达，待申辩").waitFor();
    await mine.getByText("提交申辩", { exact: true }).first().click();
    await mine.getByLabel("申辩内容").fill("当日平台无法登录。");
    await mine.getByRole("button", { name: "提交申辩" }).click();
    await mine.getByText("已申辩，待决定").waitFor();
    await card.getByRole("button", { name: "签收该牌" }).click();
    await card.getByText("异议期限").waitFor();
    expect([await axe(desk.page), await fitsAcross(desk.page), said(desk.errors)]).toEqual([[], true, []]);
    await desk.close();
    const { page, errors, close } = await as({ role: "supervisor" }, "/supervision");
    await page.getByText("各部门本年度黄牌红牌、追究建议、申辩和否决报备", { exact: true }).click();
    const section = page.locator("section", { has: page.locator("#accounts") });
    // What waits is there, whichever department's it is.
    const waiting = section.locator(`section[aria-label$="待办"]`, { hasText: "当日平台无法登录。" });
    await waiting.getByText("待备案").waitFor();
    await section.getByLabel("部门").selectOption("land");
    const theirs = section.getByRole("region", { name: "王工", exact: true }).getByRole("article").first();
    await theirs.getByText("当日平台无法登录。", { exact: false }).waitFor();
    await theirs.getByText("不予追究", { exact: true }).first().click();
    const dismissal = theirs.getByRole("form", { name: "不予追究" });
    await dismissal.getByLabel("理由").fill("故障已核实。");
    await dismissal.getByRole("button", { name: "不予追究" }).click();
    await theirs.getByText("故障已核实。", { exact: false }).waitFor();
    const report = section.getByRole("article", { name: /^否决报备/ }).first();
    await report.getByText("待备案").waitFor();
    await report.getByText("退回复核", { exact: true }).first().click();
    await report.getByRole("checkbox", { name: "整改要求（落实后可予同意）" }).check();
    await report.getByRole("textbox", { name: /^理由/ }).fill("整改要求不明确。");
    await report.getByRole("button", { name: "退回复核" }).click();
    await report.getByText("已退回复核，待答复").waitFor();
    expect([await axe(page), await fitsAcross(page), said(errors)]).toEqual([[], true, []]);
    await close();
  });
});

describe("a consent by silence that was unlawful", () => {
  it("is announced at the desk, answered by the applicant, and revoked at the desk, while supervision looks on", async () => {
    const own = await w.submit();
    await w.clock("P1D");
    await w.clock("P10D");
    await w.rest();
    const { reviews } = await w.status(own);
    const { reviewId, department } = (
      reviews as { reviewId: string; department: { id: string }; outcome: string }[]
    ).find(({ outcome }) => outcome === "deemed-consent")!;
    const desk = await as(
      { role: "department", department: department.id, rank: "head" },
      `/work#${reviewId}`,
    );
    const { page } = desk;
    await page.getByText("告知拟撤销默许", { exact: true }).click();
    const form = page.locator("form", { hasText: "查明的事实" });
    await form.getByLabel("撤销情形").selectOption("conditions-not-met");
    await form.getByLabel("查明的事实").fill("选址位于蓝线以内");
    await form.getByLabel("法律依据（条款）").fill("行政许可法第六十九条");
    expect(await axe(page)).toEqual([]);
    await click(page, "告知拟撤销");
    await page.getByText("申请人尚未陈述、申辩").first().waitFor();
    // Nobody decides it before the applicant was heard.
    expect(await page.getByText("撤销默许", { exact: true }).count()).toBe(0);

    const theirs = await openAs(browser, w, { who: { ownCase: own } });
    await theirs.page.goto(w.url);
    const region = theirs.page.getByRole("region", { name: "拟撤销的超时默许" });
    await region.getByLabel("陈述、申辩意见").fill("已经退出蓝线");
    expect([await axe(theirs.page), await fitsAcross(theirs.page)]).toEqual([[], true]);
    await click(theirs.page, "提交陈述、申辩");
    await region.getByText("已经退出蓝线").waitFor();
    expect([await region.locator("form").count(), said(theirs.errors)]).toEqual([0, []]);
    await theirs.close();

    const supervisor = await as({ role: "supervisor" }, `/supervision#${own.applicationId}`);
    await supervisor.page.getByText("已经退出蓝线").waitFor();
    expect([await axe(supervisor.page), await fitsAcross(supervisor.page)]).toEqual([[], true]);
    await supervisor.close();

    await page.reload();
    await page.getByText("撤销默许", { exact: true }).click();
    const decision = page.locator("form", { hasText: "撤销理由" });
    await decision.getByText("已经退出蓝线").waitFor();
    await decision.getByLabel(/^撤销理由/).fill("经复核，事实成立");
    await decision.getByRole("checkbox").check();
    expect(await axe(page)).toEqual([]);
    await click(page, "确认撤销");
    await page
      .getByText(/默许已于/)
      .first()
      .waitFor();
    expect(said(desk.errors)).toEqual([]);
    await desk.close();
  });
});
