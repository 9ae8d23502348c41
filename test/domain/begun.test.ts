/** When a department has begun on a review: what is handed in for it may be replaced until then. */
import { describe, expect, it } from "@jest/globals";
import { asksForMaterial, isBegun } from "../../functions/domain/application/begun.ts";
import { cancel } from "../../functions/domain/review/cancellation.ts";
import { open } from "../../functions/domain/review/opening.ts";
import type { Review } from "../../functions/domain/review/review.ts";
import type { Instant } from "../../functions/domain/base/time.ts";
import { at, closedBy, consent, given, REGION, RULES, T0, unseen } from "./given.ts";
import { assign } from "./when.ts";

const served = given(...unseen({ matter: { materials: ["site-plan"] } }));
const soon = at("2026-03-02T10:00");
const isBegunAt = (review: Review, now: Instant) => isBegun(review, now, RULES);

describe("a review", () => {
  it("has not begun while nobody has seen it, until the first day of its limit is over", () => {
    expect(isBegunAt(served.state, T0)).toBe(false);
    expect(isBegunAt(served.state, at("2026-03-03T23:59:59.999"))).toBe(false);
    expect(isBegunAt(served.state, at("2026-03-04T00:00"))).toBe(true);
  });

  it("has begun on its last day, which may be its first: silence consents to nothing that came at the end", () => {
    const short = { limit: { days: 1, unit: "working-days" } as const };
    expect(isBegunAt(given(...unseen({ matter: short })).state, T0)).toBe(true);
  });

  it("has begun when somebody of its department has read it or done anything with it", () => {
    const read = served.when((review, now) => ({ events: open(review, "read", now, RULES) }), soon);
    expect(isBegunAt(read.state, soon)).toBe(true);
    expect(isBegunAt(served.when(assign("王工"), soon).state, soon)).toBe(true);
  });

  it("has begun where it closed by an answer or a silence, and has not where nobody looked at anything", () => {
    for (const answer of [consent, "silence"] as const) expect(isBegunAt(closedBy(answer), soon)).toBe(true);
    const { state } = served.when(
      (review, now) => ({ events: cancel(review, { kind: "withdrawal" }, now, RULES) }),
      soon,
    );
    expect([state.status, isBegunAt(state, soon)]).toEqual(["closed", false]);
  });

  it("asks for what its matter lists and what its department has asked for, under whatever code", () => {
    const asks = (code: string, region = REGION) => asksForMaterial(served.state, code, region);
    expect(["site-plan", "land-survey"].map((code) => asks(code))).toEqual([true, false]);
    const renamed = {
      ...REGION,
      materials: [{ code: "plan", name: "平面图", nameEn: "Plan", succeeds: ["site-plan"] }],
    };
    expect(asks("plan", renamed)).toBe(true);
  });
});
