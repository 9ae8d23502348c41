/** What an applicant hands in, and what the region's catalogue does not know in it. */
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

/** One thing that the catalogue does not know in it: where, what, and what would be right. */
export type SubmissionFault = { path: string } & (
  | { code: "unknown-project-type"; facts: { given: string; known: readonly string[] } }
  | { code: "unknown-attribute"; facts: { known: readonly string[] } }
  | { code: "attribute-type"; facts: { expected: string; got: string } }
  | { code: "attribute-missing"; facts: { name: string; nameEn: string; type: string } }
  | { code: "unknown-material"; facts: { given: string; known: readonly string[] } }
  | { code: "handed-in-twice" | "claimed-twice" | "unknown-matter"; facts: { given: string } }
  | { code: "not-replaceable"; facts: { given: string; by: readonly string[] } }
  | { code: "no-such-assessment"; facts: { given: string; matter: string } }
  | { code: "assessment-expired"; facts: { given: string; validUntil: LocalDate } }
);

/** What the region's catalogue does not know in a well-formed submission on that day, every fault at once. */
export function submissionFaults(region: Region, submission: Submission, on: LocalDate): SubmissionFault[] {
  const faults: SubmissionFault[] = [];
  const { project, materials } = submission;
  if (!region.projectTypes.some((type) => type.code === project.type))
    faults.push({
      path: "project.type",
      code: "unknown-project-type",
      facts: { given: project.type, known: region.projectTypes.map((type) => type.code) },
    });

  const known = new Map(region.attributes.map((attribute) => [attribute.code, attribute]));
  for (const [code, value] of Object.entries(project.attributes)) {
    const attribute = known.get(code);
    const type = typeof value === "string" ? "text" : typeof value;
    if (!attribute)
      faults.push({
        path: `project.attributes.${code}`,
        code: "unknown-attribute",
        facts: { known: [...known.keys()] },
      });
    else if (attribute.type !== type)
      faults.push({
        path: `project.attributes.${code}`,
        code: "attribute-type",
        facts: { expected: attribute.type, got: type },
      });
  }
  for (const code of attributesAsked(region, project.type)) {
    const asked = known.get(code);
    if (!asked || Object.hasOwn(project.attributes, code)) continue;
    const { name, nameEn, type } = asked;
    faults.push({
      path: `project.attributes.${code}`,
      code: "attribute-missing",
      facts: { name, nameEn, type },
    });
  }

  const seen = new Set<string>();
  materials.forEach((material, i) => {
    if (!region.materials.some((type) => type.code === material.code))
      faults.push({
        path: `materials[${i}].code`,
        code: "unknown-material",
        facts: { given: material.code, known: region.materials.map(({ code }) => code) },
      });
    else if (seen.has(material.code))
      faults.push({
        path: `materials[${i}].code`,
        code: "handed-in-twice",
        facts: { given: material.code },
      });
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
): SubmissionFault[] {
  const path = `claims[${i}]`;
  const given = claim.matter;
  const matter = region.matters.find(({ code }) => code === claim.matter);
  if (!matter) return [{ path: `${path}.matter`, code: "unknown-matter", facts: { given } }];
  if (claims.some((other, j) => j < i && other.matter === claim.matter))
    return [{ path: `${path}.matter`, code: "claimed-twice", facts: { given } }];
  if (!matter.replaceableBy.includes(claim.by))
    return [{ path: `${path}.by`, code: "not-replaceable", facts: { given, by: matter.replaceableBy } }];
  if (claim.by === "promise") return [];
  const assessment = region.areaAssessments.find(({ reference }) => reference === claim.reference);
  if (!assessment || !assessment.matters.includes(claim.matter))
    return [
      {
        path: `${path}.reference`,
        code: "no-such-assessment",
        facts: { given: claim.reference, matter: given },
      },
    ];
  if (assessment.validUntil < on)
    return [
      {
        path: `${path}.reference`,
        code: "assessment-expired",
        facts: { given: claim.reference, validUntil: assessment.validUntil },
      },
    ];
  return [];
}
