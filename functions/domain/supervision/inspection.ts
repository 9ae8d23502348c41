/** Marks of inspections (现场督查、行风评议) that are made elsewhere and imported: by month and department, an input of the appraisal. */
import type { Actor } from "../base/actor.ts";
import type { Instant } from "../base/time.ts";

/** 0 to 100, with two decimals at most; by which paper, and who entered it. */
export type InspectionMark = { mark: number; source: string; by: Actor; at: Instant };

/** Of one month, by department. */
export type InspectionMarks = Readonly<Record<string, InspectionMark>>;
