/** The applicant's status: where things stand, and why. */
import type { Case } from "../../app/base/ports.ts";
import {
  acceptanceOf,
  framesOf,
  jointOf,
  presiderOf,
  verdictOf,
  type Application,
  type JointReview,
} from "../../domain/application/application.ts";
import { invitationsTo, type Attendance, type Invited } from "../../domain/application/attendance.ts";
import {
  applicantOffers,
  leadOffers,
  namingOffers,
  presiderOffers,
  disputeOffer,
  supervisorOffers,
  type ApplicantOffer,
  type LeadOffer,
  type SupervisorOffer,
} from "../../domain/application/offers.ts";
import { statementOffers, type StatementOffer } from "../../domain/application/answeringRevocation.ts";
import { caseActOffers, type CaseActOffer } from "../../domain/application/caseActs.ts";
import { inOrderOf } from "../../domain/application/conclusion.ts";
import { offersView } from "../base/offersView.ts";
import { inquiryView, type InquiryReader } from "./inquiryView.ts";
import { leadToday } from "./lead.ts";
import { materialView, sameContentsView } from "../base/materialView.ts";
import { owedNow } from "../../domain/application/owed.ts";
import { rectificationStanding } from "../../domain/application/rectification.ts";
import { wholeOf } from "../../domain/application/whole.ts";
import { wholeBreaches } from "../../domain/application/wholeBreach.ts";
import { wholeAt } from "../../domain/application/wholeLamp.ts";
import { revisionRaisedTo, underRevision } from "../../domain/application/revision.ts";
import { promiseView } from "../base/promiseView.ts";
import { personOf } from "../../domain/application/firstContact.ts";
import { NOBODY_AWAY } from "../../domain/review/postHolder.ts";
import { expectedDecisionBy } from "../../domain/application/expectation.ts";
import { lateness } from "../../domain/application/lateness.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { nowOf } from "../../domain/catalogue/successors.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import type { ReviewRules } from "../../domain/review/circumstances.ts";
import type { Review } from "../../domain/review/review.ts";
import { applicationAt, endOf, standingAt } from "../../domain/application/standing.ts";
import { rollUp, type Decision } from "../../domain/application/rollUp.ts";
import { isClosed, type ClosedReview } from "../../domain/review/review.ts";
import type { MatterDecision } from "../../domain/application/matterDecision.ts";
import { toldWithOffset, withOffset, type Instant } from "../../domain/base/time.ts";
import { ratingView } from "../supervision/ratingView.ts";
import { isId } from "../../domain/base/ids.ts";
import { complaintView } from "../supervision/complaintView.ts";
import { deliveryView } from "../review/deliveryView.ts";
import { reviewSummary } from "../review/reviewView.ts";

/** Who is answered: each hears of what they may do, and of nothing else. */
export type Audience = "applicant" | "lead" | "presider" | "supervisor";

export function statusView(
  { application: { state }, reviews, complaints, inquiries, ratings }: Case,
  region: Region,
  now: Instant,
  rules: ReviewRules,
  audience: Audience,
) {
  const application = applicationAt(state, now, rules, region);
  const joint = jointOf(application);
  const { facts } = application;
  const acceptance = acceptanceOf(application);
  const decided = "decision" in application ? application : null;
  const local = (instant: Instant) => withOffset(instant, rules.zone);

  const recorded = new Map(reviews.map(({ state }) => [state.facts.reviewId, state]));
  const onRecord = (acceptance?.reviews ?? []).flatMap(({ reviewId }) => recorded.get(reviewId) ?? []);
  const inOrder = standingAt(onRecord, endOf(application, now), rules);
  const isWithdrawn = application.status === "withdrawn";
  const shown = inOrder.map((review) => reviewSummary(review, now, rules, isWithdrawn));
  const former = framesOf(application)
    .flatMap(({ acceptance: { reviews: asked } }) => asked.map(({ reviewId }) => reviewId))
    .filter((reviewId) => !onRecord.some(({ facts: own }) => own.reviewId === reviewId));
  const expected = expectedDecisionBy(application, inOrder, rules, now);
  const late = lateness(application, inOrder, rules);
  const { creditCode } = facts.applicant;
  const asking: InquiryReader = {
    as: audience === "lead" ? leadToday(application, region) : audience,
    staffOf: (department) => rules.circumstancesOf({ applicant: creditCode, department }).staff,
  };
  return {
    applicationId: facts.applicationId,
    status: application.status,
    project: { name: facts.project.name, code: facts.project.code, type: facts.project.type },
    stated: { ...facts.project.attributes },
    changes: application.changes,
    receivedAt: local(facts.receivedAt),
    acceptedAt: acceptance ? local(acceptance.acceptedAt) : null,
    accepted: acceptance?.how ?? null,
    acceptBy: application.status === "received" ? toldWithOffset(application.acceptBy, rules.zone) : null,
    lead: acceptance?.lead ?? null,
    firstContact: firstContactView(application, now, rules),
    // Known once every department has been asked: before that it would only be a guess.
    expectedDecisionBy: expected === null ? null : local(expected),
    late: late.map(({ done, ...one }) => ({
      ...one,
      since: local(one.since),
      done: done.map(({ step, at }) => ({ step, at: local(at) })),
    })),
    decidedAt: decided ? local(decided.decidedAt) : null,
    decision: decided ? decisionView(decided, inOrder, now, rules) : null,
    missingMaterials:
      application.status === "awaiting-materials" ? materialNames(application.missing, region) : [],
    materials: materialView(application, rules.zone),
    ...sameContentsView(application.materials),
    owed: owedBy(application, inOrder, region, now, rules.zone),
    promises: promiseView(application, rules.zone),
    jointReview: joint && jointView(joint, inOrder, now, rules, isWithdrawn),
    rectification: rectificationView(application, local),
    whole: wholeView(
      application,
      reviews.map((review) => review.state),
      now,
      rules,
    ),
    ended: endedView(application, local),
    progress: {
      closed: shown.filter((review) => review.status === "closed").length,
      total: acceptance?.reviews.length ?? 0,
    },
    reviews: shown,
    formerReviews: [...new Set(former)]
      .flatMap((reviewId) => recorded.get(reviewId) ?? [])
      .map((review) => reviewSummary(review, now, rules, isWithdrawn)),
    // They go to supervisors and the complainant alone: a lead may be who is complained about.
    complaints: (audience === "applicant" || audience === "supervisor" ? complaints : [])
      .map((complaint) =>
        complaintView(complaint.state, audience as "applicant" | "supervisor", now, rules, region),
      )
      .sort((a, b) => a.filedAt.localeCompare(b.filedAt)),
    inquiries: inquiries
      .map(({ state: inquiry }) => inquiryView(inquiry, asking, region, now, rules))
      .sort((a, b) => a.askedAt.localeCompare(b.askedAt)),
    // A department never reads by whom it was rated.
    ratings: (audience === "applicant" || audience === "supervisor" ? ratings : [])
      .map(({ state: rating }) => ratingView(rating, audience as "applicant" | "supervisor", now, rules))
      .sort((a, b) => a.ratedAt.localeCompare(b.ratedAt)),
    offers: offersView(offersOf(), rules.zone),
    queryCode: {
      issue: application.queryCode.issue,
      reissuedAt: application.queryCode.reissuedAt && local(application.queryCode.reissuedAt),
    },
    catalogueVersion: acceptance?.catalogueVersion ?? null,
  };

  function offersOf(): readonly (
    ApplicantOffer | StatementOffer | LeadOffer | CaseActOffer | SupervisorOffer
  )[] {
    switch (audience) {
      case "applicant":
        return [
          ...applicantOffers(
            application,
            inOrder,
            { complaints, inquiries, ratings: ratings.map(({ state: rating }) => rating) },
            region,
            now,
            rules,
          ),
          ...statementOffers([...recorded.values()], now, rules),
        ];
      case "lead":
        return [
          ...leadOffers(application, inOrder, now, rules, region),
          // What a department that has been succeeded may say is its successor's to say.
          ...caseActOffers(application, leadToday(application, region), region),
        ];
      case "presider":
        return presiderOffers(application, inOrder, now, rules);
      case "supervisor": {
        const disputed = disputeOffer(inOrder, "supervisor", rules, region);
        return [
          ...supervisorOffers(
            onRecord,
            complaints.map((complaint) => complaint.state),
            now,
            rules,
          ),
          ...namingOffers(application, inOrder, region),
          ...(disputed ? [disputed] : []),
        ];
      }
    }
  }
}

/** What the applicant owes now, all of it across all departments, and until when. */
const owedBy = (
  application: Application,
  reviews: readonly Review[],
  region: Region,
  now: Instant,
  zone: string,
) =>
  owedNow(application, reviews).map(({ material, askedBy, defect, dueAt }) => ({
    ...materialNames([material], region)[0]!,
    defect,
    askedBy,
    until: toldWithOffset(dueAt, zone),
    overdue: dueAt <= now,
  }));

/** @param isWithdrawn whether its application is: of what was under way nothing is due any more, and nobody sits */
function jointView(
  joint: JointReview,
  reviews: readonly Review[],
  now: Instant,
  rules: ReviewRules,
  isWithdrawn: boolean,
) {
  const { zone } = rules;
  const local = (instant: Instant) => withOffset(instant, zone);
  const { sitting, conclusion } = joint;
  const isOff = isWithdrawn && conclusion === null;
  const presider = presiderOf(joint);
  return {
    openedAt: local(joint.openedAt),
    callBy: isOff ? null : toldWithOffset(joint.callBy, zone),
    dueAt: isOff ? null : toldWithOffset(joint.dueAt, zone),
    isOff,
    objections: joint.objections,
    clashes: joint.clashes.map((about) => clashView(about, reviews)),
    sitting: sitting && { ...sitting, invitedAt: local(sitting.invitedAt) },
    invitations: (sitting ? invitationsTo(sitting, reviews, now, rules) : []).map(
      ({ department, invited }) => ({ department, ...invitedView(invited, local) }),
    ),
    presider: presider && { ...presider, namedAt: local(presider.namedAt) },
    positions: reviews.flatMap(({ facts, position }) =>
      position
        ? [
            {
              reviewId: facts.reviewId,
              department: facts.department.id,
              ...position,
              at: local(position.at),
            },
          ]
        : [],
    ),
    conclusion: conclusion && {
      ...conclusion,
      attendance: conclusion.attendance.map((one) => attendanceView(one, local)),
      concludedAt: local(conclusion.concludedAt),
    },
  };
}

/** Who spoke for a department, or what shows that it was invited. */
function attendanceView(one: Attendance, local: (instant: Instant) => string) {
  if (one.as === "present") return one;
  return { ...one, failed: [...one.failed], invited: invitedView(one.invited, local) };
}

/** What shows that a department was invited. */
function invitedView({ sentAt, servedAt, receipt }: Invited, local: (instant: Instant) => string) {
  const told = receipt && {
    by: receipt.by,
    at: local(receipt.at),
    ...(receipt.by === "reminder" && { dayOverAt: local(receipt.dayOverAt) }),
  };
  return { sentAt: local(sentAt), servedAt: servedAt && local(servedAt), receipt: told };
}

/** What conditions clash about, and whose they are. */
export const clashView = (about: string, reviews: readonly Review[]) => ({
  about,
  reviews: reviews.filter((review) => setsConditionAbout(review, about)).map(({ facts }) => facts.reviewId),
});

const setsConditionAbout = (review: Review, about: string): boolean =>
  review.status === "closed" &&
  review.opinion?.kind === "consent-with-conditions" &&
  review.opinion.conditions.some((condition) => condition.about === about);

/** The limit of the whole: how many of its days are used, how near it is, and whether it ran out. */
function wholeView(application: Application, reviews: readonly Review[], now: Instant, rules: ClockRules) {
  const limit = wholeOf(application, reviews, rules);
  if (limit === null) return null;
  const local = (instant: Instant) => withOffset(instant, rules.zone);
  const { asked, extension } = application.whole ?? {};
  return {
    ...wholeAt(application, limit, now, rules),
    startedAt: local(limit.clock.startedAt),
    limitDays: limit.clock.limit.days,
    dueAt: toldWithOffset(limit.due.dueAt, rules.zone),
    breaches: wholeBreaches(application, reviews).map(({ at, lead, open }) => ({
      at: local(at),
      lead,
      open: [...open],
    })),
    asked: asked ? { days: asked.days, reasons: asked.reasons, at: local(asked.at) } : null,
    extension: extension
      ? { ...extension, approver: extension.approver.name, at: local(extension.at) }
      : null,
  };
}

/** What may be put right, and what became of it. */
function rectificationView(application: Application, local: (instant: Instant) => string) {
  const { rectification } = application;
  if (!rectification) return null;
  const { days, reasons, objections, offeredAt, declined, agreed, done } = rectification;
  const answered = agreed ?? declined;
  return {
    standing: rectificationStanding(application)!,
    days,
    reasons,
    objections: [...objections],
    offeredAt: local(offeredAt),
    answer: answered
      ? {
          agrees: agreed !== undefined,
          reasons: "reasons" in answered ? answered.reasons : null,
          at: local(answered.at),
        }
      : null,
    dueAt: agreed ? local(agreed.dueAt) : null,
    done: done ? { description: done.description, at: local(done.at), again: [...done.again] } : null,
  };
}

/** Why an application ended without a decision. */
function endedView(application: Application, local: (instant: Instant) => string) {
  switch (application.status) {
    case "withdrawn":
      return { at: local(application.at), reasons: application.reason, referral: null };
    case "lapsed":
      return { at: local(application.asOf), reasons: null, referral: null };
    case "not-accepted":
      return {
        at: local(application.at),
        reasons: `${application.reasons} (${application.article})`,
        referral: application.referral,
      };
    default:
      return null;
  }
}

/** The recorded decision, with what the reviews' own records say: conditions, objections, late opinions. */
function decisionView(
  application: Extract<Application, { decision: Decision }>,
  reviews: readonly Review[],
  now: Instant,
  rules: ClockRules,
) {
  const local = (instant: Instant) => withOffset(instant, rules.zone);
  const { decision, lead } = application;
  const closed = new Map(reviews.filter(isClosed).map((review) => [review.facts.reviewId, review]));
  const inOrder = inOrderOf(application, [...closed.values()]) ?? [];
  const { conditions, objections, lateOpinions } = rollUp(inOrder, verdictOf(application));
  return {
    result: decision.result,
    lead: lead && { ...lead, at: local(lead.at) },
    matters: decision.matters.map((matter) => {
      const review = closed.get(matter.reviewId)!;
      return {
        ...matter,
        kind: review.facts.matter.kind,
        silenceBasis: review.silence?.basis ?? null,
        asOf: local(matter.asOf),
        conditions: conditions
          .filter(({ reviewId }) => reviewId === matter.reviewId)
          .map(({ reviewId: _reviewId, department: _department, ...condition }) => condition),
        reasons: reasonsOf(matter, review, application),
        delivery: deliveryView(review, application, now, rules),
      };
    }),
    conditions,
    objections,
    lateOpinions: lateOpinions.map((late) => ({ ...late, receivedAt: local(late.receivedAt) })),
    underRevision: underRevision(application, reviews, rules).map((one) => ({
      reviewId: one.reviewId,
      organ: one.organ,
      since: local(one.since),
      dueAt: toldWithOffset(one.dueAt, rules.zone),
      raisedTo: revisionRaisedTo(one, now, rules),
    })),
    revisions: (application.revisions ?? []).map(({ before, at, ...said }) => ({
      ...said,
      before: before.result,
      at: local(at),
    })),
  };
}

/** Why a matter was decided as it was, as whoever decided it wrote; `null` where nothing had to be written. */
function reasonsOf(
  { ground }: MatterDecision,
  { opinion }: ClosedReview,
  { lead, joint }: Extract<Application, { decision: Decision }>,
): string | null {
  if (ground.by === "lead") return (lead ?? joint?.conclusion)?.reasons ?? null;
  return opinion !== null && "reasons" in opinion ? opinion.reasons : null;
}

/** Whether it is one of which nobody but the complainant and supervision learns that there is one. */
export const isInConfidence = ({ state }: { state: { facts: { complaintId: string } } }): boolean =>
  isId("confidential", state.facts.complaintId);

/**
 * Versions only grow, so their sum names one state of the whole case; a complaint in confidence is not among them, since whoever
 * reads the case could tell by them that somebody complained.
 */
export const versionsOf = ({ application, reviews, complaints, inquiries, ratings }: Case): string =>
  String(
    [...reviews, ...complaints.filter((one) => !isInConfidence(one)), ...inquiries, ...ratings].reduce(
      (sum, { version }) => sum + version,
      application.version,
    ),
  );

/** Codes with the names people know them by. */
export const materialNames = (codes: readonly string[], region: Region) =>
  codes.map((code) => {
    const type = nowOf(region.materials, code);
    return { code, name: type?.name ?? code, nameEn: type?.nameEn ?? code };
  });

/** Who answers for it, and is to be asked (首问负责制): the person who holds its post now. */
function firstContactView(application: Application, now: Instant, rules: ReviewRules) {
  const { firstContact, receivedAt, applicant } = application.facts;
  if (!firstContact) return null;
  const { organ, post, phone, since = receivedAt } = firstContact;
  const about = { applicant: applicant.creditCode, department: organ.id };
  const staff = post ? rules.circumstancesOf(about).staff : NOBODY_AWAY;
  return {
    organ,
    post: post?.name ?? null,
    person: personOf(firstContact, staff, now),
    enquiries: phone,
    since: withOffset(since, rules.zone),
  };
}
