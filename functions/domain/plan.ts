/** What a region's rules promise: one after the other against all at once (串联 / 并联). */
import type { Region } from "./region.ts";

export type Plan = {
  projectType: string;
  lead: string;
  /** The sum of all limits: what the project would wait if each department waited for the one before. */
  serialDays: number;
  /** The longest chain, which decides when an answer can be promised. */
  criticalPath: { days: number; matters: readonly string[] };
  gainDays: number;
};

/** The plan of each project type with every matter applying. Limits in calendar days count as written. */
export function plans(region: Region): Plan[] {
  return region.projectTypes.map((type) => {
    const matters = region.matters.filter((matter) => matter.projectTypes.includes(type.code));
    const serialDays = matters.reduce((sum, matter) => sum + matter.limit.days, 0);
    const longest = matters.reduce((a, b) => (b.limit.days > a.limit.days ? b : a));
    return {
      projectType: type.code,
      lead: type.lead,
      serialDays,
      criticalPath: { days: longest.limit.days, matters: [longest.code] },
      gainDays: serialDays - longest.limit.days,
    };
  });
}
