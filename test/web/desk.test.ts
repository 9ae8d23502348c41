/** What the department's desk computes by itself: bodies from named inputs, and sizes. */
import { describe, expect, it } from "@jest/globals";
import { sizeText } from "../../web/shared/language/sizes.ts";
import { nest } from "../../web/shared/form/nest.ts";

describe("the desk", () => {
  it("makes a body from paths", () => {
    expect(
      nest([
        ["kind", "consent-with-conditions"],
        ["conditions[0].text", "a"],
        ["conditions[0].basis", "law"],
        ["conditions[1].text", "b"],
        ["handler.name", "c"],
        ["days", 5],
        ["present[]", "housing"],
        ["present[]", "water"],
      ]),
    ).toEqual({
      kind: "consent-with-conditions",
      conditions: [{ text: "a", basis: "law" }, { text: "b" }],
      handler: { name: "c" },
      days: 5,
      present: ["housing", "water"],
    });
  });
});

describe("a size", () => {
  it.each([
    [0, "0 B"],
    [1023, "1023 B"],
    [1536, "1.5 KB"],
    [20 * 1024 ** 2, "20 MB"],
    [500.25 * 1024 ** 2, "500 MB"],
  ])("of %d bytes is read as %s", (bytes, text) => {
    expect(sizeText(bytes)).toBe(text);
  });
});
