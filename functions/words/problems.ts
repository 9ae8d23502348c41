/**
 * What a refusal is about, as data, by its code: the rules' own refusals bring their facts with them, the door's are
 * listed here. The sentences are in the dictionaries beside this file.
 */
import type { ActRefusal, AuthorisationRefusal } from "../domain/agency/authorisation.ts";
import type { InquiryRefusal } from "../domain/application/inquiry.ts";
import type { ApplicationRefusal } from "../domain/application/applicationEvent.ts";
import type { BillRefusal } from "../domain/billing/deciding.ts";
import type { UploadRefusal } from "../domain/files/upload.ts";
import type { HoldRefusal } from "../domain/review/hold.ts";
import type { OutageRefusal } from "../domain/review/outage.ts";
import type { ReviewRefusal } from "../domain/review/review.ts";
import type { StaffRefusal } from "../domain/review/staff.ts";
import type { RatingRefusal } from "../domain/supervision/rating.ts";
import type { AccountRefusal } from "../domain/supervision/accountActs.ts";
import type { ClosingRefusal } from "../domain/supervision/closing.ts";
import type { ComplaintRefusal } from "../domain/supervision/complaint.ts";
import type { FaultWords } from "./faults.ts";

/** Whatever the rules refuse. */
export type Refusal =
  | ReviewRefusal
  | ApplicationRefusal
  | ComplaintRefusal
  | RatingRefusal
  | AccountRefusal
  | ClosingRefusal
  | BillRefusal
  | InquiryRefusal
  | HoldRefusal
  | OutageRefusal
  | StaffRefusal
  | UploadRefusal
  | AuthorisationRefusal
  | ActRefusal;

/** A refusal's facts as they leave: `status` is a member of every problem already (RFC 9457 §3.1). */
type Told<R> = R extends Refusal
  ? { readonly [K in Exclude<keyof R, "code"> as K extends "status" ? "state" : K]: R[K] }
  : never;

/** What the door refuses before, or beside, the rules. */
type AtTheDoor = {
  malformed: { more?: number };
  unauthenticated: object;
  "query-code-needed": object;
  "sign-in-needed": object;
  "not-own-credit-code": { creditCode: string };
  "query-code-replaced": object;
  "not-your-review": { reviewId: string; owner: string; department: string };
  "not-your-department": { department: string };
  "role-not-allowed": { role: string | null; allowed: readonly string[] };
  "unknown-department": { department: string | null; known: readonly string[] };
  "other-region": { region: string };
  "scope-missing": { needed: string };
  "unusable-claim": { claim: string; given: string | null; known: readonly string[] };
  "unknown-route": { path: string };
  "unknown-application": { applicationId: string };
  "unknown-project": { projectCode: string };
  "unknown-review": { reviewId: string };
  "unsigned-notice": object;
  "unknown-provider": { provider: string; known: readonly string[] };
  "provider-unreachable": { provider: string; orderId: string };
  "unknown-bill": { paymentCode: string };
  "heads-approval": { rank: string | null };
  "unknown-complaint": { complaintId: string };
  "unknown-inquiry": { inquiryId: string };
  "unknown-rating": { ratingId: string };
  "not-in-this-case": { department: string; known: readonly string[] };
  "unknown-notice": { noticeId: string };
  "method-not-allowed": { method: string; allowed: readonly string[] };
  "not-acceptable": { offered: readonly string[] };
  "authorisation-needed": object;
  "applicant-alone": object;
  "agent-of-organ": { department: string };
  "unknown-authorisation": { authorisationId: string };
  "agent-taken": { agent: string; projectCode: string; site: string | null };
  "too-many-authorisations": { most: number };
  "not-of-team": { agent: string; team: readonly string[] };
  "unknown-hold": { holdId: string };
  "no-appraisal": object;
  "too-many-holds": { creditCode: string; most: number };
  "file-key-needed": object;
  "file-address": object;
  "unknown-file": { fileId: string };
  "too-many-uploads": { files: number; bytes: number };
  "file-not-kept": { fileId: string };
  "file-checking": { fileId: string };
  "upload-over": { fileId: string };
  "no-such-part": { fileId: string; part: number; count: number };
  "file-altered": { fileId: string };
  "unknown-outage": { outageId: string };
  "national-export-not-made": { date: string };
  "too-many-outages": { most: number };
  "too-many-complaints": { most: number; call: string };
  "too-many-inquiries": { most: number; call: string };
  "no-endpoint": { recordId: string };
  "endpoint-off": { recordId: string; department: string; since: string };
  "unknown-endpoint": { known: readonly string[] };
  "never-sent": { recordId: string; webhook: string | null };
  "served-already": { recordId: string };
  "clock-moves-forward": { now: string };
  "clock-moves-too-far": { until: string };
  "cross-site": { origin: string };
  misdirected: object;
  stale: { etag: string };
  "too-large": { bytes: number | null; most: number };
  "bundle-too-large": object;
  "unsupported-media-type": { given: string | null; supported: readonly string[] };
  "unsupported-encoding": { given: string; supported: readonly string[] };
  "headers-too-large": { most: number };
  "objection-without-grounds": object;
  "idempotency-key-reused": { differs: "body" | "contact" };
  "too-many-requests": { seconds: number };
  internal: object;
  "record-damaged": object;
  "announcement-unknown": object;
  "outcome-unknown": { applicationId: string; queryCode: string; repeatable: boolean };
  busy: object;
};

export type ProblemName = Refusal["code"] | keyof AtTheDoor;

export type FactsOf<C extends ProblemName> = C extends keyof AtTheDoor
  ? AtTheDoor[C]
  : Told<Extract<Refusal, { code: C }>>;

/** A dictionary of problems: one that is not in it does not compile. Instants come with the region's offset. */
export type ProblemWords = {
  readonly [C in ProblemName]: { title: string; detail: (facts: FactsOf<C>) => string };
};

/** What is said in one language. */
export type DoorWords = { problems: ProblemWords; faults: FaultWords };
