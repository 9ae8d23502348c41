/** 延期: once, before the limit runs out, at most ten days and at most the limit itself, by the head of the organ. */
import { describe, expect, it } from "@jest/globals";
import { at, consent, DUE, given, JUST_IN_TIME, opinion, served, T0, wake } from "../given.ts";
import { dueDateOf, extend, startProcedure, TWENTY } from "../when.ts";

const twenty = () => given(...served({ matter: TWENTY }));
const ASKED = at("2026-03-20T10:00");

describe("an extension", () => {
  it("of ten days moves 20 working days from 2026-03-02 from 03-30 to 04-14", () => {
    const longer = twenty().when(extend(10), ASKED);
    expect(longer.state).toMatchObject({
      status: "running",
      extension: { days: 10, at: ASKED },
      served: {
        clock: { startedAt: T0, limit: { days: 30 } },
        due: { dueDate: "2026-04-14" },
        told: "2026-04-14",
      },
    });
    expect(longer.decision.events).toMatchObject([{ before: { dueDate: "2026-03-30" } }]);
    longer.when(wake(), at("2026-04-14T23:59:59.999")).thenNothing();
    expect(longer.when(wake(), at("2026-04-15T00:00")).state).toMatchObject({ outcome: "deemed-consent" });
  });

  it("is given once: the same again changes nothing, another is refused", () => {
    const longer = twenty().when(extend(5), ASKED);
    longer.when(extend(5), at("2026-03-23T10:00")).thenNothing();
    expect(longer.when(extend(2), ASKED).decision.refusal).toEqual({
      code: "extension-used",
      extendedAt: ASKED,
    });
    longer.when(opinion(consent), ASKED).when(extend(5), ASKED).thenNothing();
  });

  it("comes before the due instant: at it, and one second after, it is too late", () => {
    const review = given(...served());
    expect(dueDateOf(review.when(extend(2), JUST_IN_TIME).state)).toBe("2026-03-11");
    for (const late of [DUE, at("2026-03-10T00:00:01")]) {
      const refused = review.when(extend(2), late);
      expect(refused.decision.refusal).toEqual({ code: "past-due", dueAt: DUE });
      expect(refused.when(wake(), late).state).toMatchObject({ outcome: "deemed-consent", closedAt: DUE });
    }
    const overdue = given(...served({ flags: ["quota"] })).when(wake(), DUE);
    expect(overdue.when(extend(2), at("2026-03-10T00:00:01")).decision.refusal?.code).toBe("past-due");
  });

  it("is approved by the head of the organ and by nobody below", () => {
    for (const rank of ["deputy-head", "officer"] as const) {
      const refused = twenty().when(extend(5, { approver: { name: "x", rank } }), ASKED);
      expect(refused.decision.refusal).toEqual({ code: "approver-rank", needed: ["head"] });
    }
  });

  it.each([
    { limit: 20, most: 10 },
    { limit: 10, most: 10 },
    { limit: 9, most: 9 },
    { limit: 1, most: 1 },
  ])("of a limit of $limit is $most days at most", ({ limit, most }) => {
    const review = given(...served({ matter: { limit: { days: limit, unit: "working-days" } } }));
    expect(review.when(extend(most), T0).state.extension?.days).toBe(most);
    expect(review.when(extend(most + 1), T0).decision.refusal).toEqual({ code: "too-many-days", most });
  });

  it("may be given while the clock stands", () => {
    const stands = twenty().when(startProcedure({ plannedEnd: "2026-03-12" }), at("2026-03-05T10:00"));
    const longer = stands.when(extend(1), at("2026-03-06T10:00"));
    expect(dueDateOf(stands.state)).toBe("2026-04-07");
    expect(dueDateOf(longer.state)).toBe("2026-04-08");
  });

  it("is refused after an answer", () => {
    const answered = twenty().when(opinion(consent), ASKED).when(extend(5), ASKED);
    expect(answered.decision.refusal).toEqual({ code: "already-decided", outcome: "consented" });
  });
});
