/** What is said of a matter that was handed on, and of whose it is, in English. */
import type { zh } from "./words.zh.ts";

export const en: typeof zh = {
  standings: {
    awaited: "by another department; to be accepted",
    accepted: "by another department; accepted",
    "accepted-by-silence": "by another department; nobody disputed it in time",
    disputed: "the department disputes that it is its own; to be decided",
    sitting: "departments hand it to each other; a sitting names whose it is",
    stands: "it was decided that it is this department's",
    returned: "it was decided that it goes back to whoever had handed it on",
    moved: "it was decided that it is another department's",
    named: "it was decided that it is this department's, and it is handed on no further",
  },
  because: {
    "named-again": "the dispute names whoever had handed it on",
    crosswise: "matters were handed on crosswise",
  },
  parties: (list) => `Between ${list}`,
  dispute: (reasons) => `Disputed: ${reasons}`,
  names: (department) => `It is said to be for ${department}`,
  decides: { lead: "The lead names whose it is", supervisor: "The supervisor names whose it is" },
  until: (moment) => `By ${moment}`,
  answerBy: (moment) => `To be answered by ${moment}`,
  decision: (department, reasons) => `${department} was named: ${reasons}`,
  matter: "Matter",
  department: "Whose it is",
  departmentHint:
    "another department, or anybody where a sitting is open, reviews it anew: with a new promised limit, while the statutory one runs on, and hands it on no further",
  reasons: "Reasons",
};
