/** The pages as markup: whole, escaped, without script, inline style or any address to load from. */
import { REVISION_RESULTS } from "../../functions/domain/application/revision.ts";
import { AGAIN_WHY, REVOCATION_GROUNDS } from "../../functions/domain/review/review.ts";
import { createHash } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import type { Notice } from "../../functions/domain/notices/notice.ts";
import { h } from "../../functions/notices/html.ts";
import { noticePage, STYLE_HASH, type Printed } from "../../functions/notices/page.ts";
import { STYLE } from "../../functions/notices/style.ts";
import { UNCOPIED } from "../../functions/domain/base/link.ts";
import { CODES } from "../../functions/words/codes.ts";
import { at } from "../domain/given.ts";
import { printedOf, SAMPLES } from "./samples.ts";

const LANGUAGES = ["zh-CN", "en"] as const;
const VOID = { why: "revoked", at: at("2026-04-01T09:00"), reasons: "送达对象有误" } as const;

const PAGES = SAMPLES.flatMap((notice) =>
  LANGUAGES.map((language) => noticePage(printedOf(notice, { void: VOID }), language)),
);

const tagsOf = (page: string): string[] => page.match(/<[^>]*>/g) ?? [];

/** What a QR code is drawn with says what its text is, and can be nothing but strokes. */
const drawn = (tags: readonly string[]): string[] =>
  tags.map((tag) => tag.replace(/ d="[Mhvz\d -]*"/, " d").replace(/ viewBox="0 0 (\d+) \1"/, " viewBox"));

const EMPTY = new Set(["!DOCTYPE", "meta", "br"]);

/** What is open where it should not be, and text that looks like markup. */
function faultsIn(page: string): string[] {
  const open: string[] = [];
  const faults: string[] = [];
  for (const tag of tagsOf(page)) {
    const [, slash, name] = /^<(\/?)([!a-zA-Z0-9]+)/.exec(tag) ?? [];
    if (name === undefined) faults.push(`no tag: ${tag}`);
    else if (EMPTY.has(name)) continue;
    else if (slash === "") open.push(name);
    else if (open.pop() !== name) faults.push(`${tag} closes what is not open`);
  }
  const text = page.replace(/<[^>]*>/g, "");
  return [...faults, ...open.map((name) => `${name} stays open`), ...(text.match(/[<>]/g) ?? [])];
}

/** Values by which the program, not a person, says something: these stay as they are. */
const KEPT = new Set([
  ...Object.values(CODES["zh-CN"]).flatMap((words) => Object.keys(words)),
  "special-procedure",
  "overdue",
  "objection",
  "lead-overdue",
  "lapsed",
  "withdrawn",
  "stands",
  "put-right",
  "called",
  "moved",
  "other-date",
  "called-off",
  "offered",
  "extended",
  "overdue",
  "declined",
  "named",
  "yellow",
  "contact-missed",
  "higher-expected",
  "agreed",
  "done",
  "receipt",
  "reversal",
  ...AGAIN_WHY,
  ...REVOCATION_GROUNDS,
  ...REVISION_RESULTS,
  ...UNCOPIED,
  "revoked",
  "calendar",
  "fact",
  "material",
  "project-change",
  "resumed",
  "served",
  "flag",
  "hold",
]);

const NASTY = `</style></td><script>alert(1)</script><img src=x onerror=alert(1)> " onload="x' \u202E&amp;`;

/** The same notice with something nasty in the place of every text that somebody wrote. */
function spoilt<T>(value: T): T {
  if (typeof value === "string")
    return (KEPT.has(value) || /^\d{4}-\d\d-\d\d/.test(value) ? value : NASTY) as T;
  if (Array.isArray(value)) return value.map(spoilt) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, spoilt(inner)])) as T;
}

const spoiltPrinted = (notice: Notice): Printed => {
  const printed = printedOf(notice, { void: VOID });
  return { ...spoilt(printed), zone: printed.zone, verifyAt: `https://${NASTY}` };
};

describe("a page", () => {
  it("is whole: every element is closed where it was opened", () => {
    expect(PAGES.flatMap(faultsIn)).toEqual([]);
    expect(faultsIn("<p><b>x</p>")).not.toEqual([]);
  });

  it("is a document in its language, with a title, one main part and one main heading", () => {
    for (const page of PAGES) {
      expect(page).toMatch(/^<!DOCTYPE html>\n<html lang="(zh-CN|en)">/);
      for (const once of ["<title>", "<main>", "<h1>", "<style>"]) expect(page.split(once)).toHaveLength(2);
    }
  });

  it("gives every header of a table its scope, and every table a caption", () => {
    for (const page of PAGES) {
      expect(page.match(/<th(?! scope="(?:col|row)")[ >]/)).toBeNull();
      expect(page.split("<table")).toHaveLength(page.split("<caption").length);
    }
  });

  it("has as many cells in each row as its table has headers", () => {
    for (const table of PAGES.flatMap((page) => page.match(/<table class="columns">[^]*?<\/table>/g) ?? [])) {
      const rows = table.split("<tr>").slice(1);
      expect(new Set(rows.map((row) => row.match(/<t[hd][ >]/g)!.length)).size).toBe(1);
    }
  });

  it("holds no script, no inline style and nothing to load from anywhere", () => {
    for (const page of PAGES) {
      const tags = tagsOf(page).join("\n");
      expect(tags).not.toMatch(/<script|<link|<img|<iframe|\sstyle=|\son\w+=|\ssrc=|\shref=/);
      expect(page).not.toMatch(/url\(|@import/);
      expect(page.match(/https?:[^\s<]+/g)).toEqual(["https://approvals.example.gov.cn/verify"]);
    }
  });

  it("contains the style whose hash the header names, to the letter", () => {
    for (const page of PAGES) {
      const [, style] = /<style>([^]*)<\/style>/.exec(page)!;
      expect(style).toBe(STYLE);
      expect(`sha256-${createHash("sha256").update(style!).digest("base64")}`).toBe(STYLE_HASH);
    }
  });

  it("shows whatever anybody wrote as text: the markup stays the same", () => {
    for (const notice of SAMPLES) {
      const plain = noticePage(printedOf(notice, { void: VOID }), "zh-CN");
      const nasty = noticePage(spoiltPrinted(notice), "zh-CN");
      expect(drawn(tagsOf(nasty))).toEqual(drawn(tagsOf(plain)));
      expect(nasty).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
      expect(nasty).not.toContain("\u202E");
      expect(faultsIn(nasty)).toEqual([]);
    }
  });

  it("takes names that objects inherit for what they are", () => {
    const notice = {
      ...SAMPLES[0]!,
      audience: { applicant: false, departments: ["constructor"], supervisors: false },
      names: {},
    };
    expect(noticePage(printedOf(notice), "zh-CN")).toContain("<p>constructor：</p>");
  });
});

describe("a template", () => {
  it("escapes text, joins lists, leaves out what is null, and keeps what a template made", () => {
    expect(h`<p title="${'"'}">${["a<b", h`<br>`, null, 3]}</p>`.toString()).toBe(
      `<p title="&quot;">a&lt;b<br>3</p>`,
    );
  });

  it("takes nothing for markup that only looks like it", () => {
    const forged = JSON.parse(`{ "toString": "x", "text": "<b>" }`) as never;
    expect(() => h`${forged}`.toString()).toThrow();
  });

  it("drops control characters and lone surrogates, and keeps line breaks", () => {
    expect(h`${"a\u0000b\u2066c\n\ud800"}`.toString()).toBe("abc\n\uFFFD");
  });
});
