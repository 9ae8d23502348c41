/** What a review keeps: how it was served, what stops it, what its department said, what its silence did. */
import * as z from "zod";
import { attachments } from "./attachments.ts";
import { RANKS } from "../../../domain/base/actor.ts";
import type { Delivery } from "../../../domain/review/licence.ts";
import type { Announced } from "../../../domain/review/announcement.ts";
import type { Approver } from "../../../domain/review/approver.ts";
import type { HandedOver } from "../../../domain/review/handOver.ts";
import { LADDER } from "../../../domain/review/ladder.ts";
import type { NamedOrder } from "../../../domain/review/order.ts";
import { BOUNDS } from "../../../domain/catalogue/controlFigure.ts";
import {
  HANDLER_POSTS,
  type ConsentCondition,
  type Handler,
  type Opinion,
} from "../../../domain/review/opinion.ts";
import type { Outcome } from "../../../domain/review/outcome.ts";
import {
  AGAIN_WHY,
  REVOCATION_GROUNDS,
  type Attempt,
  type BreachRule,
  type CancelCause,
  type Correction,
  type Extension,
  type LimitBreach,
  type OwnFacts,
  type Position,
  type RefusedAttempt,
  type ReviewRefusal,
  type Revocation,
} from "../../../domain/review/review.ts";
import type { InvitationEvidence } from "../../../domain/review/invitation.ts";
import type { EndpointAnswer, Opening, Signature } from "../../../domain/review/receipt.ts";
import type { CheckDue, PromiseCheck } from "../../../domain/review/promiseCheck.ts";
import type { CorrectionNote, ProjectNote } from "../../../domain/review/projectChange.ts";
import type { Served, ServiceEvidence } from "../../../domain/review/service.ts";
import {
  SPECIAL_PROCEDURES,
  type SpecialProcedure,
  type Stop,
  type Supplement,
  type SupplementService,
} from "../../../domain/review/stop.ts";
import { actor } from "./actor.ts";
import { day, instant, shape, text } from "./base.ts";
import { clock, due, ranSince, suspension } from "./calendar.ts";
import { basis, flagRaised, matter, reached } from "./catalogue.ts";

export const handedOver = shape<HandedOver>()(
  z.object({ handOverId: text, from: text, to: text, at: instant }),
);

export const handler = shape<Handler>()(z.object({ name: text, post: z.enum(HANDLER_POSTS) }));

export const approver = shape<Approver>()(
  z.object({ name: text, rank: z.enum(RANKS), said: text.optional() }),
);

const figure = {
  about: text.optional(),
  value: z.number().optional(),
  bound: z.enum(BOUNDS).optional(),
};

const condition = shape<ConsentCondition>()(
  z.union([
    z.object({ ...figure, text, basis: z.literal("law"), article: text }),
    z.object({
      ...figure,
      text,
      basis: z.enum(["general-act", "discretionary"]),
      article: text.optional(),
    }),
  ]),
);

const signed = {
  handler: handler.optional(),
  documentNumber: text.optional(),
  attachments: attachments.optional(),
};

export const opinion = shape<Opinion>()(
  z.discriminatedUnion("kind", [
    z.object({ ...signed, kind: z.literal("consent") }),
    z.object({ ...signed, kind: z.literal("consent-with-conditions"), conditions: z.array(condition) }),
    z.object({
      ...signed,
      kind: z.literal("objection"),
      reasons: text,
      article: text,
      facts: text,
      curableBy: text,
      signedBy: text,
    }),
    z.object({ ...signed, kind: z.literal("not-applicable"), reasons: text, referTo: text.optional() }),
  ]),
);

export const attempt = shape<Attempt>()(z.object({ opinion, receivedAt: instant }));

export const ownFacts = shape<OwnFacts>()(
  z.object({
    reviewId: text,
    matter,
    department: reached,
    handedOn: z
      .object({
        from: text,
        by: text.optional(),
        named: z.enum(["lead", "supervisor"]).optional(),
        ranSince: ranSince.optional(),
      })
      .optional(),
    follows: z.object({ reviewId: text, why: z.enum(AGAIN_WHY) }).optional(),
    added: z.literal(true).optional(),
  }),
);

export const served = shape<Served>()(
  z.object({
    servedAt: instant,
    recordedAt: instant,
    clock,
    visitStop: suspension.exactOptional(),
    due,
    calendarVersion: text,
    told: day.exactOptional(),
    statutoryDueAt: instant.nullable(),
    statutoryTold: day.exactOptional(),
  }),
);

export const serviceEvidence = shape<ServiceEvidence>()(
  z.object({ by: z.enum(["dispatch", "first-day", "signature", "opening", "answer"]) }),
);

export const signature = shape<Signature>()(z.object({ by: actor, at: instant }));

export const opening = shape<Opening>()(z.object({ at: instant, how: z.enum(["read", "act"]) }));

export const endpointAnswer = shape<EndpointAnswer>()(
  z.object({ webhookId: text, status: z.int(), at: instant }),
);

export const outcome = shape<Outcome>()(
  z.enum([
    "consented",
    "consented-with-conditions",
    "objected",
    "not-applicable",
    "referred",
    "deemed-consent",
    "deemed-refusal",
    "no-response",
    "replaced",
    "cancelled",
  ]),
);

export const cancelCause = shape<CancelCause>()(
  z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("withdrawal") }),
    z.object({ kind: z.literal("prerequisite"), reviewId: text, outcome }),
    z.object({ kind: z.literal("project-change"), change: z.int().min(1) }),
  ]),
);

export const supplementService = shape<SupplementService>()(
  z.object({ at: instant, by: z.enum(["opening", "first-day"]) }),
);

export const supplement = shape<Supplement>()(
  z.object({
    items: z.array(z.object({ material: text, defect: text.nullable(), basis: basis.nullable() })),
    reasons: text,
    handler: handler.nullable(),
    requestedAt: instant,
    servedAtLatest: instant,
    service: supplementService.nullable(),
    lapsesAt: instant,
    supplied: z.array(z.object({ material: text, at: instant })),
    withdrawnAt: instant.optional(),
  }),
);

export const procedureKind = z.enum(SPECIAL_PROCEDURES);

export const procedure = shape<SpecialProcedure>()(
  z.object({
    kind: procedureKind,
    basis: text,
    reasons: text,
    plannedEnd: day,
    approver,
    handler: handler.nullable(),
    startedAt: instant,
    endsAt: instant,
    endedAt: instant.nullable(),
  }),
);

export const stop = shape<Stop>()(
  z.object({ why: z.enum(["supplement", "higher-authority", ...SPECIAL_PROCEDURES]), endsAt: instant }),
);

export const extension = shape<Extension>()(
  z.object({ days: z.int().min(1), reasons: text, approver, at: instant }),
);

export const position = shape<Position>()(
  z.object({ kind: z.enum(["withdraws", "maintains"]), reasons: text, at: instant }),
);

export const invitation = z.object({ sentAt: instant, beginsAt: instant });

export const invitationEvidence = shape<InvitationEvidence>()(
  z.union([z.object({ opening }), z.object({ answer: endpointAnswer })]),
);

export const revokingOrgan = z.enum(["department", "government"]);

export const announced = shape<Omit<Announced, "statement" | "withdrawn">>()(
  z.object({
    ground: z.enum(REVOCATION_GROUNDS),
    facts: text,
    article: text,
    organ: revokingOrgan,
    at: instant,
    told: day,
  }),
);

/** One that was written before a hearing was announced says on which day it was. */
export const revocationAsked = shape<Omit<Revocation, "at">>()(
  z.object({
    ground: z.enum(REVOCATION_GROUNDS).optional(),
    reasons: text,
    article: text,
    decidedBy: revokingOrgan,
    heard: z.object({ announcedAt: instant, facts: text, statedAt: instant.nullable() }).optional(),
    heardOn: day.optional(),
  }),
);

export const revocation = shape<Revocation>()(revocationAsked.extend({ at: instant }));

export const licence = shape<NonNullable<Delivery["licence"]>>()(
  z.object({
    number: text,
    validUntil: day.nullable(),
    handedOut: z.discriminatedUnion("how", [
      z.object({ how: z.literal("online") }),
      z.object({ how: z.literal("window"), to: z.enum(["applicant", "authorised"]) }),
    ]),
    attachments: attachments.optional(),
    at: instant,
  }),
);

const checked = {
  material: text.nullable(),
  found: text,
  effect: z.enum(["stands", "put-right", "withdrawn"]),
  putRight: z.object({ dueAt: instant, dueDate: day }).nullable(),
  at: instant,
};

export const promiseCheck = shape<PromiseCheck>()(
  z.union([
    z.object({ ...checked, result: z.literal("held"), article: z.null() }),
    z.object({ ...checked, result: z.literal("not-held"), article: text }),
  ]),
);

/** Absent in histories from before it was kept, and where no check becomes due. */
export const checksDue = z
  .array(shape<CheckDue>()(z.object({ material: text.nullable(), dueAt: instant, dueDate: day })))
  .optional();

const breachRule = shape<BreachRule>()(
  z.enum([
    "promised-limit",
    "statutory-limit",
    "supplement-out-of-window",
    "supplement-twice",
    "extension-too-late",
  ]),
);

/** Every refusal of the rules: one that is not listed does not compile. */
const refusalCode = shape<ReviewRefusal["code"]>()(
  z.enum([
    "not-of-higher-authority",
    "send-on-first",
    "sent-on",
    "not-sent-on",
    "higher-answered",
    "higher-date",
    "late",
    "case-over",
    "already-decided",
    "cancelled",
    "project-changed",
    "not-running",
    "past-due",
    "referral-window-closed",
    "handed-on-already",
    "not-handed-on",
    "referral-answered",
    "department-named",
    "referral-accepted-by-silence",
    "not-referable",
    "supplement-used",
    "supplement-window-closed",
    "material-held",
    "material-without-basis",
    "knowable-at-intake",
    "no-supplement-request",
    "special-procedure-used",
    "no-special-procedure",
    "approver-rank",
    "own-request",
    "nothing-awaits",
    "several-await",
    "approval-awaited",
    "asked-too-often",
    "planned-end",
    "extension-used",
    "too-many-days",
    "extension-moves-nothing",
    "handler-named-too-often",
    "not-deemed",
    "already-revoked",
    "announced-already",
    "announced-too-often",
    "not-announced",
    "announced-by-superior",
    "hearing-runs",
    "grave-public-harm",
    "no-promise-to-check",
    "promise-checked",
    "put-right-running",
    "no-such-card",
    "no-such-order",
    "order-rank",
    "by-name",
    "order-answered",
    "card-corrected",
    "licence-not-granted",
    "licence-handed-out",
    "licence-expired",
    "no-joint-review",
    "nothing-contested",
    "position-taken-too-often",
  ]),
);

export const limitBreach = shape<LimitBreach>()(
  z.object({ rule: z.enum(["promised-limit", "statutory-limit"]), at: instant }),
);

const corrected = { rule: breachRule, at: instant, correctedAt: instant };

export const correction = shape<Correction>()(
  z.union([
    z.object({ ...corrected, by: actor, reasons: text }),
    z.object({ ...corrected, by: z.null(), reasons: z.null() }),
  ]),
);

export const refusedAttempt = shape<RefusedAttempt>()(
  z.object({ command: text, code: refusalCode, at: instant, said: text.optional() }),
);

const noted = {
  at: instant,
  flags: z.array(flagRaised),
  restated: z.array(text),
  participants: z.array(text),
  waitsFor: z.array(text),
  tolerates: z.array(text).optional(),
};

export const projectNote = shape<ProjectNote>()(z.object({ change: z.int().min(1), ...noted }));
export const correctionNote = shape<CorrectionNote>()(z.object(noted));

export const ladderStep = z.enum(LADDER);

export const namedOrder = shape<NamedOrder>()(z.object({ to: ladderStep, at: instant }));
