/** 项目变更 between the last opinion and the decision: what becomes of the joint review, of the lead's term, and of repeats. */
import { describe, expect, it } from "@jest/globals";
import type { ProjectChange } from "../../../functions/domain/application/changeRequest.ts";
import { conclude, decide } from "../../../functions/domain/application/conclusion.ts";
import { MOST_CHANGES } from "../../../functions/domain/application/intake.ts";
import {
  concludeJointReview,
  convene,
  takePosition,
} from "../../../functions/domain/application/jointReview.ts";
import { namePresider } from "../../../functions/domain/application/presiding.ts";
import { raiseFlag } from "../../../functions/domain/application/caseActs.ts";
import type { Instant } from "../../../functions/domain/base/time.ts";
import type { Matter, Region } from "../../../functions/domain/catalogue/region.ts";
import { giveOpinion } from "../../../functions/domain/review/giveOpinion.ts";
import type { Opinion } from "../../../functions/domain/review/opinion.ts";
import { isClosed, type Review } from "../../../functions/domain/review/review.ts";
import { wake } from "../../../functions/domain/review/advance.ts";
import { changes, fileOf } from "../../support/changes.ts";
import { at, consent, DUE, objection, regionWith, RULES, submissionOf } from "../given.ts";
import { after, received, reminded, type Whole } from "../whole.ts";

const ANSWERED = at("2026-03-03T10:00");
const CHANGED = at("2026-03-05T10:00");
const LATER = at("2026-03-06T10:00");
const HELD = at("2026-03-12T16:00");

const river = { code: "river", department: "water", when: { attribute: "crossesRiver", is: true } } as const;
const road = { code: "road", department: "land", materials: ["site-plan"] };
const always = { code: "always", department: "forestry", materials: ["land-survey"] };
const regionOf = (...matters: readonly Partial<Matter>[]): Region => regionWith(matters);
const plain = regionOf(river, road, always);
const signing: Region = { ...plain, policies: { ...plain.policies, decision: "lead" } };

const changeOf = (more: Partial<ProjectChange> = {}): ProjectChange => ({
  description: "a wider road",
  attributes: {},
  materials: [],
  ...more,
});
const dry = changeOf({ attributes: { crossesRiver: false } });
const planAnew = (name = "wider") => changeOf({ materials: [fileOf("site-plan", name)] });
/** A fact that no matter hangs on. */
const aside = changeOf({ attributes: { needsPower: false } });

const reviewOf = ({ reviews }: Whole, id: string): Review =>
  reviews.find(({ facts }) => facts.reviewId === `a1.${id}`)!;
const answered = (whole: Whole, id: string, opinion: Opinion = consent, now: Instant = ANSWERED): Whole =>
  after(whole, {
    events: [],
    reviews: [{ reviewId: `a1.${id}`, events: giveOpinion(reviewOf(whole, id), opinion, now, RULES).events }],
  });
const rolledUp = (whole: Whole): Whole =>
  after(whole, conclude(whole.application, whole.reviews.filter(isClosed), RULES));
const changed = (whole: Whole, change: ProjectChange, region = plain, now = CHANGED) =>
  changes(whole, region, change, now, RULES);
const changedTo = (...about: Parameters<typeof changed>): Whole => after(about[0], changed(...about));

/** Everybody has answered; who is named objects. */
const closed = (objectors: readonly string[], region = plain): Whole =>
  ["river", "road", "always"].reduce(
    (whole, id) => answered(whole, id, objectors.includes(id) ? objection : consent),
    reminded(received(submissionOf(), region)),
  );
const contested = (objectors: readonly string[], region = plain) => rolledUp(closed(objectors, region));

const sitting = { heldOn: "2026-03-12", time: "14:30", place: "p", agenda: "a", invited: [] } as const;
const called = (whole: Whole, now = ANSWERED): Whole =>
  after(whole, convene(whole.application, whole.reviews, sitting, now, RULES));

describe("a change of the project in a joint review", () => {
  it("sets it aside where an objection that it is about is asked about again, and everybody answers first", () => {
    const whole = called(contested(["road"]));
    expect(whole.application.status).toBe("joint-review");
    const [event] = changed(whole, planAnew()).events;
    expect(event).toMatchObject({
      jointReview: "set-aside",
      effects: [{ effect: "asked-again", reviewId: "a1.road~2", follows: "a1.road" }],
    });
    const next = changedTo(whole, planAnew());
    expect(next.application).toMatchObject({ status: "in-review", changes: 1, changedAt: CHANGED });
    expect("joint" in next.application).toBe(false);
    // The others' opinions stand; nothing is rolled up before the one that is asked again has answered.
    expect(rolledUp(next)).toEqual(next);
    expect(rolledUp(answered(next, "road~2", consent, LATER)).application).toMatchObject({
      status: "granted",
      decidedAt: LATER,
    });
  });

  it("opens another one, with terms of its own, where somebody objects to the project as it is now", () => {
    const next = changedTo(called(contested(["road"])), planAnew());
    const anew = rolledUp(answered(next, "road~2", objection, LATER)).application;
    expect(anew).toMatchObject({
      status: "joint-review",
      ladder: null,
      joint: { openedAt: LATER, dueDate: "2026-03-20", objections: ["a1.road~2"], sitting: null },
    });
  });

  it("sets it aside where an objection that it is about counts no more, and the rest decides as of the change", () => {
    const alone = called(contested(["river"]));
    const next = changedTo(alone, dry);
    expect(changed(alone, dry).events).toMatchObject([
      { jointReview: "set-aside", effects: [{ effect: "set-aside", reviewId: "a1.river" }] },
    ]);
    expect(rolledUp(next).application).toMatchObject({ status: "granted", decidedAt: CHANGED });

    // Another objection is still there: a joint review on that alone, whose terms count from the change.
    const both = changedTo(called(contested(["river", "road"])), dry);
    expect(rolledUp(both).application).toMatchObject({
      status: "joint-review",
      joint: { openedAt: CHANGED, dueDate: "2026-03-19", objections: ["a1.road"], sitting: null },
    });
  });

  it("sets it aside where somebody is asked anew, be it about something else: they have not been heard", () => {
    const whole = called(contested(["road"]));
    const survey = changeOf({ materials: [fileOf("land-survey", "new")] });
    const next = changedTo(whole, survey);
    expect(next.application.status).toBe("in-review");
    const anew = rolledUp(answered(next, "always~2", consent, LATER)).application;
    expect(anew).toMatchObject({
      status: "joint-review",
      joint: { openedAt: LATER, objections: ["a1.road"] },
    });
  });

  it("leaves it as it is where all that it is about still counts, and nobody is asked", () => {
    const whole = called(contested(["road"]));
    for (const change of [dry, aside]) {
      expect(changed(whole, change).events).toMatchObject([{ jointReview: "stands" }]);
      const next = changedTo(whole, change);
      expect(next.application).toMatchObject({
        status: "joint-review",
        changes: 1,
        joint: { openedAt: ANSWERED, sitting: { heldOn: "2026-03-12" } },
      });
      expect(rolledUp(next)).toEqual(next);
    }
  });

  it("is about clashing conditions as about objections", () => {
    const height = (value: number): Opinion => ({
      kind: "consent-with-conditions",
      conditions: [
        {
          text: "height",
          basis: { kind: "general-act", document: "d" },
          about: "building-height",
          bound: value > 20 ? "at-least" : "at-most",
          value,
        } as never,
      ],
    });
    const open = reminded(received(submissionOf(), plain));
    const clashing = rolledUp(
      answered(answered(answered(open, "river", height(30)), "road", height(10)), "always"),
    );
    expect(clashing.application).toMatchObject({ status: "joint-review", joint: { objections: [] } });
    expect(changed(clashing, dry).events).toMatchObject([{ jointReview: "set-aside" }]);
    expect(rolledUp(changedTo(clashing, dry)).application).toMatchObject({
      status: "granted-with-conditions",
      decidedAt: CHANGED,
    });
  });
});

describe("a change of the project while the lead is to decide", () => {
  const deciding = rolledUp(closed([], signing));

  it("gives the lead a term of its own, as of the change", () => {
    expect(deciding.application).toMatchObject({ status: "deciding", askedAt: ANSWERED });
    const next = changedTo(deciding, dry, signing);
    expect(next.application.status).toBe("in-review");
    expect(rolledUp(next).application).toMatchObject({
      status: "deciding",
      askedAt: CHANGED,
      decideBy: at("2026-03-11T00:00"),
      ladder: null,
    });
  });

  it("asks whom it concerns first", () => {
    const next = changedTo(deciding, planAnew(), signing);
    expect(rolledUp(next)).toEqual(next);
    expect(rolledUp(answered(next, "road~2", consent, LATER)).application).toMatchObject({
      status: "deciding",
      askedAt: LATER,
    });
  });

  it("comes too late once it has decided", () => {
    const answer = { result: "grant", reasons: "r", article: null, answers: [], resolutions: [] } as const;
    const decided = after(
      deciding,
      decide(deciding.application, deciding.reviews.filter(isClosed), answer, LATER, RULES),
    );
    expect(changed(decided, dry, signing, LATER).refusal).toEqual({
      code: "application-ended",
      status: "granted",
    });
  });
});

describe("a project that changes more than once", () => {
  it("asks again about what each change concerns, each time by another review, and three times at most", () => {
    let whole = closed([]);
    const rounds = ["road~2", "road~3", "road~4"];
    for (const [i, id] of rounds.entries()) {
      whole = changedTo(whole, planAnew(`plan ${i}`));
      whole = answered(whole, id, consent, LATER);
    }
    expect(whole.application.changes).toBe(MOST_CHANGES);
    expect(changed(whole, planAnew("one more")).refusal).toEqual({
      code: "project-changed-too-often",
      most: MOST_CHANGES,
    });
    const { application } = rolledUp(whole);
    expect(application).toMatchObject({ status: "granted" });
    const decided = "decision" in application ? application.decision.matters : [];
    expect(decided.map(({ reviewId }) => reviewId)).toEqual(["a1.river", "a1.road~4", "a1.always"]);
    // What each of them was asked with stays what it was.
    expect(whole.reviews.map(({ facts }) => facts.reviewId)).toContain("a1.road~2");
  });

  it("takes up again what one change has taken out: nobody is asked about it by what was answered before", () => {
    const wet = changeOf({ description: "over it after all", attributes: { crossesRiver: true } });
    const whole = changedTo(changedTo(closed(["road"]), dry), wet);
    expect(reviewOf(whole, "river").status).toBe("closed");
    expect(reviewOf(whole, "river~2")).toMatchObject({ status: "running", served: { servedAt: CHANGED } });
  });

  it("knows every one of its changes again", () => {
    const first = changedTo(closed([]), planAnew("one"));
    const second = changedTo(answered(first, "road~2", consent, CHANGED), planAnew("two"), plain, LATER);
    for (const name of ["one", "two"])
      expect(changed(second, planAnew(name), plain, HELD)).toEqual({ events: [] });
  });
});

describe("what was done about a joint review that is set aside", () => {
  const whole = called(contested(["road"]));
  const next = changedTo(whole, planAnew());

  it("is answered as it was when it comes again, and anything else is refused", () => {
    expect(convene(next.application, next.reviews, sitting, LATER, RULES)).toEqual({ events: [] });
    const other = { ...sitting, place: "elsewhere" };
    expect(convene(next.application, next.reviews, other, LATER, RULES).refusal).toEqual({
      code: "no-joint-review",
      status: "in-review",
    });
    const maintained = { kind: "maintains", reasons: "r" } as const;
    const said = takePosition(reviewOf(whole, "road"), whole.application, maintained, ANSWERED);
    const spoken = after(whole, { events: [], reviews: [{ reviewId: "a1.road", events: said.events }] });
    const changedSince = changedTo(spoken, planAnew());
    const own = reviewOf(changedSince, "road");
    expect(takePosition(own, changedSince.application, maintained, LATER)).toEqual({ events: [] });
  });

  it("is no answer to the next one: the same sitting is called anew", () => {
    const anew = rolledUp(answered(next, "road~2", objection, LATER));
    expect(convene(anew.application, anew.reviews, sitting, LATER, RULES).events).toMatchObject([
      { type: "joint-review-convened", sitting: { heldOn: "2026-03-12", invitedAt: LATER } },
    ]);
  });

  it("goes for whom a supervisor has named to preside, too", () => {
    const led = regionOf(river, { ...road, department: "planning" }, always);
    const open = contested(["road"], led);
    const presider = { department: "water", name: "n", post: "p", reasons: "r" };
    const name = (one: Whole, now: Instant, who = presider) =>
      namePresider(one.application, one.reviews, who, now, led);
    const named = after(open, name(open, ANSWERED));
    const aside = changedTo(named, planAnew(), led);
    expect(name(aside, LATER)).toEqual({ events: [] });
    expect(name(aside, LATER, { ...presider, name: "m" }).refusal).toMatchObject({ code: "no-joint-review" });
    const anew = rolledUp(answered(aside, "road~2", objection, LATER));
    expect(name(anew, LATER).events).toMatchObject([{ type: "presider-named" }]);
  });
});

describe("a case of which a review is open again", () => {
  /** A clock that runs ahead takes the road's silence for consent; the river objects; then the silence is taken back. */
  function reopened(region = plain) {
    const open = reminded(received(submissionOf(), region));
    const others = answered(answered(open, "river", objection), "always");
    const ahead = after(others, {
      events: [],
      reviews: [{ reviewId: "a1.road", events: wake(reviewOf(others, "road"), DUE, RULES).events }],
    });
    const opened = called(rolledUp(ahead), CHANGED);
    expect(opened.application.status).toBe("joint-review");
    const request = { flag: "secret", basis: "b", reason: "r" } as const;
    const act = raiseFlag(
      { ...opened, region },
      request,
      { as: "department", department: "forestry" },
      CHANGED,
    );
    return after(opened, act);
  }

  it("is not concluded: everybody has to have answered first", () => {
    const whole = reopened();
    expect(reviewOf(whole, "road").status).not.toBe("closed");
    const request = {
      minutes: "m",
      result: "grant",
      reasons: "r",
      article: null,
      answers: [{ reviewId: "a1.river", reasons: "r" }],
      resolutions: [],
      present: [
        { department: "planning", name: "n", post: "p", mandate: { by: "office", rank: "head" }, said: "s" },
      ],
    } as const;
    expect(
      concludeJointReview(whole.application, whole.reviews.filter(isClosed), request, HELD, RULES),
    ).toEqual({ events: [], refusal: { code: "reviews-open", reviews: ["a1.road"] } });
  });
});
