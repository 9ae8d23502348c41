/** 督办之后: the lead goes on without an opinion or a technical review, where the region says so; never without a licence. */
import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { OPEN, plusSeconds } from "../../../functions/domain/base/time.ts";
import { decideMatters } from "../../../functions/domain/application/matterDecision.ts";
import type { MatterKind, OnTimeout } from "../../../functions/domain/catalogue/region.ts";
import { breachesOf } from "../../../functions/domain/review/breach.ts";
import { nextChange } from "../../../functions/domain/review/nextChange.ts";
import type { ClosedReview, Review } from "../../../functions/domain/review/review.ts";
import { at, consent, DUE, given, objection, opinion, RULES, served, wake } from "../given.ts";

const GIVEN_UP = { onTimeout: "escalate", afterLadder: "lead-proceeds" } as const;
const late = (matter: object = {}) => given(...served({ matter: { ...GIVEN_UP, ...matter } }));
/** Due with Mon 03-09: the government is told with the end of Thu 03-12, and five further working days end with Thu 03-19. */
const LAST_STEP = at("2026-03-13T00:00");
const GOES_ON = at("2026-03-20T00:00");
const BEFORE = at("2026-03-19T23:59:59.999");
const LONG_AFTER = at("2026-05-06T09:00");

const outcomeOf = (review: Review) => (review.status === "closed" ? review.outcome : review.status);

describe("the lead goes on without an answer", () => {
  it("when the ladder and a further term are over, as of that instant, and says why", () => {
    expect(late().when(wake(), BEFORE).state).toMatchObject({ status: "overdue", raisedTo: "government" });
    const proceeded = { dueAt: DUE, lastStepAt: LAST_STEP, furtherDays: 5 };
    for (const noticed of [GOES_ON, LONG_AFTER]) {
      const { state, decision } = late().when(wake(), noticed);
      expect(state).toMatchObject({
        outcome: "no-response",
        closedAt: GOES_ON,
        overdue: false,
        silence: { asOf: GOES_ON, basis: null, proceeded, backfillDueAt: null },
      });
      expect(decision.events.map(({ type }) => type)).toEqual([
        "review-escalated",
        "escalation-raised",
        "escalation-raised",
        "closed-by-silence",
      ]);
    }
    const stepwise = [DUE, at("2026-03-11T00:00"), LAST_STEP, GOES_ON].reduce(
      (review, now) => review.when(wake(), now),
      late(),
    );
    expect(stepwise.state).toEqual(late().when(wake(), LONG_AFTER).state);
    stepwise.when(wake(), LONG_AFTER).thenNothing();
  });

  it("after as many further days as the region says, none of them a day off", () => {
    const policies = {
      licencesByTacitConsent: false,
      supplementTermDays: 10,
      longestSpecialProcedureDays: 120,
      afterLadderDays: 1,
    };
    const review = given(...served({ matter: GIVEN_UP, policies }, at("2026-03-06T09:00"))); // due with Fri 03-13
    expect(outcomeOf(review.when(wake(), at("2026-03-19T23:59:59.999")).state)).toBe("overdue");
    expect(review.when(wake(), LONG_AFTER).state).toMatchObject({ closedAt: at("2026-03-20T00:00") });
  });

  it("is broken once, at its due instant, and the law once more where that is broken before", () => {
    const { state } = late({ statutoryLimit: { days: 7, unit: "working-days" } }).when(wake(), LONG_AFTER);
    expect(breachesOf(state).map(({ rule, at: then }) => [rule, then])).toEqual([
      ["promised-limit", DUE],
      ["statutory-limit", at("2026-03-12T00:00")],
    ]);
    // Its end is no breach, and what would have come after it is none either.
    const twenty = late({ statutoryLimit: { days: 20, unit: "working-days" } }).when(wake(), LONG_AFTER);
    expect(breachesOf(twenty.state).map(({ rule }) => rule)).toEqual(["promised-limit"]);
  });

  it("not where the answer comes before, which is marked overdue; afterwards it is late, with the due instant", () => {
    expect(late().when(opinion(objection), BEFORE).state).toMatchObject({
      outcome: "objected",
      overdue: true,
    });
    const after = late().when(opinion(consent), GOES_ON);
    expect(after.decision.refusal).toEqual({ code: "late", outcome: "no-response", dueAt: DUE });
    expect(after.when(wake(), LONG_AFTER).state).toMatchObject({
      outcome: "no-response",
      lateOpinions: [{ receivedAt: GOES_ON }],
    });
  });

  it("not where an answer had come before, and a clock that ran ahead had gone on: it counts, and is overdue all the same", () => {
    const ahead = late().when(wake(), GOES_ON);
    const overdue = ahead.when(opinion(consent), BEFORE);
    expect(overdue.state).toMatchObject({ outcome: "consented", closedAt: BEFORE, overdue: true });
    expect(breachesOf(overdue.state).map(({ correction }) => correction)).toEqual([null]);
    const timely = ahead.when(opinion(consent), at("2026-03-09T23:59:59.999"));
    expect(timely.state).toMatchObject({ outcome: "consented", overdue: false });
    expect(breachesOf(timely.state).map(({ correction }) => correction?.by)).toEqual([null]);
  });

  it("also where a guard of its consent by silence failed, which stays on record", () => {
    const review = given(...served({ matter: { afterLadder: "lead-proceeds" }, flags: ["quota"] }));
    expect(review.when(wake(), LONG_AFTER).state).toMatchObject({
      outcome: "no-response",
      silence: { guards: [{ guard: "G5", holds: false }], proceeded: { dueAt: DUE } },
    });
  });

  it("never where the matter does not say so, nor without its own answer", () => {
    expect(
      outcomeOf(given(...served({ matter: { onTimeout: "escalate" } })).when(wake(), LONG_AFTER).state),
    ).toBe("overdue");
    const own = given(...served({ matter: GIVEN_UP, leadDepartment: "water" })).when(wake(), LONG_AFTER);
    expect(outcomeOf(own.state)).toBe("overdue");
    expect(nextChange(own.state, RULES)).toBeNull();
    const succession = {
      holderOf: () => "waters",
      namesOf: () => ["water"],
      heirOfBoth: () => "waters",
    };
    const heirs = { ...RULES, succession };
    expect(outcomeOf(late().when(wake(heirs), LONG_AFTER).state)).toBe("overdue");
  });

  it("only where a calendar reaches that far, and never earlier than was told", () => {
    const short = (until: string) => ({
      ...RULES,
      calendar: { ...RULES.calendar, days: RULES.calendar.days.filter(({ date }) => date <= until) },
    });
    const edge = late().when(wake(short("2026-03-18")), LONG_AFTER);
    expect(edge.state).toMatchObject({ status: "overdue", raisedTo: "government" });
    expect(nextChange(edge.state, short("2026-03-18"))).toBe(OPEN);
    expect(edge.when(wake(), LONG_AFTER).state).toMatchObject({ closedAt: GOES_ON });

    const fewer = {
      ...RULES,
      calendar: {
        ...RULES.calendar,
        version: "a make-up Saturday",
        days: RULES.calendar.days.map((day) => (day.date === "2026-03-14" ? { ...day, working: true } : day)),
      },
    };
    const told = late().when(wake(), DUE);
    expect(nextChange(told.state, RULES)).toBe(GOES_ON);
    expect(nextChange(told.state, fewer)).toBe(GOES_ON);
    expect(told.when(wake(fewer), LONG_AFTER).state).toMatchObject({ closedAt: GOES_ON });
    const more = {
      ...RULES,
      calendar: {
        ...RULES.calendar,
        version: "a typhoon",
        days: RULES.calendar.days.map((day) =>
          day.date === "2026-03-18" ? { ...day, working: false } : day,
        ),
      },
    };
    expect(told.when(wake(more), LONG_AFTER).state).toMatchObject({ closedAt: at("2026-03-21T00:00") });
  });

  it("is the ground of what is decided on it, which the lead may still refuse", () => {
    const closed = late().when(wake(), LONG_AFTER).state as ClosedReview;
    expect(decideMatters([closed], null)).toMatchObject([
      { result: "granted", ground: { by: "after-ladder" }, outcome: "no-response", deemed: false },
    ]);
    expect(decideMatters([closed], "refuse")).toMatchObject([{ result: "refused", ground: { by: "lead" } }]);
  });
});

describe("of whatever kind, whatever its silence means, whenever it is looked at", () => {
  const kinds = fc.constantFrom<MatterKind>("opinion", "filing", "utility", "technical-review", "licence");
  const policies = fc.constantFrom<OnTimeout>(
    "deemed-consent",
    "escalate",
    "deemed-refusal",
    "proceed-without",
  );

  it("the lead goes on without opinions and technical reviews alone, at one instant, and grants no licence by it", () => {
    fc.assert(
      fc.property(
        fc.record({ kind: kinds, onTimeout: policies, flagged: fc.boolean(), isLead: fc.boolean() }),
        fc.array(fc.integer({ min: 0, max: 60 * 24 }), { minLength: 1, maxLength: 6 }),
        ({ kind, onTimeout, flagged, isLead }, hours) => {
          const matter = { kind, onTimeout, afterLadder: "lead-proceeds" } as const;
          const facts = {
            matter,
            flags: flagged ? (["quota"] as const) : [],
            ...(isLead && { leadDepartment: "water" }),
          };
          const days = [...hours].sort((a, b) => a - b);
          const walked = days.reduce(
            (review, hour) => review.when(wake(), instantAfter(hour)),
            given(...served(facts as never)),
          );
          const { state } = walked.when(wake(), LONG_AFTER);
          const wentOn = state.status === "closed" && state.silence?.proceeded !== undefined;
          const escalates =
            onTimeout === "escalate" ||
            (onTimeout === "deemed-consent" && (flagged || isLead || kind === "licence"));
          expect(wentOn).toBe(escalates && !isLead && (kind === "opinion" || kind === "technical-review"));
          if (wentOn) expect(state.closedAt).toBe(GOES_ON);
        },
      ),
      { numRuns: 500 },
    );
  });
});

const instantAfter = (hours: number): string => plusSeconds(at("2026-03-02T09:00"), hours * 3600);
