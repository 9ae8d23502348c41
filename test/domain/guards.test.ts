/** The nine guards of a consent by silence (超时默许): all hold, or the review escalates and says which did not. */
import { describe, expect, it } from "@jest/globals";
import type { GuardCheck, GuardId } from "../../functions/domain/review/guard.ts";
import type { Review, ReviewEvent } from "../../functions/domain/review/review.ts";
import { NEGATIVE_LIST } from "../../functions/domain/catalogue/flags.ts";
import { requestSupplement, supply } from "../../functions/domain/review/supplement.ts";
import { ledgerRows } from "../../functions/domain/review/judgedDays.ts";
import { outstanding } from "../../functions/domain/review/stop.ts";
import type { Limit } from "../../functions/domain/calendar/clock.ts";
import { plusSeconds, type Dated, type Instant } from "../../functions/domain/base/time.ts";
import { extend, signFor } from "./when.ts";
import {
  at,
  consent,
  DUE,
  factsOf,
  given,
  opinion,
  RULES,
  served,
  T0,
  unseen,
  wake,
  type About,
} from "./given.ts";
import { HELD } from "../support/fixtures.ts";

const farAhead = at("2027-06-01T00:00");
const GUARDS: readonly GuardId[] = ["G1", "G2", "G3", "G4", "G5", "G6", "G7", "G8", "G9", "G10"];

/** The guards on the record of the silence; `[]` when there was no consent. */
function recordOf(review: Review): readonly GuardCheck[] {
  return review.status === "closed" && review.silence ? review.silence.guards : [];
}

function evidenceOf(guard: GuardId, about: About = {}): GuardCheck["evidence"] | undefined {
  const { state } = given(...served(about)).when(wake(), DUE);
  return recordOf(state).find((check) => check.guard === guard)?.evidence;
}

/** What the silence of a review leads to: an escalation that names its failed guards, or an outcome. */
function silenceOf(about: About, servedAt: Instant | Dated = T0): unknown {
  return silenceAfter(served(about, servedAt));
}

function silenceAfter(history: readonly ReviewEvent[]): unknown {
  const [event] = given(...history).when(wake(), farAhead).decision.events;
  if (event?.type === "review-escalated") return { escalated: event.failedGuards };
  return event?.type === "closed-by-silence" ? event.outcome : event;
}

/** A history in which the clock stood from the third day on, until then or to this day. */
function stoodUntil(until: string | null): readonly ReviewEvent[] {
  const hearing = { from: at("2026-03-05T10:00"), until, why: "hearing" };
  return served().map((event): ReviewEvent => {
    if (event.type !== "review-served") return event;
    const clock = { ...event.served.clock, suspensions: [hearing] };
    return { ...event, served: { ...event.served, clock } };
  });
}

describe("a consent by silence", () => {
  const { state } = given(...served()).when(wake(), DUE);

  it("is recorded with all ten guards, in order, each of which holds", () => {
    expect(state).toMatchObject({ status: "closed", outcome: "deemed-consent", closedAt: DUE });
    expect(recordOf(state).map((check) => check.guard)).toEqual(GUARDS);
    expect(recordOf(state).every((check) => check.holds)).toBe(true);
  });

  it("says of each guard what it rests on", () => {
    expect(evidenceOf("G1")).toEqual({ basis: { document: "超时默许规则", article: "第三条" } });
    expect(evidenceOf("G2")).toEqual({
      department: "water",
      channel: "in-box",
      servedAt: T0,
      recordedAt: T0,
      receipt: { by: "reminder", at: at("2026-03-03T00:05"), dayOverAt: at("2026-03-04T00:00") },
      wholeDays: 5,
      leastDays: 3,
    });
    expect(evidenceOf("G3")).toEqual({ stoppedSince: null });
    expect(evidenceOf("G4")).toEqual({ owed: [], lapsedAt: null });
    expect(evidenceOf("G5")).toEqual({ flags: [], confirmed: [], unconfirmed: [] });
    expect(evidenceOf("G6")).toEqual({ holds: [] });
    expect(evidenceOf("G7")).toEqual({ kind: "opinion", licencesByTacitConsent: false });
    expect(evidenceOf("G8")).toEqual({ provisionalDay: null, calendarVersion: "cn-2026-11-01" });
    expect(evidenceOf("G9")).toEqual({ department: "water", lead: "planning" });
    expect(evidenceOf("G10")).toEqual({
      lastDay: "2026-03-09",
      onLastDay: false,
      daysLost: 0,
      limitDays: 5,
      outages: [],
    });
  });

  it("asks for the written opinion all the same, within one working day (补录)", () => {
    expect(state).toMatchObject({
      silence: { backfillDueAt: at("2026-03-11T00:00") },
      backfillMissed: false,
      revocation: null,
    });
  });

  it("is recorded with the ledger up to the due date", () => {
    const ledger = ledgerRows(state, farAhead, RULES);
    expect(ledger.filter((row) => row.counted).map((row) => row.date)).toEqual([
      "2026-03-03",
      "2026-03-04",
      "2026-03-05",
      "2026-03-06",
      "2026-03-09",
    ]);
  });
});

describe("a single guard that fails escalates, and is named", () => {
  it("G1: the matter names no legal basis of its tacit consent", () => {
    expect(silenceOf({ matter: { tacitBasis: null } })).toEqual({ escalated: ["G1"] });
  });

  describe("G2: its department could not see it for half of the limit's days, at least for one", () => {
    const silenceRecorded = (recordedAt: string, days: number) =>
      given(
        ...unseen(
          { matter: { limit: { days, unit: "working-days" } } },
          { asOf: T0, recordedAt: at(recordedAt) },
        ),
      )
        .when(signFor(), at(recordedAt))
        .when(wake(), farAhead)
        .decision.events.map((event) =>
          event.type === "review-escalated"
            ? { escalated: event.failedGuards }
            : "outcome" in event && event.outcome,
        )[0];

    // Five working days: 3, 4, 5, 6 and 9 March; four of them: without the last; one: 3 March.
    it.each([
      { days: 5, last: "2026-03-05T00:00" },
      { days: 4, last: "2026-03-05T00:00" },
      { days: 3, last: "2026-03-04T00:00" },
      { days: 1, last: "2026-03-03T00:00" },
    ])(
      "of $days, on record as $last begins it is a consent, a millisecond later it is none",
      ({ days, last }) => {
        expect(silenceRecorded(last, days)).toBe("deemed-consent");
        expect(silenceRecorded(last.replace("00:00", "00:00:00.001"), days)).toEqual({ escalated: ["G2"] });
      },
    );

    it("nor at all before the due instant: the record has the date as it is, and the evidence says why", () => {
      const found = at("2026-04-01T10:00");
      const late = given(...served({}, { asOf: T0, recordedAt: found }));
      expect(late.state.served).toMatchObject({ servedAt: T0, due: { dueAt: DUE } });
      expect(late.when(wake(), found).state).toMatchObject({ status: "overdue", failedGuards: ["G2"] });
      expect(late.when(opinion(consent), found).state).toMatchObject({ outcome: "consented", overdue: true });
    });

    it("nor in an extension that began with half of all days gone", () => {
      const recordedAt = at("2026-03-05T00:00:00.001");
      const more = given(...served({}, { asOf: T0, recordedAt })).when(extend(5), recordedAt);
      // Of ten days 6, 9, 10, 11, 12, 13 and 16 March are left: enough.
      expect(more.when(wake(), farAhead).state).toMatchObject({ outcome: "deemed-consent" });
      const few = given(...served({}, { asOf: T0, recordedAt })).when(extend(1), recordedAt);
      expect(few.when(wake(), farAhead).state).toMatchObject({ outcome: "deemed-consent" });
      const none = given(...served({}, { asOf: T0, recordedAt: at("2026-03-06T00:00:00.001") }));
      expect(none.when(extend(1), at("2026-03-06T10:00")).when(wake(), farAhead).state).toMatchObject({
        failedGuards: ["G2"],
      });
    });

    it("and matters to no other silence: whoever has to answer was late, whatever an engine did", () => {
      for (const onTimeout of ["deemed-refusal", "proceed-without"] as const)
        expect(silenceOf({ matter: { onTimeout } }, { asOf: T0, recordedAt: at("2026-04-01T10:00") })).toBe(
          onTimeout === "proceed-without" ? "no-response" : onTimeout,
        );
    });
  });

  // Every stop has an end, so no such clock comes about; of one that stands no day is counted, either.
  it("G3: the clock stands still", () => {
    expect(silenceAfter(stoodUntil(null))).toEqual({ escalated: ["G2", "G3"] });
    expect(silenceAfter(stoodUntil(at("2026-03-05T15:00")))).toBe("deemed-consent");
  });

  describe("G4: the applicant owes what the department has asked for", () => {
    const asked = given(...served({ matter: { materials: ["site-plan", "land-survey"] } })).when(
      (review, now) =>
        requestSupplement(
          review,
          {
            items: ["site-plan", "land-survey"].map((material) => ({ material, defect: null, basis: null })),
            reasons: "neither was handed in",
            handler: null,
          },
          now,
          RULES,
          [],
        ),
      at("2026-03-03T10:00"),
    );
    const supplied = (review: typeof asked, material: string, receivedAt: string) =>
      review.when((state, now) => supply(state, material, now, RULES), at(receivedAt));
    const judged = (review: typeof asked) => review.when(wake(), farAhead).state;
    const lapsed = asked.when(wake(), at("2026-03-20T09:00"));

    it("and has not handed in when the term lapses: the clock runs on, and its end is no consent", () => {
      expect(lapsed.state).toMatchObject({ status: "running" });
      expect(judged(lapsed)).toMatchObject({ status: "overdue", failedGuards: ["G4"] });
      expect(judged(asked)).toEqual(judged(lapsed));
    });

    it("or has handed in a part of only", () => {
      const part = supplied(asked, "site-plan", "2026-03-04T10:00");
      expect(part.state).toMatchObject({ status: "suspended" });
      expect(judged(part)).toMatchObject({ status: "overdue", failedGuards: ["G4"] });
    });

    it("and no longer owes, once all of it is there before the term lapses", () => {
      const inTime = supplied(
        supplied(asked, "site-plan", "2026-03-04T10:00"),
        "land-survey",
        "2026-03-05T10:00",
      );
      expect(judged(inTime)).toMatchObject({ status: "closed", outcome: "deemed-consent" });
      expect(recordOf(judged(inTime)).find(({ guard }) => guard === "G4")).toEqual({
        guard: "G4",
        holds: true,
        evidence: { owed: [], lapsedAt: null },
      });
      const last = supplied(asked, "site-plan", "2026-03-04T10:00");
      const due = judged(supplied(last, "land-survey", "2026-03-19T23:59:59.999"));
      expect(due).toMatchObject({ outcome: "deemed-consent" });
    });

    it("A4: or handed in after the term had lapsed, be it a minute before the due instant, or at the lapse itself", () => {
      const part = supplied(asked, "site-plan", "2026-03-04T10:00");
      const { dueAt } = lapsed.state.served!.due;
      for (const receivedAt of [at("2026-03-20T00:00"), at("2026-03-20T10:00"), plusSeconds(dueAt, -60)]) {
        const late = part.when((state, now) => supply(state, "land-survey", now, RULES), receivedAt);
        expect(outstanding(late.state.supplement)).toEqual([]);
        expect(judged(late)).toMatchObject({ status: "overdue", failedGuards: ["G4"] });
      }
    });

    it("is asked of consent alone", () => {
      const about = { materials: ["survey"], onTimeout: "proceed-without" } as const;
      const late = given(...served({ matter: about }))
        .when((review, now) => {
          const items = [{ material: "survey", defect: null, basis: null }];
          return requestSupplement(review, { items, reasons: "r", handler: null }, now, RULES, []);
        }, at("2026-03-03T10:00"))
        .when((state, now) => supply(state, "survey", now, RULES), at("2026-03-18T10:00"));
      expect(late.when(wake(), farAhead).state).toMatchObject({ outcome: "no-response" });
    });
  });

  it.each([
    "national-security",
    "secret",
    "public-safety-hazard",
    "eia-report",
    "ecological-redline",
    "permanent-farmland",
    "protected-area",
    "cultural-relic",
    "special-fire",
    "third-party-hearing",
    "quota",
    "higher-authority",
    "express-act-required",
  ] as const)("G5: the project carries the flag %s", (flag) => {
    expect(NEGATIVE_LIST).toContain(flag);
    expect(silenceOf({ flags: [flag] })).toEqual({ escalated: ["G5"] });
  });

  it("G5: the negative list has thirteen flags", () => {
    expect(new Set(NEGATIVE_LIST).size).toBe(13);
  });

  it("G6: the applicant is under an integrity hold", () => {
    expect(silenceOf({ applicant: HELD })).toEqual({ escalated: ["G6"] });
  });

  it("G7: the matter is a licence, and the region has not switched that on", () => {
    expect(silenceOf({ matter: { kind: "licence" } })).toEqual({ escalated: ["G7"] });
  });

  it("G7 holds for a licence where the region has, and for every other kind", () => {
    const policies = { ...factsOf().policies, licencesByTacitConsent: true };
    expect(silenceOf({ matter: { kind: "licence" }, policies })).toBe("deemed-consent");
    for (const kind of ["opinion", "filing", "utility", "technical-review"] as const)
      expect(silenceOf({ matter: { kind } })).toBe("deemed-consent");
  });

  it("G8: a day that counted lies in a year that is provisional", () => {
    const days = (days: number): About => ({ matter: { limit: { days, unit: "working-days" } } });
    expect(silenceOf(days(4), at("2026-12-28T09:00"))).toEqual({ escalated: ["G8"] });
    // Three days end with the year, at an instant that is in the next one already.
    expect(silenceOf(days(3), at("2026-12-28T09:00"))).toBe("deemed-consent");
  });

  it("A6, G8: the limit rolls over to a day of a provisional year, though none that counted lies in it", () => {
    // Mon 12-21 and ten days: Thu 12-31, a local day off here; 1 to 3 January are off, too.
    const years = RULES.calendar.days.map((day) =>
      day.date === "2026-12-31" ? { ...day, working: false, kind: "local-day-off" as const } : day,
    );
    const rules = { ...RULES, calendar: { ...RULES.calendar, days: years } };
    const ten = (unit: Limit["unit"], days = 10): About => ({
      matter: { limit: { days, unit }, statutoryLimit: { days: 20, unit } },
    });
    const of = (about: About) => given(...served(about, at("2026-12-21T09:00"), rules));
    const rolled = of(ten("calendar-days"));
    expect(rolled.state.served?.due).toMatchObject({ dueDate: "2027-01-04", provisional: true });
    expect(rolled.when(wake(rules), farAhead).state).toMatchObject({
      status: "overdue",
      failedGuards: ["G8"],
    });
    // Nine days end on Wed 12-30, eight working days too: neither has anything to do with the next year.
    for (const about of [ten("calendar-days", 9), ten("working-days", 7)]) {
      expect(of(about).state.served?.due).toMatchObject({ dueDate: "2026-12-30", provisional: false });
      expect(of(about).when(wake(rules), farAhead).state).toMatchObject({ outcome: "deemed-consent" });
    }
  });

  it("G8 asks about the days that were used and the due date alone, not about the start day or a weekend", () => {
    const unused = new Set(["2026-03-02", "2026-03-07", "2026-03-08"]);
    const { calendar } = RULES;
    const days = calendar.days.map((day) => ({ ...day, official: !unused.has(day.date) }));
    const rules = { ...RULES, calendar: { ...calendar, days } };
    const { state } = given(...served({}, T0, rules)).when(wake(rules), DUE);
    expect(state).toMatchObject({ outcome: "deemed-consent" });
  });

  it("G9: the review is the lead's own", () => {
    expect(silenceOf({ department: "planning" })).toEqual({ escalated: ["G9"] });
  });
});

describe("several guards that fail", () => {
  it("are all named, in order", () => {
    expect(
      silenceOf({
        department: "planning",
        matter: { kind: "licence", tacitBasis: null },
        flags: ["quota", "secret"],
        applicant: HELD,
      }),
    ).toEqual({ escalated: ["G1", "G5", "G6", "G7", "G9"] });
  });

  it("leave the review open to the real opinion, which is marked overdue", () => {
    const escalated = given(...served({ flags: ["quota"] })).when(wake(), DUE);
    expect(escalated.state).toMatchObject({ status: "overdue", failedGuards: ["G5"] });
    expect(escalated.when(opinion(consent), farAhead).state).toMatchObject({
      status: "closed",
      outcome: "consented",
      overdue: true,
    });
  });

  it("do not matter where silence means something else than consent", () => {
    const about = { flags: ["quota"], applicant: HELD, department: "planning" } as const;
    expect(silenceOf({ ...about, matter: { onTimeout: "proceed-without" } })).toBe("no-response");
    expect(silenceOf({ ...about, matter: { onTimeout: "deemed-refusal" } })).toBe("deemed-refusal");
    expect(silenceOf({ ...about, matter: { onTimeout: "escalate" } })).toEqual({ escalated: [] });
  });
});
