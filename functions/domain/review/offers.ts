/**
 * What may be done with a review now. It is read off the rules of the commands themselves, so that whoever draws it
 * needs none of its own: what is offered is not refused for how the review stands, what is not offered is.
 */
import { viewAt } from "./advance.ts";
import { afterWorkingDays, type ClockRules } from "../calendar/clock.ts";
import type { ReviewRules } from "./circumstances.ts";
import { approvalOffers, type ApprovalOffer } from "./approvalOffers.ts";
import { APPROVERS, mayApprove } from "./approver.ts";
import { leastExtensionDays, mostExtensionDays } from "./extension.ts";
import { fellSilentTooEarly } from "./giveOpinion.ts";
import { isWithHigher, opinionRefusal } from "./higherAuthority.ts";
import { mayNameHandler } from "./handler.ts";
import { standingOffers, type Offer } from "../base/offer.ts";
import { open } from "./opening.ts";
import type { LadderStep } from "./ladder.ts";
import { mayAnswer } from "./order.ts";
import { mayRefer } from "./referral.ts";
import { mayAnswerReferral, referralAnswerEnds } from "./referralAnswer.ts";
import { checksOwed } from "./promiseCheck.ts";
import { evolve } from "./replay.ts";
import { ATTEMPTS_KEPT, type Review } from "./review.ts";
import { kindsLeft, plannedEnds } from "./specialProcedure.ts";
import { mayBeSignedFor } from "./signFor.ts";
import type { SpecialProcedureKind } from "./stop.ts";
import type { Actor, Rank } from "../base/actor.ts";
import { supplementWindowEnds } from "./supplement.ts";
import { localDate, type Instant, type LocalDate } from "../base/time.ts";

/** `mayRefer`: whether it may name another department as competent (移送). */
type OpinionOffer = Offer<"giveOpinion", { counts: "in-time" | "overdue" | "late"; mayRefer: boolean }>;

export type DepartmentOffer =
  /** Late, it no longer decides: it is kept as the written opinion that is owed (补录), and answered as late. */
  | OpinionOffer
  /** What of the matter's own list may be asked for as it is, and what only with what is wrong with it. */
  | Offer<"requestSupplement", { materials: readonly string[]; withDefect: readonly string[] }>
  | Offer<"withdrawSupplementRequest">
  | Offer<
      "startSpecialProcedure",
      {
        kinds: readonly SpecialProcedureKind[];
        earliest: LocalDate;
        latest: LocalDate;
        ranks: readonly Rank[];
        /** Whether it waits for somebody of these ranks where the caller asks for it. */
        waits: boolean;
      }
    >
  | Offer<"endSpecialProcedure">
  /** Fewer days than the least would move nothing: they are days off. */
  | Offer<"extendLimit", { least: number; most: number; ranks: readonly Rank[]; waits: boolean }>
  | ApprovalOffer
  | Offer<"nameHandler">
  /** Promises that it rests on and that nobody has checked, or that were to be put right: of material, or of the matter itself. */
  | Offer<"checkPromise", { materials: readonly string[]; matter: boolean }>
  /** What was handed on to it (移送) is accepted, or disputed; silence accepts. */
  | Offer<"answerReferral">
  /** Of what a higher authority decides: sent on, with a day on which its answer is expected; and its answer. */
  | Offer<"sendOn", { earliest: LocalDate; latest: LocalDate }>
  | Offer<"recordHigherAnswer", { earliest: LocalDate; latest: LocalDate }>
  | Offer<"signForReview">
  /** Orders of these steps that wait for the caller's signature or answer. */
  | Offer<"answerOrder", { to: readonly LadderStep[] }>;

/**
 * What its department may do with a review at `now`. Who acts on one that was only sent has been reached by it, so
 * such a review is offered as it would stand then.
 * @param held the materials that the application holds, from any department's list
 * @param by somebody of the department
 */
export function departmentOffers(
  review: Review,
  now: Instant,
  rules: ReviewRules,
  held: readonly string[],
  by: Actor,
): DepartmentOffer[] {
  const reached =
    review.status === "dispatched" ? open(review, "act", now, rules).reduce<Review>(evolve, review) : review;
  const standing = viewAt(reached, now, rules);
  return standingOffers<DepartmentOffer>([
    opinionOffer(standing, now, rules),
    supplementOffer(standing, now, rules, held),
    withdrawalOffer(standing),
    endingOffer(standing),
    ...approvalOffers(standing, "department", by, now),
    procedureOffer(standing, now, rules, by),
    extensionOffer(standing, rules, by),
    sendingOffer(standing, now, rules),
    higherAnswerOffer(standing, now, rules),
    signatureOffer(standing),
    orderOffer(standing, by),
    referralOffer(standing, now, rules),
    checkOffer(standing),
    mayNameHandler(standing) ? { command: "nameHandler", until: null, limits: {} } : null,
  ]);
}

function checkOffer(standing: Review): DepartmentOffer | null {
  const owed = checksOwed(standing);
  if (owed.length === 0) return null;
  const limits = { materials: owed.filter((one) => one !== null), matter: owed.includes(null) };
  return { command: "checkPromise", until: null, limits };
}

function opinionOffer(standing: Review, now: Instant, rules: ReviewRules): OpinionOffer | null {
  const command = "giveOpinion";
  const refers = mayRefer(standing, now, rules);
  switch (standing.status) {
    case "waiting":
    case "dispatched":
      return null;
    case "running":
    case "suspended":
      if (opinionRefusal(standing, false) !== null) return null;
      return { command, until: standing.served.due.dueAt, limits: { counts: "in-time", mayRefer: refers } };
    case "overdue":
      return { command, until: null, limits: { counts: "overdue", mayRefer: refers } };
    case "closed":
      // A silence that was recorded too early is taken back by it, unless the case is over: only who gives it finds out.
      if (fellSilentTooEarly(standing, now))
        return { command, until: standing.silence!.asOf, limits: { counts: "in-time", mayRefer: refers } };
      return standing.silence !== null && standing.lateOpinions.length < ATTEMPTS_KEPT
        ? { command, until: null, limits: { counts: "late", mayRefer: refers } }
        : null;
  }
}

function supplementOffer(
  standing: Review,
  now: Instant,
  rules: ClockRules,
  held: readonly string[],
): DepartmentOffer | null {
  if (standing.status !== "running" || standing.supplement !== null) return null;
  const windowEnds = supplementWindowEnds(standing, rules);
  if (now >= windowEnds) return null;
  const { dueAt } = standing.served.due;
  const { materials } = standing.facts.matter;
  return {
    command: "requestSupplement",
    until: windowEnds < dueAt ? windowEnds : dueAt,
    limits: {
      materials: materials.filter((code) => !held.includes(code)),
      withDefect: materials.filter((code) => held.includes(code)),
    },
  };
}

const withdrawalOffer = (standing: Review): DepartmentOffer | null =>
  standing.status === "suspended" && standing.stop.why === "supplement"
    ? { command: "withdrawSupplementRequest", until: standing.stop.endsAt, limits: {} }
    : null;

function procedureOffer(
  standing: Review,
  now: Instant,
  rules: ClockRules,
  by: Actor,
): DepartmentOffer | null {
  const kinds = kindsLeft(standing);
  if (standing.status !== "running" || kinds.length === 0) return null;
  return {
    command: "startSpecialProcedure",
    until: standing.served.due.dueAt,
    limits: {
      kinds,
      ...plannedEnds(standing, now, rules),
      ranks: APPROVERS.startSpecialProcedure,
      waits: !mayApprove("startSpecialProcedure", by),
    },
  };
}

const sendingOffer = (standing: Review, now: Instant, rules: ClockRules): DepartmentOffer | null =>
  (standing.status === "running" || standing.status === "overdue") &&
  standing.facts.matter.higherAuthority &&
  !standing.sentOn
    ? {
        command: "sendOn",
        until: null,
        limits: {
          earliest: afterWorkingDays(now, 1, rules).dueDate,
          latest: rules.calendar.days.at(-1)!.date,
        },
      }
    : null;

const higherAnswerOffer = (standing: Review, now: Instant, { zone }: ClockRules): DepartmentOffer | null =>
  isWithHigher(standing) && standing.sentOn?.answer === null
    ? {
        command: "recordHigherAnswer",
        until: null,
        limits: { earliest: localDate(standing.sentOn.at, zone), latest: localDate(now, zone) },
      }
    : null;

const referralOffer = (standing: Review, now: Instant, rules: ReviewRules): DepartmentOffer | null =>
  mayAnswerReferral(standing, now, rules)
    ? { command: "answerReferral", until: referralAnswerEnds(standing, rules), limits: {} }
    : null;

const signatureOffer = (standing: Review): DepartmentOffer | null =>
  standing.status === "running" && mayBeSignedFor(standing)
    ? { command: "signForReview", until: standing.served.due.dueAt, limits: {} }
    : null;

function orderOffer({ orders = [] }: Review, by: Actor): DepartmentOffer | null {
  const open = orders.filter(({ to, answer }) => answer === null && mayAnswer(to, by));
  return open.length === 0
    ? null
    : { command: "answerOrder", until: null, limits: { to: open.map(({ to }) => to) } };
}

const endingOffer = (standing: Review): DepartmentOffer | null =>
  standing.status === "suspended" && standing.stop.why !== "supplement" && !isWithHigher(standing)
    ? { command: "endSpecialProcedure", until: standing.stop.endsAt, limits: {} }
    : null;

function extensionOffer(standing: Review, rules: ClockRules, by: Actor): DepartmentOffer | null {
  if ((standing.status !== "running" && standing.status !== "suspended") || standing.extension !== null)
    return null;
  if (isWithHigher(standing)) return null;
  const least = leastExtensionDays(standing, rules);
  if (least === null) return null;
  return {
    command: "extendLimit",
    until: standing.served.due.dueAt,
    limits: {
      least,
      most: mostExtensionDays(standing),
      ranks: APPROVERS.extendLimit,
      waits: !mayApprove("extendLimit", by),
    },
  };
}
