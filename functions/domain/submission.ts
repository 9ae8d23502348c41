/** What an applicant hands in, and which matters it reaches (routing). */
import { comparisons, holds, type Attributes } from "./condition.ts";
import type { Matter, Region } from "./region.ts";
import type { Fault } from "./regionFaults.ts";
import type { LocalDate } from "./time.ts";

/** The negative list: a project that carries one of these is never consented to by silence (guard G5). */
export const NEGATIVE_LIST = [
  "national-security",
  "secret",
  "public-safety-hazard",
  "eia-report",
  "ecological-redline",
  "permanent-farmland",
  "protected-area",
  "cultural-relic",
  "special-fire",
  "third-party-hearing",
  "quota",
  "higher-authority",
  "express-act-required",
] as const;

export type Flag = (typeof NEGATIVE_LIST)[number];

export type Material = { code: string; name: string; sha256: string; uri: string };

/** What the applicant says stands in for a review: an assessment of the area, or a promise (告知承诺). */
export type Claim =
  | { matter: string; by: "area-assessment"; reference: string }
  | { matter: string; by: "promise"; signedBy: string };

export type Submission = {
  project: { name: string; code: string; type: string; attributes: Attributes; flags: readonly Flag[] };
  applicant: { name: string; creditCode: string; contact: { name: string; phone: string } };
  materials: readonly Material[];
  claims: readonly Claim[];
};

/** The matters that apply, in the order of the catalogue (并联审批: all of them at once). */
export function route(region: Region, project: Submission["project"]): Matter[] {
  return region.matters.filter(
    (matter) =>
      matter.projectTypes.includes(project.type) &&
      (matter.when === null || holds(matter.when, project.attributes)),
  );
}

/** The materials that are still owed, all of them across all departments (一次性告知). */
export function missingMaterials(
  matters: readonly Matter[],
  materials: readonly { code: string }[],
): string[] {
  const present = new Set(materials.map((material) => material.code));
  const needed = new Set(matters.flatMap((matter) => matter.materials));
  return [...needed].filter((code) => !present.has(code));
}

/**
 * The attributes that the matters of a project type ask about. All must be stated: one left out would leave a
 * department out in silence.
 */
export function attributesAsked(region: Region, projectType: string): Set<string> {
  const conditions = region.matters
    .filter((matter) => matter.projectTypes.includes(projectType))
    .flatMap((matter) => (matter.when ? comparisons(matter.when, "when") : []));
  return new Set(conditions.map(({ attribute }) => attribute));
}

/** What the region's catalogue does not know in a well-formed submission on that day, every fault at once. */
export function submissionFaults(region: Region, submission: Submission, on: LocalDate): Fault[] {
  const faults: Fault[] = [];
  const { project, materials } = submission;
  if (!region.projectTypes.some((type) => type.code === project.type))
    faults.push({
      path: "project.type",
      message: `unknown project type "${project.type}"; this region knows: ${region.projectTypes.map((t) => t.code).join(", ")}`,
    });

  const known = new Map(region.attributes.map((attribute) => [attribute.code, attribute]));
  for (const [code, value] of Object.entries(project.attributes)) {
    const attribute = known.get(code);
    const type = typeof value === "string" ? "text" : typeof value;
    if (!attribute)
      faults.push({
        path: `project.attributes.${code}`,
        message: `unknown attribute; this region knows: ${[...known.keys()].join(", ")}`,
      });
    else if (attribute.type !== type)
      faults.push({ path: `project.attributes.${code}`, message: `expected ${attribute.type}, got ${type}` });
  }
  for (const code of attributesAsked(region, project.type))
    if (!Object.hasOwn(project.attributes, code))
      faults.push({
        path: `project.attributes.${code}`,
        message: `missing: ${known.get(code)?.name} (${known.get(code)?.type}) decides which departments are asked`,
      });

  const seen = new Set<string>();
  materials.forEach((material, i) => {
    if (!region.materials.some((type) => type.code === material.code))
      faults.push({
        path: `materials[${i}].code`,
        message: `unknown material "${material.code}"; this region knows: ${region.materials.map((m) => m.code).join(", ")}`,
      });
    else if (seen.has(material.code))
      faults.push({ path: `materials[${i}].code`, message: `"${material.code}" is handed in twice` });
    seen.add(material.code);
  });
  return [
    ...faults,
    ...submission.claims.flatMap((claim, i) => claimFaults(region, submission, claim, i, on)),
  ];
}

/** What does not stand in for a review: the catalogue says what may, and an assessment is valid for a time. */
function claimFaults(
  region: Region,
  { claims }: Submission,
  claim: Claim,
  i: number,
  on: LocalDate,
): Fault[] {
  const path = `claims[${i}]`;
  const matter = region.matters.find(({ code }) => code === claim.matter);
  if (!matter) return [{ path: `${path}.matter`, message: `unknown matter "${claim.matter}"` }];
  if (claims.some((other, j) => j < i && other.matter === claim.matter))
    return [{ path: `${path}.matter`, message: `"${claim.matter}" is claimed twice` }];
  if (!matter.replaceableBy.includes(claim.by))
    return [
      {
        path: `${path}.by`,
        message:
          matter.replaceableBy.length > 0
            ? `"${claim.matter}" may be replaced by ${matter.replaceableBy.join(" or ")} only`
            : `nothing stands in for "${claim.matter}"`,
      },
    ];
  if (claim.by === "promise") return [];
  const assessment = region.areaAssessments.find(({ reference }) => reference === claim.reference);
  if (!assessment || !assessment.matters.includes(claim.matter))
    return [
      {
        path: `${path}.reference`,
        message: `no area assessment "${claim.reference}" covers "${claim.matter}"`,
      },
    ];
  if (assessment.validUntil < on)
    return [
      { path: `${path}.reference`, message: `"${claim.reference}" was valid until ${assessment.validUntil}` },
    ];
  return [];
}
