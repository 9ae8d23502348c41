/** Lists stay below a megabyte however much people have written, and show each row once all the same (row E10). */
import { describe, expect, it } from "@jest/globals";
import { changeReview } from "../../functions/app/base/commit.ts";
import { giveOpinion } from "../../functions/domain/review/giveOpinion.ts";
import { plusSeconds } from "../../functions/domain/base/time.ts";
import { fewerRows, MOST_LIST_BYTES } from "../../functions/http/base/listBytes.ts";
import { listReviews } from "../../functions/http/review/listReviews.ts";
import { opinions } from "../app/largestCase.ts";
import { aCase, ACT, rules, T0 } from "../support/cases.ts";
import { send } from "../support/gateway.ts";
import { memoryStore } from "../support/memoryStore.ts";

const { region, clock } = rules;
const alone = {
  ...region,
  matters: region.matters
    .filter(({ code }) => code === "consult-housing")
    .map((matter) => ({ ...matter, prerequisites: [] })),
};

describe("a page of a list", () => {
  it("whose rows are as long as they may be comes with fewer of them, and the list goes on behind", async () => {
    const store = memoryStore();
    const ids = Array.from({ length: 100 }, (_, i) => `440307-${String(i + 1).padStart(16, "0")}`);
    const at = plusSeconds(T0, 3600);
    for (const id of ids) {
      const { reviews } = await aCase(store, id, { region: alone });
      await changeReview(store, reviews[0]!.state.facts.reviewId, { ...ACT, at }, (review) =>
        giveOpinion(review, opinions[0], at, clock),
      );
    }
    const deps = { store, region: alone, rules: clock, settleSeconds: 60 };
    const seen: string[] = [];
    let pages = 0;
    for (let cursor: string | null = ""; cursor !== null; pages++) {
      const { status, body } = await send(listReviews, deps, {
        route: "listReviews",
        query: { status: "closed", limit: "100", ...(cursor !== "" && { cursor }) },
        claims: { role: "department", department: "housing" },
        at: plusSeconds(at, 60),
      });
      expect(status).toBe(200);
      expect(Buffer.byteLength(JSON.stringify(body))).toBeLessThanOrEqual(MOST_LIST_BYTES);
      seen.push(...(body["reviews"] as { reviewId: string }[]).map(({ reviewId }) => reviewId));
      cursor = body["nextCursor"] as string | null;
    }
    expect(pages).toBeGreaterThan(1);
    expect(new Set(seen).size).toBe(100);
    expect(seen).toHaveLength(100);
  });

  it.each([
    ["that fits", { limit: 100 }, "a".repeat(MOST_LIST_BYTES), null],
    ["of characters that take three bytes each", { limit: 100 }, "长".repeat(MOST_LIST_BYTES / 2), 53],
    ["of one row", { limit: 1 }, "长".repeat(MOST_LIST_BYTES), null],
    ["of two that are far too long", { limit: 2 }, "长".repeat(10 * MOST_LIST_BYTES), 1],
    ["that is no page", {}, "长".repeat(MOST_LIST_BYTES), null],
  ])("%s", (_, query, text, fewer) => expect(fewerRows(query, { text })).toBe(fewer));
});
