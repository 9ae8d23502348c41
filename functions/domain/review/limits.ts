/** The limits of a review, with the days of an extension; and the statutory one by itself, which a supplement does not stop. */
import { dueOf, type ClockRules, type Limit } from "../calendar/clock.ts";
import {
  statutoryCourse,
  type Course,
  type LimitName,
  type Limits,
  type RanSince,
} from "../calendar/limits.ts";
import type { Matter } from "../catalogue/region.ts";
import type { Served } from "./service.ts";
import { known, type Instant, type LocalDate } from "../base/time.ts";

/** What the limits of a review come from. */
export type Limited = {
  facts: {
    matter: Pick<Matter, "limit" | "statutoryLimit">;
    handedOn?: { ranSince?: RanSince | undefined } | undefined;
  };
  extension: { days: number } | null;
};

/** Both limits; an extension adds its days to both, each in its own unit. */
export function limitsOf({ facts: { matter }, extension }: Limited): Limits {
  const longer = (limit: Limit): Limit => ({ ...limit, days: limit.days + (extension?.days ?? 0) });
  return { promised: longer(matter.limit), statutory: longer(matter.statutoryLimit) };
}

/** The limits as the catalogue has them: those of a clock that is about to start. */
export const limitsOfMatter = (matter: Limited["facts"]["matter"]): Limits =>
  limitsOf({ facts: { matter }, extension: null });

/** Which of its two limits gives the due instant of a review. */
export function bindsOf(
  review: Limited,
  { clock, visitStop }: Pick<Served, "clock" | "visitStop">,
): LimitName {
  const { promised, statutory } = limitsOf(review);
  // A visit stops the promised one alone: a clock that runs through it is the other one's.
  if (visitStop !== undefined) return clock.aside === undefined ? "statutory" : "promised";
  // One that began before the service is none but the statutory limit.
  if (clock.startedAt !== undefined) return "statutory";
  const { days, unit } = clock.limit;
  const is = (limit: Limit) => limit.days === days && limit.unit === unit;
  return is(statutory) && !is(promised) ? "statutory" : "promised";
}

/**
 * The days (n) of the limit that gives the due instant of a review, as the catalogue has them: what a window is measured by, and
 * the most that an extension may add. No extension makes them more.
 */
export const daysThatBind = (review: Limited & { served: Pick<Served, "clock" | "visitStop"> }): number =>
  limitsOfMatter(review.facts.matter)[bindsOf(review, review.served)].days;

/**
 * When the statutory limit of a review is broken, whatever the applicant owed meanwhile: only the procedures of
 * 行政许可法 art. 45 stop it, and an interruption starts it anew. `null` while no clock runs, or where the calendar does
 * not reach that far.
 */
export const statutoryDueAt = ({ served }: { served: Served | null }): Instant | null =>
  served?.statutoryDueAt ?? null;

/**
 * The same on a course.
 * @param floor the date that was told for it, before which no calendar ends it
 */
export function statutoryEnd(
  review: Limited,
  course: Course,
  floor: LocalDate | undefined,
  rules: ClockRules,
): Instant | null {
  const { startedAt, suspensions } = statutoryCourse(course, ranSinceOf(review));
  const due = dueOf(
    {
      startedAt,
      limit: limitsOf(review).statutory,
      suspensions: suspensions.filter(({ why }) => why !== "supplement"),
      ...(floor === undefined ? {} : { notBefore: floor }),
    },
    rules,
  );
  return known(due!.dueAt); // every stop of a review has an end
}

/** What the statutory limit of a review had run under before it was this department's. */
export const ranSinceOf = ({ facts }: Limited): RanSince | undefined => facts.handedOn?.ranSince;
