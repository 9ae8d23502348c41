/** What a region's rules promise: one after the other against all at once (串联 / 并联). */
import type { Matter, Region } from "./region.ts";

export type Plan = {
  projectType: string;
  lead: string;
  /** The sum of all limits: what the project would wait if each department waited for the one before. */
  serialDays: number;
  /** The longest chain of matters that wait for each other, in order: it decides when an answer can be promised. */
  criticalPath: { days: number; matters: readonly string[] };
  gainDays: number;
};

/** When a matter starts and ends at the earliest, in days since the application was accepted. */
export type Step = {
  matter: string;
  startDay: number;
  finishDay: number;
  /** The matters of the same project type that hold its start. */
  waitsFor: readonly string[];
};

/**
 * The plan of each project type with every matter applying, also those that exclude each other: a promise to everybody
 * is kept to whoever needs less. Limits in calendar days count as written.
 */
export function plans(region: Region): Plan[] {
  return region.projectTypes.map((type) => {
    const steps = schedule(region, type.code);
    const serialDays = steps.reduce((sum, { startDay, finishDay }) => sum + finishDay - startDay, 0);
    const last = steps.reduce((a, b) => (b.finishDay > a.finishDay ? b : a));
    return {
      projectType: type.code,
      lead: type.lead,
      serialDays,
      criticalPath: { days: last.finishDay, matters: chainTo(last, steps) },
      gainDays: serialDays - last.finishDay,
    };
  });
}

/** 行政许可法 art. 42(2): all of it together, with a licence in it; and what follows the last opinion: a joint review, the lead's decision. */
const WHOLE = { most: 45, jointReview: 10, lead: 3 };

export type TooLong = { projectType: string; days: number; matters: readonly string[] };

/** The project types with a licence among their matters that cannot be decided within the whole's limit where every day is used. */
export const wholeTooLong = (region: Region): TooLong[] =>
  plans(region).flatMap(({ projectType, criticalPath: { days: path, matters } }) => {
    const isLicensed = region.matters.some(
      ({ kind, projectTypes }) => kind === "licence" && projectTypes.includes(projectType),
    );
    const days = path + WHOLE.jointReview + WHOLE.lead;
    return isLicensed && days > WHOLE.most ? [{ projectType, days, matters }] : [];
  });

/**
 * Every matter of a project type in the catalogue's order, each as soon as what it waits for has used up its limit.
 * Tolerable prerequisites (容缺) hold no start, and those that this type does not have were dealt with in an earlier
 * round. The region must be without faults: matters that wait for each other in a circle have no schedule.
 */
export function schedule(region: Region, projectType: string): Step[] {
  const matters = region.matters.filter((matter) => matter.projectTypes.includes(projectType));
  const byCode = new Map(matters.map((matter) => [matter.code, matter]));
  const known = new Map<string, Step>();

  function stepOf(matter: Matter): Step {
    const before = known.get(matter.code);
    if (before) return before;
    const holding = matter.prerequisites.flatMap(({ matter, tolerable }) =>
      tolerable ? [] : (byCode.get(matter) ?? []),
    );
    const startDay = Math.max(0, ...holding.map((held) => stepOf(held).finishDay));
    const step = {
      matter: matter.code,
      startDay,
      finishDay: startDay + matter.limit.days,
      waitsFor: holding.map(({ code }) => code),
    };
    known.set(matter.code, step);
    return step;
  }

  return matters.map(stepOf);
}

/** The chain that makes `last` end when it does; of equally long ones the first. */
function chainTo(last: Step, steps: readonly Step[]): string[] {
  const holding = last.waitsFor.map((code) => steps.find(({ matter }) => matter === code)!);
  const decisive = holding.find(({ finishDay }) => finishDay === last.startDay);
  return [...(decisive ? chainTo(decisive, steps) : []), last.matter];
}
