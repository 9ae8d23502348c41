/** 容缺受理: what is promised with a submission, what time makes of it, and what waits for it. */
import { describe, expect, it } from "@jest/globals";
import { advancePromises, arrivals, promisedStill } from "../../../functions/domain/application/promises.ts";
import { advanceIntake } from "../../../functions/domain/application/intake.ts";
import { conclude } from "../../../functions/domain/application/conclusion.ts";
import { begin } from "../../../functions/domain/application/replay.ts";
import type { Application } from "../../../functions/domain/application/application.ts";
import type { Region } from "../../../functions/domain/catalogue/region.ts";
import { checkGuards } from "../../../functions/domain/review/silence.ts";
import { ledgerRows } from "../../../functions/domain/review/judgedDays.ts";
import {
  at,
  closedBy,
  consent,
  DUE,
  factsOf,
  materialOf,
  materialsBut,
  opening,
  receive,
  regionWith,
  replay,
  RULES,
  submissionOf,
  T0,
} from "../given.ts";

const basis = { document: "容缺受理办法", article: "第五条" };
const mayFollow = { days: 5, text: "我单位承诺补交。", textEn: "We promise it.", basis };
const plain = regionWith([{ code: "water", materials: ["site-plan", "land-survey"] }]);
const region: Region = {
  ...plain,
  materials: plain.materials.map((one) => (one.code === "land-survey" ? { ...one, mayFollow } : one)),
};
const promises = [{ material: "land-survey", text: mayFollow.text, signedBy: "陈经理" }];
const submission = submissionOf({}, { materials: materialsBut("land-survey"), promises });

/** Of five working days from Monday the last one ends here. */
const BY = at("2026-03-10T00:00");

const accepted = (): Application => begin(receive(submission, region).events);
const bringing = (instant: string): Application => ({
  ...accepted(),
  materials: [materialOf("land-survey")],
  cameAt: { "land-survey": instant },
});

describe("material that is promised", () => {
  it("is not missing: the application is accepted, with the date by which it follows", () => {
    const { events } = receive(submission, region);
    expect(events.map(({ type }) => type)).toEqual([
      "application-received",
      "application-accepted",
      "promise-given",
    ]);
    expect(events.at(-1)).toMatchObject({
      promises: [{ code: "land-survey", text: mayFollow.text, basis, dueAt: BY, signedBy: "陈经理" }],
    });
    const none = receive(submissionOf({}, { materials: materialsBut("land-survey") }), region);
    expect(none.events.at(-1)).toMatchObject({ type: "materials-requested", missing: ["land-survey"] });
  });

  it("may not be where the project is flagged", () => {
    const flagged = { ...submission, project: { ...submission.project, flags: ["secret" as const] } };
    expect(receive(flagged, region).refusal).toEqual({ code: "promise-on-flagged", flags: ["secret"] });
  });

  it("is asked for again three days before its date, and the promise is broken at it, not before", () => {
    const types = (application: Application, instant: string) =>
      advancePromises(application, at(instant)).map(({ type }) => type);
    expect(types(accepted(), "2026-03-06T23:59:59.999")).toEqual([]);
    expect(types(accepted(), "2026-03-07T00:00")).toEqual(["promise-reminded"]);
    expect(types(accepted(), "2026-03-09T23:59:59.999")).toEqual(["promise-reminded"]);
    expect(advancePromises(accepted(), BY)).toEqual([
      { type: "promise-broken", materials: ["land-survey"], asOf: BY },
    ]);
    // What comes in the very instant in which its time is over comes too late.
    expect(types(bringing(at("2026-03-09T23:59:59.999")), "2026-03-12T00:00")).toEqual(["promise-reminded"]);
    expect(types(bringing(BY), "2026-03-12T00:00")).toEqual(["promise-broken"]);
    expect(types(bringing(T0), "2026-03-12T00:00")).toEqual([]);
  });

  it("holds up what is decided, which is dated when it has come", () => {
    const closed = closedBy(consent, { matter: { code: "water" } });
    const named = (application: Application) => {
      const { acceptance } = application as Extract<Application, { status: "in-review" }>;
      const { reviewId } = acceptance.reviews[0]!;
      return [{ ...closed, facts: { ...closed.facts, reviewId } }];
    };
    expect(promisedStill(accepted())).toEqual(["land-survey"]);
    expect(conclude(accepted(), named(accepted()), RULES).events).toEqual([]);
    const came = at("2026-04-01T10:00");
    expect(conclude(bringing(came), named(accepted()), RULES).events).toMatchObject([
      { type: "application-decided", decidedAt: came },
    ]);
  });

  it("is told to the open reviews that need it, once", () => {
    const promised = [{ code: "site-plan", givenAt: T0, dueAt: BY }];
    const facts = { ...factsOf({ matter: { materials: ["site-plan"] } }), promised };
    const open = replay(opening(facts));
    const needs = { ...open, facts } as typeof open;
    const other = {
      ...needs,
      facts: { ...facts, matter: { ...facts.matter, materials: [] } },
    } as typeof open;
    const came = [{ type: "material-handed-in" as const, material: materialOf("site-plan"), at: T0 }];
    expect(arrivals(came, [needs, other], RULES)).toEqual([
      {
        reviewId: facts.reviewId,
        events: [{ type: "promised-material-came", material: "site-plan", at: T0 }],
      },
    ]);
    expect(arrivals(came, [{ ...needs, came: { "site-plan": T0 } }], RULES)).toEqual([]);
  });

  it("fails the guard of material that is owed, unless it has come before the due instant, and by its own date", () => {
    const facts = factsOf({ matter: { materials: ["site-plan"] } });
    const open = replay(opening(facts));
    if (open.status !== "running") throw new Error("it runs");
    const guard = (dueAt: string, came?: string) => {
      const promised = [{ code: "site-plan", givenAt: T0, dueAt }];
      const review = {
        ...open,
        facts: { ...open.facts, promised },
        ...(came !== undefined && { came: { "site-plan": came } }),
      };
      const found = checkGuards(review, ledgerRows(review, DUE, RULES), RULES).find(
        (one) => one.guard === "G4",
      )!;
      return [found.holds, found.evidence];
    };
    const late = at("2026-03-20T00:00");
    expect(guard(late)).toEqual([false, { owed: ["site-plan"], lapsedAt: null }]);
    expect(guard(late, DUE)).toEqual([false, { owed: ["site-plan"], lapsedAt: null }]);
    expect(guard(late, at("2026-03-09T23:59:59.999"))).toEqual([true, { owed: [], lapsedAt: null }]);
    const early = at("2026-03-05T00:00");
    expect(guard(early, at("2026-03-06T00:00"))).toEqual([false, { owed: [], lapsedAt: early }]);
    expect(guard(early, T0)).toEqual([true, { owed: [], lapsedAt: null }]);
  });

  it("follows nothing once the application has lapsed", () => {
    const lapsed = { ...accepted(), status: "lapsed", asOf: T0, missing: [] } as unknown as Application;
    expect(advancePromises(lapsed, BY)).toEqual([]);
    expect(advanceIntake(accepted(), { now: BY, settledAt: BY }, RULES, region).events).toEqual([]);
  });
});
