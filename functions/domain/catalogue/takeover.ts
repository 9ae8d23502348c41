/**
 * Who has today what a department had when it was asked (机构改革): the department itself; or the one that has taken its place;
 * where several have, the one that its matter, or the lead of its project type, has gone to.
 */
import type { Department, Region } from "./region.ts";
import { namesOf, nowOf } from "./successors.ts";
import type { Asked, Succession } from "../calendar/ownDays.ts";

type Parts = Pick<Region, "departments" | "matters" | "projectTypes">;

/** The departments that a department has become; itself where it is still there. */
export function heirsOf({ departments }: Pick<Region, "departments">, asked: string): Department[] {
  const still = departments.find(({ id }) => id === asked);
  return still ? [still] : departments.filter(({ succeeds = [] }) => succeeds.includes(asked));
}

/** Whose a review is today, by the department and the matter that it was asked of; `undefined` where nobody has it. */
export const holderOf = (region: Parts, asked: { department: string; matter: string }) =>
  oneOf(heirsOf(region, asked.department), nowOf(region.matters, asked.matter)?.department);

/** Who leads a case today, by the department that did when it was accepted and the type of its project. */
export const leadNow = (region: Parts, asked: { lead: string; type: string }) =>
  oneOf(heirsOf(region, asked.lead), nowOf(region.projectTypes, asked.type)?.lead);

/** The same for the rules of clocks and silences, which know no region file. */
export const successionOf = (region: Parts): Succession => {
  const holder = ({ department, matter }: Asked) =>
    holderOf(region, { department: department.id, matter: matter.code })?.id;
  return {
    holderOf: (asked) => holder(asked) ?? asked.department.id,
    namesOf: (department) => namesOf(region.departments, department),
    heirOfBoth: (asked, lead) => {
      const id = holder(asked);
      return heirsOf(region, lead).some((heir) => heir.id === id) ? (id ?? null) : null;
    },
  };
};

const oneOf = (heirs: readonly Department[], id: string | undefined): Department | undefined =>
  heirs.find((heir) => heir.id === id) ?? heirs[0];
