/** Whose a review is today, whichever department was asked (`catalogue/takeover.ts`). */
import type { Department, Region } from "../catalogue/region.ts";
import { holderOf } from "../catalogue/takeover.ts";
import type { OwnFacts } from "./review.ts";

/** `undefined` where nobody of the region answers for the department that was asked. */
export const holderOfReview = (
  { department, matter }: Pick<OwnFacts, "department" | "matter">,
  region: Pick<Region, "departments" | "matters" | "projectTypes">,
): Department | undefined => holderOf(region, { department: department.id, matter: matter.code });
