/** From the worklist to a submitted opinion by Tab, Enter and Space alone, and always in sight of where one is. */
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { openAs, openBrowser, sessionFor } from "../support/browser.ts";
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
  for (let presses = 0; presses < 60; presses++) {
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
