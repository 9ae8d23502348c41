/** What a collecting organ does about a bill, in English. */
import type { Says } from "./words.zh.ts";

export const en: Says = {
  result: "Found",
  results: { "in-order": "in order, to be approved", refused: "refused" },
  said: "What was found",
  check: "Send what was found",
  approve: "Approve the refund",
  approveWhy: "The money then goes back the way it came.",
  headApproves: "Checked; the head of the organ approves it.",
  done: "On record.",
  correct: "Correct a charge",
  line: "Charge",
  relief: "Relief",
  noRelief: "none: by the fact as it is vouched for now",
  yuan: "Corrected amount in yuan",
  yuanHint: "only what the tariff makes it",
  reasons: "Reasons",
  document: "Basis",
  article: "Article",
  send: "Correct it",
  application: "Application",
  open: "Check, approve",
  none: "No refund waits.",
};
