/** Cases on their roads: what each link of a case waits for in each mode, and when it opens and closes. */
import { localDate, type Instant } from "../functions/domain/base/time.ts";
import type { ReviewRules } from "../functions/domain/review/circumstances.ts";
import { answeredOnDay } from "../functions/domain/supervision/share.ts";
import type { Case } from "./arrivals.ts";
import type { Draw } from "./draws.ts";
import { queue } from "./queue.ts";
import { lifeOf, type Life } from "./life.ts";
import type { Scenario, SimulatedDepartment, SimulatedLink } from "./scenario.ts";

/** One after the other (串联); all at once (并联); all at once, and silence counts where it may (并联 + 超时默许). */
export const MODES = ["serial", "parallel", "parallel-deemed"] as const;
export type Mode = (typeof MODES)[number];

/** What became of one link of a case; `openedAt` is `null` where it never began, `closedAt` where it never ended. */
export type Passage = {
  link: string;
  department: string;
  openedAt: Instant | null;
  closedAt: Instant | null;
  /** Its limit ran out before it was answered. */
  late: boolean;
  /** Its silence counted. */
  bySilence: boolean;
  objected: boolean;
  /** On which day of its limit it was answered; the day after its last where it fell silent, `null` where it never ended. */
  answeredOn: number | null;
  /** The link whose end let it begin; `null` of what began with the case. */
  after: string | null;
};

export type Travelled = { case: Case; passages: readonly Passage[] };

type Under = { scenario: Scenario; mode: Mode; draw: Draw; rules: ReviewRules };

/**
 * Cases in one mode, in the order in which they are given. Without capacities no case is in another's way, so that they are
 * walked one by one; with them all go side by side, day by day.
 */
export function* walk(cases: readonly Case[], under: Under): Generator<Travelled> {
  if (under.scenario.departments.every(({ capacity }) => capacity === undefined)) {
    for (const one of cases) yield* together([one], under);
    return;
  }
  yield* together(cases, under);
}

type Going = {
  of: Going[];
  case: Case;
  link: SimulatedLink;
  department: SimulatedDepartment;
  life: Life | null;
  passage: Passage;
};

function together(cases: readonly Case[], { scenario, mode, draw, rules }: Under): Travelled[] {
  const links = new Map(scenario.links.map((link) => [link.code, link]));
  const departments = new Map(scenario.departments.map((department) => [department.id, department]));
  const hands = freeHands(rules.zone);
  const due = queue<Going>();

  const opened = (going: Going, at: Instant, after: string | null): void => {
    const { case: whose, link, department } = going;
    const asked = {
      application: whose.number,
      link,
      department,
      type: whose.type,
      silenceCounts: mode === "parallel-deemed",
    };
    going.life = lifeOf(asked, at, draw, rules);
    going.passage = { ...going.passage, openedAt: at, after };
    push(going);
  };
  const push = (going: Going): void => {
    const at = going.life!.next();
    if (at !== null) due.push(at, going);
  };

  const all = cases.map((one) => {
    const of: Going[] = [];
    for (const code of one.links) {
      const link = links.get(code)!;
      const department = departments.get(link.department)!;
      const passage = {
        link: code,
        department: department.id,
        openedAt: null,
        closedAt: null,
        late: false,
        bySilence: false,
        objected: false,
        answeredOn: null,
        after: null,
      };
      of.push({ of, case: one, link, department, life: null, passage });
    }
    return of;
  });
  for (const of of all)
    for (const going of of) if (before(mode, going).length === 0) opened(going, going.case.at, null);

  for (let going = due.pop(); going; going = due.pop()) {
    const { life, department, of, passage } = going;
    const at = life!.next()!;
    if (life!.isAnswer() && !hands.take(department, at)) {
      life!.wait();
      push(going);
      continue;
    }
    const closed = life!.go();
    if (closed === null) {
      push(going);
      continue;
    }
    going.passage = {
      ...passage,
      closedAt: closed.closedAt,
      late: closed.overdue,
      bySilence: closed.silence !== null,
      objected: closed.outcome === "objected",
      answeredOn: answeredOnDay(closed, closed.closedAt, rules),
    };
    for (const other of of)
      if (other.life === null && before(mode, other).every((one) => one.passage.closedAt !== null))
        opened(other, closed.closedAt, passage.link);
  }
  return all.map((of, i) => ({ case: cases[i]!, passages: of.map((one) => finished(one)) }));
}

/** What has to be closed before a link begins. Nobody waits for whoever is not on the same road. */
function before(mode: Mode, { of, link }: Going): readonly Going[] {
  if (mode === "serial")
    return of
      .slice(
        0,
        of.findIndex((one) => one.link === link),
      )
      .slice(-1);
  return of.filter((one) => link.after.includes(one.link.code));
}

/** Whoever never answers is late for good. */
const finished = ({ passage, life }: Going): Passage =>
  passage.closedAt === null && life !== null ? { ...passage, late: true } : passage;

/** Answers that a department has given on a day, where it can give so many and no more. */
function freeHands(zone: string) {
  const given = new Map<string, number>();
  return {
    /** @returns whether one was free on the day of `at`, which it then is not */
    take({ id, capacity }: SimulatedDepartment, at: Instant): boolean {
      if (capacity === undefined) return true;
      const key = `${id} ${localDate(at, zone)}`;
      const before = given.get(key) ?? 0;
      if (before === capacity) return false;
      given.set(key, before + 1);
      return true;
    },
  };
}
