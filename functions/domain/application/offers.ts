/**
 * What may be done with an application now, by whom. It is read off the rules of the commands themselves: what is
 * offered is not refused for how the case stands, what is not offered is. States are given as they stand at `now`.
 */
import { framesOf, isOver, type Application, type Conclusion, type LeadDecision } from "./application.ts";
import { inOrderOf } from "./conclusion.ts";
import type { ClockRules } from "../calendar/clock.ts";
import { addableFlags, type Standing } from "./caseActs.ts";
import type { Flag } from "../catalogue/flags.ts";
import { nameable } from "./jurisdiction.ts";
import type { Region } from "../catalogue/region.ts";
import { participants, ratableNow } from "./ratable.ts";
import { followUpUntil, type Rating } from "../supervision/rating.ts";
import { mayBeAsked, type ClerkAnswer } from "./window.ts";
import { reissuable } from "./queryCode.ts";
import { MOST_REPLACED } from "./intake.ts";
import { successionOf } from "../catalogue/takeover.ts";
import { begunOn } from "./begun.ts";
import { promisedStill } from "./promises.ts";
import { owedToDepartments, wantedAtIntake } from "./owed.ts";
import { invitees, conclusionsOpen, isHeld, mayTakePosition, seatsOf, sittingDates } from "./jointReview.ts";
import { standingOffers, type Offer } from "../base/offer.ts";
import { MOST_INQUIRIES } from "./inquiry.ts";
import { deliveryDue, grantOf } from "./delivery.ts";
import { isLeadContested, mayPreside, MOST_PRESIDERS, presidingOver } from "./presiding.ts";
import { breachesOf } from "../review/breach.ts";
import { whyNoChange } from "./projectChange.ts";
import {
  disputeDecider,
  awaitsNaming,
  referralDecisionDue,
  type DisputeDecider,
} from "../review/referralAnswer.ts";
import { decidingFacts, whyNoAddition } from "./addingMatter.ts";
import { whyNoMoreDays } from "./extendingWhole.ts";
import { MOST_MORE_DAYS, wholeOf } from "./whole.ts";
import { underRevision } from "./revision.ts";
import { rectificationStanding } from "./rectification.ts";
import { mostDays, rectifiable, whyNoRectification } from "./puttingRight.ts";
import { revocationOffers, type RevocationOffer } from "../review/revocationOffers.ts";
import { isClosed, type Review } from "../review/review.ts";
import { verdictsOpen } from "./rollUp.ts";
import { unsettled } from "./settling.ts";
import { MOST_COMPLAINTS, type Complaint } from "../supervision/complaint.ts";
import { known, type Instant, type LocalDate } from "../base/time.ts";

export type ApplicantOffer =
  /** What is owed, and what else is taken: what is there may be replaced until a department has begun on it. */
  | Offer<"handInMaterial", { owed: readonly string[]; others: readonly string[] }>
  | Offer<"changeProject">
  /** Putting right what is objected to (整改): so many working days were offered, and which material may come anew. */
  | Offer<"answerRectification", { days: number }>
  | Offer<"completeRectification", { materials: readonly string[] }>
  | Offer<"addFlag", { flags: readonly Flag[] }>
  | Offer<"withdrawApplication">
  /** For whoever signs in; `replaces` is the issue that holds. */
  | Offer<"reissueQueryCode", { replaces: number }>
  | Offer<"askInquiry", { left: number }>
  /** Whom they may rate (好差评); and whose answer to a bad mark they may follow up. */
  | Offer<"rateDepartment", { departments: readonly string[] }>
  | Offer<"followUpRating", { departments: readonly string[] }>
  | Offer<"fileComplaint", { reviews: readonly string[]; departments: readonly string[]; left: number }>;

export type LeadOffer =
  | Offer<"reissueAtWindow", { replaces: number }>
  | Offer<"answerAtWindow", { decisions: readonly ClerkAnswer["decision"][]; materials: readonly string[] }>
  | Offer<"conveneJointReview", { earliest: LocalDate; latest: LocalDate; departments: readonly string[] }>
  /** Who may have been present; which reviews a grant must give reasons to, and which clashes it must settle. */
  | Offer<
      "concludeJointReview",
      {
        results: readonly Conclusion["result"][];
        present: readonly string[];
        answers: readonly string[];
        clashes: readonly string[];
      }
    >
  /** For which revoked consents its decision is under revision. */
  | Offer<"reviseDecision", { reviews: readonly string[] }>
  /** So many working days more the whole may have. */
  | Offer<"extendWhole", { most: number }>
  /** The facts on which it hangs whether others are concerned, too. */
  | Offer<"addMatter", { attributes: readonly string[] }>
  /** So many working days the applicant may have at most to put right what is objected to. */
  | Offer<"offerRectification", { most: number }>
  /** Whose receiving departments dispute that the matter is theirs (移送异议). */
  | Offer<"decideReferral", { reviews: readonly string[]; departments: readonly string[] }>
  /** Answers and clashes are what came up once the joint review was over. */
  | Offer<
      "decideApplication",
      {
        results: readonly LeadDecision["result"][];
        answers: readonly string[];
        clashes: readonly string[];
      }
    >;

/** What somebody else may conclude whom the supervisor has named, where the lead itself objected. */
export type PresiderOffer = Extract<LeadOffer, { command: "concludeJointReview" }>;

export type SupervisorOffer =
  | RevocationOffer
  /** Which departments may preside over the joint review. */
  | Offer<"namePresider", { departments: readonly string[] }>
  | Offer<"correctCard", { reviews: readonly string[] }>
  | Offer<"answerComplaint", { complaints: readonly string[] }>
  | Offer<"closeComplaint", { complaints: readonly string[] }>;

export type PositionOffer = Offer<"takePosition">;

export type DeliveryOffer = Offer<"handOutLicence">;

/** What the applicant may do. */
export function applicantOffers(
  application: Application,
  reviews: readonly Review[],
  {
    complaints,
    inquiries,
    ratings,
  }: { complaints: readonly unknown[]; inquiries: readonly unknown[]; ratings: readonly Rating[] },
  region: Region,
  now: Instant,
  rules: ClockRules,
): ApplicantOffer[] {
  const left = MOST_COMPLAINTS - complaints.length;
  const questions = MOST_INQUIRIES - inquiries.length;
  const flags = addableFlags(application, region);
  const replaces = reissuable(application);
  return standingOffers<ApplicantOffer>([
    handInOffer(application, reviews, region, now, rules),
    whyNoChange(application) === null ? { command: "changeProject", until: null, limits: {} } : null,
    rectifyingOffer(application, reviews, region),
    flags.length > 0 ? { command: "addFlag", until: null, limits: { flags } } : null,
    isOver(application) ? null : { command: "withdrawApplication", until: null, limits: {} },
    questions > 0 ? { command: "askInquiry", until: null, limits: { left: questions } } : null,
    left > 0
      ? { command: "fileComplaint", until: null, limits: { ...complainable(application, region), left } }
      : null,
    ...ratingOffers(application, reviews, ratings, region, now, rules),
    region.applicants === "both" && replaces !== null
      ? { command: "reissueQueryCode", until: null, limits: { replaces } }
      : null,
  ]);
}

/** Whom they may rate that they have not, and whose answer they may follow up: until the first of them is too late. */
function ratingOffers(
  application: Application,
  reviews: readonly Review[],
  ratings: readonly Rating[],
  region: Region,
  now: Instant,
  { zone }: ClockRules,
): ApplicantOffer[] {
  const rated = ratings.map(({ facts }) => facts.department);
  const open = ratableNow(application, reviews, region, now, zone).filter(
    (one) => !rated.includes(one.department),
  );
  const followed = ratings.flatMap((rating) => {
    const until = followUpUntil(rating, now, zone);
    return until === null ? [] : [{ department: rating.facts.department, until }];
  });
  return (
    [
      ["rateDepartment", open],
      ["followUpRating", followed],
    ] as const
  ).flatMap(([command, of]) =>
    of.length === 0
      ? []
      : [
          {
            command,
            until: of.map(({ until }) => until).reduce((a, b) => (a < b ? a : b)),
            limits: { departments: of.map(({ department }) => department) },
          },
        ],
  );
}

/** What the lead, who keeps the window too, may do with the whole. */
export function leadOffers(
  application: Application,
  reviews: readonly Review[],
  now: Instant,
  rules: ClockRules,
  region: Region,
): LeadOffer[] {
  const replaces = region.applicants === "sign-in" ? null : reissuable(application);
  return standingOffers<LeadOffer>([
    ...leadsNext(application, reviews, now, rules, region),
    revisionOffer(application, reviews, rules),
    wholeOffer(application, reviews, now, rules),
    additionOffer(application, region),
    rectificationOffer({ application, reviews, region }, now, rules),
    disputeOffer(reviews, "lead", rules, region),
    replaces === null ? null : { command: "reissueAtWindow", until: null, limits: { replaces } },
  ]);
}

/** A licence's own organ revises its decision by itself. */
function revisionOffer(
  application: Application,
  reviews: readonly Review[],
  rules: ClockRules,
): LeadOffer | null {
  const lead = "acceptance" in application ? application.acceptance?.lead.id : null;
  const open = underRevision(application, reviews, rules).filter(({ organ }) => organ === lead);
  if (open.length === 0) return null;
  // Late, it still decides.
  return {
    command: "reviseDecision",
    until: null,
    limits: { reviews: open.map(({ reviewId }) => reviewId) },
  };
}

function wholeOffer(
  application: Application,
  reviews: readonly Review[],
  now: Instant,
  rules: ClockRules,
): LeadOffer | null {
  if (whyNoMoreDays(application, reviews, now, rules) !== null) return null;
  const { dueAt } = wholeOf(application, reviews, rules)!.due;
  return { command: "extendWhole", until: known(dueAt), limits: { most: MOST_MORE_DAYS } };
}

function additionOffer(application: Application, region: Region): LeadOffer | null {
  if (whyNoAddition(application, region) !== null) return null;
  const attributes = decidingFacts(application, region);
  return attributes.length > 0 ? { command: "addMatter", until: null, limits: { attributes } } : null;
}

function rectificationOffer(standing: Standing, now: Instant, rules: ClockRules): LeadOffer | null {
  if (whyNoRectification(standing, now, rules) !== null) return null;
  return { command: "offerRectification", until: null, limits: { most: mostDays(standing, now, rules) } };
}

/** What the applicant may do about what the lead has offered to have put right. */
function rectifyingOffer(
  application: Application,
  reviews: readonly Review[],
  region: Region,
): ApplicantOffer | null {
  const { rectification } = application;
  switch (rectificationStanding(application)) {
    case "offered":
      return { command: "answerRectification", until: null, limits: { days: rectification!.days } };
    case "running": {
      const materials = rectifiable(application, reviews.filter(isClosed), region);
      return { command: "completeRectification", until: rectification!.agreed!.dueAt, limits: { materials } };
    }
    default:
      return null;
  }
}

type DisputeOffer = Extract<LeadOffer, { command: "decideReferral" }>;

/** What whoever asks is to decide, and until when the first of them. @param reviews as they stand */
export function disputeOffer(
  reviews: readonly Review[],
  by: DisputeDecider,
  rules: ClockRules,
  region: Region,
): DisputeOffer | null {
  const disputed = reviews.filter((review) => awaitsNaming(review) && disputeDecider(review) === by);
  if (disputed.length === 0) return null;
  const terms = disputed.flatMap((review) => referralDecisionDue(review, rules) ?? []);
  const until = terms.reduce((a, b) => (a < b ? a : b));
  return {
    command: "decideReferral",
    until,
    limits: {
      reviews: disputed.map(({ facts }) => facts.reviewId),
      departments: nameable(reviews, region, by),
    },
  };
}

/** What is the lead's to do next. */
function leadsNext(
  application: Application,
  reviews: readonly Review[],
  now: Instant,
  rules: ClockRules,
  region: Region,
): LeadOffer[] {
  switch (application.status) {
    case "received": {
      const decisions = [
        "accept",
        ...(application.returnedFor ? [] : ["request-materials" as const]),
        "not-accepted",
      ] as const;
      const materials = mayBeAsked(application, region);
      return [{ command: "answerAtWindow", until: application.acceptBy, limits: { decisions, materials } }];
    }
    case "joint-review": {
      const { joint, acceptance } = application;
      if (joint.sitting === null) {
        const limits = { ...sittingDates(joint, now, rules), departments: invitees(acceptance) };
        return [{ command: "conveneJointReview", until: null, limits }];
      }
      return presidingOver(joint, acceptance, rules) === acceptance.lead.id
        ? presiderOffers(application, reviews, now, rules)
        : [];
    }
    case "deciding": {
      const closed = inOrderOf(application, reviews.filter(isClosed));
      if (closed === null) return [];
      const limits = { results: verdictsOpen(closed), ...unsettled(closed) };
      return [{ command: "decideApplication", until: null, limits }];
    }
    default:
      return [];
  }
}

/** What who presides over the joint review may do, once its hour has come. */
export function presiderOffers(
  application: Application,
  reviews: readonly Review[],
  now: Instant,
  rules: ClockRules,
): PresiderOffer[] {
  if (application.status !== "joint-review") return [];
  const { joint, acceptance } = application;
  if (joint.sitting === null || !isHeld(joint, now, rules)) return [];
  const closed = inOrderOf(application, reviews.filter(isClosed));
  if (closed === null) return [];
  const limits = {
    present: seatsOf(joint, joint.sitting, acceptance),
    results: conclusionsOpen(closed),
    ...unsettled(closed),
  };
  return [{ command: "concludeJointReview", until: null, limits }];
}

/** Whom a supervisor may name to preside, where the lead itself objected. */
export function namingOffers(
  application: Application,
  reviews: readonly Review[],
  region: Region,
): SupervisorOffer[] {
  if (application.status !== "joint-review") return [];
  const { joint, acceptance } = application;
  if (
    !isLeadContested(joint, acceptance, { succession: successionOf(region) }) ||
    joint.presiders.length >= MOST_PRESIDERS
  )
    return [];
  const departments = mayPreside(joint, acceptance, reviews, region);
  return [{ command: "namePresider", until: null, limits: { departments } }];
}

/** What a supervisor may do with the case. @param recorded the reviews as recorded: only a recorded silence is revoked */
export function supervisorOffers(
  recorded: readonly Review[],
  complaints: readonly Complaint[],
  now: Instant,
  rules: ClockRules,
): SupervisorOffer[] {
  const carded = recorded
    .filter((review) => breachesOf(review).some(({ correction }) => correction === null))
    .map(({ facts }) => facts.reviewId);
  const open = complaints.filter(({ status }) => status === "open").map(({ facts }) => facts.complaintId);
  const answered = complaints
    .filter(({ status }) => status === "answered")
    .map(({ facts }) => facts.complaintId);
  return standingOffers<SupervisorOffer>([
    ...revocationOffers(recorded, "government", now, rules),
    carded.length > 0 ? { command: "correctCard", until: null, limits: { reviews: carded } } : null,
    open.length > 0 ? { command: "answerComplaint", until: null, limits: { complaints: open } } : null,
    answered.length > 0 ? { command: "closeComplaint", until: null, limits: { complaints: answered } } : null,
  ]);
}

/** What the department of a contested review may still say in the joint review. */
export const positionOffers = (review: Review, application: Application): PositionOffer[] =>
  mayTakePosition(review, application) ? [{ command: "takePosition", until: null, limits: {} }] : [];

/** What the organ of a licence that was granted has to do, and until when. */
export function deliveryOffers(review: Review, application: Application, rules: ClockRules): DeliveryOffer[] {
  const granted = grantOf(review, application);
  if (granted === null || review.delivery?.licence) return [];
  return [{ command: "handOutLicence", until: deliveryDue(granted, rules).dueAt, limits: {} }];
}

/** What a complaint may be about: a review of the application, or a department that takes part in it. */
export function complainable(
  application: Application,
  region: Region,
): { reviews: string[]; departments: string[] } {
  const asked = framesOf(application).flatMap(({ acceptance: { reviews } }) => reviews);
  return {
    reviews: [...new Set(asked.map(({ reviewId }) => reviewId))],
    departments: participants(application, region),
  };
}

function handInOffer(
  application: Application,
  reviews: readonly Review[],
  region: Region,
  now: Instant,
  rules: ClockRules,
): ApplicantOffer | null {
  if (application.status === "awaiting-materials") {
    const owed = wantedAtIntake(application);
    const known = region.materials.map(({ code }) => code);
    const others = application.replaced < MOST_REPLACED ? known.filter((code) => !owed.includes(code)) : [];
    return { command: "handInMaterial", until: application.lapsesAt, limits: { owed, others } };
  }
  if (application.status !== "in-review") return null;
  const owed = [...owedToDepartments(reviews), ...promisedStill(application)];
  const others =
    application.replaced < MOST_REPLACED
      ? application.materials
          .map(({ code }) => code)
          .filter(
            (code) => !owed.includes(code) && begunOn(reviews, code, { now, rules, region }).length === 0,
          )
      : [];
  if (owed.length === 0 && others.length === 0) return null;
  return { command: "handInMaterial", until: null, limits: { owed, others } };
}
