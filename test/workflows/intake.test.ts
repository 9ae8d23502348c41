/** Intake: missing material is told once, all of it; the last piece starts every review. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { example, world, type Applicant, type World } from "../support/runtime.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});
afterAll(() => w.stop());

const complete = example("municipal-road-application");
const without = (...codes: string[]) => ({
  ...complete,
  materials: complete.materials.filter(({ code }) => !codes.includes(code)),
});
const handIn = (applicant: Applicant, code: string) => {
  const { name, sha256, uri } = complete.materials.find((material) => material.code === code)!;
  const path = `/v1/applications/${applicant.applicationId}/materials/${code}`;
  return w.call("PUT", path, { name, sha256, uri }, w.as.applicant(applicant));
};

describe("an application that lacks material", () => {
  it("is told all that is missing at once, across all departments, and no clock starts", async () => {
    const { status, body } = await w.call("POST", "/v1/applications", without("site-plan", "traffic-impact"));
    expect(status).toBe(201);
    expect(body.status).toBe("awaiting-materials");
    expect(body.missingMaterials.map(({ code }: { code: string }) => code).sort()).toEqual([
      "site-plan",
      "traffic-impact",
    ]);
    await w.rest();
    expect(await w.status(body)).toMatchObject({
      acceptedAt: null,
      reviews: [],
      progress: { closed: 0, total: 0 },
    });
    expect((await w.metrics(body)).executions).toBe(0);
  });

  it("is accepted with the last piece, and reaches all eleven then", async () => {
    const applicant = (await w.call("POST", "/v1/applications", without("site-plan", "traffic-impact")))
      .body as Applicant;
    await w.clock("P1D");
    const first = await handIn(applicant, "site-plan");
    expect(first.body).toMatchObject({
      status: "awaiting-materials",
      missingMaterials: [{ code: "traffic-impact" }],
    });
    const last = await handIn(applicant, "traffic-impact");
    expect(last.body.status).toBe("in-review");
    await w.rest();
    const status = await w.status(applicant);
    expect(status.progress).toEqual({ closed: 0, total: 11 });
    expect(status.reviews[0].servedAt.slice(0, 10)).toBe("2026-03-03");
  });

  it("takes a repeated piece as one, and an unneeded one after acceptance until a department has begun", async () => {
    const applicant = (await w.call("POST", "/v1/applications", without("site-plan"))).body as Applicant;
    await handIn(applicant, "site-plan");
    expect((await handIn(applicant, "site-plan")).status).toBe(200);
    const { name, sha256, uri } = complete.materials[0]!;
    const path = `/v1/applications/${applicant.applicationId}/materials/site-plan`;
    const other = (version: string) =>
      w.call("PUT", path, { name: `${name} ${version}`, sha256, uri }, w.as.applicant(applicant));
    expect((await other("v2")).status).toBe(200);
    const review = `/v1/reviews/${applicant.applicationId}.consult-land`;
    await w.call("GET", review, undefined, await w.as.department("land"));
    expect(await other("v3")).toMatchObject({ status: 409, body: { code: "material-begun" } });
    const unknown = await w.call(
      "PUT",
      path.replace("site-plan", "poem"),
      { name, sha256, uri },
      w.as.applicant(applicant),
    );
    expect(unknown).toMatchObject({ status: 404, body: { code: "unknown-material" } });
    expect(unknown.body.detail).toContain("site-plan");
  });
});
