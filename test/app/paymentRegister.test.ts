/** The register of payments is what the bills say: whoever booked one and died before noting it is made up for. */
import { describe, expect, it } from "@jest/globals";
import { changeBill } from "../../functions/app/base/commit.ts";
import { casesOn, claim, ownerOf } from "../../functions/app/billing/payments.ts";
import { registerMissing } from "../../functions/app/billing/register.ts";
import { billIdOf } from "../../functions/domain/base/ids.ts";
import { dayOf } from "../../functions/domain/billing/statement.ts";
import { aCase, ACT, T0 } from "../support/cases.ts";
import { memoryStore } from "../support/memoryStore.ts";

const ID = "440307-0000000000000001";
const OTHER = "440307-0000000000000002";
const NEXT_DAY = "2026-03-03T05:00:00.000Z";

/** A bill that was paid, and refunded the day after; nobody has noted anything. */
async function paidAndRefunded() {
  const store = memoryStore();
  await aCase(store, ID);
  const of = { provider: "guoku", transaction: "t1" };
  const changed = await changeBill(store, ID, ACT, () => ({
    events: [
      { type: "bill-opened", facts: { billId: billIdOf(ID), applicationId: ID }, at: T0 },
      {
        type: "payment-noticed",
        notice: {
          ...of,
          eventId: "e1",
          slip: 0,
          account: 0,
          status: "paid",
          total: 5,
          payable: 5,
          paidAt: T0,
        },
        at: T0,
      },
      {
        type: "refund-opened",
        refund: { refundId: "R1", matter: null, slip: 0, amount: 5, reasons: null },
        at: T0,
      },
      { type: "refund-approved", refundId: "R1", payouts: [{ ...of, payoutId: "R1-1", amount: 5 }], at: T0 },
      {
        type: "payout-noticed",
        refundId: "R1",
        notice: {
          ...of,
          eventId: "e2",
          payoutId: "R1-1",
          amount: 5,
          status: "paid-out",
          paidOutAt: NEXT_DAY,
        },
        at: T0,
      },
    ],
  }));
  return { store, bill: changed!.found.bill!.state };
}

describe("the register of payments", () => {
  it("has what a bill has once it was held against it: the transaction, and every day on which something moved", async () => {
    const { store, bill } = await paidAndRefunded();
    const days = [dayOf(T0), dayOf(NEXT_DAY)];
    const cases = async () => Promise.all(days.map(async (day) => casesOn(store, "guoku", day)));
    expect(await cases()).toEqual([[], []]);
    expect(await registerMissing(store, bill)).toBe(3);
    expect([await cases(), await ownerOf(store, "guoku", "t1")]).toEqual([[[ID], [ID]], ID]);
    expect(await registerMissing(store, bill)).toBe(0);
  });

  it("leaves a transaction with whom it names, and says that another's bill has it, too", async () => {
    const { store, bill } = await paidAndRefunded();
    await claim(store, "guoku", "t1", OTHER);
    await expect(registerMissing(store, bill)).rejects.toThrow(`guoku t1 of ${OTHER}`);
    expect(await ownerOf(store, "guoku", "t1")).toBe(OTHER);
  });
});
