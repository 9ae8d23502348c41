/** Cases on their roads: what each link of a case waits for in each mode, and when it opens and closes. */
import type { Instant } from "../functions/domain/base/time.ts";
import type { ReviewRules } from "../functions/domain/review/circumstances.ts";
import type { ClosedReview } from "../functions/domain/review/review.ts";
import { answeredOnDay } from "../functions/domain/supervision/share.ts";
import type { Case } from "./arrivals.ts";
import type { Draw } from "./draws.ts";
import { queue } from "./queue.ts";
import { deskOf, type Desk } from "./desks.ts";
import { lifeOf, nextAnswers, type Life } from "./life.ts";
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
  /** While it is open: of whoever has ended no more is kept than its passage. */
  life: Life | null;
  passage: Passage;
};

/** What happens next: something to a review, unless it has changed since; or a desk goes on with its pile. */
type Next = { what: Going | Desk<Going>; at: Instant };

const isOpen = ({ life }: Going): boolean => life !== null;

function together(cases: readonly Case[], { scenario, mode, draw, rules }: Under): Travelled[] {
  const links = new Map(scenario.links.map((link) => [link.code, link]));
  const departments = new Map(scenario.departments.map((department) => [department.id, department]));
  const desks = new Map(
    scenario.departments.map(({ id, capacity }) => [id, deskOf<Going>(capacity, rules.zone)]),
  );
  const due = queue<Next>();

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
    if (at !== null) due.push(at, { what: going, at });
  };
  /** A desk with a pile goes on with it on the next working day. */
  const pushPiled = (desk: Desk<Going>, at: Instant): void => {
    const next = nextAnswers(at, rules);
    due.push(next, { what: desk, at: next });
  };

  /** What comes of something that has happened: more of the same review, or whoever waited for its end. */
  const follow = (going: Going, closed: ClosedReview | null): void => {
    if (closed === null) return push(going);
    going.life = null;
    going.passage = {
      ...going.passage,
      closedAt: closed.closedAt,
      late: closed.overdue,
      bySilence: closed.silence !== null,
      objected: closed.outcome === "objected",
      answeredOn: answeredOnDay(closed, closed.closedAt, rules),
    };
    for (const other of going.of)
      if (
        other.passage.openedAt === null &&
        before(mode, other).every((one) => one.passage.closedAt !== null)
      )
        opened(other, closed.closedAt, going.passage.link);
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

  for (let next = due.pop(); next; next = due.pop()) {
    const { what, at } = next;
    if ("takes" in what) {
      for (const going of what.fromPile(at, isOpen)) follow(going, going.life!.takeUp(at));
      if (what.isPiled()) pushPiled(what, at);
    } else if (isOpen(what) && what.life!.next() === at) {
      const desk = desks.get(what.department.id)!;
      const wasPiled = desk.isPiled();
      if (!what.life!.isAnswer() || desk.takes(what, at)) follow(what, what.life!.go());
      else {
        what.life!.wait();
        push(what);
        if (!wasPiled) pushPiled(desk, at);
      }
    }
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
  life === null ? passage : { ...passage, late: true };
