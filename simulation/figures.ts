/** What a simulation comes to: how long cases took, who was late, whom they waited for, what lay on whose desk. */
import { localDate, plusSeconds, type Instant, type LocalDate } from "../functions/domain/base/time.ts";
import type { Calendar } from "../functions/domain/calendar/calendar.ts";
import type { Mode, Passage, Travelled } from "./roads.ts";
import type { Scenario } from "./scenario.ts";

/** What a department makes of a mode. */
export type DepartmentFigures = {
  department: string;
  reviews: number;
  /** Shares of its reviews, 0 to 1: answered after the limit or never; closed by silence. */
  late: number;
  bySilence: number;
  /** Share of all cases whose longest part of the critical path was its own. */
  setsPath: number;
  /** Reviews that lay with it at the end of a working day: on average, and at most. */
  load: { mean: number; most: number };
};

export type ModeFigures = {
  mode: Mode;
  /** Of each case that ended, in the order of the cases: working days from its coming to its last end; `null` of one that is open. */
  days: readonly (number | null)[];
  /** Working days; `null` where so many cases are open that it has none yet. */
  mean: number | null;
  median: number | null;
  ninetieth: number | null;
  open: number;
  /** Share of the cases of which at least one department was late. */
  late: number;
  departments: readonly DepartmentFigures[];
};

/** The percentile (nearest rank) of how long cases took; `null` where so many are open that it has none yet. */
export function percentile(days: readonly (number | null)[], share: number): number | null {
  const sorted = days.toSorted((a, b) => (a ?? Infinity) - (b ?? Infinity));
  return sorted[Math.max(0, Math.ceil((days.length * share) / 100) - 1)] ?? null;
}

/** Counts cases of one mode as they come: nothing of a case is kept but its length. */
export function figuresOf(mode: Mode, scenario: Scenario, calendar: Calendar) {
  const counter = dayCounter(calendar, scenario.zone);
  const days: (number | null)[] = [];
  let lateCases = 0;
  const own = new Map(
    scenario.departments.map(({ id }) => [
      id,
      { reviews: 0, late: 0, bySilence: 0, setsPath: 0, changes: new Map<number, number>() },
    ]),
  );
  return {
    add({ case: whose, passages }: Travelled): void {
      const last = latest(passages);
      days.push(last === null ? null : counter.between(whose.at, last.closedAt!));
      if (passages.some(({ late }) => late)) lateCases++;
      if (last !== null) own.get(longestOf(last, passages, counter).department)!.setsPath++;
      for (const { department, late, bySilence, openedAt, closedAt } of passages) {
        const figures = own.get(department)!;
        // What never came to its desk, since somebody before never ended, is none of its reviews.
        if (openedAt === null) continue;
        figures.reviews++;
        if (late) figures.late++;
        if (bySilence) figures.bySilence++;
        figures.changes.set(counter.until(openedAt), (figures.changes.get(counter.until(openedAt)) ?? 0) + 1);
        if (closedAt === null) continue;
        figures.changes.set(counter.until(closedAt), (figures.changes.get(counter.until(closedAt)) ?? 0) - 1);
      }
    },
    done(): ModeFigures {
      const cases = days.length;
      const known = days.filter((one) => one !== null);
      const open = cases - known.length;
      return {
        mode,
        days,
        mean: open > 0 ? null : known.reduce((sum, one) => sum + one, 0) / cases,
        median: percentile(days, 50),
        ninetieth: percentile(days, 90),
        open,
        late: lateCases / cases,
        departments: [...own].map(([department, { reviews, late, bySilence, setsPath, changes }]) => ({
          department,
          reviews,
          late: reviews === 0 ? 0 : late / reviews,
          bySilence: reviews === 0 ? 0 : bySilence / reviews,
          setsPath: setsPath / cases,
          load: loadOf(changes),
        })),
      };
    },
  };
}

/** The passage that ended a case, or `null` where one has not ended; of several at once the first on its road. */
function latest(passages: readonly Passage[]): Passage | null {
  let last: Passage | null = null;
  for (const passage of passages) {
    if (passage.closedAt === null) return null;
    if (last === null || passage.closedAt > last.closedAt!) last = passage;
  }
  return last;
}

/** Of the chain that ends with `last`, the passage that took longest; of equally long ones the later. */
function longestOf(last: Passage, passages: readonly Passage[], counter: DayCounter): Passage {
  const byLink = new Map(passages.map((passage) => [passage.link, passage]));
  const lengthOf = ({ openedAt, closedAt }: Passage) => counter.between(openedAt!, closedAt!);
  let longest = last;
  for (let one: Passage | undefined = last; one; one = one.after === null ? undefined : byLink.get(one.after))
    if (lengthOf(one) > lengthOf(longest)) longest = one;
  return longest;
}

function loadOf(changes: ReadonlyMap<number, number>): DepartmentFigures["load"] {
  const days = [...changes].sort(([a], [b]) => a - b);
  if (days.length === 0) return { mean: 0, most: 0 };
  let [lying, most, sum] = [0, 0, 0];
  days.forEach(([day, change], i) => {
    lying += change;
    most = Math.max(most, lying);
    sum += lying * ((days[i + 1]?.[0] ?? day) - day);
  });
  const span = days.at(-1)![0] - days[0]![0];
  return { mean: span === 0 ? lying : sum / span, most };
}

type DayCounter = { between(from: Instant, to: Instant): number; until(at: Instant): number };

/** Counts working days by sums that are made once. */
function dayCounter({ days, position }: Calendar, zone: string): DayCounter {
  let sum = 0;
  const upTo = days.map(({ working }) => (sum += working ? 1 : 0));
  const at = (date: LocalDate) => upTo[position.get(date)!]!;
  // What ends at 24:00 ended on that day.
  const until = (instant: Instant) => at(localDate(plusSeconds(instant, -0.001), zone));
  return { until, between: (from, to) => until(to) - at(localDate(from, zone)) };
}
