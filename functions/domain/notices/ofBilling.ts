/** What a bill owes: the notice of what is to be paid (缴费通知书), and a receipt of each slip that is (电子票据). */
import type { EventOf } from "../application/caseEvent.ts";
import { applicationOf, paymentCodeOf } from "../base/ids.ts";
import { BUNDLE, type ReceiptLine } from "../billing/bill.ts";
import { tariffOf, type Tariff } from "../catalogue/tariff.ts";
import { departmentName, matterName } from "./named.ts";
import type { NoticeBody } from "./notice.ts";
import { APPLICANT, type CaseView, type Owing } from "./owing.ts";

export const askedToPay: Owing<EventOf<"bill-fell-due">> = {
  owed: ({ lines, at }, view) => {
    const applicationId = applicationOf(view.occasion.subject);
    const slips = [...new Set(lines.map(({ slip }) => slip))];
    const body: NoticeBody = {
      kind: "payment-notice",
      total: totalOf(lines),
      // Whoever has several to pay pays them at once.
      paymentCode: slips.length > 1 ? paymentCodeOf(applicationId, BUNDLE) : null,
      slips: slips.map((slip) => {
        const own = lines.filter((line) => line.slip === slip);
        return {
          organ: departmentName(view.region, own[0]!.organ),
          paymentCode: paymentCodeOf(applicationId, slip),
          amount: totalOf(own),
          lines: own.flatMap((line) => lineOf(line, view)),
        };
      }),
    };
    return [{ at, body, audience: APPLICANT }];
  },
};

/** What was issued before receipts said whose they are has no document. */
export const receiptIssued: Owing<EventOf<"receipt-issued">> = {
  owed: ({ receipt }, view) => {
    const { organ, number, kind, amount, slip, lines = [], at } = receipt;
    if (organ === undefined) return [];
    const body: NoticeBody = {
      kind: "payment-receipt",
      what: kind,
      receipt: number,
      organ: departmentName(view.region, organ),
      paymentCode: paymentCodeOf(applicationOf(view.occasion.subject), slip),
      amount,
      lines: lines.flatMap((line) =>
        lineOf(line, view).map(({ charge, matter, amount: paid }) => ({ charge, matter, amount: paid })),
      ),
    };
    return [{ at, body, audience: APPLICANT }];
  },
};

const totalOf = (lines: readonly ReceiptLine[]): number => lines.reduce((sum, { amount }) => sum + amount, 0);

/** By what its review froze; nothing of a matter that is not in the case any more. */
function lineOf({ matter, amount }: ReceiptLine, { reviews }: CaseView) {
  const review = reviews.find(({ facts }) => facts.matter.code === matter);
  const tariff = review && tariffOf(review.facts.matter);
  return review && tariff ? [{ matter: matterName(review.facts.matter), amount, ...charged(tariff) }] : [];
}

const charged = ({ name, nameEn, basis, withheldBy }: Tariff) => ({
  charge: { name, nameEn },
  basis: { document: basis.document, article: basis.article },
  withheld: withheldBy !== undefined && withheldBy !== null,
});
