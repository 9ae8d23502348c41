/** One machine is not started with a region file that would strand its cases. */
import { afterAll, expect, it } from "@jest/globals";
import { fixtureRules } from "../support/fixtures.ts";
import { world, type World } from "../support/runtime.ts";

let w: World;
afterAll(async () => w.stop());

it("is refused with a file that has lost a code, and goes on with one that says what takes its place", async () => {
  const rules = fixtureRules();
  w = await world({ rules });
  const applicant = await w.submit();
  const withWater = (departments: (typeof rules.region.departments)[number][]) => ({
    ...rules,
    region: { ...rules.region, version: "next", departments },
  });
  const renamed = rules.region.departments.map((department) =>
    department.id === "water" ? { ...department, id: "waters" } : department,
  );
  await expect(w.restart(withWater(renamed))).rejects.toThrow(/would strand cases[^]*"water" is gone/);
  const succeeding = renamed.map((department) =>
    department.id === "waters" ? { ...department, succeeds: ["water"] } : department,
  );
  await w.restart(withWater(succeeding));
  const path = `/v1/reviews/${applicant.applicationId}.consult-water/opinion`;
  const by = await w.as.department("waters");
  expect((await w.call("PUT", path, { kind: "consent" }, by)).status).toBe(200);
});
