/** The invariants of the rules by name, whatever happens to a review or a case; what clocks alone obey stands elsewhere. */
import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { advance, open, viewAt } from "../../functions/domain/advance.ts";
import { begin as beginApplication, type Application } from "../../functions/domain/application.ts";
import { layOutCalendar, type CalendarYear } from "../../functions/domain/calendar.ts";
import type { ClockRules } from "../../functions/domain/clock.ts";
import { conclude as concludeCase } from "../../functions/domain/conclusion.ts";
import { handIn } from "../../functions/domain/intake.ts";
import type { Opinion } from "../../functions/domain/opinion.ts";
import { prerequisiteFaults } from "../../functions/domain/prerequisiteCycles.ts";
import type { Region } from "../../functions/domain/region.ts";
import { regionFaults } from "../../functions/domain/regionFaults.ts";
import {
  begin,
  evolve,
  type Review,
  type ReviewDecision,
  type ReviewEvent,
} from "../../functions/domain/review.ts";
import { rollUp, type ClosedReview } from "../../functions/domain/rollUp.ts";
import { reviewEvents, standingAt } from "../../functions/domain/standing.ts";
import { NEGATIVE_LIST } from "../../functions/domain/submission.ts";
import { addDays, dayOfWeek, epochOf, instantOfEpoch, type Instant } from "../../functions/domain/time.ts";
import { changeProject, withdraw } from "../../functions/domain/withdrawal.ts";
import {
  at,
  closedBy,
  consent,
  factsOf,
  given,
  givenApplication,
  materialOf,
  notApplicable,
  objection,
  opinion,
  receive,
  REGION,
  regionWith,
  RULES,
  served,
  submissionOf,
  T0,
  wake,
  withConditions,
  type About,
} from "./given.ts";
import {
  assign,
  cancel,
  endProcedure,
  extend,
  interrupt,
  item,
  release,
  requestSupplement,
  revoke,
  startProcedure,
  supplementOf,
  supply,
  TWENTY,
} from "./when.ts";

fc.configureGlobal({ numRuns: 200 });

const HOUR = 3600 * 1000;
const DAY = 24 * HOUR;
const LONG_AFTER = at("2026-07-01T00:00");

const year = (about: Partial<CalendarYear> = {}): CalendarYear => ({
  year: 2026,
  status: "official",
  source: ["https://example.org/notice"],
  holidays: [],
  makeUp: [],
  ...about,
});
const calendar = (
  version: string,
  off: readonly string[],
  makeUp: readonly string[],
  status: CalendarYear["status"] = "official",
): ClockRules => ({
  calendar: layOutCalendar(version, [
    year({
      status,
      holidays: off.map((date) => ({ name: date, from: date, to: date })),
      makeUp: makeUp.map((date) => ({ date, for: "x" })),
    }),
  ]),
  zone: "Asia/Shanghai",
  closeOfBusiness: null,
});
const PLAIN = calendar("v1", [], []);
const CALENDARS: readonly ClockRules[] = [
  PLAIN,
  calendar("v2", ["2026-03-05", "2026-03-09", "2026-03-24"], []),
  calendar("v3", [], ["2026-03-07", "2026-03-08", "2026-03-14", "2026-03-15", "2026-03-21"]),
  calendar("v4", ["2026-03-16"], ["2026-03-07"]),
];

type Command = (rules: ClockRules) => (review: Review, at: Instant) => ReviewDecision;
type Act = { command: Command; at: number; of: string };

const named = (of: string, command: Command) => ({ of, command });
const anOpinion = fc.constantFrom<Opinion>(consent, objection, notApplicable, withConditions("a silt trap"));
/** What may be done to a clock; every command of a department and of the applicant. */
const clockCommand = fc.oneof(
  fc.constantFrom("survey", "site-plan").map((m) => named(`supply ${m}`, (rules) => supply(m, rules))),
  fc
    .constantFrom(["survey"], ["survey", "site-plan"], ["noise-study"])
    .map((m) => named(`ask ${m.join(" ")}`, (rules) => requestSupplement(m, rules))),
  fc
    .tuple(fc.constantFrom("hearing" as const, "testing" as const), fc.integer({ min: 1, max: 12 }))
    .map(([kind, days]) =>
      named(`${kind} ${days}`, (rules) => (review, now) => {
        const plannedEnd = addDays(now.slice(0, 10), days + 1);
        return startProcedure({ kind, plannedEnd }, rules)(review, now);
      }),
    ),
  fc.constant(named("end", endProcedure)),
  fc.integer({ min: 1, max: 11 }).map((days) => named(`extend ${days}`, (rules) => extend(days, {}, rules))),
);
const anyCommand = fc.oneof(
  { weight: 6, arbitrary: clockCommand },
  { weight: 1, arbitrary: anOpinion.map((o) => named(o.kind, (rules) => opinion(o, rules))) },
  { weight: 1, arbitrary: fc.constant(named("assign", () => assign("Wang"))) },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: 1, max: 2 })
      .map((n) => named(`interrupt ${n}`, (rules) => interrupt(n, rules))),
  },
  { weight: 1, arbitrary: fc.constant(named("revoke", (rules) => revoke({}, rules))) },
);

/** Commands in the order of time, over six weeks from service on. */
const actsOf = (
  command: fc.Arbitrary<{ of: string; command: Command }>,
  maxLength = 8,
): fc.Arbitrary<Act[]> =>
  fc
    .array(fc.tuple(command, fc.nat(20), fc.constantFrom(0, 1, 9 * HOUR, DAY - 1)), {
      maxLength,
      size: "max",
    })
    .map((all) =>
      all
        .map(([what, day, time]) => ({
          ...what,
          at: Math.max(epochOf(at("2026-03-02T00:00")) + day * DAY + time, epochOf(T0)),
        }))
        .toSorted((a, b) => a.at - b.at),
    );

const about = fc.record({
  days: fc.constantFrom(1, 3, 5, 10),
  onTimeout: fc.constantFrom(
    "deemed-consent",
    "deemed-consent",
    "escalate",
    "proceed-without",
    "deemed-refusal",
  ),
  flags: fc.constantFrom<About["flags"]>([], [], ["quota"]),
});
type Policy = typeof about extends fc.Arbitrary<infer A> ? A : never;

const opened = ({ days, onTimeout, flags = [] }: Policy, rules = PLAIN) =>
  given(
    ...served({ matter: { ...TWENTY, limit: { days, unit: "working-days" }, onTimeout }, flags }, T0, rules),
  );
type Reviewing = ReturnType<typeof opened>;

const act = (review: Reviewing, { command, at: now }: Act, rules = PLAIN): Reviewing =>
  review.when(command(rules), instantOfEpoch(now));
const play = (policy: Policy, acts: readonly Act[]): Reviewing =>
  acts.reduce((review, what) => act(review, what), opened(policy));
const inTheEnd = (review: Review, rules = PLAIN): Review => viewAt(review, LONG_AFTER, rules);

const isDeemed = (review: Review): boolean =>
  review.status === "closed" && review.outcome === "deemed-consent";

describe("a consent by silence", () => {
  it("I4: never without service: what was not served has no clock, whatever time passes", () => {
    fc.assert(
      fc.property(actsOf(anyCommand), (acts) => {
        const facts = factsOf({ waitsFor: ["a1.land"], matter: TWENTY });
        const waits = open(facts, T0, PLAIN);
        const review = acts.reduce(
          (sofar, what) => act(sofar, what),
          given(...(waits.ok ? waits.value : [])),
        );
        expect(inTheEnd(review.state).status).toBe("waiting");
      }),
    );
  });

  it("I5: never while the clock stands, or with material owed; only ever as of a due instant without stops", () => {
    fc.assert(
      fc.property(about, actsOf(clockCommand), (policy, acts) => {
        let review = opened(policy);
        for (const what of acts) {
          review = act(review, what);
          const view = viewAt(review.state, instantOfEpoch(what.at), PLAIN);
          if (view.status === "suspended") expect(view.served.due.dueAt > instantOfEpoch(what.at)).toBe(true);
        }
        const end = inTheEnd(review.state);
        if (end.status !== "closed" || end.silence === null) return;
        for (const { from, until } of end.served.clock.suspensions)
          expect(until !== null && (until <= end.closedAt || from >= end.closedAt)).toBe(true);
        if (!isDeemed(end) || end.supplement === null) return;
        expect(end.supplement.supplied.length).toBe(end.supplement.items.length);
        for (const { at: handedIn } of end.supplement.supplied) expect(handedIn < end.closedAt).toBe(true);
      }),
    );
  });

  it("I6: never with a flag of the negative list, an integrity hold, or for the lead", () => {
    const barred = fc.constantFrom<About>(
      ...NEGATIVE_LIST.map((flag): About => ({ flags: [flag] })),
      { integrityHold: true },
      { department: "planning" },
      { matter: { kind: "licence" } },
    );
    fc.assert(
      fc.property(barred, actsOf(clockCommand), (what, acts) => {
        const history = served(
          { ...what, matter: { ...TWENTY, limit: { days: 5, unit: "working-days" }, ...what.matter } },
          T0,
          PLAIN,
        );
        const end = inTheEnd(acts.reduce((review, step) => act(review, step), given(...history)).state);
        expect(end.status).toBe("overdue");
        expect(end.status === "overdue" && end.failedGuards.length > 0).toBe(true);
      }),
    );
  });

  it("I7: never without a legal basis, nor over a day of a year that is not official", () => {
    fc.assert(
      fc.property(actsOf(clockCommand), fc.boolean(), (acts, isBasisMissing) => {
        const rules = isBasisMissing ? PLAIN : calendar("p", [], [], "provisional");
        const matter = { ...TWENTY, ...(isBasisMissing ? { tacitBasis: null } : {}) };
        const review = acts.reduce(
          (sofar, what) => act(sofar, what, rules),
          given(...served({ matter }, T0, rules)),
        );
        const end = inTheEnd(review.state, rules);
        expect(end.status === "overdue" && end.failedGuards).toContain(isBasisMissing ? "G1" : "G8");
      }),
    );
  });

  it("names nine guards that hold, and the days it counted are n", () => {
    fc.assert(
      fc.property(about, actsOf(clockCommand), (policy, acts) => {
        const end = inTheEnd(play(policy, acts).state);
        if (!isDeemed(end) || end.status !== "closed" || end.silence === null) return;
        expect(end.silence.guards.map(({ holds }) => holds)).toEqual(Array.from({ length: 9 }, () => true));
        const { days } = end.served.clock.limit;
        expect(end.silence.ledger.filter(({ counted }) => counted)).toHaveLength(days);
      }),
    );
  });
});

describe("the clock of a review, whatever is done to it", () => {
  it("I9, I10: its due date is a working day, and no command moves it earlier but the early end of a stop", () => {
    fc.assert(
      fc.property(about, actsOf(clockCommand), (policy, acts) => {
        let review = opened(policy);
        for (const what of acts) {
          const before = viewAt(review.state, instantOfEpoch(what.at), PLAIN);
          review = act(review, what);
          const { due } = review.state.served!;
          expect(dayOfWeek(due.dueDate)).toBeLessThan(6);
          const isResumed = review.decision.events.some(({ type }) => type === "clock-resumed");
          if (!isResumed)
            expect(due.dueDate >= before.served!.due.dueDate || review.decision.events.length === 0).toBe(
              true,
            );
          if (review.state.status === "running") expect(due.dueDate >= before.served!.told).toBe(true);
        }
      }),
    );
  });

  it("I11: with a new calendar the date never comes before the one that was told, while it runs and while it stands", () => {
    const replaced = fc.nat(CALENDARS.length - 1);
    fc.assert(
      fc.property(
        about,
        actsOf(clockCommand, 6),
        fc.array(replaced, { minLength: 6, maxLength: 6 }),
        (policy, acts, versions) => {
          let review = opened(policy);
          acts.forEach((what, i) => {
            const rules = CALENDARS[versions[i]!]!;
            const now = instantOfEpoch(what.at);
            const asked = viewAt(review.state, now, rules);
            const { served: was } = review.state;
            const told = advance(review.state, now, rules).filter(({ type }) => type === "clock-recomputed");
            // One recomputation at most, with both versions and both dates; never before what was told.
            expect(told.length).toBeLessThanOrEqual(1);
            for (const event of told) {
              if (event.type !== "clock-recomputed") continue;
              expect(event.before.calendarVersion).not.toBe(event.served.calendarVersion);
              expect(event.before.due).toEqual(was!.due);
              expect(event.served.due.dueDate >= was!.due.dueDate).toBe(true);
              const isOff = rules.calendar.days.find(
                ({ date }) => date === event.served.due.dueDate,
              )?.working;
              expect(isOff).toBe(true);
            }
            expect(asked.served!.due.dueDate >= was!.told).toBe(true);
            review = act(review, what, rules);
            expect(review.state.served!.due.dueDate >= was!.told).toBe(true);
          });
        },
      ),
      { numRuns: 600 },
    );
  });

  it("closed reviews never change, whatever calendar comes", () => {
    fc.assert(
      fc.property(about, actsOf(anyCommand), fc.constantFrom(...CALENDARS), (policy, acts, rules) => {
        const end = inTheEnd(play(policy, acts).state);
        fc.pre(end.status === "closed");
        expect(advance(end, LONG_AFTER, rules)).toEqual([]);
      }),
    );
  });

  it("I16: one extension", () => {
    fc.assert(
      fc.property(about, actsOf(clockCommand), (policy, acts) => {
        const { history, state } = play(policy, acts);
        const given = history.filter(({ type }) => type === "clock-extended");
        expect(given.length).toBeLessThanOrEqual(1);
        const { limit } = state.served!.clock;
        expect(limit.days).toBe(policy.days + (state.extension?.days ?? 0));
        expect(limit.days - policy.days).toBeLessThanOrEqual(Math.min(10, policy.days));
      }),
    );
  });

  it("I17: one supplement request, in its window; and each special procedure once", () => {
    fc.assert(
      fc.property(about, actsOf(clockCommand), (policy, acts) => {
        const { history, state } = play(policy, acts);
        const asked = history.filter(({ type }) => type === "supplement-requested");
        expect(asked.length).toBeLessThanOrEqual(1);
        // min(⌈n/3⌉, 5) working days after Mon 03-02, in a month without holidays.
        const closes = { 1: "03-04", 3: "03-04", 5: "03-05", 10: "03-07" }[policy.days];
        if (state.supplement) expect(state.supplement.requestedAt < at(`2026-${closes}T00:00`)).toBe(true);
        const kinds = state.procedures.map(({ kind }) => kind);
        expect(new Set(kinds).size).toBe(kinds.length);
      }),
    );
  });

  it("I18: the request that was told is all that is owed: another one adds nothing", () => {
    const materials = fc.subarray(["survey", "site-plan", "traffic-study", "noise-study"], { minLength: 1 });
    fc.assert(
      fc.property(materials, materials, fc.boolean(), (first, second, isDefect) => {
        const basis = { document: "d", article: "a" };
        const request = (all: string[]) =>
          supplementOf(all.map((m) => item(m, { basis, defect: isDefect ? "torn" : null })));
        const once = opened({ days: 10, onTimeout: "deemed-consent", flags: [] }).when(
          requestSupplement(request(first), PLAIN),
          T0,
        );
        const twice = once.when(requestSupplement(request(second), PLAIN), at("2026-03-03T10:00"));
        expect(twice.state.supplement).toEqual(once.state.supplement);
        expect(twice.state.served).toEqual(once.state.served);
      }),
    );
  });

  it("I27: a command that is refused does not stop the clock", () => {
    fc.assert(
      fc.property(about, actsOf(anyCommand), (policy, acts) => {
        let review = opened(policy);
        for (const what of acts) {
          const before = review.state;
          review = act(review, what);
          if (review.decision.refusal === undefined) continue;
          const { refusedAttempts, lateOpinions, rivalOpinions } = review.state;
          expect(review.state).toEqual({ ...before, refusedAttempts, lateOpinions, rivalOpinions });
        }
      }),
    );
  });
});

describe("any history", () => {
  it("I2: has one outcome at most, which nothing changes", () => {
    fc.assert(
      fc.property(about, actsOf(anyCommand), (policy, acts) => {
        let review = opened(policy);
        let closed: Review | null = null;
        for (const what of acts) {
          review = act(review.when(wake(PLAIN), instantOfEpoch(what.at)), what);
          const { state } = review;
          if (closed !== null && closed.status === "closed")
            expect(state).toMatchObject({
              status: "closed",
              outcome: closed.outcome,
              closedAt: closed.closedAt,
              opinion: closed.opinion,
            });
          else if (state.status === "closed") closed = state;
        }
      }),
    );
  });

  it("I22: a late opinion changes nothing but the list it is kept in", () => {
    fc.assert(
      fc.property(about, actsOf(clockCommand), anOpinion, (policy, acts, late) => {
        const end = play(policy, acts).when(wake(PLAIN), LONG_AFTER);
        fc.pre(end.state.status === "closed");
        const after = end.when(opinion(late, PLAIN), LONG_AFTER);
        expect(after.decision.refusal?.code).toBe("late");
        expect(after.state).toEqual({
          ...end.state,
          lateOpinions: [{ opinion: late, receivedAt: LONG_AFTER }],
        });
      }),
    );
  });

  it("I24: replays to the same state, one by one and from what was stored", () => {
    fc.assert(
      fc.property(about, actsOf(anyCommand), (policy, acts) => {
        let state = opened(policy).state;
        let { history } = opened(policy);
        for (const what of acts) {
          const { events } = act(given(...history), what).decision;
          state = events.reduce<Review>(evolve, state);
          history = [...history, ...events];
        }
        expect(begin(history)).toEqual(state);
        expect(begin(JSON.parse(JSON.stringify(history)) as ReviewEvent[])).toEqual(state);
      }),
    );
  });

  it("I25: a command that was taken, repeated k times, is the command given once", () => {
    fc.assert(
      fc.property(about, actsOf(anyCommand), fc.integer({ min: 1, max: 3 }), (policy, acts, k) => {
        let review = opened(policy);
        for (const what of acts) {
          review = act(review, what);
          if (review.decision.refusal !== undefined) continue;
          const once = review;
          for (let i = 0; i < k; i++) {
            review = act(review, what);
            expect(review.decision).toEqual({ events: [] });
          }
          expect(review.state).toEqual(once.state);
        }
      }),
    );
  });

  it("I26, I50: losing every wake and asking once at the end gives the same state, dates included", () => {
    const wakes = fc.array(fc.tuple(fc.nat(24), fc.constantFrom(0, 1, DAY - 1)), { maxLength: 8 });
    fc.assert(
      fc.property(about, actsOf(anyCommand), wakes, (policy, acts, moments) => {
        // A revocation finds only what is on record.
        const withoutRevocation = acts.filter(({ of }) => of !== "revoke");
        const woken: Act[] = moments.map(([day, time]) => ({
          of: "wake",
          command: wake,
          at: Math.max(epochOf(at("2026-03-02T00:00")) + day * DAY + time, epochOf(T0)),
        }));
        const often = [...withoutRevocation, ...woken].toSorted((a, b) => a.at - b.at);
        const attempts = (review: Review) => ({
          ...inTheEnd(review),
          refusedAttempts: review.refusedAttempts,
        });
        expect(attempts(play(policy, often).state)).toEqual(attempts(play(policy, withoutRevocation).state));
      }),
      { numRuns: 400 },
    );
  });
});

describe("a case", () => {
  const answer = fc.constantFrom<Opinion | "silence">(
    "silence",
    consent,
    notApplicable,
    objection,
    withConditions("a silt trap"),
  );

  it("I1: has one lead, whatever is asked", () => {
    const attributes = fc.record({
      roadLength: fc.nat(2000),
      landTake: fc.nat(20000),
      crossesRiver: fc.boolean(),
      needsPower: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.constantFrom("municipal-road", "public-building"), attributes, (type, some) => {
        const { project } = submissionOf();
        const decision = receive(submissionOf({ type, attributes: { ...project.attributes, ...some } }));
        const { state } = givenApplication(...decision.events);
        if (!("acceptance" in state) || state.acceptance === null) return;
        expect(REGION.projectTypes.find(({ code }) => code === type)?.lead).toBe(state.acceptance.lead.id);
      }),
    );
  });

  it("I3: is decided only when every review has closed", () => {
    fc.assert(
      fc.property(fc.array(answer, { minLength: 1, maxLength: 5 }), fc.nat(4), (answers, missing) => {
        const { application, reviews } = caseOf(answers);
        const some = reviews.filter((_, i) => i !== missing);
        const decision = concludeCase(application, some, RULES);
        expect(decision.ok && decision.value.events.length > 0).toBe(some.length === reviews.length);
      }),
    );
  });

  it("I29: with a veto objection is never granted", () => {
    fc.assert(
      fc.property(
        fc.array(answer, { maxLength: 5 }),
        fc.nat(5),
        fc.constantFrom("automatic" as const, "lead" as const),
        (answers, i, policy) => {
          const all = answers.toSpliced(i, 0, objection);
          const { application, reviews } = caseOf(all, { veto: true }, policy);
          expect(rollUp(reviews).result).toBe("refused");
          const decision = concludeCase(application, reviews, RULES);
          const after = decision.ok
            ? givenApplication(...historyOf(application), ...decision.value.events).state
            : null;
          expect(after?.status).toBe("refused");
        },
      ),
    );
  });

  it("I32: no department's doing touches another's review", () => {
    const departments = ["water", "land", "ecology"];
    const { state } = givenApplication(
      ...receive(
        submissionOf(),
        regionWith(departments.map((department) => ({ code: department, department }))),
      ).events,
    );
    fc.assert(
      fc.property(fc.nat(2), actsOf(anyCommand, 5), (own, acts) => {
        const reviews = departments.map(
          (department) =>
            given(...served({ department, matter: { ...TWENTY, code: department } }, T0, PLAIN)).state,
        );
        const changed = reviews.map((review, i) =>
          i === own
            ? acts.reduce(
                (now, { command, at: when }) =>
                  command(PLAIN)(now, instantOfEpoch(when)).events.reduce<Review>(evolve, now),
                review,
              )
            : review,
        );
        const before = standingAt(state, reviews, LONG_AFTER, PLAIN);
        const after = standingAt(state, changed, LONG_AFTER, PLAIN);
        expect(after.filter((_, i) => i !== own)).toEqual(before.filter((_, i) => i !== own));
      }),
    );
  });

  it("I21, I36: dependents start or fall the same, in whatever order the record is read and whenever", () => {
    const hour = fc.nat(6 * 24);
    const hours = fc.oneof(
      fc.tuple(hour, hour),
      hour.map((same) => [same, same] as const),
    );
    fc.assert(
      fc.property(answer, answer, hours, fc.boolean(), (first, second, [a, b], isTurned) => {
        const after = (hours: number) => instantOfEpoch(epochOf(T0) + hours * HOUR);
        const ended = (department: string, given: Opinion | "silence", hours: number): Review => {
          const review = begin(served({ department }, T0, PLAIN));
          const events =
            given === "silence"
              ? advance(review, LONG_AFTER, PLAIN)
              : opinion(given, PLAIN)(review, after(hours)).events;
          return events.reduce<Review>(evolve, review);
        };
        const x = ended("water", first, a);
        const y = ended("forestry", second, b);
        if (x.status !== "closed" || y.status !== "closed") return;
        const waiting = () => {
          const waits = open(
            factsOf({ department: "land", waitsFor: ["a1.water", "a1.forestry"] }),
            T0,
            PLAIN,
          );
          return given(...(waits.ok ? waits.value : []));
        };
        const refusals = [x, y]
          .filter(({ outcome }) => outcome === "objected")
          .map(({ closedAt }) => closedAt)
          .toSorted();
        const { state } = waiting().when(release(isTurned ? [y, x] : [x, y], PLAIN), LONG_AFTER);
        if (refusals.length > 0) expect(state).toMatchObject({ outcome: "cancelled", closedAt: refusals[0] });
        else
          expect(state).toMatchObject({
            served: { servedAt: x.closedAt > y.closedAt ? x.closedAt : y.closedAt },
          });
        // One after the other, as they come in: the same in the end.
        const early = x.closedAt <= y.closedAt ? [x, y] : [y, x];
        const stepwise = waiting()
          .when(release([early[0]!], PLAIN), LONG_AFTER)
          .when(release(early, PLAIN), LONG_AFTER);
        expect(stepwise.state).toEqual(state);
      }),
    );
  });

  it("I23: after a withdrawal nothing changes state, whatever is sent and however long it lasts", () => {
    const region = regionWith([{ code: "water", materials: [] }]);
    const received = receive(submissionOf(), region).events;
    fc.assert(
      fc.property(
        actsOf(clockCommand, 4),
        fc.nat(20),
        actsOf(anyCommand, 4),
        fc.nat(200),
        (before, day, after, more) => {
          const withdrawnAt = instantOfEpoch(epochOf(T0) + day * DAY);
          const gone = givenApplication(...received).when(
            (application, now) => withdraw(application, "x", now),
            withdrawnAt,
          );
          const sofar = before.filter(({ at: when }) => instantOfEpoch(when) <= withdrawnAt);
          const review = sofar.reduce(
            (now, what) => act(now, what),
            given(...served({ matter: TWENTY }, T0, PLAIN)),
          );
          const cancelled = review.when(cancel(PLAIN), withdrawnAt);
          const later = instantOfEpoch(epochOf(withdrawnAt) + more * DAY);
          // Asked of the record with or without the cancellation in it, at once or much later.
          const [fromOpen] = standingAt(gone.state, [review.state], later, PLAIN);
          const [fromClosed] = standingAt(gone.state, [cancelled.state], withdrawnAt, PLAIN);
          expect(fromOpen).toEqual(fromClosed);
          if (cancelled.state.status !== "closed" || cancelled.state.outcome !== "cancelled") return;
          const sent = after.reduce(
            (now, what) => act(now, { ...what, at: epochOf(withdrawnAt) + 1 }),
            cancelled,
          );
          expect(sent.state).toEqual({ ...cancelled.state, refusedAttempts: sent.state.refusedAttempts });
          expect(
            gone.when(
              (application, now) => handIn(application, region, materialOf("site-plan"), now, RULES, []),
              later,
            ).decision.events,
          ).toEqual([]);
        },
      ),
    );
  });

  it("I26: a change of the project starts clocks again as of its instant, whether anybody told them or not", () => {
    const region = regionWith([{ code: "water", materials: [] }]);
    const accepted = givenApplication(...receive(submissionOf(), region).events);
    fc.assert(
      fc.property(actsOf(clockCommand, 4), fc.nat(25), fc.nat(60), (before, day, more) => {
        const changedAt = instantOfEpoch(epochOf(T0) + day * DAY);
        const sofar = before.filter(({ at: when }) => instantOfEpoch(when) <= changedAt);
        const review = sofar.reduce(
          (now, what) => act(now, what),
          given(...served({ matter: TWENTY }, T0, PLAIN)),
        );
        const changed = accepted.when(
          (application, now) => changeProject(application, "x", now, []),
          changedAt,
        );
        const told = review.when(interrupt(1, PLAIN), changedAt);
        const later = instantOfEpoch(epochOf(changedAt) + more * DAY);
        expect(standingAt(changed.state, [review.state], later, PLAIN)).toEqual(
          standingAt(changed.state, [told.state], later, PLAIN),
        );
        // What is written down late is what would have been written down at once.
        const caughtUp = reviewEvents(changed.state, review.state, [], later, PLAIN);
        if (!caughtUp.ok) throw new Error("calendar");
        expect(caughtUp.value.events.reduce<Review>(evolve, review.state)).toEqual(
          advance(told.state, later, PLAIN).reduce<Review>(evolve, told.state),
        );
      }),
    );
  });

  it("I39: keeps its catalogue version, its limits and its policies, whatever the region has come to be", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.constantFrom("automatic" as const, "lead" as const),
        (days, decision) => {
          const { application, reviews } = caseOf([consent]);
          const frozen = "acceptance" in application ? application.acceptance : null;
          const later: Region = {
            ...regionWith([{ code: "m0", limit: { days, unit: "working-days" } }]),
            version: "next",
          };
          const elsewhere = { ...later, policies: { ...later.policies, decision } };
          const handed = handIn(application, elsewhere, materialOf("site-plan"), T0, RULES, ["site-plan"]);
          const after = givenApplication(...historyOf(application), ...handed.events).state;
          expect("acceptance" in after && after.acceptance).toEqual(frozen);
          expect(concludeCase(after, reviews, RULES)).toMatchObject({
            value: { events: [{ type: "application-decided" }] },
          });
        },
      ),
    );
  });
});

describe("a region file", () => {
  it("I19: with a limit beyond the statutory one is refused at load, and the matter named", () => {
    const days = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(days, days, (promised, statutory) => {
        const region: Region = {
          ...REGION,
          matters: REGION.matters.map((matter, i) =>
            i === 0
              ? {
                  ...matter,
                  limit: { days: promised, unit: "working-days" },
                  statutoryLimit: { days: statutory, unit: "working-days" },
                }
              : matter,
          ),
        };
        const about = regionFaults(region).filter(
          ({ path }) => path.startsWith("matters[0]") && /imit/.test(path),
        );
        expect(about.length > 0).toBe(promised > statutory);
      }),
    );
  });

  it("I20: with prerequisites in a circle is refused at load, and the circle named", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 6 }), fc.boolean(), (length, isTolerable) => {
        const matters = Array.from({ length }, (_, i) => ({
          code: `m${i}`,
          prerequisites: [{ matter: `m${(i + 1) % length}`, tolerable: isTolerable && i === length - 1 }],
        }));
        const faults = prerequisiteFaults(matters);
        expect(faults).toHaveLength(isTolerable ? 0 : 1);
        if (!isTolerable)
          expect(faults[0]!.message).toContain([...matters.map(({ code }) => code), "m0"].join(" → "));
      }),
    );
  });
});

/** A case whose departments have answered so; silence is a consent. */
function caseOf(
  answers: readonly (Opinion | "silence")[],
  about: { veto?: boolean } = {},
  decision: "automatic" | "lead" = "automatic",
) {
  const plain = regionWith(answers.map((_, i) => ({ code: `m${i}`, ...about })));
  const region = { ...plain, policies: { ...plain.policies, decision } };
  const application = beginApplication(receive(submissionOf(), region).events);
  const reviews = answers.map((given, i): ClosedReview =>
    closedBy(given, { reviewId: `a1.m${i}`, matter: about }),
  );
  return { application, reviews };
}

/** A history that leads to an accepted application. */
function historyOf(application: Application) {
  if (!("acceptance" in application) || application.acceptance === null) throw new Error("not accepted");
  const { facts, materials, acceptance } = application;
  return [
    { type: "application-received", facts, materials },
    { type: "application-accepted", acceptance },
  ] as const;
}
