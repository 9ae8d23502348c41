/** What an applicant sends to change a project, and what of it is new. */
import type { Application } from "./application.ts";
import { attributeFaults, materialFaults, placeFaults, type SubmissionFault } from "./submission.ts";
import { materialsOf, sameContents, type Material, type SentFile } from "./material.ts";
import type { Attributes } from "../catalogue/condition.ts";
import type { Region } from "../catalogue/region.ts";
import type { Project } from "../catalogue/routing.ts";
import { statedNow } from "../catalogue/stated.ts";
import { everyCode, nowOf, toldBy } from "../catalogue/successors.ts";

export type ProjectChange = {
  description: string;
  /** The facts that are otherwise now; whatever is not among them stays as it was stated. */
  attributes: Attributes;
  /** New files, in place of those of the same kind. */
  materials: readonly SentFile[];
};

/** What the region's catalogue does not know in it, every fault at once, as of a submission. */
export function changeFaults(
  region: Region,
  application: Application,
  change: ProjectChange,
): SubmissionFault[] {
  const { project } = application.facts;
  const type = nowOf(region.projectTypes, project.type)?.code ?? project.type;
  const { attributes } = changedProject(region, application, change);
  const known = [...everyCode(region.materials), ...application.materials.map(({ code }) => code)];
  return [
    ...attributeFaults(region, { type, attributes }, "attributes"),
    ...materialFaults(change.materials, [...new Set(known)]),
    ...placeFaults(region, change.materials),
  ];
}

/** The project as it is now. A fact that the region has come to ask nobody for is in nobody's way. */
export function changedProject(
  region: Region,
  { facts: { project } }: Application,
  { attributes }: ProjectChange,
): Project {
  const asked = new Set(region.attributes.map(({ code }) => code));
  const kept = Object.entries(statedNow(region, project.attributes)).filter(([code]) => asked.has(code));
  return { ...project, attributes: { ...Object.fromEntries(kept), ...attributes } };
}

/** The facts that are stated otherwise, or for the first time: one that is called otherwise by now is the same. */
export function restatedBy(
  region: Region,
  { facts: { project } }: Application,
  { attributes }: ProjectChange,
): string[] {
  const before = statedNow(region, project.attributes);
  return Object.keys(attributes).filter(
    (code) => !Object.hasOwn(before, code) || before[code] !== attributes[code],
  );
}

/** The material that is not on record, each under the code that the case knows its kind by. */
export function broughtBy(
  region: Region,
  { materials: onRecord }: Application,
  { materials }: ProjectChange,
): Material[] {
  const told = onRecord.map(({ code }) => code);
  return materialsOf(materials)
    .flatMap((material) => {
      const codes = toldBy(region.materials, told, material.code);
      return (codes.length > 0 ? codes : [material.code]).map((code) => ({ ...material, code }));
    })
    .filter((given) => !onRecord.some((one) => sameContents(one, given)));
}
