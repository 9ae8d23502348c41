/** What is answered about notices. */
import * as z from "zod";
import { applicationId, noticeId, reviewId } from "../base/identifiers.ts";
import { PARTS } from "../../domain/notices/told.ts";
import { date, deadline, instant, materialName, named } from "../base/answers.ts";
import { pageEnd } from "../base/lists.ts";

const noticeSummary = {
  noticeId,
  number: z.string(),
  kind: z.string(),
  reviewId: reviewId.nullable(),
  matter: materialName.nullable(),
  at: instant,
  issuedAt: instant,
  code: z.string().meta({ description: "proves that the notice was issued and says what it said" }),
};
const voided = z
  .strictObject({
    why: z.enum(["revoked", "taken-back", "request-withdrawn"]).meta({
      description:
        "taken-back: the silence had been recorded too early, an opinion had come in time; request-withdrawn: a department has taken its part of the list back, and the rest of it holds",
    }),
    at: instant,
    reasons: z.string().nullable(),
  })
  .nullable();

/** What has become of a document since. */
const standing = {
  void: voided,
  superseded: z
    .strictObject({
      in: z
        .enum(["whole", "part"])
        .meta({ description: "part: only dates, or what a changed project changes" }),
      number: z.string().meta({ description: "of the document that took its place" }),
      kind: z.string(),
      at: instant,
    })
    .nullable(),
  underReview: z
    .strictObject({
      why: z.enum(["revocation-announced", "consent-revoked"]).meta({
        description:
          "revocation-announced: its applicant is heard, or it waits to be decided; consent-revoked: a consent by silence that the decision rested on was revoked afterwards",
      }),
      since: instant,
    })
    .nullable(),
};

export const NoticesAnswer = z.strictObject({
  applicationId,
  notices: z.array(z.strictObject(noticeSummary)),
});

const message = z
  .strictObject({
    messageId: z.string(),
    at: instant.meta({ description: "when it was told: of a document, when it was issued" }),
    text: z.string().meta({ description: "in one sentence, in the language that is asked for" }),
    todo: z
      .strictObject({
        text: z.string(),
        materials: z.array(materialName),
        until: deadline,
        overdue: z.boolean(),
      })
      .nullable()
      .meta({
        description:
          "what is still owed of what it asks for; each thing stands with the newest message that asks for it",
      }),
    reviewId: reviewId.nullable(),
    part: z.enum(PARTS).meta({ description: "of the case's page, to which it belongs" }),
    notices: z
      .array(z.strictObject({ noticeId, number: z.string(), kind: z.string() }))
      .meta({ description: "the documents that tell it, if any do; the first says the most" }),
  })
  .meta({ id: "Message" });

export const MessagesAnswer = z.strictObject({
  applicationId,
  messages: z.array(message),
  nextCursor: z.string().nullable(),
});

export const ReviewNoticesAnswer = z.strictObject({
  reviewId,
  notices: z.array(z.strictObject(noticeSummary)),
});

const isAltered = z.literal("altered").meta({ description: "what is on record is not what was issued" });

export const NoticeAnswer = z.discriminatedUnion("integrity", [
  z
    .strictObject({
      integrity: z.literal("intact"),
      ...noticeSummary,
      notice: z.looseObject({ noticeId, body: z.looseObject({ kind: z.string() }) }),
      ...standing,
    })
    .meta({ id: "Document" }),
  z
    .strictObject({ integrity: isAltered, noticeId, number: z.string() })
    .meta({ id: "DocumentThatWasAltered" }),
]);

/** What a reader compares with the paper. */
const intact = z.strictObject({
  integrity: z.literal("intact"),
  number: z.string(),
  kind: z.string(),
  result: z.string().nullable(),
  project: z.strictObject({ name: z.string(), code: z.string() }),
  applicant: z.strictObject({ name: z.string().meta({ description: "masked" }) }),
  matter: materialName.nullable(),
  issuedBy: z.strictObject({ id: z.string(), ...named }),
  at: instant.meta({ description: "as of when it takes effect" }),
  issuedAt: instant,
  digest: z.string(),
  signature: z.string().meta({
    description:
      "a detached JWS (RFC 7515) over the canonical form (RFC 8785) of the document, by one of the keys of /v1/keys",
  }),
  signedBy: z
    .strictObject({ kid: z.string(), alg: z.string() })
    .meta({ description: "which of these keys the signature holds by, and its algorithm" }),
  ...standing,
});

const altered = z.strictObject({
  integrity: isAltered,
  number: z.string(),
});

export const VerificationAnswer = z.discriminatedUnion("integrity", [
  intact.meta({ id: "IntactDocument" }),
  altered.meta({ id: "AlteredDocument" }),
]);

/** Without anything of the applicant or the project. */
export const DecisionsAnswer = z.strictObject({
  decisions: z
    .array(
      z
        .strictObject({
          number: z.string().meta({ description: "of the decision's document (决定书文号)" }),
          decidedOn: date,
          result: z.enum(["granted", "granted-with-conditions"]),
          matter: materialName,
          organ: z.strictObject({ id: z.string(), ...named }),
          licence: z.strictObject({ number: z.string(), validUntil: date.nullable() }).nullable().meta({
            description: "null until it has been handed out; validUntil: null where it does not end",
          }),
          underReview: z.boolean().meta({
            description:
              "what it rests on was revoked afterwards; it is in force until its organ has decided. One that is revoked is not in the list any more",
          }),
        })
        .meta({ id: "PublishedDecision" }),
    )
    .meta({
      description:
        "of as many ended cases as `limit` says, twenty at most: a page may be empty, and others follow",
    }),
  ...pageEnd,
});

export const KeysAnswer = z
  .strictObject({
    keys: z.array(
      z.strictObject({
        kty: z.literal("EC"),
        crv: z.string(),
        x: z.string(),
        y: z.string(),
        kid: z.string().meta({ description: "its thumbprint (RFC 7638)" }),
        alg: z.string(),
        use: z.literal("sig"),
      }),
    ),
  })
  .meta({ id: "SigningKeys" });
