/** What the department's desk computes by itself: bodies from named inputs, the window's end, the material at intake. */
import { describe, expect, it } from "@jest/globals";
import { supplementWindowDays } from "../../functions/domain/supplement.ts";
import { materialIn } from "../../web/parts/work/bundleMaterial.ts";
import { nest } from "../../web/parts/work/nest.ts";
import { windowDays, windowEnd } from "../../web/parts/work/window.ts";
import { calendarCn } from "../support/rules.ts";
import { world } from "../support/runtime.ts";
import landPermit from "../../examples/land-permit-application.json" with { type: "json" };

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
