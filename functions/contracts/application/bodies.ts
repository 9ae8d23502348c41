/** What applicants and leads send about applications. */
import * as z from "zod";
import { attached } from "../base/attached.ts";
import type { ReferralDecision } from "../../domain/application/jurisdiction.ts";
import type { Attaching } from "../../domain/base/attachment.ts";
import { ContactBody } from "./contact.ts";
import { fileId, reviewId } from "../base/identifiers.ts";
import { fault } from "../base/faults.ts";
import {
  creditCode,
  departmentId,
  httpsAddress,
  localDate,
  timeOfDay,
  materialCode,
  matterCode,
  projectCode,
  projectTypeCode,
  figureCode,
  text,
} from "../base/primitives.ts";
import type { LeadAnswer } from "../../domain/application/conclusion.ts";
import type { ProjectChange } from "../../domain/application/changeRequest.ts";
import type { FlagRequest } from "../../domain/application/caseActs.ts";
import type { Present } from "../../domain/application/attendance.ts";
import type { ClerkAnswer } from "../../domain/application/window.ts";
import type { ConclusionRequest, Invitation } from "../../domain/application/jointReview.ts";
import type { PresiderRequest } from "../../domain/application/presiding.ts";
import { MOST_FILES, type FileRequest, type Requested } from "../../domain/application/material.ts";
import { MOST_PROMISED } from "../../domain/application/promises.ts";
import type { Submission } from "../../domain/application/submission.ts";
import { BOUNDS } from "../../domain/catalogue/controlFigure.ts";
import { NEGATIVE_LIST } from "../../domain/catalogue/flags.ts";
import { MOST_MATTERS } from "../../domain/catalogue/region.ts";

const MOST_ATTRIBUTES = 200;

// A record is one item of at most 400 KB: what people write has lengths that keep the largest one below it.
const link = {
  name: text(40),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, fault("sha256")),
  uri: httpsAddress(150),
};

const upload = {
  fileId: fileId.meta({ description: "a file that was announced, put and completed" }),
  name: text(40)
    .optional()
    .meta({ description: "what it is called in the case; its own name where left out" }),
};

/** One file: several of one code are that material, in their order. */
export const MaterialBody = z
  .union([
    z.strictObject({ code: materialCode, ...link }).meta({ id: "MaterialLink" }),
    z.strictObject({ code: materialCode, ...upload }).meta({ id: "MaterialUpload" }),
  ])
  .meta({ id: "MaterialFile" }) satisfies z.ZodType<FileRequest>;

const file = z.union([
  z.strictObject(link).meta({ id: "LinkedFile" }),
  z.strictObject(upload).meta({ id: "UploadedFile" }),
]);

/** The body of `PUT …/materials/{code}`: the code stands in the path. */
export const HandInBody = z.union([
  ...file.options,
  z
    .strictObject({
      files: z
        .array(file)
        .min(1)
        .max(MOST_FILES.material)
        .meta({ description: "all that the material is made of, in this order" }),
    })
    .meta({ id: "SeveralFiles" }),
]);

/** Whatever is no value of a fact at all is the empty text, which none may be: the region says what it may be instead. */
const isValue = (given: unknown): boolean =>
  typeof given === "boolean" || typeof given === "string" || Number.isFinite(given);

const value = z.preprocess(
  (given) => (isValue(given) ? given : ""),
  z.union([z.boolean(), z.number(), z.string()]),
);

/**
 * What is stated of a project, as it was written: nothing is trimmed, rounded or read otherwise. The region says which
 * facts there are, and no region has this many.
 */
export const attributes = z
  .record(z.string().regex(/^[a-z][a-zA-Z0-9]{0,63}$/, fault("attribute-name")), value)
  .refine((stated) => Object.keys(stated).length <= MOST_ATTRIBUTES, fault("too-many-attributes"))
  .meta({ id: "ProjectAttributes" });

export const SubmissionBody = z.strictObject({
  project: z.strictObject({
    name: text(200),
    code: projectCode,
    type: projectTypeCode,
    attributes,
    flags: z.array(z.enum(NEGATIVE_LIST)).max(NEGATIVE_LIST.length).default([]),
  }),
  applicant: z.strictObject({
    name: text(200),
    creditCode,
    contact: ContactBody,
  }),
  materials: z.array(MaterialBody).max(MOST_FILES.application),
  claims: z
    .array(
      z.discriminatedUnion("by", [
        z.strictObject({ matter: matterCode, by: z.literal("area-assessment"), reference: text(40) }),
        z.strictObject({
          matter: matterCode,
          by: z.literal("promise"),
          signedBy: text(40),
          text: text(1000)
            .exactOptional()
            .meta({ description: "the words of the promise, as the catalogue has them (matters[].promise)" }),
        }),
      ]),
    )
    .max(40)
    .default([]),
  promises: z
    .array(z.strictObject({ material: materialCode, text: text(1000), signedBy: text(40) }))
    .min(1)
    .max(MOST_PROMISED)
    .exactOptional()
    .meta({
      description:
        "material that is to follow (容缺): each with the words of the promise as the catalogue has them (mayFollow), and who signs for the applicant",
    }),
}) satisfies z.ZodType<Requested<Submission>>;

export const WithdrawalBody = z.strictObject({ reason: text(1000) });

export const ProjectChangeBody = z.strictObject({
  description: text(800),
  attributes: attributes.default({}).meta({
    id: "ChangedAttributes",
    description: "the facts that are otherwise now; whatever is not among them stays as it was stated",
  }),
  materials: z
    .array(MaterialBody)
    .max(MOST_FILES.application)
    .default([])
    .meta({ description: "new files, in place of those of the same kind" }),
}) satisfies z.ZodType<Requested<ProjectChange>>;

const notAccepted = { decision: z.literal("not-accepted"), reasons: text(2000), article: text(200) };

/** The answer of the window's clerk (受理窗口). */
export const ClerkAnswerBody = z.discriminatedUnion("decision", [
  z.strictObject({ decision: z.literal("accept") }),
  z.strictObject({
    decision: z.literal("request-materials"),
    defects: z
      .array(z.strictObject({ material: materialCode, defect: text(120) }))
      .min(1)
      .max(32),
  }),
  z.discriminatedUnion("ground", [
    z.strictObject({
      ground: z.literal("not-required").meta({ description: "the law asks for no licence" }),
      ...notAccepted,
    }),
    z.strictObject({
      ground: z.literal("wrong-authority").meta({ description: "it is another organ's" }),
      ...notAccepted,
      referral: text(200).meta({ description: "that organ" }),
    }),
  ]),
]) satisfies z.ZodType<ClerkAnswer>;

export const InvitationBody = z.strictObject({
  heldOn: localDate.meta({ description: "a working day" }),
  time: timeOfDay,
  place: text(100),
  agenda: text(500),
  invited: z
    .array(departmentId)
    .max(MOST_MATTERS + 1)
    .default([]),
}) satisfies z.ZodType<Invitation>;

export const PresiderBody = z.strictObject({
  department: departmentId,
  name: text(30),
  post: text(30),
  reasons: text(300),
}) satisfies z.ZodType<PresiderRequest>;

export const ReferralDecisionBody = z.strictObject({
  reviewId,
  department: departmentId.meta({
    description:
      "whose it is: where that is another one than has it, or a sitting is open, by another review in the place of this one",
  }),
  reasons: text(1000),
}) satisfies z.ZodType<ReferralDecision>;

/** Who spoke for a department that was there, by which authority, and what they said. */
const speaker = z.strictObject({
  department: departmentId,
  name: text(30),
  post: text(30),
  mandate: z
    .discriminatedUnion("by", [
      z.strictObject({ by: z.literal("office"), rank: z.enum(["head", "deputy-head"]) }),
      z.strictObject({
        by: z.literal("authorisation"),
        document: text(60).meta({ description: "the written authorisation (授权委托书), by its number" }),
      }),
    ])
    .meta({ description: "who speaks for a department heads it, or names the document that lets them" }),
  said: text(100),
}) satisfies z.ZodType<Present>;

/** What a decision rests on and settles, whoever makes it. */
const settlement = {
  article: text(200).nullable().default(null),
  answers: z
    .array(z.strictObject({ reviewId, reasons: text(150) }))
    .max(MOST_MATTERS)
    .default([])
    .meta({ description: "reasons to each objector who is overridden" }),
  resolutions: z
    .array(
      z.strictObject({
        about: figureCode,
        value: z.number(),
        bound: z.enum(BOUNDS).default("exactly"),
        text: text(150),
      }),
    )
    .max(12)
    .default([])
    .meta({ description: "what holds in place of conditions that clash" }),
  attachments: attached.optional(),
};

export const ConclusionBody = z.strictObject({
  minutes: text(2000),
  result: z.enum(["grant", "refuse"]),
  reasons: text(1000),
  ...settlement,
  present: z
    .array(speaker)
    .max(MOST_MATTERS + 2)
    .refine(
      (present) => new Set(present.map(({ department }) => department)).size === present.length,
      fault("department-twice"),
    )
    .default([])
    .meta({ description: "who was there, whoever presided among them" }),
}) satisfies z.ZodType<Attaching<ConclusionRequest>>;

export const DecisionBody = z.strictObject({
  result: z
    .enum(["grant", "refuse", "nothing-to-grant"])
    .meta({ description: "over opinions; a licence is decided by its own organ" }),
  reasons: text(1000),
  ...settlement,
}) satisfies z.ZodType<Attaching<LeadAnswer>>;

/** A flag of the negative list, as window, lead or a department of the case raises it. */
export const FlagBody = z.strictObject({
  flag: z.enum(NEGATIVE_LIST),
  basis: text(150),
  reason: text(300),
}) satisfies z.ZodType<FlagRequest>;

/** One that the applicant adds by itself. */
export const FlagAddingBody = z.strictObject({ flag: z.enum(NEGATIVE_LIST), reason: text(300) });

export const FlagLiftingBody = z.strictObject({ flag: z.enum(NEGATIVE_LIST), reason: text(300) });

const MOST_CONFIRMED = 40;

export const ConfirmationBody = z.strictObject({
  attributes: z
    .array(z.string().regex(/^[a-z][a-zA-Z0-9]{0,63}$/, fault("attribute-name")))
    .min(1)
    .max(MOST_CONFIRMED),
  basis: text(150),
});
