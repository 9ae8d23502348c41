/** By which rule a change of the project touches a review, one by one; what no rule names leaves it alone. */
import { describe, expect, it } from "@jest/globals";
import { touchesOf, type Changed } from "../../functions/domain/application/touches.ts";
import type { Matter } from "../../functions/domain/catalogue/region.ts";
import type { Review } from "../../functions/domain/review/review.ts";
import { at, given, matterOf, REGION, RULES, served, T0, wake } from "./given.ts";
import { requestSupplement } from "../../functions/domain/review/supplement.ts";

const about: Partial<Matter> = {
  materials: ["site-plan"],
  when: { attribute: "crossesRiver", is: true },
};
const matter = matterOf(about);
const running = given(...served({ matter: about }));
const none: Changed = { restated: [], files: [], flags: [] };
const touches = (review: Review, changed: Partial<Changed>) =>
  touchesOf(REGION, review, matter, { ...none, ...changed });

describe("a review is touched", () => {
  it("by a fact that decides whether its matter applies, and by no other", () => {
    expect(touches(running.state, { restated: ["crossesRiver", "floorArea"] })).toEqual([
      { by: "fact", attribute: "crossesRiver" },
    ]);
  });

  it("by a file that its matter asks for, and by no other", () => {
    expect(touches(running.state, { files: ["site-plan", "land-survey"] })).toEqual([
      { by: "material", material: "site-plan" },
    ]);
  });

  it("by a file that its department has asked for besides", () => {
    const items = [{ material: "land-survey", defect: "unsigned", basis: { document: "d", article: "a" } }];
    const asking = running.when(
      (review, now) => requestSupplement(review, { items, reasons: "r", handler: null }, now, RULES, []),
      T0,
    );
    expect(touches(asking.state, { files: ["land-survey"] })).toEqual([
      { by: "material", material: "land-survey" },
    ]);
  });

  it("by a flag that is new where its silence had counted as consent, and nowhere else", () => {
    const silent = running.when(wake(), at("2026-04-01T10:00"));
    expect(silent.state).toMatchObject({ status: "closed", outcome: "deemed-consent" });
    expect(touches(silent.state, { flags: ["secret"] })).toEqual([{ by: "flag", flag: "secret" }]);
    expect(touches(running.state, { flags: ["secret"] })).toEqual([]);
  });
});
