/**
 * What stops a clock, and nothing else does: material the applicant still owes (补正), and the special procedures of
 * 行政许可法 art. 45. Absence, a missing seal or internal circulation never do. Every stop has an end from its first
 * moment on, so that a due date can always be told.
 */
import { dueOf, type CalendarMissing, type Clock, type ClockRules } from "../calendar/clock.ts";
import type { Handler } from "./opinion.ts";
import type { LegalBasis } from "../catalogue/region.ts";
import { ok, type Result } from "../base/result.ts";
import type { Served } from "./service.ts";
import type { Instant, LocalDate } from "../base/time.ts";

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

/** From the head of the organ (机关负责人) down. */
export type Rank = "head" | "deputy-head" | "officer";

export type Approver = { name: string; rank: Rank };

/** One thing the applicant still owes: a material of the catalogue, what is wrong with it or what asks for it. */
export type SupplementItem = {
  material: string;
  /** What is wrong with the one that was handed in; a material that is there already is asked for only with it. */
  defect: string | null;
  /** Needed for a material that the matter's own list does not name. */
  basis: LegalBasis | null;
};

export type Supplement = {
  items: readonly SupplementItem[];
  reasons: string;
  handler: Handler | null;
  requestedAt: Instant;
  /** When the applicant's term runs out and the clock resumes by itself. */
  lapsesAt: Instant;
  /** What has been handed in since, by material. */
  supplied: readonly { material: string; at: Instant }[];
};

export type SpecialProcedure = {
  kind: SpecialProcedureKind;
  basis: string;
  reasons: string;
  plannedEnd: LocalDate;
  approver: Approver;
  handler: Handler | null;
  startedAt: Instant;
  /** When the clock resumes at the latest: as the planned day begins. */
  endsAt: Instant;
  /** When it was ended, or `null`: then it ended, or will end, as planned. */
  endedAt: Instant | null;
};

/** The stop a clock stands in. */
export type Stop = { why: "supplement" | SpecialProcedureKind; endsAt: Instant };

/** What the applicant still owes of a supplement. */
export const outstanding = (supplement: Supplement | null): string[] =>
  supplement === null
    ? []
    : supplement.items
        .map(({ material }) => material)
        .filter((material) => !supplement.supplied.some((given) => given.material === material));

/** The clock stands from `from` until `endsAt`, unless it is resumed before. */
export function stopped(
  served: Served,
  from: Instant,
  stop: Stop,
  rules: ClockRules,
): Result<Served, CalendarMissing> {
  const { suspensions } = served.clock;
  const until = { from, until: stop.endsAt, why: stop.why };
  return withClock(served, { ...served.clock, suspensions: [...suspensions, until] }, rules);
}

/** The clock runs again from `at` on; what was used before the stop is kept. */
export function resumed(
  served: Served,
  stop: Stop,
  at: Instant,
  rules: ClockRules,
): Result<Served, CalendarMissing> {
  const suspensions = served.clock.suspensions.map((suspension, i, all) =>
    i === all.length - 1 ? { ...suspension, until: at } : suspension,
  );
  const running = withClock(served, { ...served.clock, suspensions }, rules);
  if (!running.ok) return running;
  // A stop that lasted as planned ends with the date that was told for it, whatever calendar came meanwhile.
  const { due } = running.value;
  const lasted = at === stop.endsAt && due.dueAt < served.due.dueAt;
  const { dueDate } = served.due;
  const held = lasted ? withClock(served, { ...running.value.clock, notBefore: dueDate }, rules) : running;
  return held.ok ? ok({ ...held.value, told: held.value.due.dueDate }) : held;
}

/** The same service with another clock, and the due instant that follows from it. */
export function withClock(served: Served, clock: Clock, rules: ClockRules): Result<Served, CalendarMissing> {
  const due = dueOf(clock, rules);
  if (!due.ok) return due;
  // Every stop has an end, so no clock stands still for ever.
  return ok({ ...served, clock, due: due.value!, calendarVersion: rules.calendar.version });
}

/** The same with another clock, due no earlier than was told: for a clock that stands, the end of its stop included. */
export function notEarlier(served: Served, clock: Clock, rules: ClockRules): Result<Served, CalendarMissing> {
  const kept = withClock(served, { ...clock, notBefore: served.due.dueDate }, rules);
  if (!kept.ok) return kept;
  const due = kept.value.due.dueAt < served.due.dueAt ? served.due : kept.value.due;
  return ok({ ...kept.value, clock, due });
}
