/** What may be wrong with one field of a request, as data; the sentences are in the dictionaries beside this file. */
import type { SubmissionFault } from "../domain/application/submission.ts";
import type { FigureFault } from "../domain/catalogue/controlFigure.ts";

/** What the door finds by itself. */
type AtTheDoor = {
  missing: object;
  expected: { expected: string };
  empty: object;
  "too-short": { least: number };
  "too-long": { most: number };
  "too-few": { least: number };
  "too-many": { most: number };
  "too-small": { least: number };
  "too-big": { most: number };
  "one-of": { allowed: readonly string[] };
  "unknown-field": object;
  format: object;
  "control-characters": object;
  "not-json": object;
  "not-utf-8": object;
  "no-http": object;
  "no-body-wanted": object;
  "body-missing": object;
  "time-of-day": object;
  slug: object;
  date: object;
  "credit-code": object;
  "credit-code-organisation": object;
  "credit-code-check": object;
  "project-code": object;
  "application-id": object;
  "review-id": object;
  "record-id": object;
  "notice-id": object;
  "complaint-id": object;
  "rating-id": object;
  month: object;
  "month-not-over": { last: string };
  "payment-code": object;
  "inquiry-id": object;
  "hold-id": object;
  "authorisation-id": object;
  "act-twice": object;
  "officer-twice": object;
  "card-twice": object;
  "absent-twice": object;
  "authorisation-too-long": object;
  "notice-code": object;
  sha256: object;
  "file-id": object;
  "upload-key": object;
  "file-type": object;
  "file-ending": object;
  "file-name": object;
  https: object;
  "plain-host": object;
  "attribute-name": object;
  "too-many-attributes": object;
  telephone: object;
  email: object;
  instant: object;
  duration: object;
  "clock-move": object;
  "whole-number": object;
  cursor: object;
  "idempotency-key": object;
  "conditions-missing": object;
  "cure-missing": object;
  "materials-missing": object;
  "material-twice": object;
  "file-twice": object;
  "receipt-missing": object;
  "file-expired": { given: string; since: string };
  "figure-incomplete": object;
  "department-twice": object;
  about: object;
  "about-unsigned": object;
  "way-twice": object;
  closing: object;
  "before-from": object;
  "not-after-from": object;
  "same-person": object;
  "behind-to": { to: string };
  "in-future": { today: string };
  "discretion-for-licence": object;
  "period-too-long": { most: number };
  "not-a-department": { known: readonly string[] };
  "not-part-of-this": object;
  "whole-region": object;
  "period-not-closed": object;
  period: object;
  "two-decimals": object;
};

/** Everything that may be wrong with one field, and what is known about it. */
export type Faults = AtTheDoor & { [F in SubmissionFault as F["code"]]: F["facts"] } & {
  [F in Exclude<FigureFault, { code: SubmissionFault["code"] }> as F["code"]]: F["facts"];
};

export type FaultCode = keyof Faults;

/** One thing that is wrong: where (`materials[2].code`), what, and what is known about it. */
export type FieldFault<C extends FaultCode = FaultCode> = C extends FaultCode
  ? { path: string; code: C; facts: Faults[C] }
  : never;

/** The codes that need nothing else to be said. */
export type FaultWithoutFacts = { [C in FaultCode]: object extends Faults[C] ? C : never }[FaultCode];

/** A dictionary of them: a code without its sentence does not compile. */
export type FaultWords = { readonly [C in FaultCode]: (facts: Faults[C]) => string };
