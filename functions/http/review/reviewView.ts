/** How a review is shown: as the rules say it stands now, whether or not a timer has fired. */
import type { Recorded } from "../../app/base/ports.ts";
import { viewAt } from "../../domain/review/advance.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import { goesOnAfter, proceedsAt } from "../../domain/review/afterLadder.ts";
import { AFTER_ALL, caseRecordOf, flagsBefore } from "../../domain/review/caseAct.ts";
import { circumstancesOf, type ReviewRules } from "../../domain/review/circumstances.ts";
import type { GuardCheck } from "../../domain/review/guard.ts";
import { responsible, standsInFor } from "../../domain/review/handler.ts";
import { takesOpinion } from "../../domain/review/giveOpinion.ts";
import { bindsOf } from "../../domain/review/limits.ts";
import { daysAt, lampOf, lampOfTerm } from "../../domain/supervision/lamp.ts";
import { greenStanding, type GreenStanding } from "../../domain/supervision/greenLamp.ts";
import { likelyLate, type KnownDurations } from "../../domain/supervision/prediction.ts";
import { isUntouched } from "../../domain/supervision/untouched.ts";
import {
  answeredIn,
  awaitsNaming,
  disputeDecider,
  namingSince,
  referralAnswerEnds,
  referralDecisionDue,
  referralStanding,
} from "../../domain/review/referralAnswer.ts";
import { isDeemed } from "../../domain/review/outcome.ts";
import { promisesToCheck } from "../../domain/review/promiseCheck.ts";
import type { ClosedReview, Review } from "../../domain/review/review.ts";
import type { HigherAuthority, Region } from "../../domain/catalogue/region.ts";
import { backfillTerm, barredAt } from "../../domain/review/silence.ts";
import { outstanding } from "../../domain/review/stop.ts";
import { isOpen, localDate, OPEN, toldWithOffset, withOffset, type Instant } from "../../domain/base/time.ts";
import { isOfficial, type Actor } from "../../domain/base/actor.ts";
import { announcedView } from "./announcedView.ts";
import { awaitedView, awaitsView } from "./awaitedView.ts";
import { flagView } from "./flagView.ts";
import { guardView } from "./guardView.ts";
import { ordersView } from "./ordersView.ts";

/**
 * The parts that the applicant's status and the department's page share. `shown` is the review as it stands now.
 * @param isWithdrawn whether its application is: of what had closed before, nothing is owed any more
 */
export function reviewSummary(shown: Review, now: Instant, rules: ReviewRules, isWithdrawn: boolean) {
  const { facts, served } = shown;
  const { matter, department } = facts;
  const days = daysAt(shown, now, rules);
  const closed = shown.status === "closed" ? shown : null;
  const opinion = closed?.opinion ?? null;
  const local = (instant: Instant) => withOffset(instant, rules.zone);
  const told = (instant: Instant) => toldWithOffset(instant, rules.zone);
  const proceeded = closed?.silence?.proceeded;
  const isReleased = isWithdrawn && closed?.silence != null && !closed.backfillMissed;
  const backfillDueAt = closed && !isReleased ? backfillTerm(closed, rules) : null;
  const guardOf = (check: GuardCheck) => guardView(check, department, rules.zone);
  // Of one that is closed, whoever had it then.
  const asked = closed?.closedAt ?? now;
  const staff = () => circumstancesOf(facts, rules).staff;
  const inPlaceOf = standsInFor(shown, asked, staff);
  return {
    reviewId: facts.reviewId,
    matter: { code: matter.code, name: matter.name, nameEn: matter.nameEn, kind: matter.kind },
    department: { id: department.id, name: department.name, nameEn: department.nameEn },
    status: shown.status,
    outcome: closed?.outcome ?? null,
    deemed: closed !== null && isDeemed(closed.outcome),
    overdue: shown.status === "overdue" || closed?.overdue === true,
    sentAt: shown.status === "dispatched" ? local(shown.sentAt) : null,
    dateOpen: shown.status === "dispatched" && shown.isUnserved,
    receipt: {
      signedAt: shown.signature ? local(shown.signature.at) : null,
      openedAt: shown.opening ? local(shown.opening.at) : null,
      answeredAt: shown.answer ? local(shown.answer.at) : null,
      remindedAt: shown.remindedAt === undefined ? null : local(shown.remindedAt),
    },
    servedAt: served ? local(served.servedAt) : null,
    dueAt: served && told(served.due.dueAt),
    dueDate: served && !isOpen(served.due.dueDate) ? served.due.dueDate : null,
    provisional: served?.due.provisional ?? false,
    closedAt: closed ? local(closed.closedAt) : null,
    limitDays: served?.clock.limit.days ?? matter.limit.days,
    limitUnit: (served?.clock.limit ?? matter.limit).unit,
    bindingLimit: served && bindsOf(shown, served),
    ...days,
    lamp: lampOf(shown, days.remainingDays),
    onTimeout: matter.onTimeout,
    silenceBarred: barredAt(shown, now),
    handler: responsible(shown, asked, staff),
    ...(inPlaceOf !== null && { standsInFor: inPlaceOf }),
    conditions: opinion?.kind === "consent-with-conditions" ? opinion.conditions : [],
    reasons: opinion && "reasons" in opinion ? opinion.reasons : whyNamed(closed),
    ...(opinion?.attachments && { attachments: opinion.attachments }),
    failedGuards: shown.status === "overdue" ? shown.failedGuards : [],
    failed: (shown.status === "overdue" ? (shown.failed ?? []) : []).map(guardOf),
    raisedTo: shown.status === "overdue" ? shown.raisedTo : proceeded ? "government" : null,
    afterLadderDays: goesOnAfter(facts, rules),
    proceedsAt: shown.status === "overdue" ? told(proceedsAt(shown, rules) ?? OPEN) : null,
    waitsFor: shown.status === "waiting" ? facts.waitsFor : [],
    suspensions: [...(served?.clock.suspensions ?? []), ...(served?.visitStop ? [served.visitStop] : [])].map(
      ({ from, until, why }) => ({
        from: local(from),
        // Every stop has an end; one that never got that far ended with the review.
        until: told(closed && until !== null && until > closed.closedAt ? closed.closedAt : until!),
        why,
      }),
    ),
    stop: shown.status === "suspended" ? { why: shown.stop.why, endsAt: told(shown.stop.endsAt) } : null,
    supplement: shown.supplement && {
      items: shown.supplement.items,
      reasons: shown.supplement.reasons,
      outstanding: outstanding(shown.supplement),
      requestedAt: local(shown.supplement.requestedAt),
      servedAt: shown.supplement.service && local(shown.supplement.service.at),
      servedBy: shown.supplement.service?.by ?? null,
      servedAtLatest: told(shown.supplement.servedAtLatest),
      lapsesAt: told(shown.supplement.lapsesAt),
      withdrawnAt: shown.supplement.withdrawnAt === undefined ? null : local(shown.supplement.withdrawnAt),
    },
    specialProcedures: shown.procedures.map(({ kind, basis, plannedEnd, startedAt, endedAt }) => ({
      kind,
      basis,
      plannedEnd,
      startedAt: local(startedAt),
      endedAt: endedAt === null ? null : local(endedAt),
    })),
    ...(facts.follows && { follows: facts.follows }),
    ...(shown.facts.handedOn && { referral: referralView(shown, now, rules) }),
    ...(matter.higherAuthority && { higher: higherView(matter.higherAuthority, shown, rules.zone) }),
    ...(shown.green && { green: greenView(shown.green.since, shown, now, rules) }),
    extension: shown.extension && { days: shown.extension.days, at: local(shown.extension.at) },
    claim: closed?.outcome === "replaced" ? closed.claim : null,
    ...promiseChecksView(shown, rules, isWithdrawn),
    cause: closed?.outcome === "cancelled" ? closed.cause : null,
    silence: closed?.silence
      ? {
          asOf: local(closed.silence.asOf),
          basis: closed.silence.basis,
          guards: closed.silence.guards.map(guardOf),
          usedDays: days.usedDays,
          backfillDueAt: backfillDueAt && told(backfillDueAt),
          backfillMissed: closed.backfillMissed,
          revokedAt: closed.revocation && local(closed.revocation.at),
          ...announcedView(closed, now, rules),
          proceeded: proceeded
            ? {
                dueAt: local(proceeded.dueAt),
                lastStepAt: local(proceeded.lastStepAt),
                furtherDays: proceeded.furtherDays,
              }
            : null,
        }
      : null,
  };
}

/** How the promises that it rests on were checked; nothing where it rests on none, as nearly always. */
function promiseChecksView(shown: Review, rules: ClockRules, isWithdrawn: boolean) {
  const promiseChecks = promisesToCheck(shown, rules, isWithdrawn).map(
    ({ material, standing, due, checks }) => ({
      material,
      standing,
      due: due && toldWithOffset(due.dueAt, rules.zone),
      checks: checks.map(({ result, found, article, effect, at }) => ({
        result,
        found,
        article,
        effect,
        at: withOffset(at, rules.zone),
      })),
    }),
  );
  return promiseChecks.length > 0 ? { promiseChecks } : {};
}

/** Who decides it above us, what was sent there, and what has come of it. */
function higherView(authority: HigherAuthority, { sentOn }: Review, zone: string) {
  if (!sentOn) return { authority, sent: null };
  const { number, at, expectedOn, tracker, attachments, remindedAt, answer } = sentOn;
  return {
    authority,
    sent: {
      number,
      at: withOffset(at, zone),
      expectedOn,
      tracker,
      ...(attachments && { attachments: [...attachments] }),
      reminders: remindedAt.map((instant) => withOffset(instant, zone)),
      answer: answer && {
        number: answer.number,
        receivedOn: answer.receivedOn,
        result: answer.result,
        ...(answer.attachments && { attachments: [...answer.attachments] }),
      },
    },
  };
}

/** Since when its case is in the green channel, and how near it is to the limit that its matter has there. */
function greenView(since: Instant, shown: Review, now: Instant, rules: ClockRules) {
  const standing = greenStanding(shown, now, rules);
  return {
    since: withOffset(since, rules.zone),
    limit: standing && greenLimitView(standing, rules),
  };
}

export const greenLimitView = (
  { due, limitDays, remainingDays, lamp, kept }: GreenStanding,
  { zone }: ClockRules,
) => ({
  limitDays,
  remainingDays,
  dueAt: toldWithOffset(due.dueAt, zone),
  dueDate: isOpen(due.dueDate) ? null : due.dueDate,
  lamp,
  kept,
});

/** Why another review has taken its place, where that was decided and its department has given no opinion. */
const whyNamed = (closed: ClosedReview | null): string | null =>
  closed?.outcome === "referred" && closed.opinion === null
    ? (closed.referral?.decision?.reasons ?? null)
    : null;

/** How far it is settled that a matter which was handed on is its department's. */
function referralView(shown: Review, now: Instant, rules: ClockRules) {
  const { facts, referral } = shown;
  const standing = referralStanding(shown, now, rules)!;
  const until = standing === "awaited" ? referralAnswerEnds(shown, rules) : referralDecisionDue(shown, rules);
  const local = (instant: Instant) => withOffset(instant, rules.zone);
  const { sitting, decision } = referral ?? {};
  const answered = answeredIn(referral);
  const since = awaitsNaming(shown) ? namingSince(shown) : shown.firstServedAt;
  return {
    from: facts.handedOn!.from,
    standing,
    until: until && toldWithOffset(until, rules.zone),
    lamp: since && until && !isOpen(until) ? lampOfTerm({ since, until }, now, rules) : null,
    // Of a review that is closed nobody names any more whose it is.
    decides: awaitsNaming(shown) ? disputeDecider(shown) : null,
    dispute:
      answered && answered.reasons !== null
        ? { reasons: answered.reasons, names: answered.names ?? null, at: local(answered.at) }
        : null,
    sitting: sitting
      ? { because: sitting.because, parties: [...sitting.parties], at: local(sitting.at) }
      : null,
    decision: decision
      ? { department: decision.department ?? null, reasons: decision.reasons, at: local(decision.at) }
      : null,
  };
}

/** A review as a row of a list of `by`. */
export const rowOf = (
  shown: Review,
  now: Instant,
  rules: ReviewRules,
  by: Actor,
  durations: KnownDurations,
  isWithdrawn = false,
) => ({
  ...awaitsView(shown, by, now),
  applicationId: shown.facts.applicationId,
  project: { name: shown.facts.project.name, code: shown.facts.project.code },
  applicant: { name: shown.facts.applicantName },
  dueToday: shown.status === "running" && shown.served.due.dueDate === localDate(now, rules.zone),
  untouched: isUntouched(shown, now, rules),
  likelyLate: likelyLate(shown, now, rules, durations),
  mayGiveOpinion: isOfficial(by) && by.role === "department" && takesOpinion(shown),
  ...reviewSummary(shown, now, rules, isWithdrawn),
});

/** The whole review for its department: opinion, late and rival ones, and how often others tried. */
export function reviewView(
  { state, attempts }: Recorded<Review>,
  now: Instant,
  rules: ReviewRules,
  by: Actor,
  isWithdrawn: boolean,
  region: Pick<Region, "departments" | "matters" | "projectTypes">,
) {
  const { facts } = state;
  const standing = viewAt(state, now, rules);
  const attempt = (a: Review["lateOpinions"][number]) => ({
    opinion: a.opinion,
    receivedAt: withOffset(a.receivedAt, rules.zone),
  });
  return {
    ...reviewSummary(standing, now, rules, isWithdrawn),
    awaited: awaitedView(standing, by, now, rules.zone),
    orders: ordersView(standing, now, rules, region),
    applicationId: facts.applicationId,
    project: {
      name: facts.project.name,
      code: facts.project.code,
      type: facts.project.type,
      flags: flagsBefore(caseRecordOf(state), AFTER_ALL).map((flag) => flagView(flag, rules.zone)),
    },
    leadDepartment: facts.leadDepartment,
    basis: facts.matter.basis,
    opinion: state.status === "closed" ? state.opinion : null,
    lateOpinions: state.lateOpinions.map(attempt),
    rivalOpinions: state.rivalOpinions.map(attempt),
    refusedCommands: state.refusedAttempts.map(({ command, code, at }) => ({
      command,
      code,
      at: withOffset(at, rules.zone),
    })),
    refusedAttempts: attempts,
    catalogueVersion: facts.catalogueVersion,
    calendarVersion: state.served?.calendarVersion ?? null,
  };
}
