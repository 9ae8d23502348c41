/** 主持: nobody settles their own objection. Where the lead itself objected, the supervisor names who presides. */
import { describe, expect, it } from "@jest/globals";
import { presiderOf, type Application } from "../../../functions/domain/application/application.ts";
import { withdraw } from "../../../functions/domain/application/withdrawal.ts";
import { leadOffers, namingOffers, presiderOffers } from "../../../functions/domain/application/offers.ts";
import {
  MOST_PRESIDERS,
  namePresider,
  type PresiderRequest,
} from "../../../functions/domain/application/presiding.ts";
import type { Instant } from "../../../functions/domain/base/time.ts";
import { successionOf } from "../../../functions/domain/catalogue/takeover.ts";
import type { Region } from "../../../functions/domain/catalogue/region.ts";
import type { ClosedReview } from "../../../functions/domain/review/review.ts";
import { answered, concludeWith, conditional, convene, SITTING, speaking } from "../answered.ts";
import { at, consent, objection, REGION, RULES, T0 } from "../given.ts";

const WATER: PresiderRequest = {
  department: "water",
  name: "Zheng",
  post: "deputy head",
  reasons: "the lead objects",
};

const named =
  (reviews: readonly ClosedReview[], about: Partial<PresiderRequest> = {}, region: Region = REGION) =>
  (application: Application, now: Instant) =>
    namePresider(application, reviews, { ...WATER, ...about }, now, region);

/** The lead objects, and so does land. */
const { application, reviews } = answered({
  answers: { planning: objection, land: objection, water: consent },
});
const convened = application.when(convene({}, reviews), T0);
const answers = ["a1.planning", "a1.land"].map((reviewId) => ({ reviewId, reasons: "r" }));
const concluding = concludeWith(reviews, { answers, present: speaking("water", "land") });

describe("a joint review in which the lead itself objected", () => {
  it("is concluded by nobody before the supervisor has named who presides, and then says who did", () => {
    convened.when(concluding, SITTING).thenRefused({ code: "presider-missing" });
    const concluded = convened.when(named(reviews), T0).when(concluding, SITTING);
    expect(concluded.state).toMatchObject({
      status: "granted",
      joint: {
        presiders: [{ ...WATER, namedAt: T0 }],
        conclusion: { presidedBy: "water" },
      },
    });
    concluded.when(concluding, SITTING).thenNothing();
    concluded.when(named(reviews), SITTING).thenNothing();
  });

  it("may be presided over by any department but the lead and those that it is about", () => {
    const neutral = REGION.departments.map(({ id }) => id).filter((id) => id !== "planning" && id !== "land");
    for (const department of ["planning", "land", "nobody"])
      convened
        .when(named(reviews, { department }), T0)
        .thenRefused({ code: "may-not-preside", department, allowed: neutral });
    expect(namingOffers(convened.state, reviews, REGION)).toEqual([
      { command: "namePresider", until: null, limits: { departments: neutral } },
    ]);
    for (const department of neutral)
      expect(convened.when(named(reviews, { department }), T0).decision.refusal).toBeUndefined();
  });

  it("may be presided over by one of those, where every department but the lead is", () => {
    const two: Region = {
      ...REGION,
      departments: REGION.departments.filter(({ id }) => id === "planning" || id === "land"),
    };
    const decided = convened.when(named(reviews, { department: "land" }, two), T0);
    expect(decided.decision.refusal).toBeUndefined();
    convened
      .when(named(reviews, { department: "planning" }, two), T0)
      .thenRefused({ code: "may-not-preside", department: "planning", allowed: ["land"] });
  });

  it("is presided over by somebody else of the lead where a region has no other department", () => {
    const alone = { ...REGION, departments: REGION.departments.filter(({ id }) => id === "planning") };
    const ofLead = { department: "planning" };
    expect(convened.when(named(reviews, ofLead, alone), T0).state).toMatchObject({
      joint: { presiders: [ofLead] },
    });
  });

  it("nor is one whose objector has become one with the lead since: nobody settles their own", () => {
    const other = answered({ answers: { planning: consent, land: objection, water: consent } });
    const called = other.application.when(convene({}, other.reviews), T0);
    const merged: Region = {
      ...REGION,
      departments: [
        ...REGION.departments.filter(({ id }) => id !== "planning" && id !== "land"),
        { ...REGION.departments[0]!, id: "bureau", succeeds: ["planning", "land"] },
      ],
    };
    const rules = { ...RULES, succession: successionOf(merged) };
    const about = { answers: [{ reviewId: "a1.land", reasons: "r" }], present: speaking("water", "land") };
    called.when(concludeWith(other.reviews, about, rules), SITTING).thenRefused({ code: "presider-missing" });
    const allowed = namingOffers(called.state, other.reviews, merged).flatMap(({ limits }) =>
      "departments" in limits ? limits.departments : [],
    );
    expect([allowed.includes("water"), allowed.includes("bureau")]).toEqual([true, false]);
    expect(
      called
        .when(named(other.reviews, {}, merged), T0)
        .when(concludeWith(other.reviews, about, rules), SITTING)
        .decision.events.map(({ type }) => type),
    ).toEqual(["joint-review-concluded", "application-decided"]);
    // While they are two, the lead presides.
    expect(namingOffers(called.state, other.reviews, REGION)).toEqual([]);
  });

  it("is never presided over by what has taken the lead's place", () => {
    const merged: Region = {
      ...REGION,
      departments: [
        ...REGION.departments.filter(({ id }) => id !== "planning"),
        { ...REGION.departments[0]!, id: "resources", succeeds: ["planning"] },
      ],
    };
    const { refusal } = convened.when(named(reviews, { department: "resources" }, merged), T0).decision;
    expect(refusal).toMatchObject({ code: "may-not-preside" });
  });

  it("takes another name until it is concluded, so many times; the same again changes nothing", () => {
    let now = convened;
    for (let i = 0; i < MOST_PRESIDERS; i++) now = now.when(named(reviews, { name: `n${i}` }), T0);
    if (now.state.status !== "joint-review") throw new Error(now.state.status);
    expect(presiderOf(now.state.joint)).toMatchObject({ name: `n${MOST_PRESIDERS - 1}` });
    // Also what was said before the last one: a repeat that comes late names nobody anew.
    for (let i = 0; i < MOST_PRESIDERS; i++)
      now.when(named(reviews, { name: `n${i}` }), SITTING).thenNothing();
    now.when(named(reviews), T0).thenRefused({ code: "presider-named-too-often", most: MOST_PRESIDERS });
    expect(namingOffers(now.state, reviews, REGION)).toEqual([]);
  });

  it("B5: gives whoever was named a seat, though the department takes no part, and needs them in the minutes", () => {
    const outside = REGION.departments.find(({ id }) => !["planning", "land", "water"].includes(id))!.id;
    const presided = convened.when(named(reviews, { department: outside }), T0);
    presided.when(concluding, SITTING).thenRefused({ code: "presider-not-present", department: outside });
    const [offer] = presiderOffers(presided.state, reviews, SITTING, RULES);
    expect(offer?.limits.present).toEqual(["planning", "land", "water", outside]);
    const held = concludeWith(reviews, { answers, present: speaking("water", "land", outside) });
    const { state } = presided.when(held, SITTING);
    expect(state).toMatchObject({ status: "granted", joint: { conclusion: { presidedBy: outside } } });
    if (!("decision" in state)) throw new Error(state.status);
    // The lead, who did not preside and said nothing, is neither there nor silent.
    expect(state.joint?.conclusion?.attendance.map(({ department, as }) => [department, as])).toEqual([
      ["land", "present"],
      ["water", "present"],
      [outside, "present"],
    ]);
  });

  it("B6: answers a naming that is sent again after the application was withdrawn, and takes no other one", () => {
    const over = convened
      .when(named(reviews), T0)
      .when((state, now) => withdraw(state, "r", now, reviews, RULES), at("2026-03-04T10:00"));
    expect(over.state.status).toBe("withdrawn");
    over.when(named(reviews), SITTING).thenNothing();
    over
      .when(named(reviews, { name: "Wu" }), SITTING)
      .thenRefused({ code: "no-joint-review", status: "withdrawn" });
  });

  it("is offered for its conclusion to who presides, and to the lead no more", () => {
    const commands = (offers: readonly { command: string }[]) => offers.map(({ command }) => command);
    const presided = convened.when(named(reviews), T0).state;
    // A new query code is the window's to give at any time.
    for (const state of [convened.state, presided])
      expect(commands(leadOffers(state, reviews, SITTING, RULES, REGION))).toEqual([
        // It settles nothing by that: the applicant has to agree.
        "offerRectification",
        "reissueAtWindow",
      ]);
    expect(commands(presiderOffers(presided, reviews, SITTING, RULES))).toEqual(["concludeJointReview"]);
    expect(presiderOffers(presided, reviews, at("2026-03-06T08:59"), RULES)).toEqual([]);
  });
});

describe("a joint review in which the lead objected to nothing", () => {
  it.each([
    ["others objected", { planning: consent, land: objection, water: consent }],
    ["its own condition clashes", { planning: conditional(12), land: conditional(14), water: consent }],
  ])("is presided over by the lead, and nobody else is named: %s", (_why, given) => {
    const other = answered({ answers: given });
    const sitting = other.application.when(convene({}, other.reviews), T0);
    sitting.when(named(other.reviews), T0).thenRefused({ code: "lead-presides", lead: "planning" });
    expect(namingOffers(sitting.state, other.reviews, REGION)).toEqual([]);
    const offers = leadOffers(sitting.state, other.reviews, SITTING, RULES, REGION);
    // What is objected to, and not what clashes, may be put right as well.
    const commands = offers.map(({ command }) => command).filter((one) => one !== "offerRectification");
    expect(commands).toEqual(["concludeJointReview", "reissueAtWindow"]);
  });

  it("before one is opened nobody is named", () => {
    const plain = answered({ answers: { planning: consent, land: consent } });
    plain.application
      .when(named(plain.reviews), T0)
      .thenRefused({ code: "no-joint-review", status: "granted" });
  });
});
