/** Files from the applicant's page to the desk: dropped, cut off and gone on with, refused with the reason, replaced, put in order; then beside the decision. */
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import type { Browser, Locator, Page } from "playwright-core";
import { MOST_PUT_BYTES } from "../../functions/domain/files/kind.ts";
import { PART_BYTES, partsOf } from "../../functions/domain/files/parts.ts";
import { bytesOf, CONTENTS, digestOf } from "../files/content.ts";
import { axe, openAs, openBrowser, sessionFor } from "../support/browser.ts";
import { handed } from "../support/files.ts";
import { fixtureRules } from "../support/fixtures.ts";
import { lineTo, type Line } from "../support/line.ts";
import { TERMS, withMayFollow } from "../support/mayFollow.ts";
import { world, type World } from "../support/runtime.ts";

jest.setTimeout(120_000);

let w: World;
let browser: Browser;
let line: Line;
beforeAll(async () => {
  w = await world({ rules: withMayFollow(fixtureRules(), "green-space-plan", "traffic-impact") });
  line = await lineTo(w.url);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await line.close();
  await w.stop();
});

/** A file as the page makes it: its beginning, and zeros up to a size. */
type Dropped = { name: string; begins: Buffer; size?: number };

/** Drops files as a hand does: over the place, then there. */
async function drop(page: Page, zone: Locator, files: readonly Dropped[]): Promise<void> {
  const told = files.map(({ name, begins, size = 0 }) => ({ name, begins: begins.toString("base64"), size }));
  const dataTransfer = await page.evaluateHandle(`{
    const moved = new DataTransfer();
    for (const { name, begins, size } of ${JSON.stringify(told)}) {
      const bytes = Uint8Array.from(atob(begins), (c) => c.charCodeAt(0));
      moved.items.add(new File([bytes, new Uint8Array(Math.max(0, size - bytes.length))], name));
    }
    moved;
  }`);
  for (const type of ["dragover", "drop"]) await zone.dispatchEvent(type, { dataTransfer });
}

const pdf = (what: string): Buffer => bytesOf(`%PDF-1.7 ${what}`);

const LARGE = { name: "施工图.pdf", begins: CONTENTS.pdf, size: MOST_PUT_BYTES + 1 };

/** Each line of a material's list, as it reads. */
const lines = async (zone: Locator): Promise<string[]> =>
  (await zone.getByRole("listitem").allInnerTexts()).map((text) => text.split("（")[0]!);

describe("files", () => {
  it("are dropped, gone on with where they were cut off, refused with the reason, replaced, ordered, handed in", async () => {
    // No page of `openAs`: what is routed there passes through the test, which for 50 MB takes long.
    const context = await browser.newContext({ proxy: { server: line.url } });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const parts: number[] = [];
    page.on("requestfinished", (request) => {
      const [, number] = /\/files\/F-[^/]+\/(\d+)\//.exec(request.url()) ?? [];
      if (number !== undefined) parts.push(Number(number));
    });
    await page.goto(w.url);
    await page.getByRole("button", { name: "填入示例" }).click();
    const step = (name: string) => page.getByRole("button", { name, exact: true }).click();
    await step("申请材料");
    const zone = (i: number) => page.locator(".uploads").nth(i);
    const total = page.locator(".uploads-total");

    await drop(page, zone(0), [
      { name: "a.pdf", begins: pdf("a") },
      { name: "b.png", begins: CONTENTS.png },
    ]);
    await drop(page, zone(1), [
      { name: "c.dwg", begins: CONTENTS.dwg },
      { name: "d.pdf", begins: pdf("d") },
      { name: "program.exe", begins: bytesOf("MZ") },
    ]);
    await drop(
      page,
      zone(2),
      ["e", "f", "g", "h"].map((name) => ({ name: `${name}.pdf`, begins: pdf(name) })),
    );
    await total.getByText("共 8 个文件，已上传 8 个").waitFor();
    // The line is cut in the third part of the large one.
    let cut = line.cutAfter(2.5 * PART_BYTES);
    await drop(page, zone(0), [LARGE]);
    await total.getByText("共 9 个文件，已上传 8 个").waitFor();
    await zone(1).getByText("不属于可接收的格式").waitFor();
    await cut;
    await zone(0).getByText("连接中断，已上传 31%").waitFor();
    line.mend();
    expect(await total.getByRole("progressbar").getAttribute("value")).toMatch(/^0\.3/);
    expect(await axe(page, ".submission")).toEqual([]);

    // Nothing is handed in while one of them is on its way.
    await step("核对并提交");
    await page.getByRole("button", { name: "提交申请" }).click();
    await page.getByText("还有 1 个文件没有上传完毕").waitFor();

    // The page is loaded anew: what was kept is there, and the rest of the large one goes on, at first offline.
    await page.reload();
    await step("申请材料");
    await zone(0).getByText("已上传 31%。请重新选择该文件").waitFor();
    expect(await lines(zone(2))).toEqual(["e.pdf", "f.pdf", "g.pdf", "h.pdf"]);
    cut = line.cutAfter(2.5 * PART_BYTES);
    await drop(page, zone(0), [LARGE]);
    await cut;
    await zone(0).getByText("连接中断，已上传 63%").waitFor();
    line.mend();
    // The browser notices that it is there again.
    await context.setOffline(true);
    await context.setOffline(false);
    await zone(0).getByText("已传完，正在核验内容").waitFor();
    await zone(0).getByText("施工图.pdf（50 MB） 已上传").waitFor();
    expect(parts).toEqual(Array.from({ length: partsOf(LARGE.size) }, (_, i) => i + 1));

    // What its name says and its content is not; what is there under another name; one in the place of another.
    await drop(page, zone(1), [{ name: "trick.pdf", begins: bytesOf("MZ") }]);
    await zone(1).getByText("程序").waitFor();
    await zone(1).getByRole("button", { name: "放弃 trick.pdf" }).click();
    await drop(page, zone(1), [{ name: "again.pdf", begins: pdf("e") }]);
    await zone(1).getByText("内容与“e.pdf”相同，尚未上传").waitFor();
    await zone(1).getByRole("button", { name: "放弃 again.pdf" }).click();
    const chooser = page.waitForEvent("filechooser");
    await zone(2).getByRole("button", { name: "替换 f.pdf" }).click();
    await (await chooser).setFiles({ name: "f2.pdf", mimeType: "application/pdf", buffer: pdf("f2") });
    await zone(2)
      .getByText(/^f2.pdf.*已上传/)
      .waitFor();
    expect(await lines(zone(2))).toEqual(["e.pdf", "f2.pdf", "g.pdf", "h.pdf"]);
    await zone(2).getByRole("button", { name: "前移 f2.pdf" }).click();
    expect(await lines(zone(2))).toEqual(["f2.pdf", "e.pdf", "g.pdf", "h.pdf"]);

    await step("核对并提交");
    await page.getByRole("button", { name: "提交申请" }).click();
    await page.waitForURL(/#440307-/);
    const { queryCode } = JSON.parse(await page.evaluate("sessionStorage.getItem('own-case')"));
    const { body } = await w.call("GET", `/v1/applications/${page.url().split("#")[1]}`, undefined, {
      "x-query-code": queryCode,
    });
    const names = (body.materials as { name: string; fileId?: string }[])
      .filter(({ fileId }) => fileId !== undefined)
      .map(({ name }) => name);
    expect(names.toSorted()).toEqual(
      ["a.pdf", "b.png", "c.dwg", "d.pdf", "e.pdf", "f2.pdf", "g.pdf", "h.pdf", "施工图.pdf"].toSorted(),
    );
    expect(names.filter((name) => /^[efgh]/.test(name))).toEqual(["f2.pdf", "e.pdf", "g.pdf", "h.pdf"]);
    await context.close();
  });

  it("lie beside the decision: shown in the page where a browser can, by an address that is good for minutes; one that was altered is not shown", async () => {
    const applicant = await w.submit();
    const files = [
      { fileId: await handed(w, applicant, pdf("shown")) },
      { fileId: await handed(w, applicant, CONTENTS.png, "png") },
      { fileId: await handed(w, applicant, CONTENTS.dwg, "dwg") },
    ];
    const path = `/v1/applications/${applicant.applicationId}/materials/application-form`;
    expect((await w.call("PUT", path, { files }, w.as.applicant(applicant))).status).toBe(200);
    const { page, close } = await openAs(browser, w, {
      who: { session: await sessionFor(w, { role: "department", department: "land" }) },
    });
    await page.goto(`${w.url}/work#${applicant.applicationId}.consult-land`);
    const see = (name: string) => page.getByRole("button", { name: `在本页查看 ${name}` });
    await see("file.png").click();
    await page.locator(".shown-file img").waitFor();
    expect(await see("file.dwg").count()).toBe(0);
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "下载 file.dwg" }).click();
    expect((await download).suggestedFilename()).toBe("file.dwg");

    await see("file.pdf").click();
    const frame = page.locator(".shown-file iframe");
    await frame.waitFor();
    const address = (await frame.getAttribute("src"))!;
    expect(Buffer.from(await (await fetch(address)).arrayBuffer())).toEqual(pdf("shown"));
    // The address is over after five minutes; the next look has another.
    await w.clock("PT6M");
    expect((await fetch(address)).status).toBe(403);
    await page.getByRole("button", { name: "收起 file.pdf" }).click();
    await see("file.pdf").click();
    await frame.waitFor();
    expect((await fetch((await frame.getAttribute("src"))!)).status).toBe(200);
    await page.getByRole("button", { name: "收起 file.pdf" }).click();

    alter(digestOf(pdf("shown")));
    await see("file.pdf").click();
    await page.getByRole("alert").getByText("改动").waitFor();
    expect(await frame.count()).toBe(0);
    await close();
  });
});

describe("material that may follow", () => {
  it("is promised in the form, owed on the case page, kept when it has come; what has not come by its date is told to be broken", async () => {
    const { page, close } = await openAs(browser, w);
    await page.goto(w.url);
    await page.getByRole("button", { name: "填入示例" }).click();
    const step = (name: string) => page.getByRole("button", { name, exact: true }).click();
    await step("申请材料");
    const group = (name: string) => page.getByRole("group", { name: new RegExp(`^${name}`) });
    const tick = (name: string) => group(name).getByRole("checkbox", { name: /后补此材料/ });
    expect(await tick("绿地占用与恢复方案").count()).toBe(0);
    for (const name of ["绿地占用与恢复方案", "交通影响评价报告"]) {
      for (const field of ["校验值（SHA-256）", "存放地址"])
        await group(name).getByRole("textbox", { name: field }).fill("");
      await tick(name).check();
    }
    await group("绿地占用与恢复方案").getByText(TERMS.text).waitFor();
    for (const name of ["绿地占用与恢复方案", "交通影响评价报告"])
      await group(name).getByLabel("承诺书签署人").fill("陈经理");
    await page.getByText("其中 2 份后补").waitFor();
    expect(await axe(page, ".submission")).toEqual([]);
    await step("核对并提交");
    await page.getByText("后补：自承诺之日起 5 个工作日内补交；承诺书签署人：陈经理").first().waitFor();
    await page.getByRole("button", { name: "提交申请" }).click();
    await page.waitForURL(/#440307-/);

    await page.getByRole("button", { name: "我已记下查询码" }).click();
    const promised = page.getByRole("region", { name: "容缺承诺" });
    const line = (name: string) => promised.getByRole("listitem").filter({ hasText: name });
    await line("绿地占用与恢复方案")
      .getByText(/应于 .*3月9日 24:00 前补交/)
      .waitFor();
    // Of two that are owed each is opened by whoever has it at hand.
    await page
      .locator('[aria-labelledby="owed-title"] summary')
      .filter({ hasText: "绿地占用与恢复方案" })
      .first()
      .click();
    const form = page.getByRole("form", { name: "绿地占用与恢复方案" });
    await drop(page, form.locator(".uploads"), [{ name: "plan.pdf", begins: pdf("plan") }]);
    await form.getByText(/^plan.pdf.*已上传/).waitFor();
    await form.getByRole("button", { name: "补交此材料" }).click();
    await line("绿地占用与恢复方案").getByText("承诺已履行").waitFor();

    // Whoever has consented with it checks it afterwards.
    const reviewId = `${page.url().split("#")[1]}.consult-forestry`;
    const forestry = await w.as.department("forestry");
    const consent = { kind: "consent" };
    expect((await w.call("PUT", `/v1/reviews/${reviewId}/opinion`, consent, forestry)).status).toBe(200);
    const desk = await openAs(browser, w, {
      who: { session: await sessionFor(w, { role: "department", department: "forestry" }) },
    });
    await desk.page.goto(`${w.url}/work#?tab=checks`);
    await desk.page.locator(`.worklist a[href="#${reviewId}"]`).first().click();
    await desk.page.getByText("核查承诺", { exact: true }).click();
    await desk.page.getByRole("radio", { name: "不属实" }).check();
    await desk.page.getByLabel("核查情况").fill("方案与现场不符。");
    await desk.page.getByLabel("违反的规定").fill("第八条");
    expect(await axe(desk.page, ".decision")).toEqual([]);
    await desk.page.getByRole("button", { name: "登记核查结论" }).click();
    await desk.page.getByRole("button", { name: "确认登记核查结论" }).click();
    await desk.page.getByText(/核查不属实，责令限期改正，应于 .* 前改正/).waitFor();
    await desk.close();
    await page.getByRole("button", { name: "刷新" }).click();
    await page.getByText(/核查不属实，责令限期改正，应于 .* 前改正（方案与现场不符。）/).waitFor();

    await w.clock("2026-03-10T09:00:00+08:00");
    await page.getByRole("button", { name: "刷新" }).click();
    await line("交通影响评价报告").getByText("承诺未履行").waitFor();
    expect(await line("绿地占用与恢复方案").innerText()).toContain("承诺已履行");
    expect(await axe(page, "main")).toEqual([]);
    await close();
  });
});

/** Writes over a content where it lies. */
function alter(sha256: string): void {
  const folder = join(w.dataDir, "files");
  const [path] = readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith(sha256));
  writeFileSync(join(folder, String(path)), "altered");
}
