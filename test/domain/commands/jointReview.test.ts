/** 联合会审 and the lead's own decision: positions, minutes, attendance by silence, and a ladder against the lead. */
import { describe, expect, it } from "@jest/globals";
import type { Application } from "../../../functions/domain/application/application.ts";
import { advanceLead, decide, type LeadAnswer } from "../../../functions/domain/application/conclusion.ts";
import * as joint from "../../../functions/domain/application/jointReview.ts";
import type { Opinion } from "../../../functions/domain/review/opinion.ts";
import type { Matter, Region } from "../../../functions/domain/catalogue/region.ts";
import { evolve, type Position, type Review } from "../../../functions/domain/review/review.ts";
import type { ClosedReview } from "../../../functions/domain/review/review.ts";
import type { Submission } from "../../../functions/domain/application/submission.ts";
import type { Instant } from "../../../functions/domain/base/time.ts";
import {
  at,
  closedBy,
  conclude,
  consent,
  DUE,
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
  wake,
  type About,
} from "../given.ts";
import { requestSupplement, revoke } from "../when.ts";

const conditional = (value: string): Opinion => ({
  kind: "consent-with-conditions",
  conditions: [
    { text: `a road of ${value}`, basis: "law", article: "第三十八条", about: "road-width", value },
  ],
});

type Case = {
  answers: Record<string, Opinion | "silence">;
  matter?: Partial<Matter>;
  flags?: Submission["project"]["flags"];
  policies?: Partial<Region["policies"]>;
};

/** An application whose departments have answered; each matter is named after its department. */
function answered({ answers, matter = {}, flags = [], policies = {} }: Case) {
  const departments = Object.keys(answers);
  const plain = regionWith(departments.map((department) => ({ code: department, department, ...matter })));
  const region = { ...plain, policies: { ...plain.policies, ...policies } };
  const reviews = departments.map((department) => {
    const about: About = {
      department,
      reviewId: `a1.${department}`,
      matter: { code: department, ...matter },
    };
    return closedBy(answers[department]!, about);
  });
  const application = givenApplication(...receive(submissionOf({ flags }), region).events).when(
    conclude(...reviews),
    T0,
  );
  return { application, reviews };
}

const convene =
  (about: Partial<joint.Invitation> = {}) =>
  (application: Application, now: Instant) =>
    joint.convene(
      application,
      { heldOn: "2026-03-06", place: "room 302", agenda: "the culvert", invited: [], ...about },
      now,
      RULES,
    );
/** The review as its department's positions have left it, in a joint review of the application. */
const takingPositions = (
  review: ClosedReview,
  application: Application,
  ...kinds: readonly Position["kind"][]
): ClosedReview =>
  kinds.reduce<Review>(
    (now, kind) =>
      joint.takePosition(now, application, { kind, reasons: kind }, T0).events.reduce<Review>(evolve, now),
    review,
  ) as ClosedReview;
const concludeWith =
  (reviews: readonly ClosedReview[], about: Partial<joint.ConclusionRequest> = {}) =>
  (application: Application, now: Instant) =>
    joint.concludeJointReview(
      application,
      reviews,
      {
        minutes: "minutes",
        result: "grant",
        reasons: "r",
        article: null,
        answers: [],
        resolutions: [],
        present: [],
        ...about,
      },
      now,
      RULES,
    );

const contested = () => answered({ answers: { planning: consent, water: objection, land: consent } });
const SITTING = at("2026-03-06T14:00");
const answers = [{ reviewId: "a1.water", reasons: "the flow is 8 m³/s" }];

describe("a joint review", () => {
  it("is opened by an objection without veto as of the last answer, and due in ten working days", () => {
    expect(contested().application.state).toMatchObject({
      status: "joint-review",
      joint: {
        openedAt: T0,
        dueAt: at("2026-03-17T00:00"),
        dueDate: "2026-03-16",
        objections: ["a1.water"],
        clashes: [],
      },
    });
  });

  it("is opened by conditions that clash, and not by those that agree", () => {
    const clash = answered({ answers: { water: conditional("12 m"), land: conditional("14 m") } });
    expect(clash.application.state).toMatchObject({
      status: "joint-review",
      joint: { objections: [], clashes: ["road-width"] },
    });
    const agree = answered({ answers: { water: conditional("12 m"), land: conditional("12 m") } });
    expect(agree.application.state.status).toBe("granted-with-conditions");
  });

  it("is opened by a consent by silence that has been revoked", () => {
    const { application } = answered({ answers: { water: "silence", land: consent } });
    expect(application.state.status).toBe("granted");
    const revoked = given(...served({ reviewId: "a1.water" }))
      .when(wake(), DUE)
      .when(revoke(), at("2026-03-10T10:00")).state as ClosedReview;
    const land = closedBy(consent, { reviewId: "a1.land", department: "land" });
    const region = regionWith([{ code: "water" }, { code: "land", department: "land" }]);
    const open = givenApplication(...receive(submissionOf(), region).events).when(
      conclude(revoked, land),
      T0,
    );
    expect(open.state).toMatchObject({ status: "joint-review", joint: { objections: ["a1.water"] } });
  });

  it("I29: is not opened by a veto, which refuses at once: no lead overrides it", () => {
    const veto = answered({ answers: { water: objection, land: consent }, matter: { veto: true } });
    expect(veto.application.state.status).toBe("refused");
    veto.application.when(convene(), T0).thenRefused({ code: "no-joint-review", status: "refused" });
    veto.application.when(concludeWith(veto.reviews, { answers }), SITTING).thenRefused({
      code: "no-joint-review",
      status: "refused",
    });
    const beside = answered({
      answers: {
        water: objection,
        land: objection,
        ecology: conditional("12 m"),
        forestry: conditional("14 m"),
      },
      matter: { veto: true },
    });
    expect(beside.application.state.status).toBe("refused");
  });

  it("is not opened by a refusal by silence either", () => {
    const { application } = answered({
      answers: { water: "silence", land: consent },
      matter: { onTimeout: "deemed-refusal" },
    });
    expect(application.state.status).toBe("refused");
  });
});

describe("the invitation", () => {
  const { application } = contested();

  it("goes to everybody but the lead where nobody is named, once", () => {
    const convened = application.when(convene(), T0);
    expect(convened.state).toMatchObject({
      joint: { sitting: { invited: ["water", "land"], invitedAt: T0 } },
    });
    convened.when(convene(), at("2026-03-03T10:00")).thenNothing();
    convened.when(convene({ invited: ["water", "land"] }), T0).thenNothing();
    convened
      .when(convene({ heldOn: "2026-03-09" }), T0)
      .thenRefused({ code: "already-convened", heldOn: "2026-03-06" });
  });

  it("goes to participants only", () => {
    application.when(convene({ invited: ["water", "power"] }), T0).thenRefused({
      code: "not-a-participant",
      departments: ["power"],
    });
  });

  it("is for a day from tomorrow to the last day of the term; after it, for a fortnight", () => {
    const on = (heldOn: string, now = T0) => application.when(convene({ heldOn }), now).decision.refusal;
    const refusal = { code: "sitting-date", earliest: "2026-03-03", latest: "2026-03-16" };
    expect(on("2026-03-02")).toEqual(refusal);
    expect(on("2026-03-03")).toBeUndefined();
    expect(on("2026-03-16")).toBeUndefined();
    expect(on("2026-03-17")).toEqual(refusal);
    expect(on("2026-03-31", at("2026-03-16T10:00"))).toBeUndefined();
    expect(on("2026-04-01", at("2026-03-16T10:00"))).toMatchObject({
      earliest: "2026-03-17",
      latest: "2026-03-31",
    });
    expect(on("2026-03-17", at("2026-03-17T10:00"))).toMatchObject({
      earliest: "2026-03-18",
      latest: "2026-04-01",
    });
    expect(on("2026-04-01", at("2026-03-17T10:00"))).toBeUndefined();
  });
});

describe("a position", () => {
  const { application, reviews } = contested();
  const [, water, land] = reviews as [ClosedReview, ClosedReview, ClosedReview];
  const take = (review: Review, kind: Position["kind"], state: Application = application.state) =>
    joint.takePosition(review, state, { kind, reasons: kind }, T0);

  it("is taken by whoever objected, and the last one counts; the same again changes nothing", () => {
    const maintains = takingPositions(water, application.state, "maintains");
    expect(maintains).toEqual({
      ...water,
      position: { kind: "maintains", reasons: "maintains", at: T0 },
      positionsTaken: 1,
    });
    expect(take(maintains, "maintains")).toEqual({ events: [] });
    const withdraws = takingPositions(maintains, application.state, "withdraws");
    expect(withdraws).toMatchObject({
      outcome: "objected",
      position: { kind: "withdraws" },
      positionsTaken: 2,
    });
  });

  it("is taken three times at most", () => {
    const thrice = takingPositions(water, application.state, "maintains", "withdraws", "maintains");
    expect(take(thrice, "withdraws").refusal).toEqual({ code: "position-taken-too-often", most: 3 });
  });

  it("is taken about what is contested, and in a joint review only", () => {
    expect(take(land, "withdraws").refusal).toEqual({ code: "nothing-contested" });
    const granted = answered({ answers: { water: consent } }).application.state;
    expect(take(water, "withdraws", granted).refusal).toEqual({ code: "no-joint-review" });
    const clash = answered({ answers: { water: conditional("12 m"), land: conditional("14 m") } });
    expect(take(clash.reviews[1]!, "withdraws", clash.application.state).refusal).toBeUndefined();
  });
});

describe("the conclusion", () => {
  const { application, reviews } = contested();
  const convened = application.when(convene(), T0);

  it("needs a sitting that has been held", () => {
    application.when(concludeWith(reviews, { answers }), SITTING).thenRefused({ code: "not-convened" });
    convened.when(concludeWith(reviews, { answers }), at("2026-03-05T23:59:59.999")).thenRefused({
      code: "sitting-not-held",
      heldOn: "2026-03-06",
    });
    expect(convened.when(concludeWith(reviews, { answers }), at("2026-03-06T00:00")).state.status).toBe(
      "granted",
    );
  });

  it("grants with written reasons to every objector who maintains, and not without", () => {
    const refusal = { code: "reasons-to-objector-missing", reviews: ["a1.water"] } as const;
    convened.when(concludeWith(reviews), SITTING).thenRefused(refusal);
    const after = (...kinds: readonly Position["kind"][]) =>
      reviews.map((review) =>
        review.facts.reviewId === "a1.water" ? takingPositions(review, convened.state, ...kinds) : review,
      );
    convened.when(concludeWith(after("withdraws", "maintains")), SITTING).thenRefused(refusal);
    expect(convened.when(concludeWith(after("maintains", "withdraws")), SITTING).state.status).toBe(
      "granted",
    );
    const granted = convened.when(concludeWith(reviews, { answers }), SITTING);
    expect(granted.state).toMatchObject({
      status: "granted",
      decidedAt: SITTING,
      joint: { conclusion: { answers } },
    });
  });

  it("refuses with the article it rests on, and not without", () => {
    convened
      .when(concludeWith(reviews, { result: "refuse" }), SITTING)
      .thenRefused({ code: "article-missing" });
    const refused = convened.when(
      concludeWith(reviews, { result: "refuse", article: "第三十八条" }),
      SITTING,
    );
    expect(refused.state.status).toBe("refused");
  });

  it("settles every clash in a grant", () => {
    const clash = answered({ answers: { water: conditional("12 m"), land: conditional("14 m") } });
    const sitting = clash.application.when(convene(), T0);
    sitting
      .when(concludeWith(clash.reviews), SITTING)
      .thenRefused({ code: "clash-unresolved", about: ["road-width"] });
    const resolutions = [{ about: "road-width", text: "13 m" }];
    const settled = sitting.when(concludeWith(clash.reviews, { resolutions }), SITTING);
    expect(settled.state.status).toBe("granted-with-conditions");
  });

  it("counts nobody as present who was not invited; the lead is always there", () => {
    const invitedWater = application.when(convene({ invited: ["water"] }), T0);
    const present = ["planning", "water", "land"];
    invitedWater.when(concludeWith(reviews, { answers, present }), SITTING).thenRefused({
      code: "not-a-participant",
      departments: ["land"],
    });
    const held = invitedWater.when(
      concludeWith(reviews, { answers, present: ["planning", "water"] }),
      SITTING,
    );
    expect(held.state).toMatchObject({
      joint: { conclusion: { attendance: [{ department: "water", as: "present" }] } },
    });
  });

  it("is given once: the same again changes nothing, another one is refused", () => {
    const held = convened.when(concludeWith(reviews, { answers, present: ["water"] }), SITTING);
    held.when(concludeWith(reviews, { answers, present: ["water"] }), SITTING).thenNothing();
    held.when(concludeWith(reviews, { answers, present: ["planning", "water"] }), SITTING).thenNothing();
    const refusal = { code: "no-joint-review", status: "granted" } as const;
    held
      .when(concludeWith(reviews, { answers, present: ["water"], minutes: "other" }), SITTING)
      .thenRefused(refusal);
    held.when(concludeWith(reviews, { answers, present: [] }), SITTING).thenRefused(refusal);
    held.when(concludeWith(reviews, { answers, present: ["water", "land"] }), SITTING).thenRefused(refusal);
    held.when(convene({ place: "room 303" }), SITTING).thenRefused(refusal);
  });
});

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
    { guard: "G7", why: "a licence", of: () => attendanceOf({ matter: { kind: "licence" } }) },
  ])("is absent where $guard fails: $why", ({ guard, of }) => {
    expect(of()).toEqual({ department: "land", as: "absent", failed: [guard] });
  });

  it("consents in a licence where the region switches that on", () => {
    const about = { matter: { kind: "licence" }, policies: { licencesByTacitConsent: true } } as const;
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

  it("is absent under an integrity hold (G6)", () => {
    const plain = regionWith([{ code: "water" }, { code: "land", department: "land" }]);
    const region = { ...plain, integrityHolds: [submissionOf().applicant.creditCode] };
    const reviews = [
      closedBy(objection, { reviewId: "a1.water" }),
      closedBy(consent, { reviewId: "a1.land", department: "land" }),
    ];
    const { state } = givenApplication(...receive(submissionOf(), region).events)
      .when(conclude(...reviews), T0)
      .when(convene(), T0)
      .when(concludeWith(reviews, { answers }), SITTING);
    expect(state).toMatchObject({
      joint: { conclusion: { attendance: [{ failed: ["G6"] }, { failed: ["G6"] }] } },
    });
  });

  it("is absent where a day between lies in a year that is not official (G8)", () => {
    const invitedAt = at("2026-12-30T09:00");
    expect(attendanceOf({}, { invitedAt, heldOn: "2027-01-06" })?.failed).toEqual(["G8"]);
  });
});

describe("the lead's own decision", () => {
  const asked = (answers: Case["answers"] = { water: consent, land: conditional("12 m") }) =>
    answered({ answers, policies: { decision: "lead" } });
  const signs =
    (reviews: readonly ClosedReview[], about: Partial<LeadAnswer> = {}) =>
    (application: Application, now: Instant) =>
      decide(application, reviews, { result: "grant", reasons: "r", article: null, ...about }, now);

  it("is asked for where everybody consents, within three working days", () => {
    expect(asked().application.state).toMatchObject({
      status: "deciding",
      decideBy: at("2026-03-06T00:00"),
      decideOn: "2026-03-05",
    });
  });

  it("is not asked for where the rules refuse, nor before a joint review has been held", () => {
    expect(asked({ water: objection }).application.state.status).toBe("joint-review");
    const veto = answered({
      answers: { water: objection },
      matter: { veto: true },
      policies: { decision: "lead" },
    });
    expect(veto.application.state.status).toBe("refused");
  });

  it("grants what the reviews say, or refuses with an article; late, it still decides", () => {
    const { application, reviews } = asked();
    const granted = application.when(signs(reviews), SITTING);
    expect(granted.state).toMatchObject({
      status: "granted-with-conditions",
      lead: { result: "grant", at: SITTING },
    });
    application.when(signs(reviews, { result: "refuse" }), T0).thenRefused({ code: "article-missing" });
    const refused = application.when(
      signs(reviews, { result: "refuse", article: "第三十八条" }),
      at("2026-05-01T00:00"),
    );
    expect(refused.state.status).toBe("refused");
  });

  it("is given once: the same again changes nothing, another one is refused", () => {
    const { application, reviews } = asked();
    const granted = application.when(signs(reviews), T0);
    granted.when(signs(reviews), SITTING).thenNothing();
    granted.when(signs(reviews, { reasons: "other" }), T0).thenRefused({
      code: "not-deciding",
      status: "granted-with-conditions",
    });
    contested()
      .application.when(signs(reviews), T0)
      .thenRefused({ code: "not-deciding", status: "joint-review" });
  });

  it.each([
    {
      what: "a decision",
      application: asked().application,
      due: "2026-03-06",
      one: "2026-03-07",
      three: "2026-03-11",
    },
    {
      what: "a joint review",
      application: contested().application,
      due: "2026-03-17",
      one: "2026-03-18",
      three: "2026-03-20",
    },
  ])(
    "that is missing for $what climbs the ladder, step by step, and decides nothing",
    ({ application, due, one, three }) => {
      const time = (application: Application, now: Instant) => ({
        events: advanceLead(application, now, RULES),
      });
      const midnight = (date: string) => at(`${date}T00:00`);
      application
        .when(time, at(`${due}T00:00`))
        .thenEvents({ type: "lead-overdue", to: "leader", asOf: midnight(due) });
      const all = application.when(time, at("2026-06-01T00:00"));
      all.thenEvents(
        { type: "lead-overdue", to: "leader", asOf: midnight(due) },
        { type: "lead-overdue", to: "head-and-supervisor", asOf: midnight(one) },
        { type: "lead-overdue", to: "government", asOf: midnight(three) },
      );
      all.when(time, at("2026-07-01T00:00")).thenNothing();
      const stepwise = [due, one, three].reduce(
        (sofar, date) => sofar.when(time, midnight(date)),
        application,
      );
      expect(stepwise.state).toEqual(all.state);
      expect(all.state.status).toBe(application.state.status);
    },
  );
});
