/** What only the page of operations says, in English. */
import type { Says } from "./words.zh.ts";

export const en: Says = {
  endpoints: "Departments' endpoints",
  explain:
    "The departments that are told by webhook, and where, as the region file says. One that answers 410 (Gone) is switched off, and what is dispatched goes by the in-box; once the department is back an operator switches it on here, and what it had not taken is sent again.",
  none: "No department of this region is told by webhook: all goes by the in-box.",
  url: "Address",
  status: "Status",
  statuses: { on: "on", off: "switched off" },
  switches: "Switched off and on",
  switchedOff: (when, url) => `${when}: ${url} answered 410 and was switched off`,
  switchedOn: (when, who, reason) => `${when}: switched on by ${who}: ${reason}`,
  switchOn: "Switch on again",
  reason: "Reason",
  reasonHint: "such as: the department has a new address, and it was tried",
  switching: "Switching on …",
  national: {
    title: "Reporting to the national system",
    explain:
      "Once a day is over, what was put on record on it (matters, statuses, documents) is in files as the national system takes them. They never change; a correction is a row of its own.",
    date: "Day of recording",
    submit: "Show the export",
    done: (cases, rows) =>
      `${cases} ${cases === 1 ? "case" : "cases"} looked at: ${rows.matters} matters, ${rows.progress} statuses, ${rows.documents} documents.`,
    save: (table) => `Download ${table} (CSV)`,
    tables: { matters: "matters", progress: "statuses", documents: "documents" },
    faults: "Rows in no file: the national system would not take them, and somebody has to enter them",
    instance: "Application or review",
    recordedAt: "On record since",
    why: "Why",
    unreadable: "its record cannot be read",
    illegal: (number, from, to) =>
      `row ${number}: status ${to} may not come after ${from === null ? "nothing" : `status ${from}`}`,
  },
  reconciliation: {
    title: "Reconciliation of payments",
    explain:
      "A provider's statement of a day (CSV) against what is on record here, payment by payment and refund by refund: every difference is named. The statement is not kept.",
    provider: "Provider",
    providerHint: "as its notices are addressed, such as local",
    day: "Day (Asia/Shanghai)",
    statement: "Statement",
    statementHint: "CSV with transaction,kind,reference,amount,time first; amounts in yuan",
    submit: "Reconcile",
    done: (rows, movements, differences) =>
      `${rows} in the statement, ${movements} on record, ${differences === 0 ? "no difference" : `${differences} ${differences === 1 ? "difference" : "differences"}`}.`,
    differences: "Differences",
    what: "Difference",
    line: "Line",
    transaction: "Transaction",
    reference: "Payment code or payout",
    stated: "Stated",
    recorded: "On record",
    recordedAt: "On record since",
    kinds: {
      "not-on-record": "not on record",
      "not-moved": "on record, and not as received",
      "not-in-statement": "not in the statement",
      amount: "another amount",
      reference: "another payment code",
      "other-day": "on record on another day",
      "row-of-another-day": "a row of another day",
      twice: "twice in the statement",
      unreadable: "a line that cannot be read",
    },
  },
  done: (name) => `The endpoint of ${name} is on again.`,
};
