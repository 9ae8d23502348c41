/** What the submission form says, in English. */
import type { Says } from "./words.zh.ts";

export const en: Says = {
  intro:
    "Filled in once and sent to every department concerned at the same time. What you enter is kept in this tab and, but for the files that you upload, leaves it only when you submit.",
  example: "Fill in an example (only in this runtime)",
  clear: "Clear",
  clearAsk: "Clear everything that was filled in?",
  project: "Project",
  type: "Type of project",
  name: "Project name",
  code: "Project code",
  codeHint: "As given by the national investment platform, such as 2605-440307-04-01-123456",
  facts: "About the project",
  factsHint: "These decide which departments are asked; all of them must be stated, truthfully.",
  noFacts: "There is nothing to state about this type of project.",
  choose: "Choose one",
  inUnit: (fact, unit) => `${fact} (${unit})`,
  range: (min, max, step) =>
    `${step === 1 ? "A whole number" : `In steps of ${step}`}, from ${min} to ${max}`,
  flags: "Special circumstances (optional)",
  flagsHint: "With any of these, no department's silence counts as consent; each must answer expressly.",
  asked: "What is asked, all at once",
  askedCount: (matters, departments, open) =>
    `As filled in: ${matters} ${matters === 1 ? "matter" : "matters"} of ${departments} ${departments === 1 ? "department" : "departments"}${open > 0 ? `; ${open} more depend on what is not stated yet` : ""}.`,
  askedNone:
    "As filled in, no department has a matter in this project, so it cannot be submitted. Check the type and what you stated.",
  fees: (total) => (total === 0 ? "No fee is charged." : `Fees add up to CNY ${total}.`),
  open: "Not decided yet",
  openHint: "Depends on what is stated about the project:",
  matter: "Matter",
  department: "Department",
  limit: "Limit",
  silence: "Silence past the limit",
  waits: "Starts",
  fee: "Fee",
  atOnce: "at once on acceptance",
  after: (names) => `after consent to: ${names}`,
  tolerable: (names) => `tolerable, holds up the decision only: ${names}`,
  free: "none",
  yuan: (fee) => `CNY ${fee}`,
  list: ", ",
  claims: "Area assessment or promise instead (optional)",
  claimsHint:
    "For these matters a valid area assessment or a promise may stand in: they are then not reviewed, and need no material.",
  claimNone: "Nothing stands in, review it",
  reference: "Reference of the area assessment",
  signedBy: "Who signed the promise",
  applicant: "Applicant",
  applicantName: "Name of the organisation",
  creditCode: "Unified social credit code",
  creditCodeHint: "18 characters, such as 91990000MA5F1A2B54",
  contact: "Contact",
  email: "E-mail",
  emailHint: "If given, news of the case is announced there: a link, and nothing of what it says.",
  asSignedIn: "As the unified identity service says it: you apply for whom you have signed in for.",
  phone: "Telephone",
  materials: "Materials",
  materialsHint:
    "Files may be uploaded, and the platform keeps them. A material that is a link needs a checksum and the address where it lies: departments fetch it from there and check it by the checksum.",
  materialsNone: "When the project is described, every material it needs is listed here.",
  materialsMissing: (missing, all) =>
    missing === 0
      ? `All ${all} materials are filled in.`
      : `${missing} of ${all} materials are not filled in. You may submit all the same: you will be told once everything that is missing, and the application is accepted when it is in.`,
  materialDone: "filled in",
  materialMissing: "not filled in",
  materialName: "Name of the file",
  sha256: "Checksum (SHA-256)",
  uri: "Address",
  uriHint: "begins with https://, at most 150 characters",
  submit: "Submit",
  reused:
    "The submission before was received, but its receipt never reached this page. Fetch that receipt first; then you may apply anew with what you have changed.",
  fetchLost: "Fetch the receipt of the submission before",
};
