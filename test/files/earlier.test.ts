/** Files that an earlier application has: a later one of the same applicant and project refers to them while they are valid. */
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { keptFirst } from "../support/files.ts";
import { fixtureRules } from "../support/fixtures.ts";
import { example, world, type Applicant, type World } from "../support/runtime.ts";
import { bytesOf } from "./content.ts";

jest.setTimeout(60_000);

const good = example("municipal-road-application");
const DAYS = 3;

let w: World;
let first: Applicant;
let plan: string;
let form: string;

beforeAll(async () => {
  const rules = fixtureRules();
  const materials = rules.region.materials.map((one) =>
    one.code === "site-plan" ? { ...one, validDays: DAYS } : one,
  );
  w = await world({ rules: { ...rules, region: { ...rules.region, materials } } });
  const { uploadKey, fileIds } = await keptFirst(w, [bytesOf("%PDF-1.7 plan"), bytesOf("%PDF-1.7 form")]);
  [plan, form] = fileIds as [string, string];
  const body = submitting({ "site-plan": plan, "application-form": form });
  first = (await w.call("POST", "/v1/applications", body, { "x-upload-key": uploadKey })).body as Applicant;
});
afterAll(() => w.stop());

const submitting = (files: Record<string, string>, project = {}, applicant = {}) => ({
  ...good,
  project: { ...good.project, ...project },
  applicant: { ...good.applicant, ...applicant },
  materials: good.materials.map((one: { code: string }) =>
    files[one.code] === undefined ? one : { code: one.code, fileId: files[one.code] },
  ),
});

const submit = (
  files: Record<string, string>,
  headers: Record<string, string>,
  project = {},
  applicant = {},
) => w.call("POST", "/v1/applications", submitting(files, project, applicant), headers);

describe("a later application", () => {
  it("refers to a file of an earlier one, by its query code or signed in, and has it on record", async () => {
    const code = { "x-query-code": first.queryCode };
    for (const headers of [code, await w.as.signedIn(good.applicant.creditCode)]) {
      const { status, body } = await submit({ "site-plan": plan, "application-form": form }, headers);
      expect(status).toBe(201);
      const shown = await w.call(
        "GET",
        `/v1/files/${plan}/address`,
        undefined,
        w.as.applicant(body as Applicant),
      );
      expect(shown.status).toBe(200);
    }
  });

  it.each<[string, () => Record<string, string>, object, Record<string, string>, object?]>([
    ["without anything that opens the earlier one", () => ({}), {}, { "site-plan": "plan" }],
    ["with the code of another", () => ({ "x-query-code": "0".repeat(26) }), {}, { "site-plan": "plan" }],
    ["of another project", code, { code: "2026-440307-48-01-200001" }, { "site-plan": "plan" }],
    ["as another material", code, {}, { "application-form": "plan" }],
    ["of another applicant", code, {}, { "site-plan": "plan" }, { creditCode: "91440300708461136T" }],
  ])("does not refer to one %s", async (_, headers, project, files, applicant = {}) => {
    const named = Object.fromEntries(Object.keys(files).map((one) => [one, plan]));
    const { status, body } = await submit(named, headers(), project, applicant);
    expect([status, body.errors?.[0]?.path]).toEqual([
      400,
      expect.stringMatching(/^materials\[\d+\]\.fileId$/),
    ]);
    expect(JSON.stringify(body.errors)).toContain("fileId");
  });

  it("refers to it until it is valid no more, and is told since when; what has no such term stays good", async () => {
    await w.clock(`P${DAYS - 1}D`);
    expect((await submit({ "site-plan": plan }, code())).status).toBe(201);
    await w.clock("P2D");
    const refused = await submit({ "site-plan": plan, "application-form": form }, code());
    expect(refused.status).toBe(400);
    expect(refused.body.errors).toHaveLength(1);
    expect(JSON.stringify(refused.body.errors)).toContain("2026-03-06");
    expect((await submit({ "application-form": form }, code())).status).toBe(201);
  });
});

function code(): Record<string, string> {
  return { "x-query-code": first.queryCode };
}
