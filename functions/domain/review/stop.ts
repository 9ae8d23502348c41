/**
 * What stops a clock, and nothing else does: material the applicant still owes (补正), and the special procedures of
 * 行政许可法 art. 45; what was sent on to a higher authority is nobody's of ours to do. Absence, a missing seal or internal circulation never do. Every stop has an end from its first
 * moment on, so that a due date can always be told.
 */
import type { ClockRules } from "../calendar/clock.ts";
import { binding, type Course } from "../calendar/limits.ts";
import { ownRules, type Asked } from "../calendar/ownDays.ts";
import type { Approver } from "./approver.ts";
import { limitsOf, ranSinceOf, statutoryEnd, type Limited } from "./limits.ts";
import type { Handler } from "./opinion.ts";
import type { LegalBasis } from "../catalogue/region.ts";
import { courseOf, keptClock, toldOf, type Served } from "./service.ts";
import {
  isOpen,
  known,
  localDate,
  OPEN_DAY,
  plusSeconds,
  type Instant,
  type LocalDate,
} from "../base/time.ts";

/** The closed list of art. 45: 听证, 招标, 拍卖, 检验, 检测, 检疫, 鉴定, 专家评审. */
export const SPECIAL_PROCEDURES = [
  "hearing",
  "tender",
  "auction",
  "inspection",
  "testing",
  "quarantine",
  "appraisal",
  "expert-review",
] as const;

export type SpecialProcedureKind = (typeof SPECIAL_PROCEDURES)[number];

/** One thing the applicant still owes: a material of the catalogue, what is wrong with it or what asks for it. */
export type SupplementItem = {
  material: string;
  /** What is wrong with the one that was handed in; a material that is there already is asked for only with it. */
  defect: string | null;
  /** Needed for a material that the matter's own list does not name. */
  basis: LegalBasis | null;
};

/** How a request reached the applicant, whose term counts from then: somebody opened it, or its first working day is over. */
export type SupplementService = { at: Instant; by: "opening" | "first-day" };

export type Supplement = {
  items: readonly SupplementItem[];
  reasons: string;
  handler: Handler | null;
  requestedAt: Instant;
  /** When it is served on the applicant at the latest, whoever has opened it. */
  servedAtLatest: Instant;
  /** `null` until it is served. */
  service: SupplementService | null;
  /** When the applicant's term runs out and the clock resumes by itself; until it is served, at the latest. */
  lapsesAt: Instant;
  /** What has been handed in since, by material. */
  supplied: readonly { material: string; at: Instant }[];
  /** When its department took it back; absent until it does. */
  withdrawnAt?: Instant | undefined;
};

export type SpecialProcedure = {
  kind: SpecialProcedureKind;
  basis: string;
  reasons: string;
  /** Its last day, the day of a hearing or an inspection among them: no day of the department's. */
  plannedEnd: LocalDate;
  approver: Approver;
  handler: Handler | null;
  startedAt: Instant;
  /** When the clock resumes at the latest: 24:00 of the planned last day. */
  endsAt: Instant;
  /** When it was ended, or `null`: then it ended, or will end, as planned. */
  endedAt: Instant | null;
};

/** The stop a clock stands in. */
export type Stop = { why: "supplement" | SpecialProcedureKind | "higher-authority"; endsAt: Instant };

/** A stop that was over when a change of the project started the clock again; whoever ends it once more is answered as before. */
export type EndedStop = { why: Stop["why"]; since: Instant };

/** Such stops of a review, one that the change itself ended among them, but for a request that nobody took back. */
export const endedStops = ({
  supplement,
  procedures,
}: {
  supplement: Supplement | null;
  procedures: readonly SpecialProcedure[];
}): EndedStop[] => [
  ...procedures.map(({ kind, startedAt }) => ({ why: kind, since: startedAt })),
  ...(supplement?.withdrawnAt === undefined
    ? []
    : [{ why: "supplement" as const, since: supplement.requestedAt }]),
];

/** Whether a stop of that kind, which began then, is one of them. */
export const hasEndedBefore = (
  { endedBefore }: { endedBefore?: readonly EndedStop[] | undefined },
  why: Stop["why"],
  since: Instant,
): boolean => endedBefore?.some((stop) => stop.why === why && stop.since === since) ?? false;

/** What was asked for and has not been handed in. */
export const unsupplied = ({ items, supplied }: Supplement): string[] =>
  items
    .map(({ material }) => material)
    .filter((material) => !supplied.some((given) => given.material === material));

/** What the applicant still owes of a supplement: nothing of one that was taken back. */
export const outstanding = (supplement: Supplement | null): string[] =>
  supplement === null || supplement.withdrawnAt !== undefined ? [] : unsupplied(supplement);

/**
 * Whether a material that came in then answers a supplement, which had asked for it and was not taken back. After acceptance
 * nothing is taken that nobody has asked for, so what came in the same instant answers the request: a clock is no finer than
 * its instants, and the applicant is not to lose by it.
 */
export const asksFor = (supplement: Supplement | null, material: string, at: Instant): boolean =>
  supplement !== null &&
  supplement.requestedAt <= at &&
  (supplement.withdrawnAt === undefined || at < supplement.withdrawnAt) &&
  unsupplied(supplement).includes(material);

/**
 * Since when the applicant's term has lapsed with something still owed; `null` where all of it came before that, or the
 * request was taken back before. What comes later is owed no more, but it was late.
 */
export const lapsedAt = (supplement: Supplement | null): Instant | null =>
  supplement === null ||
  supplement.withdrawnAt !== undefined ||
  supplement.items.every(({ material }) =>
    supplement.supplied.some((given) => given.material === material && given.at < supplement.lapsesAt),
  )
    ? null
    : supplement.lapsesAt;

/** A review whose clock has been started. */
export type Clocked = Limited & { facts: Asked; served: Served };

/** What of a clock stands from here on: the dates told while it ran, and before which date no calendar ends it. */
type Standing = {
  told: LocalDate | undefined;
  statutoryTold: LocalDate | undefined;
  statutoryFloor: LocalDate | undefined;
};

/** The clock stands from `from` until `endsAt`, unless it is resumed before. */
export function stopped(review: Clocked, from: Instant, stop: Stop, rules: ClockRules): Served {
  const course = courseOf(review.served);
  const until = { from, until: stop.endsAt, why: stop.why };
  const statutoryFloor = statutoryDate(review.served, rules);
  return reckoned(review, { ...course, suspensions: [...course.suspensions, until] }, rules, {
    told: toldOf(review.served),
    statutoryTold: stop.why === "supplement" ? undefined : (statutoryFloor ?? OPEN_DAY),
    statutoryFloor,
  });
}

/** The clock runs again from `at` on; what was used before the stop is kept. */
export function resumed(review: Clocked, stop: Stop, at: Instant, rules: ClockRules): Served {
  const { due: before, statutoryTold } = review.served;
  const clock = courseOf(review.served);
  const suspensions = clock.suspensions.map((suspension, i, all) =>
    i === all.length - 1 ? { ...suspension, until: at } : suspension,
  );
  const course = { ...clock, suspensions };
  // A stop that lasted as planned ends with the dates that were told for it, whatever calendar came meanwhile.
  const hasLasted = at === stop.endsAt;
  const asPlanned = statutoryDate(review.served, rules);
  const wasTold = statutoryTold === undefined ? asPlanned : (known(statutoryTold) ?? undefined);
  const statutoryFloor = hasLasted ? asPlanned : wasTold;
  const runs = { told: undefined, statutoryTold: undefined, statutoryFloor };
  const running = reckoned(review, course, rules, runs);
  // Where the year has been lost meanwhile, what was told is kept until it is found.
  if (isOpen(running.due.dueAt)) return { ...running, told: toldOf(review.served) };
  return hasLasted && running.due.dueAt < before.dueAt
    ? reckoned(review, heldTo(course, before.dueDate), rules, runs)
    : running;
}

/**
 * The due date that department and applicant had last been told as a clock runs again: where a procedure puts it is told as it
 * starts; where a supplement does, nobody knows before it ends.
 */
export const toldBefore = ({ why }: Pick<Stop, "why">, served: Served): LocalDate =>
  why === "supplement" ? toldOf(served) : served.due.dueDate;

/** A course that does not end before a day that was told; one that is open was told to nobody. */
export const heldTo = (course: Course, told: LocalDate): Course =>
  isOpen(told) ? course : { ...course, notBefore: told };

/** The same service on another course, and the due instant that follows from it. */
export function reckoned(
  review: Clocked,
  course: Course,
  given: ClockRules,
  standing: Standing = asItStands(review.served, given),
): Served {
  const rules = ownRules(review.facts, given);
  const { clock, due } = binding(course, limitsOf(review), rules, ranSinceOf(review));
  const { told: _told, statutoryTold: _statutoryTold, ...served } = review.served;
  const { told, statutoryTold, statutoryFloor } = standing;
  return {
    ...served,
    clock: keptClock(clock, served.servedAt),
    due,
    calendarVersion: rules.calendar.version,
    ...(told === undefined ? {} : { told }),
    statutoryDueAt: statutoryEnd(review, course, statutoryFloor, rules),
    ...(statutoryTold === undefined ? {} : { statutoryTold }),
  };
}

/** The same on another course, due no earlier than was told: for a clock that stands, the end of its stop included. */
export function notEarlier(review: Clocked, { notBefore, ...course }: Course, rules: ClockRules): Served {
  const { due: before } = review.served;
  const kept = reckoned(review, heldTo(course, before.dueDate), rules);
  const { clock, due } = kept;
  const { notBefore: _notBefore, ...plain } = clock;
  const isTold = !isOpen(before.dueAt);
  return {
    ...kept,
    clock: { ...plain, ...(notBefore === undefined ? {} : { notBefore }) },
    due: isTold && due.dueAt < before.dueAt ? before : due,
  };
}

const asItStands = (served: Served, rules: ClockRules): Standing => ({
  told: served.told,
  statutoryTold: served.statutoryTold,
  statutoryFloor: statutoryDate(served, rules),
});

/** The day with which the statutory limit by itself runs out, as it has been told. */
const statutoryDate = ({ statutoryDueAt }: Served, { zone }: ClockRules): LocalDate | undefined =>
  statutoryDueAt === null ? undefined : localDate(plusSeconds(statutoryDueAt, -0.001), zone);
