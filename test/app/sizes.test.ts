/**
 * The largest records that the rules allow stay below what one item may hold (DynamoDB: 400 KB, in UTF-8): whole, where
 * no commit had room for the next item, and on the base of what came before, where one had.
 */
import { describe, expect, it } from "@jest/globals";
import {
  ClerkAnswerBody,
  ConclusionBody,
  DecisionBody,
  InvitationBody,
  PresiderBody,
  ProjectChangeBody,
} from "../../functions/contracts/application/bodies.ts";
import { materialsOf, type Material } from "../../functions/domain/application/material.ts";
import { PositionBody } from "../../functions/contracts/review/bodies.ts";
import { wake } from "../../functions/domain/review/advance.ts";
import type { ApplicationDecision } from "../../functions/domain/application/applicationEvent.ts";
import * as applications from "../../functions/domain/application/replay.ts";
import type { Application } from "../../functions/domain/application/application.ts";
import { REFUSED_KEPT } from "../../functions/domain/review/attempt.ts";
import { conclude, decide } from "../../functions/domain/application/conclusion.ts";
import { extend } from "../../functions/domain/review/extension.ts";
import { giveOpinion } from "../../functions/domain/review/giveOpinion.ts";
import { assign, MOST_HANDLERS } from "../../functions/domain/review/handler.ts";
import * as intake from "../../functions/domain/application/intake.ts";
import { answerAtWindow } from "../../functions/domain/application/window.ts";
import { interrupt } from "../../functions/domain/review/interruption.ts";
import { MOST_PRESIDERS } from "../../functions/domain/application/presiding.ts";
import * as joint from "../../functions/domain/application/jointReview.ts";
import type { Opinion } from "../../functions/domain/review/opinion.ts";
import type { ProjectNote } from "../../functions/domain/review/projectChange.ts";
import { MOST_ANNOUNCED } from "../../functions/domain/review/announcement.ts";
import * as announcing from "../../functions/domain/review/announcing.ts";
import { answerRevocation } from "../../functions/contracts/application/powers.ts";
import {
  announceRevocation,
  revokeDeemedConsent,
  withdrawRevocation,
} from "../../functions/contracts/review/routes.ts";
import { revoke } from "../../functions/domain/review/revocation.ts";
import * as reviews from "../../functions/domain/review/replay.ts";
import { ATTEMPTS_KEPT, type ClosedReview } from "../../functions/domain/review/review.ts";
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
import { changes } from "../support/changes.ts";
import { rules, T0 } from "../support/cases.ts";
import { largestOf } from "../support/largest.ts";
import {
  han,
  code,
  MOST_DIGITS,
  largestFiles,
  materials,
  departments,
  free,
  submission,
  opinions,
  objection,
  supplement,
  procedureOf,
  attachedId,
  attachments,
  extension,
  given,
  acceptance,
  openedAs,
  caseActs,
  promised,
} from "./largestCase.ts";
import { growing, LARGEST, sizesOfReview, sizesOfApplication, expectToFit } from "./growingRecord.ts";

const DEPUTY = { ...LARGEST, rank: "deputy-head" } as const;
const HEAD = { ...LARGEST, rank: "head" } as const;

/** As much as a review may hear of a change: every fact is stated otherwise, and everybody takes part anew. */
const noteOf = (change: number, at: Instant): ProjectNote => ({
  change,
  at,
  flags: [],
  restated: Object.keys(submission.project.attributes),
  participants: departments.map(({ id }) => id),
  waitsFor: acceptance.reviews.map(({ reviewId }) => reviewId),
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
    if (change > 0) {
      review.add(() => ({ events: [{ type: "project-change-noted", note: noteOf(change, now) }] }));
      review.add((state) => ({ events: interrupt(state, change, now, rules.clock) }));
    }
    const held = materials.map((material) => material.code);
    review.add((state) => requestSupplement(state, supplement, now, rules.clock, held));
    for (const { material } of supplement.items)
      review.add((state) => supply(state, material, plusSeconds(now, 1), rules.clock));
    now = plusSeconds(now, 2);
    for (const kind of SPECIAL_PROCEDURES) {
      const isLong = change === intake.MOST_CHANGES && days > 0;
      const plannedEnd = addDays(localDate(now, rules.clock.zone), days);
      review.add((state) =>
        startSpecialProcedure(state, procedureOf(kind, plannedEnd), DEPUTY, now, rules.clock),
      );
      if (isLong) now = endOfDay(plannedEnd, rules.clock.zone);
      else {
        review.add((state) =>
          endSpecialProcedure(state, state.procedures.at(-1)!, plusSeconds(now, 1), rules.clock),
        );
        now = plusSeconds(now, 2);
      }
    }
    review.add((state) => extend(state, extension, HEAD, now, rules.clock));
  }
  // Given again it would be the same attempt: each of them says something else. A breach has a room of its own.
  for (const reasons of others(extension.reasons)) {
    review.add((state) => extend(state, { ...extension, reasons }, HEAD, now, rules.clock), true);
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
    review.add((state) => giveOpinion(state, opinions[0], now, rules.clock));
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
      review.add((state) => extend(state, { ...extension, reasons }, HEAD, noticed, rules.clock), true);
      const late = { ...supplement, reasons };
      review.add((state) => requestSupplement(state, late, noticed, rules.clock, []), true);
    }
    expect(review.state.refusedAttempts).toHaveLength(4 * REFUSED_KEPT);
    const announcement = largestOf(announceRevocation.body);
    const { text } = largestOf(answerRevocation.body.pick({ text: true }));
    const withdrawn = largestOf(withdrawRevocation.body.pick({ reasons: true }));
    const { reasons } = largestOf(revokeDeemedConsent.body.pick({ reasons: true }));
    for (let i = 1; i <= MOST_ANNOUNCED; i++) {
      const announcedAt = plusSeconds(noticed, i);
      const now = plusSeconds(announcedAt, 0.5);
      review.add((state) =>
        announcing.announceRevocation(state, announcement, "government", announcedAt, rules.clock),
      );
      review.add((state) => ({
        events: announcing.answerRevocation(state, { announcedAt, text }, now, rules.clock).events,
      }));
      if (i < MOST_ANNOUNCED)
        review.add((state) =>
          announcing.withdrawAnnouncement(
            state,
            { ...withdrawn, announcedAt },
            "government",
            now,
            rules.clock,
          ),
        );
      else
        review.add((state) => revoke(state, { announcedAt, reasons }, "government", HEAD, now, rules.clock));
    }
    expect(review.state.announced).toHaveLength(MOST_ANNOUNCED);
    expectToFit(sizesOfReview(review));
  });

  it("of an application at intake holds everything that was missing or wrong, and every replacement", () => {
    const { application } = returned();
    expectToFit(sizesOfApplication(application));
  });

  it("of a decided application holds forty matters, every replacement, every change and forty opinions by reference", () => {
    const { application } = inReview();
    // A joint review was called, and all withdrew; then all came to object after all.
    const closed = closedBy(objection);
    application.add((state) => concluded(state, closed));
    convene(application, closed);
    application.add((state) => concluded(state, closedBy({ kind: "consent" })));
    expect(application.state.status).toBe("deciding");
    const answer = {
      ...largestOf(DecisionBody, {
        result: () => "grant",
        "attachments[]": attachedId,
        ...settlement(closed),
      }),
      attachments,
    };
    application.add((state) => decide(state, closed, answer, T0, rules.clock));
    expect(application.state).toMatchObject({ status: "granted", joint: { sitting: {} } });
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
const anew = (material: Material, name: string): Material => ({
  ...material,
  files: material.files.map((file) => ({ ...file, name, sha256: String(++files).padStart(64, "0") })),
});

const largestMaterials = materialsOf(largestFiles);

let files = 0;

/** An application that lacked everything, was sent back with everything wrong, and was handed in again and again. */
function returned() {
  const { events } = intake.receive(free, { ...submission, materials: [] }, given, T0, rules.clock);
  const application = growing(applications.begin(events), events, applications.evolve);
  let now: Instant = T0;
  const handIn = (material: Material, name: string) =>
    application.add((state) => intake.handIn(state, free, anew(material, name), now, rules.clock, []));
  const [first, ...others] = largestMaterials;
  const again = (round: number) => {
    handIn(first!, han(59) + round);
    for (let i = 0; i < intake.MOST_REPLACED; i++) handIn(first!, han(57) + round + i);
    for (const material of others) handIn(material, han(59) + round);
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
  const [first] = largestMaterials;
  // What was promised comes; the files of a case are counted together, and all that it may have are there already.
  for (const { code } of promised)
    application.add(() => ({
      events: [{ type: "material-handed-in", material: { code, files: [] }, at: now }],
    }));
  for (let i = 0; i < intake.MOST_REPLACED; i++)
    application.add((state) => intake.handIn(state, free, anew(first!, han(59) + i), now, rules.clock, []));
  for (const material of largestMaterials)
    application.add((state) =>
      intake.handIn(state, free, anew(material, han(60)), now, rules.clock, [material.code]),
    );
  for (const act of caseActs) application.add(() => ({ events: [act] }));
  const largest = largestOf(ProjectChangeBody, {
    attributes: () =>
      Object.fromEntries(Object.keys(submission.project.attributes).map((code) => [code, "d".repeat(40)])),
    materials: () => [],
  });
  const changeTo = (n: number) => ({
    ...largest,
    materials: largestFiles.map((file, i) => ({ ...file, sha256: `f${n}${i}`.padEnd(64, "f") })),
  });
  // Everybody has answered to the project as it was, and everybody is asked again, each time.
  const answered: ClosedReview[] = [];
  for (let i = 0; i < intake.MOST_CHANGES; i++) {
    answered.push(...closedBy(opinions[0], i === 0 ? "" : `~${i + 1}`));
    application.add((state) =>
      changes({ application: state, reviews: answered }, free, changeTo(i), now, rules.clock),
    );
  }
  return { application, now };
}

const concluded = (state: Application, closed: readonly ClosedReview[]): ApplicationDecision =>
  conclude(state, closed, rules.clock);

/** All reviews of the application, closed by one answer. @param round the last ones, unless it is said otherwise */
function closedBy(opinion: Opinion, round = `~${intake.MOST_CHANGES + 1}`): ClosedReview[] {
  return acceptance.reviews.map((_, place) => {
    const { caseFacts, opened } = openedAs(place);
    const before = reviews.begin(caseFacts, opened);
    const { events } = giveOpinion(before, opinion, T0, rules.clock);
    const { facts: own, ...closed } = events.reduce(reviews.evolve, before) as ClosedReview;
    return { ...closed, facts: { ...own, reviewId: `${own.reviewId}${round}` } };
  });
}

/** The largest conditions, about the same things as everybody else's, wanting something else. */
function clashing(i: number): Opinion {
  const [opinion] = opinions;
  const conditions = opinion.conditions.map((condition) => ({
    ...condition,
    bound: "exactly" as const,
    value: MOST_DIGITS - i,
  }));
  return { ...opinion, conditions };
}

const SITTING = "09:00";

const settlement = (closed: readonly ClosedReview[]) => ({
  "answers[].reviewId": (i: number) => (closed[i] ?? closed[0]!).facts.reviewId,
  "resolutions[].about": (i: number) => code("about", i),
  "resolutions[].value": () => MOST_DIGITS,
});

/** The largest sitting. @returns the day that it is held on */
function convene(application: Growing, closed: readonly ClosedReview[]): string {
  const heldOn = addDays(localDate(T0, rules.clock.zone), 3);
  const invitation = largestOf(InvitationBody, {
    heldOn: () => heldOn,
    time: () => SITTING,
    "invited[]": (i) => (departments[i] ?? departments[0]!).id,
  });
  const all = { ...invitation, invited: [...new Set(invitation.invited)] };
  application.add((state) => joint.convene(state, closed, all, T0, rules.clock));
  return heldOn;
}

/** The sitting and the largest conclusion. */
function settle(application: Growing, closed: readonly ClosedReview[]): void {
  const heldOn = convene(application, closed);
  // Others than those who are asked preside, the last one in the end: one seat more than there are departments.
  const outside = code("department", departments.length);
  const presider = largestOf(PresiderBody, { department: () => outside });
  for (let i = 0; i < MOST_PRESIDERS; i++)
    application.add(() => ({
      events: [{ type: "presider-named", presider: { ...presider, namedAt: T0 } }],
    }));
  const conclusion = {
    ...largestOf(ConclusionBody, {
      result: () => "grant",
      "attachments[]": attachedId,
      ...settlement(closed),
      "present[].department": (i) => departments[i]?.id ?? code("department", i),
    }),
    attachments,
  };
  const seats = departments.length + 1;
  const concluding = { ...conclusion, present: conclusion.present.slice(0, seats) };
  application.add((state) =>
    joint.concludeJointReview(
      state,
      closed,
      concluding,
      atTime(heldOn, SITTING, rules.clock.zone),
      rules.clock,
    ),
  );
  expect(application.state).toMatchObject({ status: expect.stringMatching(/^granted/) });
}
