/** 期限变更告知书: who was told a date hears of a new one, once, with the old one and why; where nothing moved nobody hears. */
import { describe, expect, it } from "@jest/globals";
import { evidenced } from "../../functions/domain/review/advance.ts";
import type { EventOf } from "../../functions/domain/application/caseEvent.ts";
import { resumed, servedLater } from "../../functions/domain/notices/ofReview.ts";
import type { ReviewView } from "../../functions/domain/notices/owing.ts";
import { ownFacts, type Review, type ReviewEvent } from "../../functions/domain/review/review.ts";
import { at, factsOf, given, ofCase, RULES, served, T0, wake } from "../domain/given.ts";
import {
  dueDateOf,
  endProcedure,
  requestSupplement,
  startProcedure,
  supply,
  TWENTY,
  withdrawRequest,
} from "../domain/when.ts";

/** What the last clock that resumed, or started, owes: why, the date before and after; `null` where nothing. */
function toldOf({ state, decision }: { state: Review; decision: { events: readonly ReviewEvent[] } }) {
  const view = { review: state } as ReviewView; // of the case it looks at nothing else
  const told = decision.events.flatMap((event) => {
    const owing =
      event.type === "clock-resumed" ? resumed : event.type === "review-served" ? servedLater : null;
    if (owing === null) return [];
    const owed = owing.owed(event as EventOf<"clock-resumed"> & EventOf<"review-served">, view);
    expect(owing.isOwed!(event as never)).toBe(owed.length > 0);
    return owed;
  });
  return told.map(({ body }) =>
    body.kind === "date-moved" ? [body.by.why, body.before, body.after] : [body.kind],
  );
}

const twenty = given(...served({ matter: TWENTY }));
const ASKED = at("2026-03-03T10:00");

describe("a stop that ends", () => {
  const asked = twenty.when(requestSupplement(["survey"]), ASKED);
  const LATER = at("2026-03-05T10:00");

  it.each([
    ["the material comes", supply("survey"), LATER],
    ["its department takes the request back", withdrawRequest(), LATER],
    ["the term lapses", wake(), at("2026-04-01T10:00")],
  ] as const)("tells the date from before the stop, and the one that it is now: %s", (_, ends, when) => {
    const after = asked.when(ends, when);
    expect(after.state.status).toBe("running");
    expect(toldOf(after)).toEqual([["resumed", "2026-03-30", dueDateOf(after.state)]]);
    expect(toldOf(after.when(wake(), when))).toEqual([]);
  });

  it("tells nothing where no day was lost, or a procedure has lasted as it was told", () => {
    const hearing = twenty.when(startProcedure({ plannedEnd: "2026-03-11" }), ASKED);
    const early = hearing.when(endProcedure(), LATER);
    expect(toldOf(early)).toEqual([["resumed", dueDateOf(hearing.state), dueDateOf(early.state)]]);
    expect(toldOf(hearing.when(wake(), at("2026-03-12T09:00")))).toEqual([]);
    // From Saturday to Sunday.
    const weekend = given(...served({ matter: TWENTY }, at("2026-03-06T09:00")))
      .when(requestSupplement(["survey"]), at("2026-03-07T10:00"))
      .when(supply("survey"), at("2026-03-08T10:00"));
    expect(weekend.decision.events.map(({ type }) => type)).toContain("clock-resumed");
    expect(toldOf(weekend)).toEqual([]);
  });

  it("that was written before anybody asked what had been told owes nothing", () => {
    const { state, decision } = asked.when(supply("survey"), LATER);
    const events = decision.events.map((event) =>
      event.type === "clock-resumed" ? { ...event, told: undefined } : event,
    );
    expect(toldOf({ state, decision: { events } })).toEqual([]);
  });
});

describe("what was sent and is served later", () => {
  const sent = (waitsFor: readonly string[] = []) => {
    const { department, ...facts } = factsOf();
    const byWebhook = { ...facts, department: { ...department, channel: "webhook" as const }, waitsFor };
    return given(
      ...ofCase(byWebhook, [
        { type: "review-dispatched", facts: ownFacts(byWebhook) },
        { type: "review-sent", at: T0, recordedAt: T0, latest: null },
      ]),
    );
  };
  const answered = (review: Review, now: string) => ({
    events: evidenced(
      review,
      { type: "endpoint-answered", answer: { webhookId: "w", at: now, status: 200 } },
      now,
      RULES,
    ),
  });

  it("tells the new date and the one of the day on which it was sent; on that day itself nothing", () => {
    expect(toldOf(sent().when(answered, at("2026-03-02T18:00")))).toEqual([]);
    expect(toldOf(sent().when(answered, at("2026-03-03T10:00")))).toEqual([
      ["served", "2026-03-09", "2026-03-10"],
    ]);
  });

  it("tells nothing where nobody was told a date, since it had to wait for another", () => {
    expect(toldOf(sent(["a1.other"]).when(answered, at("2026-03-03T10:00")))).toEqual([]);
  });

  it("tells it as one that had been open, where it had been said to be", () => {
    const unserved = sent().when(wake(), at("2026-03-04T09:00"));
    expect(toldOf(unserved.when(answered, at("2026-03-05T10:00")))).toEqual([["served", null, "2026-03-12"]]);
  });
});
