/** The English words that all notices share. */
import { CIVIL_CODE, ENVIRONMENT_RULES, RECEIPT_RULES, LICENSING_LAW } from "../domain/notices/bases.ts";
import type { Words } from "./words.zh.ts";

export const en: Words = {
  laws: {
    [CIVIL_CODE]: "Civil Code (民法典)",
    [LICENSING_LAW]: "Administrative Licensing Law (行政许可法)",
    [RECEIPT_RULES]: "Rules on Public Finance Receipts (财政票据管理办法)",
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
    standing: "Standing of this document",
    superseded: {
      whole: (kind, number, day) =>
        `This document was superseded by "${kind}" (${number}) of ${day}, which counts in its place.`,
      part: (kind, number, day) =>
        `A part of this document was changed by "${kind}" (${number}) of ${day}, which counts in that part; the rest holds.`,
    },
    underReview: {
      "revocation-announced": (day) =>
        `A revocation of the consent that this document certifies was begun on ${day} and is not decided; until then the document holds.`,
      "consent-revoked": (day) =>
        `A consent by silence that this decision rested on was revoked on ${day}. The decision is under review; what comes of it will be told.`,
    },
    generated:
      "This document is generated from the record and can be verified by its code. Where it differs from the record, the record holds.",
    translation: "This is a translation for information. The Chinese text is the one that counts.",
  },
  altered: {
    title: "The record was altered",
    text: (number) =>
      `What is on record under ${number} is not what was signed when it was issued. It cannot be relied on, and is not shown. The operators have been alarmed; ask the organ that issued it.`,
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
