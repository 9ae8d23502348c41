/** 联合会审: how it is opened, invitations, positions and minutes. */
import { describe, expect, it } from "@jest/globals";
import type { Application } from "../../../functions/domain/application/application.ts";
import { withdraw } from "../../../functions/domain/application/withdrawal.ts";
import * as joint from "../../../functions/domain/application/jointReview.ts";
import { withOwnDays } from "../../../functions/domain/calendar/ownDays.ts";
import type { ClosedReview, Position, Review } from "../../../functions/domain/review/review.ts";
import {
  answered,
  answers,
  concludeWith,
  conditional,
  contested,
  convene,
  speaking,
  SITTING,
  takingPositions,
} from "../answered.ts";
import {
  at,
  closedBy,
  conclude,
  consent,
  DUE,
  given,
  givenApplication,
  objection,
  receive,
  regionWith,
  RULES,
  served,
  submissionOf,
  T0,
  wake,
} from "../given.ts";
import { revoke } from "../when.ts";

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
    const clash = answered({ answers: { water: conditional(12), land: conditional(14) } });
    expect(clash.application.state).toMatchObject({
      status: "joint-review",
      joint: { objections: [], clashes: ["road-width"] },
    });
    const agree = answered({ answers: { water: conditional(12), land: conditional(12) } });
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
    // Its terms run from the revocation: nobody could have called a sitting before.
    expect(open.state).toMatchObject({
      status: "joint-review",
      joint: { objections: ["a1.water"], openedAt: at("2026-03-10T10:00"), callBy: at("2026-03-14T00:00") },
    });
  });

  it("I29: is not opened by a veto, which refuses its matter at once: no lead overrides it", () => {
    const veto = answered({ answers: { water: objection, land: consent }, matter: { veto: true } });
    const status = "partly-granted";
    expect(veto.application.state.status).toBe(status);
    veto.application.when(convene(), T0).thenRefused({ code: "no-joint-review", status });
    veto.application
      .when(concludeWith(veto.reviews, { answers }), SITTING)
      .thenRefused({ code: "no-joint-review", status });
    const beside = answered({
      answers: {
        water: objection,
        land: objection,
        ecology: conditional(12),
      },
      matter: { veto: true },
    });
    expect(beside.application.state.status).toBe("partly-granted");
  });

  it("is not opened by a refusal by silence either", () => {
    const { application } = answered({
      answers: { water: "silence", land: consent },
      matter: { onTimeout: "deemed-refusal" },
    });
    expect(application.state.status).toBe("partly-granted");
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

  it("B6: gets its first answer again after the application was withdrawn", () => {
    const over = application
      .when(convene(), T0)
      .when((state, now) => withdraw(state, "r", now, [], RULES), at("2026-03-03T10:00"));
    over.when(convene(), at("2026-03-04T10:00")).thenNothing();
    over
      .when(convene({ heldOn: "2026-03-09" }), at("2026-03-04T10:00"))
      .thenRefused({ code: "no-joint-review", status: "withdrawn" });
  });

  it("goes to participants only", () => {
    application.when(convene({ invited: ["water", "power"] }), T0).thenRefused({
      code: "not-a-participant",
      departments: ["power"],
    });
  });

  it("B5: is refused for a day on which an invited department alone is off, and names the next on which all are there", () => {
    const { application } = answered({ answers: { planning: consent, water: objection, land: consent } });
    const daysOff = [
      { date: "2026-03-06", name: "搬迁", nameEn: "Moving" },
      { date: "2026-03-09", name: "搬迁", nameEn: "Moving" },
    ];
    const own = (department: string, days = daysOff) => ({
      departments: [department],
      daysOff: days,
      version: department,
    });
    const rules = {
      ...RULES,
      calendar: withOwnDays(RULES.calendar, [
        own("land"),
        own("water", [{ date: "2026-03-10", name: "培训", nameEn: "Training" }]),
      ]),
    };
    const on = (heldOn: string, invited: string[] = []) =>
      convene({ heldOn, invited }, [], rules)(application.state, T0).refusal;
    expect(on("2026-03-06")).toEqual({ code: "sitting-day-off", heldOn: "2026-03-06", next: "2026-03-11" });
    expect(on("2026-03-06", ["land"])).toMatchObject({ next: "2026-03-10" });
    expect(on("2026-03-11")).toBeUndefined();
    // Whoever is not invited may be away.
    expect(on("2026-03-06", ["water"])).toBeUndefined();
  });

  it("B5: is refused for a day off, and names the working day that comes next", () => {
    const { application } = answered({ answers: { water: objection, land: consent } });
    const opened = (now: string) => {
      const { state } = application;
      if (state.status !== "joint-review") throw new Error(state.status);
      const joint = { ...state.joint, openedAt: at(now), dueDate: "2026-09-30" };
      return { ...state, joint };
    };
    const on = (heldOn: string) =>
      convene({ heldOn })(opened("2026-09-21T09:00"), at("2026-09-21T10:00")).refusal;
    // 中秋节, a Saturday of the holiday, and the Sunday behind it.
    for (const heldOn of ["2026-09-25", "2026-09-26", "2026-09-27"])
      expect(on(heldOn)).toEqual({ code: "sitting-day-off", heldOn, next: "2026-09-28" });
    expect(on("2026-09-28")).toBeUndefined();
    // A Sunday that is worked (调休) is a day like others.
    expect(on("2026-09-20")).toMatchObject({ code: "sitting-date" });
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
    const clash = answered({ answers: { water: conditional(12), land: conditional(14) } });
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
    convened.when(concludeWith(reviews, { answers }), at("2026-03-06T08:59:59.999")).thenRefused({
      code: "sitting-not-held",
      heldOn: "2026-03-06",
    });
    expect(convened.when(concludeWith(reviews, { answers }), at("2026-03-06T09:00")).state.status).toBe(
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
    const clash = answered({ answers: { water: conditional(12), land: conditional(14) } });
    const sitting = clash.application.when(convene(), T0);
    sitting
      .when(concludeWith(clash.reviews), SITTING)
      .thenRefused({ code: "clash-unresolved", about: ["road-width"] });
    const resolutions = [{ about: "road-width", bound: "exactly" as const, value: 13, text: "13 m" }];
    const settled = sitting.when(concludeWith(clash.reviews, { resolutions }), SITTING);
    expect(settled.state.status).toBe("granted-with-conditions");
  });

  it("counts nobody as present who was not invited; the lead is always there", () => {
    const invitedWater = application.when(convene({ invited: ["water"] }), T0);
    const present = speaking("planning", "water", "land");
    invitedWater.when(concludeWith(reviews, { answers, present }), SITTING).thenRefused({
      code: "not-a-participant",
      departments: ["land"],
    });
    const held = invitedWater.when(
      concludeWith(reviews, { answers, present: speaking("planning", "water") }),
      SITTING,
    );
    expect(held.state).toMatchObject({
      joint: {
        conclusion: {
          attendance: [
            { department: "planning", as: "present" },
            { department: "water", as: "present" },
          ],
        },
      },
    });
  });

  it("B5: has minutes that say who was there: who presided at the least", () => {
    const refusal = { code: "presider-not-present", department: "planning" } as const;
    for (const present of [[], speaking("water", "land")])
      convened.when(concludeWith(reviews, { answers, present }), SITTING).thenRefused(refusal);
  });

  it("is given once: the same again changes nothing, another one is refused", () => {
    const held = convened.when(
      concludeWith(reviews, { answers, present: speaking("planning", "water") }),
      SITTING,
    );
    held
      .when(concludeWith(reviews, { answers, present: speaking("planning", "water") }), SITTING)
      .thenNothing();
    const refusal = { code: "no-joint-review", status: "granted" } as const;
    held
      .when(
        concludeWith(reviews, { answers, present: speaking("planning", "water"), minutes: "other" }),
        SITTING,
      )
      .thenRefused(refusal);
    held.when(concludeWith(reviews, { answers, present: [] }), SITTING).thenRefused(refusal);
    const others = speaking("planning", "water").map((one) => ({ ...one, said: "something else" }));
    held.when(concludeWith(reviews, { answers, present: others }), SITTING).thenRefused(refusal);
    held
      .when(concludeWith(reviews, { answers, present: speaking("planning", "water", "land") }), SITTING)
      .thenRefused(refusal);
    held.when(convene({ place: "room 303" }), SITTING).thenRefused(refusal);
  });
});
