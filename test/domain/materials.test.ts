/** What an applicant still owes: told once, all of it, and taken in one by one (一次性告知, 补正). */
import { describe, expect, it } from "@jest/globals";
import {
  materialsOf,
  MOST_FILES,
  type Material,
  type SentFile,
} from "../../functions/domain/application/material.ts";
import { earlierVersions } from "../../functions/domain/application/versions.ts";
import { APPLICANT } from "../../functions/domain/base/actor.ts";
import type { Application } from "../../functions/domain/application/application.ts";
import { handIn as handInAsked, MOST_REPLACED } from "../../functions/domain/application/intake.ts";
import type { Instant } from "../../functions/domain/base/time.ts";
import {
  at,
  givenApplication,
  handIn,
  materialOf,
  materialsBut,
  receive,
  REGION,
  RULES,
  submissionOf,
  T0,
  timeAtIntake,
} from "./given.ts";

const later = at("2026-03-04T11:00");

/** Thirty working days after the day of receipt, with 清明 among them. */
const LAPSES = at("2026-04-15T00:00");

const asked = (...missing: readonly string[]) => ({
  type: "materials-requested",
  missing,
  defects: [],
  lapsesAt: LAPSES,
  at: T0,
  returned: false,
});

describe("an incomplete application", () => {
  const incomplete = receive(
    submissionOf({}, { materials: materialsBut("land-survey", "traffic-impact", "green-space-plan") }),
  );
  const told = givenApplication(...incomplete.events);

  it("is told once everything that is missing, across all departments", () => {
    expect(incomplete.refusal).toBeUndefined();
    expect(incomplete.events.slice(1)).toEqual([asked("land-survey", "green-space-plan", "traffic-impact")]);
    expect(told.state).toMatchObject({
      status: "awaiting-materials",
      defects: [],
      lapsesAt: LAPSES,
      returnedFor: null,
    });
  });

  it("is told of a material once, though several departments need it", () => {
    const { events } = receive(submissionOf({}, { materials: materialsBut("application-form") }));
    expect(events[1]).toEqual(asked("application-form"));
  });

  it("takes material in one by one without asking again, and is accepted with the last", () => {
    const first = told.when(handIn(materialOf("traffic-impact")), later);
    first.thenEvents({ type: "material-handed-in", material: materialOf("traffic-impact"), at: later });
    expect(first.state).toMatchObject({
      status: "awaiting-materials",
      missing: ["land-survey", "green-space-plan"],
    });
    const last = first
      .when(handIn(materialOf("land-survey")), later)
      .when(handIn(materialOf("green-space-plan")), later);
    expect(last.decision.events.map((event) => event.type)).toEqual([
      "material-handed-in",
      "application-accepted",
    ]);
    expect(last.state).toMatchObject({
      status: "in-review",
      acceptance: { acceptedAt: later, how: "automatic" },
    });
    expect(last.state.facts.receivedAt).toBe(T0);
    expect(last.state.materials).toHaveLength(9);
  });

  it("is changed by nothing that it has already", () => {
    told.when(handIn(materialsOf(materialsBut())[0]!), later).thenNothing();
    const once = told.when(handIn(materialOf("traffic-impact")), later);
    once.when(handIn(materialOf("traffic-impact")), later).thenNothing();
  });

  it("takes a better version of a material in the place of the first", () => {
    const better = materialOf("traffic-impact", { sha256: "f".repeat(64) });
    const after = told.when(handIn(materialOf("traffic-impact")), later).when(handIn(better), later);
    after.thenEvents({ type: "material-replaced", material: better, at: later });
    expect(after.state.materials.filter(({ code }) => code === "traffic-impact")).toEqual([better]);
  });

  it("may replace what it has only so often: a history is bounded, and what is missing still gets in", () => {
    const version = (i: number) => materialOf("site-plan", { name: `version ${i}` });
    const first = told.when(handIn(materialOf("traffic-impact")), later);
    const replaced = Array.from({ length: MOST_REPLACED }, (_, i) => version(i)).reduce(
      (application, material) => application.when(handIn(material), later),
      first,
    );
    expect(replaced.history).toHaveLength(first.history.length + MOST_REPLACED);
    replaced
      .when(handIn(version(MOST_REPLACED)), later)
      .thenRefused({ code: "replaced-too-often", most: MOST_REPLACED });
    replaced.when(handIn(version(MOST_REPLACED - 1)), later).thenNothing();
    replaced
      .when(handIn(materialOf("land-survey")), later)
      .thenEvents({ type: "material-handed-in", material: materialOf("land-survey"), at: later });
  });

  it("refuses a material the region does not know, and names those it knows", () => {
    told
      .when(handIn(materialOf("treasure-map")), later)
      .thenRefused({ code: "unknown-material", known: REGION.materials.map(({ code }) => code) });
  });
});

describe("material that never comes", () => {
  const incomplete = receive(submissionOf({}, { materials: materialsBut("land-survey", "site-plan") }));
  const told = givenApplication(...incomplete.events).when(handIn(materialOf("site-plan")), later);
  const lastMoment = at("2026-04-14T23:59:59.999");

  it("lets the application lapse as of the end of the term, whenever that is noticed, and not before", () => {
    told.when(timeAtIntake, lastMoment).thenNothing();
    const lapsed = told.when(timeAtIntake, at("2026-09-01T10:00"));
    lapsed.thenEvents({ type: "application-lapsed", asOf: LAPSES });
    expect(lapsed.state).toMatchObject({ status: "lapsed", asOf: LAPSES, missing: ["land-survey"] });
    lapsed.when(timeAtIntake, at("2026-10-01T10:00")).thenNothing();
  });

  it("is in time up to the last moment of the term", () => {
    expect(told.when(handIn(materialOf("land-survey")), lastMoment).state).toMatchObject({
      status: "in-review",
      acceptance: { acceptedAt: lastMoment },
    });
  });

  it("is too late from the end of the term on, recorded or not", () => {
    const refusal = { code: "not-awaiting-materials", status: "lapsed" } as const;
    told.when(handIn(materialOf("land-survey")), LAPSES).thenRefused(refusal);
    told
      .when(timeAtIntake, LAPSES)
      .when(handIn(materialOf("land-survey")), LAPSES)
      .thenRefused(refusal);
  });
});

describe("material after acceptance", () => {
  const { events } = receive(submissionOf());
  const inReview = givenApplication(...events);

  const better = materialOf("site-plan", { sha256: "f".repeat(64) });
  const replacing =
    (material: Material, begun: readonly string[] = []) =>
    (application: Application, now: Instant) =>
      handInAsked(application, REGION, material, now, RULES, [], {}, () => begun);

  it("takes the place of what no department has begun on, and what was there stays on record", () => {
    const after = inReview.when(replacing(better), later);
    after.thenEvents({ type: "material-replaced", material: better, at: later });
    expect(after.state).toMatchObject({ displaced: 1, replaced: 1, cameAt: { "site-plan": later } });
    const history = after.history.map((event) => ({ event, by: APPLICANT }));
    const before = materialsOf(materialsBut()).find(({ code }) => code === "site-plan")!;
    expect(earlierVersions(history)).toEqual([
      { ...before, cameAt: T0, until: later, replacedBy: APPLICANT },
    ]);
  });

  it("is refused once a department has begun on it, with the reviews that have", () => {
    inReview
      .when(replacing(better, ["a1.land"]), later)
      .thenRefused({ code: "material-begun", material: "site-plan", reviews: ["a1.land"] });
  });

  it("is refused where nothing of it is there: that would be another application", () => {
    const without = givenApplication(
      ...receive(
        submissionOf(
          { attributes: { ...submissionOf().project.attributes, occupiesGreenSpace: false } },
          {
            materials: materialsBut("green-space-plan"),
          },
        ),
      ).events,
    );
    without
      .when(replacing(materialOf("green-space-plan")), later)
      .thenRefused({ code: "not-awaiting-materials", status: "in-review" });
  });

  it("is replaced only so often", () => {
    const version = (i: number) => materialOf("site-plan", { sha256: String(i).padStart(64, "a") });
    const often = Array.from({ length: MOST_REPLACED }, (_, i) => version(i)).reduce(
      (application, material) => application.when(replacing(material), later),
      inReview,
    );
    often
      .when(replacing(version(MOST_REPLACED)), later)
      .thenRefused({ code: "replaced-too-often", most: MOST_REPLACED });
  });

  it("is as many files as it takes, in their order, and no more than a case may have", () => {
    const of = (count: number): Material => ({
      code: "site-plan",
      files: Array.from({ length: count }, (_, i) => ({
        name: `${i}.pdf`,
        sha256: String(i).padStart(64, "b"),
        fileId: `F-${i}`,
        bytes: 1,
        kind: "pdf",
      })),
    });
    const { state } = inReview.when(replacing(of(3)), later);
    expect(state.materials.find(({ code }) => code === "site-plan")).toEqual(of(3));
    const room = MOST_FILES.application - materialsBut().length + 1;
    expect(inReview.when(replacing(of(room)), later).decision.refusal).toBeUndefined();
    inReview
      .when(replacing(of(room + 1)), later)
      .thenRefused({ code: "too-many-files", most: MOST_FILES.application });
  });

  it("is taken when a department has asked for it", () => {
    const better = materialOf("site-plan", { sha256: "f".repeat(64) });
    const after = inReview.when(handIn(better, REGION, ["site-plan"]), later);
    after.thenEvents({ type: "material-handed-in", material: better, at: later });
    expect(after.state).toMatchObject({ status: "in-review" });
    expect(after.state.materials.filter(({ code }) => code === "site-plan")).toEqual([better]);
  });

  it("that is there already is no harm", () => {
    inReview.when(handIn(materialsOf(materialsBut())[0]!), later).thenNothing();
  });
});

describe("the very file that was on record when it was asked for", () => {
  const inReview = givenApplication(...receive(submissionOf()).events);
  const [sent] = materialsBut() as [SentFile];
  const onRecord = materialsOf([sent])[0]!;
  const [asked, came] = [at("2026-03-03T10:00"), at("2026-03-03T11:00")];
  const hand =
    (material: typeof onRecord, askedAt = asked) =>
    (application: Application, now: Instant) =>
      handInAsked(application, REGION, material, now, RULES, [onRecord.code], { [onRecord.code]: askedAt });

  it("is refused, under whatever name, and the answer says so", () => {
    const again = { ...sent, name: "the same again", uri: "https://e.org/other" };
    for (const material of materialsOf([sent]).concat(materialsOf([again])))
      inReview
        .when(hand(material), came)
        .thenRefused({ code: "file-on-record", material: onRecord.code, cameAt: T0 });
  });

  it("is one that another has taken the place of; what came in that instant is none", () => {
    const better = materialsOf([{ ...sent, sha256: "7".repeat(64) }])[0]!;
    const after = inReview.when(hand(better), came);
    expect(after.state.materials).toContainEqual(better);
    after.when(hand(better), later).thenNothing();
    after.when(hand(better, came), later).thenNothing();
    after
      .when(hand(better, later), later)
      .thenRefused({ code: "file-on-record", material: onRecord.code, cameAt: came });
    expect(after.when(hand(onRecord, later), later).decision.refusal).toBeUndefined();
  });
});
