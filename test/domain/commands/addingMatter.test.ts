/** 增加事项: the lead corrects a stated fact with evidence, and whoever is concerned by it is asked, too. */
import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import {
  addMatter,
  correctionFaults,
  decidingFacts,
  MOST_ADDITIONS,
} from "../../../functions/domain/application/addingMatter.ts";
import { conclude } from "../../../functions/domain/application/conclusion.ts";
import { standingAt } from "../../../functions/domain/application/standing.ts";
import { wholeOf } from "../../../functions/domain/application/whole.ts";
import { plusSeconds, type Instant } from "../../../functions/domain/base/time.ts";
import type { Attributes } from "../../../functions/domain/catalogue/condition.ts";
import type { Region } from "../../../functions/domain/catalogue/region.ts";
import { caseRecordOf, factsBefore, flagsBefore } from "../../../functions/domain/review/caseAct.ts";
import { giveOpinion } from "../../../functions/domain/review/giveOpinion.ts";
import type { Opinion } from "../../../functions/domain/review/opinion.ts";
import { isClosed, type Review } from "../../../functions/domain/review/review.ts";
import { requestSupplement } from "../../../functions/domain/review/supplement.ts";
import { at, consent, objection, regionWith, RULES, submissionOf } from "../given.ts";
import { after, received, reminded, type Whole } from "../whole.ts";

const ADDED = at("2026-03-05T10:00");
const LATER = at("2026-03-06T10:00");

const river = {
  code: "river",
  department: "water",
  when: { attribute: "crossesRiver", is: true },
  materials: ["land-survey"],
} as const;
const road = { code: "road", department: "land", materials: ["site-plan"] };
const permit = { code: "permit", department: "planning", kind: "licence", onTimeout: "escalate" } as const;
const dams = {
  code: "dams",
  department: "forestry",
  when: { attribute: "crossesRiver", is: false },
} as const;
const region = regionWith([river, road, permit]);
const EVIDENCE = "现场勘测报告（2026-03-04）载明线路跨越龙岗河。";
const wet = { crossesRiver: true };

const dry = (of: Region = region): Whole => {
  const attributes = { ...submissionOf().project.attributes, crossesRiver: false };
  return reminded(received(submissionOf({ attributes }), of));
};
const added = (whole: Whole, attributes: Attributes = wet, of: Region = region, now: Instant = ADDED) =>
  addMatter({ ...whole, region: of }, { attributes, evidence: EVIDENCE }, "planning", now, RULES);
const reviewOf = ({ reviews }: Whole, id: string): Review =>
  reviews.find(({ facts }) => facts.reviewId === `a1.${id}`)!;
const answered = (whole: Whole, id: string, opinion: Opinion = consent, now = LATER): Whole =>
  after(whole, {
    events: [],
    reviews: [{ reviewId: `a1.${id}`, events: giveOpinion(reviewOf(whole, id), opinion, now, RULES).events }],
  });

describe("a department that is added", () => {
  it("is asked at once, with a full promised limit of its own; nobody else's clock moves, nor the whole's", () => {
    const before = dry();
    const whole = after(before, added(before));
    expect(reviewOf(whole, "river")).toMatchObject({
      status: "running",
      facts: { added: true, participants: ["planning", "water", "land"] },
      served: { servedAt: ADDED, due: { dueDate: "2026-03-12" } },
    });
    expect(reviewOf(whole, "road").served).toEqual(reviewOf(before, "road").served);
    const due = ({ application, reviews }: Whole) => wholeOf(application, reviews, RULES)?.due;
    expect(due(whole)).toEqual(due(before));
    expect(whole.application).toMatchObject({
      status: "in-review",
      changes: 0,
      facts: { project: { attributes: wet } },
      acceptance: { reviews: [{ reviewId: "a1.river" }, { reviewId: "a1.road" }, { reviewId: "a1.permit" }] },
    });
    // The same again is a repeat.
    expect(added(whole, wet, region, LATER)).toEqual({ events: [] });
  });

  it("counts in the decision as everybody does", () => {
    const whole = after(dry(), added(dry()));
    const some = ["road", "permit"].reduce((one, id) => answered(one, id), whole);
    expect(conclude(some.application, some.reviews.filter(isClosed), RULES)).toEqual({ events: [] });
    const all = answered(some, "river");
    expect(conclude(all.application, all.reviews.filter(isClosed), RULES).events).toMatchObject([
      { type: "application-decided", decision: { matters: [{ reviewId: "a1.river" }, {}, {}] } },
    ]);
  });

  it("has the fact confirmed by the lead, for everybody, and the flags that it implies", () => {
    const flagged: Region = {
      ...region,
      flags: [{ flag: "ecological-redline", when: { attribute: "crossesRiver", is: true } }],
    };
    const whole = after(dry(flagged), added(dry(flagged), wet, flagged));
    for (const id of ["river", "road"]) {
      const record = caseRecordOf(reviewOf(whole, id));
      expect(factsBefore(record, LATER)).toContainEqual({
        attribute: "crossesRiver",
        confirmedBy: "planning",
      });
      expect(flagsBefore(record, LATER).map(({ flag }) => flag)).toEqual(["ecological-redline"]);
    }
    // What was so before is judged as it was then.
    expect(flagsBefore(caseRecordOf(reviewOf(whole, "road")), ADDED)).toEqual([]);
  });

  it("asks the applicant for nothing that its matter asks of everybody", () => {
    const whole = after(dry(), added(dry()));
    const ask = (material: string, basis: object | null) =>
      requestSupplement(
        reviewOf(whole, "river"),
        { items: [{ material, defect: null, basis: basis as never }], reasons: "r", handler: null },
        LATER,
        RULES,
        [],
      ).refusal;
    expect(ask("land-survey", null)).toEqual({ code: "knowable-at-intake", materials: ["land-survey"] });
    expect(ask("site-plan", { document: "d", article: "a" })).toBeUndefined();
    // Whoever was asked from the beginning may.
    const survey = requestSupplement(
      reviewOf(dry(), "road"),
      { items: [{ material: "site-plan", defect: "unsigned", basis: null }], reasons: "r", handler: null },
      at("2026-03-03T10:00"),
      RULES,
      ["site-plan"],
    );
    expect(survey.refusal).toBeUndefined();
  });

  it("is refused with what is possible instead: too late, no other fact, nobody concerned, somebody gone, another catalogue", () => {
    const whole = dry();
    expect(added(whole, { crossesRiver: false }).refusal).toEqual({ code: "nothing-changed" });
    expect(added(whole, { roadLength: 900 }).refusal).toEqual({
      code: "no-matter-added",
      attributes: ["crossesRiver"],
    });
    const both = regionWith([river, road, dams]);
    expect(added(dry(both), wet, both).refusal).toEqual({
      code: "correction-ends-matter",
      matters: ["dams"],
    });
    expect(added(whole, wet, { ...region, version: "v9" }).refusal).toMatchObject({
      code: "catalogue-replaced",
      now: "v9",
    });
    const end = (opinion: Opinion) => {
      const all = ["road", "permit"].reduce((one, id) => answered(one, id, opinion), whole);
      return after(all, conclude(all.application, all.reviews.filter(isClosed), RULES));
    };
    expect(added(end(consent)).refusal).toEqual({ code: "too-late-to-add", status: "granted" });
    expect(added(end(objection)).refusal).toEqual({ code: "too-late-to-add", status: "joint-review" });
    const times = Array.from({ length: MOST_ADDITIONS }, () => ({
      attributes: {},
      evidence: "e",
      added: [],
      at: ADDED,
    }));
    const often = { ...whole, application: { ...whole.application, additions: times } };
    expect(added(often).refusal).toEqual({ code: "added-too-often", most: MOST_ADDITIONS });
  });

  it("is told which facts may bring somebody in, and faults of what is stated by their places", () => {
    const { application } = dry();
    expect(decidingFacts(application, region)).toEqual(["crossesRiver"]);
    const faults = (attributes: Attributes) =>
      correctionFaults(region, application, { attributes, evidence: EVIDENCE }).map(({ path, code }) => [
        path,
        code,
      ]);
    expect(faults(wet)).toEqual([]);
    expect(faults({ crossesRiver: 3 })).toEqual([["attributes.crossesRiver", "attribute-not-allowed"]]);
    expect(faults({ depth: 3 })).toEqual([["attributes.depth", "unknown-attribute"]]);
  });

  it("holds up the decision of who waits for its kind, not its start, once that has begun", () => {
    const bridge = {
      code: "bridge",
      department: "forestry",
      prerequisites: [{ matter: "river", tolerable: false }],
    };
    const of = regionWith([river, road, bridge]);
    const whole = after(dry(of), added(dry(of), wet, of));
    expect(reviewOf(whole, "bridge")).toMatchObject({
      status: "running",
      facts: { waitsFor: [], tolerates: ["a1.river"] },
    });
  });

  it("moves no due instant of anybody else, whatever they have done and whenever it is added", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30 * 24 }), fc.boolean(), (hours, answers) => {
        const now = plusSeconds(at("2026-03-02T09:30"), hours * 3600);
        const start = answers ? answered(dry(), "road", consent, at("2026-03-02T09:10")) : dry();
        const before = standingAt(start.reviews, now, RULES);
        const decision = added({ ...start, reviews: before }, wet, region, now);
        const whole = after({ ...start, reviews: before }, decision);
        const later = plusSeconds(now, 40 * 24 * 3600);
        const of = (reviews: readonly Review[]) =>
          standingAt(reviews, later, RULES)
            .filter(({ facts }) => facts.reviewId !== "a1.river")
            .map(({ served, status }) => [status, served?.due, served?.statutoryDueAt]);
        expect(of(whole.reviews)).toEqual(of(start.reviews));
      }),
      { numRuns: 40 },
    );
  });
});
