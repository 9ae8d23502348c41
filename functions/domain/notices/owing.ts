/**
 * What an event owes: a body, for whom, as of when. What all notices say beside it is the same for all, and added here.
 * Each notice is owed for exactly one event, so each exists once.
 */
import { acceptanceOf, type Application } from "../application/application.ts";
import { noticeIdOf, noticeNumberOf } from "../base/ids.ts";
import type { Instant } from "../base/time.ts";
import type { ClockRules } from "../calendar/clock.ts";
import type { Region } from "../catalogue/region.ts";
import { nowOf } from "../catalogue/successors.ts";
import type { Review } from "../review/review.ts";
import { departmentName, matterName } from "./named.ts";
import type { Audience, Notice, NoticeBody } from "./notice.ts";

/** The event that owes, in the history of the record that it belongs to, and when that was written. */
export type Occasion = { subject: string; seq: number; at: Instant };

/** A case at an occasion, and what the region calls things. */
export type CaseView = {
  occasion: Occasion;
  application: Application;
  /** The review whose event it is; `null` for an event of the application. */
  review: Review | null;
  /** All reviews of the case, this one among them. */
  reviews: readonly Review[];
  region: Region;
  rules: ClockRules;
};

export type ReviewView = CaseView & { review: Review };

/** A notice without what all notices say. */
export type Owed = {
  at: Instant;
  body: NoticeBody;
  audience: Audience;
  /** The review that it is about, where an event of the application owes one about each of several. */
  review?: Review;
};

/** The notices that events of one type owe. */
export type Owing<E, V extends CaseView = CaseView> = {
  /** Whether this one owes any, so that nobody looks at a whole case for the others; all do, unless said. */
  isOwed?: (event: E) => boolean;
  owed: (event: E, view: V) => readonly Owed[];
};

export const APPLICANT: Audience = { applicant: true, departments: [], supervisors: false };
export const SUPERVISORS: Audience = { applicant: false, departments: [], supervisors: true };

/** The applicant, the department of a review, and the supervisors. */
export const everybody = ({ facts }: Review): Audience => ({
  applicant: true,
  departments: [facts.department.id],
  supervisors: true,
});

/** A notice in full: its id names the event that it is owed for. */
export function framed({ at, body, audience, review: about }: Owed, view: CaseView): Notice {
  const review = about ?? view.review;
  const { occasion, application, region, rules } = view;
  const { applicationId, project, applicant } = application.facts;
  const acceptance = acceptanceOf(application);
  const reviewId = review?.facts.reviewId ?? null;
  const noticeId = noticeIdOf(body.kind, reviewId, occasion.seq);
  const matter = review?.facts.matter ?? null;
  const { enquiries, complaints } = region.contacts;
  return {
    noticeId,
    number: noticeNumberOf(applicationId, noticeId),
    applicationId,
    reviewId,
    audience,
    issuedBy: issuerOf(body, { ...view, review }),
    at,
    project: { name: project.name, code: project.code },
    applicant: { name: applicant.name },
    matter: matter && matterName(matter),
    basis: matter?.basis ?? null,
    contacts: { enquiries, complaints },
    catalogueVersion: acceptance?.catalogueVersion ?? region.version,
    calendarVersion: review?.served?.calendarVersion ?? rules.calendar.version,
    body,
  };
}

/**
 * Who signs: the department for what is its own, its silence too; the lead for the whole; the government for an order
 * against one of them.
 */
function issuerOf(body: NoticeBody, { application, review, region }: CaseView): Notice["issuedBy"] {
  const { contacts, projectTypes } = region;
  const lead =
    acceptanceOf(application)?.lead ??
    departmentName(region, nowOf(projectTypes, application.facts.project.type)!.lead);
  switch (body.kind) {
    // Named by the supervisor, whose organ the government's is.
    case "presider-named":
    case "supervision-order":
      return { id: "government", name: contacts.government, nameEn: contacts.governmentEn };
    case "supplement":
    case "supplement-withdrawn":
    case "delay":
    case "extension":
    case "objection-report":
    case "ground-for-revocation":
    case "licence-decision":
    // The organ of the matter answers for its silence, not the lead.
    case "deemed-consent": {
      // By the name that it had when it was asked, whatever has become of it since.
      const own = review?.facts.department;
      return own ? { id: own.id, name: own.name, nameEn: own.nameEn } : lead;
    }
    default:
      return lead;
  }
}
