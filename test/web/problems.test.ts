/** Every problem that a caller can meet is told in Chinese, as a sentence. */
import { describe, expect, it } from "@jest/globals";
import { PROBLEMS } from "../../functions/contracts/problems.ts";
import { PROBLEMS_ZH } from "../../web/app/problems.zh.ts";

describe("problems in Chinese", () => {
  it.each(Object.keys(PROBLEMS))("%s has a whole sentence", (code) => {
    expect(PROBLEMS_ZH[code]).toMatch(/^[^A-Za-z]*\p{Script=Han}.{5,}。$/u);
  });

  it("tells of no problem that the API does not know", () => {
    const known = [...Object.keys(PROBLEMS), "offline"];
    expect(Object.keys(PROBLEMS_ZH).filter((code) => !known.includes(code))).toEqual([]);
  });
});
