/**
 * A year of the calendar that nobody has loaded (B8): whatever anybody does is received and recorded; only the clock that
 * needs the year waits for it, and once it is loaded everything goes on with the dates that it would have had.
 */
import { speaking } from "./answered.ts";
import { describe, expect, it } from "@jest/globals";
import type { Application } from "../../functions/domain/application/application.ts";
import * as applications from "../../functions/domain/application/replay.ts";
import type { ApplicationEvent } from "../../functions/domain/application/applicationEvent.ts";
import { concludeJointReview, convene } from "../../functions/domain/application/jointReview.ts";
import { advanceLead, conclude } from "../../functions/domain/application/conclusion.ts";
import { advanceIntake, handIn, receive } from "../../functions/domain/application/intake.ts";
import { answerAtWindow } from "../../functions/domain/application/window.ts";
import { standingAt } from "../../functions/domain/application/standing.ts";
import { withdraw } from "../../functions/domain/application/withdrawal.ts";
import { isOpen, OPEN, type Instant } from "../../functions/domain/base/time.ts";
import type { ReviewRules } from "../../functions/domain/review/circumstances.ts";
import type { Review, ReviewDecision } from "../../functions/domain/review/review.ts";
import { toldOf } from "../../functions/domain/review/service.ts";
import { isClosed } from "../../functions/domain/review/review.ts";
import * as complaints from "../../functions/domain/supervision/complaint.ts";
import {
  at,
  closedBy,
  given,
  opinion,
  regionWith,
  REGION,
  RULES,
  served,
  submissionOf,
  wake,
} from "./given.ts";
import { changes, everythingAnew } from "../support/changes.ts";
import { materialOf, materialsBut } from "./given.ts";
import type { Opinion } from "../../functions/domain/review/opinion.ts";
import { objection } from "../support/fixtures.ts";
import * as when from "./when.ts";
import { after, wholeOf, type Whole } from "./whole.ts";

const WINDOW = { ...REGION, policies: { ...REGION.policies, intake: "window" as const } };
const OBJECTION = objection as Opinion;
const LONG = { matter: when.TWENTY };

const days = RULES.calendar.days.filter(({ date }) => date < "2027");
/** The calendar of which nobody has loaded 2027. */
const SHORT: ReviewRules = {
  ...RULES,
  calendar: { version: "to-2026", days, position: new Map(days.map(({ date }, i) => [date, i])) },
};
const SERVED = at("2026-12-28T09:00");
const ACTED = at("2026-12-29T10:00");
const ANSWERED = at("2026-12-30T09:00");
const LOADED = at("2026-12-31T09:00");

type Act = (rules: ReviewRules, review: Review, now: Instant) => ReviewDecision;

/** Every command about a review. */
const ACTS: Readonly<Record<string, Act>> = {
  "a consent": (rules, review, now) => opinion({ kind: "consent" }, rules)(review, now),
  "an objection": (rules, review, now) => opinion(OBJECTION, rules)(review, now),
  "a signature": (rules, review, now) => when.signFor(undefined, rules)(review, now),
  "a request for material": (rules, review, now) => when.requestSupplement(["survey"], rules)(review, now),
  "a special procedure": (rules, review, now) =>
    when.startProcedure({ plannedEnd: "2027-02-10" }, rules)(review, now),
  "an extension": (rules, review, now) => when.extend(5, {}, rules)(review, now),
  "a handler": (_rules, review, now) => when.assign("Li")(review, now),
  "a change of the project": (rules, review, now) => when.interrupt(1, rules)(review, now),
  "a withdrawal": (rules, review, now) => when.cancel(rules)(review, now),
  "a wake-up": (rules, review, now) => wake(rules)(review, now),
};

/** What says when and by which calendar it was written down; and a term that is over, which nobody needs to be told. */
const LEFT_OUT = ["judgedBy", "recordedAt", "calendarVersion", "told", "statutoryTold", "lapsesAt"];

/** The state without that; what is closed stays as it was closed, and keeps a due instant that nobody knew then. */
const told = (review: Review): unknown =>
  JSON.parse(
    JSON.stringify(
      review.status === "closed" ? { ...review, served: null } : review,
      (key, value: unknown) => (LEFT_OUT.includes(key) ? undefined : value),
    ),
  );

const afterAll = (
  acts: readonly (readonly [Act, Instant])[],
  rules: ReviewRules,
  loaded: Instant,
): Review => {
  let spec = given(...served(LONG, SERVED, rules));
  for (const [act, now] of acts) {
    spec = spec.when((review, instant) => act(rules, review, instant), now);
    expect(spec.decision.refusal).toBeUndefined();
  }
  return spec.when(wake(RULES), loaded).state;
};

describe("a review whose limit ends in a year that nobody has loaded", () => {
  it("is served all the same; when it ends is open, and no silence comes of it", () => {
    const { state } = given(...served({}, SERVED, SHORT)).when(wake(SHORT), at("2027-05-01T09:00"));
    expect(state).toMatchObject({ status: "running", served: { servedAt: SERVED, due: { dueAt: OPEN } } });
  });

  it("is told its date once the year is loaded: the one that follows from its service", () => {
    const { state } = given(...served({}, SERVED, SHORT)).when(wake(RULES), LOADED);
    expect(state.served).toMatchObject({
      servedAt: SERVED,
      due: given(...served({}, SERVED, RULES)).state.served!.due,
    });
  });

  it.each(Object.entries(ACTS))("takes %s, and goes on as if the year had been there", (_name, act) => {
    const acts = [[act, ACTED]] as const;
    expect(told(afterAll(acts, SHORT, LOADED))).toEqual(told(afterAll(acts, RULES, LOADED)));
  });

  const ENDINGS: Readonly<Record<string, readonly (readonly [string | Act, Instant])[]>> = {
    "the material comes before the year is loaded": [
      ["a request for material", ACTED],
      [(rules, review, now) => when.supply("survey", rules)(review, now), at("2026-12-30T10:00")],
    ],
    "its procedure ends before the year is loaded": [
      ["a special procedure", ACTED],
      [(rules, review, now) => when.endProcedure(rules)(review, now), at("2026-12-30T10:00")],
    ],
    "it was extended while it stood": [
      ["a request for material", ACTED],
      ["an extension", at("2026-12-30T10:00")],
    ],
  };
  it.each(Object.entries(ENDINGS))("goes on rightly where %s", (_name, named) => {
    const acts = named.map(([act, now]) => [typeof act === "string" ? ACTS[act]! : act, now] as const);
    expect(told(afterAll(acts, SHORT, LOADED))).toEqual(told(afterAll(acts, RULES, LOADED)));
  });

  it("resumes by itself as of the end of the applicant's term, which it learns with the year", () => {
    const acts = [[ACTS["a request for material"]!, ACTED]] as const;
    const { state } = given(...served(LONG, SERVED, SHORT)).when(
      (review, now) => acts[0][0](SHORT, review, now),
      ACTED,
    );
    expect(state.supplement?.lapsesAt).toBe(OPEN);
    const long = at("2027-01-20T09:00");
    expect(told(afterAll(acts, SHORT, long))).toEqual(told(afterAll(acts, RULES, long)));
  });

  it("does not fall silent for a date that nobody was told before it had passed: it escalates", () => {
    const late = at("2027-03-01T09:00");
    const { state } = given(...served({}, SERVED, SHORT)).when(wake(RULES), late);
    expect(state).toMatchObject({ status: "overdue", served: { due: { dueDate: "2027-01-05" } } });
    expect(state.status === "overdue" && state.failedGuards).toContain("G2");
  });

  it("keeps the date that it was told where a calendar that reaches less far comes, and is not judged by it", () => {
    const running = given(...served({}, SERVED, RULES));
    const { due } = running.state.served!;
    const { state } = running.when(wake(SHORT), at("2027-05-01T09:00"));
    expect(state).toMatchObject({ status: "running", served: { due } });
  });

  it("never ends before a date that was told, where the year is lost and found while it stands", () => {
    const asked = given(...served(LONG, SERVED, RULES)).when(when.requestSupplement(["survey"]), ACTED);
    const back = asked.when(when.supply("survey", SHORT), at("2026-12-30T10:00"));
    expect(isOpen(back.state.served!.due.dueAt)).toBe(true);
    const { state } = back.when(wake(RULES), LOADED);
    expect(state.served!.due.dueDate >= toldOf(asked.state.served!)).toBe(true);
  });
});

describe("an application in such a time", () => {
  const receivedBy = (rules: ReviewRules, about = {}, region = REGION): Whole =>
    wholeOf(
      receive(
        region,
        submissionOf({}, about),
        { applicationId: "a1", digest: "d", contact: "c" },
        SERVED,
        rules,
      ),
    );
  const later = { now: LOADED, settledAt: LOADED };
  const intake = (whole: Whole, region = REGION): Application =>
    after(whole, advanceIntake(whole.application, later, RULES, region)).application;

  it("is received and accepted, and every department is asked", () => {
    const { application, reviews } = receivedBy(SHORT);
    expect(application.status).toBe("in-review");
    const dues = (all: readonly Review[]) => standingAt(all, LOADED, RULES).map(({ served }) => served?.due);
    expect(dues(reviews)).toEqual(dues(receivedBy(RULES).reviews));
  });

  it("is told what is missing, and its date when the year is loaded; what comes before is taken", () => {
    const lacking = { materials: materialsBut("site-plan") };
    const told = receivedBy(SHORT, lacking);
    expect(told.application).toMatchObject({ status: "awaiting-materials", lapsesAt: OPEN });
    expect(intake(told)).toEqual(receivedBy(RULES, lacking).application);
    const material = materialOf("site-plan");
    expect(
      handIn(told.application, REGION, material, ACTED, SHORT, []).events.map(({ type }) => type),
    ).toEqual(["material-handed-in", "application-accepted"]);
  });

  it("waits for the window, whose term is known with the year; its clerk's answers are taken", () => {
    const told = receivedBy(SHORT, {}, WINDOW);
    expect(told.application).toMatchObject({ status: "received", acceptBy: OPEN });
    expect(intake(told, WINDOW)).toEqual(receivedBy(RULES, {}, WINDOW).application);
    for (const answer of [
      { decision: "accept" },
      { decision: "not-accepted", reasons: "r", article: "a", ground: "wrong-authority", referral: "b" },
      { decision: "request-materials", defects: [{ material: "site-plan", defect: "blurred" }] },
    ] as const)
      expect(answerAtWindow(told.application, WINDOW, answer, ACTED, SHORT).refusal).toBeUndefined();
  });

  it("may be withdrawn and changed", () => {
    const { application, reviews } = receivedBy(SHORT);
    expect(withdraw(application, "r", ACTED, reviews, SHORT).refusal).toBeUndefined();
    const wider = everythingAnew(application, "wider");
    expect(changes({ application, reviews }, REGION, wider, ACTED, SHORT)).toMatchObject({
      events: [{ type: "project-changed" }],
    });
  });

  const two = regionWith([{}, { department: "land" }]);
  const answered = (answers: readonly Parameters<typeof closedBy>[0][]) =>
    answers.map((answer, i) => {
      const { facts } = receivedBy(RULES, {}, two).reviews[i]!;
      return { ...closedBy(answer, { reviewId: facts.reviewId }), closedAt: ANSWERED };
    });

  it("goes into its joint review, which is called, held and concluded; its term is known with the year", () => {
    const { application } = receivedBy(SHORT, {}, two);
    const reviews = answered([OBJECTION, { kind: "consent" }]);
    const evolved = (state: Application, { events }: { events: readonly ApplicationEvent[] }) =>
      events.reduce(applications.evolve, state);
    const opened = evolved(application, conclude(application, reviews, SHORT));
    expect(opened).toMatchObject({ status: "joint-review", joint: { dueAt: OPEN } });
    const inTime = evolved(application, conclude(application, reviews, RULES));
    expect(evolved(opened, { events: advanceLead(opened, LOADED, RULES) })).toEqual(inTime);

    const sitting = { heldOn: "2026-12-30", time: "09:00", place: "p", agenda: "a", invited: [] };
    const called = convene(opened, reviews, sitting, ACTED, SHORT);
    expect(called.refusal).toBeUndefined();
    const concluded = concludeJointReview(
      evolved(opened, called),
      reviews.filter(isClosed),
      {
        minutes: "m",
        result: "refuse",
        reasons: "r",
        article: "a",
        answers: [],
        resolutions: [],
        present: speaking("planning"),
      },
      LOADED,
      SHORT,
    );
    expect(concluded.refusal).toBeUndefined();
  });

  it("asks its lead, whose term is known with the year", () => {
    const region = { ...two, policies: { ...two.policies, decision: "lead" as const } };
    const { application } = receivedBy(SHORT, {}, region);
    const reviews = answered([{ kind: "consent" }, { kind: "consent" }]);
    const by = (rules: ReviewRules) =>
      conclude(application, reviews, rules).events.reduce(applications.evolve, application);
    expect(by(SHORT)).toMatchObject({ status: "deciding", decideBy: OPEN });
    expect(advanceLead(by(SHORT), LOADED, RULES).reduce(applications.evolve, by(SHORT))).toEqual(by(RULES));
  });
});

describe("a complaint in such a time", () => {
  const facts = {
    complaintId: "a1-C1",
    applicationId: "a1",
    about: { department: "land" },
    text: "nobody answers",
    filedAt: SERVED,
  };

  it("is filed and may be answered; until when it is owed is known with the year", () => {
    const filed = complaints.begin(complaints.file(facts, SHORT).events);
    expect(filed.facts.answerBy).toBe(OPEN);
    expect(complaints.standing(filed, SHORT)).toEqual(filed);
    expect(complaints.standing(filed, RULES)).toEqual(complaints.begin(complaints.file(facts, RULES).events));
    const said = { cause: "c", remedy: "r", responsibility: "p", answer: "a" };
    expect(complaints.answer(filed, said, ACTED).refusal).toBeUndefined();
  });
});
