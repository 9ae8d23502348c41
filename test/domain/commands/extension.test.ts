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
        servedAt: T0,
        clock: { limit: { days: 30 } },
        due: { dueDate: "2026-04-14" },
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

  describe("in calendar days", () => {
    // Mon 2026-09-28: three days end on Thu 10-01, which is off to 10-07: due Thu 10-08.
    const autumn = given(
      ...served(
        {
          matter: {
            limit: { days: 3, unit: "calendar-days" },
            statutoryLimit: { days: 7, unit: "calendar-days" },
          },
        },
        at("2026-09-28T09:00"),
      ),
    );

    it("B6: that rolls over to the same day is refused, says so, and is not used up", () => {
      expect(dueDateOf(autumn.state)).toBe("2026-10-08");
      const refused = autumn.when(extend(3), at("2026-09-29T10:00"));
      expect(refused.decision.refusal).toEqual({
        code: "extension-moves-nothing",
        dueAt: at("2026-10-09T00:00"),
        least: null,
      });
      expect(refused.state).toMatchObject({ extension: null, served: autumn.state.served });
    });

    it("is counted before the roll-over, and from the least number of days that moves it", () => {
      const longer = given(
        ...served(
          {
            matter: {
              limit: { days: 8, unit: "calendar-days" },
              statutoryLimit: { days: 10, unit: "calendar-days" },
            },
          },
          at("2026-09-25T09:00"),
        ),
      );
      // Fri 09-25 and eight days: Sat 10-03, off to the 7th; with six more 10-09, not 10-08 and six.
      expect(dueDateOf(longer.state)).toBe("2026-10-08");
      for (const days of [1, 5]) {
        const refused = longer.when(extend(days), at("2026-09-29T10:00"));
        expect(refused.decision.refusal).toMatchObject({ code: "extension-moves-nothing", least: 6 });
        expect(dueDateOf(refused.when(extend(6), at("2026-09-29T10:00")).state)).toBe("2026-10-09");
      }
    });

    it("that only the statutory limit holds back is refused, too", () => {
      // 3 WD end on Mon 10-12 at the latest; 4 CD in the holiday, with three more still in it.
      const both = given(
        ...served(
          {
            matter: {
              limit: { days: 3, unit: "working-days" },
              statutoryLimit: { days: 4, unit: "calendar-days" },
            },
          },
          at("2026-09-29T09:00"),
        ),
      );
      expect(both.state.served).toMatchObject({
        clock: { limit: { days: 4 } },
        due: { dueDate: "2026-10-08" },
      });
      expect(both.when(extend(3), at("2026-09-30T10:00")).decision.refusal).toMatchObject({
        code: "extension-moves-nothing",
      });
    });
  });

  it("may be given while the clock stands", () => {
    const stands = twenty().when(startProcedure({ plannedEnd: "2026-03-11" }), at("2026-03-05T10:00"));
    const longer = stands.when(extend(1), at("2026-03-06T10:00"));
    expect(dueDateOf(stands.state)).toBe("2026-04-07");
    expect(dueDateOf(longer.state)).toBe("2026-04-08");
  });

  it("is refused after an answer", () => {
    const answered = twenty().when(opinion(consent), ASKED).when(extend(5), ASKED);
    expect(answered.decision.refusal).toEqual({ code: "already-decided", outcome: "consented" });
  });
});
