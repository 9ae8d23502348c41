/** The engine may die: a start on the same folder carries on, and no outcome and no date is another. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "@jest/globals";
import { SOMEBODY } from "../support/people.ts";
import { changeReview } from "../../functions/app/base/commit.ts";
import { giveOpinion } from "../../functions/domain/review/giveOpinion.ts";
import { nothingOnRecord } from "../support/fixtures.ts";
import { recordIn } from "../support/record.ts";
import { ELEVEN, world, type World } from "../support/runtime.ts";

let w: World;
afterEach(() => w.stop());

const dates = (status: { reviews: { reviewId: string; servedAt: string; dueAt: string }[] }) =>
  status.reviews.map(({ reviewId, servedAt, dueAt }) => [reviewId, servedAt, dueAt]);

describe("a runtime started again on the same folder", () => {
  it("keeps its clock, its records, its query codes and every date", async () => {
    w = await world();
    const applicant = await w.submit();
    await w.clock("P2D");
    const before = await w.status(applicant);
    await w.restart();
    const after = await w.status(applicant);
    expect(dates(after)).toEqual(dates(before));
    expect((await w.call("GET", "/local/clock")).body.now).toBe("2026-03-04T09:00:00.000+08:00");
  });

  it("carries on with what was waiting: opinions, silence and the decision", async () => {
    w = await world();
    const applicant = await w.submit();
    await w.opinion(applicant, "land");
    await w.restart();
    for (const department of ELEVEN.filter((id) => id !== "land" && id !== "housing"))
      await w.opinion(applicant, department);
    await w.clock("P14D");
    const status = await w.status(applicant);
    expect(status.status).toBe("granted");
    expect(
      status.decision.matters
        .filter((o: { deemed: boolean }) => o.deemed)
        .map((o: { department: string }) => o.department),
    ).toEqual(["housing"]);
  });

  it("decides an application whose reviews closed without anybody being woken", async () => {
    w = await world();
    const applicant = await w.submit();
    await w.halt();
    // The record alone, as if the process had died between the write and the wake.
    const { store, close } = recordIn(w.dataDir);
    const { reviews } = (await store.loadCase(applicant.applicationId))!;
    for (const { state } of reviews) {
      const at = state.served!.servedAt;
      await changeReview(store, state.facts.reviewId, { at, by: SOMEBODY }, (review) =>
        giveOpinion(review, { kind: "consent" }, at, { ...w.rules.clock, ...nothingOnRecord }),
      );
    }
    close();
    await w.restart();
    expect((await w.status(applicant)).status).toBe("granted");
  });

  it("judges silence that fell due while it was down as of the due instant", async () => {
    w = await world();
    const applicant = await w.submit();
    for (const department of ELEVEN.filter((id) => id !== "housing")) await w.opinion(applicant, department);
    // Until the reminder and a working day after it are on record: the department is known to have been reached.
    await w.clock("P3D");
    await w.halt();
    writeFileSync(join(w.dataDir, "clock.txt"), "2026-03-20T01:00:00.000Z\n");
    await w.restart();
    const status = await w.status(applicant);
    expect([status.status, status.decidedAt]).toEqual(["granted", "2026-03-10T00:00:00.000+08:00"]);
  });

  it("takes no silence for consent where it was down before it could remind anybody", async () => {
    w = await world();
    const applicant = await w.submit();
    for (const department of ELEVEN.filter((id) => id !== "housing")) await w.opinion(applicant, department);
    await w.halt();
    writeFileSync(join(w.dataDir, "clock.txt"), "2026-03-20T01:00:00.000Z\n");
    await w.restart();
    const { status, reviews } = await w.status(applicant);
    const housing = reviews.find(
      ({ department }: { department: { id: string } }) => department.id === "housing",
    );
    expect([status, housing.status]).toEqual(["in-review", "overdue"]);
  });
});

describe("an application that outlives the engine's longest execution", () => {
  it("carries on in its next generation, and is decided by the opinion that comes at last", async () => {
    w = await world({ clock: "2025-11-03T09:00:00+08:00" });
    const applicant = await w.submit();
    for (const department of ELEVEN.filter((id) => id !== "ecology")) await w.opinion(applicant, department);
    const before = await w.status(applicant);
    await w.clock("P400D");
    expect((await w.metrics(applicant)).executions).toBe(2);
    const after = await w.status(applicant);
    expect(dates(after)).toEqual(dates(before));
    expect(after.status).toBe("in-review");
    expect((await w.opinion(applicant, "ecology")).body).toMatchObject({
      outcome: "consented",
      overdue: true,
    });
    await w.rest();
    expect((await w.status(applicant)).status).toBe("granted");
  }, 60_000); // four hundred mornings
});
