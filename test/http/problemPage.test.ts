/** What a browser that is sent to an address finds where there is nothing to show. */
import { describe, expect, it } from "@jest/globals";
import { isVisit, problemPage } from "../../functions/http/base/problemPage.ts";

const BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

describe("a problem is a page", () => {
  it.each<[string, boolean, { method?: string; path?: string; headers: Record<string, string> }]>([
    ["for a browser that is sent there", true, { headers: { accept: BROWSER } }],
    ["for its request of the headers alone", true, { method: "HEAD", headers: { accept: BROWSER } }],
    [
      "for one that is sent to the API",
      true,
      { path: "/v1/nothing", headers: { accept: BROWSER, "sec-fetch-dest": "document" } },
    ],
    ["not for a page's own script", false, { headers: { accept: "text/html", "sec-fetch-dest": "empty" } }],
    ["not for a program", false, { headers: { accept: "application/json" } }],
    ["not for one that says nothing", false, { headers: {} }],
    ["not for one that takes no page", false, { headers: { accept: "text/html;q=0, */*" } }],
    ["not of what the API answers to a program", false, { path: "/v1/x", headers: { accept: "text/html" } }],
    ["not for what is sent", false, { method: "POST", headers: { accept: BROWSER } }],
  ])("%s", (_, isOne, { method = "GET", path = "/nothing", headers }) => {
    expect(isVisit({ method, path, headers })).toBe(isOne);
  });

  it("that says what it is, with a way back on its own origin, and runs nothing", () => {
    const of = (path: string) =>
      problemPage({ code: "unknown-route", facts: { path: `<b>${path}` } }, path, "zh-CN");
    const { status, headers, text } = of("/nothing");
    expect([status, headers["content-type"]]).toEqual([404, "text/html; charset=utf-8"]);
    expect(headers["content-security-policy"]).toMatch(/^default-src 'none'/);
    expect(text).toContain('<html lang="zh-CN">');
    expect(text).toContain('<a href="/">返回首页</a>');
    expect(text).not.toMatch(/<b>|<script/);
    expect(of("/work/nothing").text).toContain('<a href="/work">返回首页</a>');
  });
});
