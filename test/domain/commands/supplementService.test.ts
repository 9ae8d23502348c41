/** The applicant's term counts from service: who opens the case or the notice; at the latest the end of the next working day. */
import { describe, expect, it } from "@jest/globals";
import { openByApplicant } from "../../../functions/domain/review/applicantOpening.ts";
import type { Review } from "../../../functions/domain/review/review.ts";
import { AFTER_ALL } from "../../../functions/domain/review/caseAct.ts";
import type { Instant } from "../../../functions/domain/base/time.ts";
import { at, given, RULES, served, wake } from "../given.ts";
import { dueDateOf, requestSupplement, startProcedure, supply, TWENTY } from "../when.ts";

const ASKED = at("2026-03-03T10:00");
const asked = given(...served({ matter: TWENTY })).when(requestSupplement(["site-plan", "survey"]), ASKED);

const opened =
  (shown: Instant = AFTER_ALL) =>
  (review: Review, now: Instant) => ({ events: openByApplicant(review, shown, now, RULES) });

describe("a request for a supplement that the applicant opens", () => {
  it.each([
    { when: "2026-03-03T10:00", lapses: "2026-03-18T00:00", due: "2026-04-15" },
    { when: "2026-03-03T23:59:59.999", lapses: "2026-03-18T00:00", due: "2026-04-15" },
    { when: "2026-03-04T00:00", lapses: "2026-03-19T00:00", due: "2026-04-16" },
    { when: "2026-03-04T23:59:59.999", lapses: "2026-03-19T00:00", due: "2026-04-16" },
  ])("at $when has its term counted from then, and the clock resumes with it", ({ when, lapses, due }) => {
    const read = asked.when(opened(), at(when));
    expect(read.decision.events).toMatchObject([
      {
        type: "supplement-served",
        service: { at: at(when), by: "opening" },
        lapsesAt: at(lapses),
        before: { dueDate: "2026-04-17" },
      },
    ]);
    expect(read.state).toMatchObject({
      status: "suspended",
      stop: { why: "supplement", endsAt: at(lapses) },
      supplement: { lapsesAt: at(lapses) },
    });
    expect(dueDateOf(read.state)).toBe(due);
    const lapsed = read.when(wake(), at(lapses));
    expect(lapsed.decision.events).toMatchObject([{ type: "clock-resumed", at: at(lapses) }]);
    expect(dueDateOf(lapsed.state)).toBe(due);
    // G4 as before: what was owed at the lapse makes silence escalate.
    const silent = lapsed.when(wake(), lapsed.state.served!.due.dueAt);
    expect(silent.state).toMatchObject({ status: "overdue", failedGuards: ["G4"] });
  });

  it("is served once: who opens it again, or after the working day that was over, changes nothing", () => {
    const read = asked.when(opened(), at("2026-03-03T12:00"));
    read.when(opened(), at("2026-03-04T09:00")).thenNothing();
    asked.when(opened(), at("2026-03-05T00:00")).thenNothing();
  });

  it("counts as served with the end of the first working day, which is on record too, and moves no date", () => {
    asked.when(wake(), at("2026-03-04T23:59:59.999")).thenNothing();
    const over = asked.when(wake(), at("2026-03-05T00:00"));
    expect(over.decision.events).toMatchObject([
      {
        type: "supplement-served",
        service: { at: at("2026-03-05T00:00"), by: "first-day" },
        lapsesAt: at("2026-03-20T00:00"),
      },
    ]);
    expect(over.state.served).toEqual(asked.state.served);
  });

  it("on a Friday is served with the end of the Monday at the latest", () => {
    const friday = given(...served({ matter: TWENTY })).when(
      requestSupplement(["survey"]),
      at("2026-03-06T10:00"),
    );
    expect(friday.state.supplement).toMatchObject({ servedAtLatest: at("2026-03-10T00:00") });
  });

  it("is not served by a notice that was issued before it was asked for", () => {
    asked.when(opened(at("2026-03-03T09:59:59.999")), at("2026-03-03T12:00")).thenNothing();
    expect(asked.when(opened(ASKED), at("2026-03-03T12:00")).decision.events).toHaveLength(1);
  });

  it("is not opened where nothing is owed: no request, everything there, another stop", () => {
    given(...served({ matter: TWENTY }))
      .when(opened(), ASKED)
      .thenNothing();
    const back = asked.when(supply("survey"), ASKED).when(supply("site-plan"), ASKED);
    back.when(opened(), at("2026-03-03T12:00")).thenNothing();
    const hearing = back.when(startProcedure(), at("2026-03-03T11:00"));
    hearing.when(opened(), at("2026-03-03T12:00")).thenNothing();
  });

  it("still resumes with the last piece of material", () => {
    const read = asked.when(opened(), at("2026-03-03T12:00")).when(supply("survey"), at("2026-03-05T15:00"));
    const back = read.when(supply("site-plan"), at("2026-03-06T09:00"));
    expect(back.state.status).toBe("running");
    expect(dueDateOf(back.state)).toBe("2026-04-03");
  });
});
