/** A silence that was recorded before its limit had run out, by a clock that ran ahead: an opinion in time wins over it. */
import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { personOf } from "../../support/people.ts";
import { conclude as concludeCase, decide } from "../../../functions/domain/application/conclusion.ts";
import { concludeJointReview, takePosition } from "../../../functions/domain/application/jointReview.ts";
import { leadOffers, namingOffers } from "../../../functions/domain/application/offers.ts";
import { presiderNeededSince } from "../../../functions/domain/notices/ofPresiding.ts";
import type { CaseView } from "../../../functions/domain/notices/owing.ts";
import { reviewEvents } from "../../../functions/domain/application/standing.ts";
import { countedReview } from "../../../functions/domain/supervision/counted.ts";
import { figuresFrom } from "../../../functions/domain/supervision/figures.ts";
import { sumOf } from "../../../functions/domain/supervision/tally.ts";
import { breachesOf } from "../../../functions/domain/review/breach.ts";
import { cardsOf } from "../../../functions/domain/supervision/card.ts";
import { departmentOffers } from "../../../functions/domain/review/offers.ts";
import type { Opinion } from "../../../functions/domain/review/opinion.ts";
import { evolve } from "../../../functions/domain/review/replay.ts";
import { isClosed, type ClosedReview, type Review } from "../../../functions/domain/review/review.ts";
import { voidOf } from "../../../functions/domain/review/revocation.ts";
import { giveOpinion } from "../../../functions/domain/review/giveOpinion.ts";
import type { OnTimeout } from "../../../functions/domain/catalogue/region.ts";
import { NOTHING_LEFT, speaking } from "../answered.ts";
import {
  at,
  consent,
  DUE,
  given,
  JUST_IN_TIME,
  objection,
  opinion,
  regionWith,
  RULES,
  served,
  submissionOf,
  T0,
  wake,
  withConditions,
} from "../given.ts";
import { after, received, reminded, type Whole } from "../whole.ts";
import { plusSeconds } from "../../../functions/domain/base/time.ts";
import { announce, decideRevocation, revoke, supply } from "../when.ts";

/** By a clock that is a week ahead. */
const AHEAD = at("2026-03-16T00:00");
const WEDNESDAY = at("2026-03-04T10:00");

const recordedAhead = (onTimeout: OnTimeout = "deemed-consent") =>
  given(...served({ matter: { onTimeout } })).when(wake(), AHEAD);

describe("an opinion in time, where a silence is on record already", () => {
  it.each([
    { onTimeout: "deemed-consent", outcome: "deemed-consent" },
    { onTimeout: "deemed-refusal", outcome: "deemed-refusal" },
    { onTimeout: "proceed-without", outcome: "no-response" },
  ] as const)(
    "takes back a $outcome: both are on record, and the opinion counts",
    ({ onTimeout, outcome }) => {
      const silent = recordedAhead(onTimeout);
      if (silent.state.status !== "closed" || silent.state.silence === null) throw new Error("not silent");
      const { silence } = silent.state;
      const heard = silent.when(opinion(objection), WEDNESDAY);
      const takenBack = { outcome, record: silence, at: WEDNESDAY };
      heard.thenEvents(
        { type: "silence-found-premature", takenBack },
        { type: "opinion-given", opinion: objection, receivedAt: WEDNESDAY, overdue: false },
      );
      expect(heard.state).toMatchObject({
        status: "closed",
        outcome: "objected",
        closedAt: WEDNESDAY,
        overdue: false,
        silence: null,
        takenBack,
      });
      expect(heard.state).not.toHaveProperty("backfillMissed");
    },
  );

  it("does so up to the last millisecond before the due instant, and not at it", () => {
    expect(recordedAhead().when(opinion(consent), JUST_IN_TIME).state).toMatchObject({
      outcome: "consented",
    });
    const late = recordedAhead().when(opinion(consent), DUE);
    expect(late.decision.refusal).toMatchObject({ code: "late" });
    expect(late.state).toMatchObject({ outcome: "deemed-consent" });
  });

  it("is the one that is on record when it is sent again, or another one is", () => {
    const heard = recordedAhead().when(opinion(objection), WEDNESDAY);
    heard.when(opinion(objection), at("2026-03-04T10:00:01")).thenNothing();
    const rival = heard.when(opinion(consent), at("2026-03-05T10:00"));
    expect(rival.decision.refusal).toEqual({ code: "already-decided", outcome: "objected" });
    heard.when(wake(), AHEAD).thenNothing();
  });

  it("counts as in time where figures are kept, and the card of the silence stays as a corrected one", () => {
    const silent = recordedAhead();
    const heard = silent.when(opinion(consent), WEDNESDAY);
    const { tally } = countedReview(heard.state, AHEAD, RULES);
    const [counters] = Object.values(sumOf(Object.values(tally).map((day) => ({ all: day }))));
    const figures = figuresFrom(counters!);
    expect(figures).toMatchObject({
      onTimeRate: 1,
      silent: 0,
      overdue: 0,
      yellowCards: 1,
      correctedCards: 1,
    });
    expect(cardsOf([silent.state])).toMatchObject([{ rule: "promised-limit", corrected: null }]);
    expect(cardsOf([heard.state])).toMatchObject([
      { rule: "promised-limit", corrected: { by: null, reasons: null, at: WEDNESDAY } },
    ]);
  });

  it("makes the certificate void, as a revocation does; and void it stays where there was one before", () => {
    expect(voidOf(recordedAhead().state)).toBeNull();
    const heard = recordedAhead().when(opinion(consent), WEDNESDAY);
    expect(voidOf(heard.state)).toEqual({ why: "taken-back", at: WEDNESDAY, reasons: null });
    const revoked = recordedAhead().when(revoke(), at("2026-03-03T10:00"));
    expect(voidOf(revoked.state)).toMatchObject({ why: "revoked", reasons: "the survey was forged" });
    expect(voidOf(revoked.when(opinion(consent), WEDNESDAY).state)).toMatchObject({ why: "taken-back" });
    // One that was only announced stays on record, and nothing is left to be decided.
    const over = recordedAhead().when(announce(), at("2026-03-03T10:00")).when(opinion(consent), WEDNESDAY);
    expect(over.state.announced).toHaveLength(1);
    over
      .when(decideRevocation(), at("2026-04-01T10:00"))
      .thenRefused({ code: "not-deemed", status: "closed" });
  });

  it("is offered as one in time", () => {
    expect(departmentOffers(recordedAhead().state, WEDNESDAY, RULES, [], personOf("water"))).toContainEqual({
      command: "giveOpinion",
      until: DUE,
      limits: { counts: "in-time", mayRefer: false },
    });
  });

  it("asks whether the case is over, and takes no guess for an answer", () => {
    const { state } = recordedAhead();
    expect(() => giveOpinion(state, consent, WEDNESDAY, RULES)).toThrow(/a1\.water.*has to be known/);
    expect(giveOpinion(state, consent, DUE, RULES).refusal?.code).toBe("late");
  });

  it("loses nothing that the department had sent before it", () => {
    const kept = recordedAhead().when(opinion(withConditions("a silt trap")), at("2026-03-12T10:00"));
    const heard = kept.when(opinion(consent), WEDNESDAY);
    expect(heard.state.lateOpinions).toEqual(kept.state.lateOpinions);
    heard.when(supply("site-plan"), WEDNESDAY).thenNothing();
  });

  it("ends the same, whatever the clocks of those who ask say, in whatever order they ask", () => {
    const hours = fc.integer({ min: 0, max: 20 * 24 });
    fc.assert(
      fc.property(
        fc.constantFrom<OnTimeout>("deemed-consent", "deemed-refusal", "proceed-without", "escalate"),
        fc.array(hours, { maxLength: 4 }),
        fc.integer({ min: 0, max: 6 * 24 }),
        (onTimeout, wakes, answered) => {
          const later = (hours: number) => plusSeconds(T0, hours * 3600);
          const receivedAt = later(answered);
          fc.pre(receivedAt < DUE);
          const plain = given(...served({ matter: { onTimeout } })).when(opinion(consent), receivedAt);
          const woken = wakes
            .reduce((review, n) => review.when(wake(), later(n)), given(...served({ matter: { onTimeout } })))
            .when(opinion(consent), receivedAt);
          // What a clock that ran ahead took for a breach stands on record as corrected, and is all that is left of it.
          const { breaches } = woken.state;
          expect(breachesOf(woken.state).every(({ correction }) => correction?.by === null)).toBe(true);
          const left = { takenBack: undefined, breaches: [], corrections: [] };
          expect({ ...woken.state, ...left }).toEqual(plain.state);
          expect(breaches.every(({ at: instant }) => instant > receivedAt)).toBe(true);
        },
      ),
    );
  });
});

describe("an opinion in time, when the case is over", () => {
  const over = (about: Opinion = objection) => opinion(about, RULES, true);

  it("changes nothing, is kept, and is told so", () => {
    const silent = recordedAhead();
    const kept = silent.when(over(), WEDNESDAY);
    const attempt = { opinion: objection, receivedAt: WEDNESDAY };
    kept.thenRefused(
      { code: "case-over", outcome: "deemed-consent", dueAt: DUE },
      { type: "timely-opinion-kept", attempt },
    );
    expect(kept.state).toEqual({ ...silent.state, backfillMissed: false, lateOpinions: [attempt] });
    expect(voidOf(kept.state)).toBeNull();
  });

  it("gets its first answer when it is sent again", () => {
    const kept = recordedAhead().when(over(), WEDNESDAY);
    kept
      .when(over(), at("2026-03-05T10:00"))
      .thenRefused({ code: "case-over", outcome: "deemed-consent", dueAt: DUE });
  });

  it("is kept though others were kept before it that were late; more of them only counted", () => {
    const late = ["a", "b", "c"].reduce(
      (review, text) => review.when(opinion(withConditions(text)), at("2026-03-12T10:00")),
      recordedAhead(),
    );
    const kept = late.when(over(), WEDNESDAY);
    expect(kept.state.lateOpinions.map(({ receivedAt }) => receivedAt)).toContain(WEDNESDAY);
    const more = kept.when(over(consent), at("2026-03-05T10:00"));
    expect(more.decision).toEqual({
      events: [],
      refusal: { code: "case-over", outcome: "deemed-consent", dueAt: DUE },
      attempt: true,
    });
  });
});

describe("what the silence had led to", () => {
  const region = regionWith([
    { code: "water" },
    { code: "land", department: "land", prerequisites: [{ matter: "water", tolerable: false }] },
    { code: "housing", department: "housing", prerequisites: [{ matter: "water", tolerable: false }] },
  ]);

  it("stays released: who has started goes on; who has not is judged by what is on record now", () => {
    const whole = reminded(received(submissionOf(), region));
    const [water, land, housing] = whole.reviews as [Review, Review, Review];
    const silent = wake()(water, AHEAD).events.reduce<Review>(evolve, water);
    const released = reviewEvents(land, [silent, land], { now: WEDNESDAY, settledAt: WEDNESDAY }, RULES);
    const started = released.reduce<Review>(evolve, land);
    expect(started.status).toBe("running");
    const heard = opinion(objection)(silent, WEDNESDAY).events.reduce<Review>(evolve, silent);
    const all = [heard, started, housing];
    const moment = { now: WEDNESDAY, settledAt: WEDNESDAY };
    expect(reviewEvents(started, all, moment, RULES)).toEqual([]);
    expect(reviewEvents(housing, all, moment, RULES)).toMatchObject([
      { type: "review-cancelled", cause: { kind: "prerequisite", outcome: "objected" } },
    ]);
  });

  const departments = ["planning", "water", "land"];
  const caseOf = (
    decision: "automatic" | "lead",
    answers: readonly (Opinion | undefined)[],
    veto = false,
    onTimeout: OnTimeout = "deemed-consent",
  ): Whole => {
    const plain = regionWith(
      departments.map((department) => ({ code: department, department, veto, onTimeout })),
    );
    const whole = reminded(received(submissionOf(), { ...plain, policies: { ...plain.policies, decision } }));
    const reviews = whole.reviews.map((review, i) =>
      (answers[i] ? opinion(answers[i])(review, T0) : wake()(review, AHEAD)).events.reduce<Review>(
        evolve,
        review,
      ),
    );
    return { ...whole, reviews };
  };
  const concluded = (whole: Whole): Whole => {
    const decision = concludeCase(whole.application, whole.reviews.filter(isClosed), RULES);
    return after(whole, decision);
  };
  const hearing = (whole: Whole, which: number, said: Opinion): Whole => ({
    ...whole,
    reviews: whole.reviews.map((review, i) =>
      i === which ? opinion(said)(review, WEDNESDAY).events.reduce<Review>(evolve, review) : review,
    ),
  });
  const closed = ({ reviews }: Whole): ClosedReview[] => reviews.filter(isClosed);

  it("is rolled up again while the lead decides: an objection goes to the joint review after all", () => {
    const deciding = concluded(caseOf("lead", [consent, consent]));
    expect(deciding.application.status).toBe("deciding");
    expect(concluded(deciding).application).toEqual(deciding.application);
    const heard = concluded(hearing(deciding, 2, objection));
    expect(heard.application).toMatchObject({ status: "joint-review", joint: { objections: ["a1.land"] } });
    const agreed = hearing(deciding, 2, consent);
    expect(concluded(agreed).application).toEqual(deciding.application);
    expect(
      decide(
        agreed.application,
        closed(agreed),
        { result: "grant", reasons: "r", article: null, ...NOTHING_LEFT },
        WEDNESDAY,
        RULES,
      ).events,
    ).toMatchObject([{ type: "application-decided", decision: { result: "granted" } }]);
  });

  it("is one objection more in a joint review: the lead answers it, and its department takes a position", () => {
    const joint = concluded(caseOf("automatic", [consent, objection]));
    expect(joint.application).toMatchObject({ status: "joint-review", joint: { objections: ["a1.water"] } });
    const heard = concluded(hearing(joint, 2, objection));
    expect(heard.application).toMatchObject({ joint: { objections: ["a1.water", "a1.land"] } });
    expect(concluded(heard).application).toEqual(heard.application);
    expect(
      takePosition(heard.reviews[2]!, heard.application, { kind: "maintains", reasons: "r" }, WEDNESDAY)
        .events,
    ).toHaveLength(1);
    const sitting = {
      heldOn: "2026-03-06",
      time: "09:00",
      place: "302",
      agenda: "a",
      invited: ["water", "land"],
      invitedAt: WEDNESDAY,
    };
    const convened = after(heard, { events: [{ type: "joint-review-convened", sitting }] });
    const now = at("2026-03-06T14:00");
    const [offer] = leadOffers(convened.application, convened.reviews, now, RULES, region);
    expect(offer).toMatchObject({ limits: { answers: ["a1.water", "a1.land"] } });
    const granting = (...answered: string[]) =>
      concludeJointReview(
        convened.application,
        closed(convened),
        {
          minutes: "m",
          result: "grant",
          reasons: "r",
          article: null,
          answers: answered.map((reviewId) => ({ reviewId, reasons: "r" })),
          resolutions: [],
          present: speaking("planning"),
        },
        now,
        RULES,
      );
    expect(granting("a1.water").refusal).toEqual({
      code: "reasons-to-objector-missing",
      reviews: ["a1.land"],
    });
    expect(granting("a1.water", "a1.land").refusal).toBeUndefined();
  });

  it("B3: opens no second joint review: the lead's decision answers it", () => {
    const joint = concluded(caseOf("lead", [consent, objection]));
    const withdraws = { kind: "withdraws", reasons: "r" } as const;
    const revised = joint.reviews.map((review) =>
      review.facts.department.id === "water"
        ? takePosition(review, joint.application, withdraws, WEDNESDAY).events.reduce<Review>(evolve, review)
        : review,
    );
    const deciding = concluded({ ...joint, reviews: revised });
    expect(deciding.application).toMatchObject({ status: "deciding", joint: { objections: ["a1.water"] } });
    const heard = hearing(deciding, 2, objection);
    expect(concluded(heard).application).toEqual(deciding.application);
    const [offer] = leadOffers(heard.application, heard.reviews, WEDNESDAY, RULES, region);
    const limits = { answers: ["a1.land"], clashes: [] };
    expect(offer).toMatchObject({ command: "decideApplication", limits });
    const says = (whole: Whole, ...reasons: string[]) =>
      decide(
        whole.application,
        closed(whole),
        {
          result: "grant",
          reasons: "r",
          article: null,
          answers: reasons.map((one) => ({ reviewId: "a1.land", reasons: one })),
          resolutions: [],
        },
        WEDNESDAY,
        RULES,
      );
    expect(says(heard).refusal).toEqual({ code: "reasons-to-objector-missing", reviews: ["a1.land"] });
    const granted = after(heard, says(heard, "exchanged"));
    expect(granted.application).toMatchObject({
      status: "granted",
      lead: { answers: [{ reviewId: "a1.land", reasons: "exchanged" }] },
    });
    // The same again is a repeat; with another answer it is another decision.
    expect(says(granted, "exchanged")).toEqual({ events: [] });
    expect(says(granted, "other").refusal).toEqual({ code: "not-deciding", status: "granted" });
  });

  it("B14: is the lead's own objection: it presides over it no more, and the supervisors are asked", () => {
    const joint = concluded(caseOf("automatic", [undefined, objection, consent], false, "proceed-without"));
    expect(joint.reviews[0]).toMatchObject({ outcome: "no-response" });
    expect(joint.application).toMatchObject({ status: "joint-review", joint: { objections: ["a1.water"] } });
    expect(namingOffers(joint.application, joint.reviews, region)).toEqual([]);
    const heard = hearing(joint, 0, objection);
    const decision = concludeCase(heard.application, closed(heard), RULES);
    const event = {
      type: "joint-review-widened",
      objections: ["a1.planning"],
      clashes: [],
      at: WEDNESDAY,
    } as const;
    expect(decision.events).toEqual([event]);
    const widened = after(heard, decision);
    const [offer] = namingOffers(widened.application, widened.reviews, region);
    expect(offer).toMatchObject({ command: "namePresider" });
    const view = { ...widened, region, rules: RULES, occasion: { at: WEDNESDAY } } as unknown as CaseView;
    const own = presiderNeededSince.owed(event, view);
    expect(own).toMatchObject([
      { at: WEDNESDAY, audience: { supervisors: true }, body: { matters: [{ code: "planning" }] } },
    ]);
    // Another's objection makes nobody ask again.
    expect(presiderNeededSince.owed({ ...event, objections: ["a1.land"] }, view)).toEqual([]);
  });

  it.each([
    { policy: "lead", answers: [objection, objection], from: "deciding", to: "refused" },
    { policy: "lead", answers: [consent, consent], from: "deciding", to: "deciding" },
    { policy: "automatic", answers: [objection, consent], from: "partly-granted", to: "partly-granted" },
    { policy: "automatic", answers: [consent, consent], from: "granted", to: "granted" },
  ] as const)(
    "is the refusal of its matter where a licence of its own objects to what was $from: then $to",
    ({ policy, answers, from, to }) => {
      const before = concluded(caseOf(policy, answers, true));
      expect(before.application.status).toBe(from);
      expect(concluded(hearing(before, 2, objection)).application.status).toBe(to);
    },
  );
});
