/** The routes by which a consent by silence is taken back (撤销): it is announced, withdrawn again, or decided, once the applicant was heard. */
import * as z from "zod";
import { REVOCATION_GROUNDS } from "../../domain/review/review.ts";
import type { ProblemCode } from "../base/problems.ts";
import { contract } from "../base/contract.ts";
import { instant, text } from "../base/primitives.ts";
import { ReviewAnswer } from "./answers.ts";

const REVOCABLE = [
  "not-your-review",
  "unknown-review",
  "not-deemed",
  "already-revoked",
] as const satisfies readonly ProblemCode[];

const announcedAt = instant.meta({
  description:
    "which announcement is meant, as the review says it: one that comes late decides on no later one",
});

export const announceRevocation = contract({
  name: "announceRevocation",
  noun: "review",
  method: "POST",
  path: "/v1/reviews/{reviewId}/revocation-announcement",
  access: ["department", "supervisor"],
  rights: ["read", "write"],
  summary:
    "The organ of the matter, or its superior, tells the applicant that a consent by silence is to be revoked, on which ground and by what facts (撤销前告知): they may state their side within five working days",
  body: z.strictObject({
    ground: z.enum(REVOCATION_GROUNDS).meta({ description: "on which ground of 行政许可法 art. 69" }),
    facts: text(1000).meta({ description: "what has been found, and what shows it" }),
    article: text(200),
  }),
  answer: { status: 200, schema: ReviewAnswer },
  conditional: true,
  problems: [...REVOCABLE, "announced-already", "announced-too-often"],
  example: {
    body: {
      ground: "conditions-not-met",
      facts: "测绘成果显示，项目位于生态保护红线内，不适用超时默许。",
      article: "《行政许可法》第六十九条第一款第四项",
    },
  },
});

export const withdrawRevocation = contract({
  name: "withdrawRevocation",
  noun: "review",
  method: "PUT",
  path: "/v1/reviews/{reviewId}/revocation-announcement/withdrawal",
  access: ["department", "supervisor"],
  rights: ["read", "write"],
  summary:
    "Who has announced a revocation, or the organ above, withdraws it with a reason: the consent stands, and everybody who was told learns so",
  body: z.strictObject({ announcedAt, reasons: text(500) }),
  answer: { status: 200, schema: ReviewAnswer },
  conditional: true,
  problems: [...REVOCABLE, "not-announced", "announced-by-superior"],
  example: {
    body: {
      announcedAt: "2026-03-09T10:00:00.000+08:00",
      reasons: "经核对申请人提交的材料，项目不在生态保护红线内。",
    },
  },
});

export const revokeDeemedConsent = contract({
  name: "revokeDeemedConsent",
  noun: "review",
  method: "POST",
  path: "/v1/reviews/{reviewId}/revocation",
  access: ["department", "supervisor"],
  rights: ["read", "write"],
  summary:
    "The organ of the matter, or its superior, revokes a consent by silence on the ground that was announced (撤销), once the applicant has stated their side or the five working days for it are over",
  body: z.strictObject({
    announcedAt,
    gravePublicHarm: z.boolean().default(false).meta({
      description:
        "whether taking it back might gravely harm the public: then it is not taken back (art. 69(3))",
    }),
    reasons: text(1000).meta({ description: "why so, having heard the applicant" }),
  }),
  answer: { status: 200, schema: ReviewAnswer },
  conditional: true,
  problems: [
    ...REVOCABLE,
    "not-announced",
    "announced-by-superior",
    "hearing-runs",
    "grave-public-harm",
    "approval-awaited",
    "asked-too-often",
  ],
  example: {
    body: {
      announcedAt: "2026-03-09T10:00:00.000+08:00",
      reasons: "申请人的陈述已经复核：项目位于生态保护红线内的事实成立。",
    },
  },
});
