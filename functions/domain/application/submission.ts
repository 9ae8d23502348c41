/** What an applicant hands in, and what the region's catalogue does not know in it. */
import type { Fault } from "../base/fault.ts";
import type { LocalDate } from "../base/time.ts";
import type { Region } from "../catalogue/region.ts";
import { attributesAsked, type Claim, type Project } from "../catalogue/routing.ts";

export type Material = { code: string; name: string; sha256: string; uri: string };

export type Submission = {
  project: Project;
  applicant: { name: string; creditCode: string; contact: { name: string; phone: string } };
  materials: readonly Material[];
  claims: readonly Claim[];
};

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
