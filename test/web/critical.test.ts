/** Which review a running case waits for longest. */
import { describe, expect, it } from "@jest/globals";
import type { OpenReview } from "../../web/shared/api/answers.ts";
import { criticalOf } from "../../web/supervision/now/criticalOf.ts";

const open = (applicationId: string, reviewId: string, dueAt: string | null, lamp = "green") =>
  ({ applicationId, reviewId, dueAt, lamp, project: { name: applicationId, code: "" } }) as OpenReview;

describe("the critical review", () => {
  it("is the one that is due last, whatever the order they come in", () => {
    const reviews = [
      open("a", "a.1", "2026-03-09T00:00:00+08:00", "red"),
      open("b", "b.1", "2026-04-01T00:00:00+08:00"),
      open("a", "a.2", "2026-03-12T00:00:00+08:00"),
      open("a", "a.3", null, "grey"),
    ];
    for (const given of [reviews, reviews.toReversed()])
      expect(criticalOf(given)).toMatchObject([
        { applicationId: "b", critical: { reviewId: "b.1" }, open: 1, overdue: 0, notStarted: 0 },
        { applicationId: "a", critical: { reviewId: "a.2" }, open: 3, overdue: 1, notStarted: 1 },
      ]);
  });

  it("is not known while no clock has started, and such cases stand last", () => {
    const cases = criticalOf([open("a", "a.1", null), open("b", "b.1", "2026-03-09T00:00:00+08:00")]);
    expect(cases.map(({ applicationId, critical }) => [applicationId, critical?.reviewId ?? null])).toEqual([
      ["b", "b.1"],
      ["a", null],
    ]);
  });

  it("of no reviews is none", () => {
    expect(criticalOf([])).toEqual([]);
  });
});
