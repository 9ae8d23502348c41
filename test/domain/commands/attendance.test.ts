/** Attendance by silence (缺席视为同意): an invited department that keeps away consents to the minutes, within its guards. */
import { describe, expect, it } from "@jest/globals";
import type { ClosedReview } from "../../../functions/domain/review/review.ts";
import type { Instant } from "../../../functions/domain/base/time.ts";
import { answered, answers, concludeWith, contested, convene, SITTING, type Case } from "../answered.ts";
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

describe("an invited department that keeps away", () => {
  const attendanceOf = (
    about: Omit<Case, "answers"> = {},
    {
      land,
      invitedAt = T0,
      heldOn = "2026-03-05",
    }: { land?: ClosedReview; invitedAt?: Instant; heldOn?: string } = {},
  ) => {
    const { application, reviews } = answered({
      answers: { planning: consent, water: objection, land: consent },
      ...about,
    });
    const known = reviews.map((review) => (land && review.facts.reviewId === "a1.land" ? land : review));
    const { state } = application
      .when(convene({ heldOn }), invitedAt)
      .when(concludeWith(known, { answers, present: ["water"] }), at(`${heldOn}T14:00`));
    if (state.status !== "granted" || !state.joint?.conclusion) throw new Error(state.status);
    return state.joint.conclusion.attendance.find(({ department }) => department === "land");
  };

  it("consents to the minutes where it was invited two working days before", () => {
    expect(attendanceOf()).toEqual({ department: "land", as: "deemed-consent", failed: [] });
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
    expect(of()).toEqual({ department: "land", as: "absent", failed: [guard] });
  });

  it.each([
    ["on the day of the sitting", "2026-03-05T08:00", "2026-03-05T08:30"],
    ["on more than a quarter of the days since the invitation", "2026-03-03T08:00", "2026-03-03T08:30"],
  ])("is absent where the platform was not there: %s (G10)", (_, from, until) => {
    const outages = [anOutage({ from: at(from), until: at(until), departments: ["land"], recordedAt: T0 })];
    const known = { ...RULES.circumstancesOf({ applicant: "", department: "" }), outages };
    const rules = { ...RULES, circumstancesOf: () => known };
    const { application, reviews } = contested();
    const { state } = application
      .when(convene({ heldOn: "2026-03-05" }), T0)
      .when(concludeWith(reviews, { answers, present: ["water"] }, rules), at("2026-03-05T14:00"));
    const attendance = state.status === "granted" ? state.joint?.conclusion?.attendance : undefined;
    expect(attendance?.find(({ department }) => department === "land")).toEqual({
      department: "land",
      as: "absent",
      failed: ["G10"],
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
    const sitting = { invitedAt: at("2026-03-18T12:00"), heldOn: "2026-03-24" };
    expect(attendanceOf({}, { land: suppliedAt(at("2026-03-04T09:00")), ...sitting })?.failed).toEqual([]);
    expect(attendanceOf({}, { land: suppliedAt(at("2026-03-18T09:00")), ...sitting })?.failed).toEqual([
      "G4",
    ]);
  });

  it("withdraws nothing by its absence where it objects: it is absent, and its objection stands", () => {
    const { application, reviews } = answered({
      answers: { planning: consent, water: objection, land: consent },
    });
    const { state } = application
      .when(convene({ heldOn: "2026-03-05" }), T0)
      .when(concludeWith(reviews, { answers, present: ["land"] }), at("2026-03-05T14:00"));
    expect(state).toMatchObject({
      status: "granted",
      decision: { matters: [{}, { outcome: "objected", ground: { by: "lead" } }, {}] },
      joint: {
        conclusion: {
          attendance: [
            { department: "water", as: "absent", failed: [] },
            { department: "land", as: "present" },
          ],
        },
      },
    });
  });

  it("is absent where nothing shows that an invitation by webhook reached it (G2)", () => {
    const { application, reviews } = answered({
      answers: { planning: consent, water: objection, land: consent },
    });
    const byWebhook = reviews.map((review) => ({
      ...review,
      facts: { ...review.facts, department: { ...review.facts.department, channel: "webhook" as const } },
    }));
    const landAfter = (known: readonly ClosedReview[]) => {
      const { state } = application
        .when(convene({ heldOn: "2026-03-05" }), T0)
        .when(concludeWith(known, { answers }), at("2026-03-05T14:00"));
      if (!("joint" in state)) throw new Error(state.status);
      return state.joint?.conclusion?.attendance.find(({ department }) => department === "land");
    };
    expect(landAfter(byWebhook)).toMatchObject({ as: "absent", failed: ["G2"] });
    const shown = byWebhook.map((review) => ({
      ...review,
      position: { kind: "maintains" as const, reasons: "r", at: T0 },
    }));
    expect(landAfter(shown)).toMatchObject({ as: "deemed-consent", failed: [] });
  });

  it("is absent under an integrity hold (G6)", () => {
    const held = submissionOf({}, { applicant: { ...submissionOf().applicant, creditCode: HELD } });
    const plain = regionWith([{ code: "water" }, { code: "land", department: "land" }]);
    const reviews = [
      closedBy(objection, { reviewId: "a1.water" }),
      closedBy(consent, { reviewId: "a1.land", department: "land" }),
    ];
    const { state } = givenApplication(...receive(held, plain).events)
      .when(conclude(...reviews), T0)
      .when(convene(), T0)
      .when(concludeWith(reviews, { answers }), SITTING);
    expect(state).toMatchObject({
      joint: { conclusion: { attendance: [{ as: "absent", failed: [] }, { failed: ["G6"] }] } },
    });
  });

  it("is absent where a day between lies in a year that is not official (G8)", () => {
    const invitedAt = at("2026-12-30T09:00");
    expect(attendanceOf({}, { invitedAt, heldOn: "2027-01-06" })?.failed).toEqual(["G8"]);
  });
});
