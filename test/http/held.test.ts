/** 中梗阻、踢皮球: who holds what of open cases, since when, against how long they may. */
import { describe, expect, it } from "@jest/globals";
import { memoryStore } from "../support/memoryStore.ts";
import { situationOf } from "../support/situations.ts";

type Held = {
  what: string;
  reviewId: string | null;
  department: { id: string };
  over: boolean;
  days: number;
};

async function setup(command: Parameters<typeof situationOf>[0]) {
  const { on, given } = await situationOf(command)(memoryStore());
  const held = async (): Promise<Held[]> => {
    const asked = { route: "superviseHeld", claims: { role: "supervisor" } } as const;
    return (await on.done(asked)).body["held"] as Held[];
  };
  return { on, given, held };
}

describe("what is held", () => {
  it("is a matter that was handed on until it is accepted, and once disputed is the lead's", async () => {
    const { on, given, held } = await setup("answerReferral");
    const second = `${on.reviewOf("water")}~2`;
    expect(await held()).toMatchObject([{ what: "referral-answer", reviewId: second, over: false, days: 0 }]);
    await on.done(given);
    expect(await held()).toMatchObject([{ what: "dispute", reviewId: second, department: { id: on.lead } }]);
    await on.pass(2);
    expect(await held()).toMatchObject([{ what: "dispute", over: true, days: 1 }]);
    await on.done(
      on.of(on.lead, "decideReferral", { reviewId: second, department: "traffic-police", reasons: "三定" }),
    );
    expect((await held()).map(({ what }) => what)).not.toContain("dispute");
  });

  it("is an act that waits for whoever may approve it, up to the due instant of its review", async () => {
    const { held } = await setup("approveAct");
    expect(await held()).toMatchObject([{ what: "approval", over: false }]);
  });

  it("is the lead's to conclude once the sitting is called, and an order until it is answered", async () => {
    const called = await setup("conveneJointReview");
    await called.on.done(called.given);
    expect(await called.held()).toMatchObject([{ what: "conclusion", department: { id: called.on.lead } }]);
    const ordered = await setup("answerOrder");
    const orders = async () =>
      (await ordered.held()).filter(
        ({ what, department }) => what === "order" && department.id === "ecology",
      );
    const before = await orders();
    expect(before.length).toBeGreaterThan(0);
    expect(before.every(({ over }) => over)).toBe(true);
    await ordered.on.done(ordered.given);
    expect(await orders()).toHaveLength(before.length - 1);
  });
});
