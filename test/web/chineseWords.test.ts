/** The words of Chinese pages, problems and documents, as their files have them. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { foreignIn } from "./chinese.ts";

const root = new URL("../../", import.meta.url).pathname;

const filesUnder = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((file) => `${folder}/${file}`);

const PAGES = filesUnder("web").filter((file) => file.endsWith("words.zh.ts"));
const API = filesUnder("functions/words/zh").filter((file) => file.endsWith(".ts"));

/** What the API's own sentences call by the name that whoever calls it has to write. */
const OF_THE_API = new Set(
  "JSON HTTP ASCII UUID true false Content-Type application json Accept Idempotency-Key X-Query-Code X-Upload-Key X-Authorisation DELETE localhost pdf site-plan YYMM-AAAAAA-DD-TT-RRRRRC decision orders floorArea nextCursor reviewId fileId aud scope approvals- present region sub".split(
    " ",
  ),
);

/** What stands in quotes and has Chinese in it, without what is put into it. */
function chineseIn(file: string): string[] {
  const source = readFileSync(join(root, file), "utf8")
    .replaceAll(/\/\*[\s\S]*?\*\//g, "")
    .replaceAll(/^\s*\/\/.*$/gm, "");
  const bare = stripped(source);
  return bare.filter((text) => /[一-鿿]/.test(text));
}

/** The literal parts of a source: what stands between `${` and `}` is looked into by itself. */
function stripped(source: string): string[] {
  const texts: string[] = [];
  let at = 0;
  const read = (end: string): void => {
    while (at < source.length && source[at] !== end) {
      const quote = source[at++]!;
      if (quote === '"' || quote === "`") literal(quote);
      else if (quote === "{") {
        read("}");
        at++;
      }
    }
  };
  const literal = (quote: string): void => {
    let text = "";
    const start = at;
    while (at < source.length && source[at] !== quote) {
      if (source.startsWith("${", at) && quote === "`") {
        at += 2;
        read("}");
        at++;
        // Whatever comes there: a number, a name.
        text += "〇";
      } else if (source[at] === "\n" && quote === '"') {
        // It was no string's: a mark in a pattern.
        at = start;
        return;
      } else text += source[at++];
    }
    at++;
    texts.push(text);
  };
  while (at < source.length) {
    read("\0");
    at++;
  }
  return texts;
}

describe("the words of a page", () => {
  it.each(PAGES)("%s: no Latin letters but of names, codes and units; punctuation of full width", (file) => {
    const texts = chineseIn(file);
    expect(texts.length).toBeGreaterThan(3);
    expect(texts.flatMap((text) => foreignIn(text))).toEqual([]);
  });

  it.each(API)("%s: neither, but for what whoever calls the API has to write", (file) => {
    expect(chineseIn(file).flatMap((text) => foreignIn(text, OF_THE_API))).toEqual([]);
  });

  it("are looked into: what is foreign is found", () => {
    expect(foreignIn("请填写 uri 地址")).toHaveLength(1);
    expect(foreignIn("理由: 材料不全")).toHaveLength(1);
    expect(foreignIn("水务局(牵头)")).toHaveLength(2);
    expect(foreignIn("文件超过50 MB，编号 440307-0123456789ABCDEF。")).toEqual([]);
  });
});

/** Between parts that code puts together, the words have the marks: `words.colon` and its like. */
describe("what pages put together", () => {
  const BETWEEN = [
    /\}[:;,] \$\{/,
    /\} \(\$\{/,
    /`[:;,] \$\{/,
    /join\("[,;:] "\)/,
    /\}[:,] \{[a-z]\w*[.(}]/,
    /\} \(\{/,
  ];
  const code = filesUnder("web").filter(
    (file) => /\.tsx?$/.test(file) && !/words\.(zh|en)\.ts$|OperatorBar|screenshots|conditionText/.test(file),
  );

  it("has no half-width mark of its own", () => {
    const found = code.flatMap((file) =>
      readFileSync(join(root, file), "utf8")
        .split("\n")
        .filter(
          (line) => BETWEEN.some((mark) => mark.test(line)) && !/=>|^\s*\}: |transform=|function /.test(line),
        )
        .map((line) => `${file}: ${line.trim()}`),
    );
    expect(found).toEqual([]);
  });
});
