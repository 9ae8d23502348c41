/** What departments and supervisors send about reviews. */
import type { Attaching } from "../../domain/base/attachment.ts";
import type { Licence } from "../../domain/review/licence.ts";
import type { PromiseFinding } from "../../domain/review/promiseCheck.ts";
import type { ReferralAnswer } from "../../domain/review/referralAnswer.ts";
import * as z from "zod";
import { approvedCommand } from "./approvals.ts";
import { fault } from "../base/faults.ts";
import { attached } from "../base/attached.ts";
import { departmentId, figureCode, instant, localDate, materialCode, text } from "../base/primitives.ts";
import { BOUNDS, type Said } from "../../domain/catalogue/controlFigure.ts";
import { RANKS } from "../../domain/base/actor.ts";
import type { ExtensionRequest } from "../../domain/review/extension.ts";
import { LADDER } from "../../domain/review/ladder.ts";
import { saysCure } from "../../domain/review/cure.ts";
import type { OpinionRequest } from "../../domain/review/opinion.ts";
import type { SpecialProcedureStart } from "../../domain/review/specialProcedure.ts";
import { SPECIAL_PROCEDURES } from "../../domain/review/stop.ts";
import type { SupplementRequest } from "../../domain/review/supplement.ts";

const handler = z.strictObject({ name: text(100), post: z.enum(["A", "B"]) });
const signed = {
  handler: handler.optional(),
  documentNumber: text(100).optional(),
  attachments: attached.optional(),
};

/** Which control figure (控制指标) a condition is about, and what it wants of it, so that clashes can be told. */
const figure = {
  about: figureCode.optional(),
  value: z.number().optional(),
  bound: z.enum(BOUNDS).optional().meta({ description: "exactly, unless it is said" }),
};
/** A value of nothing, or a figure without a value, says nothing that could clash. */
const isWhole = ({ about, value, bound }: Said): boolean =>
  (about === undefined) === (value === undefined) && (bound === undefined || about !== undefined);

const condition = z.discriminatedUnion("basis", [
  z
    .strictObject({ basis: z.literal("law"), text: text(300), article: text(100), ...figure })
    .refine(isWhole, fault("figure-incomplete")),
  z
    .strictObject({
      ...figure,
      basis: z.enum(["general-act", "discretionary"]),
      text: text(300),
      article: text(100).optional(),
    })
    .refine(isWhole, fault("figure-incomplete")),
]);

/** The callback. Texts are bounded so that a review with every attempt it may keep stays one item. */
export const OpinionBody = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("consent"), ...signed }),
  z.strictObject({
    kind: z.literal("consent-with-conditions"),
    conditions: z.array(condition).min(1, fault("conditions-missing")).max(12),
    ...signed,
  }),
  z.strictObject({
    kind: z.literal("objection"),
    reasons: text(2000),
    article: text(300),
    facts: text(2000),
    curableBy: text(1000)
      .refine(saysCure, fault("cure-missing"))
      .meta({ description: "what change would make consent possible; or that it is incurable, and why" }),
    signedBy: text(100),
    ...signed,
  }),
  z.strictObject({
    kind: z.literal("not-applicable"),
    reasons: text(2000),
    referTo: departmentId.optional().meta({
      description:
        "the department that is competent (移送), within two working days of service and once for each matter: another review of it takes this one's place",
    }),
    ...signed,
  }),
]) satisfies z.ZodType<OpinionRequest>;

const approver = z
  .strictObject({ name: text(100), rank: z.enum(RANKS) })
  .optional()
  .meta({
    description:
      "who approves is who calls: left out by a caller who lacks the rank, the act waits for somebody who has it; where it is given, its rank must be the token's",
  });

export const SupplementRequestBody = z.strictObject({
  items: z
    .array(
      z.strictObject({
        material: materialCode,
        defect: text(200).nullable().default(null),
        basis: z
          .strictObject({ document: text(80), article: text(40) })
          .nullable()
          .default(null),
      }),
    )
    .min(1, fault("materials-missing"))
    .max(20)
    .refine(
      (items) => new Set(items.map(({ material }) => material)).size === items.length,
      fault("material-twice"),
    ),
  reasons: text(1000),
  handler: handler.nullable().default(null),
}) satisfies z.ZodType<SupplementRequest>;

export const SpecialProcedureBody = z.strictObject({
  kind: z.enum(SPECIAL_PROCEDURES),
  basis: text(120),
  reasons: text(500),
  plannedEnd: localDate.meta({
    description: "its last day: the clock runs again from 00:00 of the day after",
  }),
  approver,
  handler: handler.nullable().default(null),
}) satisfies z.ZodType<SpecialProcedureStart>;

export const ExtensionBody = z.strictObject({
  days: z.int().min(1),
  reasons: text(500),
  approver,
}) satisfies z.ZodType<ExtensionRequest>;

export const OrderBody = z.strictObject({
  to: z.enum(LADDER),
  issuedAt: instant.meta({ description: "which order is meant, as the review says it" }),
  answer: text(1000)
    .optional()
    .meta({ description: "left out by who signs for it and answers later; the applicant may read it" }),
});

/** Which act is meant: a request that comes again, late, is about none that was asked for since. */
export const ApprovalBody = z.strictObject({
  askedAt: instant.meta({ description: "when it was asked for, as the review says it (`awaited[].at`)" }),
  command: approvedCommand
    .optional()
    .meta({ description: "beside it, where several were asked for at one instant" }),
});

export const HandlerBody = handler;

export const PositionBody = z.strictObject({
  position: z.enum(["withdraws", "maintains"]),
  reasons: text(1000),
});

/** The licence stands first among the files; handed over at the window, the signed receipt (送达回证) goes with it. */
export const LicenceBody = z
  .strictObject({
    number: text(100).meta({ description: "the licence's own number (证号)" }),
    validUntil: localDate.nullable().meta({ description: "its last day; null where it does not end" }),
    handedOut: z.discriminatedUnion("how", [
      z.strictObject({ how: z.literal("online") }),
      z.strictObject({ how: z.literal("window"), to: z.enum(["applicant", "authorised"]) }),
    ]),
    attachments: attached,
  })
  .refine(({ handedOut, attachments }) => handedOut.how === "online" || attachments.length > 1, {
    error: fault("receipt-missing"),
    path: ["attachments"],
  }) satisfies z.ZodType<Attaching<Licence>>;

export const ReferralAnswerBody = z.discriminatedUnion("answer", [
  z.strictObject({ answer: z.literal("accepts") }),
  z.strictObject({
    answer: z.literal("disputes"),
    reasons: text(1000),
    names: departmentId.optional().meta({
      description:
        "whose it is; where that is whoever has handed it on, it goes round (踢皮球), and a sitting is opened",
    }),
  }),
]) satisfies z.ZodType<ReferralAnswer>;

const checked = {
  material: materialCode.nullable().default(null).meta({
    description: "whose promise was checked; null: the one that stands in for the review (告知承诺)",
  }),
  found: text(1000).meta({ description: "what was found; the applicant reads it" }),
};

export const PromiseCheckBody = z.discriminatedUnion("result", [
  z.strictObject({ ...checked, result: z.literal("held"), article: z.null().default(null) }),
  z.strictObject({ ...checked, result: z.literal("not-held"), article: text(200) }),
]) satisfies z.ZodType<PromiseFinding>;

/** What an objection must state; without any one of these it is `objection-without-grounds`. */
export const OBJECTION_GROUNDS = ["reasons", "article", "facts", "curableBy", "signedBy"] as const;
