/**
 * A second open application about the same project code and type (重复申报). Its applicant is told of its own others by their
 * numbers, and, where the region says so, is refused. Of another applicant's it hears that there is one; which and whose is the
 * lead's to know, who decides on both.
 */
import { isOver, type Application } from "./application.ts";
import type { Region } from "../catalogue/region.ts";
import { nowOf } from "../catalogue/successors.ts";

/** So many are remembered of one applicant and project code, the latest ones; of others as many are looked at. */
export const MOST_REMEMBERED = 40;

type Remembered = { applications: readonly string[]; earlier: readonly string[] };

/** What is remembered once another one has come. @param known those that may be open, the new one last */
export function remembered(before: Remembered, known: readonly string[]): Remembered {
  const applications = known.slice(-MOST_REMEMBERED);
  const over = before.applications.filter((id) => !applications.includes(id));
  return { applications, earlier: [...before.earlier, ...over].slice(-MOST_REMEMBERED) };
}

/** Those of applications about a project code that are open, and of the same type. */
export const sameProject = (
  applications: readonly Application[],
  type: string,
  { projectTypes }: Region,
): Application[] => {
  const now = (code: string) => nowOf(projectTypes, code)?.code ?? code;
  return applications.filter((one) => !isOver(one) && now(one.facts.project.type) === now(type));
};
