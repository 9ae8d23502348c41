/** What an objection says of its cure: a change that would do, or why none would. */
import { describe, expect, it } from "@jest/globals";
import { saysCure } from "../../functions/domain/review/cure.ts";

describe("what would make consent possible", () => {
  it.each([
    "涵洞加宽至3米",
    "a culvert of 3 m",
    "不可补救：选址位于饮用水水源一级保护区内",
    "Incurable: the site lies in a protected area",
    "incurable because the site lies in a protected area",
    "无法整改，因线位穿越核心区",
    "Nonetheless a second culvert would do",
    "no culvert narrower than 3 m",
    "无障碍坡道改为1:12",
  ])("is said by %j", (text) => expect(saysCure(text)).toBe(true));

  it.each([
    "incurable",
    "Incurable.",
    "INCURABLE: -",
    "incurable because",
    "不可补救",
    "不可补救。理由：",
    "无",
    "没有",
    "none",
    "n/a",
    "-",
    "……",
    "？",
    "a",
  ])("is not said by %j", (text) => expect(saysCure(text)).toBe(false));
});
