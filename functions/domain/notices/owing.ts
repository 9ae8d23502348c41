/**
 * What an event owes: a body, for whom, as of when. What all notices say beside it is the same for all, and added here.
 * Each notice is owed for exactly one event, so each exists once.
 */
import { acceptanceOf, type Application } from "../application/application.ts";
import { noticeIdOf } from "../base/ids.ts";
import type { Instant } from "../base/time.ts";
import type { ClockRules } from "../calendar/clock.ts";
import type { Region } from "../catalogue/region.ts";
import { responsible } from "../review/handler.ts";
import type { Hold } from "../review/hold.ts";
import type { Handler } from "../review/opinion.ts";
import type { Staff } from "../review/postHolder.ts";
import type { Review } from "../review/review.ts";
import type { Complaint } from "../supervision/complaint.ts";
import { documentBasisOf } from "./bases.ts";
import { issuerOf, remediesOf, signatoryOf } from "./issuer.ts";
import { matterName } from "./named.ts";
import { namesOf, quoted } from "./quoted.ts";
import type { Audience, Notice, NoticeBody, NoticeKind } from "./notice.ts";

/** The event that owes, in the history of the record that it belongs to, when that was written, and its hash in it. */
export type Occasion = { subject: string; seq: number; at: Instant; hash: string };

/** A case at an occasion, and what the region calls things. */
export type CaseView = {
  occasion: Occasion;
  application: Application;
  /** The review whose event it is; `null` for an event of the application. */
  review: Review | null;
  /** All reviews of the case, this one among them. */
  reviews: readonly Review[];
  /** The complaint whose event it is. */
  complaint?: Complaint | undefined;
  /** The register's entries about the applicant, where the event asks for them. */
  holds: readonly Hold[];
  region: Region;
  rules: ClockRules;
  /** What is on record of the persons of a review's department. */
  staffOf: (review: Review) => Staff;
};

export type ReviewView = CaseView & { review: Review };

/** A notice without what all notices say. */
export type Owed = {
  at: Instant;
  body: NoticeBody;
  audience: Audience;
  /** The review that it is about, where an event of the application owes one about each of several. */
  review?: Review;
  /** Who has decided it, where its kind does not say so. */
  decidedBy?: "department" | "government";
};

/** The notices that events of one type owe. */
export type Owing<E, V extends CaseView = CaseView> = {
  /** Whether this one owes any, so that nobody looks at a whole case for the others; all do, unless said. */
  isOwed?: (event: E) => boolean;
  /** The kind of notice that depends on the register of holds. */
  asksForHolds?: NoticeKind;
  owed: (event: E, view: V) => readonly Owed[];
};

export const APPLICANT: Audience = { applicant: true, departments: [], supervisors: false };
export const SUPERVISORS: Audience = { applicant: false, departments: [], supervisors: true };

/** Who answered for a review at the event, by what was on record then. */
export const handlerAt = ({ review, occasion, staffOf }: ReviewView): Handler | null =>
  responsible(review, occasion.at, () => staffOf(review));

/** The applicant and the department of a review. */
export const bothSides = ({ facts }: Review): Audience => ({
  applicant: true,
  departments: [facts.department.id],
  supervisors: false,
});

/** The applicant, the department of a review, and the supervisors. */
export const everybody = ({ facts }: Review): Audience => ({
  applicant: true,
  departments: [facts.department.id],
  supervisors: true,
});

/** A notice in full: its id names the event that it is owed for. */
export function framed({ at, body, audience, review: about, decidedBy }: Owed, view: CaseView): Notice {
  const review = about ?? view.review;
  const { occasion, application, region, rules } = view;
  const issuedBy = issuerOf(body, { ...view, review }, decidedBy);
  const { applicationId, project, applicant } = application.facts;
  const acceptance = acceptanceOf(application);
  const reviewId = review?.facts.reviewId ?? null;
  const noticeId = noticeIdOf(body.kind, reviewId, occasion.seq);
  const matter = review?.facts.matter ?? null;
  const catalogueVersion = review?.facts.catalogueVersion ?? acceptance?.catalogueVersion ?? region.version;
  const { enquiries, complaints } = region.contacts;
  return {
    noticeId,
    applicationId,
    reviewId,
    follows: { subject: occasion.subject, seq: occasion.seq, hash: occasion.hash },
    audience,
    issuedBy,
    signatory: signatoryOf(body, region, issuedBy.id),
    at,
    project: { name: project.name, code: project.code },
    applicant: { name: applicant.name },
    matter: matter && matterName(matter),
    basis: matter?.basis ?? null,
    documentBasis: documentBasisOf(body, { name: region.name, version: catalogueVersion }),
    remedies: remediesOf(body, region, issuedBy.id),
    contacts: { enquiries, complaints },
    catalogueVersion,
    calendarVersion: review?.served?.calendarVersion ?? rules.calendar.version,
    ...quoted(body, review, view),
    names: namesOf(body, audience, review, view),
    body,
  };
}
