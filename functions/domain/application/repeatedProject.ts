/**
 * A second open application of the same applicant about the same project code and type (重复申报). It is told of the others;
 * where the region says so, it is refused. Nobody learns of an application of another applicant.
 */
import { isOver, type Application } from "./application.ts";
import type { Region } from "../catalogue/region.ts";
import { nowOf } from "../catalogue/successors.ts";

/** So many are remembered of one applicant and project code, the latest ones. */
export const MOST_REMEMBERED = 40;

/** Those of an applicant's applications about a project code that are open, and of the same type. */
export const sameProject = (
  applications: readonly Application[],
  type: string,
  { projectTypes }: Region,
): string[] => {
  const now = (code: string) => nowOf(projectTypes, code)?.code ?? code;
  return applications
    .filter((one) => !isOver(one) && now(one.facts.project.type) === now(type))
    .map(({ facts }) => facts.applicationId);
};
