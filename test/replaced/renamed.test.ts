/** D1: what was told is taken, under the code that it was told by or the one that has taken its place since. */
import { describe, expect, it } from "@jest/globals";
import { parseInstant } from "../../functions/domain/base/time.ts";
import { example, fixtureRules, MONDAY } from "../support/fixtures.ts";
import { desk, type Body, type Desk } from "./desk.ts";
import { read, type Draft } from "./draft.ts";
import { lineage } from "./lineage.ts";
import { clockOf, type File } from "./replacement.ts";

const road = example("municipal-road-application");
const [first, second] = road.materials.map(({ code }) => code) as [string, string];

const fileOf = (draft: Draft): File => ({
  draft,
  region: read(draft)!,
  line: lineage(),
  clock: clockOf(draft),
});
const usual = (): Draft => structuredClone(fixtureRules().region) as Draft;

/** The same file with one material under another code, which keeps those that it has had. */
function renamed({ draft }: File, from: string, to: string): File {
  const next = structuredClone(draft);
  const material = next.materials.find(({ code }) => code === from)!;
  material.succeeds = [...(material.succeeds ?? []), from];
  material.code = to;
  for (const matter of next.matters)
    matter.materials = matter.materials.map((code) => (code === from ? to : code));
  return fileOf(next);
}

const begun = fileOf(usual());
const next = renamed(begun, first, "drawings");
const last = renamed(next, "drawings", "plans");

async function lacking(missing: readonly string[]) {
  const on = desk(begun, parseInstant(MONDAY));
  const materials = road.materials.filter(({ code }) => !missing.includes(code));
  const { applicationId, queryCode } = await on.ask({
    route: "submitApplication",
    body: { ...road, materials },
  });
  return { on, own: { path: { applicationId }, headers: { "x-query-code": queryCode } } };
}

const handIn = (
  on: Desk,
  own: { path: Record<string, string>; headers: Record<string, string> },
  code: string,
  sha: string,
) =>
  on.ask({
    route: "handInMaterial",
    path: { ...own.path, code },
    headers: own.headers,
    body: { name: "x.pdf", sha256: sha.repeat(64), uri: "https://files.example/x.pdf" },
  });

describe("a material whose code was renamed while a case awaits it", () => {
  it.each([first, "drawings", "plans"])("D1: is taken by the code %s", async (code) => {
    const { on, own } = await lacking([first]);
    on.replace(next);
    on.replace(last);
    const accepted = await handIn(on, own, code, "0");
    expect([accepted.status, accepted.missingMaterials]).toEqual(["in-review", []]);
    const asker = accepted.reviews.find(({ matter }: Body) => matter.code === "consult-planning");
    // Asked for under whatever code, it is owed under the one that the case was accepted with.
    await on.ask({
      route: "requestSupplement",
      path: { reviewId: asker.reviewId },
      claims: { role: "department", department: asker.department.id },
      body: { items: [{ material: "plans", defect: "blurred" }], reasons: "r" },
    });
    const asked = await on.ask({ route: "getApplication", ...own });
    expect(asked.owed).toHaveLength(1);
    expect((await handIn(on, own, code, "1")).owed).toEqual([]);
  });

  it("is replaced, not handed in a second time, where it is there under the code of that day", async () => {
    const { on, own } = await lacking([second]);
    on.replace(next);
    await handIn(on, own, "drawings", "2");
    const { reviews } = await handIn(on, own, second, "3");
    const [row] = reviews;
    const seen = await on.ask({
      route: "getReview",
      path: { reviewId: row.reviewId },
      claims: { role: "department", department: row.department.id },
    });
    const codes = seen.application.materials.map(({ code }: Body) => code);
    expect(codes).toContain(first);
    expect(codes).not.toContain("drawings");
  });

  it("answers for both that have become one, with one file", async () => {
    const { on, own } = await lacking([first, second]);
    const merged = structuredClone(begun.draft);
    merged.materials = merged.materials.filter(({ code }) => code !== second);
    merged.materials.find(({ code }) => code === first)!.succeeds = [second];
    for (const matter of merged.matters)
      matter.materials = [...new Set(matter.materials.map((code) => (code === second ? first : code)))];
    on.replace(fileOf(merged));
    expect((await handIn(on, own, first, "4")).status).toBe("in-review");
  });
});
