/**
 * D1, I56: any valid successor of a region file leaves every open case workable. Pairs of files are made by chance, and
 * one takes the other's place at some point of a case, which its people then bring to its decision.
 * `CHAOS_COUNT=20000 npm test -- test/http/replacedRegion` tries that many pairs.
 */
import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { queryCodes } from "../../functions/app/application/queryCodes.ts";
import { concludeCase } from "../../functions/app/application/concluding.ts";
import { parseInstant, plusSeconds } from "../../functions/domain/base/time.ts";
import { changesBetween } from "../../functions/domain/catalogue/changes.ts";
import type { Region } from "../../functions/domain/catalogue/region.ts";
import { checkRegion } from "../../functions/domain/catalogue/regionFaults.ts";
import { keptCodes, nowOf, stranded } from "../../functions/domain/catalogue/successors.ts";
import { getApplication } from "../../functions/http/application/getApplication.ts";
import { handInMaterial } from "../../functions/http/application/handInMaterial.ts";
import { listApplications } from "../../functions/http/application/listApplications.ts";
import { submitApplication } from "../../functions/http/application/submitApplication.ts";
import { giveOpinion } from "../../functions/http/review/giveOpinion.ts";
import { listReviews } from "../../functions/http/review/listReviews.ts";
import { requestSupplement } from "../../functions/http/review/requestSupplement.ts";
import type { AnyDeps, Handler } from "../../functions/http/base/handle.ts";
import { rules } from "../support/cases.ts";
import { example, MONDAY } from "../support/fixtures.ts";
import { send, type Sent } from "../support/gateway.ts";
import { memoryStore } from "../support/memoryStore.ts";

const T0 = parseInstant(MONDAY);
const road = example("municipal-road-application") as unknown as { materials: { code: string }[] };
const CODES = road.materials.map(({ code }) => code);

/** What becomes of a file: who is renamed, and who is merged into whom. */
type Made = {
  departments: readonly boolean[];
  merged: readonly [number, number];
  materials: readonly boolean[];
  matters: readonly boolean[];
  types: boolean;
  days: number;
};

const made: fc.Arbitrary<Made> = fc.record({
  departments: fc.array(fc.boolean(), { minLength: 11, maxLength: 11 }),
  merged: fc.tuple(fc.nat(10), fc.nat(10)),
  materials: fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }),
  matters: fc.array(fc.boolean(), { minLength: 11, maxLength: 11 }),
  types: fc.boolean(),
  days: fc.integer({ min: 1, max: 5 }),
});

const renamed = <T extends { code: string }>(one: T, is: boolean | undefined): T & { succeeds?: string[] } =>
  is ? { ...one, code: `${one.code}-next`, succeeds: [one.code] } : one;

/** The file that takes the place of one: valid, and stranding nobody. */
function successorOf(region: Region, { departments, merged, materials, matters, types, days }: Made): Region {
  const lead = region.projectTypes[0]!.lead;
  const [into, from] = merged.map((i) => region.departments[i]!) as [
    Region["departments"][number],
    Region["departments"][number],
  ];
  const goes = into.id !== from.id && ![into.id, from.id].includes(lead) ? from.id : null;
  const own = region.departments
    .filter(({ id }) => id !== goes)
    .map((department, i) => {
      const id = departments[i] ? `${department.id}-next` : department.id;
      const succeeds = [
        ...(id === department.id ? [] : [department.id]),
        ...(goes !== null && department.id === into.id ? [goes] : []),
      ];
      return { ...department, id, ...(succeeds.length > 0 && { succeeds }) };
    });
  const nowId = (id: string) => nowOf(own, id)!.id;
  const kinds = region.materials.map((material, i) => renamed(material, materials[i]));
  const projectTypes = region.projectTypes.map((type) => ({
    ...renamed(type, types),
    lead: nowId(type.lead),
  }));
  const list = region.matters.map((matter, i) => renamed(matter, matters[i]));
  const next: Region = {
    ...region,
    version: "next",
    departments: own,
    materials: kinds,
    projectTypes,
    matters: list.map((matter) => ({
      ...matter,
      department: nowId(matter.department),
      limit: { days, unit: "working-days" as const },
      materials: matter.materials.map((code) => nowOf(kinds, code)!.code),
      projectTypes: matter.projectTypes.map((code) => nowOf(projectTypes, code)!.code),
      prerequisites: matter.prerequisites.map((one) => ({ ...one, matter: nowOf(list, one.matter)!.code })),
    })),
    areaAssessments: [],
  };
  const checked = checkRegion(next);
  if (!checked.ok) throw new Error(JSON.stringify(checked.error));
  return checked.value;
}

type Course = { lacks: boolean; asks: boolean; byNew: boolean; at: "received" | "accepted" | "asked" };

const course: fc.Arbitrary<Course> = fc.record({
  lacks: fc.boolean(),
  asks: fc.boolean(),
  byNew: fc.boolean(),
  at: fc.constantFrom("received" as const, "accepted" as const, "asked" as const),
});

/** Brings one case to its end while one file takes another's place. */
async function play(change: Made, { lacks, asks, byNew, at }: Course): Promise<void> {
  const store = memoryStore();
  const codes = queryCodes(async () => "s".repeat(32));
  let { region } = rules;
  const next = successorOf(region, change);
  let now = T0;
  const ask = async (handler: Handler, sent: Omit<Sent, "at">) => {
    const deps = { store, codes, region, rules: rules.clock, settleSeconds: 0 } as Partial<AnyDeps>;
    const came = await send(handler, deps, { ...sent, at: now });
    expect([sent.route, came.status < 300 ? came.status : came.body]).toEqual([sent.route, came.status]);
    return came.body;
  };
  const replace = (point: Course["at"]): void => {
    if (point === at) region = next;
    now = plusSeconds(now, 60);
  };
  const claims = (id: string) => ({ role: "department", department: nowOf(region.departments, id)!.id });

  const [missing] = CODES as [string];
  const materials = road.materials.filter(({ code }) => !lacks || code !== missing);
  const received = await ask(submitApplication, {
    route: "submitApplication",
    body: { ...road, materials },
  });
  const { applicationId, queryCode } = received as { applicationId: string; queryCode: string };
  const own = { path: { applicationId }, headers: { "x-query-code": queryCode } };
  const hand = async (told: string, sha256: string): Promise<void> => {
    const code = byNew ? nowOf(region.materials, told)!.code : told;
    await ask(handInMaterial, {
      route: "handInMaterial",
      path: { applicationId, code },
      headers: own.headers,
      body: { name: "x.pdf", sha256, uri: "https://files.example/x.pdf" },
    });
  };
  replace("received");
  if (lacks) await hand(missing, "0".repeat(64));
  replace("accepted");

  type Row = { reviewId: string; department: { id: string }; matter: { code: string }; dueAt: string };
  const status = async () =>
    (await ask(getApplication, { route: "getApplication", ...own })) as {
      status: string;
      owed: { code: string }[];
      reviews: Row[];
    };
  const before = await status();
  expect(before.status).toBe("in-review");
  const asker = before.reviews[0]!;
  // A case keeps the codes of the file that it was accepted under.
  const listed = nowOf((lacks && at === "received" ? next : rules.region).materials, missing)!.code;
  if (asks)
    await ask(requestSupplement, {
      route: "requestSupplement",
      path: { reviewId: asker.reviewId },
      claims: claims(asker.department.id),
      body: { items: [{ material: listed, defect: "blurred" }], reasons: "r" },
    });
  replace("asked");
  const after = await status();
  // What was told stays: who is asked, and until when; the clock of who has asked stands.
  for (const [i, row] of after.reviews.entries())
    if (!asks || i > 0)
      expect([row.reviewId, row.dueAt]).toEqual([before.reviews[i]!.reviewId, before.reviews[i]!.dueAt]);
  for (const { code } of after.owed) await hand(code, "1".repeat(64));
  expect((await status()).owed).toEqual([]);

  for (const { reviewId, department } of after.reviews) {
    const by = claims(department.id);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const query = { limit: "2", ...(cursor !== null && { cursor }) };
      const page = await ask(listReviews, { route: "listReviews", claims: by, query });
      seen.push(...(page["reviews"] as Row[]).map((row) => row.reviewId));
      cursor = page["nextCursor"] as string | null;
    } while (cursor !== null);
    expect(seen).toContain(reviewId);
    await ask(giveOpinion, {
      route: "giveOpinion",
      path: { reviewId },
      claims: by,
      body: { kind: "consent" },
    });
  }
  await concludeCase({ store, rules: rules.clock }, applicationId, now);
  expect((await status()).status).toBe("granted");
  const lead = claims(rules.region.projectTypes[0]!.lead);
  const led = await ask(listApplications, {
    route: "listApplications",
    claims: lead,
    query: { phase: "over" },
  });
  expect((led["applications"] as unknown[]).length).toBe(1);
}

describe("a region file that takes another's place", () => {
  it("I56: leaves every open case workable, and every promise kept", async () => {
    const numRuns = Number(process.env["CHAOS_COUNT"] ?? 200);
    await fc.assert(fc.asyncProperty(made, course, play), { numRuns });
  }, 3_600_000);

  const plain: Made = {
    departments: [],
    merged: [0, 0],
    materials: [],
    matters: [],
    types: false,
    days: 5,
  };
  const all = Array.from({ length: 20 }, () => true);

  it.each(["old", "new"] as const)(
    "D1: takes a material whose code was renamed, by its %s code",
    async (code) => {
      for (const asks of [false, true])
        await play(
          { ...plain, materials: all },
          { lacks: true, asks, byNew: code === "new", at: "received" },
        );
    },
  );

  it.each([
    ["departments", { departments: all }],
    ["matters", { matters: all }],
    ["project types", { types: true }],
    ["two departments into one", { merged: [1, 2] as const }],
  ])("D1: keeps cases open where %s are renamed or merged", async (_kind, change) => {
    await play({ ...plain, ...change }, { lacks: true, asks: true, byNew: true, at: "received" });
    await play({ ...plain, ...change }, { lacks: true, asks: true, byNew: false, at: "asked" });
  });

  it("says what would be stranded, all of it at once, and what changes for whom", () => {
    const { region } = rules;
    const next = successorOf(region, { ...plain, departments: all, days: 3 });
    expect(stranded(keptCodes(region), next)).toEqual([]);
    expect(changesBetween(region, next)).toContain(
      "departments: water-next takes the place of water, in open cases too",
    );
    expect(changesBetween(region, next).some((line) => line.includes("3 working-days in place of 5"))).toBe(
      true,
    );
    const gone = {
      ...region,
      departments: region.departments.filter(({ id }) => id !== "water"),
      materials: region.materials.slice(1),
    };
    expect(stranded(keptCodes(region), gone).map(({ path }) => path)).toEqual(["departments", "materials"]);
    // One that had taken another's place must be succeeded with it.
    const third = {
      ...next,
      departments: next.departments.map(({ succeeds: _succeeds, ...department }) => department),
    };
    expect(stranded(keptCodes(next), third)).toHaveLength(region.departments.length);
  });

  it("is refused where it succeeds what it still has, or one thing twice", () => {
    const { region } = rules;
    const [first, second, ...rest] = region.departments;
    const departments = [
      { ...first!, succeeds: ["old", second!.id] },
      { ...second!, succeeds: ["old"] },
      ...rest,
    ];
    const checked = checkRegion({ ...region, departments });
    expect(checked.ok ? [] : checked.error.map(({ path }) => path)).toEqual([
      "departments[0].succeeds[1]",
      "departments[1].succeeds[0]",
    ]);
  });
});
