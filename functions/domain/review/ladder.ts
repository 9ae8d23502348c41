/** The ladder (督办) against whoever has let a due instant pass: its steps, and when it reaches each. */
import { afterWorkingDays, type ClockRules, type Due } from "../calendar/clock.ts";
import { plusSeconds, startOfDay, type Instant } from "../base/time.ts";

/** The steps after the due instant, and whom each one reaches. */
export const LADDER = ["leader", "head-and-supervisor", "government"] as const;
export type LadderStep = (typeof LADDER)[number];

/** Working days after the due date on which the ladder reaches a step; the first is reached at the due instant. */
const LADDER_DAYS = {
  leader: 0,
  "head-and-supervisor": 1,
  government: 3,
} as const satisfies Record<LadderStep, number>;

type Passed = Pick<Due, "dueAt" | "dueDate">;

/** When the ladder reaches a step; open where the calendar does not reach that far. */
export const stepAt = (step: LadderStep, due: Passed, rules: ClockRules): Instant =>
  LADDER_DAYS[step] === 0 ? due.dueAt : daysAfter(due, LADDER_DAYS[step], rules);

/** Until when the order of a step is to be answered: until the next step, and after the last one for one working day. */
export function answerBy(to: LadderStep, at: Instant, due: Passed | null, rules: ClockRules): Instant {
  const next = LADDER[LADDER.indexOf(to) + 1];
  return next === undefined || due === null
    ? afterWorkingDays(plusSeconds(at, -0.001), 1, rules).dueAt
    : stepAt(next, due, rules);
}

/** When a further term after its last step is over. */
export const ladderOver = (due: Passed, furtherDays: number, rules: ClockRules): Instant =>
  daysAfter(due, LADDER_DAYS.government + furtherDays, rules);

const daysAfter = ({ dueDate }: Passed, days: number, rules: ClockRules): Instant =>
  afterWorkingDays(startOfDay(dueDate, rules.zone), days, rules).dueAt;
