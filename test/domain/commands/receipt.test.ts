/** Evidence of receipt (送达凭证): what there may be of it, at its edges; and that silence counts for nothing without. */
import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { advance, evidenced } from "../../../functions/domain/review/advance.ts";
import { open } from "../../../functions/domain/review/opening.ts";
import { receiptBefore } from "../../../functions/domain/review/receipt.ts";
import { remind } from "../../../functions/domain/review/reminder.ts";
import { evolve } from "../../../functions/domain/review/replay.ts";
import type { Review, ReviewDecision } from "../../../functions/domain/review/review.ts";
import { nextChange } from "../../../functions/domain/review/nextChange.ts";
import { epochOf, instantOfEpoch, plusSeconds, type Instant } from "../../../functions/domain/base/time.ts";
import { anyCommand, actsOf, inTheEnd, isDeemed, PLAIN } from "../invariants/acts.ts";
import {
  at,
  consent,
  DUE,
  factsOf,
  given,
  JUST_IN_TIME,
  opening,
  opinion,
  RULES,
  T0,
  unseen,
  wake,
  type About,
} from "../given.ts";
import { assign, interrupt, signFor, TWENTY } from "../when.ts";

const reading = (review: Review, now: Instant): ReviewDecision => ({
  events: open(review, "read", now, RULES),
});
const reminding = (review: Review, now: Instant): ReviewDecision => ({ events: remind(review, now, RULES) });
const answering = (review: Review, now: Instant): ReviewDecision => ({
  events: evidenced(
    review,
    { type: "endpoint-answered", answer: { webhookId: "w", status: 204, at: now } },
    now,
    RULES,
  ),
});

const FAR = at("2026-06-01T00:00");
const judged = (review: ReturnType<typeof given>) => {
  const { state } = review.when(wake(), FAR);
  return state.status === "closed"
    ? state.outcome
    : state.status === "overdue"
      ? state.failedGuards
      : state.status;
};

const TUESDAY = at("2026-03-03T00:05");

describe("a review that lies in an in-box", () => {
  it("is no consent by silence where nobody signed, opened or was reminded", () => {
    expect(judged(given(...unseen()))).toEqual(["G2"]);
  });

  it.each([
    ["signed for", signFor()],
    ["opened", reading],
    ["taken in hand", assign("Wang")],
  ])("is one where it was %s before the due instant, up to the last millisecond, and not at it", (_, act) => {
    expect(judged(given(...unseen()).when(act, JUST_IN_TIME))).toBe("deemed-consent");
    expect(judged(given(...unseen()).when(act, DUE))).toEqual(["G2"]);
  });

  it("is opened once: the first one is kept, and what is over is opened by nobody", () => {
    const opened = given(...unseen()).when(reading, TUESDAY);
    expect(opened.state.opening).toEqual({ at: TUESDAY, how: "read" });
    opened.when(reading, JUST_IN_TIME).thenNothing();
    given(...unseen())
      .when(reading, DUE)
      .thenNothing();
    given(...unseen())
      .when(opinion(consent), T0)
      .when(reading, TUESDAY)
      .thenNothing();
    given(...opening(factsOf({ waitsFor: ["a1.land"] })))
      .when(reading, T0)
      .thenNothing();
  });

  it("is brought to notice from the first working day after its dispatch on, once, where nobody has seen it", () => {
    const review = given(...unseen());
    review.when(reminding, at("2026-03-02T23:59:59.999")).thenNothing();
    const reminded = review.when(reminding, at("2026-03-03T00:00"));
    reminded.thenEvents({ type: "review-reminded", at: at("2026-03-03T00:00") });
    reminded.when(reminding, at("2026-03-04T00:05")).thenNothing();
    review.when(reading, T0).when(reminding, TUESDAY).thenNothing();
    review.when(signFor(), T0).when(reminding, TUESDAY).thenNothing();
    // Of a Friday's dispatch on Monday.
    given(...unseen({}, at("2026-03-06T09:00")))
      .when(reminding, at("2026-03-08T12:00"))
      .thenNothing();
  });

  it("may be reminded late, while its clock runs; at the due instant it helps nobody", () => {
    expect(judged(given(...unseen()).when(reminding, at("2026-03-09T00:05")))).toBe("deemed-consent");
    expect(judged(given(...unseen()).when(reminding, JUST_IN_TIME))).toBe("deemed-consent");
    given(...unseen())
      .when(reminding, DUE)
      .thenNothing();
  });

  it("had to lie there for a whole working day with its reminder, whatever the calendar calls its limit", () => {
    const about: About = { matter: { limit: { days: 1, unit: "working-days" } } };
    const late = { asOf: T0, recordedAt: at("2026-03-02T23:59:59.999") };
    const reminded = given(...unseen(about, late)).when(reminding, TUESDAY);
    expect(judged(reminded)).toBe("deemed-consent");
    expect(receiptBefore(reminded.state, at("2026-03-03T23:59:59.999"), RULES)).toBeNull();
    const over = at("2026-03-04T00:00");
    expect(receiptBefore(reminded.state, over, RULES)).toEqual({
      by: "reminder",
      at: TUESDAY,
      dayOverAt: over,
    });
    const tooLate = { asOf: T0, recordedAt: at("2026-03-03T00:00:00.001") };
    const review = given(...unseen(about, tooLate));
    expect(judged(review.when(reminding, at("2026-03-03T12:00")))).toEqual(["G2"]);
  });

  it("asks for its evidence anew after a change of the project", () => {
    const seen = given(...unseen())
      .when(signFor(), T0)
      .when(reading, T0)
      .when(assign("Wang"), T0);
    const anew = seen.when(interrupt(), TUESDAY);
    expect(anew.state).not.toHaveProperty("signature.at");
    expect(judged(anew)).toEqual(["G2"]);
    expect(judged(anew.when(reading, at("2026-03-04T10:00")))).toBe("deemed-consent");
  });

  it("says by what it was reached, the earliest first", () => {
    const review = given(...unseen())
      .when(reminding, TUESDAY)
      .when(reading, at("2026-03-04T10:00"))
      .when(signFor(), at("2026-03-05T10:00"));
    expect(receiptBefore(review.state, DUE, RULES)).toEqual({ by: "opening", at: at("2026-03-04T10:00") });
    expect(receiptBefore(review.state, at("2026-03-04T10:00"), RULES)).toEqual({
      by: "reminder",
      at: TUESDAY,
      dayOverAt: at("2026-03-04T00:00"),
    });
  });
});

describe("a review whose clock runs from its receipt", () => {
  const dept = { ...factsOf().department, clockFrom: "receipt" as const };
  const sent = (asOf = T0) =>
    given(...opening({ ...factsOf(), department: dept }, { asOf, recordedAt: asOf }));
  const FIRST_DAY_OVER = at("2026-03-04T00:00");

  it("is dispatched, without a clock; the engine is told when its limit runs out at the latest", () => {
    const { state } = sent();
    expect(state).toMatchObject({ status: "dispatched", sentAt: T0, served: null });
    // 4 March, as the clock starts with it, is not counted; 5, 6, 9, 10 and 11 are.
    expect(nextChange(state, RULES)).toBe(at("2026-03-12T00:00"));
  });

  it.each([
    ["signature", signFor()],
    ["opening", reading],
  ] as const)("starts with a %s on the day itself", (by, act) => {
    const review = sent().when(act, at("2026-03-02T16:00"));
    expect(review.decision.events.at(-1)).toMatchObject({ type: "review-served", evidence: { by } });
    expect(review.state).toMatchObject({
      status: "running",
      served: { servedAt: at("2026-03-02T16:00"), due: { dueAt: DUE } },
    });
    expect(judged(review)).toBe("deemed-consent");
  });

  it("starts as its first working day ends at the latest, whoever looks when", () => {
    for (const looked of [FIRST_DAY_OVER, at("2026-03-06T10:00")]) {
      const { state } = sent().when(wake(), looked);
      expect(state).toMatchObject({
        status: "running",
        served: { servedAt: FIRST_DAY_OVER, recordedAt: T0, due: { dueAt: at("2026-03-12T00:00") } },
      });
    }
    expect(sent().when(wake(), at("2026-03-03T23:59:59.999")).state.status).toBe("dispatched");
    const late = sent().when(signFor(), at("2026-03-06T10:00"));
    expect(late.state).toMatchObject({
      status: "running",
      served: { servedAt: FIRST_DAY_OVER },
      signature: { at: at("2026-03-06T10:00") },
    });
  });

  it("is no consent where nothing but the day says that it was received", () => {
    expect(judged(sent())).toEqual(["G2"]);
    expect(judged(sent().when(reminding, TUESDAY))).toBe("deemed-consent");
    expect(judged(sent().when(wake(), FIRST_DAY_OVER).when(reminding, at("2026-03-05T00:05")))).toBe(
      "deemed-consent",
    );
  });
});

describe("a review that is sent to an endpoint", () => {
  const dept = { ...factsOf().department, channel: "webhook" as const };
  const sent = () => given(...opening({ ...factsOf(), department: dept }));

  it("has no clock and no reminder while its endpoint does not answer, for weeks", () => {
    sent().when(reminding, TUESDAY).thenNothing();
    const weeks = sent().when(wake(), at("2026-04-20T10:00"));
    weeks.thenEvents({ type: "review-unserved", asOf: at("2026-03-04T00:00") });
    expect(weeks.state).toMatchObject({ status: "dispatched", isUnserved: true, served: null });
  });

  it.each([
    ["answer", answering],
    ["opening", reading],
    ["signature", signFor()],
  ] as const)("is served by an %s, as of it, and silent from then on", (by, act) => {
    const review = sent().when(act, at("2026-03-20T10:00"));
    expect(review.decision.events.map(({ type }) => type)).toEqual([
      "review-unserved",
      by === "answer" ? "endpoint-answered" : by === "opening" ? "review-opened" : "review-signed-for",
      "review-served",
    ]);
    expect(review.state).toMatchObject({
      status: "running",
      served: { servedAt: at("2026-03-20T10:00"), due: { dueDate: "2026-03-27" } },
    });
    expect(judged(review)).toBe("deemed-consent");
  });

  it("was not served by what was received before it was sent", () => {
    sent().when(reading, plusSeconds(T0, -0.001)).thenNothing();
  });
});

describe("whatever is done with a review", () => {
  const evidence = fc.constantFrom(
    { of: "sign", command: () => signFor() },
    { of: "read", command: () => reading },
    { of: "remind", command: () => reminding },
  );

  it("I4, G2: no consent by silence without evidence that could have been absent: without its events it is none", () => {
    let [deemed, undone] = [0, 0];
    fc.assert(
      fc.property(
        actsOf(fc.oneof({ weight: 1, arbitrary: anyCommand }, { weight: 1, arbitrary: evidence })),
        fc.constantFrom<About>({}, { department: "water" }),
        (acts, about) => {
          const first = given(
            ...unseen(
              { ...about, matter: { ...TWENTY, limit: { days: 5, unit: "working-days" } } },
              T0,
              PLAIN,
            ),
          );
          const review = acts.reduce(
            (sofar, { command, at: now }) => sofar.when(command(PLAIN), instantOfEpoch(now)),
            first,
          );
          const end = inTheEnd(review.state);
          if (!isDeemed(end) || end.status !== "closed" || end.silence === null) return;
          deemed++;
          const check = end.silence.guards.find(({ guard }) => guard === "G2")!;
          if (check.guard !== "G2" || check.evidence.receipt === null)
            throw new Error("deemed without a receipt");
          expect(epochOf(check.evidence.receipt.at)).toBeLessThan(epochOf(end.closedAt));
          // The same without whatever was evidence of receipt, and without acts that are.
          const bare: Review = {
            ...review.state,
            signature: undefined,
            opening: undefined,
            answer: undefined,
            remindedAt: undefined,
            handlersNamed: [],
            supplement: null,
            procedures: [],
            extension: null,
          };
          if (bare.status !== "running") return;
          undone++;
          const [event] = advance(bare, FAR, PLAIN);
          expect(event).toMatchObject({ type: "review-escalated", failedGuards: ["G2"] });
          expect(advance(bare, FAR, PLAIN).reduce<Review>(evolve, bare).status).toBe("overdue");
        },
      ),
      { numRuns: 1000 },
    );
    expect([deemed > 50, undone > 50]).toEqual([true, true]);
  });
});
