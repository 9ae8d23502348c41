/**
 * The largest records that the rules allow stay below what one item may hold (DynamoDB: 400 KB, in UTF-8): whole, where
 * no commit had room for the next item, and on the base of what came before, where one had.
 */
import { describe, expect, it } from "@jest/globals";
import { sizeOf } from "../../bench/units/itemSize.ts";
import { baseOf, newItem } from "../../functions/adapters/items.ts";
import { chain, GENESIS } from "../../functions/app/base/history.ts";
import type { Change, Recorded } from "../../functions/app/base/ports.ts";
import {
  ClerkAnswerBody,
  ConclusionBody,
  DecisionBody,
  FlagBody,
  InvitationBody,
  ProjectChangeBody,
  SubmissionBody,
} from "../../functions/contracts/application/bodies.ts";
import {
  ExtensionBody,
  OpinionBody,
  PositionBody,
  RevocationBody,
  SpecialProcedureBody,
  SupplementRequestBody,
} from "../../functions/contracts/review/bodies.ts";
import { open, wake } from "../../functions/domain/review/advance.ts";
import type {
  ApplicationDecision,
  ApplicationEvent,
} from "../../functions/domain/application/applicationEvent.ts";
import * as applications from "../../functions/domain/application/replay.ts";
import { caseFactsOf, type Application } from "../../functions/domain/application/application.ts";
import { REFUSED_KEPT } from "../../functions/domain/review/attempt.ts";
import { conclude, decide } from "../../functions/domain/application/conclusion.ts";
import { extend } from "../../functions/domain/review/extension.ts";
import { MOST_CASE_ACTS, type CaseAct } from "../../functions/domain/review/caseAct.ts";
import { giveOpinion } from "../../functions/domain/review/giveOpinion.ts";
import { assign, MOST_HANDLERS } from "../../functions/domain/review/handler.ts";
import * as intake from "../../functions/domain/application/intake.ts";
import { answerAtWindow } from "../../functions/domain/application/window.ts";
import { interrupt } from "../../functions/domain/review/interruption.ts";
import * as joint from "../../functions/domain/application/jointReview.ts";
import type { Opinion } from "../../functions/domain/review/opinion.ts";
import { revoke } from "../../functions/domain/review/revocation.ts";
import * as reviews from "../../functions/domain/review/replay.ts";
import {
  ATTEMPTS_KEPT,
  type ClosedReview,
  type Review,
  type ReviewEvent,
} from "../../functions/domain/review/review.ts";
import {
  endSpecialProcedure,
  startSpecialProcedure,
} from "../../functions/domain/review/specialProcedure.ts";
import { SPECIAL_PROCEDURES } from "../../functions/domain/review/stop.ts";
import { requestSupplement, supply } from "../../functions/domain/review/supplement.ts";
import {
  addDays,
  atTime,
  localDate,
  plusSeconds,
  endOfDay,
  type Instant,
} from "../../functions/domain/base/time.ts";
import { changeProject } from "../../functions/domain/application/withdrawal.ts";
import { rules, T0 } from "../support/cases.ts";
import { largestOf } from "../support/largest.ts";

const ID = "440307-0000000000000001";
const MOST = 400 * 1024;
/** What lies in an item at most when its history goes on in the next one, and how many events one commit adds at most. */
const MOST_HISTORY = 60 * 1024;
const LAST = 4;
const han = (count: number, seed = "长") => seed.repeat(count);
const code = (of: string, i: number) => `${of}-${i}-`.padEnd(40, "x");

/** Forty matters and departments as long as a region file may name them. */
const name = han(40);
const named = { name, nameEn: "n".repeat(80) };
const materials = Array.from({ length: 32 }, (_, i) => ({ code: `material-${i}`, ...named }));
const departments = Array.from({ length: 41 }, (_, i) => ({
  ...rules.region.departments[0]!,
  id: code("department", i),
  ...named,
  posts: { A: han(20), B: han(20) },
}));
const lead = departments[40]!;
const basis = { document: han(80), article: han(40) };
const matters = Array.from({ length: 40 }, (_, i) => ({
  ...rules.region.matters[0]!,
  code: code("matter", i),
  ...named,
  department: departments[i]!.id,
  limit: { days: 20, unit: "working-days" as const },
  basis,
  tacitBasis: basis,
  when: null,
  materials: materials.slice((i % 4) * 8, (i % 4) * 8 + 8).map((material) => material.code),
  veto: false,
  prerequisites: Array.from({ length: Math.min(i, 39) }, (_, p) => ({
    matter: code("matter", p),
    tolerable: false,
  })),
  replaceableBy: ["area-assessment" as const, "promise" as const],
}));
const region = {
  ...rules.region,
  departments,
  matters,
  materials,
  projectTypes: [{ ...rules.region.projectTypes[0]!, code: "municipal-road", lead: lead.id }],
  policies: { ...rules.region.policies, intake: "window" as const, decision: "lead" as const },
};
const free = { ...region, matters: matters.map((matter) => ({ ...matter, prerequisites: [] })) };

const submission = largestOf(SubmissionBody, {
  "project.code": () => "2605-440307-04-01-123456",
  "project.type": () => "municipal-road",
  "project.attributes": () =>
    Object.fromEntries(
      Array.from({ length: 30 }, (_, a) => [`attribute${a}${"x".repeat(50)}`, "c".repeat(40)]),
    ),
  "project.flags": () => [],
  "applicant.creditCode": () => "91990000MA5F1A2B54",
  "applicant.contact.phone": () => "1".repeat(30),
  "materials[].code": (i) => materials[i]!.code,
  "materials[].sha256": () => "0".repeat(64),
  "materials[].uri": () => `https://x.example/${"u".repeat(130)}`,
  claims: () => [],
});

/** Four opinions that differ, each the largest that there is: it is one with conditions. */
const opinions = ["长", "大", "多", "满"].map((seed): Opinion => {
  const opinion = largestOf(OpinionBody, { "conditions[].about": (i) => code("about", i) });
  if (opinion.kind !== "consent-with-conditions") throw new Error(`the largest opinion is ${opinion.kind}`);
  const { conditions } = opinion;
  return {
    ...opinion,
    conditions: conditions.map((condition) => ({ ...condition, text: han(condition.text.length, seed) })),
  };
});
const objection = largestOf(OpinionBody.options[2]);

const supplement = largestOf(SupplementRequestBody, {
  "items[].material": (i) => materials[i]!.code,
});
const procedureOf = (kind: (typeof SPECIAL_PROCEDURES)[number], plannedEnd: string) =>
  largestOf(SpecialProcedureBody, {
    kind: () => kind,
    plannedEnd: () => plannedEnd,
    "approver.rank": () => "deputy-head",
  });
const extension = largestOf(ExtensionBody, { days: () => 10, "approver.rank": () => "head" });

/** A record that grows by commands, each of which must change it. */
function growing<S, E>(state: S, events: readonly E[], evolve: (state: S, event: E) => S) {
  const record = {
    state,
    events: [...events],
    add(decide: (state: S) => { events: readonly E[]; refusal?: unknown }, isRefused = false): void {
      const { events: more, refusal } = decide(record.state);
      expect([more.length > 0, refusal === undefined]).toEqual([true, !isRefused]);
      record.events.push(...more);
      record.state = more.reduce(evolve, record.state);
    },
  };
  return record;
}

const chained = <E>(events: readonly E[], by: string) => chain(GENESIS, 0, events, T0, by);

/** The size of a record in one item, and of its last events on the base of all that came before them. */
function sizesOf(change: Change): number[] {
  const before = { state: change.state, version: 1, head: GENESIS } as Recorded<never>;
  const item = newItem({ ...change, attempt: true });
  const rest = newItem({ ...change, events: change.events.slice(-LAST) } as Change);
  const sizes = [item, { ...rest, ...baseOf({ ...change, before }) }].map(sizeOf);
  return [sizes[0]!, sizes[1]! + MOST_HISTORY];
}

const sizesOfReview = ({ state, events }: { state: Review; events: readonly ReviewEvent[] }) =>
  sizesOf({
    of: "review",
    before: null,
    state,
    events: chained(events, `department:${"x".repeat(64)}`),
    attempt: true,
  });

const sizesOfApplication = ({ state, events }: { state: Application; events: readonly ApplicationEvent[] }) =>
  sizesOf({ of: "application", before: null, state, events: chained(events, "applicant"), attempt: false });

/** Every size is one that an item may have. */
function expectToFit(sizes: readonly number[]): void {
  for (const size of sizes) expect(size).toBeLessThan(MOST);
}

const given = { applicationId: ID, digest: "0".repeat(64) };
const accepted = (() => {
  const { events } = intake.receive(free, submission, given, T0, rules.clock);
  const answer = answerAtWindow(applications.begin(events), free, { decision: "accept" }, T0, rules.clock);
  const state = applications.begin([...events, ...answer.events]);
  if (state.status !== "in-review") throw new Error("it is complete");
  return state;
})();
const { facts, acceptance } = accepted;

/** The first events of a review, the one in this place, and what its application gives it. */
function openedAs(place: number) {
  const { reviewId } = acceptance.reviews[place]!;
  const caseFacts = caseFactsOf(facts, acceptance, reviewId);
  const { service, ...department } = departments[place]!;
  const own = { reviewId, matter: matters[place]!, department: { ...department, channel: service.channel } };
  const opened = open({ ...own, ...caseFacts }, { asOf: T0, recordedAt: T0 }, rules.clock);
  return { caseFacts, opened };
}

/** As much as may be said of a case's flags: each raised and taken off again, so that silence still counts. */
const caseActs = Array.from({ length: MOST_CASE_ACTS }, (_, i): CaseAct => {
  const { flag, basis, reason } = largestOf(FlagBody);
  const said = {
    flag,
    reason,
    at: T0,
    actor: { as: "department" as const, department: departments[0]!.id, by: `department:${"x".repeat(64)}` },
  };
  return i % 2 === 0 ? { type: "flag-raised", basis, ...said } : { type: "flag-lifted", ...said };
});

/**
 * A review with everything but its end: all that may be asked, stopped, extended and changed, as often as it may be.
 * @param days how long each special procedure of its last clock lasts
 */
function busy(days: number) {
  const { caseFacts, opened } = openedAs(39);
  const review = growing(reviews.begin(caseFacts, opened), opened, reviews.evolve);
  let now: Instant = plusSeconds(T0, 1);
  for (const act of caseActs) review.add(() => ({ events: [{ type: "case-act-noted", act }] }));
  for (let i = 0; i < MOST_HANDLERS; i++)
    review.add((state) => assign(state, { name: han(99) + i, post: "A" }, now));
  // Each change of the project starts the clock again, and with it all that may be done once.
  for (let change = 0; change <= intake.MOST_CHANGES; change++) {
    if (change > 0) review.add((state) => ({ events: interrupt(state, change, now, rules.clock) }));
    const held = materials.map((material) => material.code);
    review.add((state) => requestSupplement(state, supplement, now, rules.clock, held));
    for (const { material } of supplement.items)
      review.add((state) => supply(state, material, plusSeconds(now, 1), rules.clock));
    now = plusSeconds(now, 2);
    for (const kind of SPECIAL_PROCEDURES) {
      const isLong = change === intake.MOST_CHANGES && days > 0;
      const plannedEnd = addDays(localDate(now, rules.clock.zone), days);
      review.add((state) => startSpecialProcedure(state, procedureOf(kind, plannedEnd), now, rules.clock));
      if (isLong) now = endOfDay(plannedEnd, rules.clock.zone);
      else {
        review.add((state) => endSpecialProcedure(state, plusSeconds(now, 1), rules.clock));
        now = plusSeconds(now, 2);
      }
    }
    review.add((state) => extend(state, extension, now, rules.clock));
  }
  // Given again it would be the same attempt: each of them says something else. A breach has a room of its own.
  for (const reasons of others(extension.reasons)) {
    review.add((state) => extend(state, { ...extension, reasons }, now, rules.clock), true);
    const again = { ...supplement, reasons };
    review.add((state) => requestSupplement(state, again, now, rules.clock, []), true);
  }
  return { review, now };
}

/** As many texts of the same length as refused attempts are kept of one kind. */
const others = (text: string): string[] =>
  Array.from({ length: REFUSED_KEPT }, (_, i) => "甲乙丙丁戊己庚辛壬癸"[i]! + text.slice(1));

describe("the largest record", () => {
  it("of a review holds every request, every stop, every change of the project and every opinion that is kept", () => {
    const { review, now } = busy(0);
    review.add((state) => giveOpinion(state, opinions[0]!, now, rules.clock));
    for (const opinion of opinions.slice(1, 1 + ATTEMPTS_KEPT))
      review.add((state) => giveOpinion(state, opinion, now, rules.clock), true);
    expect(review.state.rivalOpinions).toHaveLength(ATTEMPTS_KEPT);
    expect(review.state.procedures).toHaveLength(SPECIAL_PROCEDURES.length);
    expect(review.state.interruptions).toBe(intake.MOST_CHANGES);
    const { reasons } = largestOf(PositionBody);
    const contested = {
      status: "joint-review",
      joint: { objections: [review.state.facts.reviewId], clashes: [] },
    } as unknown as Application;
    for (let taken = 0; taken < joint.MOST_POSITIONS; taken++)
      review.add((state) =>
        joint.takePosition(
          state,
          contested,
          { kind: taken % 2 === 0 ? "maintains" : "withdraws", reasons },
          now,
        ),
      );
    expectToFit(sizesOfReview(review));
  });

  it("of a review closed by silence holds a ledger of most of a year, late opinions and a revocation", () => {
    const { review } = busy(30);
    const noticed = "2026-12-31T00:00:00.000Z";
    review.add((state) => wake(state, noticed, rules.clock));
    expect(review.state).toMatchObject({ status: "closed", outcome: "deemed-consent" });
    expect((review.state as ClosedReview).judgedBy?.kinds.length).toBeGreaterThan(240);
    for (const opinion of opinions.slice(1, 1 + ATTEMPTS_KEPT))
      review.add((state) => giveOpinion(state, opinion, noticed, rules.clock), true);
    expect(review.state.lateOpinions).toHaveLength(ATTEMPTS_KEPT);
    for (const reasons of others(extension.reasons)) {
      review.add((state) => extend(state, { ...extension, reasons }, noticed, rules.clock), true);
      const late = { ...supplement, reasons };
      review.add((state) => requestSupplement(state, late, noticed, rules.clock, []), true);
    }
    expect(review.state.refusedAttempts).toHaveLength(4 * REFUSED_KEPT);
    review.add((state) => revoke(state, largestOf(RevocationBody), noticed, rules.clock));
    expectToFit(sizesOfReview(review));
  });

  it("of an application at intake holds everything that was missing or wrong, and every replacement", () => {
    const { application } = returned();
    expectToFit(sizesOfApplication(application));
  });

  it("of a decided application holds forty matters, every replacement, every change and forty opinions by reference", () => {
    const { application } = inReview();
    application.add((state) => concluded(state, closedBy({ kind: "consent" })));
    expect(application.state.status).toBe("deciding");
    const answer = largestOf(DecisionBody, { result: () => "refuse" });
    application.add((state) => decide(state, closedBy({ kind: "consent" }), answer, T0));
    expect(application.state.status).toBe("refused");
    expectToFit(sizesOfApplication(application));
  });

  it("of a joint review holds forty objections, the minutes and every answer", () => {
    const closed = closedBy(objection);
    const { application } = inReview();
    application.add((state) => concluded(state, closed));
    settle(application, closed);
    expectToFit(sizesOfApplication(application));
  });

  it("of a joint review holds the clashing conditions of forty departments, and what settles them", () => {
    const closed = acceptance.reviews.map((_, i) => closedBy(clashing(i))[i]!);
    const { application } = inReview();
    application.add((state) => concluded(state, closed));
    settle(application, closed);
    expectToFit(sizesOfApplication(application));
  });
});

type Growing = ReturnType<typeof returned>["application"];

/** Which nobody has handed in: what is on record already mends nothing. */
const anotherFile = <M extends { sha256: string }>(material: M): M => ({
  ...material,
  sha256: String(++files).padStart(64, "0"),
});
let files = 0;

/** An application that lacked everything, was sent back with everything wrong, and was handed in again and again. */
function returned() {
  const { events } = intake.receive(free, { ...submission, materials: [] }, given, T0, rules.clock);
  const application = growing(applications.begin(events), events, applications.evolve);
  let now: Instant = T0;
  const handIn = (material: (typeof submission.materials)[number]) =>
    application.add((state) => intake.handIn(state, free, anotherFile(material), now, rules.clock, []));
  const [first, ...others] = submission.materials;
  const again = (round: number) => {
    handIn({ ...first!, name: han(39) + round });
    for (let i = 0; i < intake.MOST_REPLACED; i++) handIn({ ...first!, name: han(37) + round + i });
    for (const material of others) handIn({ ...material, name: han(39) + round });
  };
  again(1);
  expect(application.state.status).toBe("received");
  now = plusSeconds(now, 1);
  const sentBack = largestOf(ClerkAnswerBody, {
    "defects[].material": (i) => materials[i]!.code,
  });
  expect(sentBack.decision).toBe("request-materials");
  application.add((state) => answerAtWindow(state, free, sentBack, now, rules.clock));
  again(2);
  return { application, now };
}

/** The same, accepted; every material asked for once more; and the project changed as often as it may be. */
function inReview() {
  const { application, now } = returned();
  application.add((state) => answerAtWindow(state, free, { decision: "accept" }, now, rules.clock));
  for (const material of submission.materials)
    application.add((state) =>
      intake.handIn(state, free, anotherFile(material), now, rules.clock, [material.code]),
    );
  for (const act of caseActs) application.add(() => ({ events: [act] }));
  const { description } = largestOf(ProjectChangeBody);
  for (let i = 0; i < intake.MOST_CHANGES; i++)
    application.add((state) => changeProject(state, description, now, [], rules.clock));
  return { application, now };
}

const concluded = (state: Application, closed: readonly ClosedReview[]): ApplicationDecision =>
  conclude(state, closed, rules.clock);

/** All reviews of the application, closed by one answer. */
function closedBy(opinion: Opinion): ClosedReview[] {
  return acceptance.reviews.map((_, place) => {
    const { caseFacts, opened } = openedAs(place);
    const before = reviews.begin(caseFacts, opened);
    const { events } = giveOpinion(before, opinion, T0, rules.clock);
    return events.reduce(reviews.evolve, before) as ClosedReview;
  });
}

/** The largest conditions, about the same things as everybody else's, wanting something else. */
function clashing(i: number): Opinion {
  const [opinion] = opinions;
  if (opinion?.kind !== "consent-with-conditions") throw new Error("it is one with conditions");
  const conditions = opinion.conditions.map((condition) => ({ ...condition, value: `${han(36)}${i}` }));
  return { ...opinion, conditions };
}

const SITTING = "09:00";

/** The sitting and the largest conclusion. */
function settle(application: Growing, closed: readonly ClosedReview[]): void {
  const heldOn = addDays(localDate(T0, rules.clock.zone), 3);
  const invitation = largestOf(InvitationBody, {
    heldOn: () => heldOn,
    time: () => SITTING,
    "invited[]": (i) => departments[i]!.id,
  });
  application.add((state) => joint.convene(state, invitation, T0, rules.clock));
  const conclusion = largestOf(ConclusionBody, {
    result: () => "grant",
    "answers[].reviewId": (i) => closed[i]!.facts.reviewId,
    "resolutions[].about": (i) => code("about", i),
    "present[]": (i) => departments[i]!.id,
  });
  application.add((state) =>
    joint.concludeJointReview(
      state,
      closed,
      conclusion,
      atTime(heldOn, SITTING, rules.clock.zone),
      rules.clock,
    ),
  );
  expect(application.state).toMatchObject({ status: expect.stringMatching(/^granted/) });
}
