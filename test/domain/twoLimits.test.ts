/** 承诺时限与法定时限: two limits run side by side, and the statutory one by itself judges what is against the law. */
import { describe, expect, it } from "@jest/globals";
import { ledger, type Limit } from "../../functions/domain/calendar/clock.ts";
import { bindsOf, statutoryDueAt } from "../../functions/domain/review/limits.ts";
import { clockOf } from "../../functions/domain/review/service.ts";
import type { ClosedReview, Review } from "../../functions/domain/review/review.ts";
import { cardsOf } from "../../functions/domain/supervision/card.ts";
import { daysAt } from "../../functions/domain/supervision/lamp.ts";
import { viewAt } from "../../functions/domain/review/advance.ts";
import type { Instant } from "../../functions/domain/base/time.ts";
import { at, consent, DUE, given, opinion, reminderOf, RULES, served, T0, wake } from "./given.ts";
import { assign, endProcedure, extend, requestSupplement, startProcedure, supply, TWENTY } from "./when.ts";

const workingDays = (days: number): Limit => ({ days, unit: "working-days" });
const calendarDays = (days: number): Limit => ({ days, unit: "calendar-days" });

/** Friday before the Spring Festival of 2026: 15 to 23 February are off, Sat 02-14 is worked. */
const FRIDAY = at("2026-02-13T09:00");

const withLimits = (limit: Limit, statutoryLimit: Limit, servedAt: Instant = T0) =>
  given(...served({ matter: { limit, statutoryLimit, materials: ["survey"] } }, servedAt));

/** Which limit gives the due date, and when that is. */
const first = ({ state }: { state: Review }) => [bindsOf(state, state.served!), state.served!.due.dueDate];

const cards = (review: Review, now: Instant) =>
  cardsOf([viewAt(review, now, RULES)]).map(({ colour, rule, at: when }) => [colour, rule, when]);

describe("of two limits that run side by side", () => {
  const works = withLimits(workingDays(3), calendarDays(7), FRIDAY);

  it("B1: the one that runs out first gives the due instant, whatever their units", () => {
    expect(first(works)).toEqual(["statutory", "2026-02-24"]);
    expect(works.state.served).toMatchObject({
      clock: { limit: calendarDays(7) },
      due: { dueDate: "2026-02-24", dueAt: at("2026-02-25T00:00") },
    });
    const late = works.when(wake(), at("2026-02-25T00:00"));
    expect(late.state.status).toBe("closed");
    const held = given(
      ...served(
        {
          matter: { limit: workingDays(3), statutoryLimit: calendarDays(7), onTimeout: "escalate" },
        },
        FRIDAY,
      ),
    );
    const answered = held.when(opinion(consent), at("2026-02-25T10:00"));
    expect(answered.state).toMatchObject({ status: "closed", overdue: true });
    expect(cards(answered.state, at("2026-02-25T10:00"))).toContainEqual([
      "red",
      "statutory-limit",
      at("2026-02-25T00:00"),
    ]);
  });

  const EQUAL = { limit: workingDays(5), statutoryLimit: workingDays(5) };

  it.each([
    ["deemed-consent", "deemed-consent"],
    ["deemed-refusal", "deemed-refusal"],
    ["proceed-without", "no-response"],
    ["escalate", undefined],
  ] as const)("both are broken where both run out with nothing said: %s", (onTimeout, outcome) => {
    const silent = given(...served({ matter: { ...EQUAL, onTimeout } }))
      .when((one) => ({ events: reminderOf(one) }), T0)
      .when(assign("李工"), T0)
      .when(wake(), DUE);
    expect(silent.state).toMatchObject({ ...(outcome && { outcome, closedAt: DUE }) });
    expect(cardsOf([silent.state]).toSorted((a, b) => (a.colour < b.colour ? 1 : -1))).toMatchObject([
      { colour: "yellow", rule: "promised-limit", at: DUE, handler: { name: "李工" } },
      { colour: "red", rule: "statutory-limit", at: DUE, handler: { name: "李工" } },
    ]);
    // Once, whoever notices it again and however late.
    silent.when(wake(), DUE).thenNothing();
    expect(cards(silent.state, at("2026-05-01T09:00")).filter(([colour]) => colour === "red")).toHaveLength(
      1,
    );
  });

  it("only the promised one is where silence closes the review before the other runs out, a day or an instant", () => {
    const consents = withLimits(workingDays(5), workingDays(6)).when(
      (one) => ({ events: reminderOf(one) }),
      T0,
    );
    const silent = consents.when(wake(), at("2026-03-20T09:00"));
    expect(silent.state).toMatchObject({ outcome: "deemed-consent", closedAt: DUE });
    expect(cards(silent.state, at("2026-03-20T09:00"))).toEqual([["yellow", "promised-limit", DUE]]);
  });

  it("neither is where an answer is found to have come before both, though silence was on record", () => {
    const early = given(...served({ matter: EQUAL }))
      .when((one) => ({ events: reminderOf(one) }), T0)
      .when(wake(), DUE)
      .when(opinion(consent), at("2026-03-09T23:59:59.999"));
    expect(early.state).toMatchObject({ outcome: "consented", overdue: false });
    expect(cardsOf([early.state]).map(({ rule, corrected }) => [rule, corrected !== null])).toEqual([
      ["statutory-limit", true],
      ["promised-limit", true],
    ]);
  });

  it("the windows are measured by that one: the supplement's, the days of G2, and the most an extension adds", () => {
    // 3 working days would leave a window of one working day, Sat 02-14; 7 calendar days leave three, until Wed 02-25.
    const [long, short] = [
      withLimits(workingDays(3), calendarDays(7), FRIDAY),
      withLimits(workingDays(3), calendarDays(20), FRIDAY),
    ];
    expect([first(long), first(short)].map(([binds]) => binds)).toEqual(["statutory", "promised"]);
    const asked = (review: typeof long, when: Instant) =>
      review.when(requestSupplement(["survey"]), when).decision.refusal?.code;
    const [LAST, OVER] = [at("2026-02-14T23:59:59.999"), at("2026-02-15T00:00")];
    expect([asked(short, LAST), asked(short, OVER)]).toEqual([undefined, "supplement-window-closed"]);
    expect(asked(long, at("2026-02-24T23:59:59.999"))).toBeUndefined();
    const most = (review: typeof long, days: number) => review.when(extend(days), FRIDAY).decision.refusal;
    expect([most(short, 4), most(long, 8)]).toEqual([
      { code: "too-many-days", most: 3 },
      { code: "too-many-days", most: 7 },
    ]);
    expect(most(long, 7)).toBeUndefined();
    const silent = long.when(wake(), at("2026-02-25T00:00")).state;
    const guards = silent.status === "overdue" ? silent.failed : (silent as ClosedReview).silence?.guards;
    expect(guards?.find(({ guard }) => guard === "G2")?.evidence).toMatchObject({ leastDays: 4 });
  });

  it("a window is not made longer by an extension", () => {
    const six = withLimits(workingDays(6), workingDays(20));
    const longer = six.when(extend(6), T0);
    // Two working days: Tue 03-03 and Wed 03-04.
    for (const review of [six, longer]) {
      const asked = (when: Instant) =>
        review.when(requestSupplement(["survey"]), when).decision.refusal?.code;
      expect([asked(at("2026-03-04T23:59")), asked(at("2026-03-05T00:00"))]).toEqual([
        undefined,
        "supplement-window-closed",
      ]);
    }
  });

  it("the ledger, the days used and the days left are those of that one", () => {
    const { state } = works;
    expect(daysAt(state, at("2026-02-17T09:00"), RULES)).toEqual({ usedDays: 3, remainingDays: 4 });
    const told = ledger(clockOf(state.served!), RULES);
    expect(told.rows.filter(({ counted }) => counted)).toHaveLength(7);
    expect(daysAt(state, at("2026-02-25T00:00"), RULES)).toEqual({ usedDays: 7, remainingDays: 0 });
  });

  it("the promised one is named where both run out together, and where it is the shorter", () => {
    expect(first(withLimits(workingDays(5), workingDays(5)))).toEqual(["promised", "2026-03-09"]);
    // Mon 03-02: seven calendar days and five working days both end with Mon 03-09.
    const both = withLimits(workingDays(5), calendarDays(7));
    expect(first(both)).toEqual(["promised", "2026-03-09"]);
    expect(both.state.served).toMatchObject({ clock: { limit: workingDays(5) } });
    expect(first(withLimits(calendarDays(3), workingDays(20)))).toEqual(["promised", "2026-03-05"]);
  });

  it("a stop may change which of them is the first", () => {
    // Served Mon 03-02: 5 WD and 8 CD, 9 and 10 March. Stood from Tue to Fri: the weekend is run by one of them only.
    const review = withLimits(workingDays(5), calendarDays(8));
    expect(first(review)).toEqual(["promised", "2026-03-09"]);
    const stood = review
      .when(startProcedure({ plannedEnd: "2026-03-20" }), at("2026-03-03T09:00"))
      .when(endProcedure(), at("2026-03-06T10:00"));
    // Working days: 9 to 13 March. Calendar days: 7 to 14, which is a Saturday, and so Mon 03-16.
    expect(first(stood)).toEqual(["promised", "2026-03-13"]);
    const more = review
      .when(startProcedure({ plannedEnd: "2026-03-20" }), at("2026-03-03T09:00"))
      .when(endProcedure(), at("2026-03-03T10:00"));
    // Working days: 4, 5, 6, 9, 10. Calendar days: 4 to 11.
    expect(first(more)).toEqual(["promised", "2026-03-10"]);
    // Before a long holiday the calendar days are the first: from Tue 09-29 on, 5 WD end on 10-12, 8 CD on 10-08.
    const autumn = withLimits(workingDays(5), calendarDays(8), at("2026-09-14T09:00"))
      .when(startProcedure({ plannedEnd: "2026-10-30" }), at("2026-09-14T10:00"))
      .when(endProcedure(), at("2026-09-28T17:00"));
    expect(first(autumn)).toEqual(["statutory", "2026-10-08"]);
  });

  it("an extension adds its days to both, each in its own unit", () => {
    const longer = works.when(extend(3), at("2026-02-14T09:00"));
    // 6 WD: 14, 24, 25, 26, 27, 28 (a make-up Saturday) February; 10 CD: 23 February, a day off, and so the 24th.
    expect(longer.decision.refusal).toBeDefined();
    const far = withLimits(workingDays(5), calendarDays(8)).when(extend(5), at("2026-03-03T09:00"));
    // 10 WD: Mon 03-16; 13 CD: Sun 03-15, and so Mon 03-16, too.
    expect(first(far)).toEqual(["promised", "2026-03-16"]);
    expect(statutoryDueAt(far.state)).toBe(at("2026-03-17T00:00"));
  });

  it("one that outlasts the calendar is the later", () => {
    const last = withLimits(workingDays(3), { days: 200, unit: "calendar-days" }, at("2027-12-01T09:00"));
    expect(first(last)).toEqual(["promised", "2027-12-06"]);
    expect(last.state.served).toMatchObject({ statutoryDueAt: null });
  });
});

describe("the statutory limit by itself", () => {
  const twenty = () => given(...served({ matter: TWENTY }));
  const BROKEN = at("2026-03-31T00:00");

  it("B3: is broken as if no supplement had stopped it, and seen while the clock still stands", () => {
    const asked = twenty().when(requestSupplement(["survey"]), at("2026-03-03T10:00"));
    expect(statutoryDueAt(asked.state)).toBe(BROKEN);
    expect(cards(asked.state, at("2026-03-30T23:59:59.999"))).toEqual([]);
    expect(cards(asked.state, BROKEN)).toEqual([["red", "statutory-limit", BROKEN]]);
    // The clock ran again on 18 March, when the term had lapsed; the promised limit is broken later.
    const { dueAt } = viewAt(asked.state, BROKEN, RULES).served!.due;
    expect(dueAt > BROKEN).toBe(true);
  });

  it("is broken while a long supplement still stands", () => {
    const policies = {
      licencesByTacitConsent: false,
      supplementTermDays: 30,
      longestSpecialProcedureDays: 120,
      afterLadderDays: 5,
    };
    const asked = given(...served({ matter: TWENTY, policies })).when(
      requestSupplement(["survey"]),
      at("2026-03-03T10:00"),
    );
    const then = viewAt(asked.state, BROKEN, RULES);
    expect(then.status).toBe("suspended");
    expect(cards(asked.state, BROKEN)).toEqual([["red", "statutory-limit", BROKEN]]);
  });

  it("is stopped by a special procedure, the early end of which brings it back", () => {
    const stood = twenty().when(startProcedure({ plannedEnd: "2026-03-20" }), at("2026-03-05T10:00"));
    const planned = statutoryDueAt(stood.state)!;
    expect(planned).toBe(stood.state.served!.due.dueAt);
    const ended = stood.when(endProcedure(), at("2026-03-06T10:00"));
    // Thu 03-05 and Fri 03-06 are lost: 1 April.
    expect(statutoryDueAt(ended.state)).toBe(at("2026-04-02T00:00"));
    expect(stood.state.served).toMatchObject({ statutoryTold: "2026-03-30" });
    expect(ended.state.served).not.toHaveProperty("statutoryTold");
  });

  it("is stopped by the procedure alone where a supplement was asked for, too", () => {
    const both = twenty()
      .when(requestSupplement(["survey"]), at("2026-03-03T10:00"))
      .when(supply("survey"), at("2026-03-09T10:00"))
      .when(startProcedure({ plannedEnd: "2026-03-20" }), at("2026-03-11T10:00"))
      .when(endProcedure(), at("2026-03-12T10:00"));
    expect(statutoryDueAt(both.state)).toBe(at("2026-04-02T00:00"));
    // All of 3 to 9 March is lost to the clock that is due.
    expect(both.state.served!.due.dueDate).toBe("2026-04-09");
  });

  it("is not broken by an answer in its last millisecond, and is by the silence that closes a review as it ends", () => {
    const twentyOfTwenty = given(...served({ matter: { ...TWENTY, statutoryLimit: TWENTY.limit } }));
    const answered = twentyOfTwenty.when(opinion(consent), at("2026-03-30T23:59:59.999"));
    expect(cards(answered.state, BROKEN)).toEqual([]);
    const silent = twentyOfTwenty.when(wake(), BROKEN);
    expect(silent.state.status).toBe("closed");
    expect(cards(silent.state, BROKEN).map(([colour]) => colour)).toEqual(["red", "yellow"]);
  });

  it("stays broken where silence closes the review later", () => {
    const matter = { ...TWENTY, onTimeout: "proceed-without" } as const;
    const asked = given(...served({ matter })).when(requestSupplement(["survey"]), at("2026-03-03T10:00"));
    const { state } = asked.when(wake(), at("2026-05-01T00:00"));
    expect(state).toMatchObject({ status: "closed", outcome: "no-response" });
    expect(cards(state, at("2026-05-01T00:00"))).toContainEqual(["red", "statutory-limit", BROKEN]);
  });
});
