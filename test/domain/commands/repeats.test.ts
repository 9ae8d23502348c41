/** What may be done once, sent again because its answer was lost: it gets its first answer, whatever came in between. */
import { describe, expect, it } from "@jest/globals";
import type { Application } from "../../../functions/domain/application/application.ts";
import { answerAtWindow, type ClerkAnswer } from "../../../functions/domain/application/window.ts";
import { handIn } from "../../../functions/domain/application/intake.ts";
import { convene, takePosition, type Invitation } from "../../../functions/domain/application/jointReview.ts";
import { withdraw } from "../../../functions/domain/application/withdrawal.ts";
import type { Region } from "../../../functions/domain/catalogue/region.ts";
import type { Instant } from "../../../functions/domain/base/time.ts";
import { evolve } from "../../../functions/domain/review/replay.ts";
import type { ClosedReview, Review } from "../../../functions/domain/review/review.ts";
import {
  materialOf,
  at,
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
} from "../given.ts";
import { wholeOf } from "../whole.ts";
import { changes, filesAnew } from "../../support/changes.ts";

const LATER = at("2026-03-03T10:00");
const plain = regionWith([{ code: "water", materials: ["site-plan"] }]);
const windowed: Region = { ...plain, policies: { ...plain.policies, intake: "window" } };
const answered = given(...served()).when(opinion(consent), T0).state as ClosedReview;
const objected = given(...served()).when(opinion(objection), T0).state as ClosedReview;
const received = (region: Region) => givenApplication(...receive(submissionOf(), region).events);
const takeBack = (application: Application, now: Instant) => withdraw(application, "r", now, [], RULES);

describe("a change of the project, sent again", () => {
  const first = wholeOf(receive(submissionOf(), plain));
  const change =
    (description = "a wider road", review: Review = first.reviews[0]!) =>
    (application: Application, now: Instant) =>
      changes({ application, reviews: [review] }, plain, filesAnew(description, ["site-plan"]), now, RULES);
  const changed = received(plain).when(change(), T0);

  it("changes nothing, at once or later", () => {
    for (const now of [T0, LATER]) changed.when(change(), now).thenNothing();
  });

  it("changes nothing once somebody has answered, or the application is over", () => {
    changed.when(change(undefined, answered), LATER).thenNothing();
    changed.when(takeBack, LATER).when(change(), LATER).thenNothing();
    changed.when(conclude(answered), LATER).when(change(undefined, answered), LATER).thenNothing();
  });

  it("with another text is another change, and each of them is known again, in whatever order", () => {
    const twice = changed.when(change("a road"), T0);
    expect(twice.state).toMatchObject({ changes: 2 });
    for (const text of ["a wider road", "a road"]) twice.when(change(text), LATER).thenNothing();
    const thrice = twice.when(change("a wider road "), LATER);
    thrice.when(change("another road"), LATER).thenRefused({ code: "project-changed-too-often", most: 3 });
  });
});

describe("the window's answer, sent again", () => {
  const answer = (said: ClerkAnswer) => (application: Application, now: Instant) =>
    answerAtWindow(application, windowed, said, now, RULES);
  const sendBack = (defect: string): ClerkAnswer => ({
    decision: "request-materials",
    defects: [{ material: "site-plan", defect }],
  });
  const decline = {
    decision: "not-accepted",
    reasons: "a provincial road",
    article: "行政许可法 第三十二条",
    ground: "wrong-authority",
    referral: "Provincial Highways",
  } as const;

  it("changes nothing: sent back, declined, or accepted and long in review", () => {
    for (const said of [sendBack("not to scale"), decline, { decision: "accept" } as const])
      for (const now of [T0, LATER])
        received(windowed).when(answer(said), T0).when(answer(said), now).thenNothing();
    const accepted = received(windowed).when(answer({ decision: "accept" }), T0);
    for (const over of [accepted.when(conclude(answered), LATER), accepted.when(takeBack, LATER)])
      over.when(answer({ decision: "accept" }), LATER).thenNothing();
  });

  it("changes nothing once a part of what it asked for has come, or the application is over", () => {
    const two = regionWith([{ code: "water", materials: ["site-plan", "land-survey"] }]);
    const window: Region = { ...two, policies: { ...two.policies, intake: "window" } };
    const both: ClerkAnswer = {
      decision: "request-materials",
      defects: ["site-plan", "land-survey"].map((material) => ({ material, defect: "unsigned" })),
    };
    const asking = (application: Application, now: Instant) =>
      answerAtWindow(application, window, both, now, RULES);
    const material = materialOf("site-plan", { sha256: "1".repeat(64) });
    const half = received(window)
      .when(asking, T0)
      .when((application, now) => handIn(application, window, material, now, RULES, []), LATER);
    for (const since of [half, half.when(takeBack, LATER)]) since.when(asking, LATER).thenNothing();
  });

  it("is refused where it says something else, or is a second return", () => {
    const returned = received(windowed).when(answer(sendBack("not to scale")), T0);
    const refusal = { code: "not-awaiting-acceptance", status: "awaiting-materials" } as const;
    returned.when(answer(sendBack("unsigned")), LATER).thenRefused(refusal);
    const material = materialOf("site-plan", { sha256: "1".repeat(64) });
    const complete = returned.when(
      (application, now) => handIn(application, windowed, material, now, RULES, []),
      LATER,
    );
    complete.when(answer(sendBack("not to scale")), LATER).thenRefused({ code: "returned-already" });
    received(windowed)
      .when(answer(decline), T0)
      .when(answer({ ...decline, referral: "the county" }), LATER)
      .thenRefused({ code: "not-awaiting-acceptance", status: "not-accepted" });
  });
});

describe("in a joint review that is over", () => {
  const invitation: Invitation = {
    heldOn: "2026-03-06",
    time: "09:00",
    place: "302",
    agenda: "a",
    invited: [],
  };
  const call =
    (about: Partial<Invitation> = {}) =>
    (application: Application, now: Instant) =>
      convene(application, [], { ...invitation, ...about }, now, RULES);
  const joint = received(plain).when(conclude(objected), T0);
  const convened = joint.when(call(), T0);
  const decision = { result: "refused", matters: [] } as const;
  const over = convened.when(
    () => ({
      events: [{ type: "application-decided", decision, decidedAt: LATER, lead: null }],
    }),
    LATER,
  );

  it("the call to its sitting, sent again, changes nothing, and another one is refused", () => {
    expect([joint.state.status, over.state.status]).toEqual(["joint-review", "refused"]);
    over.when(call(), LATER).thenNothing();
    over.when(call({ place: "303" }), LATER).thenRefused({ code: "no-joint-review", status: "refused" });
  });

  it("a position, sent again, changes nothing, and another one is refused", () => {
    const take = (reasons: string, application = over.state, review = objected) =>
      takePosition(review, application, { kind: "maintains", reasons }, LATER);
    const { events } = take("r", convened.state);
    const taken = events.reduce<Review>(evolve, objected) as ClosedReview;
    expect(taken).toMatchObject({ position: { reasons: "r" } });
    expect(take("r", over.state, taken)).toEqual({ events: [] });
    expect(take("another", over.state, taken).refusal).toEqual({ code: "no-joint-review" });
  });
});
