/** What is wrong with a field, in English: what would be right, in as few words as say it. */
import type { FactType } from "../../domain/catalogue/fact.ts";
import type { FaultWords } from "../faults.ts";

const EXPECTED: Readonly<Record<string, string>> = {
  string: "a text",
  text: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
};

/** What may be stated of a project's fact. */
function allowedFact(type: FactType): string {
  switch (type.type) {
    case "boolean":
      return "true or false";
    case "choice":
      return `one of ${type.choices.map(({ code, nameEn }) => `${code} (${nameEn})`).join(", ")}`;
    case "number": {
      const { min, max, step, unitEn } = type;
      const what = step === 1 ? "a whole number" : "a number";
      const steps = step === 1 ? "" : ` in steps of ${step}`;
      return `${what} from ${min} to ${max}${steps}, in ${unitEn}, as a JSON number`;
    }
  }
}

export const FAULTS_EN: FaultWords = {
  missing: () => "missing",
  expected: ({ expected }) => `must be ${EXPECTED[expected] ?? expected}`,
  empty: () => "must not be empty",
  "too-short": ({ least }) => `at least ${least} characters`,
  "too-long": ({ most }) => `at most ${most} characters`,
  "too-few": ({ least }) => `at least ${least} of them`,
  "too-many": ({ most }) => `at most ${most} of them`,
  "too-small": ({ least }) => `at least ${least}`,
  "too-big": ({ most }) => `at most ${most}`,
  "one-of": ({ allowed }) =>
    allowed.length === 1 ? `must be ${allowed[0]}` : `one of ${allowed.join(", ")}`,
  "unknown-field": () => "unknown field",
  format: () => "not of the right form",
  "control-characters": () => "must not contain control characters",
  "not-json": () => "not JSON",
  "not-utf-8": () => "not UTF-8; send the text in UTF-8",
  "no-http": () => "this is no HTTP",
  "no-body-wanted": () => "this address takes no body",
  "body-missing": () => "send a JSON body, with Content-Type: application/json",
  "time-of-day": () => "an hour such as 14:30",
  slug: () => "lower-case letters, digits and single hyphens, such as site-plan",
  date: () => "a date that exists, such as 2026-03-02",
  "credit-code": () =>
    "a unified social credit code (统一社会信用代码) of 18 characters, such as 91990000MA5F1A2B54",
  "credit-code-organisation": () =>
    "not a unified social credit code: characters 9 to 17, the organisation code, do not check (GB 11714); look for a slip",
  "credit-code-check": () =>
    "not a unified social credit code: its last character does not follow from the others (GB 32100); look for a slip",
  "project-code": () =>
    "a project code (项目代码) of the form YYMM-AAAAAA-DD-TT-RRRRRC, such as 2605-440307-04-01-123456",
  "application-id": () => "an application number, such as 440307-0123456789ABCDEF",
  "record-id": () => "the id of a review, of a question, or an application's number",
  "review-id": () => "a review's id: the application number, a dot and the matter's code",
  "notice-id": () => "a notice's id, such as decision.application.5",
  "act-twice": () => "names an act twice",
  "officer-twice": () => "names one officer twice",
  "card-twice": () => "names one card twice: each officer has a card of their own",
  "absent-twice": () => "names a department twice",
  "authorisation-too-long": () => "an authorisation lasts three years at most; it may be extended",
  "authorisation-id": () => "an authorisation of an agent, as the list of yours gives it",
  "hold-id": () => "an entry of the register of holds, as the register gives it",
  "payment-code": () => "the payment code as it stands on the slip, such as 440307-0123456789ABCDEF-P01",
  "rating-id": () => "a rating's id, as it was given when it was made",
  month: () => "a month such as 2026-03",
  "month-not-over": ({ last }) => `is not over yet; the last month that is: ${last}`,
  "complaint-id": () => "a complaint's id, as it was given when it was filed",
  "inquiry-id": () => "an inquiry's id, as it was given when it was asked",
  "notice-code": () => "the 16 characters printed on the notice",
  "file-id": () => "a file's id such as F-0123456789ABCDEFGHJKMNPQRS",
  "upload-key": () => "the upload key as it was given with the first file",
  "file-type": () =>
    "the media type of a kind that is taken: PDF, OFD, PNG, JPEG, TIFF, DWG, DXF, IFC, ZIP, DOCX or XLSX",
  "file-ending": () => "a name that ends as files of this type do, such as plan.pdf for application/pdf",
  "file-name": () => 'the name of a file, without folders and none of \\ / : * ? " < > |',
  sha256: () => "the SHA-256 of the file, 64 lower-case hexadecimal digits",
  https: () => "an https address",
  "plain-host": () => "an address with the name of a host, without a user or a number of a network in it",
  "attribute-name": () => "an attribute's name, such as floorArea",
  "too-many-attributes": () => "at most 200 facts",
  telephone: () => "a telephone number",
  email: () => "an e-mail address",
  instant: () => "an instant with its offset, such as 2026-03-02T09:00:00+08:00",
  duration: () => "an ISO 8601 duration, such as P3D or PT1H",
  "clock-move": () => 'either { "now": "2026-03-02T09:00:00+08:00" } or { "advance": "P3D" }',
  "whole-number": () => "a whole number in decimal digits, such as 50",
  cursor: () =>
    "send the nextCursor of the page before, unchanged, as the same caller and with the same filters: it fits no other list",
  "idempotency-key": () => "1 to 128 visible ASCII characters without a comma, such as a UUID, and only once",
  "cure-missing": () =>
    "say what change would make consent possible; where none would, say “incurable” and why",
  "conditions-missing": () => "name at least one condition, or consent without any",
  "materials-missing": () => "name at least one material that is missing or wrong",
  "receipt-missing": () =>
    "what is handed over at the window needs the signed receipt, as a file behind the licence",
  "file-twice": () => "a file stands twice",
  "material-twice": () => "a material stands twice: say all that is wrong with it in one item",
  about: () => "one of { reviewId }, { department } and { supervision: true }",
  "about-unsigned": () =>
    "either { department } or { supervision: true }: what is about a review tells who complains",
  "way-twice": () => "names a way twice",
  closing: () =>
    "either { text }, what came of it, or { none }, why there is none; of a measure also inForceSince and shownBy",
  "before-from": () => "the last day, which is not before the first",
  "same-person": () => "somebody else: a person hands nothing over to themselves",
  "not-after-from": () => "later than from, or left out while it lasts",
  "behind-to": ({ to }) => `lies behind to (${to})`,
  "in-future": ({ today }) => `today or before (${today})`,
  "discretion-for-licence": () =>
    "a condition of a licence rests on law or a general act: discretion alone carries none",
  "period-too-long": ({ most }) => `a period has at most ${most} days`,
  "not-a-department": ({ known }) => `one of ${known.join(", ")}`,
  period: () => "a month (2026-03), a quarter (2026-Q1) or a year (2026)",
  "two-decimals": () => "has more than two decimals",
  "period-not-closed": () => "a period that is closed; leave it out and name days instead",
  "whole-region": () => "left out: this figure is of the whole region",
  "unknown-project-type": ({ given, known }) =>
    `unknown project type "${given}"; this region knows: ${known.join(", ")}`,
  "foreign-project-code": ({ given, own, above, within }) =>
    `a project code of ${given}, which is none of this region's: it takes those of ${[own, ...above].join(", ")}${within === null ? "" : `, and of the divisions within it, which begin with ${within}`}`,
  "unknown-attribute": ({ known }) => `unknown attribute; this region knows: ${known.join(", ")}`,
  "attribute-not-allowed": ({ allowed }) => `must be ${allowedFact(allowed)}`,
  "attribute-missing": ({ nameEn, allowed }) =>
    `missing: ${nameEn} decides which departments are asked; state ${allowedFact(allowed)}`,
  "department-twice": () => "names a department twice: one speaks for each",
  "figure-incomplete": () => "a condition names a control figure and its value together, or neither",
  "unknown-figure": ({ given, known }) =>
    known.length > 0
      ? `no control figure "${given}"; this region has: ${known.join(", ")}`
      : `no control figure "${given}"; this region lists none`,
  "unknown-material": ({ given, known }) =>
    `unknown material "${given}"; this region knows: ${known.join(", ")}`,
  "promise-not-open": ({ given, open }) =>
    open.length === 0
      ? `${given} may not follow: in this region all material is handed in with the application`
      : `${given} may not follow; these may: ${open.join(", ")}`,
  "promise-needless": ({ given }) => `${given} is handed in, or promised already: leave the promise out`,
  "promise-text": ({ given, expected }) =>
    `the promise of ${given} is not in the words that are asked for: ${expected}`,
  "foreign-host": ({ given, known }) =>
    `files at "${given}" are not taken; they may lie at: ${known.join(", ")}`,
  "handed-in-twice": ({ given }) => `the same content is handed in twice for "${given}"`,
  "too-many-of-one": ({ given, most }) => `more than ${most} files for "${given}"`,
  "links-not-taken": () => "this region takes no links: announce the file, put it, and name its fileId",
  "uploads-not-taken": () => "this region keeps no files: say where it lies, with its checksum",
  "file-not-there": ({ given }) =>
    `no file ${given} that was completed within the last day is yours: send the X-Upload-Key it was announced under, or hand it in anew`,
  "file-expired": ({ given, since }) =>
    `file ${given} is valid no more since ${since}: hand this material in anew`,
  "unknown-matter": ({ given }) => `unknown matter "${given}"`,
  "claimed-twice": ({ given }) => `"${given}" is claimed twice`,
  "not-replaceable": ({ given, by }) =>
    by.length > 0
      ? `"${given}" may be replaced by ${by.join(" or ")} only`
      : `nothing stands in for "${given}"`,
  "no-such-assessment": ({ given, matter }) => `no area assessment "${given}" covers "${matter}"`,
  "assessment-expired": ({ given, validUntil }) => `"${given}" was valid until ${validUntil}`,
  "not-part-of-this": () => "not part of this application",
};
