/** From what every department said, or did not say, to one decision. */
import { describe, expect, it } from "@jest/globals";
import type { Opinion } from "../../functions/domain/opinion.ts";
import { rollUp, type ClosedReview } from "../../functions/domain/rollUp.ts";
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
const deemedRefusal = closedBy("silence", {
  department: "heritage",
  matter: { onTimeout: "deemed-refusal" },
});

describe("the result", () => {
  it.each<{ result: string; reviews: readonly ClosedReview[]; of: string }>([
    { result: "granted", reviews: [consented], of: "a consent" },
    { result: "granted", reviews: [deemedConsent], of: "a consent by silence" },
    { result: "granted", reviews: [excluded], of: "a matter that does not apply" },
    { result: "granted", reviews: [unanswered], of: "no response" },
    { result: "granted", reviews: [consented, deemedConsent, excluded, unanswered], of: "all of these" },
    { result: "granted-with-conditions", reviews: [conditional], of: "conditions" },
    {
      result: "granted-with-conditions",
      reviews: [consented, conditional, deemedConsent, excluded, unanswered],
      of: "conditions among all of these",
    },
    { result: "refused", reviews: [objected], of: "an objection" },
    { result: "refused", reviews: [consented, deemedConsent, objected, conditional], of: "one objection" },
    { result: "refused", reviews: [deemedRefusal], of: "a refusal by silence" },
    { result: "refused", reviews: [conditional, consented, deemedRefusal], of: "one refusal by silence" },
  ])("is $result with $of", ({ result, reviews }) => {
    expect(rollUp(reviews).result).toBe(result);
    expect(rollUp(reviews.toReversed()).result).toBe(result);
  });
});

describe("what a decision shows", () => {
  it("is every opinion in order, express or deemed, with its instant", () => {
    const late = given(...served({ department: "ecology", flags: ["quota"] }))
      .when(wake(), DUE)
      .when(opinion(consent), at("2026-03-11T10:00")).state as ClosedReview;
    expect(rollUp([deemedConsent, consented, late, deemedRefusal, unanswered]).opinions).toEqual([
      {
        reviewId: "a1.land",
        department: "land",
        outcome: "deemed-consent",
        deemed: true,
        overdue: false,
        asOf: DUE,
      },
      {
        reviewId: "a1.water",
        department: "water",
        outcome: "consented",
        deemed: false,
        overdue: false,
        asOf: T0,
      },
      {
        reviewId: "a1.ecology",
        department: "ecology",
        outcome: "consented",
        deemed: false,
        overdue: true,
        asOf: at("2026-03-11T10:00"),
      },
      {
        reviewId: "a1.heritage",
        department: "heritage",
        outcome: "deemed-refusal",
        deemed: true,
        overdue: false,
        asOf: DUE,
      },
      {
        reviewId: "a1.power",
        department: "power",
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
      { reviewId: "a1.ecology", department: "ecology", reasons, article, facts, curableBy, signedBy },
    ]);
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
      decision: { result: "granted", opinions: rollUp([consented, land]).opinions },
      decidedAt: T0,
    } as const;
    inReview.when(conclude(consented, land), now).thenEvents(decided);
    const after = inReview.when(conclude(land, consented), now);
    after.thenEvents(decided);
    expect(after.state).toMatchObject({ status: "granted", decision: decided.decision, decidedAt: T0 });
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
    { answer: withConditions("a silt trap"), status: "granted-with-conditions" },
    { answer: objection, status: "refused" },
  ])("leaves the application $status after $answer.kind", ({ answer, status }) => {
    const water = closedBy(answer);
    expect(inReview.when(conclude(water, land), now).state.status).toBe(status);
  });

  it("a second time does nothing, even if the reviews said otherwise by then", () => {
    const decided = inReview.when(conclude(consented, land), now);
    decided.when(conclude(consented, land), at("2026-03-06T10:00")).thenNothing();
    decided.when(conclude(closedBy(objection), land), at("2026-03-06T10:00")).thenNothing();
  });

  it("does nothing for an application that still owes material", () => {
    const materials = regionWith([{ code: "water", materials: ["site-plan"] }]);
    const told = givenApplication(...receive(submissionOf({}, { materials: [] }), materials).events);
    told.when(conclude(consented), now).thenNothing();
  });
});
