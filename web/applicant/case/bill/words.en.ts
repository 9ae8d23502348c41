/** What only the applicant is told of their bill, in English. */
import type { Says } from "./words.zh.ts";

export const en: Says = {
  how: "Pay by the payment code at your provider; the receipt is here once the money has come. No limit waits for a payment.",
  payAll: (amount) => `Pay ${amount} together`,
  paySlip: (amount) => `Pay ${amount} for this slip`,
  by: (label, provider) => `${label} (${provider})`,
  payAt: "The provider has taken it: go and pay",
  paying: "Paying …",
  paid: "The provider has announced the payment.",
  refund: "Ask for a refund",
  ofLine: "Of which charge",
  yuan: "Amount in yuan",
  yuanHint: "no more than was paid for it",
  reasons: "Reasons",
  send: "Ask for it",
  asked: "On record; its collecting organ checks it within ten working days.",
};
