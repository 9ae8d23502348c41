/** An application is received, and accepted by every department it concerns at once. */
import { describe, expect, it } from "@jest/globals";
import { materialsOf } from "../../functions/domain/application/material.ts";
import { caseFactsOf, type Acceptance } from "../../functions/domain/application/application.ts";
import { matterCodeOf } from "../../functions/domain/base/ids.ts";
import { MOST_REVIEWS, type Matter } from "../../functions/domain/catalogue/region.ts";
import {
  at,
  givenApplication,
  handIn,
  materialsBut,
  receive,
  REGION,
  regionWith,
  submissionOf,
  T0,
} from "./given.ts";
import { received } from "./whole.ts";

const later = at("2026-03-04T11:00");

/** What was accepted of a complete submission. */
function accepted(...[submission, region, now]: Parameters<typeof receive>): Acceptance {
  const event = receive(submission, region, now).events.at(-1);
  if (event?.type !== "application-accepted") throw new Error("the application was not accepted");
  return event.acceptance;
}

const receivedFacts = () => givenApplication(...receive(submissionOf()).events).state.facts;

const mattersAsked = (acceptance: Acceptance): string[] =>
  acceptance.reviews.map(({ reviewId }) => matterCodeOf(reviewId));

/** A matter as an application keeps it: without what routed the application there. */
const asFrozen = (matter: Matter): Matter => ({
  ...matter,
  projectTypes: [],
  when: null,
  prerequisites: [],
});

describe("a complete application", () => {
  const submission = submissionOf();
  const { project, applicant, materials } = submission;

  it("is received and accepted at once, by all departments", () => {
    const { events, refusal } = receive(submission);
    expect(refusal).toBeUndefined();
    expect(events.map((event) => event.type)).toEqual(["application-received", "application-accepted"]);
    const { contact: _elsewhere, ...organisation } = applicant;
    expect(events[0]).toEqual({
      type: "application-received",
      facts: {
        applicationId: "a1",
        digest: "d1",
        project,
        applicant: organisation,
        contact: "c1",
        claims: [],
        firstContact: expect.objectContaining({ organ: expect.objectContaining({ id: "planning" }) }),
        receivedAt: T0,
      },
      materials: materialsOf(materials),
    });
    const { state } = givenApplication(...events);
    expect(state).toMatchObject({
      status: "in-review",
      acceptance: { acceptedAt: T0, how: "automatic", lead: { id: "planning" } },
    });
    expect(state.materials).toEqual(materialsOf(materials));
  });

  it("has a review for each matter in the order of the catalogue, owned by the matter's department", () => {
    const { reviews, lead } = accepted(submission);
    expect(reviews).toEqual(
      REGION.matters.map(({ code, department }) => ({ reviewId: `a1.${code}`, department, waitsFor: [] })),
    );
    const onRecord = received(submission).reviews.map(({ facts }) => facts);
    expect(onRecord.map(({ matter }) => matter)).toEqual(REGION.matters.map(asFrozen));
    expect(onRecord.map(({ reviewId }) => reviewId)).toEqual(reviews.map(({ reviewId }) => reviewId));
    expect(onRecord.map(({ department }) => department.id)).toEqual(
      reviews.map(({ department }) => department),
    );
    expect(lead).toEqual({ id: "planning", name: "规划局", nameEn: "Planning" });
  });

  it("dispatches each review with what acceptance froze", () => {
    const { reviews } = received(submissionOf({ flags: ["quota"] }));
    expect(reviews[1]!.facts).toEqual({
      reviewId: "a1.consult-ecology",
      applicationId: "a1",
      matter: asFrozen(REGION.matters[1]!),
      department: {
        id: "ecology",
        name: "生态环境局",
        nameEn: "Ecology and Environment",
        posts: null,
        channel: "in-box",
      },
      leadDepartment: "planning",
      participants: ["planning", ...REGION.departments.map(({ id }) => id).filter((id) => id !== "planning")],
      project: {
        name: project.name,
        code: project.code,
        type: "municipal-road",
        flags: [{ flag: "quota", source: "applicant" }],
      },
      waitsFor: [],
      tolerates: [],
      applicant: submissionOf().applicant.creditCode,
      applicantName: submissionOf().applicant.name,
      receivedAt: T0,
      stated: Object.keys(project.attributes),
      actsBefore: [],
      policies: {
        licencesByTacitConsent: false,
        supplementTermDays: REGION.policies.supplementTermDays,
        longestSpecialProcedureDays: REGION.policies.longestSpecialProcedureDays,
        afterLadderDays: REGION.policies.afterLadderDays,
      },
      catalogueVersion: "440307-2026.1",
    });
  });
});

describe("the matters of an application", () => {
  const codes = (count: number) => Array.from({ length: count }, () => ({}));

  it.each([1, 40])("may be %d", (count) => {
    expect(accepted(submissionOf(), regionWith(codes(count))).reviews).toHaveLength(count);
  });

  it("must be one at least", () => {
    const nothing = regionWith([{ projectTypes: ["public-building"] }]);
    expect(receive(submissionOf(), nothing)).toEqual({ events: [], refusal: { code: "nothing-to-review" } });
  });

  it("must be forty at most", () => {
    expect(MOST_REVIEWS).toBe(40);
    expect(receive(submissionOf(), regionWith(codes(41)))).toEqual({
      events: [],
      refusal: { code: "too-many-reviews", count: 41, most: 40 },
    });
  });

  it("are those of its type whose condition holds", () => {
    const region = regionWith([
      { code: "every-road" },
      { code: "buildings", projectTypes: ["public-building"] },
      { code: "long-roads", when: { attribute: "roadLength", atLeast: 1000 } },
      { code: "at-rivers", when: { attribute: "crossesRiver", is: true } },
    ]);
    const road = (roadLength: number, crossesRiver: boolean) =>
      mattersAsked(accepted(submissionOf({ attributes: { roadLength, crossesRiver } }), region));
    expect(road(1000, true)).toEqual(["every-road", "long-roads", "at-rivers"]);
    expect(road(999, false)).toEqual(["every-road"]);
  });

  it("need no material that only others ask for", () => {
    const submission = submissionOf(
      { attributes: { ...submissionOf().project.attributes, occupiesGreenSpace: false } },
      { materials: materialsBut("green-space-plan") },
    );
    expect(mattersAsked(accepted(submission))).not.toContain("consult-forestry");
  });
});

describe("what acceptance freezes", () => {
  it("is the catalogue version and the matters, whatever the region says later", () => {
    const { events } = receive(submissionOf());
    const acceptance = accepted(submissionOf());
    expect(acceptance.catalogueVersion).toBe("440307-2026.1");
    const changed = { ...regionWith([{}]), version: "440307-2026.2" };
    const after = givenApplication(...events).when(handIn(materialsOf(materialsBut())[0]!, changed), later);
    expect(after.state).toMatchObject({ acceptance });
    expect(accepted(submissionOf(), changed).catalogueVersion).toBe("440307-2026.2");
  });

  it("is who the applicant is, and how the region runs its applications", () => {
    const { creditCode } = submissionOf().applicant;
    const held = {
      ...REGION,
      policies: { ...REGION.policies, licencesByTacitConsent: true, supplementTermDays: 7 },
    };
    const acceptance = accepted(submissionOf(), held);
    expect(acceptance).toMatchObject({ policies: held.policies });
    expect(caseFactsOf([frameOf(acceptance)], "a1.consult-planning")).toMatchObject({
      applicant: creditCode,
      policies: { licencesByTacitConsent: true, supplementTermDays: 7 },
    });
    expect(accepted(submissionOf())).toMatchObject({ policies: REGION.policies });
    expect(REGION.policies.licencesByTacitConsent).toBe(false);
  });
});

const frameOf = (acceptance: ReturnType<typeof accepted>) => ({
  facts: receivedFacts(),
  acceptance,
  restated: {},
});

describe("what an application gives to its reviews", () => {
  it("is given to those that acceptance asked for, and to nothing else", () => {
    expect(() => caseFactsOf([frameOf(accepted(submissionOf()))], "a1.horoscope")).toThrow(
      "a1.horoscope is not among the reviews of its application",
    );
  });
});
