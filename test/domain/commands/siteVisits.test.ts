/** 联合踏勘: who calls one, for whom, when; the applicant's word; who came, what was found, and the minutes. */
import { describe, expect, it } from "@jest/globals";
import {
  answerVisit,
  askForVisit,
  callOffVisit,
  callVisit,
  moveVisit,
} from "../../../functions/domain/application/callingVisits.ts";
import {
  advanceVisits,
  noteAttendance,
  recordFindings,
} from "../../../functions/domain/application/duringVisits.ts";
import type { ApplicationDecision } from "../../../functions/domain/application/applicationEvent.ts";
import type { Instant } from "../../../functions/domain/base/time.ts";
import { checkGuards } from "../../../functions/domain/review/silence.ts";
import { rulesWith } from "../../support/rules.ts";
import { at, receive, submissionOf, T0 } from "../given.ts";
import { after, wholeOf, type Whole } from "../whole.ts";

const VISITING = ["land", "water", "highways"];
const { region, clock: rules } = rulesWith({
  matters: Object.fromEntries(VISITING.map((id) => [`consult-${id}`, { siteVisit: true }])),
});
const laidOut = (now: Instant = T0): Whole => wholeOf(receive(submissionOf(), region, now));

const APPOINTED = { heldOn: "2026-03-06", time: "09:30", place: "龙岗大道", contact: "张工 0755-1" };
const standing = (whole: Whole) => ({ ...whole, region });
type Step = (whole: Whole) => ApplicationDecision;
const calling =
  (now: Instant = at("2026-03-03T10:00"), appointed = APPOINTED): Step =>
  (whole) =>
    callVisit(standing(whole), appointed, now, rules);
const asking =
  (department: string, now: Instant = at("2026-03-03T10:00")): Step =>
  (whole) =>
    askForVisit(
      standing(whole),
      { department, time: "14:30", place: "工地东门", contact: "李工", reasons: "管线" },
      now,
      rules,
    );
const answering =
  (said: Parameters<typeof answerVisit>[1], now: Instant): Step =>
  (whole) =>
    answerVisit(whole, said, now, rules);
const attending =
  (applicant: boolean, absent: readonly string[] = [], now: Instant = at("2026-03-06T10:00")): Step =>
  (whole) =>
    noteAttendance(whole, { applicant, absent }, now);
const OFFICERS = [
  { name: "王强", card: "粤B-1" },
  { name: "李静", card: null },
];
const finding =
  (department: string, now: Instant = at("2026-03-06T15:00")): Step =>
  (whole) =>
    recordFindings({ ...whole, region }, { department, officers: OFFICERS, text: "与图纸一致" }, now);

/** A case after these steps, none of which is refused. */
function through(whole: Whole, ...steps: readonly Step[]): Whole {
  return steps.reduce((before, step) => {
    const decision = step(before);
    expect(decision.refusal).toBeUndefined();
    return after(before, decision);
  }, whole);
}
const refusalOf = (whole: Whole, step: Step) => step(whole).refusal;
const typesOf = ({ events }: ApplicationDecision) => events.map(({ type }) => type);
const visitIn = ({ application }: Whole) => application.visits!.visits.at(-1)!;

describe("a joint site visit", () => {
  it("is one for all open reviews whose matter needs one, with a day on which everybody works", () => {
    const called = through(laidOut(), calling());
    expect(visitIn(called)).toMatchObject({
      number: 1,
      calledBy: "lead",
      heldOn: "2026-03-06",
      beginsAt: at("2026-03-06T09:30"),
      answerBy: at("2026-03-05T00:00"),
      foundBy: { dueAt: at("2026-03-10T00:00") },
      sequence: 0,
    });
    expect(
      visitIn(called)
        .invited.map(({ department }) => department)
        .sort(),
    ).toEqual([...VISITING].sort());
    const touched = called.reviews.filter(({ visit }) => visit !== undefined);
    expect(touched).toHaveLength(3);
    // The same words again are a repeat.
    expect(calling()(called)).toEqual({ events: [] });
    expect(refusalOf(called, calling(undefined, { ...APPOINTED, time: "10:00" }))).toMatchObject({
      code: "visit-called-already",
      heldOn: "2026-03-06",
    });
  });

  it.each([
    // Services §5: 14 (a worked Saturday) and 24 February count.
    ["called on Fri 2026-02-13", "2026-02-13T09:00", "2026-02-25"],
    ["called on Tue 2026-03-03", "2026-03-03T23:59:59.999", "2026-03-06"],
    ["called as the day begins", "2026-03-04T00:00", "2026-03-09"],
  ])("%s lies on %s… %s at the earliest: the day before it is refused", (_, now, earliest) => {
    const whole = laidOut(at("2026-02-12T09:00"));
    const on = (heldOn: string) => refusalOf(whole, calling(at(now), { ...APPOINTED, heldOn }));
    expect(on("2026-02-24") ?? on("2026-03-05")).toMatchObject({ code: "visit-date", earliest });
    expect(on(earliest)).toBeUndefined();
  });

  it("is refused on a day off, with the next that may be named", () => {
    expect(refusalOf(laidOut(), calling(undefined, { ...APPOINTED, heldOn: "2026-03-07" }))).toEqual({
      code: "visit-day-off",
      heldOn: "2026-03-07",
      next: "2026-03-09",
    });
  });

  it("is refused too far off", () => {
    expect(refusalOf(laidOut(), calling(undefined, { ...APPOINTED, heldOn: "2026-03-18" }))).toMatchObject({
      code: "visit-date",
      latest: "2026-03-17",
    });
  });

  it("is called by itself when two departments have asked, at the hour and place of the first", () => {
    const first = through(laidOut(), asking("land"));
    expect(first.application.visits).toMatchObject({ asks: [{ department: "land" }], visits: [] });
    expect(asking("land")(first)).toEqual({ events: [] });
    const second = through(first, asking("water", at("2026-03-03T11:00")));
    expect(visitIn(second)).toMatchObject({
      calledBy: "requests",
      heldOn: "2026-03-06",
      time: "14:30",
      place: "工地东门",
    });
    expect(refusalOf(second, asking("highways"))).toMatchObject({ code: "visit-called-already" });
  });

  it("is not asked for by who has no such matter, nor when the supplement window has closed", () => {
    expect(refusalOf(laidOut(), asking("housing"))).toEqual({ code: "visit-not-needed" });
    expect(refusalOf(laidOut(), asking("land", at("2026-03-20T10:00")))).toMatchObject({
      code: "visit-window-closed",
    });
  });

  it("is on another date that the applicant names within a working day, once; a millisecond later the one told stands", () => {
    const called = through(laidOut(), calling());
    const other = { answer: "other-date", heldOn: "2026-03-09", time: "14:00", reasons: "出差" } as const;
    expect(refusalOf(called, answering(other, at("2026-03-05T00:00")))).toEqual({
      code: "visit-answer-late",
      closedAt: at("2026-03-05T00:00"),
    });
    const moved = through(called, answering(other, at("2026-03-04T23:59:59.999")));
    expect(visitIn(moved)).toMatchObject({ heldOn: "2026-03-09", time: "14:00", sequence: 1 });
    expect(answering(other, at("2026-03-04T23:59:59.999"))(moved)).toEqual({ events: [] });
    const again = { ...other, heldOn: "2026-03-10" };
    expect(refusalOf(moved, answering(again, at("2026-03-04T23:59:59.999")))).toMatchObject({
      code: "visit-answered",
    });
    expect(through(called, answering({ answer: "confirm" }, at("2026-03-05T12:00")))).toBeDefined();
  });

  it("is put off once by the lead, for weather or force majeure", () => {
    const called = through(laidOut(), calling());
    const off =
      (heldOn: string, now: Instant): Step =>
      (whole) =>
        moveVisit(whole, { heldOn, time: "09:30", why: "weather", reasons: "暴雨" }, now, rules);
    const moved = through(called, off("2026-03-11", at("2026-03-06T07:00")));
    expect(visitIn(moved)).toMatchObject({ heldOn: "2026-03-11", movedBecause: "weather", sequence: 1 });
    expect(refusalOf(moved, off("2026-03-13", at("2026-03-10T07:00")))).toEqual({
      code: "visit-moved-already",
      why: "weather",
    });
    expect(refusalOf(called, off("2026-03-11", at("2026-03-07T00:00")))).toMatchObject({
      code: "visit-begun",
    });
  });

  it("is called off before its hour, and another one may be called", () => {
    const called = through(laidOut(), calling());
    const off =
      (now: Instant): Step =>
      (whole) =>
        callOffVisit(whole, "材料已齐", now, rules);
    expect(refusalOf(called, off(at("2026-03-06T09:30")))).toMatchObject({ code: "visit-begun" });
    const gone = through(called, off(at("2026-03-05T10:00")));
    expect(visitIn(gone)).toMatchObject({ sequence: 1, calledOff: { reasons: "材料已齐" } });
    expect(off(at("2026-03-05T10:00"))(gone)).toEqual({ events: [] });
    expect(
      visitIn(through(gone, calling(at("2026-03-05T11:00"), { ...APPOINTED, heldOn: "2026-03-10" }))),
    ).toMatchObject({
      number: 2,
    });
  });
});

describe("after a site visit", () => {
  const held = () => through(laidOut(), calling());

  it("the minutes go out with the last findings", () => {
    const two = through(held(), finding("land"), finding("water"));
    expect(visitIn(two).minutedAt).toBeNull();
    expect(typesOf(finding("highways")(two))).toEqual(["site-visit-found", "site-visit-minuted"]);
    expect(finding("land")(two)).toEqual({ events: [] });
  });

  it("nobody records what was found before it, or was not there", () => {
    expect(refusalOf(held(), finding("land", at("2026-03-06T09:29:59.999")))).toMatchObject({
      code: "visit-not-begun",
    });
    expect(refusalOf(held(), finding("housing"))).toMatchObject({ code: "not-at-visit" });
    const away = through(held(), attending(true, ["water"]));
    expect(refusalOf(away, finding("water"))).toMatchObject({ code: "not-at-visit" });
  });

  it("the minutes go out without who owes findings, who then goes up the ladder", () => {
    const one = through(held(), finding("land"));
    const due = at("2026-03-10T00:00");
    expect(advanceVisits(one.application, at("2026-03-09T23:59:59.999"), rules)).toEqual([]);
    const events = advanceVisits(one.application, due, rules);
    expect(events).toMatchObject([
      { type: "site-visit-minuted", asOf: due },
      { type: "site-visit-overdue", to: "leader", asOf: due },
    ]);
    const later = after(one, { events });
    expect(advanceVisits(later.application, at("2026-03-13T00:00"), rules)).toMatchObject([
      { to: "head-and-supervisor", departments: expect.arrayContaining(["water", "highways"]) },
      { to: "government" },
    ]);
    // Late ones are kept, and the ladder is over with the last of them.
    const all = through(
      later,
      finding("water", at("2026-03-10T09:00")),
      finding("highways", at("2026-03-10T10:00")),
    );
    expect(advanceVisits(all.application, at("2026-04-13T00:00"), rules)).toEqual([]);
  });

  it("who was told in time and did not come asks for no other (缺席默认)", () => {
    const minuted = through(held(), attending(true, ["water"]), finding("land"), finding("highways"));
    expect(visitIn(minuted).minutedAt).toBe(at("2026-03-06T15:00"));
    expect(refusalOf(minuted, asking("water", at("2026-03-06T16:00")))).toEqual({
      code: "visit-had",
      departments: ["water"],
    });
    expect(
      refusalOf(minuted, calling(at("2026-03-06T16:00"), { ...APPOINTED, heldOn: "2026-03-11" })),
    ).toMatchObject({ code: "visit-had" });
  });

  it("an applicant who does not come twice has let a term lapse, in the invited reviews alone (G4)", () => {
    const once = through(held(), attending(false));
    expect(once.reviews.some(({ visit }) => visit?.unattendedAt !== undefined)).toBe(false);
    const now = at("2026-03-06T11:00");
    const again = through(once, calling(now, { ...APPOINTED, heldOn: "2026-03-11" }));
    const twice = through(again, attending(false, [], at("2026-03-11T10:00")));
    for (const review of twice.reviews) {
      const isInvited = VISITING.includes(review.facts.department.id);
      expect(review.visit?.unattendedAt).toBe(isInvited ? at("2026-03-11T10:00") : undefined);
      if (review.status !== "running") continue;
      const g4 = checkGuards(review, [], rules).find(({ guard }) => guard === "G4")!;
      expect(g4.holds).toBe(!isInvited);
    }
    expect(refusalOf(twice, calling(at("2026-03-11T11:00"), { ...APPOINTED, heldOn: "2026-03-16" }))).toEqual(
      { code: "visits-in-vain", most: 2 },
    );
  });

  it("nothing comes of it once the case is over", () => {
    const called = held();
    const gone = after(called, {
      events: [{ type: "application-withdrawn", reason: "r", at: at("2026-03-05T10:00") }],
    });
    expect(advanceVisits(gone.application, at("2026-04-01T00:00"), rules)).toEqual([]);
    expect(refusalOf(gone, finding("land"))).toEqual({ code: "no-visit" });
  });
});
