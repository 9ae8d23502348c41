/** What every kind of notice reads like in Chinese; `NOTICES_ZH=<file>` has it written down, one of each kind. */
import { writeFileSync } from "node:fs";
import { expect, it } from "@jest/globals";
import type { Notice } from "../../functions/domain/notices/notice.ts";
import { noticePage } from "../../functions/notices/page.ts";
import { NOTICES } from "../../functions/words/zh/codes.ts";
import { printedOf, SAMPLES } from "./samples.ts";

/** The page as it is read: a line for every paragraph, row and item. */
const linesOf = (notice: Notice): string =>
  noticePage(printedOf(notice), "zh-CN")
    .replace(/<style>[^]*<\/style>|<title>[^]*?<\/title>|<caption[^]*?<\/caption>/g, "")
    .replace(/<\/(th|td)>(?=<t[hd])/g, " ｜ ")
    .replace(/<[^>]+>/g, "")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&")
    .replace(/[ \t]+/g, " ")
    .replace(/\n\s*\n+/g, "\n")
    .trim();

/** What no document says: whose duty it is to know is said instead. */
const NEVER = [
  "未说明理由",
  "尚未指定",
  "尚未指定；由出具机关负责答复",
  "可以依法请求赔偿",
  "计日单位与原期限相同",
];

it("of every kind says what it means, and leaves nothing open that somebody has to know", () => {
  const kinds = Object.keys(NOTICES);
  const chosen = kinds.flatMap((kind) => {
    const all = SAMPLES.filter(({ body }) => body.kind === kind);
    // Several kinds have forms of their own.
    const forms = new Map(all.map((notice) => [formOf(notice), notice]));
    return [...forms.values()];
  });
  expect(new Set(chosen.map(({ body }) => body.kind))).toEqual(new Set(kinds));
  const texts = chosen.map(linesOf);
  for (const text of texts) for (const never of NEVER) expect(text).not.toContain(never);
  const file = process.env["NOTICES_ZH"];
  if (file !== undefined) writeFileSync(file, `${texts.join(`\n\n${"—".repeat(30)}\n\n`)}\n`);
});

const formOf = ({ body }: Notice): string => {
  if (body.kind === "acceptance") return `${body.kind} ${body.flags.length > 0}`;
  if (body.kind === "not-accepted") return `${body.kind} ${body.referral === null}`;
  if (body.kind === "ended") return `${body.kind} ${body.why} ${body.wasAccepted}`;
  if (body.kind === "date-moved") return `${body.kind} ${body.by.why}`;
  if (body.kind === "supervision-order") return `${body.kind} ${body.to}`;
  if (body.kind === "licence-decision") return `${body.kind} ${body.result}`;
  return body.kind === "delay" ? `${body.kind} ${body.cause.why}` : body.kind;
};
