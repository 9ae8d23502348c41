/** How a bill is shown, and which organ of it a department is. */
import { billMoment } from "../../app/billing/settleBill.ts";
import type { Case } from "../../app/base/ports.ts";
import type { BillAnswer } from "../../contracts/billing/answers.ts";
import type { AnswerOf } from "../../contracts/base/contract.ts";
import type { getBill } from "../../contracts/billing/routes.ts";
import { leadOf } from "../../domain/application/acceptance.ts";
import { acceptanceOf, participantsOf } from "../../domain/application/application.ts";
import { paymentCodeOf, payoutIdOf } from "../../domain/base/ids.ts";
import { toldWithOffset, withOffset, type Instant } from "../../domain/base/time.ts";
import { BUNDLE, opened } from "../../domain/billing/bill.ts";
import { organsOf, type ChargedCase } from "../../domain/billing/charge.ts";
import { standingOrders } from "../../domain/billing/order.ts";
import { checkerOf, REFUND_DAYS } from "../../domain/billing/deciding.ts";
import { isPending, settle, type Account, type Line } from "../../domain/billing/settling.ts";
import { afterWorkingDays, type ClockRules } from "../../domain/calendar/clock.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { answersFor } from "../../domain/catalogue/successors.ts";
import { unknownApplication } from "../base/applicants.ts";

type Bill = AnswerOf<typeof getBill>;
export type BillBody = typeof BillAnswer;

/** Working days in which a licence is handed over (行政许可法 art. 44). */
const DELIVERY_DAYS = 10;

export function billView(found: Case, region: Region, rules: ClockRules, now: Instant): Bill {
  const { of, billId, bill: known } = billMoment(found, region, now);
  const { applicationId } = of;
  const bill = known ?? opened({ billId, applicationId });
  const { lines, slips, all } = settle(of, bill);
  const standing = standingOrders({ of, billId, bill, now });
  const at = (instant: Instant) => withOffset(instant, rules.zone);
  const maybe = (instant: Instant | null) => (instant === null ? null : at(instant));
  const matters = new Map(found.reviews.map(({ state: { facts } }) => [facts.matter.code, facts.matter]));
  const department = (id: string) => {
    const { name, nameEn } = region.departments.find((one) => one.id === id) ?? { name: id, nameEn: id };
    return { id, name, nameEn };
  };
  const codeOf = (slip: number) => paymentCodeOf(applicationId, slip);
  return {
    applicationId,
    status: statusOf(of, lines, all),
    ...accountView(all),
    paymentCode: of.charges.length > 0 ? codeOf(BUNDLE) : null,
    lines: lines.map((line) => {
      const { charged, correction, slip, state, amount, total, applied, open, remitted } = line;
      const { name, nameEn } = matters.get(charged.matter) ?? {
        name: charged.matter,
        nameEn: charged.matter,
      };
      return {
        matter: { code: charged.matter, name, nameEn },
        slip,
        state,
        dueAt: maybe(charged.dueAt),
        amount,
        total,
        applied,
        open,
        remitted,
        fact: charged.fact && { ...charged.fact, at: at(charged.fact.at) },
        correction: correction && {
          amount: correction.amount,
          relief: correction.relief,
          reasons: correction.reasons,
          basis: correction.basis,
          at: at(correction.at),
        },
        tariff: charged.tariff,
        withheld: withheldView(line, rules),
      };
    }),
    slips: slips.flatMap(({ slip, organ, ...account }) =>
      organ === null
        ? []
        : [
            {
              slip,
              organ: department(organ),
              paymentCode: codeOf(slip),
              ...accountView(account),
              receipts: bill.receipts
                .filter((one) => one.slip === slip)
                .map((one) => ({ number: one.number, kind: one.kind, amount: one.amount, at: at(one.at) })),
            },
          ],
    ),
    payments: bill.payments.map(({ provider, transaction, slip, status, total, payable, paidAt }) => ({
      provider,
      transaction,
      paymentCode: codeOf(slip),
      status,
      total,
      payable,
      paidAt: maybe(paidAt),
    })),
    providers: (region.paymentProviders ?? []).map(({ id, name, nameEn }) => ({ id, name, nameEn })),
    orders: (bill.orders ?? []).map((order) => ({
      orderId: order.orderId,
      provider: order.provider,
      paymentCode: codeOf(order.slip),
      amount: order.amount,
      askedAt: at(order.askedAt),
      payAt: order.payAt,
      stands: standing.includes(order),
      failures: order.failures,
      failedAt: maybe(order.failedAt),
    })),
    refunds: bill.refunds.map((refund) => ({
      refundId: refund.refundId,
      matter: refund.matter,
      amount: refund.amount,
      reasons: refund.reasons,
      step: refund.step,
      said: refund.said,
      askedAt: at(refund.askedAt),
      checkBy: isPending(refund)
        ? toldWithOffset(afterWorkingDays(refund.askedAt, REFUND_DAYS, rules).dueAt, rules.zone)
        : null,
      checkedBy: department(checkerOf(of, refund)),
      payouts: refund.payouts.map(({ payoutId, provider, transaction, amount, status, paidOutAt }) => ({
        payoutId: payoutIdOf(applicationId, payoutId),
        provider,
        transaction,
        amount,
        status,
        paidOutAt: maybe(paidOutAt),
      })),
    })),
  };
}

const accountView = ({ total, received, refunded, applied, open, surplus, unallocated }: Account) => ({
  total,
  received,
  refunded,
  applied,
  open,
  surplus,
  unallocated,
});

function statusOf({ accepted, charges }: ChargedCase, lines: readonly Line[], all: Account): Bill["status"] {
  if (accepted === "not-yet") return "before-acceptance";
  if (charges.length === 0) return "free";
  if (all.open > 0) return "open";
  return lines.some(({ state }) => state === "due") ? "paid" : "not-due";
}

/** Kept back only where the tariff's basis says so, while the days of its delivery run. */
function withheldView({ charged, open }: Line, rules: ClockRules): Bill["lines"][number]["withheld"] {
  const { tariff, grantedAt } = charged;
  if (!tariff.withheldBy || grantedAt === null || open === 0) return null;
  return { basis: tariff.withheldBy, deliverBy: afterWorkingDays(grantedAt, DELIVERY_DAYS, rules).dueDate };
}

/** @throws Refused where a department has nothing to do with the case */
export function checkSeesBill(department: string, found: Case, region: Region): void {
  const { state } = found.application;
  const acceptance = acceptanceOf(state);
  const { of } = billMoment(found, region, state.facts.receivedAt);
  const own = [
    leadOf(region, state.facts.project.type).id,
    ...(acceptance ? participantsOf(acceptance) : []),
    ...organsOf(of),
  ];
  if (!own.some((id) => answersFor(region.departments, department, id)))
    throw unknownApplication(state.facts.applicationId);
}

/** The collecting organ in whose name a department acts: that one, where it has taken its place; itself otherwise. */
export const actingFor = (department: string, organ: string | undefined, region: Region): string =>
  organ !== undefined && answersFor(region.departments, department, organ) ? organ : department;
