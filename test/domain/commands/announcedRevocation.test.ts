/** 撤销前告知、陈述申辩: a consent by silence is taken back on the ground that was announced, once its applicant was heard. */
import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import {
  answerRevocation,
  statementOffers,
} from "../../../functions/domain/application/answeringRevocation.ts";
import {
  announcedOf,
  decidableFrom,
  MOST_ANNOUNCED,
  statementDue,
} from "../../../functions/domain/review/announcement.ts";
import type { EventOf } from "../../../functions/domain/application/caseEvent.ts";
import { revocationWithdrawn } from "../../../functions/domain/notices/ofRevocation.ts";
import type { ReviewView } from "../../../functions/domain/notices/owing.ts";
import { withdrawAnnouncement } from "../../../functions/domain/review/announcing.ts";
import { revoke } from "../../../functions/domain/review/revocation.ts";
import { awaitedOf } from "../../../functions/domain/review/asking.ts";
import { evolve } from "../../../functions/domain/review/replay.ts";
import type { ReviewEvent, Revocation } from "../../../functions/domain/review/review.ts";
import { revocationOffers } from "../../../functions/domain/review/revocationOffers.ts";
import type { ReviewRules } from "../../../functions/domain/review/circumstances.ts";
import { personOf } from "../../support/people.ts";
import { at, DUE, given, RULES, served, wake } from "../given.ts";
import { announce, decideRevocation, stateSide, takingBack, withdrawAnnounced } from "../when.ts";

/** A Wednesday; five working days later is Wed 03-18, at 24:00. */
const ANNOUNCED = at("2026-03-11T10:00");
const STATED = at("2026-03-13T10:00");
const LAST = at("2026-03-18T23:59");
const OVER = at("2026-03-19T00:00");

const deemed = given(...served()).when(wake(), DUE);
const announced = deemed.when(announce(), ANNOUNCED);
const offered = (review: typeof deemed, organ: "department" | "government", now: string) =>
  revocationOffers([review.state], organ, now, RULES).map(({ command }) => command);

describe("an announcement", () => {
  it("is kept with its ground, its facts and the day that is told, and changes nothing else", () => {
    const [event] = announced.decision.events;
    expect(event).toEqual({
      type: "revocation-announced",
      announced: {
        ground: "deceit-or-bribery",
        facts: "two surveys differ",
        article: "行政许可法 第六十九条",
        organ: "government",
        at: ANNOUNCED,
        told: "2026-03-18",
      },
    });
    const { announced: kept, ...rest } = announced.state;
    expect(kept).toHaveLength(1);
    expect(rest).toEqual(deemed.state);
  });

  it("stands alone: the same again is the same, another waits until it is decided or withdrawn", () => {
    announced.when(announce(), STATED).thenNothing();
    announced
      .when(announce({ ground: "procedure" }), STATED)
      .thenRefused({ code: "announced-already", announcedAt: ANNOUNCED });
    // The same words of the other organ are another announcement.
    announced
      .when(announce({}, "department"), STATED)
      .thenRefused({ code: "announced-already", announcedAt: ANNOUNCED });
  });

  it("is withdrawn with a reason, and another may follow, so many times", () => {
    let review = deemed;
    for (let i = 0; i < MOST_ANNOUNCED; i++) {
      expect(offered(review, "government", ANNOUNCED)).toEqual(["announceRevocation"]);
      review = review.when(announce(), ANNOUNCED);
      expect(offered(review, "government", ANNOUNCED)).toEqual(["withdrawRevocation"]);
      review = review.when(withdrawAnnounced(), STATED);
      review.when(withdrawAnnounced(), OVER).thenNothing();
      expect(announcedOf(review.state)).toBeNull();
    }
    expect(review.state.announced?.map(({ withdrawn }) => withdrawn?.reasons)).toEqual([
      "they do not",
      "they do not",
      "they do not",
    ]);
    review.when(announce(), OVER).thenRefused({ code: "announced-too-often", most: MOST_ANNOUNCED });
    review.when(decideRevocation(), OVER).thenRefused({ code: "not-announced" });
    expect(offered(review, "government", OVER)).toEqual([]);
  });

  it("is named by when it was made: what comes late for one decides on no later one", () => {
    const later = at("2026-03-16T10:00");
    const again = announced.when(withdrawAnnounced(), STATED).when(announce(), later);
    const over = at("2026-03-25T10:00");
    const first = { announcedAt: ANNOUNCED, reasons: "forged" };
    const by = personOf("supervision", { role: "supervisor" });
    const refusal = { code: "not-announced" } as const;
    again
      .when((review, now) => revoke(review, first, "government", by, now, RULES), over)
      .thenRefused(refusal);
    again
      .when((review, now) => withdrawAnnouncement(review, first, "government", now, RULES), over)
      .thenRefused(refusal);
    expect(again.when(decideRevocation(), over).state).toMatchObject({
      revocation: { heard: { announcedAt: later } },
    });
  });

  it("is of nothing but a consent by silence that stands", () => {
    given(...served())
      .when(announce(), at("2026-03-03T10:00"))
      .thenRefused({ code: "not-deemed", status: "running" });
    const revoked = announced.when(stateSide(), STATED).when(decideRevocation(), STATED);
    revoked.when(announce(), OVER).thenRefused({ code: "already-revoked", revokedAt: STATED });
    revoked.when(withdrawAnnounced(), OVER).thenRefused({ code: "already-revoked", revokedAt: STATED });
  });
});

describe("the hearing", () => {
  it("keeps it from being decided until the applicant has stated their side, or five working days are over", () => {
    announced.when(decideRevocation(), LAST).thenRefused({ code: "hearing-runs", until: OVER });
    expect(offered(announced, "government", LAST)).not.toContain("revokeDeemedConsent");
    const silent = announced.when(decideRevocation(), OVER);
    expect(silent.state).toMatchObject({
      revocation: {
        ground: "deceit-or-bribery",
        article: "行政许可法 第六十九条",
        decidedBy: "government",
        heard: { announcedAt: ANNOUNCED, facts: "two surveys differ", statedAt: null },
        at: OVER,
      },
    });
    const heard = announced.when(stateSide(), STATED);
    expect(offered(heard, "government", STATED)).toContain("revokeDeemedConsent");
    expect(heard.when(decideRevocation(), STATED).state).toMatchObject({
      revocation: { heard: { statedAt: STATED }, at: STATED },
    });
  });

  it("takes one statement, before the term is over", () => {
    const heard = announced.when(stateSide("no"), LAST);
    expect(announcedOf(heard.state)?.statement).toEqual({ text: "no", at: LAST });
    heard.when(stateSide("no"), OVER).thenNothing();
    expect(heard.when(stateSide("never"), LAST).decision.refusal).toEqual({
      code: "statement-given",
      givenAt: LAST,
    });
    expect(announced.when(stateSide(), OVER).decision.refusal).toEqual({
      code: "statement-late",
      dueAt: OVER,
    });
    expect(deemed.when(stateSide(), STATED).decision.refusal).toMatchObject({ code: "nothing-announced" });
    expect(
      announced.when(withdrawAnnounced(), STATED).when(stateSide(), STATED).decision.refusal,
    ).toMatchObject({ code: "nothing-announced" });
  });

  it("is offered to the applicant until it is over, and asked for by its announcement", () => {
    const reviews = [deemed.state, announced.state].map((state, i) => ({
      ...state,
      facts: { ...state.facts, reviewId: `a1.${i}` },
    }));
    expect(statementOffers(reviews, LAST, RULES)).toEqual([
      { command: "answerRevocation", until: OVER, limits: { reviews: ["a1.1"] } },
    ]);
    expect(statementOffers(reviews, OVER, RULES)).toEqual([]);
    const said = { reviewId: "a1.1", announcedAt: ANNOUNCED, text: "no" };
    expect(answerRevocation(reviews, said, LAST, RULES).reviews).toMatchObject([
      { reviewId: "a1.1", events: [{ type: "revocation-answered", announcedAt: ANNOUNCED, text: "no" }] },
    ]);
    for (const wrong of [{ reviewId: "a1.0" }, { reviewId: "a1.9" }, { announcedAt: DUE }])
      expect(answerRevocation(reviews, { ...said, ...wrong }, LAST, RULES).refusal).toEqual({
        code: "nothing-announced",
        announced: ["a1.1"],
      });
  });

  it("ends no day earlier than was told, whatever becomes of the calendar, and is open where that does not reach", () => {
    const standing = announcedOf(announced.state)!;
    const { calendar } = RULES;
    const days = calendar.days.map((day) =>
      day.date === "2026-03-14" ? { ...day, working: true, kind: "make-up-workday" as const } : day,
    );
    const sooner: ReviewRules = {
      ...RULES,
      calendar: { ...calendar, version: "b", days },
    };
    expect(statementDue({ ...standing, told: "9999-12-30" }, sooner).dueDate).toBe("2026-03-17");
    expect(statementDue(standing, sooner).dueAt).toBe(OVER);
    const short: ReviewRules = {
      ...RULES,
      calendar: { ...calendar, version: "c", days: calendar.days.filter(({ date }) => date < "2026-03-16") },
    };
    const open = deemed.when(announce({}, "government", short), ANNOUNCED);
    expect(announcedOf(open.state)?.told).toBe("9999-12-30");
    open
      .when(decideRevocation("forged", { rules: short }), at("2027-01-01T00:00"))
      .thenRefused({ code: "hearing-runs", until: null });
    open.when(decideRevocation("forged", { rules: RULES }), OVER);
    expect(decidableFrom(announcedOf(open.state)!, RULES)).toBe(OVER);
  });
});

describe("the organ", () => {
  const own = deemed.when(announce({}, "department"), ANNOUNCED);

  it("of the matter revokes what it has announced, and so does the one above it; never the other way round", () => {
    const revoked = (organ: "department" | "government") =>
      own.when(decideRevocation("forged", { organ }), OVER).state;
    expect(revoked("department")).toMatchObject({ revocation: { decidedBy: "department" } });
    expect(revoked("government")).toMatchObject({ revocation: { decidedBy: "government" } });
    const refusal = { code: "announced-by-superior", announcedAt: ANNOUNCED } as const;
    announced.when(decideRevocation("forged", { organ: "department" }), OVER).thenRefused(refusal);
    announced.when(withdrawAnnounced("no", "department"), OVER).thenRefused(refusal);
    // Whoever withdraws it says so, whoever had announced it.
    const withdrawn = own.when(withdrawAnnounced("no", "government"), STATED);
    expect(withdrawn.decision.events).toMatchObject([{ type: "revocation-withdrawn", organ: "government" }]);
    const [event] = withdrawn.decision.events as EventOf<"revocation-withdrawn">[];
    const view = { review: withdrawn.state } as ReviewView;
    expect(revocationWithdrawn.owed(event!, view)).toMatchObject([{ decidedBy: "government" }]);
    expect(offered(announced, "department", OVER)).toEqual([]);
    expect(offered(own, "department", OVER)).toEqual(["withdrawRevocation", "revokeDeemedConsent"]);
    expect(offered(own, "government", OVER)).toEqual(["withdrawRevocation", "revokeDeemedConsent"]);
  });

  it("is spoken for by its head: what another of its people asks for waits, and lapses with the announcement", () => {
    const by = personOf("water", { rank: "officer" });
    const asked = own.when(decideRevocation("forged", { organ: "department", by }), OVER);
    expect(asked.state).toMatchObject({ revocation: null });
    expect(awaitedOf(asked.state, OVER)).toMatchObject([{ act: { command: "revokeDeemedConsent" }, by }]);
    const off = asked.when(withdrawAnnounced("no", "department"), OVER);
    expect(awaitedOf(off.state, OVER)).toEqual([]);
    const again = off.when(announce({}, "department"), at("2026-03-20T10:00"));
    // What was asked for on the first announcement is none on the second.
    expect(awaitedOf(again.state, at("2026-04-01T10:00"))).toEqual([]);
    expect(asked.when(takingBack("revokeDeemedConsent"), OVER).decision.refusal).toBeUndefined();
  });
});

describe("a revocation of before", () => {
  it("replays as it was written: with the day of the hearing, and no announcement", () => {
    const revocation: Revocation = {
      reasons: "the survey was forged",
      article: "行政许可法 第六十九条",
      decidedBy: "government",
      heardOn: "2026-03-02",
      at: OVER,
    };
    const events: ReviewEvent[] = [{ type: "deemed-consent-revoked", revocation }];
    const state = events.reduce(evolve, deemed.state);
    expect(state).toEqual({ ...deemed.state, revocation });
  });

  it("that was asked for with a date alone waits for nobody any more", () => {
    const { reasons, article } = { reasons: "r", article: "a" };
    const event: ReviewEvent = {
      type: "approval-asked",
      asked: {
        act: {
          command: "revokeDeemedConsent",
          request: { reasons, article, decidedBy: "government", heardOn: "2026-03-02" },
        },
        by: personOf("supervision", { role: "supervisor", rank: "officer" }),
        at: ANNOUNCED,
      },
    };
    const asked = evolve(deemed.state, event);
    expect(awaitedOf(asked, OVER)).toEqual([]);
    expect(awaitedOf(evolve(announced.state, event), OVER)).toEqual([]);
  });
});

describe("whenever it is announced", () => {
  it("the applicant has five whole working days, and may always state their side before it can be decided", () => {
    const hour = fc.integer({ min: 0, max: 24 * 60 - 1 });
    fc.assert(
      fc.property(
        fc.integer({ min: 12, max: 31 }),
        hour,
        fc.integer({ min: 0, max: 20 }),
        (day, minute, later) => {
          const when = at(
            `2026-03-${String(day)}T${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`,
          );
          const review = deemed.when(announce(), when);
          const { dueAt, dueDate } = statementDue(announcedOf(review.state)!, RULES);
          const between = RULES.calendar.days.filter(
            ({ date, working }) => working && date > `2026-03-${String(day)}` && date <= dueDate,
          );
          expect(between).toHaveLength(5);
          const now = at(`2026-04-${String((later % 28) + 1).padStart(2, "0")}T10:00`);
          const mayState = review.when(stateSide(), now).decision.refusal === undefined;
          const mayDecide = review.when(decideRevocation(), now).decision.refusal === undefined;
          expect([mayState, mayDecide]).toEqual(now < dueAt ? [true, false] : [false, true]);
        },
      ),
      { numRuns: 200 },
    );
  });
});
