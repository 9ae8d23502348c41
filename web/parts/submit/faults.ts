/** What is wrong with a submission, each at its field: found here before it is sent, or by the API. */
import type { SubmissionBody } from "./draft.ts";

export type Fault = { path: string; message: string };

/** The forms that the API wants, so that most faults are told before anything is sent; the API has the last word. */
const FORMS = {
  "project.code": /^(\d{2}(0[1-9]|1[0-2])|20\d{2})-\d{6}-\d{2}-\d{2}-\d{6}$/,
  "applicant.creditCode": /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/,
  "applicant.contact.phone": /^[+\d][\d -]{4,30}$/,
  "materials.sha256": /^[0-9a-f]{64}$/,
  "materials.uri": /^https:\/\/\S{1,142}$/,
} as const;

/** The longest texts that the API takes. */
const LENGTHS = {
  "project.name": 200,
  "applicant.name": 200,
  "applicant.contact.name": 100,
  "materials.name": 40,
  "claims.reference": 40,
  "claims.signedBy": 40,
} as const;

/** A path without its numbers: `materials[0].uri` → `materials.uri`, which is what the words go by. */
export const kindOf = (path: string): string =>
  path.startsWith("project.attributes.") ? "project.attributes" : path.replaceAll(/\[\d+\]/g, "");

/** The paths that are wrong for certain, in the order of the page. */
export function faultyPaths(
  { project, applicant, materials, claims }: SubmissionBody,
  asked: string[],
): string[] {
  const unstated = asked.filter((code) => {
    const value = project.attributes[code];
    return value === undefined || (typeof value === "string" && value.length > 40);
  });
  const wrong = (fields: readonly [path: string, value: string | undefined][]): string[] =>
    fields.flatMap(([path, value]) => (value === undefined || fits(kindOf(path), value) ? [] : path));
  return [
    ...wrong([
      ["project.name", project.name],
      ["project.code", project.code],
    ]),
    ...unstated.map((code) => `project.attributes.${code}`),
    ...claims.flatMap(({ reference, signedBy }, i) =>
      wrong([
        [`claims[${i}].reference`, reference],
        [`claims[${i}].signedBy`, signedBy],
      ]),
    ),
    ...wrong([
      ["applicant.name", applicant.name],
      ["applicant.creditCode", applicant.creditCode],
      ["applicant.contact.name", applicant.contact.name],
      ["applicant.contact.phone", applicant.contact.phone],
    ]),
    ...materials.flatMap(({ name, sha256, uri }, i) =>
      wrong([
        [`materials[${i}].sha256`, sha256],
        [`materials[${i}].uri`, uri],
        [`materials[${i}].name`, name],
      ]),
    ),
  ];
}

function fits(kind: string, value: string): boolean {
  if (kind in FORMS) return FORMS[kind as keyof typeof FORMS].test(value);
  return value !== "" && value.length <= LENGTHS[kind as keyof typeof LENGTHS];
}

/** Where the page shows a fault: by the code of the material or the matter, as its number means nothing there. */
export function fieldOf(path: string, { materials, claims }: SubmissionBody): string {
  const [, list, number, field] = /^(materials|claims)\[(\d+)\](?:\.(\w+))?/.exec(path) ?? [];
  if (list === undefined) return path;
  const i = Number(number);
  if (list === "materials") return `materials.${materials[i]?.code}.${field ?? "name"}`;
  const claim = claims[i];
  return `claims.${claim?.["matter"]}.${field === "by" || field === "matter" ? "by" : "text"}`;
}
