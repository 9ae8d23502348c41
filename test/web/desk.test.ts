/** What the department's desk computes by itself: bodies from named inputs, the window's end, the material at intake. */
import { describe, expect, it } from "@jest/globals";
import { supplementWindowDays } from "../../functions/domain/review/supplement.ts";
import { materialIn } from "../../web/parts/work/bundleMaterial.ts";
import { nest } from "../../web/parts/work/nest.ts";
import { windowDays, windowEnd } from "../../web/parts/work/window.ts";
import { example, world } from "../support/runtime.ts";

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

  it("knows the window as the rules do", () => {
    for (let limit = 1; limit <= 60; limit++) expect(windowDays(limit)).toBe(supplementWindowDays(limit));
    const days = ["2026-03-06", "2026-03-07", "2026-03-08", "2026-03-09", "2026-03-10"].map((date, i) => ({
      date,
      working: i !== 1 && i !== 2,
    }));
    expect(windowEnd("2026-03-06", 5, days)).toBe("2026-03-10");
    expect(windowEnd("2026-03-06", 9, days)).toBeNull();
  });

  it("finds the material of an application at the window in its exported case", async () => {
    const site = await world({ region: "510100" });
    try {
      const submission = example("land-permit-application");
      const { applicationId } = await site.submit(submission);
      const exported = await fetch(`${site.url}/v1/applications/${applicationId}/case/export`, {
        headers: await site.as.department("planning-resources"),
      });
      expect(exported.status).toBe(200);
      expect(materialIn(await exported.text())).toEqual(submission.materials);
    } finally {
      await site.stop();
    }
  });
});
