/** A clock is no finer than its instants: what is asked for and handed in within one of them counts, once, and only then. */
import { describe, expect, it } from "@jest/globals";
import { pieceOf } from "../support/materials.ts";
import { APPLICANT } from "../../functions/domain/base/actor.ts";
import { SOMEBODY } from "../support/people.ts";
import { supplyAsked, supplyMissed } from "../../functions/app/application/supplies.ts";
import { changeCase, changeReview } from "../../functions/app/base/commit.ts";
import { plusSeconds, type Instant } from "../../functions/domain/base/time.ts";
import { handIn } from "../../functions/domain/application/intake.ts";
import type { Review } from "../../functions/domain/review/review.ts";
import { requestSupplement } from "../../functions/domain/review/supplement.ts";
import { aReview, rules, T0 } from "../support/cases.ts";
import { memoryStore } from "../support/memoryStore.ts";
import { example, world } from "../support/runtime.ts";

const log = { info: () => undefined, error: () => undefined };
const ID = "440307-0000000000000001";
const [FIRST, SECOND] = ["design-scheme", "site-plan"] as const;
const ASKED = plusSeconds(T0, 3600);

async function askedAt(at: Instant, codes: readonly string[]) {
  const store = memoryStore();
  const reviewId = await aReview(store, ID, "development-reform");
  const basis = { document: "d", article: "a" };
  const items = codes.map((material) => ({ material, defect: "blurred", basis }));
  await changeReview(store, reviewId, { at, by: SOMEBODY }, (review) =>
    requestSupplement(review, { items, reasons: "r", handler: null }, at, rules.clock, codes),
  );
  const review = async (): Promise<Review> => (await store.loadReview(reviewId))!.state;
  expect((await review()).status).toBe("suspended");
  const bring = (code: string, when: Instant, name = "2") =>
    changeCase(store, ID, { at: when, by: APPLICANT }, ({ application }) =>
      handIn(application.state, rules.region, pieceOf(code, name), when, rules.clock, codes),
    );
  return { deps: { store, rules: rules.clock, log }, review, bring };
}

describe("material that is handed in at the instant at which it was asked for", () => {
  it("counts, and the clock runs on from then", async () => {
    const { deps, review, bring } = await askedAt(ASKED, [FIRST]);
    await bring(FIRST, ASKED);
    await supplyAsked(deps, ID, FIRST, ASKED, ASKED);
    expect(await review()).toMatchObject({
      status: "running",
      supplement: { supplied: [{ material: FIRST, at: ASKED }] },
    });
    const once = await review();
    await supplyAsked(deps, ID, FIRST, plusSeconds(ASKED, 60), plusSeconds(ASKED, 60));
    expect(await review()).toEqual(once);
  });

  it("counts piece by piece, and where only a later one finds out", async () => {
    const { deps, review, bring } = await askedAt(ASKED, [FIRST, SECOND]);
    await bring(FIRST, ASKED);
    expect(await supplyMissed(deps, ID, [await review()], ASKED)).toBe(1);
    expect((await review()).status).toBe("suspended");
    await bring(SECOND, ASKED);
    expect(await supplyMissed(deps, ID, [await review()], ASKED)).toBe(1);
    expect(await review()).toMatchObject({ status: "running", supplement: { requestedAt: ASKED } });
    expect(await supplyMissed(deps, ID, [await review()], ASKED)).toBe(0);
  });

  it("counts as of when it came, whatever was handed in after it", async () => {
    const { deps, review, bring } = await askedAt(ASKED, [FIRST, SECOND]);
    await bring(FIRST, ASKED);
    await bring(FIRST, plusSeconds(ASKED, 60), "3");
    await supplyAsked(deps, ID, FIRST, ASKED, ASKED);
    expect(await review()).toMatchObject({ supplement: { supplied: [{ material: FIRST, at: ASKED }] } });
  });

  it("counts where nobody was told of any of it, and each piece is counted", async () => {
    const { deps, review, bring } = await askedAt(ASKED, [FIRST, SECOND]);
    await bring(FIRST, ASKED);
    await bring(SECOND, ASKED);
    expect(await supplyMissed(deps, ID, [await review()], ASKED)).toBe(2);
    expect((await review()).status).toBe("running");
  });

  it("does not count where it came an instant before", async () => {
    const { deps, review, bring } = await askedAt(ASKED, [FIRST]);
    await bring(FIRST, plusSeconds(ASKED, -0.001));
    await supplyAsked(deps, ID, FIRST, ASKED, ASKED);
    expect((await review()).status).toBe("suspended");
  });
});

it("by HTTP, with the clock standing: what completes the application is not what is asked for, what follows is", async () => {
  const w = await world();
  try {
    const good = example("municipal-road-application");
    const [last, ...rest] = good.materials;
    const { code, ...piece } = last!;
    const receipt = (await w.call("POST", "/v1/applications", { ...good, materials: rest })).body;
    const bring = (file: object) =>
      w.call(
        "PUT",
        `/v1/applications/${receipt.applicationId}/materials/${code}`,
        file,
        w.as.applicant(receipt),
      );
    expect((await bring(piece)).body.status).toBe("in-review");
    await w.rest();
    const path = `/v1/reviews/${receipt.applicationId}.consult-land`;
    const land = await w.as.department("land");
    const basis = { document: "d", article: "a" };
    const items = [{ material: code, defect: "未签字", basis }];
    const asked = await w.call("POST", `${path}/supplement-request`, { items, reasons: "r" }, land);
    expect([asked.status, asked.body.status]).toEqual([200, "suspended"]);
    await w.rest();
    // Nor does it count when everything is gone over again.
    const made = await w.call(
      "POST",
      "/v1/operations/reconciliation",
      undefined,
      await w.as.role("operator"),
    );
    expect([made.status, made.body.materialsPassedOn]).toEqual([200, 0]);
    const statusOf = async () => (await w.call("GET", path, undefined, land)).body.status;
    expect(await statusOf()).toBe("suspended");
    expect((await bring({ ...piece, name: "第二版" })).status).toBe(200);
    expect(await statusOf()).toBe("running");
  } finally {
    await w.stop();
  }
});
