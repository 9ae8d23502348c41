/** Both languages say everything, and dates read as people write them. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";
import { LADDER } from "../../functions/domain/review/ladder.ts";
import { SPECIAL_PROCEDURES } from "../../functions/domain/review/stop.ts";
import { en as sentencesEn } from "../../functions/notices/sentences.en.ts";
import { zh as sentencesZh } from "../../functions/notices/sentences.zh.ts";
import { en } from "../../functions/notices/words.en.ts";
import { zh } from "../../functions/notices/words.zh.ts";
import { CODES } from "../../functions/words/codes.ts";
import { DAY_WORDS, deadlineOf, momentOf } from "../../functions/words/days.ts";
import { at } from "../domain/given.ts";

const ZONE = "Asia/Shanghai";

/** Every text, by its path. */
function textsOf(value: unknown, path = ""): [string, string][] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, `${path}.${key}`));
}

/** What stood here once, and nobody would sign. */
const NOT_WRITTEN = [
  "沉默不再产生后果",
  "由谁",
  "如何更改方可同意",
  "如何修改即可同意",
  "默许等",
  "少等",
  "最长一条链",
  "灯色",
  "红绿灯",
  "计时中(?!止)",
  "未计时",
  "在途",
  "您现在应当",
  "尚欠",
  "即为受理",
  "缺席默认",
  "只能退回补齐一次",
  "不选部门",
  "处需要修改",
  "提交处理",
  "以何为准",
  "所涉事项代码",
  "要求的值",
  "一般工作人员",
  "副职负责人",
  "接口原文",
];

describe("the words", () => {
  const pairs = [
    [zh, en],
    [sentencesZh, sentencesEn],
    [CODES["zh-CN"], CODES.en],
  ] as const;

  it("are there in both languages, none empty, none left as it was in the other", () => {
    for (const [chinese, english] of pairs) {
      const inEnglish = new Map(textsOf(english));
      for (const [path, text] of textsOf(chinese)) {
        expect(inEnglish.get(path)).toMatch(/\S/);
        if (/[\u4e00-\u9fff]/.test(text)) expect([path, inEnglish.get(path)]).not.toEqual([path, text]);
        if (!["dash", "comma"].includes(path.slice(1))) expect(text).toMatch(/[\u4e00-\u9fff]/);
      }
    }
  });

  it("are those that a civil servant would write, on notices and pages alike", () => {
    const root = fileURLToPath(new URL("../..", import.meta.url));
    const files = ["functions", "web"].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
        .filter((file) => /\.tsx?$/.test(file))
        .map((file) => join(folder, file)),
    );
    const found = files.flatMap((file) => {
      const code = readFileSync(join(root, file), "utf8").replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, "");
      return NOT_WRITTEN.filter((words) => new RegExp(words).test(code)).map((words) => `${file}: ${words}`);
    });
    expect(found).toEqual([]);
    // Full width, as GB/T 15834 has it: no half-width mark beside a Chinese character.
    const halfWidth = [zh, sentencesZh, CODES["zh-CN"]]
      .flatMap((words) => textsOf(words))
      .filter(([, text]) => /[\u4e00-\u9fff] ?[;:(),]|[;:(),] ?[\u4e00-\u9fff]/.test(text));
    expect(halfWidth).toEqual([]);
  });

  it("know every special procedure and every step of the ladder", () => {
    for (const words of Object.values(CODES)) {
      expect(Object.keys(words.STOPS)).toEqual(["supplement", "higher-authority", ...SPECIAL_PROCEDURES]);
      expect(Object.keys(words.LADDER)).toEqual([...LADDER]);
    }
  });
});

describe("an instant", () => {
  it.each([
    { instant: at("2026-03-10T00:00"), chinese: "2026年3月9日24时", english: "24:00 on 9 March 2026" },
    { instant: at("2026-01-01T00:00"), chinese: "2025年12月31日24时", english: "24:00 on 31 December 2025" },
    { instant: at("2026-03-09T18:00"), chinese: "2026年3月9日18时", english: "18:00 on 9 March 2026" },
    { instant: at("2026-03-09T17:05"), chinese: "2026年3月9日17时05分", english: "17:05 on 9 March 2026" },
    {
      instant: at("2026-03-09T17:00:07"),
      chinese: "2026年3月9日17时00分07秒",
      english: "17:00:07 on 9 March 2026",
    },
  ])("until $chinese", ({ instant, chinese, english }) => {
    expect(DAY_WORDS["zh-CN"].momentText(deadlineOf(instant, ZONE))).toBe(chinese);
    expect(DAY_WORDS.en.momentText(deadlineOf(instant, ZONE))).toBe(english);
  });

  it("at which something begins is 00:00 of its own day, in the region's own zone", () => {
    expect(DAY_WORDS["zh-CN"].momentText(momentOf(at("2026-03-20T00:00"), ZONE))).toBe("2026年3月20日0时");
    expect(momentOf(at("2026-03-20T00:00"), "UTC")).toEqual({ date: "2026-03-19", time: "16:00" });
  });
});
