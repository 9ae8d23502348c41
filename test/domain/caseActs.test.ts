/** Flags and facts as acts: who may say what, on whose record it comes, and what it makes of a silence. */
import { describe, expect, it } from "@jest/globals";
import { SOMEBODY } from "../support/people.ts";
import {
  addableFlags,
  addFlag,
  caseActOffers,
  confirmFacts,
  liftFlag,
  raiseFlag,
} from "../../functions/domain/application/caseActs.ts";
import { begin, evolve as evolveApplication } from "../../functions/domain/application/replay.ts";
import { caseFactsOf, framesOf, type Application } from "../../functions/domain/application/application.ts";
import type { ApplicationDecision } from "../../functions/domain/application/applicationEvent.ts";
import { answerAtWindow } from "../../functions/domain/application/window.ts";
import { instantOfEpoch, epochOf, plusSeconds, type Instant } from "../../functions/domain/base/time.ts";
import type { Region } from "../../functions/domain/catalogue/region.ts";
import { wake as wakeAt } from "../../functions/domain/review/advance.ts";
import { MOST_CASE_ACTS, type CaseActor } from "../../functions/domain/review/caseAct.ts";
import * as replay from "../../functions/domain/review/replay.ts";
import type { Review } from "../../functions/domain/review/review.ts";
import { at, receive, regionWith, RULES, submissionOf, T0 } from "./given.ts";

const REGION: Region = regionWith([
  { code: "water", department: "water" },
  { code: "land", department: "land" },
]);
/** Five working days from Monday 2 March. */
const DUE = at("2026-03-10T00:00");
const before = (instant: Instant): Instant => instantOfEpoch(epochOf(instant) - 1);

type Standing = { application: Application; reviews: readonly Review[] };

function accepted(submission = submissionOf(), region = REGION): Standing {
  const { events, reviews = [] } = receive(submission, region);
  const application = begin(events);
  return {
    application,
    reviews: reviews.map(({ reviewId, events }) => reviewOf(application, reviewId, events)),
  };
}

function reviewOf(
  application: Application,
  reviewId: string,
  events: Parameters<typeof replay.begin>[1],
): Review {
  // Somebody has signed for it: what is judged here is what was said of the case.
  const signed = { type: "review-signed-for", signature: { by: SOMEBODY, at: T0 } } as const;
  const given = caseFactsOf(framesOf(application), reviewId);
  return replay.begin(given, [...events, signed]);
}

/** The case after a decision, which is written in one commit. */
function after(
  { application, reviews }: Standing,
  { events, reviews: changes = [] }: ApplicationDecision,
): Standing {
  return {
    application: events.reduce(evolveApplication, application),
    reviews: reviews.map((review) =>
      changes
        .filter(({ reviewId }) => reviewId === review.facts.reviewId)
        .flatMap((change) => change.events)
        .reduce<Review>(replay.evolve, review),
    ),
  };
}

const actor = (department: string, as: CaseActor["as"] = "department"): CaseActor => ({
  as,
  department,
});
const RELIC = { flag: "cultural-relic", basis: "文物保护法", reason: "明代墓葬" } as const;

const raise = (standing: Standing, now: Instant, department = "land", request = RELIC): ApplicationDecision =>
  raiseFlag({ ...standing, region: REGION }, request, actor(department), now);
const lift = (standing: Standing, now: Instant, department = "land", reason = "误标"): ApplicationDecision =>
  liftFlag({ ...standing, region: REGION }, RELIC.flag, reason, actor(department), now);
const confirm = (standing: Standing, now: Instant, attributes: readonly string[]): ApplicationDecision =>
  confirmFacts({ ...standing, region: REGION }, { attributes, basis: "踏勘" }, actor("land"), now);

/** What the silence of water comes to, noticed as late as that. */
function silent({ reviews }: Standing, now = DUE): Review {
  const review = reviews.find(({ facts }) => facts.department.id === "water")!;
  return wakeAt(review, now, RULES).events.reduce<Review>(replay.evolve, review);
}
const g5 = (review: Review) =>
  review.status === "overdue"
    ? review.failed?.find(({ guard }) => guard === "G5")
    : review.status === "closed"
      ? review.silence?.guards.find(({ guard }) => guard === "G5")
      : undefined;

describe("a flag that the applicant adds later", () => {
  const add = (standing: Standing, now: Instant, reason = "古墓葬"): ApplicationDecision =>
    addFlag({ ...standing, region: REGION }, { flag: RELIC.flag, reason }, now);

  it("keeps silence from counting as any other does, and the evidence says that it is the applicant's", () => {
    const now = at("2026-03-04T10:00");
    const decision = add(accepted(), now);
    expect(decision.events).toEqual([
      {
        type: "flag-added",
        flag: "cultural-relic",
        reason: "古墓葬",
        actor: { as: "applicant", department: null },
        at: now,
      },
    ]);
    expect(decision.reviews!.map(({ events }) => events.map(({ type }) => type))).toEqual([
      ["case-act-noted"],
      ["case-act-noted"],
    ]);
    const review = silent(after(accepted(), decision));
    expect(review).toMatchObject({ status: "overdue", failedGuards: ["G5"] });
    expect(g5(review)).toMatchObject({
      evidence: {
        flags: [{ flag: "cultural-relic", source: "applicant", department: null, at: now, basis: null }],
      },
    });
  });

  it("counts one millisecond before the due instant, and not in it", () => {
    expect(silent(after(accepted(), add(accepted(), before(DUE))))).toMatchObject({ status: "overdue" });
    expect(silent(after(accepted(), add(accepted(), DUE)), plusSeconds(DUE, 60))).toMatchObject({
      outcome: "deemed-consent",
    });
  });

  it("is on record once, whatever the words, and where it came with the submission, too", () => {
    const once = after(accepted(), add(accepted(), T0));
    expect(add(once, DUE, "other words")).toEqual({ events: [] });
    const ticked = accepted(submissionOf({ flags: [RELIC.flag] }));
    expect(add(ticked, T0)).toEqual({ events: [] });
    expect(addableFlags(once.application, REGION)).not.toContain(RELIC.flag);
    expect(addableFlags(accepted().application, REGION)).toContain(RELIC.flag);
  });

  it("is taken off by nobody, and takes nothing off: a department's own stands beside it", () => {
    const both = after(accepted(), add(accepted(), T0));
    const raised = after(both, raise(both, T0));
    const lifted = after(raised, lift(raised, T0));
    expect(silent(lifted)).toMatchObject({ status: "overdue", failedGuards: ["G5"] });
    const refusal = { code: "flag-not-yours", flag: RELIC.flag, by: ["applicant"] };
    expect(lift(both, T0).refusal).toEqual(refusal);
  });

  it("takes back a silence that a clock running ahead has written down before it, and is refused at the end", () => {
    const ahead = accepted();
    const early = { ...ahead, reviews: [silent(ahead), ahead.reviews[1]!] };
    expect(add(early, before(DUE)).reviews![0]!.events.map(({ type }) => type)).toEqual([
      "silence-found-premature",
      "case-act-noted",
    ]);
    const over = { ...ahead.application, status: "withdrawn", reason: "r", at: T0 } as Application;
    const ended = { application: over, reviews: ahead.reviews };
    expect(add(ended, T0).refusal).toEqual({ code: "application-ended", status: "withdrawn" });
    expect(addableFlags(over, REGION)).toEqual([]);
  });
});

describe("a flag that a department of the case raises", () => {
  it("keeps every other's silence from counting, and the evidence says who raised it, when, and on which basis", () => {
    const now = at("2026-03-04T10:00");
    const standing = after(accepted(), raise(accepted(), now));
    const review = silent(standing);
    expect(review).toMatchObject({ status: "overdue", failedGuards: ["G5"] });
    expect(g5(review)).toMatchObject({
      evidence: {
        flags: [
          { flag: "cultural-relic", source: "department", department: "land", at: now, basis: "文物保护法" },
        ],
      },
    });
  });

  it("is written on the application and on every open review in the same commit", () => {
    const { events, reviews } = raise(accepted(), T0);
    expect(events.map(({ type }) => type)).toEqual(["flag-raised"]);
    expect(reviews!.map(({ events }) => events.map(({ type }) => type))).toEqual([
      ["case-act-noted"],
      ["case-act-noted"],
    ]);
  });

  it("counts one millisecond before the due instant, and not in it or later: the silence stands", () => {
    expect(silent(after(accepted(), raise(accepted(), before(DUE))))).toMatchObject({ status: "overdue" });
    for (const now of [DUE, plusSeconds(DUE, 3600)])
      expect(silent(after(accepted(), raise(accepted(), now)), plusSeconds(DUE, 7200))).toMatchObject({
        outcome: "deemed-consent",
      });
  });

  it("takes back a silence that a clock running ahead has written down before it", () => {
    const ahead = accepted();
    const early = { ...ahead, reviews: [silent(ahead), ahead.reviews[1]!] };
    expect(early.reviews[0]).toMatchObject({ status: "closed", outcome: "deemed-consent" });
    const decision = raise(early, before(DUE));
    expect(decision.reviews![0]!.events.map(({ type }) => type)).toEqual([
      "silence-found-premature",
      "case-act-noted",
    ]);
    const then = after(early, decision);
    expect(then.reviews[0]).toMatchObject({ status: "running", takenBack: { outcome: "deemed-consent" } });
    expect(silent(then)).toMatchObject({ status: "overdue", failedGuards: ["G5"] });
    // What came in the due instant or later leaves it as it is.
    expect(raise(early, DUE).reviews!.map(({ reviewId }) => reviewId)).toEqual(["a1.land"]);
  });

  it("is answered as the first time when it is raised again, and refused in other words", () => {
    const standing = after(accepted(), raise(accepted(), T0));
    expect(raise(standing, DUE)).toEqual({ events: [] });
    expect(raise(standing, DUE, "land", { ...RELIC, reason: "another" as never }).refusal).toEqual({
      code: "flag-raised-already",
      flag: "cultural-relic",
      raisedAt: T0,
    });
    // Another department's word is its own.
    expect(raise(standing, T0, "water").events).toHaveLength(1);
  });

  it("is bounded: a case takes so many acts", () => {
    let standing = accepted();
    for (let i = 0; i < MOST_CASE_ACTS / 2; i++) {
      standing = after(standing, raise(standing, T0));
      standing = after(standing, lift(standing, T0, "land", `误标 ${i}`));
    }
    const full = { code: "too-many-case-acts", most: MOST_CASE_ACTS };
    expect(confirm(standing, T0, ["crossesRiver"]).refusal).toEqual(full);
    // A flag that nobody has raised is never kept off the record, whoever has used up the room: a silence may hang on it.
    const raised = after(standing, raise(standing, T0));
    expect(silent(raised)).toMatchObject({ status: "overdue", failedGuards: ["G5"] });
    expect(lift(raised, T0).refusal).toEqual(full);
    expect(raise(raised, T0, "water").refusal).toEqual(full);
  });
});

describe("a flag that was raised by mistake", () => {
  it("is taken off by who raised it, with a reason, and stays on record", () => {
    const standing = after(accepted(), raise(accepted(), T0));
    const lifted = after(standing, lift(standing, at("2026-03-05T10:00")));
    expect(silent(lifted)).toMatchObject({ outcome: "deemed-consent" });
    expect(lifted.application.acts.map(({ type }) => type)).toEqual(["flag-raised", "flag-lifted"]);
    expect(lift(lifted, DUE)).toEqual({ events: [] });
    // It may be raised again.
    expect(silent(after(lifted, raise(lifted, at("2026-03-06T10:00"))))).toMatchObject({ status: "overdue" });
  });

  it("stays where it is taken off in the due instant or later", () => {
    const standing = after(accepted(), raise(accepted(), T0));
    expect(silent(after(standing, lift(standing, DUE)), plusSeconds(DUE, 60))).toMatchObject({
      status: "overdue",
      failedGuards: ["G5"],
    });
  });

  it("is taken off by nobody else; nor is one that the applicant has added, or the region file derives", () => {
    const standing = after(accepted(), raise(accepted(), T0));
    expect(lift(standing, T0, "water").refusal).toEqual({
      code: "flag-not-yours",
      flag: "cultural-relic",
      by: ["land"],
    });
    const added = accepted(submissionOf({ flags: ["cultural-relic"] }));
    expect(lift(added, T0).refusal).toMatchObject({ code: "flag-not-yours", by: ["applicant"] });
    const derives = {
      ...REGION,
      flags: [{ flag: "cultural-relic" as const, when: { attribute: "crossesRiver", is: true } }],
    };
    const derived = accepted(submissionOf(), derives);
    expect(lift(derived, T0).refusal).toMatchObject({ code: "flag-not-yours", by: ["region-file"] });
    // Raised and taken off beside it, it still stands.
    const beside = after(added, raise(added, T0));
    expect(silent(after(beside, lift(beside, T0)))).toMatchObject({
      status: "overdue",
      failedGuards: ["G5"],
    });
  });

  it("is still raised where another department has raised it as well", () => {
    const one = after(accepted(), raise(accepted(), T0));
    const both = after(one, raise(one, T0, "water"));
    expect(silent(after(both, lift(both, T0)))).toMatchObject({ status: "overdue", failedGuards: ["G5"] });
  });
});

describe("a flag of a department that another has taken the place of", () => {
  /** Land and water have become one, by a new name. */
  const merged: Region = {
    ...REGION,
    departments: [
      ...REGION.departments.filter(({ id }) => id !== "land" && id !== "water"),
      { ...REGION.departments[0]!, id: "resources", name: "资源局", succeeds: ["land", "water"] },
    ],
  };
  const both = after(accepted(), raise(accepted(), T0));
  const raised = after(both, raise(both, T0, "water"));
  const liftedBy = (department: string, now: Instant, reason = "误标") =>
    liftFlag({ ...raised, region: merged }, RELIC.flag, reason, actor(department), now);

  it("is its successor's to take off, all of it at once, and the record says whose it was", () => {
    const now = at("2026-03-05T10:00");
    expect(liftedBy("resources", now).events).toEqual([
      {
        type: "flag-lifted",
        flag: RELIC.flag,
        reason: "误标",
        of: ["land", "water"],
        actor: actor("resources"),
        at: now,
      },
    ]);
    const lifted = after(raised, liftedBy("resources", now));
    expect(silent(lifted)).toMatchObject({ outcome: "deemed-consent" });
    const again = liftFlag({ ...lifted, region: merged }, RELIC.flag, "误标", actor("resources"), DUE);
    expect(again).toEqual({ events: [] });
  });

  it("is offered to it, and to nobody else; it need not raise again what is raised already", () => {
    const limitsOf = (department: string) =>
      caseActOffers(raised.application, department, merged).map(({ command, limits }) => [command, limits]);
    expect(limitsOf("resources")).toContainEqual(["liftFlag", { flags: ["cultural-relic"] }]);
    expect(limitsOf("planning").map(([command]) => command)).not.toContain("liftFlag");
    expect(liftedBy("planning", T0).refusal).toMatchObject({ code: "flag-not-yours", by: ["land", "water"] });
    const request = { flag: RELIC.flag, basis: "another", reason: "another" };
    const more = raiseFlag({ ...raised, region: merged }, request, actor("resources"), T0);
    expect(more.refusal).toMatchObject({ code: "flag-raised-already" });
  });

  it("stays raised where only one of two that raised it is succeeded, and by another", () => {
    const next: Region = {
      ...merged,
      departments: [
        ...REGION.departments.filter(({ id }) => id !== "land"),
        { ...REGION.departments[0]!, id: "resources", name: "资源局", succeeds: ["land"] },
      ],
    };
    const lift = liftFlag({ ...raised, region: next }, RELIC.flag, "误标", actor("resources"), T0);
    expect(lift.events).toMatchObject([{ of: ["land"] }]);
    expect(silent(after(raised, lift))).toMatchObject({ status: "overdue", failedGuards: ["G5"] });
  });
});

describe("a stated fact", () => {
  it("fails no guard unconfirmed, and is named as that; confirmed, the evidence says by whom", () => {
    const standing = accepted();
    const stated = Object.keys(submissionOf().project.attributes);
    expect(g5(silent(standing))).toMatchObject({
      holds: true,
      evidence: { flags: [], confirmed: [], unconfirmed: stated },
    });
    const [first, ...others] = stated;
    const confirmed = after(standing, confirm(standing, T0, [first!]));
    expect(g5(silent(confirmed))).toMatchObject({
      holds: true,
      evidence: { confirmed: [{ attribute: first, confirmedBy: "land" }], unconfirmed: others },
    });
    expect(confirm(confirmed, DUE, [first!])).toEqual({ events: [] });
    // Afterwards it is on record, and no evidence of that silence.
    const late = after(standing, confirm(standing, DUE, [first!]));
    expect(g5(silent(late, plusSeconds(DUE, 60)))).toMatchObject({ evidence: { confirmed: [] } });
  });

  it("is confirmed only where it was stated", () => {
    expect(confirm(accepted(), T0, ["depth"]).refusal).toMatchObject({
      code: "fact-not-stated",
      attributes: ["depth"],
    });
  });
});

describe("who may act", () => {
  const WINDOW: Region = { ...REGION, policies: { ...REGION.policies, intake: "window" } };

  it("is the window before acceptance, and every review knows what it said", () => {
    const { events } = receive(submissionOf(), WINDOW);
    const application = begin(events);
    expect(caseActOffers(application, "planning", WINDOW).map(({ command }) => command)).toEqual([
      "raiseFlag",
      "confirmFacts",
    ]);
    expect(caseActOffers(application, "water", WINDOW)).toEqual([]);
    const standing = { application, reviews: [], region: WINDOW };
    const raised = raiseFlag(standing, RELIC, actor("planning", "window"), T0);
    const flagged = raised.events.reduce(evolveApplication, application);
    const { events: more, reviews } = answerAtWindow(flagged, WINDOW, { decision: "accept" }, T0, RULES);
    const begun = more.reduce(evolveApplication, flagged);
    const own = reviews!.map(({ reviewId, events }) => reviewOf(begun, reviewId, events));
    expect(silent({ application: begun, reviews: own })).toMatchObject({
      status: "overdue",
      failed: [{ evidence: { flags: [{ source: "window", department: "planning", at: T0 }] } }],
    });
  });

  it("is lead and every department of the case afterwards; nobody when it is over", () => {
    const { application } = accepted();
    for (const department of ["planning", "water", "land"])
      expect(caseActOffers(application, department, REGION)).toHaveLength(2);
    expect(caseActOffers(application, "housing", REGION)).toEqual([]);
    const over = evolveApplication(application, { type: "application-withdrawn", reason: "r", at: T0 });
    expect(caseActOffers(over, "land", REGION)).toEqual([]);
    expect(raise({ application: over, reviews: [] }, T0).refusal).toMatchObject({
      code: "application-ended",
    });
  });

  it("is offered its own flag to take off, and no fact twice", () => {
    let standing = after(accepted(), raise(accepted(), T0));
    standing = after(standing, confirm(standing, T0, Object.keys(submissionOf().project.attributes)));
    const offers = caseActOffers(standing.application, "land", REGION);
    expect(offers.map(({ command }) => command)).toEqual(["raiseFlag", "liftFlag"]);
    expect(offers[1]).toEqual({ command: "liftFlag", until: null, limits: { flags: ["cultural-relic"] } });
    expect(caseActOffers(standing.application, "water", REGION).map(({ command }) => command)).toEqual([
      "raiseFlag",
      "confirmFacts",
    ]);
  });
});
