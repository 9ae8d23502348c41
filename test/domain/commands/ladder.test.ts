/** 督办 and 补录: what follows a due instant that passed. */
import { describe, expect, it } from "@jest/globals";
import { OPEN } from "../../../functions/domain/base/time.ts";
import { at, consent, DUE, given, objection, opinion, RULES, served, wake } from "../given.ts";

const overdue = () => given(...served({ flags: ["quota"] }));
/** The due date is Mon 03-09: one working day after it ends with 03-10, three with 03-12. */
const ONE_DAY = at("2026-03-11T00:00");
const THREE_DAYS = at("2026-03-13T00:00");

describe("the ladder", () => {
  it("reaches the leader at the due instant, the head a working day after, the government after three", () => {
    const raised = (now: string) => overdue().when(wake(), at(now)).state;
    expect(raised("2026-03-09T23:59:59.999").status).toBe("running");
    expect(raised("2026-03-10T00:00")).toMatchObject({ status: "overdue", raisedTo: "leader" });
    expect(raised("2026-03-10T23:59:59.999")).toMatchObject({ raisedTo: "leader" });
    expect(raised("2026-03-11T00:00")).toMatchObject({ raisedTo: "head-and-supervisor" });
    expect(raised("2026-03-12T23:59:59.999")).toMatchObject({ raisedTo: "head-and-supervisor" });
    expect(raised("2026-03-13T00:00")).toMatchObject({ raisedTo: "government" });
  });

  it("takes each step as of its own instant, however late it is noticed, and each once", () => {
    const late = overdue().when(wake(), at("2026-03-30T00:00"));
    late.thenEvents(
      {
        type: "review-escalated",
        asOf: DUE,
        failedGuards: ["G5"],
        failed: [expect.objectContaining({ guard: "G5" })] as never,
      },
      { type: "escalation-raised", to: "head-and-supervisor", asOf: ONE_DAY },
      { type: "escalation-raised", to: "government", asOf: THREE_DAYS },
    );
    late.when(wake(), at("2026-03-30T23:59")).thenNothing();
    const stepwise = overdue().when(wake(), DUE).when(wake(), ONE_DAY).when(wake(), THREE_DAYS);
    expect(stepwise.state).toEqual(late.state);
  });

  it("skips days off", () => {
    const review = given(...served({ flags: ["quota"] }, at("2026-03-05T09:00"))); // until Thu 03-12
    expect(review.when(wake(), at("2026-03-17T23:59:59.999")).state).toMatchObject({
      raisedTo: "head-and-supervisor",
    });
    expect(review.when(wake(), at("2026-03-18T00:00")).state).toMatchObject({ raisedTo: "government" });
  });

  it("ends with the real opinion, which is marked overdue", () => {
    const heard = overdue().when(wake(), ONE_DAY).when(opinion(consent), at("2026-03-12T10:00"));
    expect(heard.state).toMatchObject({ outcome: "consented", overdue: true });
    heard.when(wake(), at("2026-05-01T00:00")).thenNothing();
  });

  it("is not climbed where silence closed the review", () => {
    const types = given(...served())
      .when(wake(), at("2026-03-10T23:59"))
      .decision.events.map(({ type }) => type);
    expect(types).toEqual(["closed-by-silence"]);
  });
});

describe("the written opinion that is owed after a consent by silence", () => {
  const deemed = () => given(...served()).when(wake(), DUE);

  it("is due a working day after, and missed from that instant on", () => {
    expect(deemed().state).toMatchObject({ silence: { backfillDueAt: ONE_DAY }, backfillMissed: false });
    deemed().when(wake(), at("2026-03-10T23:59:59.999")).thenNothing();
    const missed = deemed().when(wake(), at("2026-03-20T00:00"));
    missed.thenEvents({ type: "backfill-missed", asOf: ONE_DAY });
    missed.when(wake(), at("2026-03-21T00:00")).thenNothing();
  });

  it("is there with a late opinion before it was due, be it a refusal, which undoes nothing", () => {
    const written = deemed().when(opinion(objection), at("2026-03-10T23:59:59.999"));
    expect(written.decision.refusal?.code).toBe("late");
    written.when(wake(), at("2026-05-01T00:00")).thenNothing();
    expect(written.state).toMatchObject({ outcome: "deemed-consent", closedAt: DUE, backfillMissed: false });
  });

  it("is missed with one that came later, whoever noticed what first", () => {
    const late = at("2026-03-11T00:00");
    const noticedBefore = deemed().when(wake(), late).when(opinion(consent), late);
    const noticedAfter = deemed().when(opinion(consent), late).when(wake(), at("2026-05-01T00:00"));
    expect(noticedBefore.state).toMatchObject({ backfillMissed: true, lateOpinions: [{ receivedAt: late }] });
    expect(noticedAfter.state).toEqual(noticedBefore.state);
  });

  it("is owed after no other silence, and its date is open where the calendar ends until it goes on", () => {
    for (const onTimeout of ["deemed-refusal", "proceed-without"] as const) {
      const closed = given(...served({ matter: { onTimeout } })).when(wake(), DUE);
      expect(closed.state).toMatchObject({ silence: { backfillDueAt: null }, backfillMissed: false });
      closed.when(wake(), at("2026-05-01T00:00")).thenNothing();
    }
    const days = RULES.calendar.days.filter(({ date }) => date <= "2026-03-10");
    const short = { ...RULES, calendar: { ...RULES.calendar, days } };
    const edge = given(...served({}, at("2026-03-03T09:00"), short)).when(
      wake(short),
      at("2026-03-11T00:00"),
    );
    expect(edge.state).toMatchObject({ outcome: "deemed-consent", silence: { backfillDueAt: OPEN } });
    edge.when(wake(short), at("2026-05-01T00:00")).thenNothing();
    edge.when(wake(), at("2026-05-01T00:00")).thenEvents({
      type: "backfill-missed",
      asOf: at("2026-03-12T00:00"),
    });
  });
});
