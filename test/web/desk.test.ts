/** What the department's desk computes by itself: bodies from named inputs, and the material at intake. */
import { describe, expect, it } from "@jest/globals";
import { materialIn } from "../../web/work/case/bundleMaterial.ts";
import { nest } from "../../web/shared/form/nest.ts";
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
