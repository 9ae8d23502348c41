/** What is answered about notices. */
import * as z from "zod";
import { applicationId, noticeId, reviewId } from "../base/identifiers.ts";
import { instant, materialName } from "../base/answers.ts";

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

export const NoticesAnswer = z.strictObject({
  applicationId,
  notices: z.array(z.strictObject(noticeSummary)),
});

export const ReviewNoticesAnswer = z.strictObject({
  reviewId,
  notices: z.array(z.strictObject(noticeSummary)),
});

export const NoticeAnswer = z.strictObject({
  ...noticeSummary,
  notice: z.looseObject({ noticeId, body: z.looseObject({ kind: z.string() }) }),
  void: voided,
});

export const VerificationAnswer = z.strictObject({
  genuine: z.literal(true),
  number: z.string(),
  kind: z.string(),
  issuedAt: instant,
  digest: z.string(),
  void: voided,
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
