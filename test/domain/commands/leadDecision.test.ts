/** The lead's own decision, and the ladder against a lead that owes one or a joint review. */
import { describe, expect, it } from "@jest/globals";
import type { Application } from "../../../functions/domain/application/application.ts";
import { advanceLead, decide, type LeadAnswer } from "../../../functions/domain/application/conclusion.ts";
import type { ClosedReview } from "../../../functions/domain/review/review.ts";
import type { Instant } from "../../../functions/domain/base/time.ts";
import { answered, conditional, contested, convene, NOTHING_LEFT, SITTING, type Case } from "../answered.ts";
import { at, consent, objection, RULES, T0 } from "../given.ts";

describe("the lead's own decision", () => {
  const asked = (answers: Case["answers"] = { water: consent, land: conditional(12) }) =>
    answered({ answers, policies: { decision: "lead" } });
  const signs =
    (reviews: readonly ClosedReview[], about: Partial<LeadAnswer> = {}) =>
    (application: Application, now: Instant) =>
      decide(
        application,
        reviews,
        { result: "grant", reasons: "r", article: null, ...NOTHING_LEFT, ...about },
        now,
        RULES,
      );

  it("is asked for where everybody consents, within three working days", () => {
    expect(asked().application.state).toMatchObject({
      status: "deciding",
      decideBy: at("2026-03-06T00:00"),
      decideOn: "2026-03-05",
    });
  });

  it("is not asked for where nothing is left to it, nor before a joint review has been held", () => {
    expect(asked({ water: objection }).application.state.status).toBe("joint-review");
    const veto = answered({
      answers: { water: objection },
      matter: { veto: true },
      policies: { decision: "lead" },
    });
    expect(veto.application.state.status).toBe("refused");
  });

  it("grants what the reviews say, or refuses with an article; late, it still decides", () => {
    const { application, reviews } = asked();
    const granted = application.when(signs(reviews), SITTING);
    expect(granted.state).toMatchObject({
      status: "granted-with-conditions",
      lead: { result: "grant", at: SITTING },
    });
    application.when(signs(reviews, { result: "refuse" }), T0).thenRefused({ code: "article-missing" });
    const refused = application.when(
      signs(reviews, { result: "refuse", article: "第三十八条" }),
      at("2026-05-01T00:00"),
    );
    expect(refused.state.status).toBe("refused");
  });

  it("is given once: the same again changes nothing, another one is refused", () => {
    const { application, reviews } = asked();
    const granted = application.when(signs(reviews), T0);
    granted.when(signs(reviews), SITTING).thenNothing();
    granted.when(signs(reviews, { reasons: "other" }), T0).thenRefused({
      code: "not-deciding",
      status: "granted-with-conditions",
    });
    contested()
      .application.when(signs(reviews), T0)
      .thenRefused({ code: "not-deciding", status: "joint-review" });
  });

  it.each([
    {
      what: "a decision",
      application: asked().application,
      due: "2026-03-06",
      one: "2026-03-07",
      three: "2026-03-11",
    },
    {
      what: "the call to a joint review",
      application: contested().application,
      due: "2026-03-06",
      one: "2026-03-07",
      three: "2026-03-11",
    },
    {
      what: "the conclusion of a joint review that was called late",
      application: contested()
        .application.when(
          (application, now) => ({ events: advanceLead(application, now, RULES) }),
          at("2026-03-09T10:00"),
        )
        .when(convene({ heldOn: "2026-03-13" }), at("2026-03-09T11:00")),
      due: "2026-03-17",
      one: "2026-03-18",
      three: "2026-03-20",
    },
  ])(
    "that is missing for $what climbs the ladder, step by step, and decides nothing",
    ({ application, due, one, three }) => {
      const time = (application: Application, now: Instant) => ({
        events: advanceLead(application, now, RULES),
      });
      const midnight = (date: string) => at(`${date}T00:00`);
      application
        .when(time, at(`${due}T00:00`))
        .thenEvents({ type: "lead-overdue", to: "leader", asOf: midnight(due) });
      const all = application.when(time, at("2026-06-01T00:00"));
      all.thenEvents(
        { type: "lead-overdue", to: "leader", asOf: midnight(due) },
        { type: "lead-overdue", to: "head-and-supervisor", asOf: midnight(one) },
        { type: "lead-overdue", to: "government", asOf: midnight(three) },
      );
      all.when(time, at("2026-07-01T00:00")).thenNothing();
      const stepwise = [due, one, three].reduce(
        (sofar, date) => sofar.when(time, midnight(date)),
        application,
      );
      expect(stepwise.state).toEqual(all.state);
      expect(all.state.status).toBe(application.state.status);
    },
  );
});
