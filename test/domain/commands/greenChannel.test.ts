/** 绿色通道: how a case enters and leaves it, its green limits, the tracker's log and contact; no clock hangs on any of it (S1). */
import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import type { ApplicationDecision } from "../../../functions/domain/application/applicationEvent.ts";
import {
  enterGreenChannel,
  joiningGreen,
  leaveGreenChannel,
  MOST_GREEN_ENTRIES,
  nameTracker,
  type GreenRequest,
} from "../../../functions/domain/application/enteringGreen.ts";
import {
  advanceGreen,
  contactLamp,
  MOST_NOTES,
  noteTracking,
  tellTracker,
} from "../../../functions/domain/application/tracking.ts";
import { addDays, localDate, plusSeconds, type Instant } from "../../../functions/domain/base/time.ts";
import { viewAt } from "../../../functions/domain/review/advance.ts";
import { greenTerm } from "../../../functions/domain/review/greenChannel.ts";
import { evolve } from "../../../functions/domain/review/replay.ts";
import type { Review } from "../../../functions/domain/review/review.ts";
import { countedReview } from "../../../functions/domain/supervision/counted.ts";
import { greenStanding } from "../../../functions/domain/supervision/greenLamp.ts";
import { breachesOf } from "../../../functions/domain/review/breach.ts";
import type { Region } from "../../../functions/domain/catalogue/region.ts";
import { rulesWith } from "../../support/rules.ts";
import { at, consent, DUE, given, receive, RULES, served, submissionOf, T0 } from "../given.ts";
import { giveOpinion } from "../../../functions/domain/review/giveOpinion.ts";
import { extend, startProcedure } from "../when.ts";
import { after, wholeOf, type Whole } from "../whole.ts";

const PROJECT = submissionOf().project.code;
const BASIS = { document: "市重点项目计划", article: "第12项" };
const { region: plain, clock: rules } = rulesWith({
  matters: { "consult-water": { greenLimit: { days: 2, unit: "working-days" } } },
});
const listing = { ...plain, greenChannel: { projects: [{ code: PROJECT, name: "青松路", basis: BASIS }] } };
const laidOut = (region: Region = listing): Whole => wholeOf(receive(submissionOf(), region, T0));
const TRACKER = { department: "planning", name: "王强", phone: "0755-1" };
const BY_LIST: GreenRequest = { by: "list", tracker: TRACKER };
const BY_WORD: GreenRequest = { by: "supervisor", basis: BASIS, reasons: "市重大项目", tracker: TRACKER };
const NOON = at("2026-03-02T12:00");

type Step = (whole: Whole) => ApplicationDecision;
const entering =
  (request: GreenRequest = BY_LIST, now: Instant = NOON, region: Region = listing): Step =>
  (whole) =>
    enterGreenChannel({ ...whole, region }, request, now, rules);
const leaving =
  (reasons = "调出清单", now: Instant = NOON): Step =>
  (whole) =>
    leaveGreenChannel(whole, reasons, now);
const noting =
  (as: "contact" | "note", text = "已联系", now: Instant = NOON, by = "planning"): Step =>
  (whole) =>
    noteTracking({ ...whole, region: listing }, by, { as, text }, now);
function through(whole: Whole, ...steps: readonly Step[]): Whole {
  return steps.reduce((before, step) => {
    const decision = step(before);
    expect(decision.refusal).toBeUndefined();
    return after(before, decision);
  }, whole);
}
const refusalOf = (whole: Whole, step: Step) => step(whole).refusal;

describe("entry into the green channel", () => {
  it("is by the authority's list, which says its basis, and every open review notes it", () => {
    const entered = through(laidOut(), entering());
    expect(entered.application.green).toMatchObject({
      entries: [{ number: 1, by: "list", basis: BASIS, reasons: null, at: NOON, left: null }],
      tracker: { ...TRACKER, since: NOON },
      contactBy: { dueAt: at("2026-03-04T00:00"), dueDate: "2026-03-03" },
    });
    expect(entered.reviews.every(({ green }) => green?.since === NOON)).toBe(true);
  });

  it("is opened by nothing that the applicant has stated: off the list it takes the supervisor's basis", () => {
    const none = { ...plain, greenChannel: { projects: [] } };
    for (const region of [plain, none])
      expect(refusalOf(laidOut(region), entering(BY_LIST, NOON, region))).toEqual({
        code: "green-channel-not-listed",
        project: PROJECT,
      });
    const entered = through(laidOut(), entering(BY_WORD, NOON, none));
    expect(entered.application.green?.entries).toMatchObject([{ by: "supervisor", reasons: "市重大项目" }]);
  });

  it("happens once; the same again is a repeat, another one is refused, and who left may enter anew", () => {
    const entered = through(laidOut(), entering());
    expect(entering()(entered)).toEqual({ events: [] });
    expect(refusalOf(entered, entering(BY_WORD))).toEqual({ code: "green-channel-entered", enteredAt: NOON });
    let whole = through(entered, leaving());
    expect(leaving()(whole)).toEqual({ events: [] });
    expect(refusalOf(whole, leaving("另一个理由"))).toEqual({ code: "no-green-channel" });
    expect(whole.reviews.every(({ green }) => green === undefined)).toBe(true);
    for (let n = 1; n < MOST_GREEN_ENTRIES; n++) whole = through(whole, entering(), leaving());
    expect(refusalOf(whole, entering())).toEqual({
      code: "green-channel-too-often",
      most: MOST_GREEN_ENTRIES,
    });
  });

  it("names a tracker of a department of the case", () => {
    const outside = { ...BY_LIST, tracker: { ...TRACKER, department: "weather" } };
    expect(refusalOf(laidOut(), entering(outside))).toMatchObject({
      code: "tracker-not-of-case",
      allowed: expect.arrayContaining(["planning", "water"]),
    });
    const entered = through(laidOut(), entering());
    const next = { department: "water", name: "李静", phone: "0755-2", reasons: "调离" };
    const later = at("2026-03-03T09:00");
    const naming: Step = (whole) => nameTracker({ ...whole, region: listing }, next, later, rules);
    const named = through(entered, noting("contact"), naming);
    expect(named.application.green).toMatchObject({
      tracker: { department: "water", since: later },
      contactedAt: null,
      contactBy: { dueDate: "2026-03-04" },
    });
    expect(naming(named)).toEqual({ events: [] });
  });

  it("counts for reviews that come on record later, and not for what is closed from the beginning", () => {
    const { application } = through(laidOut(), entering());
    const dispatched = { type: "green-channel-dropped", at: NOON } as const;
    expect(joiningGreen(application, [dispatched], T0)).toEqual([
      dispatched,
      { type: "green-channel-joined", at: T0 },
    ]);
    const left = through(laidOut(), entering(), leaving()).application;
    expect(joiningGreen(left, [dispatched], T0)).toEqual([dispatched]);
  });
});

describe("the tracker", () => {
  it("makes contact within one working day: a lamp, and once what was missed", () => {
    const { application } = through(laidOut(), entering());
    const green = application.green!;
    expect(contactLamp(green, NOON, rules)).toBe("green");
    expect(contactLamp(green, at("2026-03-03T12:00"), rules)).toBe("yellow");
    expect(advanceGreen(application, at("2026-03-03T23:59"), rules)).toEqual([]);
    const due = at("2026-03-04T00:00");
    expect(contactLamp(green, due, rules)).toBe("red");
    expect(advanceGreen(application, due, rules)).toEqual([{ type: "tracker-overdue", asOf: due }]);
    const late = through(laidOut(), entering(), ({ application: one }) => ({
      events: advanceGreen(one, due, rules),
    }));
    expect(advanceGreen(late.application, addDaysTo(due, 9), rules)).toEqual([]);
    const made = through(laidOut(), entering(), noting("note"), noting("contact"));
    expect(made.application.green).toMatchObject({ contactedAt: NOON });
    expect(contactLamp(made.application.green!, due, rules)).toBe("grey");
    expect(advanceGreen(made.application, due, rules)).toEqual([]);
  });

  it("alone keeps a log that is added to and never changed, and is bounded", () => {
    const entered = through(laidOut(), entering());
    expect(refusalOf(entered, noting("note", "x", NOON, "water"))).toEqual({
      code: "not-the-tracker",
      department: "water",
      tracker: "planning",
    });
    const noted = through(entered, noting("contact", "已联系"));
    expect(noting("contact", "已联系")(noted)).toEqual({ events: [] });
    let full = noted;
    for (let n = 1; n < MOST_NOTES; n++) full = through(full, noting("note", `第${n}次`));
    expect(refusalOf(full, noting("note", "再一次"))).toEqual({
      code: "tracking-log-full",
      most: MOST_NOTES,
    });
    expect(refusalOf(laidOut(), noting("note"))).toEqual({ code: "no-green-channel" });
  });

  it("hears of each yellow lamp once on its day", () => {
    const entered = through(laidOut(), entering());
    const told = tellTracker(entered.application, "a1.water", NOON, rules.zone);
    expect(told).toEqual([{ type: "tracker-told", reviewId: "a1.water", at: NOON }]);
    const { application } = after(entered, { events: told });
    expect(tellTracker(application, "a1.water", at("2026-03-02T18:00"), rules.zone)).toEqual([]);
    expect(tellTracker(application, "a1.land", NOON, rules.zone)).toHaveLength(1);
    expect(tellTracker(laidOut().application, "a1.water", NOON, rules.zone)).toEqual([]);
  });
});

const addDaysTo = (instant: Instant, days: number): Instant => plusSeconds(instant, days * 24 * 3600);

const GREEN = { greenLimit: { days: 2, unit: "working-days" } } as const;
const joined = (since: Instant) => ({ type: "green-channel-joined", at: since }) as const;
const reviewWith = (since: Instant, matter: object = GREEN): Review =>
  evolve(given(...served({ matter })).state, joined(since));

describe("the green limit", () => {
  it("is counted from the entry, and never runs past what is due", () => {
    expect(greenTerm(reviewWith(NOON), RULES)?.due.dueDate).toBe("2026-03-04");
    expect(greenTerm(reviewWith(at("2026-03-05T10:00")), RULES)?.due.dueDate).toBe("2026-03-09");
    // Two whole days from there are past what is due on the 9th.
    expect(greenTerm(reviewWith(at("2026-03-08T10:00")), RULES)?.due.dueAt).toBe(DUE);
    expect(greenTerm(reviewWith(NOON, {}), RULES)).toBeNull();
    expect(greenTerm(given(...served({ matter: GREEN })).state, RULES)).toBeNull();
  });

  it("has a lamp that is never red, a figure of its own, and no card", () => {
    const review = reviewWith(NOON);
    const seen = (now: Instant, one = review) => greenStanding(viewAt(one, now, RULES), now, RULES);
    expect(seen(NOON)).toMatchObject({ lamp: "green", remainingDays: 2, kept: null });
    expect(seen(at("2026-03-04T09:00"))).toMatchObject({ lamp: "yellow", remainingDays: 1, kept: null });
    const over = at("2026-03-05T00:00");
    expect(seen(over)).toMatchObject({ lamp: "yellow", remainingDays: 0, kept: false });
    expect(breachesOf(viewAt(review, over, RULES))).toEqual([]);
    const answered = (now: Instant) =>
      giveOpinion(review, consent, now, RULES).events.reduce<Review>(evolve, review);
    const late = at("2026-03-06T10:00");
    expect(seen(late, answered(at("2026-03-04T10:00")))).toMatchObject({ lamp: "grey", kept: true });
    expect(seen(late, answered(late))).toMatchObject({ lamp: "grey", kept: false });
    const counted = (one: Review) => countedReview(one, late, RULES).tally["2026-03-02"];
    expect(counted(answered(at("2026-03-04T10:00")))).toMatchObject({ greenKept: 1, onTime: 1 });
    expect(counted(answered(late))).toMatchObject({ greenOver: 1, onTime: 1 });
    expect(Object.keys(counted(given(...served({ matter: GREEN })).state)!).join()).not.toContain("green");
  });
});

describe("whatever happens beside it", () => {
  it("no due instant, status or breach of a review is otherwise in the green channel (S1)", () => {
    const act = fc.constantFrom("extend", "procedure", "consent", "nothing");
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5 * 24 * 3600 }),
        fc.integer({ min: 0, max: 9 * 24 * 3600 }),
        act,
        fc.boolean(),
        (enters, acts, what, leaves) => {
          const bare = given(...served({ matter: GREEN })).state;
          const [now, later] = [plusSeconds(T0, enters), plusSeconds(T0, enters + acts)];
          const green = evolve(bare, joined(now));
          const inIt = leaves ? evolve(green, { type: "green-channel-dropped", at: now }) : green;
          const done = (review: Review) => {
            const up = viewAt(review, later, RULES);
            const decided = {
              extend: () => extend(1)(up, later).events,
              procedure: () => startProcedure()(up, later).events,
              consent: () => giveOpinion(up, consent, later, RULES).events,
              nothing: () => [],
            }[what]();
            const { green: _green, ...rest } = viewAt(
              decided.reduce<Review>(evolve, up),
              addDaysTo(later, 40),
              RULES,
            );
            return rest;
          };
          expect(done(inIt)).toEqual(done(bare));
          const term = greenTerm(green, RULES);
          expect(term === null || term.due.dueAt <= bare.served!.due.dueAt).toBe(true);
          expect(term!.due.dueDate >= localDate(now, RULES.zone)).toBe(true);
          expect(addDays(localDate(now, RULES.zone), 1) <= term!.due.dueDate || term!.due.dueAt === DUE).toBe(
            true,
          );
        },
      ),
      { numRuns: 100 },
    );
  });
});
