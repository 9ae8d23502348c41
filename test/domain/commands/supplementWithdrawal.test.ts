/** 撤回补正要求: the clock runs again, the applicant owes nothing of it, and the one request is used. */
import { describe, expect, it } from "@jest/globals";
import { outstanding } from "../../../functions/domain/review/stop.ts";
import { at, consent, given, opinion, reminderOf, served, wake } from "../given.ts";
import {
  dueDateOf,
  interrupt,
  requestSupplement,
  startProcedure,
  supply,
  TWENTY,
  withdrawRequest,
} from "../when.ts";

const ASKED = at("2026-03-03T10:00");
const TAKEN_BACK = at("2026-03-05T10:00");
/** The applicant's term: ten working days after service, which is over with Wed 03-04 at the latest. */
const LAPSES = at("2026-03-20T00:00");

const twenty = given(...served({ matter: TWENTY }));
const asked = twenty.when(requestSupplement(["site-plan", "survey"]), ASKED);
const takenBack = asked.when(wake(), TAKEN_BACK).when(withdrawRequest(), TAKEN_BACK);
const refusal = { code: "no-supplement-request" } as const;

describe("a request for a supplement that its department takes back", () => {
  it("lets the clock run as of then: what was used is kept, the days in between are lost", () => {
    expect(takenBack.decision.events).toMatchObject([
      { type: "supplement-request-withdrawn", at: TAKEN_BACK },
      { type: "clock-resumed", at: TAKEN_BACK, before: asked.state.served?.due },
    ]);
    expect(takenBack.state.status).toBe("running");
    // From Mon 03-30: Tue 03, Wed 04 and Thu 05 do not count.
    expect(dueDateOf(takenBack.state)).toBe("2026-04-02");
    expect(takenBack.state.served).not.toHaveProperty("told");
  });

  it("leaves nothing owed, and silence counts as it would have without it", () => {
    expect(outstanding(asked.state.supplement)).toEqual(["site-plan", "survey"]);
    expect(outstanding(takenBack.state.supplement)).toEqual([]);
    const due = at("2026-04-03T00:00");
    const silent = takenBack.when((one) => ({ events: reminderOf(one) }), TAKEN_BACK).when(wake(), due);
    expect(silent.state).toMatchObject({ outcome: "deemed-consent", closedAt: due });
    takenBack.when(wake(), LAPSES).thenNothing();
  });

  it("is used: a second one is refused as ever, and is a breach", () => {
    const again = takenBack.when(requestSupplement(["traffic-study"]), at("2026-03-06T10:00"));
    expect(again.decision.refusal).toEqual({ code: "supplement-used", requestedAt: ASKED });
    expect(again.state.supplementsAsked).toBe(1);
  });

  it("twice is once, after an answer too; and asking the same again asks nothing", () => {
    takenBack.when(withdrawRequest(), at("2026-03-06T10:00")).thenNothing();
    takenBack.when(opinion(consent), TAKEN_BACK).when(withdrawRequest(), LAPSES).thenNothing();
    takenBack.when(requestSupplement(["site-plan", "survey"]), at("2026-03-06T10:00")).thenNothing();
  });

  it("is the one that is named: after a change of the project a late repeat leaves the next request standing", () => {
    const repeat = withdrawRequest(undefined, ASKED);
    const AGAIN = at("2026-03-10T10:00");
    for (const [before, answered] of [
      [takenBack, undefined],
      [asked, refusal],
    ] as const) {
      const changed = before.when(interrupt(), at("2026-03-09T10:00"));
      const next = changed.when(requestSupplement(["traffic-study"]), AGAIN);
      for (const review of [changed, next]) {
        const repeated = review.when(repeat, at("2026-03-11T10:00"));
        expect(repeated.decision.refusal).toEqual(answered);
        expect(repeated.state.status).toBe(review.state.status);
      }
      expect(next.when(withdrawRequest(), at("2026-03-11T10:00")).state.status).toBe("running");
    }
  });

  it("in part handed in keeps what came", () => {
    const part = asked.when(supply("survey"), at("2026-03-04T10:00")).when(withdrawRequest(), TAKEN_BACK);
    expect(part.state).toMatchObject({
      status: "running",
      supplement: { supplied: [{ material: "survey" }] },
    });
  });

  it("is refused where none is open: never asked, all handed in, lapsed, answered, or another stop", () => {
    const HANDED_IN = at("2026-03-04T10:00");
    const supplied = asked.when(supply("survey"), HANDED_IN).when(supply("site-plan"), HANDED_IN);
    const hearing = twenty.when(startProcedure({ kind: "hearing" }), ASKED);
    for (const [review, when] of [
      [twenty, TAKEN_BACK],
      [supplied, TAKEN_BACK],
      [asked, LAPSES],
      [asked.when(opinion(consent), HANDED_IN), TAKEN_BACK],
      [hearing, TAKEN_BACK],
      [asked.when(interrupt(), HANDED_IN), TAKEN_BACK],
    ] as const)
      expect(review.when(withdrawRequest(), when).decision.refusal).toEqual(refusal);
  });

  it("may be taken back until the instant at which the term lapses, and not at it", () => {
    const last = at("2026-03-19T23:59:59.999");
    expect(asked.when(withdrawRequest(), last).decision.refusal).toBeUndefined();
    expect(asked.when(withdrawRequest(), LAPSES).decision.refusal).toEqual(refusal);
  });
});

describe("material that had come in before its request was taken back, and was passed on afterwards", () => {
  const CAME = at("2026-03-04T15:00");

  it("lets the clock run as of its receipt, as it would have the other way round", () => {
    const part = asked.when(supply("survey"), ASKED);
    const found = part.when(withdrawRequest(), TAKEN_BACK).when(supply("site-plan"), CAME);
    expect(found.decision.events.map(({ type }) => type)).toEqual(["material-supplied", "clock-resumed"]);
    expect(found.state.served?.clock.suspensions).toMatchObject([{ from: ASKED, until: CAME }]);
    expect(dueDateOf(found.state)).toBe(dueDateOf(part.when(supply("site-plan"), CAME).state));
  });

  it("that came after it changes nothing: nobody had asked for it any more", () => {
    takenBack.when(supply("survey"), TAKEN_BACK).thenNothing();
    takenBack.when(supply("survey"), at("2026-03-06T10:00")).thenNothing();
  });
});
