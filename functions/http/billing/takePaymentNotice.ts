/** A provider announces what became of a transaction: signed, whatever order it comes in, and booked once. */
import { claim, noteDay, ownerOf } from "../../app/billing/payments.ts";
import { billMoment } from "../../app/billing/settleBill.ts";
import { changeBill } from "../../app/base/commit.ts";
import { takePaymentNotice as contract } from "../../contracts/billing/routes.ts";
import type { BodyOf } from "../../contracts/base/contract.ts";
import { PLATFORM } from "../../domain/base/actor.ts";
import { payoutOf, slipOf } from "../../domain/base/ids.ts";
import { isOf, type Bill } from "../../domain/billing/bill.ts";
import { notice, payoutNotice, type BillDecision, type BillMoment } from "../../domain/billing/deciding.ts";
import { handle } from "../base/handle.ts";
import { refused, refusedBy } from "../base/refused.ts";

type Told = BodyOf<typeof contract>;

/** Whose bill it is about, and what it is called there. */
function addressOf(told: Told): { applicationId: string; name: string; slip: number } {
  if (told.kind === "payment") {
    const { applicationId, slip } = slipOf(told.paymentCode);
    return { applicationId, slip, name: told.paymentCode };
  }
  return { ...payoutOf(told.payout), slip: 0 };
}

function decided(moment: BillMoment, told: Told, provider: string, eventId: string): BillDecision {
  const { name, slip } = addressOf(told);
  const { transaction, at } = told;
  const said = { eventId, provider, transaction };
  if (told.kind === "payout") {
    const { status, amount } = told;
    const paidOutAt = status === "paid-out" ? at : null;
    return payoutNotice(moment, { ...said, payoutId: name, status, amount, paidOutAt });
  }
  const { status, total, payable = total } = told;
  return notice(moment, { ...said, slip, status, total, payable, paidAt: status === "paid" ? at : null });
}

function statusIn(bill: Bill | undefined, told: Told, provider: string) {
  if (told.kind === "payout") {
    const { name } = addressOf(told);
    const payouts = bill?.refunds.flatMap((one) => one.payouts) ?? [];
    return payouts.find(({ payoutId }) => payoutId === name)!.status;
  }
  return bill!.payments.find(isOf({ provider, transaction: told.transaction }))!.status;
}

export const takePaymentNotice = handle(
  contract,
  ({ store, payments, region, rules }) =>
    async ({ path: { provider }, headers, body, raw, now }) => {
      const { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signature } = headers;
      const isSigned = id !== undefined && timestamp !== undefined && signature !== undefined;
      if (!isSigned || !(await payments.isGenuine(provider, { id, timestamp, signature, body: raw })))
        throw refused("unsigned-notice", {});
      const { applicationId, name } = addressOf(body);
      const found = await store.loadCase(applicationId);
      if (!found) throw refused("unknown-bill", { paymentCode: name });
      // What this bill would not take leaves no trace anywhere, so that the right one can.
      const { refusal } = decided(billMoment(found, region, now), body, provider, id);
      if (refusal) throw refusedBy(refusal, rules.zone);
      const { transaction } = body;
      const owner =
        body.kind === "payment"
          ? await claim(store, provider, transaction, applicationId)
          : ((await ownerOf(store, provider, transaction)) ?? applicationId);
      if (owner !== applicationId) throw refused("other-bill", { transaction });
      const changed = await changeBill(store, applicationId, { at: now, by: PLATFORM }, (now1) =>
        decided(billMoment(now1, region, now), body, provider, id),
      );
      if (changed?.refusal) throw refusedBy(changed.refusal, rules.zone);
      if (body.status === "paid" || body.status === "paid-out")
        await noteDay(store, provider, body.at, applicationId);
      const bill = changed?.found.bill?.state;
      return {
        body: {
          transaction,
          status: statusIn(bill, body, provider),
          receipts: (bill?.receipts ?? []).map(({ number }) => number),
        },
      };
    },
);
