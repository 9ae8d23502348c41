/** What an applicant hands in, and what the region's catalogue does not know in it. */
import type { LocalDate } from "../base/time.ts";
import type { Contact } from "./contact.ts";
import { promiseFaults, type PromiseRequest } from "./promises.ts";
import { isKept, MOST_FILES, type MaterialFile, type SentFile } from "./material.ts";
import { hostOf } from "../base/link.ts";
import { mayBe, type FactType } from "../catalogue/fact.ts";
import { belongsTo, divisionOf, divisionsOf } from "../catalogue/projectCode.ts";
import type { AttributeType, Matter, Region } from "../catalogue/region.ts";
import { attributesAsked, type Claim, type Project } from "../catalogue/routing.ts";

export type Submission = {
  project: Project;
  applicant: { name: string; creditCode: string; contact: Contact };
  materials: readonly SentFile[];
  claims: readonly Claim[];
  /** Material that is to follow; absent where nothing is. */
  promises?: readonly PromiseRequest[] | undefined;
};

/** One thing that the catalogue does not know in it: where, what, and what would be right. */
export type SubmissionFault = { path: string } & (
  | { code: "unknown-project-type"; facts: { given: string; known: readonly string[] } }
  | {
      code: "foreign-project-code";
      facts: { given: string; own: string; above: readonly string[]; within: string | null };
    }
  | { code: "unknown-attribute"; facts: { known: readonly string[] } }
  | { code: "attribute-not-allowed"; facts: { allowed: FactType } }
  | { code: "attribute-missing"; facts: { name: string; nameEn: string; allowed: FactType } }
  | { code: "promise-not-open"; facts: { given: string; open: readonly string[] } }
  | { code: "promise-text"; facts: { given: string; expected: string } }
  | { code: "promise-needless"; facts: { given: string } }
  | { code: "unknown-material"; facts: { given: string; known: readonly string[] } }
  | { code: "foreign-host"; facts: { given: string; known: readonly string[] } }
  | { code: "links-not-taken" | "uploads-not-taken"; facts: object }
  | { code: "file-not-there"; facts: { given: string } }
  | { code: "too-many-of-one"; facts: { given: string; most: number } }
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

  const division = divisionOf(project.code);
  if (!belongsTo(division, region.code))
    faults.push({
      path: "project.code",
      code: "foreign-project-code",
      facts: { given: division, ...divisionsOf(region.code) },
    });
  return [
    ...faults,
    ...attributeFaults(region, project),
    ...materialFaults(
      materials,
      region.materials.map(({ code }) => code),
    ),
    ...placeFaults(region, materials),
    ...promiseFaults(
      region,
      submission.promises ?? [],
      materials.map(({ code }) => code),
    ),
    ...submission.claims.flatMap((claim, i) => claimFaults(region, submission, claim, i, on)),
  ];
}

/** What is handed in and none of the kinds that are known, the same content twice for one of them, and too many files. */
export function materialFaults(sent: readonly SentFile[], known: readonly string[]): SubmissionFault[] {
  const unknown = sent.flatMap(({ code: given }, i): SubmissionFault[] =>
    known.includes(given)
      ? []
      : [{ path: `materials[${i}].code`, code: "unknown-material", facts: { given, known } }],
  );
  const most = MOST_FILES.material;
  const many = sent.flatMap(({ code: given }, i): SubmissionFault[] =>
    sent.slice(0, i).filter(({ code }) => code === given).length === most
      ? [{ path: `materials[${i}].code`, code: "too-many-of-one", facts: { given, most } }]
      : [],
  );
  return [...unknown, ...twiceFaults(sent), ...many];
}

/** The same content twice for one material. */
export const twiceFaults = (
  sent: readonly SentFile[],
  pathOf = (i: number): string => `materials[${i}].code`,
): SubmissionFault[] =>
  sent.flatMap(({ code: given, sha256 }, i): SubmissionFault[] =>
    sent.slice(0, i).some((one) => one.code === given && one.sha256 === sha256)
      ? [{ path: pathOf(i), code: "handed-in-twice", facts: { given } }]
      : [],
  );

/** Files that are handed in in a way that the region does not take, or lie where it does not let them lie. */
export function placeFaults(
  { links, materialsBy }: Pick<Region, "links" | "materialsBy">,
  sent: readonly MaterialFile[],
  pathOf = (i: number): string => `materials[${i}].`,
): SubmissionFault[] {
  return sent.flatMap((file, i): SubmissionFault[] => {
    if (isKept(file))
      return materialsBy === "links"
        ? [{ path: `${pathOf(i)}fileId`, code: "uploads-not-taken", facts: {} }]
        : [];
    const path = `${pathOf(i)}uri`;
    if (materialsBy === "uploads") return [{ path, code: "links-not-taken", facts: {} }];
    const given = hostOf(file.uri);
    if (links.hosts.includes(given)) return [];
    return [{ path, code: "foreign-host", facts: { given, known: links.hosts } }];
  });
}

/**
 * What of a project's facts the region does not ask for, allows to be no such value, or asks for and was not told.
 * @param under where they stand in what was sent
 */
export function attributeFaults(
  region: Region,
  { type, attributes }: Pick<Project, "type" | "attributes">,
  under = "project.attributes",
): SubmissionFault[] {
  const known = new Map(region.attributes.map((attribute) => [attribute.code, attribute]));
  const stated = Object.entries(attributes).flatMap(([code, value]): SubmissionFault[] => {
    const path = `${under}.${code}`;
    const attribute = known.get(code);
    if (!attribute) return [{ path, code: "unknown-attribute", facts: { known: [...known.keys()] } }];
    if (mayBe(attribute, value)) return [];
    return [{ path, code: "attribute-not-allowed", facts: { allowed: typeOf(attribute) } }];
  });
  const missing = [...attributesAsked(region, type)].flatMap((code): SubmissionFault[] => {
    const asked = known.get(code);
    if (!asked || Object.hasOwn(attributes, code)) return [];
    const { name, nameEn } = asked;
    const facts = { name, nameEn, allowed: typeOf(asked) };
    return [{ path: `${under}.${code}`, code: "attribute-missing", facts }];
  });
  return [...stated, ...missing];
}

/** An attribute without its name. */
function typeOf({
  code: _code,
  name: _name,
  nameEn: _nameEn,
  succeeds: _succeeds,
  ...type
}: AttributeType): FactType {
  return type;
}

/** A promise is given in the authority's words, where the region has any. */
function claimTextFaults(
  { promise }: Pick<Matter, "promise">,
  { matter: given, text }: Extract<Claim, { by: "promise" }>,
  path: string,
): SubmissionFault[] {
  if (!promise || text === promise.text || text === promise.textEn) return [];
  return [{ path: `${path}.text`, code: "promise-text", facts: { given, expected: promise.text } }];
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
  if (claim.by === "promise") return claimTextFaults(matter, claim, path);
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
