/** What the page of verification says, in English. */
import type { zh } from "./words.zh.ts";

export const en: typeof zh = {
  intro:
    "Enter the number and the verification code that are printed on a document, or scan its QR code. The answer says whether the document was issued here, whether it was altered, and whether it still holds.",
  number: "Document number (文号)",
  numberHint: "Such as 深龙规受〔2026〕12号; brackets of any kind, with or without spaces.",
  code: "Verification code",
  codeHint:
    "The 16 characters at the end of the document; small letters, spaces, dashes and full width are all right.",
  look: "Verify",
  looking: "Verifying …",
  result: "Result",
  intact: "On record, and the signature holds",
  and: "; ",
  compare:
    "Compare the document in your hand with what follows, line by line. Where anything differs, do not rely on the paper: what is on record holds.",
  altered: "The record was altered: do not rely on it",
  alteredNote: (number) =>
    `What is on record under ${number} is not what was signed when it was issued. Rely on this document for nothing, and ask the organ that issued it. The operators have been alarmed.`,
  unknown: "No such document",
  unknownNote:
    "No document has both this number and this code. Enter them again as they are printed. If they are right and still not found, the document may not have been issued here: do not rely on it, and ask the organ that it names.",
  throttled: "Too many attempts",
  throttledNote: "Wait a moment and try again. This says nothing about the document.",
  kind: "Document",
  outcome: "Result",
  project: "Project",
  projectCode: "Project code",
  applicant: "Applicant (in part)",
  matter: "Matter",
  whole: "All matters of this application",
  organ: "Issued by",
  issuedAt: "Issued on",
  at: "In effect from",
  standing: "Standing",
  inForce: "In force",
  void: { revoked: "Revoked", "taken-back": "Of no effect", "request-withdrawn": "Corrected" },
  superseded: {
    whole: (kind, number, day) => `superseded by "${kind}" (${number}) of ${day}, which counts in its place`,
    part: (kind, number, day) =>
      `changed in part by "${kind}" (${number}) of ${day}, which counts in that part; the rest holds`,
  },
  underReview: {
    "revocation-announced": (day) =>
      `a revocation was begun on ${day} and is not decided; until then the document holds`,
    "consent-revoked": (day) =>
      `a consent by silence that it rested on was revoked on ${day}; the decision is under review`,
  },
  headlines: { superseded: "superseded", changed: "changed in part", underReview: "under review" },
  since: (what, when, reasons) => `${what} (${when})${reasons === null ? "" : `: ${reasons}`}`,
  signature: "Digital signature",
  signed: (alg) => `holds (${alg})`,
  key: "Thumbprint of the key",
  keys: "Where the keys are published",
  digest: "Digest of the document (SHA-256)",
};
