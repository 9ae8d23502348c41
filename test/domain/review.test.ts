/** A review hears its department in time, late, twice or never. */
import { describe, expect, it } from "@jest/globals";
import { open, viewAt } from "../../functions/domain/review/advance.ts";
import type { Opinion } from "../../functions/domain/review/opinion.ts";
import type { OnTimeout } from "../../functions/domain/catalogue/region.ts";
import { ledgerRows } from "../../functions/domain/review/judgedDays.ts";
import { nextChange } from "../../functions/domain/review/nextChange.ts";
import { ownFacts } from "../../functions/domain/review/review.ts";
import { addDays, atTime, dated } from "../../functions/domain/base/time.ts";
import { fixtureRules } from "../support/fixtures.ts";
import {
  at,
  consent,
  DUE,
  factsOf,
  given,
  JUST_IN_TIME,
  notApplicable,
  objection,
  opinion,
  RULES,
  served,
  T0,
  wake,
  withConditions,
} from "./given.ts";

const opinionGiven = (opinion: Opinion, receivedAt: string, overdue = false) =>
  ({ type: "opinion-given", opinion, receivedAt, overdue }) as const;

/** One working day after the due date, and three. */
/** Twenty working days by law from Mon 03-02. */
const BY_LAW = {
  type: "limit-breached",
  breach: { rule: "statutory-limit", at: at("2026-03-31T00:00") },
} as const;

const LADDER_AFTER_DUE = [
  { type: "escalation-raised", to: "head-and-supervisor", asOf: at("2026-03-11T00:00") },
  { type: "escalation-raised", to: "government", asOf: at("2026-03-13T00:00") },
] as const;

describe("opening a review", () => {
  it("dispatches it and serves it at once, with its due date", () => {
    const facts = factsOf();
    expect(open(facts, dated(T0), RULES)).toEqual([
      // What all reviews of its application share is not said again in each.
      { type: "review-dispatched", facts: ownFacts(facts) },
      {
        type: "review-served",
        served: {
          servedAt: T0,
          recordedAt: T0,
          clock: { limit: facts.matter.limit, suspensions: [] },
          due: { dueAt: DUE, dueDate: "2026-03-09", provisional: false },
          calendarVersion: RULES.calendar.version,
          statutoryDueAt: at("2026-03-31T00:00"),
        },
        evidence: { by: "dispatch" },
      },
    ]);
  });
});

describe("an opinion in time", () => {
  it.each([
    { answer: consent, outcome: "consented" },
    { answer: withConditions("a silt trap"), outcome: "consented-with-conditions" },
    { answer: objection, outcome: "objected" },
    { answer: notApplicable, outcome: "not-applicable" },
  ])("of $answer.kind closes the review as $outcome", ({ answer, outcome }) => {
    const after = given(...served()).when(opinion(answer), at("2026-03-04T10:00"));
    after.thenEvents(opinionGiven(answer, at("2026-03-04T10:00")));
    expect(after.state).toMatchObject({
      status: "closed",
      outcome,
      opinion: answer,
      closedAt: at("2026-03-04T10:00"),
      overdue: false,
      silence: null,
    });
  });

  it("may be the answer of the very instant of service", () => {
    given(...served())
      .when(opinion(consent), T0)
      .thenEvents(opinionGiven(consent, T0));
  });
});

describe("an opinion at the due instant", () => {
  const silenced: { onTimeout: OnTimeout; outcome: "deemed-consent" | "deemed-refusal" | "no-response" }[] = [
    { onTimeout: "deemed-consent", outcome: "deemed-consent" },
    { onTimeout: "deemed-refusal", outcome: "deemed-refusal" },
    { onTimeout: "proceed-without", outcome: "no-response" },
  ];

  it.each(silenced)("counts under $onTimeout one millisecond before, and not at it", ({ onTimeout }) => {
    const before = given(...served({ matter: { onTimeout } }));
    before.when(opinion(consent), JUST_IN_TIME).thenEvents(opinionGiven(consent, JUST_IN_TIME));
    expect(before.when(opinion(consent), DUE).decision.refusal?.code).toBe("late");
  });

  it.each(silenced)("is late under $onTimeout, and kept without effect", ({ onTimeout, outcome }) => {
    const attempt = { opinion: objection, receivedAt: DUE };
    const after = given(...served({ matter: { onTimeout } })).when(opinion(objection), DUE);
    after.thenRefused({ code: "late", outcome, dueAt: DUE }, { type: "late-opinion-kept", attempt });
    expect(after.when(wake(), DUE).state).toMatchObject({ outcome, opinion: null, lateOpinions: [attempt] });
  });

  it("under escalate is heard on either side, and marked overdue from the due instant on", () => {
    const before = given(...served({ matter: { onTimeout: "escalate" } }));
    before.when(opinion(consent), JUST_IN_TIME).thenEvents(opinionGiven(consent, JUST_IN_TIME));
    const after = before.when(opinion(consent), DUE);
    after.thenEvents(
      { type: "review-escalated", asOf: DUE, failedGuards: [] },
      opinionGiven(consent, DUE, true),
    );
    expect(after.state).toMatchObject({ outcome: "consented", closedAt: DUE, overdue: true });
  });

  it("is judged by the close of business where the region sets one", () => {
    const { clock: beijing } = fixtureRules("110000");
    const before = given(...served({}, T0, beijing));
    const inTime = at("2026-03-09T17:59:59.999");
    before.when(opinion(consent, beijing), inTime).thenEvents(opinionGiven(consent, inTime));
    const late = before.when(opinion(consent, beijing), at("2026-03-09T18:00"));
    expect(late.decision.refusal).toMatchObject({ code: "late", dueAt: at("2026-03-09T18:00") });
  });
});

describe("the timer", () => {
  // The engine wakes a review with `asOf` a settling time before now: until then an opinion that was received in
  // time may still be on its way to the record, and it must find the review open.
  it("fires at the due instant without effect, and the timely opinion written after it wins", () => {
    const fired = given(...served()).when(wake(), at("2026-03-09T23:59:00"));
    fired.thenNothing();
    const heard = fired.when(opinion(objection), JUST_IN_TIME);
    heard.thenEvents(opinionGiven(objection, JUST_IN_TIME));
    heard.when(wake(), at("2026-03-10T09:00")).thenNothing();
  });

  it("closes nothing one millisecond early, and everything from the due instant on", () => {
    given(...served())
      .when(wake(), JUST_IN_TIME)
      .thenNothing();
    const { state } = given(...served()).when(wake(), DUE);
    expect(state.status).toBe("closed");
  });

  it("fires hours late, and the opinion in between stays late", () => {
    const attempt = { opinion: consent, receivedAt: at("2026-03-10T02:00") };
    const between = given(...served()).when(opinion(consent), attempt.receivedAt);
    between.thenRefused(
      { code: "late", outcome: "deemed-consent", dueAt: DUE },
      { type: "late-opinion-kept", attempt },
    );
    expect(between.state.status).toBe("running");
    const { state } = between.when(wake(), at("2026-03-10T05:00"));
    expect(state).toMatchObject({ outcome: "deemed-consent", closedAt: DUE, lateOpinions: [attempt] });
  });

  it("fires twice, and the second time does nothing", () => {
    given(...served())
      .when(wake(), DUE)
      .when(wake(), DUE)
      .thenNothing();
    const escalated = given(...served({ matter: { onTimeout: "escalate" } })).when(wake(), DUE);
    escalated.when(wake(), DUE).thenNothing();
    const longAfter = at("2026-04-01T00:00");
    escalated.when(wake(), longAfter).when(wake(), longAfter).thenNothing();
  });

  it("has its next change at the due instant while the review runs, and none afterwards", () => {
    const running = given(...served());
    expect(nextChange(running.state, RULES)).toBe(DUE);
    expect(nextChange(running.when(opinion(consent), T0).state, RULES)).toBeNull();
    const overdue = given(...served({ matter: { onTimeout: "escalate" } })).when(wake(), DUE);
    expect(nextChange(overdue.state, RULES)).toBeNull();
  });
});

describe("silence", () => {
  const noticedAt = [DUE, atTime(addDays("2026-03-10", 40), "11:00", RULES.zone)];

  it.each(noticedAt)("noticed at %s closes as of the due instant, whatever it means", (noticed) => {
    const closedUnder = (onTimeout: OnTimeout) =>
      given(...served({ matter: { onTimeout } })).when(wake(), noticed).state;
    expect(closedUnder("deemed-consent")).toMatchObject({ outcome: "deemed-consent", closedAt: DUE });
    expect(closedUnder("deemed-refusal")).toMatchObject({ outcome: "deemed-refusal", closedAt: DUE });
    expect(closedUnder("proceed-without")).toMatchObject({ outcome: "no-response", closedAt: DUE });
  });

  it.each(noticedAt)(
    "noticed at %s escalates as of the due instant, and leaves the review open",
    (noticed) => {
      const after = given(...served({ matter: { onTimeout: "escalate" } })).when(wake(), noticed);
      const raised = LADDER_AFTER_DUE.filter(({ asOf }) => asOf <= noticed);
      const broken = noticed >= BY_LAW.breach.at ? [BY_LAW] : [];
      after.thenEvents({ type: "review-escalated", asOf: DUE, failedGuards: [] }, ...raised, ...broken);
      expect(after.state).toMatchObject({
        status: "overdue",
        raisedTo: raised.at(-1)?.to ?? "leader",
        served: { due: { dueAt: DUE } },
      });
    },
  );

  it.each<[OnTimeout, boolean]>([
    ["deemed-consent", true],
    ["deemed-refusal", true],
    ["proceed-without", false],
  ])("A10: under %s keeps the basis on which it counts, if it counts: %p", (onTimeout, counts) => {
    const tacitBasis = { document: "规则", article: "第三条" };
    const { decision } = given(...served({ matter: { onTimeout, tacitBasis } })).when(wake(), DUE);
    expect(decision.events).toMatchObject([
      { type: "closed-by-silence", record: { basis: counts ? tacitBasis : null } },
    ]);
  });

  it("without the word consent rests on no guard, and shows its ledger", () => {
    const { decision, state } = given(...served({ matter: { onTimeout: "deemed-refusal" } })).when(
      wake(),
      DUE,
    );
    expect(decision.events).toMatchObject([{ type: "closed-by-silence", record: { asOf: DUE, guards: [] } }]);
    expect(ledgerRows(state, DUE, RULES).map((row) => row.date)).toEqual(
      ["02", "03", "04", "05", "06", "07", "08", "09"].map((day) => `2026-03-${day}`),
    );
  });

  it("shows in a view before anybody has recorded it, and not before it is so", () => {
    const { state } = given(...served());
    expect(viewAt(state, JUST_IN_TIME, RULES).status).toBe("running");
    expect(viewAt(state, DUE, RULES)).toMatchObject({ status: "closed", outcome: "deemed-consent" });
    expect(state.status).toBe("running");
  });

  it("is broken by the real opinion of an escalated review, however late, which is marked", () => {
    const escalated = given(...served({ matter: { onTimeout: "escalate" } })).when(wake(), DUE);
    const heard = escalated.when(opinion(consent), at("2026-04-01T10:00"));
    // Nobody was woken for the ladder: what time had made true meanwhile is recorded first.
    heard.thenEvents(...LADDER_AFTER_DUE, BY_LAW, opinionGiven(consent, at("2026-04-01T10:00"), true));
    expect(heard.state).toMatchObject({ status: "closed", outcome: "consented", overdue: true });
  });
});

describe("the ladder of an overdue review (督办)", () => {
  const escalated = given(...served({ matter: { onTimeout: "escalate" } })).when(wake(), DUE);

  it("begins with the department's leader at the due instant", () => {
    expect(escalated.state).toMatchObject({ status: "overdue", raisedTo: "leader" });
  });

  it.each([
    { asOf: "2026-03-10T23:59:59.999", raised: 0 },
    { asOf: "2026-03-11T00:00", raised: 1 },
    { asOf: "2026-03-12T23:59:59.999", raised: 1 },
    { asOf: "2026-03-13T00:00", raised: 2 },
    { asOf: "2026-03-30T23:59:59.999", raised: 2 },
  ])("has $raised further steps behind it at $asOf, each as of its own instant", ({ asOf, raised }) => {
    escalated.when(wake(), at(asOf)).thenEvents(...LADDER_AFTER_DUE.slice(0, raised));
  });

  it("is the same whether every step is noticed by itself or all at once", () => {
    const [second, third] = LADDER_AFTER_DUE;
    const stepwise = escalated.when(wake(), second.asOf).when(wake(), third.asOf);
    const atOnce = given(...served({ matter: { onTimeout: "escalate" } })).when(wake(), third.asOf);
    expect(stepwise.history).toEqual(atOnce.history);
    expect(stepwise.state).toEqual(atOnce.state);
  });

  it("leaves the opinion timely that was received before the due instant", () => {
    const raised = escalated.when(wake(), at("2026-03-20T00:00"));
    raised.when(opinion(consent), JUST_IN_TIME).thenEvents(opinionGiven(consent, JUST_IN_TIME));
  });

  it("ends with the opinion", () => {
    escalated.when(opinion(consent), DUE).when(wake(), at("2026-04-01T00:00")).thenNothing();
  });
});

describe("the written opinion after a consent by silence (补录)", () => {
  const silent = given(...served()).when(wake(), DUE);
  const owed = at("2026-03-11T00:00");
  const lastMoment = at("2026-03-10T23:59:59.999");

  it("is missed one working day after the due date, once, and not before", () => {
    silent.when(wake(), lastMoment).thenNothing();
    const missed = silent.when(wake(), at("2026-04-01T00:00"));
    missed.thenEvents({ type: "backfill-missed", asOf: owed });
    expect(missed.state).toMatchObject({ outcome: "deemed-consent", closedAt: DUE, backfillMissed: true });
    missed.when(wake(), at("2026-05-01T00:00")).thenNothing();
  });

  it("is there when the department has written within that day: the outcome stays", () => {
    const written = silent.when(opinion(consent), lastMoment);
    expect(written.decision.refusal?.code).toBe("late");
    written.when(wake(), at("2026-04-01T00:00")).thenNothing();
    expect(written.state).toMatchObject({ outcome: "deemed-consent", opinion: null, backfillMissed: false });
  });

  it("is missed if it comes later than that, whether anybody was woken in between or not", () => {
    const longAfter = at("2026-04-01T00:00");
    const unnoticed = silent.when(opinion(consent), owed).when(wake(), longAfter);
    const noticed = silent.when(wake(), owed).when(opinion(consent), owed).when(wake(), longAfter);
    expect(noticed.state).toMatchObject({ backfillMissed: true, lateOpinions: [{ receivedAt: owed }] });
    expect(unnoticed.state).toEqual(noticed.state);
  });

  it.each(["proceed-without", "deemed-refusal"] as const)("is not owed under %s", (onTimeout) => {
    const closed = given(...served({ matter: { onTimeout } })).when(wake(), DUE);
    expect(closed.state).toMatchObject({ silence: { backfillDueAt: null } });
    closed.when(wake(), at("2026-04-01T00:00")).thenNothing();
  });
});
