/** The events of a review. */
import * as z from "zod";
import { escalated, raised } from "../../domain/notices/ofLateness.ts";
import {
  extended,
  fellSilent,
  groundForRevocation,
  interrupted,
  objected,
  procedureStarted,
  recomputed,
  resumed,
  servedLater,
  silenceTakenBack,
  supplementRequested,
  supplementWithdrawn,
  unserved,
  supplementTermSet,
} from "../../domain/notices/ofReview.ts";
import { promiseChecked } from "../../domain/notices/ofPromises.ts";
import type { ReviewView } from "../../domain/notices/owing.ts";
import type { Due } from "../../domain/calendar/clock.ts";
import { ruleOfAttempt } from "../../domain/review/attempt.ts";
import { CIRCLES, NAMED } from "../../domain/review/referralAnswer.ts";
import type { ReviewEvent } from "../../domain/review/review.ts";
import type { EventRow, Follow } from "./row.ts";
import { VISITS_OF_REVIEWS } from "./visits.ts";
import { GREEN_OF_REVIEWS } from "./green.ts";
import { HIGHER_EVENTS } from "./higher.ts";
import { REVOCATION_EVENTS } from "./revocation.ts";
import { actor } from "./shapes/actor.ts";
import { approvedCommand, asked } from "./shapes/approval.ts";
import { day, instant, text } from "./shapes/base.ts";
import { due, excerpt } from "./shapes/calendar.ts";
import { caseAct } from "./shapes/caseAct.ts";
import { claim } from "./shapes/catalogue.ts";
import * as shapes from "./shapes/review.ts";
import { guardCheck, guardId, silence, silentOutcome, takenBack } from "./shapes/silence.ts";

const { checksDue, ownFacts: facts, served } = shapes;

/** It changes the figures of its department. */
const counts = (): readonly Follow[] => [{ does: "count" }];

/** The end of a review: who waits for it is told, and those that it was a prerequisite of start or fall. */
const closes = (): readonly Follow[] => [{ does: "wake" }, { does: "follow-up" }, ...counts()];

/** The due instant has moved, earlier or later. */
const moves = (before: Due, after: Due): readonly Follow[] =>
  before.dueAt === after.dueAt ? [] : [{ does: "rearm" }];

export const REVIEW_EVENTS = {
  "review-dispatched": {
    data: z.object({ type: z.literal("review-dispatched"), facts }),
    announced: (event) => ({ department: event.facts.department.id }),
  },
  "review-waits": {
    data: z.object({ type: z.literal("review-waits"), facts }),
    announced: (event) => ({ department: event.facts.department.id }),
  },
  "review-replaced": {
    data: z.object({ type: z.literal("review-replaced"), facts, claim, at: instant, checksDue }),
    announced: (event) => ({ department: event.facts.department.id, by: event.claim.by }),
  },
  "review-served": {
    data: z.object({
      type: z.literal("review-served"),
      served,
      evidence: shapes.serviceEvidence,
      passedOver: instant.optional(),
      told: day.optional(),
    }),
    announced: (event) => ({ servedAt: event.served.servedAt, dueAt: event.served.due.dueAt }),
    // A review that waited for others, or for its department's endpoint, has a due instant now.
    follows: () => [{ does: "rearm" }],
    notices: servedLater,
  },
  "review-sent": {
    data: z.object({
      type: z.literal("review-sent"),
      at: instant,
      recordedAt: instant,
      latest: served.nullable(),
      passedOver: instant.optional(),
    }),
    announced: ({ at }) => ({ at }),
    webhook: "review.dispatched",
  },
  "review-unserved": {
    data: z.object({ type: z.literal("review-unserved"), asOf: instant }),
    announced: ({ asOf }) => ({ asOf }),
    follows: () => [{ does: "alarm", code: "review-unserved" }],
    notices: unserved,
    mail: "progress",
  },
  "review-signed-for": {
    data: z.object({
      type: z.literal("review-signed-for"),
      signature: shapes.signature,
    }),
    announced: ({ signature }) => ({ at: signature.at }),
  },
  "review-opened": {
    data: z.object({ type: z.literal("review-opened"), opening: shapes.opening }),
    announced: ({ opening: { at, how } }) => ({ at, how }),
  },
  "endpoint-answered": {
    data: z.object({ type: z.literal("endpoint-answered"), answer: shapes.endpointAnswer }),
    announced: ({ answer: { at, status } }) => ({ at, status }),
  },
  // The department's in-box shows it; whoever else reaches its people (a message, a call) hears of it by the bus.
  "promised-material-came": {
    data: z.object({ type: z.literal("promised-material-came"), material: text, at: instant, checksDue }),
    announced: ({ material, at }) => ({ material, at }),
  },
  "review-reminded": {
    data: z.object({ type: z.literal("review-reminded"), at: instant }),
    announced: ({ at }) => ({ at }),
  },
  "opinion-given": {
    data: z.object({
      type: z.literal("opinion-given"),
      opinion: shapes.opinion,
      receivedAt: instant,
      overdue: z.boolean(),
      judgedBy: excerpt,
      checksDue,
    }),
    announced: ({ opinion, receivedAt, overdue }) => ({ kind: opinion.kind, receivedAt, overdue }),
    follows: closes,
    notices: objected,
  },
  "closed-by-silence": {
    data: z.object({
      type: z.literal("closed-by-silence"),
      outcome: silentOutcome,
      record: silence,
      checksDue,
    }),
    announced: ({ outcome, record }) => ({ outcome, asOf: record.asOf }),
    follows: ({ record }) => [...closes(), { does: "measure", asOf: record.asOf }],
    webhook: "review.closed-by-silence",
    notices: fellSilent,
    mail: "progress",
  },
  "silence-found-premature": {
    data: z.object({ type: z.literal("silence-found-premature"), takenBack }),
    announced: (event) => ({
      outcome: event.takenBack.outcome,
      dueAt: event.takenBack.record.asOf,
      at: event.takenBack.at,
    }),
    webhook: "review.silence-taken-back",
    notices: silenceTakenBack,
    mail: "progress",
  },
  "review-cancelled": {
    data: z.object({
      type: z.literal("review-cancelled"),
      cause: shapes.cancelCause,
      at: instant,
      judgedBy: excerpt.exactOptional(),
    }),
    announced: ({ cause, at }) => ({ cause: cause.kind, asOf: at }),
    // A withdrawal, or a change of the project, says in the same commit what becomes of those that wait for this one.
    follows: ({ cause }) => (cause.kind === "prerequisite" ? closes() : [{ does: "wake" }, ...counts()]),
    webhook: "review.cancelled",
  },
  "clock-recomputed": {
    data: z.object({
      type: z.literal("clock-recomputed"),
      served,
      before: served.pick({ due: true, calendarVersion: true }),
    }),
    announced: (event) => ({
      dueAt: event.served.due.dueAt,
      calendarVersion: event.served.calendarVersion,
    }),
    follows: ({ before, served: after }) => moves(before.due, after.due),
    webhook: "review.due-date-moved",
    notices: recomputed,
    mail: "progress",
  },
  "supplement-requested": {
    data: z.object({ type: z.literal("supplement-requested"), supplement: shapes.supplement, served }),
    announced: ({ supplement, served: { due: moved } }) => ({
      materials: supplement.items.map(({ material }) => material),
      until: supplement.lapsesAt,
      dueAt: moved.dueAt,
    }),
    // A file may have come in the very instant in which it was asked for.
    follows: ({ supplement: { items, requestedAt: until } }) => [
      { does: "rearm" },
      ...items.map(({ material }) => ({ does: "supply" as const, material, until })),
    ],
    notices: supplementRequested,
    mail: "progress",
  },
  "supplement-term-set": {
    data: z.object({
      type: z.literal("supplement-term-set"),
      servedAtLatest: instant,
      lapsesAt: instant,
      served,
    }),
    announced: ({ lapsesAt }) => ({ until: lapsesAt }),
    notices: supplementTermSet,
    mail: "progress",
  },
  // The department hears of it: its clock resumes with the term.
  "supplement-served": {
    data: z.object({
      type: z.literal("supplement-served"),
      service: shapes.supplementService,
      lapsesAt: instant,
      served,
      before: due,
    }),
    announced: ({ service, lapsesAt, served: { due: moved } }) => ({
      ...service,
      until: lapsesAt,
      dueAt: moved.dueAt,
    }),
    follows: ({ before, served: after }) => moves(before, after.due),
    webhook: "review.supplement-served",
  },
  "material-supplied": {
    data: z.object({ type: z.literal("material-supplied"), material: text, at: instant }),
    announced: ({ material, at }) => ({ material, at }),
  },
  // The clock resumes with it, and its department hears of that.
  "supplement-request-withdrawn": {
    data: z.object({ type: z.literal("supplement-request-withdrawn"), at: instant }),
    announced: ({ at }) => ({ at }),
    notices: supplementWithdrawn,
  },
  "special-procedure-started": {
    data: z.object({
      type: z.literal("special-procedure-started"),
      procedure: shapes.procedure,
      served,
      before: due,
    }),
    announced: ({ procedure, served: { due: moved } }) => ({
      kind: procedure.kind,
      until: procedure.endsAt,
      dueAt: moved.dueAt,
    }),
    follows: () => [{ does: "rearm" }],
    notices: procedureStarted,
    mail: "progress",
  },
  "special-procedure-ended": {
    data: z.object({ type: z.literal("special-procedure-ended"), kind: shapes.procedureKind, at: instant }),
    announced: ({ kind, at }) => ({ kind, at }),
  },
  "clock-resumed": {
    data: z.object({
      type: z.literal("clock-resumed"),
      stop: shapes.stop,
      at: instant,
      served,
      before: due,
      told: day.optional(),
    }),
    announced: ({ stop, at, served: { due: moved } }) => ({ why: stop.why, asOf: at, dueAt: moved.dueAt }),
    follows: ({ before, served: after }) => moves(before, after.due),
    webhook: "review.clock-resumed",
    notices: resumed,
    mail: "progress",
  },
  "clock-extended": {
    data: z.object({
      type: z.literal("clock-extended"),
      extension: shapes.extension,
      served,
      before: due,
    }),
    announced: ({ extension, served: { due: moved } }) => ({ days: extension.days, dueAt: moved.dueAt }),
    follows: ({ before, served: after }) => moves(before, after.due),
    notices: extended,
    mail: "progress",
  },
  "prerequisite-handed-on": {
    data: z.object({
      type: z.literal("prerequisite-handed-on"),
      from: text,
      to: text,
      at: instant,
    }),
    announced: ({ from, to, at }) => ({ from, to, at }),
  },
  "project-change-noted": {
    data: z.object({ type: z.literal("project-change-noted"), note: shapes.projectNote }),
    announced: ({ note: { change, at } }) => ({ change, at }),
    webhook: "review.project-changed",
  },
  "facts-corrected-noted": {
    data: z.object({ type: z.literal("facts-corrected-noted"), note: shapes.correctionNote }),
    announced: ({ note: { at, restated } }) => ({ at, attributes: restated }),
    webhook: "review.facts-corrected",
  },
  "clock-interrupted": {
    data: z.object({ type: z.literal("clock-interrupted"), change: z.int().min(1), at: instant }),
    announced: ({ change, at }) => ({ change, at }),
    follows: () => [{ does: "rearm" }],
    notices: interrupted,
  },
  // Whoever may approve it finds it in the worklist, and is reached by the bus where the department has more than that.
  "approval-asked": {
    data: z.object({ type: z.literal("approval-asked"), asked }),
    announced: (event) => ({ command: event.asked.act.command, at: event.asked.at }),
  },
  "approval-given": {
    data: z.object({ type: z.literal("approval-given"), command: approvedCommand, by: actor, at: instant }),
    announced: ({ command, at }) => ({ command, at }),
  },
  "approval-taken-back": {
    data: z.object({
      type: z.literal("approval-taken-back"),
      command: approvedCommand,
      by: actor,
      at: instant,
    }),
    announced: ({ command, at }) => ({ command, at }),
  },
  "handler-named": {
    data: z.object({ type: z.literal("handler-named"), handler: shapes.handler, at: instant }),
    announced: ({ handler }) => ({ post: handler.post }),
  },
  "handed-over": {
    data: z.object({ type: z.literal("handed-over"), handedOver: shapes.handedOver }),
    announced: ({ handedOver: { handOverId, at } }) => ({ handOverId, at }),
  },
  "opinion-found-timely": {
    data: z.object({ type: z.literal("opinion-found-timely"), receivedAt: instant }),
    announced: ({ receivedAt }) => ({ receivedAt }),
    follows: counts,
  },
  "review-escalated": {
    data: z.object({
      type: z.literal("review-escalated"),
      asOf: instant,
      failedGuards: z.array(guardId),
      failed: z.array(guardCheck).optional(),
      goesOnAt: instant.optional(),
      judgedBy: excerpt,
    }),
    announced: ({ asOf, failedGuards }) => ({ asOf, failedGuards }),
    follows: ({ asOf }) => [...counts(), { does: "measure", asOf }],
    webhook: "review.overdue",
    notices: escalated,
    mail: "progress",
  },
  "case-act-noted": {
    data: z.object({ type: z.literal("case-act-noted"), act: caseAct }),
    withheld: ["act.reason"],
    announced: ({ act }) => ({ act: act.type, by: act.actor.department ?? act.actor.as, at: act.at }),
  },
  "limit-breached": {
    data: z.object({ type: z.literal("limit-breached"), breach: shapes.limitBreach }),
    announced: ({ breach }) => breach,
    follows: counts,
  },
  "card-corrected": {
    data: z.object({ type: z.literal("card-corrected"), correction: shapes.correction }),
    announced: ({ correction: { rule, at, correctedAt } }) => ({ rule, at, correctedAt }),
    follows: counts,
  },
  "escalation-raised": {
    data: z.object({ type: z.literal("escalation-raised"), to: shapes.ladderStep, asOf: instant }),
    announced: ({ to, asOf }) => ({ to, asOf }),
    follows: counts,
    notices: raised,
  },
  "order-signed-for": {
    data: z.object({ type: z.literal("order-signed-for"), order: shapes.namedOrder, by: actor, at: instant }),
    announced: ({ order, at }) => ({ to: order.to, issuedAt: order.at, at }),
  },
  "order-answered": {
    data: z.object({
      type: z.literal("order-answered"),
      order: shapes.namedOrder,
      by: actor,
      at: instant,
      answer: text,
    }),
    announced: ({ order, at }) => ({ to: order.to, issuedAt: order.at, at }),
    follows: counts,
    mail: "progress",
  },
  "backfill-missed": {
    data: z.object({ type: z.literal("backfill-missed"), asOf: instant }),
    announced: ({ asOf }) => ({ asOf }),
  },
  "review-invited": {
    data: z.object({ type: z.literal("review-invited"), invitation: shapes.invitation }),
    announced: ({ invitation }) => ({ sentAt: invitation.sentAt, beginsAt: invitation.beginsAt }),
    webhook: "review.sitting-convened",
  },
  "invitation-received": {
    data: z.object({ type: z.literal("invitation-received"), evidence: shapes.invitationEvidence }),
    announced: ({ evidence }) => ({
      at: "opening" in evidence ? evidence.opening.at : evidence.answer.at,
    }),
  },
  "invitation-reminded": {
    data: z.object({ type: z.literal("invitation-reminded"), at: instant }),
    announced: ({ at }) => ({ at }),
  },
  "referral-answered": {
    data: z.object({
      type: z.literal("referral-answered"),
      answer: z.enum(["accepts", "disputes"]),
      reasons: text.nullable(),
      names: text.optional(),
      at: instant,
    }),
    announced: ({ answer, names, at }) => ({ answer, ...(names !== undefined && { names }), at }),
    mail: "progress",
  },
  "referral-decided": {
    data: z.object({
      type: z.literal("referral-decided"),
      result: z.enum(NAMED),
      department: text.optional(),
      reasons: text,
      at: instant,
      closing: z.object({ overdue: z.boolean(), judgedBy: excerpt.nullable() }).optional(),
    }),
    announced: ({ result, department, at }) => ({
      result,
      ...(department !== undefined && { department }),
      at,
    }),
    webhook: "review.department-named",
    mail: "progress",
  },
  "jurisdiction-opened": {
    data: z.object({
      type: z.literal("jurisdiction-opened"),
      because: z.enum(CIRCLES),
      parties: z.array(text),
      decides: z.enum(["lead", "supervisor"]),
      at: instant,
    }),
    announced: ({ because, parties, decides, at }) => ({ because, parties, decides, at }),
    webhook: "review.jurisdiction-opened",
    mail: "progress",
  },
  ...VISITS_OF_REVIEWS,
  ...GREEN_OF_REVIEWS,
  ...HIGHER_EVENTS,
  "position-taken": {
    data: z.object({ type: z.literal("position-taken"), position: shapes.position }),
    announced: ({ position }) => ({ position: position.kind }),
  },
  ...REVOCATION_EVENTS,
  "licence-handed-out": {
    data: z.object({ type: z.literal("licence-handed-out"), licence: shapes.licence }),
    announced: ({ licence }) => ({ number: licence.number, how: licence.handedOut.how, at: licence.at }),
    follows: counts,
    webhook: "review.licence-handed-out",
    mail: "progress",
  },
  "delivery-overdue": {
    data: z.object({ type: z.literal("delivery-overdue"), to: shapes.ladderStep, asOf: instant }),
    announced: ({ to, asOf }) => ({ to, asOf }),
    follows: counts,
    webhook: "review.delivery-overdue",
  },
  "promise-checked": {
    data: z.object({ type: z.literal("promise-checked"), check: shapes.promiseCheck }),
    announced: ({ check: { material, result, effect, at } }) => ({ material, result, effect, at }),
    follows: ({ check: { material, effect, at } }) =>
      effect === "withdrawn" ? [{ does: "bar", promises: [material], asOf: at }] : [],
    webhook: "review.promise-checked",
    notices: promiseChecked,
    mail: "progress",
  },
  "late-opinion-kept": {
    data: z.object({ type: z.literal("late-opinion-kept"), attempt: shapes.attempt }),
    announced: ({ attempt }) => ({ kind: attempt.opinion.kind, receivedAt: attempt.receivedAt }),
  },
  "timely-opinion-kept": {
    data: z.object({ type: z.literal("timely-opinion-kept"), attempt: shapes.attempt }),
    announced: ({ attempt }) => ({ kind: attempt.opinion.kind, receivedAt: attempt.receivedAt }),
    notices: groundForRevocation,
  },
  "rival-opinion-kept": {
    data: z.object({ type: z.literal("rival-opinion-kept"), attempt: shapes.attempt }),
    announced: ({ attempt }) => ({ kind: attempt.opinion.kind, receivedAt: attempt.receivedAt }),
  },
  "attempt-refused": {
    data: z.object({ type: z.literal("attempt-refused"), attempt: shapes.refusedAttempt }),
    announced: ({ attempt }) => ({ command: attempt.command, code: attempt.code }),
    // Where it is a breach of its own.
    follows: ({ attempt }) => (ruleOfAttempt(attempt) ? counts() : []),
  },
} as const satisfies { [E in ReviewEvent as E["type"]]: EventRow<E, ReviewView> };
