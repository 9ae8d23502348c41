/** From what every department said, or did not say, to one decision. */
import { speaking } from "./answered.ts";
import { describe, expect, it } from "@jest/globals";
import type { Application } from "../../functions/domain/application/application.ts";
import type { ApplicationDecision } from "../../functions/domain/application/applicationEvent.ts";
import * as joint from "../../functions/domain/application/jointReview.ts";
import type { Opinion } from "../../functions/domain/review/opinion.ts";
import type { Bound } from "../../functions/domain/catalogue/controlFigure.ts";
import { rollUp } from "../../functions/domain/application/rollUp.ts";
import type { ClosedReview } from "../../functions/domain/review/review.ts";
import {
  at,
  closedBy,
  conclude,
  consent,
  DUE,
  given,
  givenApplication,
  JUST_IN_TIME,
  notApplicable,
  objection,
  opinion,
  receive,
  regionWith,
  RULES,
  served,
  submissionOf,
  T0,
  wake,
  withConditions,
} from "./given.ts";

const consented = closedBy(consent);
const deemedConsent = closedBy("silence", { department: "land" });
const excluded = closedBy(notApplicable, { department: "highways" });
const unanswered = closedBy("silence", { department: "power", matter: { onTimeout: "proceed-without" } });
const conditional = closedBy(withConditions("a silt trap", "no work in June"), { department: "forestry" });
const objected = closedBy(objection, { department: "ecology" });
const vetoed = closedBy(objection, { department: "ecology", matter: { veto: true } });
const deemedRefusal = closedBy("silence", {
  department: "heritage",
  matter: { onTimeout: "deemed-refusal" },
});

describe("the result", () => {
  it.each<{ result: string; reviews: readonly ClosedReview[]; of: string }>([
    { result: "granted", reviews: [consented], of: "a consent" },
    { result: "granted", reviews: [deemedConsent], of: "a consent by silence" },
    { result: "nothing-to-grant", reviews: [excluded], of: "a matter that does not apply" },
    { result: "nothing-to-grant", reviews: [excluded, closedBy(notApplicable)], of: "nothing but these" },
    { result: "granted", reviews: [unanswered], of: "no response" },
    { result: "granted", reviews: [consented, deemedConsent, excluded, unanswered], of: "all of these" },
    { result: "granted-with-conditions", reviews: [conditional], of: "conditions" },
    {
      result: "granted-with-conditions",
      reviews: [consented, conditional, deemedConsent, excluded, unanswered],
      of: "conditions among all of these",
    },
    { result: "refused", reviews: [objected], of: "an objection" },
    { result: "partly-granted", reviews: [consented, objected, conditional], of: "one objection" },
    { result: "refused", reviews: [vetoed], of: "a veto" },
    { result: "partly-granted", reviews: [consented, vetoed, conditional], of: "one veto" },
    {
      result: "refused",
      reviews: [excluded, vetoed, objected],
      of: "a veto, an objection, and nothing for it",
    },
    { result: "refused", reviews: [deemedRefusal], of: "a refusal by silence" },
    { result: "partly-granted", reviews: [conditional, deemedRefusal], of: "one refusal by silence" },
  ])("is $result with $of", ({ result, reviews }) => {
    expect(rollUp(reviews).result).toBe(result);
    expect(rollUp(reviews.toReversed()).result).toBe(result);
  });
});

describe("what a decision shows", () => {
  it("is every matter in order, its opinion express or deemed, with its instant and its result", () => {
    const late = given(...served({ department: "ecology", flags: ["quota"] }))
      .when(wake(), DUE)
      .when(opinion(consent), at("2026-03-11T10:00")).state as ClosedReview;
    expect(rollUp([deemedConsent, consented, late, deemedRefusal, unanswered]).matters).toEqual([
      {
        reviewId: "a1.land",
        department: "land",
        result: "granted",
        ground: { by: "own" },
        outcome: "deemed-consent",
        deemed: true,
        overdue: false,
        asOf: DUE,
      },
      {
        reviewId: "a1.water",
        department: "water",
        result: "granted",
        ground: { by: "own" },
        outcome: "consented",
        deemed: false,
        overdue: false,
        asOf: T0,
      },
      {
        reviewId: "a1.ecology",
        department: "ecology",
        result: "granted",
        ground: { by: "own" },
        outcome: "consented",
        deemed: false,
        overdue: true,
        asOf: at("2026-03-11T10:00"),
      },
      {
        reviewId: "a1.heritage",
        department: "heritage",
        result: "refused",
        ground: { by: "own" },
        outcome: "deemed-refusal",
        deemed: true,
        overdue: false,
        asOf: DUE,
      },
      {
        reviewId: "a1.power",
        department: "power",
        result: "granted",
        ground: { by: "own" },
        outcome: "no-response",
        deemed: false,
        overdue: false,
        asOf: DUE,
      },
    ]);
  });

  it("is the union of all conditions, each with its source and its basis, even the same one twice", () => {
    const same = closedBy(withConditions("a silt trap"), { department: "water" });
    const source = (department: string, text: string) => ({
      reviewId: `a1.${department}`,
      department,
      text,
      basis: "law",
      article: "水法 第三十八条",
    });
    expect(rollUp([conditional, consented, same]).conditions).toEqual([
      source("forestry", "a silt trap"),
      source("forestry", "no work in June"),
      source("water", "a silt trap"),
    ]);
  });

  it("is every objection with its reasons, beside the conditions of others", () => {
    const { reasons, article, facts, curableBy, signedBy } = objection as Extract<
      Opinion,
      { kind: "objection" }
    >;
    const decision = rollUp([conditional, objected]);
    expect(decision.objections).toEqual([
      {
        reviewId: "a1.ecology",
        department: "ecology",
        reasons,
        article,
        facts,
        curableBy,
        signedBy,
        veto: false,
      },
    ]);
    expect(rollUp([vetoed]).objections).toMatchObject([{ reviewId: "a1.ecology", veto: true }]);
    expect(decision.conditions).toHaveLength(2);
    expect(rollUp([consented, deemedRefusal]).objections).toEqual([]);
  });

  it("is a late objection, which decides nothing", () => {
    const receivedAt = at("2026-03-11T10:00");
    const { state } = given(...served())
      .when(wake(), DUE)
      .when(opinion(objection), receivedAt)
      .when(opinion(withConditions("a silt trap")), receivedAt);
    expect(rollUp([state as ClosedReview])).toMatchObject({
      result: "granted",
      conditions: [],
      objections: [],
      lateOpinions: [
        { reviewId: "a1.water", department: "water", kind: "objection", receivedAt },
        { reviewId: "a1.water", department: "water", kind: "consent-with-conditions", receivedAt },
      ],
    });
  });

  it("is nothing of a rival opinion", () => {
    const { state } = given(...served())
      .when(opinion(consent), T0)
      .when(opinion(objection), JUST_IN_TIME);
    expect(rollUp([state as ClosedReview])).toEqual(rollUp([consented]));
  });
});

describe("concluding an application", () => {
  const region = regionWith([{ code: "water" }, { code: "land" }]);
  const inReview = givenApplication(...receive(submissionOf(), region).events);
  const land = closedBy(consent, { department: "land" });
  const now = at("2026-03-05T10:00");

  it("does nothing while a review is open", () => {
    inReview.when(conclude(), now).thenNothing();
    inReview.when(conclude(land), now).thenNothing();
    inReview.when(conclude(land, closedBy(consent, { department: "highways" })), now).thenNothing();
  });

  it("decides once all are closed, in the order of the catalogue, whichever was last", () => {
    const decided = {
      type: "application-decided",
      decision: { result: "granted", matters: rollUp([consented, land]).matters },
      decidedAt: T0,
      lead: null,
    } as const;
    inReview.when(conclude(consented, land), now).thenEvents(decided);
    const after = inReview.when(conclude(land, consented), now);
    after.thenEvents(decided);
    expect(after.state).toMatchObject({
      status: "granted",
      decision: decided.decision,
      decidedAt: T0,
      joint: null,
      lead: null,
    });
  });

  it("decides as of the last opinion or silence, however late somebody comes to roll up", () => {
    const three = regionWith([{ code: "water" }, { code: "land" }, { code: "highways" }]);
    const application = givenApplication(...receive(submissionOf(), three).events);
    const reviews = [consented, deemedConsent, excluded];
    const { state } = application.when(conclude(...reviews), at("2026-06-01T10:00"));
    expect(reviews.map(({ closedAt }) => closedAt)).toEqual([T0, DUE, T0]);
    expect(state).toMatchObject({ status: "granted", decidedAt: DUE });
  });

  it.each([
    { answer: withConditions("a silt trap"), veto: false, status: "granted-with-conditions" },
    { answer: withConditions("a silt trap"), veto: true, status: "granted-with-conditions" },
    { answer: objection, veto: true, status: "partly-granted" },
    { answer: objection, veto: false, status: "joint-review" },
  ])("leaves the application $status after $answer.kind, veto $veto", ({ answer, veto, status }) => {
    const water = closedBy(answer, { matter: { veto } });
    const { state } = inReview.when(conclude(water, land), now);
    expect(state.status).toBe(status);
    // A veto needs no sitting: no lead overrides it.
    if (veto && answer === objection) expect(state).toMatchObject({ decidedAt: T0, joint: null, lead: null });
  });

  it("leaves the others as they are after a refusal by silence, without a sitting", () => {
    const water = closedBy("silence", { matter: { onTimeout: "deemed-refusal" } });
    const { state } = inReview.when(conclude(water, land), now);
    expect(state).toMatchObject({ status: "partly-granted", decidedAt: DUE, joint: null });
  });

  it("a second time does nothing, even if the reviews said otherwise by then", () => {
    const decided = inReview.when(conclude(consented, land), now);
    decided.when(conclude(consented, land), at("2026-03-06T10:00")).thenNothing();
    decided.when(conclude(closedBy(objection), land), at("2026-03-06T10:00")).thenNothing();
    const contested = inReview.when(conclude(closedBy(objection), land), now);
    contested.when(conclude(closedBy(objection), land), at("2026-03-06T10:00")).thenNothing();
  });

  it("does nothing for an application that still owes material", () => {
    const materials = regionWith([{ code: "water", materials: ["site-plan"] }]);
    const told = givenApplication(...receive(submissionOf({}, { materials: [] }), materials).events);
    told.when(conclude(consented), now).thenNothing();
  });
});

describe("what a joint review has to settle (联合会审)", () => {
  const about = (department: string, value: number, bound?: Bound): ClosedReview =>
    closedBy(
      {
        kind: "consent-with-conditions",
        conditions: [
          {
            text: `width ${value} m`,
            basis: "discretionary",
            about: "road-width",
            value,
            ...(bound && { bound }),
          },
        ],
      },
      { department },
    );

  it("is every objection that is no veto", () => {
    const land = closedBy(objection, { department: "land" });
    expect(rollUp([consented, objected, land]).contested).toEqual({
      objections: ["a1.ecology", "a1.land"],
      clashes: [],
    });
  });

  it("is conditions of one thing that cannot all be met, each with its source", () => {
    const [narrow, wide] = [about("water", 12), about("land", 16)];
    const { result, contested, conditions } = rollUp([narrow, wide, conditional]);
    expect(result).toBe("granted-with-conditions");
    expect(contested).toEqual({
      objections: [],
      clashes: [{ about: "road-width", conditions: conditions.slice(0, 2) }],
    });
    expect(conditions.slice(0, 2).map(({ reviewId, value }) => [reviewId, value])).toEqual([
      ["a1.water", 12],
      ["a1.land", 16],
    ]);
    expect(rollUp([narrow, about("land", 12)]).contested.clashes).toEqual([]);
  });

  it("is no clash where one value meets all bounds, and is one where none does", () => {
    const clashesOf = (...wanted: readonly [department: string, value: number, bound?: Bound][]) =>
      rollUp(wanted.map((one) => about(...one))).contested.clashes.map(({ about }) => about);
    expect(clashesOf(["water", 12, "at-least"], ["land", 16, "at-most"])).toEqual([]);
    expect(clashesOf(["water", 12, "at-least"], ["land", 12, "at-most"])).toEqual([]);
    expect(clashesOf(["water", 12, "at-least"], ["land", 16])).toEqual([]);
    expect(clashesOf(["water", 12, "at-least"], ["land", 16, "at-least"])).toEqual([]);
    expect(clashesOf(["water", 16, "at-least"], ["land", 12, "at-most"])).toEqual(["road-width"]);
    expect(clashesOf(["water", 12, "at-least"], ["land", 11.5])).toEqual(["road-width"]);
    // Each two of them: a third that both meet settles nothing.
    expect(
      clashesOf(["water", 16, "at-least"], ["highways", 14, "at-least"], ["land", 15, "at-most"]),
    ).toEqual(["road-width"]);
  });

  it("is nothing of what is final, and everything beside it: the others stand, and are settled", () => {
    const land = closedBy(objection, { department: "land" });
    const clash = [about("water", 12), about("highways", 16)];
    for (const final of [vetoed, deemedRefusal]) {
      expect(rollUp([final]).contested).toEqual({ objections: [], clashes: [] });
      expect(rollUp([...clash, land, final]).contested).toMatchObject({
        objections: ["a1.land"],
        clashes: [{ about: "road-width" }],
      });
    }
  });

  it("is no clash of a department with itself", () => {
    const own = [about("water", 12), closedBy(about("water", 16).opinion!, { reviewId: "a1.other" })];
    expect(own.map(({ facts }) => facts.department.id)).toEqual(["water", "water"]);
    expect(rollUp(own).contested.clashes).toEqual([]);
  });
});

describe("an application whose reviews are contested", () => {
  const region = regionWith([{ code: "water" }, { code: "land" }]);
  const land = closedBy(consent, { department: "land" });
  const water = closedBy(objection);
  const now = at("2026-03-05T10:00");
  const contested = givenApplication(...receive(submissionOf(), region).events).when(
    conclude(water, land),
    now,
  );
  const convene = (application: Application, at: string) =>
    joint.convene(
      application,
      [],
      { heldOn: "2026-03-12", time: "09:00", place: "101", agenda: "the culvert", invited: [] },
      at,
      RULES,
    );
  const concluded =
    (about: Partial<joint.ConclusionRequest>) =>
    (application: Application, at: string): ApplicationDecision =>
      joint.concludeJointReview(
        application,
        [water, land],
        {
          minutes: "all were heard",
          result: "grant",
          reasons: "the culvert is widened",
          article: null,
          answers: [],
          resolutions: [],
          present: speaking("planning"),
          ...about,
        },
        at,
        RULES,
      );
  const convened = contested.when(convene, now);
  const sitting = at("2026-03-12T15:00");
  const answers = [{ reviewId: "a1.water", reasons: "a culvert of 3 m is built" }];

  it("opens as of the last opinion, with ten working days and what is contested", () => {
    contested.thenEvents({
      type: "joint-review-opened",
      joint: {
        openedAt: T0,
        callBy: at("2026-03-06T00:00"),
        callOn: "2026-03-05",
        dueAt: at("2026-03-17T00:00"),
        dueDate: "2026-03-16",
        objections: ["a1.water"],
        clashes: [],
        sitting: null,
        presiders: [],
        conclusion: null,
      },
    });
  });

  it("is granted by a conclusion that answers the objector in writing", () => {
    convened
      .when(concluded({}), sitting)
      .thenRefused({ code: "reasons-to-objector-missing", reviews: ["a1.water"] });
    const granted = convened.when(concluded({ answers }), sitting);
    expect(granted.decision.events.map(({ type }) => type)).toEqual([
      "joint-review-concluded",
      "application-decided",
    ]);
    expect(granted.state).toMatchObject({
      status: "granted",
      decidedAt: sitting,
      decision: {
        matters: [
          { outcome: "objected", result: "granted", ground: { by: "lead" } },
          { outcome: "consented", result: "granted", ground: { by: "own" } },
        ],
      },
      joint: { conclusion: { answers } },
    });
  });

  it("is refused by a conclusion that names its article", () => {
    convened.when(concluded({ result: "refuse" }), sitting).thenRefused({ code: "article-missing" });
    const refused = convened.when(concluded({ result: "refuse", article: "防洪法 第二十七条" }), sitting);
    expect(refused.state).toMatchObject({ status: "refused", decidedAt: sitting });
  });

  it("is concluded by nobody before its sitting", () => {
    contested.when(concluded({ answers }), sitting).thenRefused({ code: "not-convened" });
    convened
      .when(concluded({ answers }), at("2026-03-11T23:59:59.999"))
      .thenRefused({ code: "sitting-not-held", heldOn: "2026-03-12" });
  });
});
