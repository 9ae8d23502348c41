/** The English words that all notices share. */
import { ENVIRONMENT_RULES, LICENSING_LAW } from "../domain/notices/bases.ts";
import type { Words } from "./words.zh.ts";

export const en: Words = {
  laws: {
    [LICENSING_LAW]: "Administrative Licensing Law (行政许可法)",
    [ENVIRONMENT_RULES]: "Regulations on the Business Environment (优化营商环境条例)",
  },
  weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
  holds: "Holds",
  fails: "Does not hold",
  frame: {
    particulars: "Particulars",
    number: "Number",
    application: "Application",
    project: "Project",
    projectCode: "Project code",
    applicant: "Applicant",
    matter: "Matter",
    wholeApplication: "All matters of the application",
    organ: "Issuing organ",
    signatory: "Signed by",
    issuedOn: "Issued on",
    takesEffect: "In effect from",
    basis: "Basis of the matter",
    documentBasis: "Basis of this document",
    contact: "Enquiries, complaints, verification",
    enquiries: "Enquiries",
    complaints: "Complaints",
    catalogue: "Catalogue version",
    calendar: "Calendar version",
    code: "Verification code",
    verifyAt: "Verify at",
    scan: "Scan to verify this document",
    zone: "Times are in",
    supervisors: "The supervisors",
    to: (names) => `To: ${names}`,
    void: { revoked: "VOID", "taken-back": "VOID", "request-withdrawn": "CORRECTED" },
    voidSince: {
      revoked: (day) => `This document was revoked on ${day}. Nobody may rely on it since.`,
      "taken-back": (day) =>
        `The silence that it certifies was recorded too early: the department's opinion had come before the limit ran out. That was put right on ${day}. Nobody may rely on this document any more.`,
      "request-withdrawn": (day) =>
        `A department took back on ${day} what this list says it asks for, by a notice of its own. That is not asked for any more; the rest of the list holds.`,
    },
    voidReasons: "Reasons",
    generated:
      "This document is generated from the record and can be verified by its code. Where it differs from the record, the record holds.",
    translation: "This is a translation for information. The Chinese text is the one that counts.",
  },
  yes: "Yes",
  no: "No",
  none: "None",
  openDate: "open until the calendar is loaded",
  dash: "—",
  comma: ", ",
  nobodyYet: "the head of the department, who names one or is reminded step by step",
  person: (name, as) => `${name} (${as})`,
  labelled: (label, text) => `${label}: ${text}`,
  wanted: (bound, value, unit) => `${bound} ${value} ${unit}`.trimEnd(),
  yuan: (amount) => `CNY ${amount.toLocaleString("en")}`,
};
