/** What every store promises where one record of many cannot be read: it is named, and the others are shown. */
import { expect, it } from "@jest/globals";
import { createComplaint } from "../../functions/app/base/commit.ts";
import type { Recorded } from "../../functions/app/base/ports.ts";
import { Unreadable } from "../../functions/contracts/stored.ts";
import { complaintIdOf } from "../../functions/domain/base/ids.ts";
import type { Review } from "../../functions/domain/review/review.ts";
import { file } from "../../functions/domain/supervision/complaint.ts";
import { ACT, aReview, rules, T0 } from "./cases.ts";
import { newId, type Held } from "./storeCase.ts";

export function setsAside({ store: make, spoil }: Held): void {
  if (spoil)
    it("sets aside what it cannot read, in lists, and says so where it is asked for by itself", async () => {
      const store = make();
      const [good, bad, orphan] = [newId(), newId(), newId()];
      const day = (id: string) => aReview(store, id, "ecology");
      const reviewIds = [await day(good), await day(bad), await day(orphan)] as const;
      const complaintId = complaintIdOf(bad, "0".repeat(64));
      const about = { department: "land" };
      const complaint = { complaintId, applicationId: bad, about, text: "late", filedAt: T0 };
      await createComplaint(store, file(complaint, rules.clock).events, ACT);
      for (const subject of [reviewIds[1], orphan, complaintId]) await spoil(subject);
      // A process that has not read the application before finds out with the review.
      const fresh = make();
      const open = await fresh.reviewsOf("ecology", "open", 100);
      const idsIn = (items: readonly Recorded<Review>[]) => items.map(({ state }) => state.facts.reviewId);
      expect(idsIn(open.items)).toContain(reviewIds[0]);
      const asides = open.unreadable!.map(({ subject }) => subject);
      expect(asides.sort()).toEqual([reviewIds[1], reviewIds[2]].sort());
      for (const { cause } of open.unreadable!) expect(cause).toBeInstanceOf(Error);
      const across = await fresh.openReviewsOf(["ecology"], 100);
      expect(across.unreadable).toHaveLength(2);
      const complaints = await fresh.complaintsIn("open", 100);
      expect(complaints.unreadable!.map(({ subject }) => subject)).toEqual([complaintId]);
      await expect(fresh.loadReview(reviewIds[1])).rejects.toThrow(Unreadable);
      await expect(fresh.loadReview(reviewIds[2])).rejects.toThrow(Unreadable);
      await expect(fresh.loadApplication(orphan)).rejects.toThrow(Unreadable);
      await expect(fresh.loadCase(bad)).rejects.toThrow(Unreadable);
      await expect(fresh.histories(bad)).rejects.toThrow(Unreadable);
      // Who only hands it on has it as it was written.
      const copies = await fresh.copies(bad);
      expect(copies).toHaveLength(13);
      for (const { events } of copies) expect(events.length).toBeGreaterThan(0);
      expect((await fresh.loadApplication(bad))!.state.status).toBe("in-review");
    });
}
