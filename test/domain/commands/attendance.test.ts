/** Attendance by silence (缺席视为同意): an invited department that keeps away consents to the minutes, within its guards. */
import { describe, expect, it } from "@jest/globals";
import { invitationsTo } from "../../../functions/domain/application/attendance.ts";
import type { ClosedReview, Review } from "../../../functions/domain/review/review.ts";
import type { Instant } from "../../../functions/domain/base/time.ts";
import { invitationTaken } from "../../../functions/domain/review/invitation.ts";
import { remind } from "../../../functions/domain/review/reminder.ts";
import { evolve } from "../../../functions/domain/review/replay.ts";
import {
  answered,
  answers,
  concludeWith,
  contested,
  convene,
  invited,
  SITTING,
  speaking,
  type Case,
} from "../answered.ts";
import {
  at,
  closedBy,
  conclude,
  consent,
  given,
  givenApplication,
  objection,
  opinion,
  receive,
  regionWith,
  RULES,
  served,
  submissionOf,
  T0,
  type About,
} from "../given.ts";
import { requestSupplement, supply } from "../when.ts";
import { anOutage, HELD } from "../../support/fixtures.ts";
import { rulesWith } from "../../support/rules.ts";

const OFF = { date: "2026-03-04", name: "搬迁", nameEn: "Moving" };

describe("an invitation to a sitting", () => {
  const seen = (readAt: Instant | null, now: Instant) => {
    const { application, reviews } = contested();
    const { state } = application.when(convene({ heldOn: "2026-03-05" }), T0);
    const { sitting } = "joint" in state && state.joint ? state.joint : { sitting: null };
    if (sitting === null) throw new Error("nothing was called");
    const own = invited(application.state, reviews, T0, { heldOn: "2026-03-05" }, readAt);
    return invitationsTo(sitting, own, now, RULES);
  };

  it("is told of every department that was asked, with the evidence of its receipt as of when there is some", () => {
    const known = (receipt: unknown) => ({ sentAt: T0, servedAt: T0, receipt });
    expect(seen(null, T0)).toEqual([
      { department: "water", invited: known(null) },
      { department: "land", invited: known(null) },
    ]);
    const readAt = at("2026-03-03T10:00");
    expect(seen(readAt, at("2026-03-03T09:59"))[1]?.invited.receipt).toBe(null);
    expect(seen(readAt, readAt)[1]?.invited).toEqual(known({ by: "opening", at: readAt }));
  });
});

describe("an invited department that keeps away", () => {
  const attendanceOf = (
    about: Omit<Case, "answers"> = {},
    {
      land,
      invitedAt = T0,
      heldOn = "2026-03-05",
      readAt = invitedAt,
      next = (review) => review,
    }: {
      land?: ClosedReview;
      invitedAt?: Instant;
      heldOn?: string;
      readAt?: Instant | null;
      /** What else becomes of land's review, once it is invited. */
      next?: (review: ClosedReview) => ClosedReview;
    } = {},
  ) => {
    const { application, reviews } = answered({
      answers: { planning: consent, water: objection, land: consent },
      ...about,
    });
    const own = reviews.map((review) => (land && review.facts.reviewId === "a1.land" ? land : review));
    const known = invited(application.state, own, invitedAt, { heldOn }, readAt).map((review) =>
      review.facts.reviewId === "a1.land" ? next(review) : review,
    );
    const { state } = application
      .when(convene({ heldOn }), invitedAt)
      .when(concludeWith(known, { answers, present: speaking("planning", "water") }), at(`${heldOn}T14:00`));
    if (state.status !== "granted" || !state.joint?.conclusion) throw new Error(state.status);
    const found = state.joint.conclusion.attendance.find(({ department }) => department === "land");
    if (!found || found.as === "present") throw new Error("land was there");
    return found;
  };

  it("consents to the minutes where it was invited two working days before", () => {
    expect(attendanceOf()).toEqual({
      department: "land",
      as: "deemed-consent",
      failed: [],
      invited: { sentAt: T0, servedAt: T0, receipt: { by: "opening", at: T0 } },
    });
    expect(attendanceOf({}, { invitedAt: at("2026-03-02T23:59:59.999") })?.as).toBe("deemed-consent");
    // A weekend lies between.
    expect(attendanceOf({}, { invitedAt: at("2026-03-05T09:00"), heldOn: "2026-03-10" })?.as).toBe(
      "deemed-consent",
    );
  });

  it.each([
    { guard: "G2", why: "invited too late", of: () => attendanceOf({}, { heldOn: "2026-03-04" }) },
    {
      guard: "G2",
      why: "invited over a weekend",
      of: () => attendanceOf({}, { invitedAt: at("2026-03-05T09:00"), heldOn: "2026-03-09" }),
    },
    {
      guard: "G1",
      why: "no basis for consent by silence",
      of: () => attendanceOf({ matter: { tacitBasis: null } }),
    },
    { guard: "G5", why: "a flag of the negative list", of: () => attendanceOf({ flags: ["quota"] }) },
    {
      guard: "G7",
      why: "a licence",
      of: () => attendanceOf({ matters: { land: { kind: "licence" } } }),
    },
  ])("is absent where $guard fails: $why", ({ guard, of }) => {
    expect(of()).toMatchObject({ department: "land", as: "absent", failed: [guard] });
  });

  it.each([
    ["on the day of the sitting", "2026-03-05T08:00", "2026-03-05T08:30"],
    ["on more than a quarter of the days since the invitation", "2026-03-03T08:00", "2026-03-03T08:30"],
  ])("is absent where the platform was not there: %s (G10)", (_, from, until) => {
    const outages = [anOutage({ from: at(from), until: at(until), departments: ["land"], recordedAt: T0 })];
    const known = { ...RULES.circumstancesOf({ applicant: "", department: "" }), outages };
    const rules = { ...RULES, circumstancesOf: () => known };
    const { application, reviews } = contested();
    const reached = invited(application.state, reviews, T0, { heldOn: "2026-03-05" });
    const there = { answers, present: speaking("planning", "water") };
    const { state } = application
      .when(convene({ heldOn: "2026-03-05" }), T0)
      .when(concludeWith(reached, there, rules), at("2026-03-05T14:00"));
    const attendance = state.status === "granted" ? state.joint?.conclusion?.attendance : undefined;
    expect(attendance?.find(({ department }) => department === "land")).toMatchObject({
      department: "land",
      as: "absent",
      failed: ["G10"],
    });
  });

  it.each([
    ["the region", { localDays: [{ date: "2026-03-04", working: false, name: "台风" }] }, ["G2"]],
    ["its department", { daysOff: { land: [OFF] } }, ["G2"]],
    ["another department", { daysOff: { water: [OFF] } }, []],
  ])("has two whole days of notice on which it works: a day off of %s", (_, otherwise, failed) => {
    const rules = rulesWith(otherwise).clock;
    const { application, reviews } = contested();
    const reached = invited(application.state, reviews, T0, { heldOn: "2026-03-05" });
    const { state } = application
      .when(convene({ heldOn: "2026-03-05" }), T0)
      .when(
        concludeWith(reached, { answers, present: speaking("planning", "water") }, rules),
        at("2026-03-05T14:00"),
      );
    const attendance = state.status === "granted" ? state.joint?.conclusion?.attendance : undefined;
    expect(attendance?.find(({ department }) => department === "land")).toMatchObject({
      as: failed.length > 0 ? "absent" : "deemed-consent",
      failed,
    });
  });

  it("consents in a licence where the region switches that on", () => {
    const about = {
      matters: { land: { kind: "licence" } },
      policies: { licencesByTacitConsent: true },
    } as const;
    expect(attendanceOf(about)?.as).toBe("deemed-consent");
  });

  it("is absent where the applicant still owes it something (G4)", () => {
    const about: About = {
      department: "land",
      reviewId: "a1.land",
      matter: { code: "land", materials: ["survey"] },
    };
    const land = given(...served(about))
      .when(requestSupplement(["survey"]), T0)
      .when(opinion(consent), T0).state;
    expect(attendanceOf({}, { land: land as ClosedReview })?.failed).toEqual(["G4"]);
  });

  it("is absent where what it had asked for came after its term (G4)", () => {
    const about: About = {
      department: "land",
      reviewId: "a1.land",
      matter: { code: "land", materials: ["survey"] },
    };
    const asked = given(...served(about)).when(requestSupplement(["survey"]), T0);
    const suppliedAt = (instant: Instant) =>
      asked.when(supply("survey"), instant).when(opinion(consent), instant).state as ClosedReview;
    const sitting = { invitedAt: at("2026-03-19T12:00"), heldOn: "2026-03-24" };
    expect(attendanceOf({}, { land: suppliedAt(at("2026-03-04T09:00")), ...sitting })?.failed).toEqual([]);
    expect(attendanceOf({}, { land: suppliedAt(at("2026-03-19T09:00")), ...sitting })?.failed).toEqual([
      "G4",
    ]);
  });

  it("withdraws nothing by its absence where it objects: it is absent, and its objection stands", () => {
    const { application, reviews } = answered({
      answers: { planning: consent, water: objection, land: consent },
    });
    const { state } = application
      .when(convene({ heldOn: "2026-03-05" }), T0)
      .when(
        concludeWith(reviews, { answers, present: speaking("planning", "land") }),
        at("2026-03-05T14:00"),
      );
    expect(state).toMatchObject({
      status: "granted",
      decision: { matters: [{}, { outcome: "objected", ground: { by: "lead" } }, {}] },
      joint: {
        conclusion: {
          attendance: [
            { department: "planning", as: "present" },
            { department: "water", as: "absent", failed: [] },
            { department: "land", as: "present" },
          ],
        },
      },
    });
  });

  describe("by what its invitation is known to have reached it (G2)", () => {
    const DAY_AFTER = at("2026-03-03T00:05");
    const reminding = (now: Instant) => (review: ClosedReview) =>
      remind(review, now, RULES).reduce<Review>(evolve, review) as ClosedReview;
    const reachedBy = (department: Partial<Review["facts"]["department"]>) => {
      const { reviews } = answered({ answers: { planning: consent, water: objection, land: consent } });
      const land = reviews[2]!;
      return { ...land, facts: { ...land.facts, department: { ...land.facts.department, ...department } } };
    };

    it("is nothing where it lay unseen in the in-box, and nobody reminded it", () => {
      expect(attendanceOf({}, { readAt: null })).toEqual({
        department: "land",
        as: "absent",
        failed: ["G2"],
        invited: { sentAt: T0, servedAt: T0, receipt: null },
      });
    });

    it("is a reminder, and one whole working day in the in-box", () => {
      const reminded = attendanceOf({}, { readAt: null, next: reminding(DAY_AFTER) });
      expect(reminded).toMatchObject({
        as: "deemed-consent",
        invited: { receipt: { by: "reminder", at: DAY_AFTER, dayOverAt: at("2026-03-04T00:00") } },
      });
      // Not before the first working day after it, and not once somebody has read it, or the sitting has begun.
      const { application, reviews } = answered({
        answers: { planning: consent, water: objection, land: consent },
      });
      const [, , unread] = invited(application.state, reviews, T0, { heldOn: "2026-03-05" }, null);
      const [, , read] = invited(application.state, reviews, T0, { heldOn: "2026-03-05" });
      expect(remind(unread!, at("2026-03-02T23:59:59.999"), RULES)).toEqual([]);
      expect(remind(unread!, at("2026-03-03T00:00"), RULES)).toHaveLength(1);
      expect(remind(unread!, at("2026-03-05T09:00"), RULES)).toEqual([]);
      expect(remind(read!, DAY_AFTER, RULES)).toEqual([]);
      expect(remind(reminding(DAY_AFTER)(unread!), DAY_AFTER, RULES)).toEqual([]);
    });

    it("is somebody's reading the review before the sitting begins, and not from then on", () => {
      const last = at("2026-03-05T08:59:59.999");
      expect(attendanceOf({}, { readAt: last })).toMatchObject({
        as: "deemed-consent",
        invited: { receipt: { by: "opening", at: last } },
      });
      expect(attendanceOf({}, { readAt: at("2026-03-05T09:00") })?.failed).toEqual(["G2"]);
    });

    it("is the answer of its endpoint, or a position; it was served by that, and two working days before", () => {
      const land = reachedBy({ channel: "webhook" });
      expect(attendanceOf({}, { land, readAt: null })).toMatchObject({
        failed: ["G2"],
        invited: { servedAt: null, receipt: null },
      });
      const answeredAt = (now: Instant) => (review: ClosedReview) =>
        invitationTaken(review, { webhookId: "w", status: 204, at: now }).reduce<Review>(
          evolve,
          review,
        ) as ClosedReview;
      const late = at("2026-03-03T00:00");
      expect(attendanceOf({}, { land, readAt: null, next: answeredAt(T0) })).toMatchObject({
        as: "deemed-consent",
        invited: { servedAt: T0, receipt: { by: "answer", at: T0 } },
      });
      expect(attendanceOf({}, { land, readAt: null, next: answeredAt(late) })?.failed).toEqual(["G2"]);
      const position = { kind: "maintains" as const, reasons: "r", at: T0 };
      expect(
        attendanceOf({}, { land, readAt: null, next: (review) => ({ ...review, position }) }),
      ).toMatchObject({
        as: "deemed-consent",
        invited: { receipt: { by: "act", at: T0 } },
      });
    });

    it("serves it, where clocks run from the receipt, at the latest at the end of its first working day", () => {
      const land = reachedBy({ clockFrom: "receipt" });
      const soon = attendanceOf({}, { land, heldOn: "2026-03-05" });
      expect(soon).toMatchObject({ as: "deemed-consent", invited: { servedAt: T0 } });
      const next = reminding(DAY_AFTER);
      const late = attendanceOf({}, { land, heldOn: "2026-03-05", readAt: null, next });
      expect(late).toMatchObject({ failed: ["G2"], invited: { servedAt: at("2026-03-04T00:00") } });
      // Served as Wed 03-04 begins, which is its first day and not counted: Thu and Fri lie between.
      expect(attendanceOf({}, { land, heldOn: "2026-03-06", readAt: null, next })?.failed).toEqual(["G2"]);
      expect(attendanceOf({}, { land, heldOn: "2026-03-09", readAt: null, next })?.as).toBe("deemed-consent");
    });
  });

  it("is absent under an integrity hold (G6)", () => {
    const held = submissionOf({}, { applicant: { ...submissionOf().applicant, creditCode: HELD } });
    const plain = regionWith([{ code: "water" }, { code: "land", department: "land" }]);
    const reviews = [
      closedBy(objection, { reviewId: "a1.water" }),
      closedBy(consent, { reviewId: "a1.land", department: "land" }),
    ];
    const opened = givenApplication(...receive(held, plain).events).when(conclude(...reviews), T0);
    const known = invited(opened.state, reviews, T0);
    const { state } = opened.when(convene(), T0).when(concludeWith(known, { answers }), SITTING);
    expect(state).toMatchObject({
      joint: {
        conclusion: { attendance: [{ as: "present" }, { as: "absent", failed: [] }, { failed: ["G6"] }] },
      },
    });
  });

  it("is absent where a day between lies in a year that is not official (G8)", () => {
    const invitedAt = at("2026-12-30T09:00");
    expect(attendanceOf({}, { invitedAt, heldOn: "2027-01-06" })?.failed).toEqual(["G8"]);
  });
});
