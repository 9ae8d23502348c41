/** 项目变更: a change brings its facts and material with it, is routed anew, and leaves alone what it does not touch. */
import { describe, expect, it } from "@jest/globals";
import { changeFaults, type ProjectChange } from "../../../functions/domain/application/changeRequest.ts";
import { conclude } from "../../../functions/domain/application/conclusion.ts";
import { MOST_CHANGES } from "../../../functions/domain/application/intake.ts";
import { standingAt } from "../../../functions/domain/application/standing.ts";
import type { Instant } from "../../../functions/domain/base/time.ts";
import type { Matter, Region } from "../../../functions/domain/catalogue/region.ts";
import { caseRecordOf, factsBefore, flagsBefore } from "../../../functions/domain/review/caseAct.ts";
import { extend } from "../../../functions/domain/review/extension.ts";
import { giveOpinion } from "../../../functions/domain/review/giveOpinion.ts";
import type { Opinion } from "../../../functions/domain/review/opinion.ts";
import { isClosed, type Review } from "../../../functions/domain/review/review.ts";
import { signFor } from "../../../functions/domain/review/signFor.ts";
import {
  endSpecialProcedure,
  startSpecialProcedure,
} from "../../../functions/domain/review/specialProcedure.ts";
import { requestSupplement } from "../../../functions/domain/review/supplement.ts";
import { withdrawSupplementRequest } from "../../../functions/domain/review/supplementWithdrawal.ts";
import { confirmFacts } from "../../../functions/domain/application/caseActs.ts";
import { withdraw } from "../../../functions/domain/application/withdrawal.ts";
import { changes, fileOf, filesAnew } from "../../support/changes.ts";
import { SOMEBODY } from "../../support/people.ts";
import { at, consent, DUE, objection, receive, regionWith, RULES, submissionOf, T0 } from "../given.ts";
import { after, received, reminded, wholeOf, type Whole } from "../whole.ts";

const CHANGED = at("2026-03-05T10:00");
const LATER = at("2026-03-06T10:00");

/** A river matter, a road matter that asks for the plan, and one that is always asked; further ones by the test. */
const river = { code: "river", department: "water", when: { attribute: "crossesRiver", is: true } } as const;
const road = { code: "road", department: "land", materials: ["site-plan"] };
const always = { code: "always", department: "forestry", materials: ["land-survey"] };
const regionOf = (...matters: readonly Partial<Matter>[]): Region => regionWith(matters);
const plain = regionOf(river, road, always);

const dry = { crossesRiver: false };
const submitted = (region = plain, attributes = {}) => {
  const all = { ...submissionOf().project.attributes, ...attributes };
  return reminded(received(submissionOf({ attributes: all }), region));
};

const changeOf = (more: Partial<ProjectChange> = {}): ProjectChange => ({
  description: "a wider road",
  attributes: {},
  materials: [],
  ...more,
});
const planAnew = changeOf({ materials: [fileOf("site-plan", "wider")] });

const changed = (whole: Whole, change: ProjectChange, region = plain, now = CHANGED) =>
  changes(whole, region, change, now, RULES);
const changedTo = (...about: Parameters<typeof changed>): Whole => after(about[0], changed(...about));

const reviewOf = ({ reviews }: Whole, reviewId: string): Review =>
  reviews.find(({ facts }) => facts.reviewId === `a1.${reviewId}`)!;
const answered = (whole: Whole, reviewId: string, opinion: Opinion = consent, now: Instant = T0): Whole =>
  after(whole, {
    events: [],
    reviews: [
      {
        reviewId: `a1.${reviewId}`,
        events: giveOpinion(reviewOf(whole, reviewId), opinion, now, RULES).events,
      },
    ],
  });
const asked = ({ application }: Whole) =>
  "acceptance" in application && application.acceptance
    ? application.acceptance.reviews.map(({ reviewId }) => reviewId.slice(3))
    : [];
const effects = (...about: Parameters<typeof changed>) => {
  const [event] = changed(...about).events;
  return event?.type === "project-changed" ? event.effects : null;
};

describe("a change of the project", () => {
  it("is made a few times at most, before the round is over and after acceptance, and changes something", () => {
    let whole = submitted();
    for (let i = 0; i < MOST_CHANGES; i++) whole = changedTo(whole, filesAnew(`${i}`, ["site-plan"]));
    expect(whole.application).toMatchObject({
      status: "in-review",
      changes: MOST_CHANGES,
      changedAt: CHANGED,
    });
    const refusal = (one: Whole, change = filesAnew("more", ["site-plan"])) => changed(one, change).refusal;
    expect(refusal(whole)).toEqual({ code: "project-changed-too-often", most: MOST_CHANGES });
    const gone = after(whole, withdraw(whole.application, "r", CHANGED, whole.reviews, RULES));
    expect(refusal(gone)).toEqual({ code: "application-ended", status: "withdrawn" });
    const window = { ...plain, policies: { ...plain.policies, intake: "window" as const } };
    const waiting = wholeOf(receive(submissionOf(), window));
    // Nothing has ended there: it says when a change is taken.
    expect(refusal(waiting)).toEqual({ code: "not-in-review", status: "received" });

    const first = submitted();
    expect(refusal(first, changeOf())).toEqual({ code: "nothing-changed" });
    const same = changeOf({
      attributes: { crossesRiver: true },
      materials: submissionOf().materials.filter(({ code }) => code === "site-plan"),
    });
    expect(refusal(first, same)).toEqual({ code: "nothing-changed" });
  });

  it("is none where a fact is stated as it is under the name that it has by now", () => {
    const renamed: Region = {
      ...plain,
      attributes: plain.attributes.map((one) =>
        one.code === "crossesRiver" ? { ...one, code: "overWater", succeeds: ["crossesRiver"] } : one,
      ),
    };
    const whole = submitted();
    const { crossesRiver } = whole.application.facts.project.attributes;
    expect(changed(whole, changeOf({ attributes: { overWater: crossesRiver! } }), renamed).refusal).toEqual({
      code: "nothing-changed",
    });
    expect(effects(whole, changeOf({ attributes: { overWater: !crossesRiver } }), renamed)).not.toBeNull();
  });

  it("states what the region asks about, in its own words: every fault is told, as of a submission", () => {
    const { application } = submitted();
    const faults = (change: Partial<ProjectChange>) =>
      changeFaults(plain, application, changeOf(change)).map(({ path, code }) => [path, code]);
    expect(faults({ attributes: dry })).toEqual([]);
    expect(faults({ attributes: { crossesRiver: "no", lake: true } })).toEqual([
      ["attributes.crossesRiver", "attribute-not-allowed"],
      ["attributes.lake", "unknown-attribute"],
    ]);
    const files = [
      fileOf("site-plan", "1"),
      fileOf("site-plan", "2"),
      fileOf("site-plan", "1"),
      fileOf("oath", "1"),
    ];
    expect(faults({ materials: files })).toEqual([
      ["materials[3].code", "unknown-material"],
      ["materials[2].code", "handed-in-twice"],
    ]);
  });

  it("asks who is concerned now, and names the material that is missing for it before it changes anything", () => {
    const region = regionOf({ ...river, materials: ["water-and-drainage-plan"] }, road);
    const materials = submissionOf().materials.filter(({ code }) => code !== "water-and-drainage-plan");
    const attributes = { ...submissionOf().project.attributes, ...dry };
    const whole = received(submissionOf({ attributes }, { materials }), region);
    expect(asked(whole)).toEqual(["road"]);
    const over = changeOf({ attributes: { crossesRiver: true } });
    const lacking = changed(whole, over, region);
    expect(lacking).toEqual({
      events: [],
      refusal: { code: "change-lacks-materials", materials: ["water-and-drainage-plan"] },
    });

    const complete = { ...over, materials: [fileOf("water-and-drainage-plan", "1")] };
    const next = changedTo(whole, complete, region);
    expect(asked(next)).toEqual(["river", "road"]);
    expect(effects(whole, complete, region)).toEqual([{ effect: "joined", reviewId: "a1.river" }]);
    expect(reviewOf(next, "river")).toMatchObject({
      status: "running",
      served: { servedAt: CHANGED, recordedAt: CHANGED },
      facts: { participants: ["planning", "water", "land"] },
    });
    // Who was there before hears of it, and its clock runs on.
    expect(reviewOf(next, "road")).toMatchObject({
      interruptions: 0,
      served: { servedAt: T0 },
      facts: { participants: ["planning", "land", "water"] },
    });
    expect(next.application).toMatchObject({
      facts: { project: { attributes: { crossesRiver: true } } },
      cameAt: { "water-and-drainage-plan": CHANGED, "site-plan": T0 },
    });
  });

  it("ends who is not concerned any more, with the reason; what had closed stays on record and in no decision", () => {
    const whole = submitted();
    const open = changedTo(whole, changeOf({ attributes: dry }));
    expect(reviewOf(open, "river")).toMatchObject({
      outcome: "cancelled",
      closedAt: CHANGED,
      cause: { kind: "project-change", change: 1 },
    });
    const objected = answered(whole, "river", objection);
    const closed = changedTo(objected, changeOf({ attributes: dry }));
    expect(reviewOf(closed, "river")).toEqual(reviewOf(objected, "river"));
    expect([asked(open), asked(closed)]).toEqual([
      ["road", "always"],
      ["road", "always"],
    ]);
    expect(effects(objected, changeOf({ attributes: dry }))).toEqual([
      { effect: "set-aside", reviewId: "a1.river" },
    ]);
    const all = ["road", "always"].reduce((one, id) => answered(one, id, consent, LATER), closed);
    const { events } = conclude(all.application, all.reviews.filter(isClosed), RULES);
    expect(events).toMatchObject([
      {
        type: "application-decided",
        decision: { result: "granted", matters: [{ reviewId: "a1.road" }, { reviewId: "a1.always" }] },
      },
    ]);
  });

  it("starts again from zero whose material came anew, and leaves the others' opinions and clocks alone", () => {
    const whole = answered(submitted(), "always");
    const next = changedTo(whole, planAnew);
    expect(effects(whole, planAnew)).toEqual([
      { effect: "restarted", reviewId: "a1.road", why: [{ by: "material", material: "site-plan" }] },
    ]);
    expect(reviewOf(next, "road")).toMatchObject({
      status: "running",
      interruptions: 1,
      served: { servedAt: CHANGED, due: { dueDate: "2026-03-12" } },
    });
    expect(reviewOf(next, "always")).toEqual(reviewOf(whole, "always"));
    expect(reviewOf(next, "river")).toMatchObject({ interruptions: 0, served: { servedAt: T0 } });
  });

  it("keeps on record what had become true before it: a limit that was broken stays broken", () => {
    const region = regionOf({ ...road, onTimeout: "escalate", limit: { days: 1, unit: "working-days" } });
    const { reviews = [] } = changed(submitted(region), planAnew, region);
    expect(reviews.map(({ events }) => events.map(({ type }) => type))).toEqual([
      ["review-escalated", "escalation-raised", "project-change-noted", "clock-interrupted", "review-served"],
    ]);
  });

  it("asks again, by a second review, who has answered to another project; the first one stays as it was", () => {
    const whole = answered(submitted(), "road");
    const next = changedTo(whole, planAnew);
    expect(effects(whole, planAnew)).toEqual([
      {
        effect: "asked-again",
        reviewId: "a1.road~2",
        follows: "a1.road",
        why: [{ by: "material", material: "site-plan" }],
      },
    ]);
    expect(reviewOf(next, "road")).toEqual(reviewOf(whole, "road"));
    expect(reviewOf(next, "road~2")).toMatchObject({ status: "running", served: { servedAt: CHANGED } });
    expect(asked(next)).toEqual(["river", "road~2", "always"]);
    // The first one's consent counts no more: the round is open, and then it is the second one's answer.
    const all = ["river", "always"].reduce((one, id) => answered(one, id, consent, LATER), next);
    expect(conclude(all.application, all.reviews.filter(isClosed), RULES).events).toEqual([]);
    const last = answered(all, "road~2", objection, LATER);
    expect(conclude(last.application, last.reviews.filter(isClosed), RULES).events).toMatchObject([
      { type: "joint-review-opened", joint: { objections: ["a1.road~2"] } },
    ]);
  });

  it("brings what departments wait for of a review that starts again: nothing that is owed is forgotten", () => {
    const region = regionOf({ ...river, materials: ["water-and-drainage-plan"] }, road);
    const deep = { ...region, matters: region.matters.map((one) => ({ ...one, when: null })) };
    const whole = submitted(deep);
    const basis = { document: "d", article: "a" };
    const items = [{ material: "water-and-drainage-plan", defect: "blurred", basis }];
    const request = { items, reasons: "r", handler: null };
    const asking = after(whole, {
      events: [],
      reviews: [
        {
          reviewId: "a1.road",
          events: requestSupplement(reviewOf(whole, "road"), request, T0, RULES, ["water-and-drainage-plan"])
            .events,
        },
      ],
    });
    expect(changed(asking, planAnew, deep).refusal).toEqual({
      code: "change-lacks-materials",
      materials: ["water-and-drainage-plan"],
    });
    const both = {
      ...planAnew,
      materials: [...planAnew.materials, fileOf("water-and-drainage-plan", "clear")],
    };
    expect(reviewOf(changedTo(asking, both, deep), "road")).toMatchObject({
      status: "running",
      supplement: null,
      served: { servedAt: CHANGED },
    });
  });

  it("B9: asks by the region file of the day, and says so of what it asks; the rest keeps its own (I39)", () => {
    const later = { ...plain, version: "440307-2026.2" };
    const closed = answered(submitted(plain, dry), "always");
    const change = changeOf({
      attributes: { crossesRiver: true },
      materials: [fileOf("site-plan", "wider"), fileOf("land-survey", "new")],
    });
    const next = changedTo(closed, change, later);
    const versions = next.reviews.map(({ facts }) => [facts.reviewId.slice(3), facts.catalogueVersion]);
    // Asked about for the first time, and again; the road started again by what it was asked with.
    expect(Object.fromEntries(versions)).toEqual({
      river: "440307-2026.2",
      road: plain.version,
      always: plain.version,
      "always~2": "440307-2026.2",
    });
    expect(next.application).toMatchObject({ acceptance: { catalogueVersion: plain.version } });
    const same = changedTo(closed, change);
    expect(new Set(same.reviews.map(({ facts }) => facts.catalogueVersion))).toEqual(
      new Set([plain.version]),
    );
  });

  it("is a repeat with the same words, facts and files, whatever has happened since", () => {
    const next = changedTo(submitted(), planAnew);
    expect(changed(next, planAnew, plain, LATER)).toEqual({ events: [] });
    const gone = after(next, withdraw(next.application, "r", LATER, next.reviews, RULES));
    expect(changed(gone, planAnew, plain, LATER)).toEqual({ events: [] });
    // Other words about what is on record change nothing: they are told so.
    expect(changed(next, { ...planAnew, description: "another" }).refusal).toEqual({
      code: "nothing-changed",
    });
  });

  it("holds up at forty reviews, and where nobody is concerned any more", () => {
    const alone = regionOf(river);
    expect(changed(submitted(alone), changeOf({ attributes: dry }), alone).refusal).toEqual({
      code: "nothing-to-review",
    });
    const many = Array.from({ length: 40 }, (_, i) => ({ code: `m${i}`, department: "land" }));
    const crowded = regionOf(river, ...many);
    const whole = submitted(crowded, dry);
    expect(changed(whole, changeOf({ attributes: { crossesRiver: true } }), crowded).refusal).toEqual({
      code: "too-many-reviews",
      count: 41,
      most: 40,
    });
  });

  it("counts open reviews, not those that have closed: with one of forty answered there is room for one more", () => {
    const wet = changeOf({ attributes: { crossesRiver: true } });
    const many = Array.from({ length: 40 }, (_, i) => ({ code: `m${i}`, department: "land" }));
    const crowded = regionOf(river, ...many);
    const whole = answered(submitted(crowded, dry), "m0");
    const next = changedTo(whole, wet, crowded);
    expect(asked(next)).toHaveLength(41);
    expect(reviewOf(next, "river").status).toBe("running");
    // All forty-one are in the decision: whoever had answered is not forgotten.
    const ids = next.reviews.map(({ facts }) => facts.reviewId.slice(3)).filter((id) => id !== "m0");
    const closed = ids.reduce((one, id) => answered(one, id, consent, LATER), next);
    const [decided] = conclude(closed.application, closed.reviews.filter(isClosed), RULES).events;
    expect(decided).toMatchObject({ type: "application-decided", decision: { result: "granted" } });
    expect(decided?.type === "application-decided" ? decided.decision.matters : []).toHaveLength(41);
  });

  it("has room for fifty matters in all, those that have closed among them", () => {
    const many = (n: number, when: Matter["when"]) =>
      Array.from({ length: n }, (_, i) => ({ code: `${when ? "w" : "m"}${i}`, department: "land", when }));
    const wet = changeOf({ attributes: { crossesRiver: true } });
    const refusal = (more: number) => {
      const region = regionOf(...many(39, null), ...many(more, river.when));
      const open = submitted(region, dry);
      const whole = open.reviews
        .slice(0, more)
        .reduce((one, { facts }) => answered(one, facts.reviewId.slice(3)), open);
      return changed(whole, wet, region).refusal;
    };
    expect(refusal(11)).toBeUndefined();
    expect(refusal(12)).toEqual({ code: "too-many-reviews", count: 51, most: 50 });
  });

  it("counts one that is asked again as open", () => {
    const wet = changeOf({ attributes: { crossesRiver: true }, materials: planAnew.materials });
    const many = Array.from({ length: 39 }, (_, i) => ({ code: `m${i}`, department: "land" }));
    const crowded = regionOf(river, road, ...many);
    const all = submitted(crowded, dry);
    expect(changed(answered(all, "road"), wet, crowded).refusal).toMatchObject({ count: 41 });
    expect(asked(changedTo(answered(answered(all, "road"), "m0"), wet, crowded))).toHaveLength(41);
  });
});

describe("prerequisites of a changed project", () => {
  const then = { ...always, prerequisites: [{ matter: "road", tolerable: false }] };

  it("a review that waits goes on waiting for the one that is asked again", () => {
    const region = regionOf(river, road, then);
    const whole = submitted(region);
    expect(reviewOf(whole, "always").status).toBe("waiting");
    const next = changedTo(whole, planAnew, region);
    expect(reviewOf(next, "always")).toMatchObject({ status: "waiting", interruptions: 0 });
    const released = answered(next, "road", consent, LATER);
    expect(standingAt(released.reviews, LATER, RULES)[2]).toMatchObject({ served: { servedAt: LATER } });
  });

  it("one that has started goes on, and what it started by holds up its decision only", () => {
    const region = regionOf(river, road, then);
    const before = answered(submitted(region), "road");
    const started = { ...before, reviews: standingAt(before.reviews, T0, RULES) };
    expect(reviewOf(started, "always").status).toBe("running");
    const next = changedTo(started, planAnew, region);
    expect(reviewOf(next, "always")).toMatchObject({
      status: "running",
      served: { servedAt: T0 },
      facts: { waitsFor: [], tolerates: ["a1.road~2"] },
    });
    const all = [
      ["river", consent],
      ["always", consent],
      ["road~2", { ...objection }],
    ] as const;
    const veto = { ...region, matters: region.matters.map((one) => ({ ...one, veto: one.code === "road" })) };
    const anew = changedTo(started, planAnew, veto);
    const closed = all.reduce((one, [id, said]) => answered(one, id, said, LATER), anew);
    const { events } = conclude(closed.application, closed.reviews.filter(isClosed), RULES);
    expect(events).toMatchObject([
      {
        decision: {
          result: "partly-granted",
          matters: [
            { reviewId: "a1.river", result: "granted" },
            { reviewId: "a1.road~2", result: "refused" },
            {
              reviewId: "a1.always",
              result: "refused",
              ground: { by: "prerequisite", reviewId: "a1.road~2" },
            },
          ],
        },
      },
    ]);
  });

  it("one that waits for a matter that is gone starts with the change; one that fell with it is asked again", () => {
    const behind = { ...always, prerequisites: [{ matter: "river", tolerable: false }] };
    const region = regionOf(river, road, behind);
    const waits = submitted(region);
    const free = changedTo(waits, changeOf({ attributes: dry }), region);
    expect(reviewOf(free, "always")).toMatchObject({ status: "running", served: { servedAt: CHANGED } });

    const refused = answered(waits, "river", objection);
    const fallen = { ...refused, reviews: standingAt(refused.reviews, T0, RULES) };
    expect(reviewOf(fallen, "always")).toMatchObject({ outcome: "cancelled" });
    const next = changedTo(fallen, changeOf({ attributes: dry }), region);
    expect(asked(next)).toEqual(["road", "always~2"]);
    expect(reviewOf(next, "always~2")).toMatchObject({ status: "running", served: { servedAt: CHANGED } });
    expect(effects(fallen, changeOf({ attributes: dry }), region)).toContainEqual({
      effect: "asked-again",
      reviewId: "a1.always~2",
      follows: "a1.always",
      why: [{ by: "prerequisite", reviewId: "a1.river" }],
    });
  });

  it("one that joins waits for what is open, starts where all have consented, and falls where one was refused", () => {
    const joins = { ...river, prerequisites: [{ matter: "road", tolerable: false }] };
    const region = regionOf(joins, road);
    const whole = submitted(region, dry);
    const wet = changeOf({ attributes: { crossesRiver: true } });
    expect(reviewOf(changedTo(whole, wet, region), "river")).toMatchObject({ status: "waiting" });
    const consented = changedTo(answered(whole, "road"), wet, region);
    expect(reviewOf(consented, "river")).toMatchObject({ status: "running", served: { servedAt: CHANGED } });
    const refused = changedTo(answered(whole, "road", objection), wet, region);
    expect(reviewOf(refused, "river")).toMatchObject({
      outcome: "cancelled",
      closedAt: CHANGED,
      cause: { kind: "prerequisite", reviewId: "a1.road" },
    });
  });
});

describe("the guards of a changed project", () => {
  const explosive: Region = {
    ...plain,
    flags: [{ flag: "public-safety-hazard", when: { attribute: "crossesRiver", is: true } }],
  };
  const wet = changeOf({ attributes: { crossesRiver: true } });

  it("read the flags that the new facts imply, in every open review, touched or not", () => {
    const whole = submitted(explosive, dry);
    const next = changedTo(whole, wet, explosive);
    for (const id of ["river", "road", "always"])
      expect(flagsBefore(caseRecordOf(reviewOf(next, id)), DUE)).toEqual([
        { flag: "public-safety-hazard", source: "region-file", department: null, at: CHANGED, basis: null },
      ]);
    const [road] = standingAt([reviewOf(next, "road")], DUE, RULES);
    expect(road).toMatchObject({ status: "overdue", failedGuards: ["G5"] });
  });

  it("ask again whose silence had counted as consent before the project was on the negative list", () => {
    const whole = submitted(explosive, dry);
    const silent = { ...whole, reviews: standingAt(whole.reviews, DUE, RULES) };
    expect(reviewOf(silent, "road")).toMatchObject({ outcome: "deemed-consent" });
    expect(effects(silent, wet, explosive, DUE)).toContainEqual({
      effect: "asked-again",
      reviewId: "a1.road~2",
      follows: "a1.road",
      why: [{ by: "flag", flag: "public-safety-hazard" }],
    });
    // An express opinion was given by somebody who looked at it: it stands.
    const express = answered(whole, "road");
    expect(effects(express, wet, explosive)).toEqual([{ effect: "joined", reviewId: "a1.river" }]);
  });

  it("never lose a flag by what the applicant states otherwise (I55)", () => {
    const whole = submitted(explosive);
    const next = changedTo(whole, changeOf({ attributes: dry }), explosive);
    const [road] = standingAt([reviewOf(next, "road")], DUE, RULES);
    expect(road).toMatchObject({ status: "overdue", failedGuards: ["G5"] });
    expect(next.application).toMatchObject({
      acceptance: { flags: [{ flag: "public-safety-hazard", source: "region-file" }] },
    });
  });

  it("do not take for confirmed what was confirmed before it was stated otherwise", () => {
    const whole = submitted();
    const actor = { as: "department", department: "water" } as const;
    const confirmed = confirmFacts(
      { application: whole.application, reviews: whole.reviews, region: plain },
      { attributes: ["crossesRiver", "needsPower"], basis: "site visit" },
      actor,
      T0,
    );
    const known = after(whole, confirmed);
    const next = changedTo(known, changeOf({ attributes: dry }));
    const facts = (one: Whole) =>
      factsBefore(caseRecordOf(reviewOf(one, "road")), DUE)
        .filter(({ confirmedBy }) => confirmedBy !== null)
        .map(({ attribute }) => attribute);
    expect([facts(known), facts(next)]).toEqual([["crossesRiver", "needsPower"].sort(), ["needsPower"]]);
    // It may be confirmed again, as it is stated now.
    const again = confirmFacts(
      { application: next.application, reviews: next.reviews, region: plain },
      { attributes: ["crossesRiver"], basis: "site visit" },
      { ...actor, department: "land" },
      LATER,
    );
    expect(facts(after(next, again))).toEqual(["crossesRiver", "needsPower"].sort());
  });
});

describe("what was received before the project changed, and written after", () => {
  const next = changedTo(submitted(), planAnew);
  const BEFORE = at("2026-03-05T09:59:59.999");
  const touched = reviewOf(next, "road");
  const refusal = { code: "project-changed", changedAt: CHANGED };

  it("does not count for a review that started again; an opinion is kept as evidence", () => {
    const given = giveOpinion(touched, consent, BEFORE, RULES);
    expect(given).toMatchObject({
      refusal,
      events: [{ type: "attempt-refused", attempt: { command: "giveOpinion", code: "project-changed" } }],
    });
    expect(giveOpinion(touched, consent, CHANGED, RULES).events).toMatchObject([{ type: "opinion-given" }]);
    const handler = { name: "王工", post: "A" } as const;
    const basis = { document: "d", article: "a" };
    const items = [{ material: "site-plan", defect: "blurred", basis }];
    const request = { items, reasons: "r", handler };
    const hearing = {
      kind: "hearing",
      basis: "b",
      reasons: "r",
      plannedEnd: "2026-03-10",
      handler,
    } as const;
    const others = [
      requestSupplement(touched, request, BEFORE, RULES, ["site-plan"]),
      startSpecialProcedure(touched, hearing, SOMEBODY, BEFORE, RULES),
      extend(touched, { days: 2, reasons: "r" }, SOMEBODY, BEFORE, RULES),
      signFor(touched, SOMEBODY, BEFORE, RULES),
      endSpecialProcedure(touched, { kind: "hearing", startedAt: BEFORE }, BEFORE, RULES),
      withdrawSupplementRequest(touched, BEFORE, BEFORE, RULES),
    ];
    for (const { events, refusal: code } of others) {
      expect(code).toEqual(refusal);
      expect(events).toMatchObject([{ type: "attempt-refused" }]);
    }
  });

  it("counts for one that the change does not touch", () => {
    const untouched = reviewOf(next, "always");
    expect(giveOpinion(untouched, consent, BEFORE, RULES).events).toMatchObject([{ type: "opinion-given" }]);
  });
});
