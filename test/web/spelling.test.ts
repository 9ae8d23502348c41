/** Numbers and codes in the spellings that people use. */
import { describe, expect, it } from "@jest/globals";
import { codeIn, dashedIn, numberIn, phoneIn } from "../../web/shared/form/spelling.ts";
import { stated, type Attribute } from "../../web/shared/catalogue/routing.ts";

describe("a number", () => {
  it.each([
    ["1860", "1860"],
    ["１８６０", "1860"],
    [" 1 860 ", "1860"],
    ["1,860", "1860"],
    ["１，２３４，５６７．５", "1234567.5"],
    ["1 860", "1860"],
    ["0。5", "0.5"],
    ["－3", "-3"],
    ["+7", "7"],
  ])("%s is read as %s", (typed, read) => expect(numberIn(typed)).toBe(read));

  it.each(["1,86", "12,3456", "1.2.3", "约1860", "1e3", "--3", "0x10"])("%s is none, and stays", (typed) =>
    expect(numberIn(typed)).toBe(typed),
  );

  it("is stated about a project as it is read", () => {
    const attribute = { code: "roadLength", type: "number", min: 1, max: 100_000, step: 1 } as Attribute;
    expect(stated(attribute, "１，８６０")).toBe(1860);
    for (const none of ["1,86", "1e3", "0x10", "约1860"]) expect(stated(attribute, none)).toBeUndefined();
  });
});

describe("a code", () => {
  it.each([
    ["91990000ma5f1a2b54", "91990000MA5F1A2B54"],
    ["９１９９００００ＭＡ５Ｆ１Ａ２Ｂ５４", "91990000MA5F1A2B54"],
    [" 9199 0000 MA5F-1A2B 54 ", "91990000MA5F1A2B54"],
  ])("of credit %s is read as %s", (typed, read) => expect(codeIn(typed)).toBe(read));

  it("of a project keeps its dashes, whichever they are", () => {
    expect(dashedIn(" ２６０５－440307—04–01-123456 ")).toBe("2605-440307-04-01-123456");
  });
});

describe("a telephone number", () => {
  it("has its digits, and what is between them", () => {
    expect(phoneIn(" ０１０－８８８８　６６６６ ")).toBe("010-8888 6666");
  });
});
