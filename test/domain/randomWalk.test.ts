/**
 * Ten thousand random walks through the life of a review, each command judged twice: by the domain, and by a model of
 * the rules that shares nothing with it (`model.ts`). Times lie where mistakes do: on a boundary, or a millisecond off.
 */
import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { personOf } from "../support/people.ts";
import { viewAt, wake } from "../../functions/domain/review/advance.ts";
import { layOutCalendar, type CalendarYear } from "../../functions/domain/calendar/calendar.ts";
import { cancel } from "../../functions/domain/review/cancellation.ts";
import type { ReviewRules } from "../../functions/domain/review/circumstances.ts";
import { extend } from "../../functions/domain/review/extension.ts";
import { giveOpinion } from "../../functions/domain/review/giveOpinion.ts";
import { assign } from "../../functions/domain/review/handler.ts";
import { interrupt } from "../../functions/domain/review/interruption.ts";
import { daysAt } from "../../functions/domain/supervision/lamp.ts";
import type { Opinion } from "../../functions/domain/review/opinion.ts";
import { evolve } from "../../functions/domain/review/replay.ts";
import { LADDER } from "../../functions/domain/review/ladder.ts";
import type { Review, ReviewDecision } from "../../functions/domain/review/review.ts";
import { revoke } from "../../functions/domain/review/revocation.ts";
import {
  endSpecialProcedure,
  startSpecialProcedure,
} from "../../functions/domain/review/specialProcedure.ts";
import { requestSupplement, supply } from "../../functions/domain/review/supplement.ts";
import { withdrawSupplementRequest } from "../../functions/domain/review/supplementWithdrawal.ts";
import { instantOfEpoch, type Dated } from "../../functions/domain/base/time.ts";
import {
  consent,
  factsOf,
  notApplicable,
  objection,
  opening,
  reminded,
  reminderOf,
  replay,
  withConditions,
} from "./given.ts";
import * as model from "./model.ts";
import { procedureOf, revocationOf } from "./when.ts";
import { HELD, nothingOnRecord } from "../support/fixtures.ts";

const WALKS = { any: 6000, recounted: 4000 };
const HOUR = 3600 * 1000;
const DAY = 24 * HOUR;

/** Calendars that replace one another: as published, revised later, revised earlier, and with a region's own days. */
const ALMANACS: readonly Omit<model.Almanac, "closesAt">[] = [
  { off: ["2026-04-06", "2027-01-01"], makeUp: [], local: [] },
  { off: ["2026-03-09", "2026-03-10", "2026-03-27", "2026-04-06", "2027-01-01"], makeUp: [], local: [] },
  {
    off: ["2026-04-06", "2027-01-01"],
    makeUp: ["2026-03-07", "2026-03-08", "2026-03-14", "2026-03-15", "2027-01-02", "2027-01-03"],
    local: [],
  },
  {
    off: ["2027-01-01", "2027-01-04"],
    makeUp: ["2026-03-07", "2026-03-21"],
    local: [
      ["2026-03-07", false],
      ["2026-03-16", false],
      ["2026-03-22", true],
    ] as const,
  },
].map(({ off, makeUp, local }, i) => ({
  version: `v${i}`,
  off: new Set(off),
  makeUp: new Set(makeUp),
  local: new Map<string, boolean>(local as readonly (readonly [string, boolean])[]),
  official: i === 0 ? [2026] : [2026, 2027],
}));

const rulesOf = (almanac: Omit<model.Almanac, "closesAt">, closesAt: number | null): ReviewRules => {
  const year = (year: number): CalendarYear => ({
    year,
    status: almanac.official.includes(year) ? "official" : "provisional",
    source: ["https://example.org/notice"],
    holidays: [...almanac.off]
      .filter((date) => date.startsWith(`${year}`))
      .map((date) => ({ name: date, from: date, to: date })),
    makeUp: [...almanac.makeUp]
      .filter((date) => date.startsWith(`${year}`))
      .map((date) => ({ date, for: "a holiday" })),
  });
  const local = [...almanac.local].map(([date, working]) => ({ date, working, name: "local" }));
  return {
    calendar: layOutCalendar(almanac.version, [year(2026), year(2027)], local),
    ...nothingOnRecord,
    zone: "Asia/Shanghai",
    closeOfBusiness: closesAt === null ? null : "17:30",
  };
};

const CLOSES_AT = [null, 17 * 60 + 30] as const;
const WORLDS = CLOSES_AT.map((closesAt) =>
  ALMANACS.map((almanac) => ({ almanac: { ...almanac, closesAt }, rules: rulesOf(almanac, closesAt) })),
);

const OPINIONS: readonly Opinion[] = [
  consent,
  objection,
  notApplicable,
  withConditions("a silt trap"),
  withConditions("night work only"),
  withConditions("no work in June"),
];

/** When: a while after the last command, or at something the rules count to, exactly or a millisecond off. */
type When =
  | { after: number }
  | { at: "due" | "stop" | "window" | "rung-1" | "rung-3" | "written" | "midnight"; off: -1 | 0 | 1 };

type Step =
  | { do: "opinion"; which: number }
  | { do: "wake"; early: number }
  | { do: "ask"; items: { material: string; isDefect: boolean; hasBasis: boolean }[]; held: string[] }
  | { do: "supply"; material: string }
  | { do: "take-back" }
  | {
      do: "start";
      kind: "hearing" | "testing" | "expert-review";
      days: number;
      rank: "head" | "deputy-head" | "officer";
    }
  | { do: "end" }
  | { do: "extend"; days: number; rank: "head" | "deputy-head" }
  | { do: "assign"; name: string }
  | { do: "interrupt"; change: number }
  | { do: "cancel" }
  | { do: "revoke"; reasons: string }
  | { do: "calendar"; which: number };

const when = fc.oneof(
  { weight: 3, arbitrary: fc.nat(3 * 24).map((hours): When => ({ after: hours * HOUR })) },
  { weight: 1, arbitrary: fc.nat(9 * 24).map((hours): When => ({ after: hours * HOUR + 1 })) },
  {
    weight: 4,
    arbitrary: fc.record({
      at: fc.constantFrom("due", "due", "stop", "stop", "window", "rung-1", "rung-3", "written", "midnight"),
      off: fc.constantFrom(-1 as const, 0 as const, 1 as const),
    }),
  },
);

const MATERIALS = ["site-plan", "survey", "foreign"];

const opinionStep = fc.nat(5).map((which): Step => ({ do: "opinion", which }));
const wakeStep = fc.constantFrom(0, 0, 1, 30_000).map((early): Step => ({ do: "wake", early }));
const supplyStep = fc.constantFrom(...MATERIALS).map((material): Step => ({ do: "supply", material }));
const takeBackStep = fc.constant<Step>({ do: "take-back" });
const endStep = fc.constant<Step>({ do: "end" });
const assignStep = fc.constantFrom("Wang", "Zhao").map((name): Step => ({ do: "assign", name }));
const interruptStep = fc.integer({ min: 1, max: 2 }).map((change): Step => ({ do: "interrupt", change }));
const cancelStep = fc.constant<Step>({ do: "cancel" });
const revokeStep = fc.constantFrom("forged", "bribed").map((reasons): Step => ({ do: "revoke", reasons }));
const calendarStep = fc.nat(3).map((which): Step => ({ do: "calendar", which }));
const askStep = fc
  .tuple(
    fc.shuffledSubarray(MATERIALS, { minLength: 1 }),
    fc.boolean(),
    fc.boolean(),
    fc.constantFrom<string[]>([], [], ["survey"]),
  )
  .map(([materials, isDefect, hasBasis, held]): Step => {
    const items = materials.map((material) => ({
      material,
      isDefect: isDefect && material === "survey",
      hasBasis: hasBasis && material === "foreign",
    }));
    return { do: "ask", items, held };
  });
const startStep = fc
  .tuple(
    fc.constantFrom("hearing" as const, "testing" as const, "expert-review" as const),
    fc.constantFrom(0, 1, 2, 5, 12, 20, 21),
    fc.constantFrom("head" as const, "deputy-head" as const, "deputy-head" as const, "officer" as const),
  )
  .map(([kind, days, rank]): Step => ({ do: "start", kind, days, rank }));
const extendStep = fc
  .tuple(
    fc.constantFrom(1, 2, 3, 10, 11),
    fc.constantFrom("head" as const, "head" as const, "deputy-head" as const),
  )
  .map(([days, rank]): Step => ({ do: "extend", days, rank }));

const anyStep = fc.oneof(
  { weight: 2, arbitrary: opinionStep },
  { weight: 5, arbitrary: wakeStep },
  { weight: 4, arbitrary: askStep },
  { weight: 3, arbitrary: supplyStep },
  { weight: 2, arbitrary: takeBackStep },
  { weight: 4, arbitrary: startStep },
  { weight: 2, arbitrary: endStep },
  { weight: 2, arbitrary: extendStep },
  { weight: 1, arbitrary: assignStep },
  { weight: 1, arbitrary: interruptStep },
  { weight: 1, arbitrary: cancelStep },
  { weight: 4, arbitrary: revokeStep },
  { weight: 2, arbitrary: calendarStep },
);

/** Nothing but what moves a due date. */
const recountedStep = fc.oneof(
  { weight: 4, arbitrary: wakeStep },
  { weight: 4, arbitrary: startStep },
  { weight: 3, arbitrary: endStep },
  { weight: 2, arbitrary: extendStep },
  { weight: 5, arbitrary: calendarStep },
);

const rarely = fc.integer({ min: 0, max: 7 }).map((n) => n === 0);
const about: fc.Arbitrary<model.About> = fc.record({
  days: fc.constantFrom(1, 2, 3, 4, 5, 7, 10, 20),
  unit: fc.constantFrom("working-days", "working-days", "calendar-days"),
  onTimeout: fc.constantFrom(
    "deemed-consent",
    "deemed-consent",
    "escalate",
    "deemed-refusal",
    "proceed-without",
  ),
  hasBasis: rarely.map((is) => !is),
  isFlagged: rarely,
  isHeld: rarely,
  isLicence: rarely,
  isLead: rarely,
  materials: fc.constant(["site-plan", "survey"]),
  supplementTerm: fc.constantFrom(2, 10),
  longestProcedure: fc.constant(20),
});

/** Mondays and weekends in March, and the turn of the year into one whose notice is not out. */
const start = fc
  .tuple(
    fc.constantFrom("2026-03-02", "2026-03-05", "2026-03-07", "2026-12-24"),
    fc.constantFrom(0, 1, 9 * HOUR, 18 * HOUR, DAY - 1),
  )
  .map(([date, time]) => model.startOf(model.dayOn(date)) + time);

const walkOf = (step: fc.Arbitrary<Step>) =>
  fc.record({
    about,
    start,
    /** How much later than it took effect it came on record. */
    late: fc.oneof(
      { weight: 3, arbitrary: fc.constant(0) },
      fc.nat(12 * 24).map((hours) => hours * HOUR),
    ),
    closes: fc.constantFrom(0, 0, 1),
    first: fc.constantFrom(0, 0, 3),
    steps: fc.array(fc.record({ when, step }), { minLength: 1, maxLength: 12, size: "max" }),
  });
type Walk = ReturnType<typeof walkOf> extends fc.Arbitrary<infer W> ? W : never;

function opened(about: model.About, at: Dated, rules: ReviewRules): Review {
  const facts = factsOf({
    matter: {
      limit: { days: about.days, unit: about.unit },
      onTimeout: about.onTimeout,
      ...(about.hasBasis ? {} : { tacitBasis: null }),
      kind: about.isLicence ? "licence" : "opinion",
      materials: about.materials,
    },
    flags: about.isFlagged ? ["quota"] : [],
    ...(about.isHeld && { applicant: HELD }),
    department: about.isLead ? "planning" : "water",
    policies: {
      licencesByTacitConsent: false,
      supplementTermDays: about.supplementTerm,
      longestSpecialProcedureDays: about.longestProcedure,
    },
  });
  return replay(reminded(opening(facts, at, rules), rules));
}

/** What the domain decides. */
function decide(review: Review, step: Step, ms: number, rules: ReviewRules): ReviewDecision {
  const at = instantOfEpoch(ms);
  switch (step.do) {
    case "opinion":
      return giveOpinion(review, OPINIONS[step.which]!, at, rules);
    case "wake":
      return wake(review, instantOfEpoch(ms - step.early), rules);
    case "ask": {
      const items = step.items.map(({ material, isDefect, hasBasis }) => ({
        material,
        defect: isDefect ? "not legible" : null,
        basis: hasBasis ? { document: "d", article: "a" } : null,
      }));
      return requestSupplement(review, { items, reasons: "r", handler: null }, at, rules, step.held);
    }
    case "supply":
      return supply(review, step.material, at, rules);
    case "take-back":
      return withdrawSupplementRequest(review, at, rules);
    case "start": {
      const { kind, days, rank } = step;
      const plannedEnd = model.dateOf(model.dayOf(ms) + days);
      const start = procedureOf({ kind, plannedEnd, approver: { name: "x", rank } });
      return startSpecialProcedure(review, start, personOf("water", { rank }), at, rules);
    }
    case "end":
      return endSpecialProcedure(review, at, rules);
    case "extend": {
      const { days, rank } = step;
      return extend(
        review,
        { days, reasons: "r", approver: { name: "x", rank } },
        personOf("water", { rank }),
        at,
        rules,
      );
    }
    case "assign":
      return assign(review, { name: step.name, post: "A" }, at);
    case "interrupt": {
      const events = interrupt(review, step.change, at, rules);
      const anew = events.reduce<Review>(evolve, review);
      // A new service asks for its evidence anew; what there may be of it is `commands/receipt.test.ts`'s.
      return { events: [...events, ...reminderOf(anew, rules)] };
    }
    case "cancel":
      return { events: cancel(review, { kind: "withdrawal" }, at, rules) };
    case "revoke":
      return revoke(review, revocationOf({ reasons: step.reasons }), personOf("water"), at, rules);
    case "calendar":
      return { events: [] };
  }
}

/** What the model says. */
function expected(book: model.Book, step: Step, ms: number, almanac: model.Almanac): model.Answer {
  switch (step.do) {
    case "opinion":
      return model.opine(book, OPINIONS[step.which]!, ms, almanac);
    case "wake":
      return { book: model.by(book, ms - step.early, almanac), code: null };
    case "ask":
      return model.ask(book, step.items, step.held, ms, almanac);
    case "supply":
      return model.supply(book, step.material, ms, almanac);
    case "take-back":
      return model.takeBack(book, ms, almanac);
    case "start": {
      const { kind, days, rank } = step;
      return model.startProcedure(book, { kind, plannedEnd: model.dayOf(ms) + days, rank }, ms, almanac);
    }
    case "end":
      return model.endProcedure(book, ms, almanac);
    case "extend":
      return model.extend(book, { days: step.days, rank: step.rank }, ms, almanac);
    case "assign":
      return model.assign(book, step.name);
    case "interrupt":
      return model.interrupt(book, step.change, ms, almanac);
    case "cancel":
      return model.cancel(book, ms, almanac);
    case "revoke":
      return model.revoke(book, step.reasons);
    case "calendar":
      return { book, code: null };
  }
}

function moment(when: When, book: model.Book, last: number, almanac: model.Almanac): number {
  if ("after" in when) return last + when.after;
  const view = model.by(book, last, almanac);
  const window = Math.min(Math.ceil(view.about.days / 3), 5);
  const at = {
    due: () => model.dueInstant(view, almanac),
    stop: () => view.stops.at(-1)?.until ?? last,
    window: () => model.afterDays(almanac, view.servedAt, window),
    "rung-1": () => model.afterDays(almanac, model.startOf(view.due), 1),
    "rung-3": () => model.afterDays(almanac, model.startOf(view.due), 3),
    written: () => view.writtenBy ?? last,
    midnight: () => model.startOf(model.dayOf(last) + 1),
  }[when.at]();
  return Math.max(last, at + when.off);
}

/** What is compared: everything that anybody is told about a review. */
const seen = (review: Review, now: number, rules: ReviewRules) => ({
  status: review.status,
  due: review.served?.due.dueDate,
  dueAt: review.served?.due.dueAt,
  used: isComparable(review, rules) ? daysAt(review, instantOfEpoch(now), rules).usedDays : null,
  closed:
    review.status === "closed"
      ? { outcome: review.outcome, at: review.closedAt, opinion: review.opinion, isOverdue: review.overdue }
      : null,
  isMissed: review.status === "closed" && review.silence !== null && review.backfillMissed,
  isRevoked: review.status === "closed" && review.silence !== null && review.revocation !== null,
  failed: review.status === "overdue" ? review.failedGuards : null,
  rung: review.status === "overdue" ? LADDER.indexOf(review.raisedTo) : null,
  kept: [review.lateOpinions.length, review.rivalOpinions.length],
  refused: review.refusedAttempts.map(({ code }) => code),
  handler: review.handler?.name ?? null,
  interruptions: review.interruptions,
});

const foreseen = (book: model.Book, now: number, almanac: model.Almanac): ReturnType<typeof seen> => ({
  status: book.status,
  due: model.dateOf(book.due),
  dueAt: instantOfEpoch(model.dueInstant(book, almanac)),
  used:
    book.version === almanac.version
      ? model.used(book, almanac, book.closed === null ? now : Math.min(book.closed.at, now))
      : null,
  closed: book.closed && {
    outcome: book.closed.outcome as never,
    at: instantOfEpoch(book.closed.at),
    opinion: book.closed.opinion === null ? null : (JSON.parse(book.closed.opinion) as Opinion),
    isOverdue: book.closed.isOverdue,
  },
  isMissed: book.isMissed,
  isRevoked: book.revocation !== null,
  failed: book.status === "overdue" ? (book.failed as never) : null,
  rung: book.status === "overdue" ? book.rung : null,
  kept: [book.late.length, book.rivals.length],
  refused: book.refused.map(({ code }) => code) as never,
  handler: book.handler,
  interruptions: book.interruptions,
});

/** Days are counted over the calendar at hand: a review judged by another one is not asked for them. */
const isComparable = ({ served }: Review, rules: ReviewRules): boolean =>
  served?.calendarVersion === rules.calendar.version;

const reached = new Map<string, number>();
const count = (what: string): void => void reached.set(what, (reached.get(what) ?? 0) + 1);

function compare(review: Review, book: model.Book, now: number, world: (typeof WORLDS)[0][0]): void {
  const is = seen(review, now, world.rules);
  const should = foreseen(book, now, world.almanac);
  // Cheap where they agree, which is nearly always; in words where they do not.
  if (JSON.stringify(is) !== JSON.stringify(should)) expect(is).toEqual(should);
}

function go({ about, start, late, closes, first, steps }: Walk): void {
  const worlds = WORLDS[closes]!;
  let world = worlds[first]!;
  let now = start + late;
  const at = { asOf: instantOfEpoch(start), recordedAt: instantOfEpoch(now) };
  let review = opened(about, at, world.rules);
  let book = model.serve(about, start, now, world.almanac);
  compare(review, book, now, world);
  for (const { when, step } of steps) {
    now = moment(when, book, now, world.almanac);
    if (step.do === "calendar") world = worlds[step.which]!;
    const decision = decide(review, step, now, world.rules);
    const answer = expected(book, step, now, world.almanac);
    const code = decision.refusal?.code ?? null;
    if (code !== answer.code) expect({ step, code }).toEqual({ step, code: answer.code });
    count(code ?? step.do);
    review = decision.events.reduce<Review>(evolve, review);
    book = answer.book;
    // As recorded, and as anybody who asks is told.
    compare(review, book, now, world);
    const view = viewAt(review, instantOfEpoch(now), world.rules);
    compare(view, model.by(book, now, world.almanac), now, world);
    count(view.status === "closed" ? view.outcome : view.status);
    if (view.status === "overdue") view.failedGuards.forEach(count);
  }
}

describe("a review on any walk", () => {
  it("stands at every step where the model says, and refuses what the model refuses", () => {
    fc.assert(fc.property(walkOf(anyStep), go), { numRuns: WALKS.any });
  });

  it("is due when the model says, however often its calendar is replaced while it runs or stands", () => {
    fc.assert(fc.property(walkOf(recountedStep), go), { numRuns: WALKS.recounted });
  });

  it("has met every command, every refusal and every outcome on the way", () => {
    const met = [...reached.entries()].filter(([, times]) => times >= 2).map(([what]) => what);
    const missed = [
      "opinion wake ask supply take-back start end extend assign interrupt cancel revoke calendar running suspended overdue",
      "consented consented-with-conditions objected not-applicable deemed-consent deemed-refusal no-response cancelled",
      "late already-decided past-due not-running supplement-used supplement-window-closed extension-used too-many-days",
      "material-held material-without-basis special-procedure-used no-special-procedure approver-rank planned-end",
      "no-supplement-request",
      "not-deemed already-revoked G1 G2 G4 G5 G6 G7 G8 G9",
    ]
      .flatMap((line) => line.split(" "))
      .filter((what) => !met.includes(what));
    expect(missed).toEqual([]);
  });
});
